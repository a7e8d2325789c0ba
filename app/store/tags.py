"""Customers' tags as rows, for finding the conversations that have one."""

from collections.abc import Sequence

from app.domain.ids import ConversationId
from app.store.tables import conversation_tags
from app.store.upsert import insert_ignore
from app.store.work import Session


def save(session: Session, cid: ConversationId, tags: Sequence[str]) -> None:
    """These are the customer's tags now."""
    key = {"oa_id": cid.oa_id, "user_id": cid.user_id}
    session.execute(conversation_tags.delete().filter_by(**key))
    if tags:
        insert_ignore(session, conversation_tags, [key | {"tag": tag} for tag in dict.fromkeys(tags)])
