"""Random histories of a shop, played on the clerk's desk and on the real floor; after each step the two must agree."""

from __future__ import annotations

import random

from app.domain.sharing.shop import Shop
from app.domain.sharing.values import Talk
from tests.model.bare import BareFloor
from tests.model.clerk import BOSS, Book, Desk, Key
from tests.model.floor import Floor

STAFF = ("an", "binh", "cuc", "dung")
OAS = ("oa1", "oa2", "oa3")
USERS = tuple(f"k{number:02}" for number in range(8))
MINUTE = 60_000
DAY = 24 * 60 * MINUTE


class Disagreement(AssertionError):
    """What was done, and how the two differ after it."""


class Play:
    """One history. `log` tells it, so that a disagreement can be read."""

    def __init__(self, seed: int, floor: Floor | BareFloor) -> None:
        self.random = random.Random(seed)
        self.desk = Desk({BOSS: "active", **dict.fromkeys(STAFF, "active")})
        self.floor = floor
        self.log: list[str] = []
        self._versions: dict[str, int] = {}

    async def run(self, steps: int) -> None:
        await self.floor.open(STAFF)
        try:
            for _ in range(self.random.randint(0, 4)):  # there is a past
                await self._step(("write", "write", "answer", "pause"))
            await self._step(("save",))
            for _ in range(steps):
                await self._step()
        finally:
            await self.floor.close()

    async def _step(self, among: tuple[str, ...] = ()) -> None:
        what = self.random.choice(among) if among else self.random.choices(*zip(*WEIGHTS.items(), strict=True))[0]
        self.log.append(what)
        await getattr(self, f"_{what}")()
        if any(book.minutes is not None for book in self.desk.books.values()):
            await self.floor.wake()
            self.desk.pass_on(self.now)
        await self._compare()

    # --- commands

    async def _write(self) -> None:
        oa = self._oa(alive=True)
        users = self.random.sample(USERS, self.random.randint(1, 4))
        self._note(oa, users)
        await self.floor.write(oa, users)
        await self._told(oa, users)

    async def _late(self) -> None:
        oa, user = self._oa(alive=True), self.random.choice(USERS)
        ago = self.random.choice((2 * MINUTE, 40 * MINUTE, 5 * DAY))
        self._note(oa, user, ago // MINUTE)
        await self.floor.write_late(oa, user, ago)
        await self._told(oa, [user])

    async def _answer(self) -> None:
        oa, user = self._oa(alive=True), self.random.choice(USERS)
        self._note(oa, user)
        await self.floor.answer(oa, user)
        await self._told(oa, [user])

    async def _again(self) -> None:
        await self.floor.again()

    async def _pause(self) -> None:
        minutes = self.random.choice((1, 4, 11, 50, 3 * 24 * 60))
        self._note(minutes)
        await self.floor.pass_minutes(minutes)

    async def _restart(self) -> None:
        await self.floor.restart()

    async def _save(self) -> None:
        name = self.random.choice(("R", "S"))
        draw = self.random
        book = Book(
            oas=draw.sample(OAS, draw.choice((0, 1, 1, 2))),
            turns={},
            by_turn=draw.random() < 0.6,
            old=draw.choice(("keep", "available", "all")),
            only_here=draw.random() < 0.7,
            cap=draw.choice((None, None, 1, 2)),
            reply=draw.random() < 0.3,
            minutes=draw.choice((None, None, 10)),
            days=draw.choice((None, None, 2)),
        )
        known = self.desk.books.get(name)
        people = draw.sample((*STAFF, BOSS), draw.randint(0, 4))
        gone = [one for one in people if self.desk.people[one] == "deactivated"]
        people = [one for one in people if one not in gone or (known is not None and one in known.turns)]
        if known is not None and draw.random() < 0.5:  # most edits change one thing
            kept = draw.choice(("oas", "people", "rest"))
            book, people = _mostly(known, book, people, kept)
        self._note(name, book, people)
        version = (await self.floor.shop()).rules
        await self.floor.save(name, book, people, version[name].version if name in version else 0)
        self.desk.save(name, book, people, self.now)

    async def _delete(self) -> None:
        if self.desk.books:
            name = self.random.choice(sorted(self.desk.books))
            self._note(name)
            await self.floor.delete(name)
            self.desk.delete(name)

    async def _disconnect(self) -> None:
        oa = self._oa()
        self._note(oa)
        await self.floor.disconnect(oa)
        self.desk.only_me(oa)
        self.desk.serve_all(self.now)

    async def _die(self) -> None:
        oa = self._oa()
        yes = oa in self.desk.dead
        self._note(oa, yes)
        await self.floor.alive(oa, yes)
        self.desk.alive(oa, yes, self.now)

    async def _status(self) -> None:
        who = self.random.choice(STAFF)
        status = self.random.choice(("active", "active", "paused", "deactivated"))
        self._note(who, status)
        await self.floor.become(who, status)
        self.desk.become(who, status, self.now)

    async def _act(self) -> None:
        what = self.random.choice(ACTS)
        key = self._key()
        if key is None:
            return
        card = self.desk.cards[key]
        likely = [one for one in (card.who, BOSS) if one]
        who = self.random.choice(likely if self.random.random() < 0.6 else [BOSS, *STAFF])
        to = self.random.choice((BOSS, *STAFF))
        self._note(what, key, who, to)
        done = await self.floor.act(what, key, who, to)
        expected = self._by_clerk(what, key, who, to)
        if done != expected:
            raise Disagreement(f"{'done' if done else 'refused'}, and the clerk says otherwise\n{self.story()}")

    async def _race(self) -> None:
        """Two claim the same one."""
        key = self._key()
        if key is not None:
            for who in self.random.sample(STAFF, 2):
                self._note(key, who)
                done = await self.floor.act("claim", key, who)
                if done != self.desk.claim(self.desk.cards[key], who, self.now):
                    raise Disagreement(f"claim of {who}: {done}\n{self.story()}")

    def _by_clerk(self, what: str, key: Key, who: str, to: str) -> bool:
        card, now, desk = self.desk.cards[key], self.now, self.desk
        match what:
            case "hand":
                return desk.hand(card, who, to, now)
            case "block" | "unblock":
                return desk.block(card, who, now, blocked=what == "block")
            case _:
                done: bool = getattr(desk, what)(card, who, now)
                return done

    # --- what the two say

    async def _told(self, oa: str, users: list[str]) -> None:
        """The clerk reads the same history: its facts are ingest's business, tested elsewhere."""
        shop = await self.floor.shop()
        told = {}
        for talk in shop.talks.values():
            if talk.id.oa_id == oa and talk.id.user_id in users:
                facts = talk.facts
                told[oa, talk.id.user_id] = (facts.first_in_at, facts.last_in_at, facts.last_at, facts.waiting_since)
        self.desk.messages(told, self.now)

    async def _compare(self) -> None:
        shop = await self.floor.shop()
        for talk in shop.talks.values():
            card = self.desk.cards.get((talk.id.oa_id, talk.id.user_id))
            if card is None or self.desk.book(talk.id.oa_id) is None:
                if talk.holder is not None or talk.shared:
                    raise Disagreement(f"{talk}\n{self.story()}")
                continue
            theirs, ours = _seen(talk), _on_card(card)
            if theirs != ours:
                raise Disagreement(f"{talk.id}: floor {theirs}, clerk {ours}\n{self.story()}")
        self._compare_books(shop)

    def _compare_books(self, shop: Shop) -> None:
        theirs = {
            rule.id: (rule.seq, {one.staff: one.last_seq for one in rule.members}) for rule in shop.rules.values()
        }
        ours = {name: (book.count, book.turns) for name, book in self.desk.books.items()}
        if theirs != ours:
            raise Disagreement(f"turns: floor {theirs}, clerk {ours}\n{self.story()}")

    def story(self) -> str:
        return "\n".join(f"{number:3} {line}" for number, line in enumerate(self.log))

    @property
    def now(self) -> int:
        return self.floor.clock.now()

    def _note(self, *what: object) -> None:
        self.log[-1] += " " + " ".join(map(str, what))

    def _oa(self, *, alive: bool = False) -> str:
        return self.random.choice([oa for oa in OAS if not (alive and oa in self.desk.dead)] or [OAS[0]])

    def _key(self) -> Key | None:
        under = [key for key in self.desk.cards if self.desk.book(key[0]) is not None]
        return self.random.choice(sorted(under)) if under else None


WEIGHTS = {
    "write": 12,
    "late": 2,
    "answer": 4,
    "again": 1,
    "pause": 4,
    "restart": 2,
    "save": 4,
    "delete": 0.5,
    "disconnect": 0.5,
    "die": 1.5,
    "status": 3,
    "act": 16,
    "race": 2,
}
ACTS = ("claim", "claim", "give_back", "hand", "take", "share", "close", "close", "reopen", "block", "unblock", "reply")


def _mostly(known: Book, book: Book, people: list[str], kept: str) -> tuple[Book, list[str]]:
    """The same rule but for the OAs, the people, or the rest."""
    same = Book(
        list(known.oas),
        {},
        known.by_turn,
        known.old,
        known.only_here,
        known.cap,
        known.reply,
        known.minutes,
        known.days,
    )
    if kept == "oas":
        same.oas = book.oas
        return same, list(known.turns)
    if kept == "people":
        return same, people
    book.oas = list(known.oas)
    return book, list(known.turns)


def _seen(talk: Talk) -> tuple[object, ...]:
    return (
        talk.holder,
        {"unsorted": ""}.get(talk.age.value, talk.age.value),
        talk.shared,
        talk.waits,
        talk.closed,
        talk.blocked,
    )


def _on_card(card) -> tuple[object, ...]:  # type: ignore[no-untyped-def]
    return (card.who, card.kind, card.ruled, card.in_line, card.closed, card.blocked)
