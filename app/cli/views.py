"""Domain values as the command line shows them: JSON objects with stable names, and one line of text each."""

from datetime import datetime

from app.cli.terminal import one_line
from app.domain.connections import Connection
from app.domain.conversations import ConversationRow
from app.domain.ids import ConversationId
from app.domain.messages import Body, Direction, Message
from app.domain.outbox import OutboxItem

NAME_WIDTH = 24
TEXT_WIDTH = 90


def name_of(cid: ConversationId) -> str:
    """A conversation as the commands take and print it."""
    return f"{cid.oa_id}/{cid.user_id}"


def connection(value: Connection) -> dict[str, object]:
    return {
        "oa_id": value.oa_id,
        "name": value.profile.name,
        "state": value.state,
        "chat_right": value.right,
        "package": value.profile.package,
        "package_until": value.profile.package_until,
        "last_sync": value.last_sync,
        "missing_permissions": list(value.missing),
        "problem": value.problem,
    }


def connection_line(value: Connection) -> str:
    trouble = "".join(f"  {what}" for what in (value.problem, *value.missing) if what)
    return f"{value.oa_id}  {one_line(value.profile.name)}  {value.state}  last sync {moment(value.last_sync)}{trouble}"


def conversation(value: ConversationRow) -> dict[str, object]:
    return {
        "id": name_of(value.id),
        "oa_id": value.id.oa_id,
        "user_id": value.id.user_id,
        "name": value.name,
        "last_at": value.last_at,
        "last_kind": value.last_kind,
        "last_direction": value.last_direction,
        "last_text": value.last_text,
        "waiting": value.waiting,
        "waiting_since": value.waiting_since,
        "unsent": value.unsent,
        "last_interaction": value.last_interaction,
        "assignee": value.assignee,
    }


def conversation_line(value: ConversationRow) -> str:
    waiting = f"({value.waiting}) " if value.waiting else ""
    name = one_line(value.name, NAME_WIDTH) or value.id.user_id
    last = one_line(value.last_text, TEXT_WIDTH) or f"[{value.last_kind}]"
    return f"{name_of(value.id)}  {moment(value.last_at)}  {name}  {waiting}{last}"


def message(value: Message) -> dict[str, object]:
    return {
        "key": value.key,
        "message_id": value.remote_id,
        "direction": value.direction,
        "origin": value.origin,
        "sent_at": value.sent_at,
        **_body(value.body),
        "outbox_id": value.outbox_id,
    }


def message_line(value: Message) -> str:
    arrow = "<" if value.direction is Direction.IN else ">"
    said = one_line(value.body.text) or f"[{value.body.kind}] {value.body.url}".strip()
    return f"{moment(value.sent_at)} {arrow} {said}"


def outgoing(value: OutboxItem) -> dict[str, object]:
    return {
        "id": value.id,
        "conversation": name_of(value.conversation),
        "kind": value.kind,
        "text": value.text,
        "file": value.attachment.name if value.attachment else "",
        "state": value.state,
        "reason": value.reason,
        "created_at": value.created_at,
        "due_at": value.due_at,
        "attempts": value.attempts,
        "message_id": value.remote_id,
        "sent_at": value.sent_at,
    }


def outgoing_line(value: OutboxItem) -> str:
    reason = f" ({value.reason})" if value.reason else ""
    said = one_line(value.text, TEXT_WIDTH) or f"[{value.kind}]"
    return f"{value.id}  {name_of(value.conversation)}  {value.state}{reason}  {said}"


def moment(at: int) -> str:
    """In this machine's time zone."""
    return datetime.fromtimestamp(at / 1000).astimezone().strftime("%Y-%m-%d %H:%M:%S") if at else "never"


def _body(body: Body) -> dict[str, object]:
    return {
        "kind": body.kind,
        "raw_type": body.raw_type,
        "text": body.text,
        "url": body.url,
        "thumb": body.thumb,
        "links": [{"url": link.url, "title": link.title} for link in body.links],
        "place": None if body.place is None else [body.place.latitude, body.place.longitude],
        "file_name": body.file_name,
        "file_size": body.file_size,
    }
