"""Which conversations a person may see: one condition, for every query that shows or finds something."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, select, true

from app.domain.ids import OWNER, StaffId
from app.store.tables import conversations

_HELD = conversations.alias("held")


def visible_to(by: StaffId, oa_id: ColumnElement[Any], user_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Holds where the conversation of these columns may be seen: the connector sees all, others what they hold."""
    if by == OWNER:
        return true()
    held = and_(_HELD.c.oa_id == oa_id, _HELD.c.user_id == user_id, _HELD.c.assignee == by)
    return exists(select(_HELD.c.user_id).where(held).correlate_except(_HELD))
