"""What a person may see, as one condition."""

from sqlalchemy import select

from app.domain.ids import OWNER, StaffId
from app.store import conversations, messages
from app.store.tables import conversations as table
from app.store.visibility import visible_to
from app.store.work import Session
from tests.fakes.history import AN, BINH, OA, T0, TALK, said

LAN = StaffId("lan")


def seen(session: Session, by: StaffId) -> set[str]:
    query = select(table.c.user_id).where(visible_to(by, table.c.oa_id, table.c.user_id))
    return set(session.execute(query).scalars())


def test_the_connector_sees_all_and_others_what_they_hold(session: Session) -> None:
    messages.ingest(session, OA, [said(), said(user=BINH)], T0, live=True)
    assert seen(session, OWNER) == {AN, BINH}
    assert seen(session, LAN) == set()
    conversations.set_assignee(session, TALK, LAN)
    assert seen(session, LAN) == {AN}
    assert seen(session, StaffId("")) == set()
