"""The life of the practice OA: a history at the start, new customers who come, and answers to what the shop writes."""

import asyncio
import heapq
import itertools
import random
import re
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from app.practice.cast import (
    OTHERWISE,
    PASTS,
    REPLIES,
    TO_FILE,
    TO_PICTURE,
    TO_STICKER,
    VISITORS,
    Line,
    Past,
    Reply,
    Visitor,
)
from app.practice.clock import DAY
from app.practice.history import Message
from app.practice.people import Customer
from app.practice.world import World

TICK = 0.2
FIRST_READ = "GET /v2.0/oa/listrecentchat"
"""Before it nobody is connected, and a visitor would be part of the history."""
MAX_ANSWERS = 5
"""A customer falls silent after so many answers, so that no conversation goes on for ever."""

PREVIEW = ("Nến thơm hoa nhài – 220 g", "Sáp đậu nành, cháy 45 giờ. Giao trong ngày ở nội thành.")
SPECIAL = {"photo": TO_PICTURE, "GIF": TO_PICTURE, "file": TO_FILE, "sticker": TO_STICKER}


def stage(world: World) -> None:
    """The history of a small shop's last days."""
    start = world.now()
    world.oa.tags.extend(("Khách quen", "Khách sỉ", "Chờ hàng"))
    for past in PASTS:
        _stage_one(world, past, start)


def _stage_one(world: World, past: Past, start: int) -> None:
    person = world.add_customer(past.name, follower=past.follower)
    person.tags.extend(past.tags)
    if past.phone:
        person.shared["phone"] = past.phone
    if past.address:
        person.shared["address"] = past.address
    person.sensitive = past.minor
    for line in sorted(past.lines, key=lambda one: -one.ago):
        say(world, person, line, start - line.ago)
    if past.elsewhere:
        _stage_elsewhere(world, person, past.elsewhere, start)


def _stage_elsewhere(world: World, person: Customer, text: str, start: int) -> None:
    """The same person as the other OA knows them: another id, the same one by app (API page 3)."""
    there = world.add_customer(person.name, oa=world.second_oa)
    there.user_id_by_app = person.user_id_by_app
    say(world, there, Line(0, "text", text), start - 2 * DAY)


def say(world: World, person: Customer, line: Line, time: int | None = None) -> Message:
    """Let one line happen, at `time` or now."""
    text = line.text
    latitude, _, longitude = text.partition(",")
    kinds: dict[str, Callable[[], Message]] = {
        "text": lambda: world.customer_writes(person, text, time=time),
        "shop": lambda: world.oa_manager_writes(person, text, time=time),
        "auto": lambda: world.oa_manager_writes(person, text, automatic=True, time=time),
        "photo": lambda: world.customer_sends_photo(person, subject=text, time=time),
        "shop_photo": lambda: world.oa_manager_sends_photo(person, subject=text, time=time),
        "sticker": lambda: world.customer_sends_sticker(person, text, time=time),
        "gif": lambda: world.customer_sends_gif(person, time=time),
        "voice": lambda: world.customer_sends_voice(person, time=time),
        "tune": lambda: world.customer_sends_voice(person, heard=True, time=time),
        "video": lambda: world.customer_sends_video(person, text, time=time),
        "album": lambda: world.customer_sends_album(person, tuple(text.split(",")), time=time)[-1],
        "card": lambda: world.customer_sends_card(person, text, time=time),
        "call": lambda: world.customer_calls(person, int(text or 0), time=time),
        "button": lambda: world.customer_presses(person, text or "#hoi_gia", time=time),
        "preview": lambda: world.customer_shares(person, text, *PREVIEW, subject="candles", time=time),
        "file": lambda: world.customer_sends_file(person, text, time=time),
        "link": lambda: world.customer_sends_link(person, text, time=time),
        "location": lambda: world.customer_sends_location(person, float(latitude), float(longitude), time=time),
    }
    if line.kind in kinds:
        return kinds[line.kind]()
    return world.customer_sends(person, line.kind, {"description": text}, time=time)


class Life:
    """Runs on the server's loop, by the practice clock: advancing it brings what was due."""

    def __init__(self, world: World, seed: int = 1) -> None:
        self.world = world
        self.paused = False
        self.outage: Callable[[bool], None] | None = None
        """Turns the server on or off line; the server sets it."""
        self._random = random.Random(seed)
        self._lock = threading.Lock()
        self._order = itertools.count()
        self._due: list[tuple[int, int, Callable[[], object]]] = []
        self._said: dict[str, set[int]] = {}
        self._answers: dict[str, int] = {}
        self._visitors = list(VISITORS)
        self._open = False
        self._running: Future[None] | None = None

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        """From now on what the shop writes is answered; visitors come when somebody has begun to read."""
        self.world.listeners.append(self._heard)
        self._running = asyncio.run_coroutine_threadsafe(self._live(), loop)

    def stop(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._running = None
            self.world.listeners.remove(self._heard)

    def next_visitor(self) -> Customer | None:
        """Let the next visitor come at once; None when all have been."""
        return self._enter(self._visitors[0]) if self._visitors else None

    def tick(self) -> None:
        """Let everything happen that is due."""
        while not self.paused:
            with self._lock:
                if not self._due or self._due[0][0] > self.world.now():
                    return
                happen = heapq.heappop(self._due)[2]
            happen()

    def _open_doors(self) -> None:
        self._open = True
        now = self.world.now()
        for visitor in list(self._visitors):
            self._at(now + visitor.after, partial(self._enter, visitor))

    def _at(self, time: int, happen: Callable[[], object]) -> None:
        with self._lock:
            heapq.heappush(self._due, (time, next(self._order), happen))

    async def _live(self) -> None:
        while True:
            if not self._open and self.world.counts.calls[FIRST_READ]:
                self._open_doors()
            self.tick()
            await asyncio.sleep(TICK)

    def _enter(self, visitor: Visitor) -> Customer | None:
        with self._lock:
            if visitor not in self._visitors:
                return None
            self._visitors.remove(visitor)
        person = self.world.add_customer(visitor.name)
        self.world.follow(person)
        for number, line in enumerate(visitor.lines):
            self._say_later(person, line, number * 1_500)
        self.tick()
        return person

    def _say_later(self, person: Customer, line: Line, delay: int) -> None:
        self._at(self.world.now() + delay, lambda: say(self.world, person, line))

    def _heard(self, message: Message) -> None:
        """Only what came through the API is answered: the shop's own hand."""
        if message.author != "api" or message.oa_id != self.world.oa.oa_id:
            return
        reply = self._fitting(message)
        if reply is None:
            return
        person = self.world.customer(message.user_id)
        wait = self._random.randrange(2_500, 5_500)
        for number, line in enumerate(reply.lines):
            self._say_later(person, line, wait + number * 2_000)

    def _fitting(self, message: Message) -> Reply | None:
        with self._lock:
            if self._answers.get(message.user_id, 0) >= MAX_ANSWERS:
                return None
            said = self._said.setdefault(message.user_id, set())
            reply = next((one for one in _candidates(message) if id(one) not in said), None)
            if reply is None:
                return None
            said.add(id(reply))
            self._answers[message.user_id] = self._answers.get(message.user_id, 0) + 1
            return reply


def _candidates(message: Message) -> list[Reply]:
    special = SPECIAL.get(message.kind)
    if special is not None:
        return [special]
    text = str(message.fields.get("message", "")).lower()
    return [one for one in REPLIES if re.search(one.pattern, text)] + list(OTHERWISE)
