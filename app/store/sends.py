"""Which outbox items were written as one, so that they can be taken back as one."""

from collections.abc import Sequence

from sqlalchemy import select

from app.domain.outbox import OutboxItem
from app.domain.splitting import Piece
from app.store.outbox_rows import select_items, to_item
from app.store.tables import outbox, sends
from app.store.work import Session

_S = sends.c


def note(session: Session, items: Sequence[OutboxItem], joints: Sequence[str]) -> None:
    """These items are one send, in this order; a single one needs no note."""
    if len(items) > 1:
        oa_id, first = items[0].conversation.oa_id, items[0].id
        pairs = zip(items, joints, strict=True)
        rows = [{"oa_id": oa_id, "item": item.id, "send": first, "joint": joint} for item, joint in pairs]
        session.execute(sends.insert(), rows)


def of(session: Session, item: OutboxItem) -> list[tuple[OutboxItem, Piece]]:
    """Every item of the send that `item` belongs to, in order, each with its text as a piece of what was written."""
    mine = select(_S.send).filter_by(oa_id=item.conversation.oa_id, item=item.id).scalar_subquery()
    query = select(_S.item, _S.joint).where(_S.oa_id == item.conversation.oa_id, _S.send == mine)
    joints: dict[int, str] = {row.item: row.joint for row in session.execute(query)}
    rows = session.execute(select_items().where(outbox.c.id.in_(list(joints) or [item.id])).order_by(outbox.c.id))
    return [(found, Piece(found.text, joints.get(found.id, ""))) for found in map(to_item, rows)]
