"""The owner's view: who holds what, what waits, what each got and gave away in a period; and the file made from it."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

from app.domain.ids import OWNER, StaffId
from app.domain.sharing.log import LogLine
from app.domain.sharing.overview import Holding, Key, Share, Waiting, shares
from app.domain.sharing.values import RuleId, Status, Why
from app.errors import Rejected
from app.services.ground import Ground
from app.sheets import Cell, Sheets
from app.store import overview, rules, staff
from app.store.work import Session

LINES = 500
"""So many lines of the log are read at a time."""
COLUMNS = tuple(one.name for one in fields(Share))


@dataclass(frozen=True, slots=True)
class Now:
    """How things stand."""

    at: int
    holdings: tuple[Holding, ...] = ()
    waiting: tuple[Waiting, ...] = ()


@dataclass(frozen=True, slots=True)
class Mine:
    """How one stands oneself: whether rules give one anything, and what one would leave behind. `minutes`: after so
    many the soonest of one's rules hands on what is unanswered; 0: none does."""

    status: Status = Status.ACTIVE
    member: bool = False
    open: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """From a moment to another, epoch milliseconds, the end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What a file says: the core has no words for people."""

    shares: str
    now: str
    log: str
    person: str
    rule: str
    columns: Mapping[str, str]
    """Heads of the fields of `Share`."""
    holding: tuple[str, str, str, str]
    """Heads: open, unanswered, the longest wait (minutes), ending soon."""
    lines: tuple[str, str, str, str, str, str, str]
    """Heads: when, customer, rule, what, from, to, by whom. The note has none of its own."""
    note: str
    whys: Mapping[Why, str]
    owner: str
    """For an owner without a name."""
    nobody: str
    gone: str
    """For a rule that was deleted."""


class Overview:
    """All of it is the connector's alone (Rejected not_owner), but for how one stands oneself."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def now(self, by: StaffId = OWNER) -> Now:
        _owner(by)
        return await self._ground.db.read(_now, self._ground.clock.now())

    async def mine(self, by: StaffId = OWNER) -> Mine:
        """What being away would mean for this person."""
        return await self._ground.db.read(_mine, by, self._ground.clock.now())

    async def shares(self, period: Period, by: StaffId = OWNER) -> dict[Key, Share]:
        """Equal to the event log, line by line."""
        _owner(by)
        return await self._ground.db.read(_shares, period)

    async def export(
        self,
        path: Path,
        period: Period,
        words: SheetWords,
        by: StaffId = OWNER,
        on_progress: Callable[[float], None] = lambda done: None,
    ) -> None:
        """Write shares, holdings and the log of the period as a workbook; `on_progress` hears of 0 to 1, in the
        caller's loop. Rejected cannot_write. Cancelled or failed, nothing is left behind."""
        _owner(by)
        book = await asyncio.to_thread(Sheets, path)
        try:
            names = await self._ground.db.read(_names, words)
            await asyncio.to_thread(self._tables, book, names, await self.shares(period, by), await self.now(by))
            await self._log(book, names, period, on_progress)
            await asyncio.to_thread(book.save)
        except BaseException:
            book.give_up()
            raise
        on_progress(1.0)

    def _tables(self, book: Sheets, names: "_Names", found: dict[Key, Share], now: Now) -> None:
        words = names.words
        book.begin(words.shares, [words.person, words.rule, *(words.columns[one] for one in COLUMNS)])
        book.add(
            [names.person(who), names.rule(rule), *(getattr(share, one) for one in COLUMNS)]
            for (who, rule), share in sorted(found.items(), key=lambda one: names.order(one[0]))
        )
        book.begin(words.now, [words.person, words.rule, *words.holding])
        book.add(_held_row(names, one, now.at) for one in now.holdings)
        book.add(_waiting_row(names, one, now.at) for one in now.waiting)

    async def _log(self, book: Sheets, names: "_Names", period: Period, on_progress: Callable[[float], None]) -> None:
        words, db = names.words, self._ground.db
        await asyncio.to_thread(book.begin, words.log, [*words.lines, words.note])
        total = await db.read(overview.count_lines, period.start, period.end)
        after = done = 0
        while lines := await db.read(overview.lines_after, after, period.start, period.end, LINES):
            after = lines[-1][0].id
            done += len(lines)
            if not await asyncio.to_thread(book.add, [_line_row(names, *line) for line in lines]):
                break
            on_progress(min(done / max(total, 1), 1.0) * 0.95)


class _Names:
    """How people and rules are called in a file."""

    def __init__(self, words: SheetWords, people: Mapping[StaffId, str], known: Mapping[RuleId, str]) -> None:
        self.words = words
        self._people, self._known = people, known

    def person(self, who: StaffId | None) -> str:
        if who is None:
            return self.words.nobody
        return self._people.get(who) or (self.words.owner if who == OWNER else who)

    def rule(self, rule: RuleId | None) -> str:
        return "" if rule is None else self._known.get(rule, self.words.gone)

    def order(self, key: Key) -> tuple[str, str]:
        return self.person(key[0]).casefold(), self.rule(key[1]).casefold()


def _owner(by: StaffId) -> None:
    if by != OWNER:
        raise Rejected("not_owner")


def _now(session: Session, at: int) -> Now:
    return Now(at, tuple(overview.holdings(session, at)), tuple(overview.waiting(session)))


def _mine(session: Session, by: StaffId, now: int) -> Mine:
    known = [rule for rule in rules.all_rules(session).values() if rule.has(by)]
    held = [one for one in overview.holdings(session, now) if one.staff == by]
    hand_on = [rule.options.hand_on_minutes or 0 for rule in known if rule.id in {one.rule for one in held}]
    status = rules.people(session)[by].status
    return Mine(status, bool(known), sum(one.open for one in held), min(filter(None, hand_on), default=0))


def _shares(session: Session, period: Period) -> dict[Key, Share]:
    moves = overview.moves(session, period.start, period.end)
    return shares(moves, overview.answered(session, period.start, period.end))


def _names(session: Session, words: SheetWords) -> _Names:
    people = {one.id: one.name or one.email for one in staff.everybody(session)}
    return _Names(words, people, {rule.id: rule.name for rule in rules.all_rules(session).values()})


def _minutes(since: int, now: int) -> Cell:
    return (now - since) // 60_000 if since else None


def _held_row(names: _Names, one: Holding, now: int) -> Sequence[Cell]:
    counts = (one.open, one.unanswered, _minutes(one.longest, now), one.ending)
    return (names.person(one.staff), names.rule(one.rule), *counts)


def _waiting_row(names: _Names, one: Waiting, now: int) -> Sequence[Cell]:
    return (names.person(None), names.rule(one.rule), one.count, one.count, _minutes(one.longest, now), None)


def _line_row(names: _Names, line: LogLine, customer: str) -> Sequence[Cell]:
    step = line.step
    by = "" if step.by is None else names.person(step.by)
    return (
        datetime.fromtimestamp(line.at / 1000),
        customer or step.talk.user_id,
        names.rule(step.rule),
        names.words.whys.get(step.why, step.why.value),
        names.person(step.before),
        names.person(step.holder),
        by,
        step.note,
    )
