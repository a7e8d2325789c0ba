"""Tags as rows follow what Zalo says of a customer."""

from sqlalchemy import select

from app.domain.ids import ConversationId
from app.domain.messages import Customer
from app.store import connections, conversations, tags
from app.store.tables import conversation_tags
from app.store.work import Session
from tests.fakes.history import AN, BINH, OA, T0, TALK


def stored(session: Session) -> list[tuple[str, str]]:
    query = select(conversation_tags.c.user_id, conversation_tags.c.tag).order_by("user_id", "tag")
    return [(user, tag) for user, tag in session.execute(query)]


def test_the_rows_follow_the_customer(session: Session) -> None:
    conversations.save_customer(session, OA, Customer(AN, tags=("VIP", "Quận 3")), T0)
    conversations.save_customer(session, OA, Customer(BINH, tags=("VIP",)), T0)
    assert stored(session) == [(AN, "Quận 3"), (AN, "VIP"), (BINH, "VIP")]
    conversations.save_customer(session, OA, Customer(AN, tags=("Sỉ",)), T0)
    conversations.save_customer(session, OA, Customer(BINH), T0)
    assert stored(session) == [(AN, "Sỉ")]
    connections.erase(session, OA)
    assert stored(session) == []


def test_a_tag_said_twice_is_one(session: Session) -> None:
    tags.save(session, TALK, ("a", "b", "a"))
    tags.save(session, ConversationId(OA, BINH), ())
    assert stored(session) == [(AN, "a"), (AN, "b")]
