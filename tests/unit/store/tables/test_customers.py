"""The conditions that filters share with their partial indexes."""

import pytest
from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.dialects import sqlite

from app.store.tables import (
    BLOCKED,
    CLOSED,
    HELD,
    LISTED,
    PERSON_KNOWN,
    PINNED,
    UNANSWERED,
    UNDEALT,
    UNREAD,
    conversations,
)
from app.store.work import Session

CONDITIONS = [BLOCKED, CLOSED, HELD, LISTED, PERSON_KNOWN, PINNED, UNANSWERED, UNDEALT, UNREAD]


@pytest.mark.parametrize("condition", CONDITIONS, ids=str)
def test_a_condition_has_an_index_and_no_parameter_that_would_keep_the_index_from_serving(
    condition: ColumnElement[bool],
) -> None:
    assert not condition.compile(dialect=sqlite.dialect()).params
    conditions = [index.dialect_options["sqlite"]["where"] for index in conversations.indexes]
    assert any(found is condition for found in conditions)


def test_what_is_closed_or_hidden_is_not_listed(session: Session) -> None:
    talk = {"oa_id": "1", "last_at": 5}
    for user, more in {
        "open": {},
        "closed": {"closed_at": 9},
        "hidden": {"blocked_at": 9},
        "both": {"closed_at": 8, "blocked_at": 9},
    }.items():
        session.execute(insert(conversations).values(user_id=user, **talk, **more))
    found = {
        name: set(session.execute(select(conversations.c.user_id).where(condition)).scalars())
        for name, condition in {"listed": LISTED, "closed": CLOSED, "hidden": BLOCKED}.items()
    }
    assert found == {"listed": {"open"}, "closed": {"closed"}, "hidden": {"hidden", "both"}}
