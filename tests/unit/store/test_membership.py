"""One parameter for any number of values."""

from sqlalchemy import select

from app.store.membership import one_of
from app.store.tables import messages, staff
from app.store.work import Session


def test_texts_and_numbers(session: Session) -> None:
    session.execute(staff.insert(), [{"id": name, "created_at": 2**60 + n} for n, name in enumerate(("an", "bình"))])
    by_name = select(staff.c.id).where(one_of(session, staff.c.id, {"bình", "x"}))
    assert session.execute(by_name).scalars().all() == ["bình"]
    by_time = select(staff.c.id).where(one_of(session, staff.c.created_at, [2**60]))
    assert session.execute(by_time).scalars().all() == ["an"]
    assert session.execute(select(staff.c.id).where(one_of(session, staff.c.id, []))).all() == []


def test_more_values_than_a_statement_may_have_parameters(session: Session) -> None:
    assert session.execute(select(messages.c.key).where(one_of(session, messages.c.key, range(300_000)))).all() == []
