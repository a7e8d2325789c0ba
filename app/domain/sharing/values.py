"""What sharing knows of people, rules, OAs and conversations. Times are epoch milliseconds (Zalo's), 0: never."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from app.domain.ids import OWNER, ConversationId, OaId, StaffId

RuleId = NewType("RuleId", str)
MINUTE_MS = 60_000
DAY_MS = 24 * 60 * MINUTE_MS


class Status(StrEnum):
    """A state of the person, in every rule alike."""

    ACTIVE = "active"
    PAUSED = "paused"
    """Is given nothing new, keeps what they hold, may claim."""
    DEACTIVATED = "deactivated"
    """No longer works here: counts as removed for what they held."""


class Method(StrEnum):
    ROUND_ROBIN = "round_robin"
    """*Chia xoay vòng*."""
    CLAIM = "claim"
    """*Tự nhận hội thoại*."""


class OldChoice(StrEnum):
    """*Xử lý hội thoại cũ*."""

    KEEP = "keep"
    """*Không chia*."""
    AVAILABLE = "available"
    """*Chia hội thoại khả dụng*: those without a carer."""
    ALL = "all"
    """*Chia tất cả hội thoại*."""


class Age(StrEnum):
    """The class of a conversation, decided once for each time that its OA is under a rule."""

    UNSORTED = "unsorted"
    """Nobody has written, or the thread is still being read back: not dealt, unseen by members."""
    NEW = "new"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Person:
    id: StaffId
    status: Status = Status.ACTIVE


@dataclass(frozen=True, slots=True)
class Member:
    """`last_seq` is the number of this member's last turn; the smallest is next."""

    staff: StaffId
    last_seq: int = 0


@dataclass(frozen=True, slots=True)
class Options:
    only_unpaused: bool = True
    cap: int | None = None
    """Unanswered, open conversations of this rule that one person may have and still be given another."""
    reply_claims: bool = False
    hand_on_minutes: int | None = None
    idle_days: int | None = None
    """Old conversations in which nobody has written for longer are left out of a wave."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`members` stand in the order in which they joined; `seq` is the number of the rule's last turn."""

    id: RuleId
    name: str
    sources: tuple[OaId, ...] = ()
    members: tuple[Member, ...] = ()
    method: Method = Method.ROUND_ROBIN
    old: OldChoice = OldChoice.KEEP
    options: Options = field(default_factory=Options)
    seq: int = 0
    version: int = 1

    def has(self, staff: StaffId | None) -> bool:
        return any(member.staff == staff for member in self.members)


@dataclass(frozen=True, slots=True)
class Source:
    """An OA that is under a rule since a moment; `alive` is False while its tokens are dead: then nothing is dealt."""

    oa_id: OaId
    rule: RuleId
    since: int
    alive: bool = True


@dataclass(frozen=True, slots=True)
class Facts:
    """What the history says of a conversation."""

    first_in_at: int = 0
    """The customer's first message that is known."""
    last_in_at: int = 0
    last_at: int = 0
    """Anybody's last message."""
    waiting_since: int = 0
    """The first customer message that no person has answered; 0 = answered. An automatic reply is no answer."""
    read_back: bool = True
    """False while older messages may be missing from after the moment that tells old from new."""

    @property
    def unanswered(self) -> bool:
        return self.waiting_since > 0


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation as sharing sees it.

    `holder` is who cares for it: a member, or the connector where he took it over, was handed it, or got it as a
    member. Without one it lies in the connector's basket: for good (`shared` False), or waiting (`shared` True).
    A closed one keeps its holder: the last to hold it.
    """

    id: ConversationId
    facts: Facts = field(default_factory=Facts)
    closed: bool = False
    blocked: bool = False
    age: Age = Age.UNSORTED
    shared: bool = False
    """Subject to the rule. False in *Chỉ mình tôi*, and for what *Không chia* keeps with the connector."""
    holder: StaffId | None = None
    former: StaffId | None = None
    """To whom a closed one goes back when its holder is the connector, who took it over."""
    not_to: StaffId | None = None
    """Gave it back: is not given it again."""
    dormant: bool = False
    """Too long idle for a wave; dealt when its customer writes."""
    taken: bool = False
    """The connector took it over: it isn't handed on."""
    flagged: bool = False
    """Was looked at in a deal and nobody could have it: *Chưa ai nhận được*, or in the pool."""
    assigned_at: int = 0

    @property
    def waits(self) -> bool:
        """Somebody should be given it."""
        return (
            self.shared
            and self.holder is None
            and self.age is not Age.UNSORTED
            and not (self.closed or self.blocked or self.dormant)
        )


def waiting_order(talk: Talk) -> tuple[bool, int, str, str]:
    """By the first unanswered customer message; answered ones after that, by the last customer message; ties by the
    customer's id as text (fine point 3)."""
    facts = talk.facts
    at = facts.waiting_since if facts.unanswered else facts.last_in_at
    return (not facts.unanswered, at, talk.id.user_id, talk.id.oa_id)


class Why(StrEnum):
    """Why a conversation went where it went: what *Vì sao hội thoại này về tôi?* tells, and the log keeps."""

    TURN = "turn"
    WAITED = "waited"
    """It had waited for somebody who can have it."""
    OLD = "old"
    """The rule's choice for old conversations."""
    SHARED = "shared"
    """*Chia hội thoại này*."""
    ORPHANED = "orphaned"
    """Its carer left the rule or was deactivated."""
    GIVEN_BACK = "given_back"
    HANDED_ON = "handed_on"
    """Not answered in time."""
    UNCLAIMED = "unclaimed"
    """Nobody claimed it in time."""
    RETURNED = "returned"
    """It was closed; its customer, or a person, opened it again."""
    CLAIMED = "claimed"
    REPLIED = "replied"
    """The first reply claimed it."""
    HANDED_OVER = "handed_over"
    TAKEN_OVER = "taken_over"
    ONLY_ME = "only_me"
    """Its OA left the rules."""
    KEPT = "kept"
    """*Không chia*."""
    MOVED = "moved"
    POOLED = "pooled"
    """Waits for whoever claims it."""
    NOBODY = "nobody"
    """Nobody may have it now."""
    CLOSED = "closed"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    UNDONE = "undone"
    """The change of a rule was taken back."""
    ARRIVED = "arrived"
    """Sorted as new or old when its customer was first heard."""


def may_be_seen(talk: Talk, rule: Rule | None, person: Person) -> bool:
    """Whether this person may know of a conversation at all: list, counts, search, export, alerts (fine point 13)."""
    if person.id == OWNER:
        return True
    if rule is None or person.status is Status.DEACTIVATED or not rule.has(person.id):
        return False
    if talk.holder is not None:
        return talk.holder == person.id
    return rule.method is Method.CLAIM and talk.waits


def may_be_answered(talk: Talk, person: Person) -> bool:
    """Only the holder writes; the connector also into what nobody holds, which takes it over."""
    if person.status is Status.DEACTIVATED:
        return False
    return talk.holder == person.id or (talk.holder is None and person.id == OWNER)
