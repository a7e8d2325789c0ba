"""Driver SQL: the same rows in and out as through SQLAlchemy, on both kinds of database."""

import pytest
from sqlalchemy import bindparam, select

from app.store.bulk import Bulk, Change, Query, listed
from app.store.tables import drafts
from app.store.work import Session

COLUMNS = ("oa_id", "user_id", "staff", "text", "saved_at")
INSERT = Bulk(lambda _: drafts.insert(), COLUMNS)
BY_TEXT = Query(
    lambda dialect: (
        select(drafts.c.user_id, drafts.c.saved_at)
        .where(drafts.c.staff == "owner", drafts.c.oa_id == bindparam("oa"), listed(dialect, drafts.c.text, "texts"))
        .order_by(drafts.c.user_id)
    )
)
BY_TIME = Query(lambda dialect: select(drafts.c.user_id).where(listed(dialect, drafts.c.saved_at, "times")))


def test_rows_go_in_and_come_out(session: Session) -> None:
    INSERT.run(session, [])
    INSERT.run(session, [("1", f"u{n}", "owner", f"'chữ' \"{n}\"", 2**60 + n) for n in range(3)])
    found = BY_TEXT.rows(session, oa="1", texts=["'chữ' \"0\"", "'chữ' \"2\"", "khác"])
    assert found == [("u0", 2**60), ("u2", 2**60 + 2)]
    assert BY_TEXT.rows(session, oa="2", texts=["'chữ' \"0\""]) == []
    assert BY_TEXT.rows(session, oa="1", texts=[]) == []
    assert BY_TIME.rows(session, times=[2**60 + 1]) == [("u1",)]


def test_rows_also_come_with_names_and_one_value_alone(session: Session) -> None:
    assert BY_TIME.first(session, times=[7]) is None
    assert BY_TEXT.named(session, oa="1", texts=["a"]) == []
    row = {"oa_id": "1", "user_id": "u", "staff": "owner", "text": "a", "saved_at": 7, "quote": None}
    Change(lambda _: drafts.insert().values({name: bindparam(name) for name in row})).run(session, row)
    assert BY_TIME.first(session, times=[7]) == "u"
    (found,) = BY_TEXT.named(session, oa="1", texts=["a"])
    assert (found.user_id, found.saved_at) == ("u", 7)


def test_columns_in_another_order_than_the_tables_are_a_bug(sqlite_engine: object, session: Session) -> None:
    if session.dialect.name == "postgresql":
        pytest.skip("names its parameters")
    with pytest.raises(ValueError, match="out of order"):
        Bulk(lambda _: drafts.insert(), COLUMNS[::-1]).run(session, [(1, "x", "owner", "u", "1")])
