"""The photos of a conversation: found by what is shown of them, walked one by one, counted."""

from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from app.domain import photos
from app.domain.ids import ConversationId, MessageKey
from app.domain.messages import Message
from app.domain.outbox import OutboxState
from app.domain.photos import ITEM_KINDS, KINDS, Photo, Place
from app.store import outbox as outbox_store
from app.store.outbox_rows import select_items, to_item
from app.store.rows import select_messages, to_message
from app.store.tables import UNLINKED, messages, outbox
from app.store.work import Session

_M = messages.c
_O = outbox.c


def find(session: Session, cid: ConversationId, ref: str) -> Photo | None:
    """The newest photo that shows this address, or this file of our own."""
    shown = or_(_M.url == ref, _M.thumb == ref)
    sent = select(_O.id).where(_talk(_O, cid), _O.media_key == ref)
    query = _messages(cid).where(or_(shown, _M.outbox_id.in_(sent)) if "/" not in ref else shown)
    row = session.execute(query.order_by(_M.key.desc()).limit(1)).one_or_none()
    if row is not None:
        return _of(session, to_message(row))
    waiting = session.execute(_items(cid).where(_O.media_key == ref).order_by(_O.id.desc()).limit(1)).one_or_none()
    return None if waiting is None else photos.of_item(to_item(waiting))


def after(session: Session, photo: Photo) -> Photo | None:
    """The next newer one; what waits in the outbox comes after all messages."""
    cid = photo.conversation
    if photo.key is not None:
        found = session.execute(_messages(cid).where(_M.key > photo.key).order_by(_M.key).limit(1)).one_or_none()
        if found is not None:
            return _of(session, to_message(found))
    last = 0 if photo.key is not None else photo.item or 0
    row = session.execute(_items(cid).where(_O.id > last).order_by(_O.id).limit(1)).one_or_none()
    return None if row is None else photos.of_item(to_item(row))


def before(session: Session, photo: Photo) -> Photo | None:
    """The next older one."""
    cid = photo.conversation
    if photo.key is None:
        found = session.execute(_items(cid).where(_O.id < (photo.item or 0)).order_by(_O.id.desc()).limit(1))
        row = found.one_or_none()
        if row is not None:
            return photos.of_item(to_item(row))
    older = _messages(cid) if photo.key is None else _messages(cid).where(_M.key < photo.key)
    row = session.execute(older.order_by(_M.key.desc()).limit(1)).one_or_none()
    return None if row is None else _of(session, to_message(row))


def place(session: Session, photo: Photo) -> Place:
    """Which one it is, of how many."""
    cid = photo.conversation
    stored = session.execute(select(func.count()).where(_is_photo(cid))).scalar_one()
    waiting = session.execute(select(func.count()).where(_waits(cid))).scalar_one()
    if photo.key is not None:
        upto = session.execute(select(func.count()).where(_is_photo(cid), _M.key <= photo.key)).scalar_one()
        return Place(upto, stored + waiting)
    upto = session.execute(select(func.count()).where(_waits(cid), _O.id <= (photo.item or 0))).scalar_one()
    return Place(stored + upto, stored + waiting)


def page(session: Session, cid: ConversationId, after_key: MessageKey, limit: int) -> list[Photo]:
    """Photos of stored messages in order, those after a message key."""
    rows = session.execute(_messages(cid).where(_M.key > after_key).order_by(_M.key).limit(limit)).all()
    return [_of(session, to_message(row)) for row in rows]


def _of(session: Session, message: Message) -> Photo:
    item = outbox_store.get(session, message.outbox_id) if message.outbox_id is not None else None
    return photos.of_message(message, item)


def _messages(cid: ConversationId) -> Any:
    return select_messages().where(_is_photo(cid))


def _items(cid: ConversationId) -> Any:
    return select_items().where(_waits(cid))


def _is_photo(cid: ConversationId) -> ColumnElement[bool]:
    return and_(_talk(_M, cid), _M.kind.in_([kind.value for kind in KINDS]))


def _waits(cid: ConversationId) -> ColumnElement[bool]:
    kinds = [kind.value for kind in ITEM_KINDS]
    return and_(_talk(_O, cid), UNLINKED, _O.state != OutboxState.CANCELLED.value, _O.kind.in_(kinds))


def _talk(columns: Any, cid: ConversationId) -> ColumnElement[bool]:
    return and_(columns.oa_id == cid.oa_id, columns.user_id == cid.user_id)
