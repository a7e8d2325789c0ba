"""The name of the session is the session's."""

from sqlalchemy.orm import Session

from app.store import work


def test_it_is_sqlalchemys() -> None:
    assert work.Session is Session
