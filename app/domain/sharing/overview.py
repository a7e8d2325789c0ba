"""What the owner looks at: who holds what now, who waits, and what each person got and gave away in a period."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from app.domain.ids import StaffId
from app.domain.sharing.values import RuleId, Why

Key = tuple[StaffId, RuleId | None]


@dataclass(frozen=True, slots=True)
class Holding:
    """What one person holds in one rule, closed and blocked ones apart. `longest` is since when the customer who has
    waited longest waits, epoch milliseconds, 0: nobody does; `ending` those whose reply window ends soon."""

    staff: StaffId
    rule: RuleId | None
    open: int = 0
    unanswered: int = 0
    longest: int = 0
    ending: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in one rule for somebody to have it; `longest` as above."""

    rule: RuleId
    count: int
    longest: int = 0


@dataclass(frozen=True, slots=True)
class Moves:
    """So many lines of the log that say the same: a conversation of this rule went from one to another for this
    reason. `turn`: the rule used a turn for it."""

    rule: RuleId | None
    why: Why
    holder: StaffId | None
    before: StaffId | None
    turn: bool
    count: int


@dataclass(frozen=True, slots=True)
class Share:
    """What one person got and gave away in one rule within a period. Each change of hands is counted once for who got
    the conversation, and once for who had it: what comes in less what goes out is what they hold more than before."""

    dealt: int = 0
    """By turn."""
    claimed: int = 0
    handed_in: int = 0
    taken_over: int = 0
    """By the connector, from others or from nobody."""
    came_back: int = 0
    """Came back to its former carer, or by a change of a rule that was taken back."""
    handed_out: int = 0
    handed_on: int = 0
    """Not answered in time."""
    given_back: int = 0
    taken_away: int = 0
    """By the connector."""
    lost: int = 0
    """By a change of the rule, of its OAs or of the person's state."""
    answered: int = 0
    """Conversations with an answer of theirs."""

    @property
    def got(self) -> int:
        return self.dealt + self.claimed + self.handed_in + self.taken_over + self.came_back

    @property
    def gave(self) -> int:
        return self.handed_out + self.handed_on + self.given_back + self.taken_away + self.lost

    def __add__(self, other: "Share") -> "Share":
        return Share(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Share)))


_IN: dict[Why, str] = {
    Why.CLAIMED: "claimed",
    Why.REPLIED: "claimed",
    Why.HANDED_OVER: "handed_in",
    Why.TAKEN_OVER: "taken_over",
}
_OUT: dict[Why, str] = {
    Why.HANDED_OVER: "handed_out",
    Why.HANDED_ON: "handed_on",
    Why.GIVEN_BACK: "given_back",
    Why.TAKEN_OVER: "taken_away",
}


def shares(moves: Iterable[Moves], answered: Iterable[tuple[Key, int]] = ()) -> dict[Key, Share]:
    """Everybody's share in each rule. Whoever neither got nor gave nor answered anything is not in it."""
    found: dict[Key, Share] = {}

    def count(staff: StaffId, rule: RuleId | None, column: str, more: int) -> None:
        share = found.get((staff, rule), Share())
        found[staff, rule] = replace(share, **{column: getattr(share, column) + more})

    for move in moves:
        if move.holder == move.before:
            continue
        if move.holder is not None:
            count(move.holder, move.rule, "dealt" if move.turn else _IN.get(move.why, "came_back"), move.count)
        if move.before is not None:
            count(move.before, move.rule, _OUT.get(move.why, "lost"), move.count)
    for (staff, rule), conversations in answered:
        count(staff, rule, "answered", conversations)
    return found
