"""What our own messages answer to, for the part of a thread that is shown."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, and_, select

from app.domain.ids import ConversationId, OutboxId, RemoteId
from app.domain.quotes import Quote
from app.store.rows import MESSAGE_COLUMNS, to_message
from app.store.tables import QUOTING, messages, outbox, staff
from app.store.work import Session

_O = outbox.c
_M = messages.c
_QUOTED = outbox.alias("quoted_item")
"""The item that a quoted message of ours was sent as: it knows who wrote it."""


def of(session: Session, cid: ConversationId, items: Collection[OutboxId]) -> dict[OutboxId, Quote]:
    """The quotes among these outbox items of one conversation."""
    if not items:
        return {}
    quoted = and_(_M.oa_id == _O.oa_id, _M.remote_id == _O.quote)
    query: Select[Any] = (
        select(_O.id.label("item"), _O.quote, *MESSAGE_COLUMNS, _QUOTED.c.author, staff.c.name.label("author_name"))
        .select_from(
            outbox.outerjoin(messages, quoted)
            .outerjoin(_QUOTED, _QUOTED.c.id == _M.outbox_id)
            .outerjoin(staff, staff.c.id == _QUOTED.c.author)
        )
        .where(_O.oa_id == cid.oa_id, _O.user_id == cid.user_id, QUOTING, _O.id.between(min(items), max(items)))
    )
    found = {}
    for row in session.execute(query):
        message = None if row.key is None else to_message(row)
        found[OutboxId(row.item)] = Quote(RemoteId(row.quote), message)
    return found
