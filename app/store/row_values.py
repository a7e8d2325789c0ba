"""The list's rows as domain values; without SQLAlchemy, which the first look at a starting app does not wait for."""

from typing import Any

from app.domain.conversations import REDEALT, ConversationRow
from app.domain.ids import ConversationId
from app.domain.messages import Direction, Kind

_KINDS = {kind.value: kind for kind in Kind} | {"": Kind.UNKNOWN}
_DIRECTIONS = {direction.value: direction for direction in Direction} | {"": Direction.IN}


def to_row(values: tuple[Any, ...]) -> ConversationRow:
    """From the values of `conversation_rows.ROW_COLUMNS`, in their order, whatever comes after them. Plainly
    written: it is done for each of the rows that a filter shows at once."""
    oa_id, user_id, name, alias, avatar, last_at, kind, direction, text, waiting, since, *rest = values
    seen_key, last_in_key, heard, assignee, pinned_at, closed_at, blocked_at, unread_at, draft, unsent, *rest = rest
    files, to_be_given, came_by, *_ = rest
    quiet = bool(closed_at or blocked_at)
    if quiet:
        waiting, since = 0, 0
    return ConversationRow(
        ConversationId(oa_id, user_id),
        alias or name,
        avatar,
        last_at,
        _KINDS[kind],
        _DIRECTIONS[direction],
        text,
        waiting,
        since,
        quiet or (not unread_at and (waiting == 0 or seen_key >= last_in_key)),
        draft or "",
        unsent,
        heard,
        assignee,
        pinned_at > 0,
        closed_at > 0,
        blocked_at > 0,
        unread_at > 0,
        files,
        bool(to_be_given) and assignee is None and not quiet,
        waiting > 0 and came_by in REDEALT,
    )
