"""What the list shows and in which order, and what a person can do to the conversations in it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.conversations import ConversationRow
from app.domain.ids import ConversationId, OaId, StaffId

Place = tuple[int, int, int, str, str]
"""Where a conversation stands in a view: smaller ones come first."""


class Show(StrEnum):
    """Which conversations a view is about. Closed and blocked ones are in none but their own."""

    ALL = "all"
    UNREAD = "unread"
    UNANSWERED = "unanswered"
    CLOSED = "closed"
    BLOCKED = "blocked"


class Sort(StrEnum):
    """Pinned ones come first in each, the last pinned on top."""

    NEWEST = "newest"
    WAITING = "waiting"
    """The longest wait first; then those that don't wait, the newest first."""
    WINDOW = "window"
    """Those whose reply window ends soonest first; then those that can't be answered any more, the newest first."""


class Basket(StrEnum):
    """In whose hands the conversations of a view are, where a shop shares them."""

    ALL = "all"
    """All that one sees."""
    MINE = "mine"
    """Those one looks after; the connector also those that nobody else is to have."""
    POOL = "pool"
    """*Chờ nhận*: whoever claims one has it."""
    NOBODY = "nobody"
    """*Chưa ai nhận được*: should be given to somebody, and nobody can have it now. The connector's to see."""
    OF = "of"
    """One person's, for the connector."""


@dataclass(frozen=True, slots=True)
class View:
    """One choice of filters and order. `answerable` is the oldest last interaction that may still be answered, epoch
    milliseconds: given by who asks, so that the order stays one while it is shown. `holder` is whose basket OF is."""

    show: Show = Show.ALL
    sort: Sort = Sort.NEWEST
    oa_id: OaId | None = None
    tag: str = ""
    answerable: int = 0
    basket: Basket = Basket.ALL
    holder: StaffId | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A row and where it stands in a view; no place: the view leaves it out."""

    row: ConversationRow
    place: Place | None


def place_of(view: View, cid: ConversationId, *, pinned_at: int, since: int, heard: int, last_at: int) -> Place:
    """`since` is when the wait began (0: none), `heard` the last interaction."""
    oa, user = cid
    if view.sort is Sort.WAITING and since:
        return (-pinned_at, 0, since, oa, user)
    if view.sort is Sort.WINDOW and heard >= view.answerable:
        return (-pinned_at, 0, heard, oa, user)
    return (-pinned_at, 1, -last_at, oa, user)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many conversations each filter shows, within one OA or all."""

    shown: dict[Show, int] = field(default_factory=dict)

    def of(self, show: Show) -> int:
        return self.shown.get(show, 0)


@dataclass(frozen=True, slots=True)
class Baskets:
    """How many conversations lie in each basket: the unanswered ones of those that somebody looks after, all open ones
    of the two that wait for somebody. `held` are the people whom the shop's conversations are shared among."""

    unanswered: int = 0
    mine: int = 0
    pool: int = 0
    nobody: int = 0
    held: dict[StaffId, int] = field(default_factory=dict)

    def of(self, basket: Basket, holder: StaffId | None = None) -> int:
        if basket is Basket.OF:
            return self.held.get(holder, 0) if holder is not None else 0
        counts = {Basket.ALL: self.unanswered, Basket.MINE: self.mine, Basket.POOL: self.pool}
        return counts.get(basket, self.nobody)


class Act(StrEnum):
    """What is done to one conversation or many at once; each can be taken back."""

    READ = "read"
    UNREAD = "unread"
    PIN = "pin"
    UNPIN = "unpin"
    CLOSE = "close"
    REOPEN = "reopen"
    BLOCK = "block"
    UNBLOCK = "unblock"


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything that acts change, as one conversation has it; `last_in_key` is the customer's newest message then."""

    pinned_at: int = 0
    closed_at: int = 0
    blocked_at: int = 0
    unread_at: int = 0
    seen_key: int = 0
    last_in_key: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """What an act has changed, and how each of these conversations was before. `refused` are those that were not for
    the person to change, each with the code that says why."""

    act: Act
    before: tuple[tuple[ConversationId, Marks], ...] = ()
    refused: tuple[tuple[ConversationId, str], ...] = ()

    @property
    def conversations(self) -> frozenset[ConversationId]:
        return frozenset(cid for cid, _ in self.before)


def after(act: Act, marks: Marks, now: int) -> Marks:
    """What an act makes of one conversation; the same marks where there is nothing to do."""
    changed: dict[str, int]
    match act:
        case Act.READ:
            changed = {"unread_at": 0, "seen_key": marks.last_in_key}
        case Act.UNREAD:
            changed = {"unread_at": marks.unread_at or now}
        case Act.PIN:
            changed = {"pinned_at": marks.pinned_at or now}
        case Act.UNPIN:
            changed = {"pinned_at": 0}
        case Act.CLOSE:
            changed = {"closed_at": marks.closed_at or now, "unread_at": 0}
        case Act.REOPEN:
            changed = {"closed_at": 0}
        case Act.BLOCK:
            changed = {"blocked_at": marks.blocked_at or now, "unread_at": 0, "pinned_at": 0}
        case Act.UNBLOCK:
            changed = {"blocked_at": 0}
    return replace(marks, **changed)


def undone(act: Act, marks: Marks, before: Marks) -> Marks:
    """Take an act back, and nothing else that has happened since: what its customer has reopened stays open."""
    match act:
        case Act.READ | Act.UNREAD:
            return replace(marks, unread_at=before.unread_at, seen_key=before.seen_key)
        case Act.PIN | Act.UNPIN:
            return replace(marks, pinned_at=before.pinned_at)
        case Act.CLOSE:
            return replace(marks, closed_at=before.closed_at, unread_at=before.unread_at)
        case Act.REOPEN:
            return replace(marks, closed_at=before.closed_at) if marks.last_in_key == before.last_in_key else marks
        case Act.BLOCK | Act.UNBLOCK:
            former = (before.blocked_at, before.unread_at, before.pinned_at)
            return replace(marks, blocked_at=former[0], unread_at=former[1], pinned_at=former[2])
