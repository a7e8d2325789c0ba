"""SD01 to SD08 over real HTTP, against the practice OA: what its counters say is what left the machine."""

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image

from app.clock import SystemClock
from app.domain.connections import ChatRight, Connection, ConnectionState, ZaloApp
from app.domain.ids import AppId, ConversationId, OaId, OutboxId, UserId
from app.domain.messages import OaProfile
from app.domain.outbox import Attachment, Draft, OutboxItem, OutboxState
from app.events import EventBus
from app.practice.faults import Fault
from app.practice.people import Customer
from app.practice.server import PracticeServer
from app.practice.world import World
from app.services.clients import Clients
from app.services.ground import Ground
from app.services.inbox import Inbox
from app.services.sender import Sending
from app.settings import SettingsStore
from app.store import connections, conversations, outbox
from app.store.connections import TokenPair
from app.store.database import Database
from app.store.work import Session
from app.tasks import Supervisor
from app.zalo.hosts import Hosts
from app.zalo.transport import Deadlines, Http
from tests.fakes.sending import MemoryFiles

pytestmark = [pytest.mark.asyncio, pytest.mark.e2e]
S = OutboxState
KEY = b"k" * 32
SEND = "/v3.0/oa/message/cs"
SPEED = 20


class HastyClock(SystemClock):
    """Waits are short, and the practice OA's clock, which is ours too, is moved along: the read-backs at +5, +15 and
    +45 s come soon."""

    def __init__(self, server: PracticeServer) -> None:
        super().__init__()
        self._server = server

    def now(self) -> int:
        return self._server.clock.now()

    def monotonic(self) -> float:
        return super().monotonic() * SPEED

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds / SPEED)
        self._server.clock.advance(int(seconds * 1000))


@dataclass
class Pc:
    """A process of ours: a store on disk, HTTP, a sender."""

    server: PracticeServer
    folder: Path
    files: MemoryFiles
    ground: Ground
    http: Http
    inbox: Inbox
    sending: Sending

    @classmethod
    async def start(cls, server: PracticeServer, folder: Path, files: MemoryFiles) -> "Pc":
        clock = HastyClock(server)
        db = await Database.open(folder / "quaychat.db", KEY)
        ground = Ground(db, EventBus(), clock, Supervisor(clock, seed=1), "pc-1")
        hosts = Hosts(server.oauth_base, server.openapi_base)
        http = Http(hosts, clock, deadlines=Deadlines(connect=2, step=0.5, answer=1, file=2))
        await http.open()
        settings = SettingsStore(folder / "settings.json")
        settings.change(undo_seconds=0)
        if await db.read(connections.get, OaId(server.world.oa.oa_id)) is None:
            await db.write(_connect, db, server)
        clients = Clients(ground, http, hosts)
        pc = cls(
            server, folder, files, ground, http, Inbox(ground, settings, files), Sending(ground, files, clients.client)
        )
        await pc.sending.open()
        return pc

    async def end(self) -> None:
        await self.sending.close(0)
        await self.ground.supervisor.close()
        await self.http.close()
        await self.ground.db.close()

    async def power_cut(self) -> "Pc":
        """Nothing more is written; then a new process starts on what is on the disk."""
        write = self.ground.db.write

        async def dead(*_: object, **__: object) -> None:
            raise asyncio.CancelledError

        self.ground.db.write = dead  # type: ignore[method-assign,assignment]
        await self.sending.close(0)
        await self.ground.supervisor.close()
        self.ground.db.write = write  # type: ignore[method-assign]
        await self.http.close()
        await self.ground.db.close()
        return await Pc.start(self.server, self.folder, self.files)

    async def say(self, customer: Customer, *texts: str) -> list[OutboxId]:
        cid = ConversationId(OaId(self.server.world.oa.oa_id), UserId(customer.user_id))
        await self.ground.db.write(conversations.set_last_interaction, cid, customer.last_interaction)
        return [(await self.inbox.send(cid, Draft(text)))[0].id for text in texts]

    async def item(self, item: OutboxId) -> OutboxItem:
        found = await self.inbox.item(item)
        assert found is not None
        return found

    async def until(self, *items: OutboxId, states: set[OutboxState] | None = None) -> list[OutboxState]:
        """Wait until each item is in one of `states` (by default: nothing happens to it any more by itself)."""
        final = states or {S.SENT, S.FAILED, S.HELD, S.NOT_FOUND, S.CANCELLED}

        async def settled() -> bool:
            return all([(await self.item(item)).state in final for item in items])

        await wait_for(settled)
        return [(await self.item(item)).state for item in items]


async def wait_for(condition: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(25):
        while not await condition():  # noqa: ASYNC110 (another process, as far as this one knows)
            await asyncio.sleep(0.01)


def _connect(session: Session, db: Database, server: PracticeServer) -> None:
    access, refresh = server.world.token_pair()
    oa_id, now = OaId(server.world.oa.oa_id), server.clock.now()
    app = ZaloApp(AppId(server.app_id), server.redirect_uri)
    made = Connection(oa_id, app.app_id, OaProfile(oa_id, "Tiệm"), ConnectionState.CONNECTED, ChatRight.ONLY_ME, now, 0)
    connections.save_app(session, db.sealer, app, server.app_secret)
    connections.save_connection(session, replace(made, refreshed_at=now))
    connections.save_tokens(session, db.sealer, oa_id, TokenPair(access, refresh, now + 25 * 3_600_000, now))


@pytest_asyncio.fixture
async def server() -> AsyncIterator[PracticeServer]:
    async with PracticeServer(World(seed=3)) as running:
        running.knobs.rate_per_oa = 1_000_000
        yield running


@pytest_asyncio.fixture
async def pc(server: PracticeServer, tmp_path: Path) -> AsyncIterator[Pc]:
    started = await Pc.start(server, tmp_path, MemoryFiles())
    yield started
    await started.end()


@pytest.fixture
def customer(server: PracticeServer) -> Customer:
    made = server.world.add_customer("Chị Lan")
    server.world.customer_writes(made, "Còn hàng không ạ?")
    return made


def taken(server: PracticeServer, customer: Customer) -> list[str]:
    """Texts that Zalo has taken from us, in order."""
    return [
        str(message.fields.get("message", "")) for message in server.world.sent if message.user_id == customer.user_id
    ]


async def test_sd01_power_cut_between_request_and_answer(
    server: PracticeServer, tmp_path: Path, customer: Customer
) -> None:
    pc = await Pc.start(server, tmp_path, MemoryFiles())
    server.knobs.faults.append(Fault("hang", SEND, times=1, committed=True, seconds=20))
    (item,) = await pc.say(customer, "Dạ còn ạ")

    async def at_zalo() -> bool:
        return bool(taken(server, customer))

    await wait_for(at_zalo)
    assert (await pc.item(item)).state is S.SENDING
    pc = await pc.power_cut()
    assert await pc.until(item) == [S.SENT]
    assert taken(server, customer) == ["Dạ còn ạ"]
    await pc.end()


@pytest.mark.parametrize(
    "fault",
    [
        Fault("hang", SEND, times=1, committed=True, seconds=5),
        Fault("cut", SEND, times=1, committed=True),
        Fault("cut_body", SEND, times=1, committed=True),
        Fault("status", SEND, times=1, committed=True, status=502),
        Fault("html", SEND, times=1, committed=True),
        Fault("bad_json", SEND, times=1, committed=True),
        Fault("send_failed", SEND, times=1, committed=True),
    ],
    ids=lambda fault: fault.kind,
)
async def test_sd02_the_server_did_it_although_the_answer_was_lost(
    pc: Pc, server: PracticeServer, customer: Customer, fault: Fault
) -> None:
    server.knobs.faults.append(fault)
    (item,) = await pc.say(customer, "Dạ còn ạ")
    assert await pc.until(item) == [S.SENT]
    assert taken(server, customer) == ["Dạ còn ạ"]
    assert (await pc.item(item)).linked


async def test_sd02_the_server_did_not_do_it_and_a_person_is_asked(
    pc: Pc, server: PracticeServer, customer: Customer
) -> None:
    server.knobs.faults.append(Fault("cut", SEND, times=1))
    (item,) = await pc.say(customer, "Dạ còn ạ")
    assert await pc.until(item) == [S.NOT_FOUND]
    assert taken(server, customer) == []
    await pc.inbox.retry(item)
    assert await pc.until(item) == [S.SENT]
    assert taken(server, customer) == ["Dạ còn ạ"]


async def test_sd03_three_queued_offline_go_in_order(pc: Pc, server: PracticeServer, customer: Customer) -> None:
    await server.go_offline()
    items = await pc.say(customer, "một", "hai", "ba")
    await pc.until(items[0], states={S.QUEUED})
    assert taken(server, customer) == []
    await server.go_online()
    pc.sending.network_back()
    assert await pc.until(*items) == [S.SENT] * 3
    assert taken(server, customer) == ["một", "hai", "ba"]


async def test_sd04_a_closed_window_is_told_before_anything_is_sent(
    pc: Pc, server: PracticeServer, customer: Customer
) -> None:
    customer.last_interaction -= 8 * 24 * 3_600_000
    (item,) = await pc.say(customer, "Dạ còn ạ")
    assert await pc.until(item) == [S.FAILED]
    assert (await pc.item(item)).reason == "window_closed"
    assert not server.world.counts.calls[f"POST {SEND}"]


async def test_sd06_sending_again_really_calls_zalo(pc: Pc, server: PracticeServer, customer: Customer) -> None:
    customer.blocked = True
    (item,) = await pc.say(customer, "Dạ còn ạ")
    assert await pc.until(item) == [S.FAILED]
    calls = server.world.counts.calls[f"POST {SEND}"]
    customer.blocked = False
    await pc.inbox.retry(item)
    assert await pc.until(item) == [S.SENT]
    assert server.world.counts.calls[f"POST {SEND}"] == calls + 1


async def test_sd08_an_album_of_six_whose_fourth_fails(pc: Pc, server: PracticeServer, customer: Customer) -> None:
    await pc.say(customer)
    album = []
    for number in range(6):
        data = _picture(number)
        album.append(Attachment(await pc.files.put_local(data), f"{number}.png", "image/png", len(data), 8, 8))
    server.knobs.faults.append(Fault("error_400", SEND, nth=4, times=1))
    cid = ConversationId(OaId(server.world.oa.oa_id), UserId(customer.user_id))
    items = [item.id for item in await pc.inbox.send(cid, Draft("Mẫu mới", tuple(album)))]
    await pc.until(items[3])
    assert [(await pc.item(item)).state for item in items] == [S.SENT] * 3 + [S.FAILED] + [S.QUEUED] * 2
    await pc.inbox.retry(items[3])
    assert await pc.until(*items) == [S.SENT] * 6
    assert len(taken(server, customer)) == 6


async def test_a_hundred_replies_under_20_percent_faults_lose_nothing_and_double_nothing(
    pc: Pc, server: PracticeServer
) -> None:
    """Of the sends, too, half are done before they go wrong."""
    customers = [server.world.add_customer(f"Khách {number}") for number in range(25)]
    for one in customers:
        server.world.customer_writes(one, "Còn hàng không ạ?")
    server.knobs.faults += [
        Fault("cut", SEND, percent=5, committed=True),
        Fault("status", SEND, percent=5, committed=True),
        Fault("cut", SEND, percent=5),
        Fault("status", "/v2.0/oa/conversation", percent=20),
    ]
    expected = {one.user_id: [f"trả lời {number}" for number in range(4)] for one in customers}
    items = [item for one in customers for item in await pc.say(one, *expected[one.user_id])]
    waiting = set(items)
    while waiting:
        moved = {item: (await pc.item(item)).state for item in waiting}
        for item, state in moved.items():
            if state is S.NOT_FOUND:
                await pc.inbox.retry(item)  # the person looked, and it was not there
        waiting -= {item for item, state in moved.items() if state is S.SENT}
        await asyncio.sleep(0.02)
    assert {one.user_id: taken(server, one) for one in customers} == expected
    assert await pc.ground.db.read(outbox.open_items) == []


def _picture(number: int) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 8), (number * 40, 120, 90)).save(target, "PNG")
    return target.getvalue()
