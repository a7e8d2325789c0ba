"""Outbox items between the database's columns and the domain's values."""

import json
from typing import Any

from sqlalchemy import Row, Select, select

from app.domain.ids import ConversationId, MediaKey, OaId, OutboxId, RemoteId, StaffId, UserId
from app.domain.outbox import NO_MEDIA, Attachment, OutboxItem, OutboxKind, OutboxState
from app.domain.photo_edit import UNTOUCHED, from_plain, to_plain
from app.store.tables import outbox


def select_items() -> Select[Any]:
    return select(outbox)


def to_item(row: Row[Any]) -> OutboxItem:
    return OutboxItem(
        id=OutboxId(row.id),
        conversation=ConversationId(OaId(row.oa_id), UserId(row.user_id)),
        author=StaffId(row.author),
        kind=OutboxKind(row.kind),
        text=row.text,
        created_at=row.created_at,
        due_at=row.due_at,
        state=OutboxState(row.state),
        reason=row.reason,
        attempts=row.attempts,
        attachment=to_attachment(row.attachment),
        sticker_id=row.sticker_id,
        quote=None if row.quote is None else RemoteId(row.quote),
        album=row.album,
        paid_ok=bool(row.paid_ok),
        started_at=row.started_at,
        remote_id=None if row.remote_id is None else RemoteId(row.remote_id),
        sent_at=row.sent_at,
        linked=bool(row.linked),
        upload_id=row.upload_id,
        known_before=tuple(RemoteId(remote) for remote in row.known_before.split()),
        reads=row.reads,
    )


def attachment_text(attachment: Attachment | None) -> str:
    if attachment is None:
        return ""
    parts = (attachment.key, attachment.name, attachment.mime, attachment.size, attachment.width, attachment.height)
    more = (attachment.original, to_plain(attachment.edit)) if attachment.original else ()
    return json.dumps((*parts, *more), ensure_ascii=False)


def to_attachment(text: str) -> Attachment | None:
    """What `attachment_text` made, also before originals were kept."""
    if not text:
        return None
    key, name, mime, size, width, height, *more = json.loads(text)
    original, edit = (MediaKey(more[0]), from_plain(more[1])) if more else (NO_MEDIA, UNTOUCHED)
    return Attachment(MediaKey(key), name, mime, size, width, height, original, edit)
