"""The session's other name."""

import sqlalchemy.orm

from app.store import work


def test_it_is_the_session_that_units_of_work_get() -> None:
    assert work.Session is sqlalchemy.orm.Session
