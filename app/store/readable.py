"""Whether a database that came from elsewhere holds only values that this app can read: it is read once, as a whole,
before anything relies on it. For SQLite, which takes any value into any column."""

import json
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, LargeBinary, Text, func, not_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from app.domain.connections import ChatRight, ConnectionState
from app.domain.customers import EditState, Field
from app.domain.messages import Direction, GapReason, Kind, MediaState
from app.domain.outbox import OutboxKind, OutboxState
from app.domain.reactions import ReactionState
from app.domain.sharing.values import Age, Method, OldChoice, Status, Why
from app.errors import Rejected
from app.store import connections as oas
from app.store.customer_edits import tags_of
from app.store.outbox_rows import select_items, to_attachment, to_item
from app.store.rows import select_messages, to_message
from app.store.sharing import read_line
from app.store.tables import (
    connections,
    conversations,
    customer_edits,
    draft_files,
    gaps,
    kept_media,
    media,
    messages,
    metadata,
    outbox,
    outbox_originals,
    reactions,
    rules,
    sharing_log,
    staff,
    sync_state,
)
from app.store.work import Session

_WORDS: Mapping[Column[Any], type[StrEnum]] = {
    staff.c.status: Status,
    connections.c.state: ConnectionState,
    connections.c.right: ChatRight,
    conversations.c.age: Age,
    messages.c.kind: Kind,
    messages.c.direction: Direction,
    gaps.c.reason: GapReason,
    media.c.state: MediaState,
    reactions.c.state: ReactionState,
    outbox.c.kind: OutboxKind,
    outbox.c.state: OutboxState,
    customer_edits.c.field: Field,
    customer_edits.c.state: EditState,
    rules.c.method: Method,
    rules.c.old_choice: OldChoice,
    sharing_log.c.why: Why,
}
_WORDS_OR_NONE: Mapping[Column[Any], type[StrEnum]] = {
    conversations.c.last_kind: Kind,
    conversations.c.last_direction: Direction,
}
_KEYS = (media.c.key, kept_media.c.key, outbox_originals.c.media_key)
"""Names of files in the media cache."""
_KEYS_OR_NONE = (staff.c.picture, outbox.c.media_key, draft_files.c.media_key, draft_files.c.original_key)
_HEX = "[0-9a-f]" * 64
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What readers raise for what no writer of ours has written."""


def check(session: Session) -> None:
    """Rejected("backup_damaged") where a value is of the wrong kind, a word none of the app's, or JSON of no use."""
    for wrong in _wrong():
        if session.execute(select(func.count()).where(wrong).limit(1)).scalar_one():
            raise Rejected("backup_damaged")
    try:
        for read, rows in _readers(session):
            for row in rows:
                read(row)
        oas.all(session)
    except _UNREADABLE as error:
        raise Rejected("backup_damaged") from error


def _wrong() -> Iterable[ColumnElement[bool]]:
    """Conditions that no row may meet, each of one table."""
    for table in metadata.sorted_tables:
        yield or_(*map(_is_of_another_type, table.columns))
    for column, words in _WORDS.items():
        yield column.not_in([word.value for word in words])
    for column, words in _WORDS_OR_NONE.items():
        yield column.not_in(["", *(word.value for word in words)])
    for column in _KEYS:
        yield not_(column.bool_op("GLOB")(_HEX))
    for column in _KEYS_OR_NONE:
        yield not_(or_(column == "", column.bool_op("GLOB")(_HEX)))


def _is_of_another_type(column: Column[Any]) -> ColumnElement[bool]:
    kind = {Text: "text", LargeBinary: "blob"}.get(type(column.type), "integer")
    return func.typeof(column).not_in([kind, "null"])


def _readers(session: Session) -> Iterable[tuple[Callable[[Any], object], Iterable[Any]]]:
    """What takes a row apart beyond its columns, and the rows in which there is something to take apart."""
    yield to_message, session.execute(select_messages().where(messages.c.extra != ""))
    yield to_item, session.execute(select_items())
    yield read_line, session.execute(select(sharing_log))
    yield to_attachment, session.execute(select(draft_files.c.attachment)).scalars()
    tags = session.execute(select(conversations.c.tags).where(conversations.c.tags != "")).scalars()
    yield lambda kept: tuple(tags_of(kept)), tags
    yield json.loads, session.execute(select(sync_state.c.value)).scalars()
