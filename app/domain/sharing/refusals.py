"""Why a person's wish about a conversation or a rule is refused; the core decides, the screen only mirrors it."""

from enum import StrEnum

from app.domain.ids import ConversationId
from app.domain.sharing.values import RuleId


class No(StrEnum):
    NOT_YOURS = "not_yours"
    """Not the holder, and not the connector."""
    NOT_OWNER = "not_owner"
    NOT_MEMBER = "not_member"
    DEACTIVATED = "deactivated"
    NOT_WAITING = "not_waiting"
    """Somebody holds it, or it isn't shared."""
    ALREADY_CLAIMED = "already_claimed"
    BLOCKED = "is_blocked"
    CLOSED = "is_closed"
    NOT_CLOSED = "not_closed"
    NOT_CLAIM = "not_claim"
    """The rule deals; nobody claims."""
    NOT_UNDER_RULE = "not_under_rule"
    HELD = "is_held"
    """Somebody holds it: take it over first."""
    UNKNOWN = "no_such"
    NOT_ACTIVE = "not_active"
    """The person it should go to is not an active member."""
    NAME_EMPTY = "name_empty"
    NAME_LONG = "name_long"
    NAME_TAKEN = "name_taken"
    SOURCE_TAKEN = "source_taken"
    STAFF_UNKNOWN = "staff_unknown"
    STAFF_TWICE = "staff_twice"
    STAFF_DEACTIVATED = "staff_deactivated"
    OPTION_RANGE = "option_range"
    VERSION = "edited_elsewhere"
    """The rule was changed elsewhere meanwhile."""
    MOVED_ON = "moved_on"
    """What the preview showed is no longer so: it must be looked at again."""


class Refused(Exception):
    """A wish that can't be granted. `talk` or `rule` say of what; `detail` names what is wrong (an address, a rule, a
    person)."""

    def __init__(
        self, why: No, *, talk: ConversationId | None = None, rule: RuleId | None = None, detail: str = ""
    ) -> None:
        super().__init__(f"{why}: {detail or talk or rule or ''}")
        self.why = why
        self.talk = talk
        self.rule = rule
        self.detail = detail
