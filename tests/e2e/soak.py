"""What the soak tests share: the whole core against the practice OA in fast time, and the comparison of their books."""

import random
import re
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx

from app.bootstrap import Core, open_core
from app.domain.connections import ChatRight, ConnectionState
from app.domain.ids import ConversationId, OaId, OutboxId, UserId
from app.domain.messages import Direction, Origin
from app.domain.outbox import Draft, OutboxItem, OutboxState
from app.domain.setup import SetupStep
from app.paths import Paths
from app.practice import pictures
from app.practice.clock import PracticeClock
from app.practice.history import Message
from app.practice.people import Customer, Oa
from app.practice.server import PracticeServer
from app.practice.world import World
from app.services.setup_session import SetupSession
from app.store import messages as stored
from app.zalo.hosts import Hosts
from tests.e2e.soak_clock import FastClock

KEY = b"s" * 32
SEND = "/v3.0/oa/message/cs"
CONVERSATION = "/v2.0/oa/conversation"
RECENT = "/v2.0/oa/listrecentchat"
TOKEN = "/v4/oa/access_token"
S = OutboxState
PATIENCE_S = 300.0
"""Real seconds."""
RESTING = frozenset({S.SENT, S.FAILED, S.NOT_FOUND, S.HELD, S.CANCELLED})
"""Nothing happens to these any more by itself."""


@dataclass
class Soak:
    """One shop's PC, and the Zalo that it talks to. Everything random comes from `seed`."""

    seed: int
    folder: Path
    clock: FastClock
    server: PracticeServer
    chance: random.Random
    crashes: list[str] = field(default_factory=list)

    @property
    def world(self) -> World:
        return self.server.world

    @property
    def hosts(self) -> Hosts:
        return Hosts(self.server.oauth_base, self.server.openapi_base)

    @property
    def paths(self) -> Paths:
        return Paths(self.folder / "profile")

    @asynccontextmanager
    async def core(self, *, running: bool = True) -> AsyncIterator[Core]:
        """The app, from start to end. A crash of any of its tasks fails the test."""
        crashes = self.crashes
        opened = open_core(
            self.paths,
            KEY,
            hosts=self.hosts,
            clock=self.clock,
            on_crash=lambda name, error: crashes.append(f"{name}: {error!r}"),
            running=running,
        )
        async with opened as core:
            core.settings.change(undo_seconds=0)
            yield core
        assert not crashes, crashes

    def people(self, count: int, *, oa: Oa | None = None, writing: bool = True) -> list[Customer]:
        """Customers who have just written once, so that they may be answered."""
        made = [self.world.add_customer(f"Khách {number}", oa=oa) for number in range(count)]
        plain_pictures(self.world, made)
        for one in made if writing else ():
            self.world.customer_writes(one, "Còn hàng không ạ?")
        return made

    async def until(self, done: Callable[[], Awaitable[bool]], minutes: float = 60.0, what: str = "") -> None:
        """Look again and again, for so many minutes of fast time, and as long as a slow machine may need for the work
        of them."""
        end, patience = self.clock.monotonic() + minutes * 60, time.monotonic() + PATIENCE_S
        while not await done():
            late = self.clock.monotonic() > end and time.monotonic() > patience
            assert not late, f"seed {self.seed}: not within {minutes} minutes: {what}"
            await self.clock.sleep(0.03 * self.clock.speed)


@asynccontextmanager
async def soak(folder: Path, seed: int, *, speed: float = 50.0) -> AsyncIterator[Soak]:
    """A practice OA without a script, in the same fast time as the app will have. Names its seed when a test fails."""
    clock = FastClock(folder / "clock", speed)
    world = World(PracticeClock(clock.now), seed=seed)
    world.knobs.quota_style = "2026"  # answers within 48 hours are free
    server = PracticeServer(world, seed=seed)
    await server.start()
    try:
        yield Soak(seed, folder, clock, server, random.Random(seed))
    except BaseException:
        print(f"seed {seed}", file=sys.stderr)
        raise
    finally:
        await server.stop()
        clock.close()


def plain_pictures(world: World, people: Iterable[Customer]) -> None:
    """Hundreds of drawn faces would measure Pillow."""
    for one in people:
        world.cdn.place(f"/cdn/avatar/{one.user_id}.png", pictures.speck, "image/png", world.now())


# Connecting


async def connect_by_tokens(one: Soak, core: Core, oa: Oa | None = None) -> OaId:
    """As with a pair from the API Explorer."""
    wizard = await _begun(one, core)
    await wizard.paste_tokens(*one.world.token_pair(oa))
    return await _finished(wizard)


async def connect_by_login(one: Soak, core: Core, oa: Oa | None = None, *, reconnect: OaId | None = None) -> OaId:
    """As a browser does: Zalo's page, its form, the redirect to the callback address, which is never loaded."""
    wizard = await _begun(one, core, reconnect=reconnect)
    assert wizard.state.step is SetupStep.SIGN_IN, wizard.state
    assert await wizard.landed(await allow(wizard.state.permission_url, (oa or one.world.oa).oa_id))
    return await _finished(wizard)


async def allow(permission_url: str, oa_id: str) -> str:
    """Open the permission page, tick everything, press *Cho phép*; the address that one is sent to."""
    async with httpx.AsyncClient(trust_env=False) as browser:
        page = (await browser.get(permission_url)).text
        found = re.search(r'name="login" value="([^"]+)"', page)
        assert found, page
        permissions = re.findall(r'name="perm" id="[^"]+" value="([^"]+)"', page)
        form = {"login": found[1], "oa": oa_id, "agree": "1", "answer": "allow", "perm": permissions}
        parts = urlsplit(permission_url)
        answer = await browser.post(f"{parts.scheme}://{parts.netloc}/v4/oa/permission/answer", data=form)
    assert answer.status_code == 302, answer.text
    address = answer.headers["location"]
    assert "code" in dict(parse_qsl(urlsplit(address).query)), address
    return str(address)


async def _begun(one: Soak, core: Core, *, reconnect: OaId | None = None) -> SetupSession:
    wizard = core.connections.wizard(reconnect=reconnect)
    await wizard.begin()
    if wizard.state.step is SetupStep.APP:
        await wizard.submit_app(one.server.app_id, one.server.app_secret, one.server.redirect_uri)
    return wizard


async def _finished(wizard: SetupSession) -> OaId:
    if wizard.state.step is SetupStep.CONFIRM:
        await wizard.confirm()
    if wizard.state.step is SetupStep.CHAT_RIGHT:
        await wizard.choose_right(ChatRight.ONLY_ME)
    assert wizard.state.step is SetupStep.DONE, wizard.state
    assert wizard.state.profile is not None
    assert wizard.state.missing == ()
    return wizard.state.profile.oa_id


async def state_of(core: Core, oa_id: OaId) -> ConnectionState:
    return next(one.state for one in await core.connections.all() if one.oa_id == oa_id)


# Comparing the books


def conversation_of(who: Customer) -> ConversationId:
    return ConversationId(OaId(who.oa_id), UserId(who.user_id))


Told = tuple[str, str, int, str]
"""A message as both sides tell it: id, direction, time, text."""


def at_zalo(world: World, who: Customer) -> list[Told]:
    """The thread as the server shows it, oldest first: once each, without what nobody can read."""
    seen: dict[str, Told] = {}
    for row in world.thread(who):
        if row.broken is None:
            seen.setdefault(row.message_id, _told(row))
    return list(seen.values())


def _told(row: Message) -> Told:
    said = str(row.fields.get("message") or row.fields.get("description") or "")
    return row.message_id, "in" if row.from_customer else "out", row.time, " ".join(said.split())


async def here(core: Core, who: Customer) -> list[Told]:
    """The thread as the screen shows it, oldest first."""
    found = await core.db.read(stored.page, conversation_of(who), limit=5_000)
    return [
        (
            one.remote_id,
            "in" if one.direction is Direction.IN else "out",
            one.sent_at,
            " ".join(one.body.text.split()),
        )
        for one in found
    ]


async def is_whole(one: Soak, core: Core, people: Iterable[Customer]) -> bool:
    """Nothing is missing, cheaply: the numbers agree."""
    wanted = Counter(who.oa_id for who in people for _ in at_zalo(one.world, who))
    counted = await core.db.read(stored.counts)
    return all(counted.get(OaId(oa), (0, 0))[1] >= number for oa, number in wanted.items())


async def is_read_back(one: Soak, core: Core, people: Iterable[Customer]) -> bool:
    """Whole, and what we have sent is told by its history alone: a message may be stored before its item is known to
    be the same, which only the next look finds out."""
    everybody = list(people)
    if not await is_whole(one, core, everybody):
        return False
    pages = [await core.inbox.thread(conversation_of(who), limit=1_000) for who in everybody]
    return not any(page.outbox or any(m.origin is Origin.OUTSIDE for m in page.messages) for page in pages)


async def assert_same(one: Soak, core: Core, people: Iterable[Customer], *, equal_times: bool = True) -> None:
    """Every thread is the server's: content, order and directions, nothing lost and nothing twice. Without
    `equal_times` the order of rows of one millisecond is left open."""
    for who in people:
        wanted, got = at_zalo(one.world, who), await here(core, who)
        if not equal_times:
            assert [told[2] for told in got] == sorted(told[2] for told in got)
            wanted, got = sorted(wanted), sorted(got)
        assert got == wanted, f"seed {one.seed}: {who.name}: {_difference(wanted, got)}"


def _difference(wanted: list[Told], got: list[Told]) -> str:
    lost = [told for told in wanted if told not in got]
    more = [told for told in got if told not in wanted]
    if lost or more:
        return f"lost {lost}, too many {more}"
    at = next(index for index, pair in enumerate(zip(wanted, got, strict=False)) if pair[0] != pair[1])
    return f"order differs at {at}: wanted {wanted[at : at + 4]}, got {got[at : at + 4]}"


# Sending

Replies = dict[OutboxId, tuple[Customer, str]]


async def say(core: Core, who: Customer, text: str) -> OutboxId:
    (item,) = await core.inbox.send(conversation_of(who), Draft(text))
    return item.id


async def send_all(core: Core, people: Iterable[Customer], each: int, text: str = "trả lời {}") -> Replies:
    """So many replies for each, customer by customer in turns."""
    everybody = list(people)
    said: Replies = {}
    for number in range(each):
        for who in everybody:
            said[await say(core, who, text.format(number))] = (who, text.format(number))
    return said


async def assert_honest(one: Soak, core: Core, said: Replies) -> None:
    """What is shown is true: there are as many at Zalo as are shown as sent, and none that a person is asked about."""
    sent = Counter(
        (said[item.id][0].user_id, said[item.id][1]) for item in await items_of(core, said) if item.state is S.SENT
    )
    for who, text in said.values():
        times = taken(one.world, who).count(text)
        shown = sent[who.user_id, text]
        assert times == shown, f"seed {one.seed}: {text!r}: {shown} shown as sent, {times} at Zalo"


async def decide_all(one: Soak, core: Core) -> int:
    """The person presses *Gửi lại* wherever they are asked."""
    asked = [item for item in await core.inbox.unsent() if item.state in {S.FAILED, S.NOT_FOUND, S.HELD}]
    for item in asked:
        assert item.state is not S.HELD, item
        assert await core.inbox.retry(item.id)
    return len(asked)


async def all_out(one: Soak, core: Core, said: Replies, minutes: float = 120) -> None:
    """Wait, and let the person decide, until everything is out; nothing shown is false at any rest."""
    for _ in range(20):
        await one.until(lambda: at_rest(core), minutes=minutes, what="sending comes to rest")
        await assert_honest(one, core, said)
        if not await decide_all(one, core):
            break
    assert not await core.inbox.unsent()
    people = {who.user_id: who for who, _ in said.values()}
    for who in people.values():
        wanted = [text for one_of, text in said.values() if one_of is who]
        assert taken(one.world, who) == wanted, f"seed {one.seed}: {who.name}"


async def items_of(core: Core, ids: Iterable[OutboxId]) -> list[OutboxItem]:
    found = [await core.inbox.item(item) for item in ids]
    return [item for item in found if item is not None]


async def at_rest(core: Core) -> bool:
    """Nothing will happen by itself any more: each conversation's first open item waits for a person, if there is
    one."""
    heads: dict[ConversationId, OutboxItem] = {}
    for item in await core.inbox.unsent():
        heads.setdefault(item.conversation, item)
    return all(item.state in RESTING for item in heads.values())


def taken(world: World, who: Customer) -> list[str]:
    """The texts that came through the send API, in order of commit."""
    with world.lock:
        return [str(row.fields.get("message", "")) for row in world.sent if row.user_id == who.user_id]


async def assert_shown_as_ours(core: Core, people: Iterable[Customer], one: Soak) -> None:
    """What we have sent is shown once, as ours; nothing of it waits beside its message."""
    for who in people:
        page = await core.inbox.thread(conversation_of(who), limit=1_000)
        outside = [m.body.text for m in page.messages if m.origin is Origin.OUTSIDE]
        ours = [m.body.text for m in page.messages if m.origin is Origin.HERE]
        assert not outside, f"seed {one.seed}: {who.name}: shown as not ours: {outside}"
        assert ours == taken(one.world, who), f"seed {one.seed}: {who.name}"
        assert not page.outbox, f"seed {one.seed}: {who.name}: {page.outbox}"
