"""Sharing at work: deals what arrives, hands on what is overdue, and does what people ask with conversations."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.ids import OWNER, ConversationId, OaId, StaffId
from app.domain.sharing import hands
from app.domain.sharing.log import LogLine
from app.domain.sharing.shop import Outcome, Shop
from app.domain.sharing.standing import Standing, standing
from app.domain.sharing.values import Talk
from app.errors import Rejected
from app.events import Assigned, ConnectionsChanged, Looked, MessagesStored, RulesChanged
from app.services.alarm import Alarm
from app.services.deciding import Hand, announce, decide_as, take_back, told
from app.services.ground import Ground
from app.services.telling import Heard, Telling
from app.store import consents, rules, sharing, visibility
from app.store.sharing import Scope
from app.store.work import Session

LONGEST_REST_S = 60.0
"""The clock may jump: what is due is looked for at least so often."""


@dataclass(frozen=True, slots=True)
class _Wish:
    by: StaffId
    cid: ConversationId
    hand: Hand
    now: int
    warned: bool = False


class Sharing:
    """The acting person is an argument; what they may do is decided by the domain, whatever a screen shows. Refusals
    come as Rejected with the code of `No`."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._telling = Telling(ground)
        self._next_telling: int | None = None
        self._alarm = Alarm(ground.clock, ground.supervisor, "sharing")
        self._touched: set[ConversationId] = set()
        self._looked: set[OaId] = set()
        self._all = True
        self._last: dict[StaffId, tuple[Shop, Shop]] = {}
        """Before and after the last thing that each person did with a conversation here, for *Hoàn tác*."""
        ground.bus.subscribe(MessagesStored, self._on_stored)
        ground.bus.subscribe(Looked, self._on_looked)
        ground.bus.subscribe(ConnectionsChanged, lambda event: self._look_at(event.oa_id))
        for kind in (Assigned, RulesChanged):
            ground.bus.subscribe(kind, lambda _: self._alarm.ring())

    # --- at work

    async def run(self) -> None:
        """Kept by the Supervisor. What fell due while the app was closed is handed on first."""
        self._all = True
        while True:
            await self._overdue()
            await self._catch_up()
            self._next_telling = await self._telling.look()
            await self._alarm.wait(await self._rest())

    async def _rest(self) -> float:
        moments = (await self._next_due(), self._next_telling)
        due = min((moment for moment in moments if moment is not None), default=None)
        if due is None:
            return LONGEST_REST_S
        return min(max((due - self._ground.clock.now()) / 1000, 1.0), LONGEST_REST_S)

    async def _next_due(self) -> int | None:
        return await self._ground.db.read(sharing.next_due, self._ground.clock.now())

    async def _overdue(self) -> None:
        now = self._ground.clock.now()
        due = await self._next_due()
        if due is not None and due <= now:
            self._announce(await self._ground.db.write(sharing.pass_time, now))

    async def _catch_up(self) -> None:
        whole, touched, looked = self._all, frozenset(self._touched), frozenset(self._looked)
        if whole:
            looked = frozenset(await self._ground.db.read(rules.sources))
        ready = {cid for cid in touched if whole or cid.oa_id in looked}
        if not looked:
            return
        self._all = False
        self._touched -= ready
        self._looked -= looked
        now = self._ground.clock.now()
        self._announce(await self._ground.db.write(sharing.catch_up, looked, now, None if whole else ready))

    def _on_stored(self, event: MessagesStored) -> None:
        self._touched |= event.conversations

    def _on_looked(self, event: Looked) -> None:
        if any(cid.oa_id == event.oa_id for cid in self._touched):
            self._look_at(event.oa_id)

    def _look_at(self, oa_id: OaId) -> None:
        self._looked.add(oa_id)
        self._alarm.ring()

    # --- conversations

    async def claim(self, cid: ConversationId, by: StaffId) -> None:
        """*Nhận chat*. Rejected `already_claimed` with the winner in `by` where somebody was first."""
        await self._hand(cid, by, lambda shop, now: hands.claim(shop, cid, by, now))

    async def give_back(self, cid: ConversationId, by: StaffId) -> None:
        await self._hand(cid, by, lambda shop, now: hands.give_back(shop, cid, by, now))

    async def hand_over(
        self, cid: ConversationId, to: StaffId, by: StaffId, note: str = "", *, warned: bool = False
    ) -> None:
        """Rejected `warning_needed` for what *Không chia* had kept: its history goes along (OL05)."""
        await self._sharing_history(
            cid, by, warned, lambda shop, now: hands.hand_over(shop, cid, by, to, now=now, note=note)
        )

    async def take_over(self, cid: ConversationId, by: StaffId = OWNER) -> None:
        await self._hand(cid, by, lambda shop, now: hands.take_over(shop, cid, by, now))

    async def share(self, cid: ConversationId, by: StaffId = OWNER, *, warned: bool = False) -> None:
        """*Chia hội thoại này* (OL07)."""
        await self._sharing_history(cid, by, warned, lambda shop, now: hands.share(shop, cid, by, now))

    async def undo(self, by: StaffId) -> None:
        """Take back what this person has just handed over, given back, taken over or shared. Rejected `moved_on` where
        it has gone on since; nothing to take back: nothing happens."""
        last = self._last.pop(by, None)
        if last is not None:
            await told(self._ground, take_back, *last, by, self._ground.clock.now())
            self._alarm.ring()

    async def close(self, cid: ConversationId, by: StaffId) -> None:
        await self._hand(cid, by, lambda shop, now: hands.close(shop, cid, by, now))

    async def reopen(self, cid: ConversationId, by: StaffId) -> None:
        await self._hand(cid, by, lambda shop, now: hands.reopen(shop, cid, by, now))

    async def block(self, cid: ConversationId, by: StaffId, *, blocked: bool) -> None:
        await self._hand(cid, by, lambda shop, now: hands.block(shop, cid, by, now, blocked=blocked))

    async def talk(self, cid: ConversationId, by: StaffId = OWNER) -> Talk | None:
        """Where a conversation stands."""
        return await self._ground.db.read(_talk, cid, by)

    async def hear(self, cids: Sequence[ConversationId], by: StaffId = OWNER) -> Heard:
        """Which of these conversations this person should be told of, when a customer writes."""
        return await self._telling.hear(cids, by)

    async def standing(self, cid: ConversationId, by: StaffId) -> Standing | None:
        """Where it stands, and what `by` may do with it; None: they don't see it."""
        return await self._ground.db.read(_standing, cid, by, self._ground.clock.now())

    async def log(self, cid: ConversationId, by: StaffId = OWNER) -> list[LogLine]:
        """Every step of one conversation, the oldest first: event lines, and *Vì sao hội thoại này về tôi?*"""
        return await self._ground.db.read(_log, cid, by)

    # --- shared

    async def _hand(self, cid: ConversationId, by: StaffId, hand: Hand) -> None:
        await self._wished(_noting, _Wish(by, cid, hand, self._ground.clock.now()))

    async def _sharing_history(self, cid: ConversationId, by: StaffId, warned: bool, hand: Hand) -> None:
        await self._wished(_with_warning, _Wish(by, cid, hand, self._ground.clock.now(), warned))

    async def _wished(self, write: Callable[..., Outcome], wish: _Wish) -> None:
        before: list[Shop] = []
        outcome = await told(self._ground, write, before, wish)
        self._last[wish.by] = (before[-1], outcome.shop)
        self._alarm.ring()

    def _announce(self, outcome: Outcome) -> None:
        announce(self._ground.bus, outcome)
        if outcome.steps:
            self._alarm.ring()


def _talk(session: Session, cid: ConversationId, by: StaffId) -> Talk | None:
    return sharing.load(session, Scope([cid])).talks.get(cid) if visibility.sees(session, cid, by) else None


def _log(session: Session, cid: ConversationId, by: StaffId) -> list[LogLine]:
    return sharing.log_of(session, cid) if visibility.sees(session, cid, by) else []


def _standing(session: Session, cid: ConversationId, by: StaffId, now: int) -> Standing | None:
    if not visibility.sees(session, cid, by):
        return None
    shop = sharing.load(session, Scope([cid]))
    talk = shop.talks.get(cid)
    return None if talk is None else standing(shop, talk, by, now)


def _noting(session: Session, before: list[Shop], wish: _Wish) -> Outcome:
    """Do it, and tell `before` what the shop was like."""
    sharing.lock(session)
    before.append(sharing.load(session, sharing.scope_of(session, [wish.cid])))
    return decide_as(session, wish.by, wish.cid, wish.hand, wish.now)


def _with_warning(session: Session, before: list[Shop], wish: _Wish) -> Outcome:
    outcome = _noting(session, before, wish)
    known = before[-1].talks.get(wish.cid)
    if known is not None and not known.shared:
        if not wish.warned:
            raise Rejected("warning_needed", count=1)  # and nothing is written
        consents.add(session, consents.Consented(wish.now, wish.by, "one", 1, talk=wish.cid))
    return outcome
