"""What the files of outbox items were made from: pinned in the cache as long as the item is open."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from app.domain.ids import OaId
from app.domain.outbox import OutboxItem
from app.store.tables import outbox, outbox_originals
from app.store.work import Session


def note(session: Session, items: Sequence[OutboxItem]) -> None:
    """These items have just been queued."""
    rows = [
        {"item": item.id, "media_key": item.attachment.original}
        for item in items
        if item.attachment is not None and item.attachment.original
    ]
    if rows:
        session.execute(outbox_originals.insert(), rows)


def forget(session: Session, oa_id: OaId) -> None:
    """Those of an OA that is being erased; before its outbox is."""
    items = select(outbox.c.id).where(outbox.c.oa_id == oa_id)
    session.execute(delete(outbox_originals).where(outbox_originals.c.item.in_(items)))
