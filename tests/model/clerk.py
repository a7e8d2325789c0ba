"""The semantics of sharing a second time, written from their description alone: a clerk with cards and a book, who
changes what lies on the desk. Nothing of `app.domain.sharing` is used, so that the two can disagree."""

from __future__ import annotations

from dataclasses import dataclass, field

BOSS = "owner"
Key = tuple[str, str]


@dataclass
class Card:
    """A conversation. `kind`: not yet known, new or old."""

    key: Key
    first: int = 0
    heard: int = 0
    last: int = 0
    since: int = 0
    kind: str = ""
    ruled: bool = False
    """The rule may give it to somebody; else it is the connector's for good."""
    who: str | None = None
    before_boss: str | None = None
    refused_by: str | None = None
    asleep: bool = False
    boss_took: bool = False
    got_at: int = 0
    closed: bool = False
    blocked: bool = False

    @property
    def up(self) -> bool:
        return not (self.closed or self.blocked)

    @property
    def in_line(self) -> bool:
        return self.ruled and self.who is None and bool(self.kind) and self.up and not self.asleep

    def wipe(self) -> None:
        self.kind, self.ruled, self.who, self.before_boss = "", False, None, None
        self.refused_by, self.asleep, self.boss_took, self.got_at = None, False, False, 0

    def to(self, who: str, at: int) -> None:
        self.who, self.got_at = who, at
        self.before_boss = self.refused_by = None
        self.asleep = self.boss_took = False

    def drop(self) -> None:
        self.who = self.before_boss = None
        self.boss_took = False

    def place(self) -> tuple[bool, int, str, str]:
        return (not self.since, self.since or self.heard, self.key[1], self.key[0])


@dataclass
class Book:
    """A rule: its people with the number of their last turn."""

    oas: list[str]
    turns: dict[str, int]
    by_turn: bool
    old: str
    only_here: bool = True
    cap: int | None = None
    reply: bool = False
    minutes: int | None = None
    days: int | None = None
    count: int = 0


@dataclass
class Desk:
    people: dict[str, str] = field(default_factory=dict)
    books: dict[str, Book] = field(default_factory=dict)
    since: dict[str, int] = field(default_factory=dict)
    dead: set[str] = field(default_factory=set)
    cards: dict[Key, Card] = field(default_factory=dict)

    # --- small questions

    def book(self, oa: str) -> Book | None:
        return next((book for book in self.books.values() if oa in book.oas), None)

    def of(self, oas: list[str]) -> list[Card]:
        return [card for card in self.cards.values() if card.key[0] in oas]

    def can_have(self, book: Book, who: str | None) -> bool:
        if who not in book.turns:
            return False
        return self.people[who] == "active" or (self.people[who] == "paused" and not book.only_here)

    def unanswered(self, book: Book, who: str) -> int:
        return sum(card.who == who and card.since > 0 and card.up for card in self.of(book.oas))

    def next_one(self, book: Book, but: str | None) -> str | None:
        free = [
            who
            for who in book.turns
            if who != but and self.can_have(book, who) and (book.cap is None or self.unanswered(book, who) < book.cap)
        ]
        return min(free, key=lambda who: book.turns[who]) if free else None

    def give_turn(self, book: Book, card: Card, who: str, now: int) -> None:
        book.count += 1
        book.turns[who] = book.count
        card.to(who, now)

    # --- dealing

    def serve(self, book: Book, now: int, later: set[Key] | None = None) -> None:
        if not book.by_turn:
            return
        behind = later or set()
        line = [card for card in self.of(book.oas) if card.in_line and card.key[0] not in self.dead]
        for card in sorted(line, key=lambda card: (card.key in behind, card.place())):
            who = self.next_one(book, card.refused_by)
            if who is not None:
                self.give_turn(book, card, who, now)

    def serve_all(self, now: int) -> None:
        for book in self.books.values():
            self.serve(book, now)

    def pass_on(self, now: int) -> None:
        for book in self.books.values():
            while self.too_late(book, now):  # who gave one away may have room for another
                self.serve(book, now)
            self.serve(book, now)

    def too_late(self, book: Book, now: int) -> bool:
        """Whether anything was handed on."""
        if book.minutes is None:
            return False
        moved = False
        late = []
        for card in self.of(book.oas):
            if not (card.since and card.up) or card.key[0] in self.dead:
                continue
            if card.who is None and (book.by_turn or not card.in_line):
                continue
            if card.who is not None and card.boss_took:
                continue
            start = max(card.since, card.got_at) if card.who is not None else card.since
            if start + book.minutes * 60_000 <= now:
                late.append(card)
        for card in sorted(late, key=Card.place):
            who = self.next_one(book, card.who or card.refused_by)
            if who is not None:
                self.give_turn(book, card, who, now)
                moved = True
        return moved

    def idle(self, book: Book, card: Card, now: int) -> bool:
        return book.days is not None and now - card.last > book.days * 86_400_000

    # --- what comes in

    def messages(self, told: dict[Key, tuple[int, int, int, int]], now: int) -> None:
        """(first, last of the customer, last of anybody, waiting since) of each conversation in one catch-up."""
        later: set[Key] = set()
        before = {key: self.cards[key].heard if key in self.cards else 0 for key in told}
        for key, (first, heard, last, since) in told.items():
            card = self.cards.setdefault(key, Card(key))
            card.first, card.heard, card.last, card.since = first, heard, last, since
        self.pass_on(now)  # what fell due comes first
        for key, (first, heard, _, _) in told.items():
            card, book = self.cards[key], self.book(key[0])
            wrote = heard > before[key] and (book is None or heard >= self.since[key[0]])
            if book is None:
                card.closed = card.closed and not wrote
                continue
            if not card.kind and first:
                card.kind = "old" if first < self.since[key[0]] else "new"
                card.ruled = card.kind == "new" or book.old != "keep"
                if card.kind == "old" and card.ruled and not wrote:
                    later.add(key)
                    card.asleep = self.idle(book, card, now)
            if wrote:
                card.asleep = False
                if card.closed:
                    self.comes_back(book, card, now)
        for book in self.books.values():
            self.serve(book, now, later)

    def comes_back(self, book: Book, card: Card, now: int) -> None:
        card.closed = False
        former = card.who if card.who in book.turns else card.before_boss
        if former is not None and self.can_have(book, former):
            card.to(former, now)
        else:
            card.drop()
            card.refused_by = None

    # --- the owner's changes

    def save(self, name: str, book: Book, people: list[str], now: int) -> None:
        former = self.books.get(name)
        book.count = former.count if former else 0
        known = former.turns if former else {}
        book.turns = {who: known.get(who, book.count) for who in people}
        had = list(former.oas) if former else []
        stay = [oa for oa in book.oas if oa in had]
        for oa in had:
            if oa not in book.oas:
                self.only_me(oa)
        moved = [oa for oa in book.oas if oa not in had and self.comes_under(oa, now)]
        self.books[name] = book
        later: set[Key] = set()
        for oa in book.oas:
            if oa in moved:
                strangers = {card.who for card in self.of([oa]) if card.who and card.who not in book.turns}
                later |= self.left_alone(book, [oa], strangers)
            if oa not in had:
                later |= self.wave(book, [oa], now)
        if former is not None and former.old != book.old:
            later |= self.wave(book, stay, now)
        if former is not None:
            later |= self.left_alone(book, stay, set(former.turns) - set(book.turns))
        self.serve(book, now, later)
        self.serve_all(now)  # where an OA has left, somebody may have room

    def comes_under(self, oa: str, now: int) -> bool:
        """Whether it was under another rule."""
        other = self.book(oa)
        if other is not None:
            other.oas.remove(oa)
            return True
        self.since[oa] = now
        for card in self.of([oa]):
            if card.first:
                card.kind = "old"
        return False

    def wave(self, book: Book, oas: list[str], now: int) -> set[Key]:
        later: set[Key] = set()
        if book.old == "keep":
            return later
        for card in self.of(oas):
            if card.kind != "old":
                continue
            if card.who is None or (book.old == "all" and card.up):
                waited = card.in_line
                card.drop()
                card.refused_by = None
                card.ruled = True
                card.asleep = card.up and self.idle(book, card, now)
                if not waited:
                    later.add(card.key)
            card.ruled = True
        return later

    def left_alone(self, book: Book, oas: list[str], gone: set[str]) -> set[Key]:
        later: set[Key] = set()
        for card in self.of(oas):
            if card.who in gone and not card.closed and not card.boss_took:
                card.drop()
                card.kind = "old"
                card.ruled = book.old != "keep"
                if card.ruled:
                    later.add(card.key)
        return later

    def only_me(self, oa: str) -> None:
        self.since.pop(oa, None)
        for book in self.books.values():
            if oa in book.oas:
                book.oas.remove(oa)
        for card in self.of([oa]):
            card.wipe()

    def delete(self, name: str) -> None:
        for oa in list(self.books[name].oas):
            self.only_me(oa)
        del self.books[name]

    def become(self, who: str, status: str, now: int) -> None:
        self.people[who] = status
        for name in sorted(self.books):
            book = self.books[name]
            if who in book.turns:
                later = self.left_alone(book, book.oas, {who}) if status == "deactivated" else set()
                self.serve(book, now, later)

    def alive(self, oa: str, yes: bool, now: int) -> None:
        (self.dead.discard if yes else self.dead.add)(oa)
        for book in self.books.values():
            self.serve(book, now)

    # --- what people do: True, or False where it is refused

    def works(self, who: str, book: Book) -> bool:
        return self.people[who] != "deactivated" and (who == BOSS or who in book.turns)

    def claim(self, card: Card, who: str, now: int) -> bool:
        book = self.book(card.key[0])
        if book is None or who not in book.turns or self.people[who] == "deactivated" or not card.up:
            return False
        if card.who == who:
            return True
        if book.by_turn or not card.in_line:
            return False
        card.to(who, now)
        return True

    def reply(self, card: Card, who: str, now: int) -> bool:
        book = self.book(card.key[0])
        if book is None or not self.works(who, book):
            return False
        if who == BOSS and card.who is None:
            card.closed = False
            if card.ruled or (not card.kind and card.first):
                self.boss_takes(book, card, now)
            return True
        if who == BOSS and card.who != BOSS and card.closed:
            card.closed = False
            self.boss_takes(book, card, now)
            return True
        if book.reply and card.who is None and not card.closed:
            return self.claim(card, who, now)
        if card.who != who:
            return False
        card.closed = False
        return True

    def give_back(self, card: Card, who: str, now: int) -> bool:
        book = self.book(card.key[0])
        if book is None or card.who != who or not self.works(who, book):
            return False
        card.drop()
        card.refused_by = who if book.by_turn and card.ruled else None
        self.serve(book, now)
        return True

    def hand(self, card: Card, who: str, to: str, now: int) -> bool:
        book = self.book(card.key[0])
        if book is None or not self.works(who, book) or who not in (BOSS, card.who):
            return False
        if not (to == BOSS or to in book.turns) or self.people[to] == "deactivated":
            return False
        if card.who != to:
            card.to(to, now)
            self.serve(book, now)
        return True

    def take(self, card: Card, who: str, now: int) -> bool:
        book = self.book(card.key[0])
        if book is None or who != BOSS:
            return False
        if card.who != BOSS:
            self.boss_takes(book, card, now)
            self.serve(book, now)
        return True

    def boss_takes(self, book: Book, card: Card, now: int) -> None:
        former = None if BOSS in book.turns or card.who == BOSS else card.who
        card.to(BOSS, now)
        card.boss_took, card.before_boss = True, former

    def share(self, card: Card, who: str, now: int) -> bool:
        book = self.book(card.key[0])
        if book is None or who != BOSS:
            return False
        if card.who == BOSS:
            card.drop()
        card.kind = card.kind or "old"
        card.ruled, card.asleep = True, False
        self.serve(book, now)
        return True

    def may_tidy(self, card: Card, who: str, book: Book) -> bool:
        if not self.works(who, book):
            return False
        return card.who == who or (who == BOSS and card.who is None)

    def close(self, card: Card, who: str, now: int) -> bool:
        book = self.book(card.key[0])
        if book is None or not self.may_tidy(card, who, book):
            return False
        card.closed = True
        self.serve(book, now)
        return True

    def reopen(self, card: Card, who: str, now: int) -> bool:
        book = self.book(card.key[0])
        if book is None or not card.closed or not self.works(who, book) or who not in (BOSS, card.who):
            return False
        self.comes_back(book, card, now)
        self.serve(book, now)
        return True

    def block(self, card: Card, who: str, now: int, *, blocked: bool) -> bool:
        book = self.book(card.key[0])
        if book is None or not (self.may_tidy(card, who, book) or who == BOSS):
            return False
        card.blocked = blocked
        self.serve(book, now)
        return True
