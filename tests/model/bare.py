"""The same floor without a file and a loop: the bare decisions, for very many histories."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from app.domain.ids import OWNER, ConversationId, OaId, StaffId, UserId
from app.domain.sharing import arrivals, edits, hands
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.refusals import Refused
from app.domain.sharing.shop import Outcome, Shop
from app.domain.sharing.values import Facts, Method, OldChoice, Options, Person, RuleId, Status, Talk
from tests.model.clerk import Book, Key

START = 1_760_000_000_000


@dataclass
class Clock:
    at: int = START

    def now(self) -> int:
        return self.at


@dataclass
class BareFloor:
    """Every command as `Floor` has it."""

    clock: Clock = field(default_factory=Clock)
    state: Shop = field(default_factory=Shop)
    facts: dict[ConversationId, Facts] = field(default_factory=dict)
    outs: dict[ConversationId, int] = field(default_factory=dict)

    async def open(self, people: Iterable[str]) -> None:
        here = {StaffId(one): Person(StaffId(one)) for one in (*people, OWNER)}
        self.state = Shop(people=here)

    async def close(self) -> None: ...

    async def restart(self) -> None:
        await self.wake()

    async def pass_minutes(self, minutes: int) -> None:
        self.clock.at += minutes * 60_000
        await self.wake()

    async def wake(self) -> None:
        self._hand_on()

    def _hand_on(self) -> None:
        """As the loop does it: again as long as something is handed on."""
        while arrivals.pass_time(self.state, self.clock.at).steps:
            self._do(lambda shop: arrivals.pass_time(shop, self.clock.at))

    async def write(self, oa: str, users: Iterable[str]) -> None:
        told = {}
        for user in users:
            self.clock.at += 1_000
            cid = ConversationId(OaId(oa), UserId(user))
            told[cid] = self._heard(cid, self.clock.at)
        self._tell(told)

    async def write_late(self, oa: str, user: str, ago: int) -> None:
        cid = ConversationId(OaId(oa), UserId(user))
        self._tell({cid: self._heard(cid, self.clock.at - ago)})

    async def answer(self, oa: str, user: str) -> None:
        self.clock.at += 30_000
        cid = ConversationId(OaId(oa), UserId(user))
        self.outs[cid] = self.clock.at
        known = self.facts.get(cid, Facts())
        self._tell({cid: replace(known, waiting_since=0, last_at=self.clock.at)})

    async def again(self) -> None: ...

    async def alive(self, oa: str, yes: bool) -> None:
        dead = self.state.dead - {OaId(oa)} if yes else self.state.dead | {OaId(oa)}
        self.state = replace(self.state, dead=dead)
        self._do(lambda shop: arrivals.revive(shop, OaId(oa), self.clock.at, alive=yes))

    async def save(self, name: str, book: Book, people: Iterable[str], version: int) -> None:
        draft = RuleDraft(
            RuleId(name),
            name,
            tuple(OaId(oa) for oa in book.oas),
            tuple(StaffId(one) for one in people),
            Method.ROUND_ROBIN if book.by_turn else Method.CLAIM,
            OldChoice(book.old),
            Options(book.only_here, book.cap, book.reply, book.minutes, book.days),
            version,
        )
        self._do(lambda shop: edits.save_rule(shop, draft, self.clock.at, OWNER, moving=draft.sources))

    async def delete(self, name: str) -> None:
        self._do(lambda shop: edits.delete_rule(shop, RuleId(name)))

    async def disconnect(self, oa: str) -> None:
        self._do(lambda shop: edits.remove_source(shop, OaId(oa), self.clock.at))

    async def become(self, who: str, status: str) -> None:
        self._do(lambda shop: edits.set_status(shop, StaffId(who), Status(status), self.clock.at))

    async def act(self, what: str, key: Key, who: str, to: str = "") -> bool:
        cid, by, now = ConversationId(OaId(key[0]), UserId(key[1])), StaffId(who), self.clock.at
        hand: dict[str, Callable[[Shop], Outcome]] = {
            "claim": lambda shop: hands.claim(shop, cid, by, now),
            "give_back": lambda shop: hands.give_back(shop, cid, by, now),
            "hand": lambda shop: hands.hand_over(shop, cid, by, StaffId(to), now=now),
            "take": lambda shop: hands.take_over(shop, cid, by, now),
            "share": lambda shop: hands.share(shop, cid, by, now),
            "close": lambda shop: hands.close(shop, cid, by, now),
            "reopen": lambda shop: hands.reopen(shop, cid, by, now),
            "block": lambda shop: hands.block(shop, cid, by, now, blocked=True),
            "unblock": lambda shop: hands.block(shop, cid, by, now, blocked=False),
            "reply": lambda shop: hands.write(shop, cid, by, now),
        }
        try:
            self._do(hand[what])
        except Refused:
            return False
        return True

    async def shop(self) -> Shop:
        return self.state

    def _tell(self, told: dict[ConversationId, Facts]) -> None:
        self.facts.update(told)
        known = {
            cid: replace(self.state.talks.get(cid, Talk(cid)), facts=replace(facts, last_in_at=self._known(cid)))
            for cid, facts in told.items()
        }
        self.state = replace(self.state, talks={**self.state.talks, **known})
        self._hand_on()
        oas = {cid.oa_id for cid in told}
        self._do(lambda shop: arrivals.arrive(shop, told, self.clock.at, oas=oas))
        for cid in told:
            if cid.oa_id not in self.state.sources:  # a list without rules opens it by itself
                talk = self.state.talks[cid]
                wrote = told[cid].last_in_at > known[cid].facts.last_in_at
                closed = talk.closed and not wrote
                self.state = replace(self.state, talks={**self.state.talks, cid: replace(talk, closed=closed)})

    def _known(self, cid: ConversationId) -> int:
        talk = self.state.talks.get(cid)
        return talk.facts.last_in_at if talk is not None else 0

    def _heard(self, cid: ConversationId, at: int) -> Facts:
        known = self.facts.get(cid, Facts())
        newest = at > known.last_in_at and at > self.outs.get(cid, 0)
        talk = self.state.talks.get(cid)
        waits = known.waiting_since
        if talk is not None and talk.closed and at > known.last_at:
            waits = 0  # the wait begins now
        if newest or (waits and at > self.outs.get(cid, 0)):
            waits = min(waits, at) if waits else at
        return Facts(
            first_in_at=min(known.first_in_at, at) if known.first_in_at else at,
            last_in_at=max(known.last_in_at, at),
            last_at=max(known.last_at, at),
            waiting_since=waits,
        )

    def _do(self, decide: Callable[[Shop], Outcome]) -> None:
        self.state = decide(self.state).shop
