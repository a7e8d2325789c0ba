"""Inserts that meet a row."""

from sqlalchemy import select

from app.store.tables import staff
from app.store.upsert import insert_ignore, upsert
from app.store.work import Session


def names(session: Session) -> dict[str, str]:
    return dict(session.execute(select(staff.c.id, staff.c.name).where(staff.c.id != "owner")).all())


def test_upsert_makes_a_row_or_changes_it(session: Session) -> None:
    upsert(session, staff, {"id": "an"}, {"name": "An"})
    upsert(session, staff, {"id": "an"}, {"name": "An Nguyễn"})
    assert names(session) == {"an": "An Nguyễn"}


def test_insert_ignore_leaves_what_is_there(session: Session) -> None:
    insert_ignore(session, staff, [{"id": "an", "name": "An"}])
    insert_ignore(session, staff, [{"id": "an", "name": "x"}, {"id": "binh", "name": "Bình"}])
    assert names(session) == {"an": "An", "binh": "Bình"}
