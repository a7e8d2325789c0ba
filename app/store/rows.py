"""Messages between the database's columns and the domain's values."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, Select, select

from app.domain.ids import ConversationId, MessageKey, OaId, OutboxId, RemoteId, StaffId, UserId
from app.domain.messages import Body, Contact, Direction, HistoryRow, Kind, Link, Message, Origin, Place
from app.store.tables import messages, outbox, staff

_M = messages.c
MESSAGE_COLUMNS = (
    _M.key,
    _M.oa_id,
    _M.user_id,
    _M.remote_id,
    _M.direction,
    _M.sent_at,
    _M.kind,
    _M.text,
    _M.url,
    _M.thumb,
    _M.extra,
    _M.raw_type,
    _M.outbox_id,
)


TOLD = (*MESSAGE_COLUMNS, outbox.c.author, staff.c.name.label("author_name"))
"""What `to_message` reads, of `WRITTEN`."""
WRITTEN = messages.outerjoin(outbox, outbox.c.id == _M.outbox_id).outerjoin(staff, staff.c.id == outbox.c.author)
"""Messages, each with who wrote it here."""


def select_messages() -> Select[Any]:
    """All that `to_message` reads; callers add their own `where`."""
    return select(*TOLD).select_from(WRITTEN)


def to_message(row: Row[Any]) -> Message:
    direction = Direction(row.direction)
    outgoing = Origin.OUTSIDE if row.outbox_id is None else Origin.HERE
    return Message(
        key=MessageKey(row.key),
        conversation=ConversationId(OaId(row.oa_id), UserId(row.user_id)),
        remote_id=RemoteId(row.remote_id),
        direction=direction,
        origin=Origin.CUSTOMER if direction is Direction.IN else outgoing,
        sent_at=row.sent_at,
        body=_body(row),
        outbox_id=None if row.outbox_id is None else OutboxId(row.outbox_id),
        author=None if row.author is None else StaffId(row.author),
        author_name=row.author_name or "",
    )


def to_values(oa_id: str, key: int, row: HistoryRow) -> tuple[str | int, ...]:
    """A new message as the insert's parameters, in the order of `INSERTED`."""
    body = row.body
    return (
        key,
        oa_id,
        row.user_id,
        row.remote_id,
        row.direction._value_,
        row.sent_at,
        body.kind._value_,
        body.text,
        body.url,
        body.thumb,
        extra_of(body),
        body.raw_type,
        row.raw,
    )


INSERTED = (
    "key",
    "oa_id",
    "user_id",
    "remote_id",
    "direction",
    "sent_at",
    "kind",
    "text",
    "url",
    "thumb",
    "extra",
    "raw_type",
    "raw",
)


def extra_of(body: Body) -> str:
    """JSON of the fields that few kinds have; empty for the rest."""
    if not (body.links or body.place or body.file_name or body.file_size or body.contact or body.seconds):
        return ""
    extra: dict[str, Any] = {}
    if body.links:
        extra["links"] = [[link.url, link.title, link.description, link.thumb] for link in body.links]
    if body.place is not None:
        extra["place"] = [body.place.latitude, body.place.longitude]
    if body.file_name or body.file_size:
        extra["file"] = [body.file_name, body.file_size]
    if body.contact is not None:
        extra["contact"] = [body.contact.name, body.contact.phone]
    if body.seconds:
        extra["seconds"] = body.seconds
    return json.dumps(extra, ensure_ascii=False, separators=(",", ":"))


def _body(row: Row[Any]) -> Body:
    kind = Kind(row.kind)
    if not row.extra:
        return Body(kind, row.text, row.url, row.thumb, raw_type=row.raw_type)
    extra: Mapping[str, Any] = json.loads(row.extra)
    file_name, file_size = extra.get("file", ("", 0))
    place, contact = extra.get("place"), extra.get("contact")
    return Body(
        kind,
        row.text,
        row.url,
        row.thumb,
        links=tuple(Link(*parts) for parts in extra.get("links", ())),
        place=None if place is None else Place(*place),
        file_name=file_name,
        file_size=file_size,
        raw_type=row.raw_type,
        contact=None if contact is None else Contact(*contact),
        seconds=extra.get("seconds", 0),
    )
