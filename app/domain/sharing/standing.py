"""What one person may do with one conversation now: tried on the hands themselves, so that the screen mirrors what the
core would say."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.ids import OWNER, StaffId
from app.domain.sharing import hands
from app.domain.sharing.baskets import is_pool, keeper_of
from app.domain.sharing.refusals import Refused
from app.domain.sharing.shop import Outcome, Shop
from app.domain.sharing.values import Rule, Talk, Why


class Writes(StrEnum):
    """What an answer would be."""

    FREELY = "freely"
    TAKES = "takes"
    """It takes the conversation over."""
    CLAIMS = "claims"
    """The first answer claims it."""
    NOT = "not"


class Can(StrEnum):
    CLAIM = "claim"
    GIVE_BACK = "give_back"
    HAND_OVER = "hand_over"
    TAKE_OVER = "take_over"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a conversation stands for one person. `rule` is None where its OA is not shared: nothing of all this is
    shown then."""

    talk: Talk
    rule: Rule | None = None
    writes: Writes = Writes.FREELY
    can: frozenset[Can] = frozenset()
    receivers: tuple[StaffId, ...] = ()
    """To whom it can be handed over."""
    pooled: bool = False
    """It waits to be claimed."""

    @property
    def shared(self) -> bool:
        return self.rule is not None

    @property
    def waits(self) -> bool:
        """Somebody should be given it."""
        return self.shared and keeper_of(self.talk) is None

    @property
    def warns(self) -> bool:
        """To hand it over shares a history that was kept back (OL05)."""
        return not self.talk.shared


def standing(shop: Shop, talk: Talk, by: StaffId, now: int) -> Standing:
    """`shop` knows at least this conversation of it."""
    cid, rule = talk.id, shop.rule_of(talk.id.oa_id)
    if rule is None:
        return Standing(talk)
    can = set[Can]()
    if _does(lambda: hands.claim(shop, cid, by, now)):
        can.add(Can.CLAIM)
    if _does(lambda: hands.give_back(shop, cid, by, now)):
        can.add(Can.GIVE_BACK)
    if keeper_of(talk) != OWNER and _does(lambda: hands.take_over(shop, cid, by, now)):
        can.add(Can.TAKE_OVER)
    if _does(lambda: hands.share(shop, cid, by, now)):
        can.add(Can.SHARE)
    people = dict.fromkeys((*(member.staff for member in rule.members), OWNER))
    receivers = tuple(to for to in people if _does(lambda to=to: hands.hand_over(shop, cid, by, to, now=now)))  # type: ignore[misc]
    if receivers:
        can.add(Can.HAND_OVER)
    pooled = keeper_of(talk) is None and is_pool(rule, shop.people)
    return Standing(talk, rule, _writes(shop, talk, by, now), frozenset(can), receivers, pooled)


def _writes(shop: Shop, talk: Talk, by: StaffId, now: int) -> Writes:
    try:
        steps = hands.write(shop, talk.id, by, now).steps
    except Refused:
        return Writes.NOT
    whys = {step.why for step in steps}
    if Why.REPLIED in whys:
        return Writes.CLAIMS
    return Writes.TAKES if Why.TAKEN_OVER in whys else Writes.FREELY


def _does(hand: Callable[[], Outcome]) -> bool:
    """Whether it is allowed, and would change anything."""
    try:
        return bool(hand().steps)
    except Refused:
        return False
