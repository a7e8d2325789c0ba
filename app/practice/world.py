"""The state of the practice Zalo: people, messages, tokens, uploads and counters, safe to use from any thread."""

import itertools
import random
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from app.practice import pictures
from app.practice.acts import Acts
from app.practice.cdn import Cdn
from app.practice.clock import DAY, PracticeClock, date_text
from app.practice.history import Author, Message, MessageLog
from app.practice.ids import IdMaker
from app.practice.knobs import Knobs
from app.practice.oauth import TokenBook
from app.practice.people import ALL_GROUPS, Customer, Group, Oa, ZaloApp
from app.practice.rare_acts import RareActs
from app.practice.rate import Buckets
from app.practice.uploads import Uploads

PACKAGE_LIFE = 300 * DAY
LOOKS = ("#0A7563", "#8A5300")


@dataclass(slots=True)
class Reaction:
    user_id: str
    message_id: str
    icon: str


@dataclass(slots=True)
class Counts:
    """What happened, for tests and the state page."""

    calls: Counter[str] = field(default_factory=Counter)
    """By "METHOD path"."""
    errors: Counter[int] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    token_calls: Counter[str] = field(default_factory=Counter)


class World(Acts, RareActs):
    """One lock guards it all; every public method takes it. Nothing here waits."""

    def __init__(self, clock: PracticeClock | None = None, knobs: Knobs | None = None, seed: int = 1) -> None:
        self.clock = clock or PracticeClock()
        self.knobs = knobs or Knobs()
        self.lock = threading.RLock()
        self.random = random.Random(seed)
        self.ids = IdMaker(seed)
        self.base = ""
        self.app = ZaloApp(self.ids.number(), self.ids.token(15))
        self.oas: dict[str, Oa] = {}
        self.customers: dict[str, Customer] = {}
        self.log = MessageLog()
        self.tokens = TokenBook(self.ids, self.knobs)
        self.uploads = Uploads(self.ids, self.knobs)
        self.cdn = Cdn(self.ids)
        self.buckets = Buckets()
        self.counts = Counts()
        self.sent: list[Message] = []
        """What came through the send API, in order of commit."""
        self.reactions: list[Reaction] = []
        self.listeners: list[Callable[[Message], None]] = []
        """Called after each new message, in the thread that posted it, without the lock."""
        self._posted = itertools.count(1)
        self.oa = self.add_oa("Tiệm Luyện Tập", description="Túi vải, gốm và quà nhỏ làm tay")
        self.second_oa = self.add_oa("Quầy Thử 2", description="Một OA khác, để thử chọn nhầm")

    def now(self) -> int:
        return self.clock.now()

    def add_oa(self, name: str, *, description: str = "", owned: bool = True, package: str = "Tăng trưởng") -> Oa:
        with self.lock:
            colour = LOOKS[len(self.oas) % len(LOOKS)]
            oa = Oa(self.ids.number(), name, description, owned=owned, package=package, colour=colour)
            oa.package_until = date_text(self.now() + PACKAGE_LIFE)
            self.oas[oa.oa_id] = oa
            picture = f"/cdn/oa/{oa.oa_id}.png"
            self.cdn.place(picture, lambda: pictures.shop_sign(name, colour), "image/png", self.now())
            return oa

    def add_customer(self, name: str, *, oa: Oa | None = None, follower: bool = True, look: str = "") -> Customer:
        """A customer who has not written yet. `look`: what the picture is drawn from (the name, unless given)."""
        with self.lock:
            person = Customer(self.ids.number(), (oa or self.oa).oa_id, name, self.ids.number(), follower=follower)
            self.customers[person.user_id] = person
            self.cdn.place(
                f"/cdn/avatar/{person.user_id}.png",
                lambda: pictures.avatar(look or name),
                "image/png",
                self.now(),
            )
            return person

    def customer(self, who: Customer | str) -> Customer:
        """KeyError for somebody unknown."""
        return who if isinstance(who, Customer) else self.customers[who]

    def post(
        self,
        customer: Customer | str,
        author: Author,
        kind: str,
        fields: dict[str, Any],
        *,
        time: int | None = None,
        broken: dict[str, Any] | None = None,
        quote: str = "",
    ) -> Message:
        """A new message, whoever it comes from; the history knobs act on it here."""
        with self.lock:
            person = self.customer(customer)
            message = self._made(person, author, kind, fields, time)
            message.broken = broken
            message.quote = quote
            copies = 2 if self._every(self.knobs.duplicate_every) else 1
            self.log.add(message, self.now(), copies)
            if author == "customer":
                self.interact(person, message.time)
            if author == "api":
                self.sent.append(message)
        for listener in list(self.listeners):
            listener(message)
        return message

    def _made(self, person: Customer, author: Author, kind: str, fields: dict[str, Any], time: int | None) -> Message:
        knobs, now = self.knobs, self.now()
        number = next(self._posted)
        at = now if time is None else time
        at -= at % max(knobs.time_step, 1)
        delay = knobs.row_delay
        if knobs.late_every and number % knobs.late_every == 0:
            delay = knobs.late_by
        message_id = self.ids.message()
        differs = author == "api" and knobs.answer_id_differs
        return Message(
            message_id=message_id,
            oa_id=person.oa_id,
            user_id=person.user_id,
            author=author,
            time=at,
            kind=kind,
            fields=fields,
            answer_id=self.ids.message() if differs else message_id,
            visible_at=at + delay,
        )

    def _every(self, nth: int) -> bool:
        return bool(nth) and len(self.log) % nth == nth - 1

    def interact(self, customer: Customer | str, at: int | None = None, *, by_follow: bool = False) -> None:
        """Anything that opens the reply window: a message, a follow, a menu press, a call."""
        with self.lock:
            person = self.customer(customer)
            at = self.now() if at is None else at
            if at < person.last_interaction:
                return
            person.last_interaction = at
            person.replies_left = self.knobs.free_replies
            person.greeted_by_follow = by_follow

    def follow(self, customer: Customer | str) -> None:
        with self.lock:
            self.customer(customer).follower = True
            self.interact(customer, by_follow=True)

    def token_pair(self, oa: Oa | None = None, groups: frozenset[Group] = ALL_GROUPS) -> tuple[str, str]:
        """Access and refresh token as the API Explorer shows them to the OA's admin."""
        with self.lock:
            grant = self.tokens.issue(self.app.app_id, (oa or self.oa).oa_id, groups, self.now())
            return grant.access, grant.refresh

    def revoke_tokens(self, oa: Oa | None = None) -> int:
        """The OA's admin takes the app's permission away; how many pairs died."""
        with self.lock:
            return self.tokens.revoke((oa or self.oa).oa_id)

    def thread(self, customer: Customer | str) -> list[Message]:
        """What the history shows of one customer, oldest first."""
        with self.lock:
            return self.log.of_user(self.customer(customer).user_id, self.now())
