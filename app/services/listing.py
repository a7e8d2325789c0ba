"""The list's use cases: what a view shows, and what is done to one conversation in it or to many at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from app.domain.conversations import may_tidy
from app.domain.ids import OWNER, ConversationId, OaId, StaffId
from app.domain.listing import Act, Baskets, Counts, Done, Listed, Marks, View, after, undone
from app.domain.order import Order
from app.domain.sharing import hands
from app.domain.sharing.refusals import No, Refused
from app.domain.sharing.shop import Outcome, Shop
from app.events import ConversationsChanged
from app.services.deciding import announce, rejected
from app.services.ground import Ground
from app.store import listing, marks, rules, sharing, visibility
from app.store.work import Session

_NOTHING = Outcome(Shop())
_HANDS: dict[Act, Callable[[Shop, ConversationId, StaffId, int], Outcome]] = {
    Act.CLOSE: hands.close,
    Act.REOPEN: hands.reopen,
    Act.BLOCK: partial(hands.block, blocked=True),
    Act.UNBLOCK: partial(hands.block, blocked=False),
}
"""Where the OA is under a rule, these are decisions of sharing."""
UNIT = 500
"""So many conversations are changed in one transaction: others need not wait long for it."""


class Listing:
    """The acting person is an argument, and what they may do is checked here, whatever the screen shows."""

    def __init__(self, ground: Ground) -> None:
        self._db = ground.db
        self._bus = ground.bus
        self._clock = ground.clock

    async def first(self, view: View, limit: int, by: StaffId = OWNER) -> list[Listed]:
        """The first rows of a view: soon there, however many follow."""
        return await self._db.read(listing.first, view, limit, by)

    async def ids(self, view: View, by: StaffId = OWNER) -> Order:
        """All that a view shows, in its order."""
        return await self._db.read(listing.ids, view, by)

    async def places(self, view: View, wanted: Sequence[ConversationId], by: StaffId = OWNER) -> list[Listed]:
        """Rows in the order asked, each with its place in the view if it has one; unknown ones are left out."""
        return await self._db.read(listing.places, view, wanted, by)

    async def counts(self, view: View = listing.ALL, by: StaffId = OWNER) -> Counts:
        """How many conversations each filter shows, in the basket, of the OA and with the tag of this view."""
        return await self._db.read(listing.counts, view, by)

    async def baskets(self, oa_id: OaId | None = None, by: StaffId = OWNER) -> Baskets | None:
        """How many conversations lie in each basket; None where the shop shares nothing, and has none."""
        return await self._db.read(listing.baskets, oa_id, by)

    async def tags(self, oa_id: OaId | None = None, by: StaffId = OWNER) -> dict[str, int]:
        """The tags there are, and how many open conversations have each."""
        return await self._db.read(listing.tags, oa_id, by)

    async def act(self, act: Act, conversations: Iterable[ConversationId], by: StaffId = OWNER) -> Done:
        """Do it to all of these that are for `by` to change; say what that has changed, for taking it back, and what
        was left out and why. Rejected with a code of `No`: none of them is. What `by` can't see isn't spoken of."""
        now, wanted = self._clock.now(), list(dict.fromkeys(conversations))
        before: list[tuple[ConversationId, Marks]] = []
        refused: dict[ConversationId, Refused] = {}
        for start in range(0, len(wanted), UNIT):
            acted = await self._db.write(_act, act, wanted[start : start + UNIT], by, now)
            self._announce([cid for cid, _ in acted.before], acted.outcome)
            before += acted.before
            refused |= acted.refused
        if refused and not before:
            raise rejected(next(iter(refused.values())))
        return Done(act, tuple(before), tuple((cid, error.why.value) for cid, error in refused.items()))

    async def undo(self, done: Done, by: StaffId = OWNER) -> None:
        """Take an act back, as far as that is for `by` to do. What has happened since stays: a conversation that its
        customer has reopened is open. Rejected: nothing of it is."""
        for start in range(0, len(done.before), UNIT):
            part = done.before[start : start + UNIT]
            acted = await self._db.write(_undo, done.act, part, by, self._clock.now())
            self._announce([cid for cid, _ in acted.before], acted.outcome)
            if acted.refused and not acted.before:
                raise rejected(next(iter(acted.refused.values())))

    def _announce(self, changed: Sequence[ConversationId], outcome: Outcome) -> None:
        if changed:
            self._bus.publish(ConversationsChanged(frozenset(changed)))
        announce(self._bus, outcome)


@dataclass(frozen=True, slots=True)
class _Acted:
    before: list[tuple[ConversationId, Marks]]
    outcome: Outcome
    refused: dict[ConversationId, Refused]


def _act(session: Session, act: Act, wanted: Sequence[ConversationId], by: StaffId, now: int) -> _Acted:
    known = marks.read(session, visibility.seen(session, wanted, by))
    changed = {cid: after(act, one.marks, now) for cid, one in known.items()}
    changed = {cid: one for cid, one in changed.items() if one != known[cid].marks}
    shared = _shared(session, act, changed)
    refused = _not_tidied({cid: one for cid, one in known.items() if cid not in shared}, by)
    hand = _HANDS.get(act)
    outcome, no = _decided(session, shared, now, lambda shop, cid: hand(shop, cid, by, now)) if hand else (_NOTHING, {})
    refused |= no
    changed = {cid: one for cid, one in changed.items() if cid not in refused}
    marks.write(session, changed)
    return _Acted([(cid, known[cid].marks) for cid in changed], outcome, refused)


def _undo(session: Session, act: Act, before: Sequence[tuple[ConversationId, Marks]], by: StaffId, now: int) -> _Acted:
    known = marks.read(session, visibility.seen(session, [cid for cid, _ in before], by))
    wanted = {cid: undone(act, known[cid].marks, former) for cid, former in before if cid in known}
    shared = _shared(session, act, wanted)
    refused = _not_tidied({cid: one for cid, one in known.items() if cid not in shared}, by)

    def back(shop: Shop, cid: ConversationId) -> Outcome:
        closed, blocked = wanted[cid].closed_at > 0, wanted[cid].blocked_at > 0
        return hands.put_back(shop, cid, by, now, closed=closed, blocked=blocked)

    outcome, no = _decided(session, shared, now, back)
    refused |= no
    as_decided = marks.read(session, list(shared))
    changed = {cid: _agreeing(one, as_decided.get(cid)) for cid, one in wanted.items() if cid not in refused}
    marks.write(session, changed)
    return _Acted([(cid, known[cid].marks) for cid in changed], outcome, refused)


def _shared(session: Session, act: Act, among: Iterable[ConversationId]) -> list[ConversationId]:
    """Those of which sharing decides whether they may be closed, reopened, hidden or shown."""
    under = rules.sources(session) if act in _HANDS else {}
    return [cid for cid in among if cid.oa_id in under]


def _decided(
    session: Session, cids: Sequence[ConversationId], now: int, hand: Callable[[Shop, ConversationId], Outcome]
) -> tuple[Outcome, dict[ConversationId, Refused]]:
    """One decision about all of them, with a line in the log for each; and those it is refused for."""
    if not cids:
        return _NOTHING, {}
    refused: dict[ConversationId, Refused] = {}

    def decision(shop: Shop) -> Outcome:
        outcome, no = hands.each(shop, cids, hand)
        refused.update(no)
        return outcome

    return sharing.decide(session, sharing.scope_of(session, cids), decision, now), refused


def _not_tidied(known: Mapping[ConversationId, marks.Marked], by: StaffId) -> dict[ConversationId, Refused]:
    return {cid: Refused(No.NOT_YOURS, talk=cid) for cid, one in known.items() if not may_tidy(one.assignee, by)}


def _agreeing(wanted: Marks, decided: marks.Marked | None) -> Marks:
    """What was wanted, where sharing has not decided otherwise."""
    if decided is None:
        return wanted
    now = decided.marks
    closed_at = wanted.closed_at if bool(wanted.closed_at) == bool(now.closed_at) else now.closed_at
    blocked_at = wanted.blocked_at if bool(wanted.blocked_at) == bool(now.blocked_at) else now.blocked_at
    return replace(wanted, closed_at=closed_at, blocked_at=blocked_at)
