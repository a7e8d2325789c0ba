"""What of a conversation its row in the list is made from."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, literal_column, or_, select

from app.domain.ids import OWNER
from app.domain.outbox import NEEDS_PERSON
from app.store.tables import OPEN, conversations, draft_files, drafts, outbox, sharing_log

_C = conversations.c
# Spelt out without parameters: compiled once, and only so the partial index of open items serves.
_NEEDS_PERSON = or_(*(outbox.c.state == literal_column(f"'{state.value}'") for state in sorted(NEEDS_PERSON)))
_UNSENT = (
    select(func.count())
    .where(outbox.c.oa_id == _C.oa_id, outbox.c.user_id == _C.user_id, _NEEDS_PERSON, OPEN)
    .scalar_subquery()
)


def _typed_by(staff: ColumnElement[str]) -> ColumnElement[str]:
    typed = (drafts.c.oa_id == _C.oa_id, drafts.c.user_id == _C.user_id, drafts.c.staff == staff)
    return select(drafts.c.text).where(*typed).scalar_subquery().label("draft")


def _attached_by(staff: ColumnElement[str]) -> ColumnElement[int]:
    files = draft_files.c
    attached = (files.oa_id == _C.oa_id, files.user_id == _C.user_id, files.staff == staff)
    return select(func.count()).where(*attached).scalar_subquery().label("draft_files")


def _came_by() -> ColumnElement[Any]:
    """Why its holder has it; nothing is asked where nobody does."""
    log = sharing_log.c
    here = (log.oa_id == _C.oa_id, log.user_id == _C.user_id, log.holder == _C.assignee)
    given = log.before.is_distinct_from(log.holder)
    found = select(log.why).where(*here, given).order_by(log.id.desc()).limit(literal_column("1")).scalar_subquery()
    return case((_C.assignee.is_not(None), found))


_MEMBER: ColumnElement[str] = bindparam("staff")
_CONNECTOR: ColumnElement[str] = literal_column(f"'{OWNER}'")
ROW_COLUMNS = (
    _C.oa_id,
    _C.user_id,
    _C.name,
    _C.alias,
    _C.avatar,
    _C.last_at,
    _C.last_kind,
    _C.last_direction,
    _C.last_text,
    _C.waiting,
    _C.waiting_since,
    _C.seen_key,
    _C.last_in_key,
    _C.last_interaction,
    _C.assignee,
    _C.pinned_at,
    _C.closed_at,
    _C.blocked_at,
    _C.unread_at,
    _typed_by(_CONNECTOR),
    _UNSENT.label("unsent"),
    _attached_by(_CONNECTOR),
    and_(_C.shared.is_(True), _C.dormant.is_(False)).label("to_be_given"),
    _came_by().label("came_by"),
)
_OWN: dict[str, ColumnElement[Any]] = {"draft": _typed_by(_MEMBER), "draft_files": _attached_by(_MEMBER)}
_MEMBERS: tuple[ColumnElement[Any], ...] = tuple(_OWN.get(column.name, column) for column in ROW_COLUMNS)


def select_rows(*, member: bool = False) -> Select[Any]:
    """What `row_values.to_row` reads; callers add their own `where`. `member`: with the draft of whom the parameter
    `staff` names, not the connector's."""
    return select(*(_MEMBERS if member else ROW_COLUMNS))
