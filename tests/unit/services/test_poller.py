"""The poller before a fake Zalo: nothing is lost, nothing is asked twice, one trouble stays one trouble."""

from typing import Any

import pytest

from app.domain.connections import Health, OaStatus
from app.domain.ids import ConversationId, RemoteId, UserId
from app.domain.messages import Gap, GapReason
from app.domain.paging import LATE_MS
from app.domain.polling import LOGIN_CHECKS
from app.errors import AppError, NeedsUser, RateLimited, Rejected, StorageFailure, Transient, WrongPlace
from app.events import ConnectionsChanged, Looked, MessagesStored, StatusChanged
from app.services.ground import Ground
from app.services.intake import Intake
from app.services.pages import Page
from app.services.poller import Poller
from app.services.tokens import SOON, lease_name
from app.store import connections, conversations, messages
from app.store.messages import Ingested
from tests.fakes.clock import FakeClock, settle
from tests.fakes.connected import APP, connect, connection_of
from tests.fakes.zalo import OA, FakeZalo

MINUTE_S = 60.0


class NoMedia:
    def wake(self) -> None:
        pass


class Desk:
    """A running poller and what it said."""

    def __init__(self, ground: Ground, zalo: FakeZalo, clock: FakeClock) -> None:
        self.ground, self.zalo, self.clock = ground, zalo, clock
        self.stored: list[MessagesStored] = []
        self.statuses: list[OaStatus] = []
        ground.bus.subscribe(MessagesStored, self.stored.append)
        ground.bus.subscribe(StatusChanged, lambda event: self.statuses.append(event.status))
        self.poller = Poller(ground, OA, zalo, NoMedia(), seed=7)

    async def start(self) -> None:
        await connect(self.ground, self.zalo)
        self.task = self.ground.supervisor.keep("poll", self.poller.run)
        await settle()

    async def restart(self) -> None:
        self.task.cancel()
        await settle()
        self.poller = Poller(self.ground, OA, self.zalo, NoMedia(), seed=8)
        self.task = self.ground.supervisor.keep("poll", self.poller.run)
        await settle()

    async def ids(self) -> set[RemoteId]:
        found: set[RemoteId] = set()
        for cid in await self.ground.db.read(conversations.ids):
            found.update(m.remote_id for m in await self.ground.db.read(messages.page, cid, limit=10_000))
        return found

    async def has_all(self) -> bool:
        return await self.ids() == {row.remote_id for row in self.zalo.rows}

    def arrived(self) -> set[ConversationId]:
        return set().union(*(event.arrived for event in self.stored)) if self.stored else set()

    async def open_gaps(self) -> int:
        return len(await self.ground.db.read(messages.open_gaps, OA, 1_000))


@pytest.fixture
def desk(ground: Ground, zalo: FakeZalo, clock: FakeClock) -> Desk:
    return Desk(ground, zalo, clock)


def asked(zalo: FakeZalo, name: str) -> list[object]:
    return [detail for called, detail in zalo.log if called == name]


@pytest.mark.asyncio
async def test_new_messages_arrive_within_seconds(desk: Desk) -> None:
    desk.zalo.write("11")
    await desk.start()
    await desk.clock.advance(MINUTE_S)
    assert desk.arrived() == set()
    remote = desk.zalo.write("11", "còn hàng không ạ?")
    await desk.clock.advance(20)
    assert remote in await desk.ids()
    assert desk.arrived() == {ConversationId(OA, UserId("11"))}


@pytest.mark.asyncio
async def test_the_first_customer_of_a_new_oa_arrives(desk: Desk) -> None:
    await desk.start()
    await desk.clock.advance(MINUTE_S)
    desk.zalo.write("11")
    await desk.clock.advance(20)
    assert desk.arrived() == {ConversationId(OA, UserId("11"))}


@pytest.mark.asyncio
async def test_an_unchanged_page_is_neither_written_nor_announced(desk: Desk) -> None:
    desk.zalo.write("11")
    await desk.start()
    await desk.clock.advance(2 * MINUTE_S)
    said = len(desk.stored)
    await desk.clock.advance(2 * MINUTE_S)
    assert desk.zalo.calls["recent"] > 12
    assert len(desk.stored) == said


@pytest.mark.asyncio
@pytest.mark.parametrize("pages", [True, False])
@pytest.mark.parametrize("customers", [1, 7, 60])
async def test_a_burst_of_200_between_two_looks_loses_nothing(desk: Desk, pages: bool, customers: int) -> None:
    desk.zalo.pages = pages
    for number in range(30):
        desk.zalo.write(str(100 + number), at=desk.clock.now() - 86_400_000)
    await desk.start()
    await desk.clock.advance(10 * MINUTE_S)
    for number in range(200):
        desk.zalo.write(str(100 + number % customers), at=desk.clock.now() + number)
    await desk.clock.advance(15 * MINUTE_S)
    assert await desk.has_all()
    assert await desk.open_gaps() == 0


@pytest.mark.asyncio
async def test_bursts_of_new_customers_without_paging(desk: Desk) -> None:
    desk.zalo.pages = False
    await desk.start()
    await desk.clock.advance(MINUTE_S)
    for number in range(40):
        desk.zalo.write(str(500 + number), at=desk.clock.now() + number)
    await desk.clock.advance(10 * MINUTE_S)
    assert await desk.has_all()


@pytest.mark.asyncio
async def test_a_depth_of_ten_is_no_end_of_history(desk: Desk) -> None:
    desk.zalo.depth = 10
    for number in range(25):
        desk.zalo.write("11", at=desk.clock.now() - 1_000_000 + number)
    await desk.start()
    await desk.clock.advance(2 * MINUTE_S)
    assert await desk.has_all()
    for number in range(35):
        desk.zalo.write("11", at=desk.clock.now() + number)
    await desk.clock.advance(5 * MINUTE_S)
    assert await desk.has_all()


@pytest.mark.asyncio
@pytest.mark.parametrize("pages", [True, False])
async def test_late_rows_below_the_first_page_are_found(desk: Desk, pages: bool) -> None:
    desk.zalo.pages = pages
    for number in range(12):
        desk.zalo.write("11", at=desk.clock.now() - 86_400_000 + number)
    await desk.start()
    await desk.clock.advance(10 * MINUTE_S)
    at = desk.clock.now()
    for number in range(14):
        desk.zalo.write("11", at=at + 1_000 * number)
        await desk.clock.advance(1)
    await desk.clock.advance(15)
    late = desk.zalo.write("11", "chậm", at=at + 500)
    await desk.clock.advance(2 * MINUTE_S)
    assert late in await desk.ids()


@pytest.mark.asyncio
async def test_equal_times_and_duplicate_rows(desk: Desk) -> None:
    await desk.start()
    at = desk.clock.now()
    for _ in range(25):
        desk.zalo.write("11", at=at)
    await desk.clock.advance(2 * MINUTE_S)
    assert await desk.has_all()


@pytest.mark.asyncio
async def test_messages_that_come_while_paging(desk: Desk) -> None:
    desk.zalo.write("11", at=desk.clock.now() - 86_400_000)
    await desk.start()
    await desk.clock.advance(5 * MINUTE_S)
    for number in range(50):
        desk.zalo.write(str(10 + number % 5))
    left = [40]

    def more(name: str) -> None:
        if name == "recent" and left[0]:
            left[0] -= 4
            for number in range(4):
                desk.zalo.write(str(10 + number))

    desk.zalo.before_answer = more
    await desk.clock.advance(10 * MINUTE_S)
    assert await desk.has_all()


@pytest.mark.asyncio
@pytest.mark.parametrize("depth", [10, 30])
async def test_a_late_row_below_what_zalo_lists_is_found_in_its_thread(desk: Desk, depth: int) -> None:
    """Of a customer who is known and writes nothing else, while others write more than the list holds."""
    for number in range(20):
        desk.zalo.write(str(11 + number % 4))
    desk.zalo.depth = depth
    await desk.start()
    await desk.clock.advance(15 * MINUTE_S)
    then = desk.clock.now()
    await desk.clock.advance(1)
    for number in range(depth + 4):
        desk.zalo.write(str(12 + number % 3))
    await desk.clock.advance(20)
    desk.zalo.write("11", at=then)
    await desk.clock.advance(20 * MINUTE_S)
    assert await desk.has_all()
    await desk.clock.advance(15 * MINUTE_S)
    assert await desk.open_gaps() == 0
    calls = desk.zalo.calls["conversation"]
    await desk.clock.advance(60 * MINUTE_S)
    assert desk.zalo.calls["conversation"] == calls, "where nothing can hide nothing is looked for"


@pytest.mark.asyncio
@pytest.mark.parametrize("pages", [True, False])
async def test_cn02_back_after_ten_days(desk: Desk, pages: bool) -> None:
    desk.zalo.pages = pages
    for number in range(40):
        desk.zalo.write(str(10 + number % 8))
    await desk.start()
    await desk.clock.advance(10 * MINUTE_S)
    assert await desk.has_all()
    desk.task.cancel()
    await settle()
    for day in range(10):
        for number in range(40):
            desk.zalo.write(str(10 + number % 12), at=desk.clock.now() + day * 86_400_000 + number * 60_000)
    desk.clock.set_wall(desk.clock.now() + 10 * 86_400_000)
    await desk.restart()
    await desk.clock.advance(15 * MINUTE_S)
    assert await desk.has_all()
    assert await desk.open_gaps() == 0


@pytest.mark.asyncio
async def test_cn02_what_zalo_no_longer_has_is_marked(desk: Desk) -> None:
    desk.zalo.pages = False
    desk.zalo.write("11")
    await desk.start()
    await desk.clock.advance(5 * MINUTE_S)
    desk.task.cancel()
    for number in range(60):
        desk.zalo.write("11", at=desk.clock.now() + 60_000 * number)
    desk.clock.set_wall(desk.clock.now() + 2 * 86_400_000)
    desk.zalo.history = 25
    await desk.restart()
    await desk.clock.advance(5 * MINUTE_S)
    cid = ConversationId(OA, UserId("11"))
    (gap,) = await desk.ground.db.read(messages.gaps, cid)
    stored = await desk.ground.db.read(messages.page, cid, limit=100)
    assert gap.reason == "too_old"
    assert len(stored) == 26
    assert (gap.after, gap.before) == (stored[0].sent_at, stored[1].sent_at)


@pytest.mark.asyncio
async def test_a_pc_that_slept_looks_at_once(desk: Desk) -> None:
    await desk.start()
    desk.poller.set_visible(False)
    await desk.clock.advance(5 * MINUTE_S)
    before = desk.zalo.calls["recent"]
    while desk.zalo.calls["recent"] == before:
        await desk.clock.advance(1)
    await desk.clock.advance(22)
    assert desk.zalo.calls["recent"] == before + 1
    desk.clock.set_wall(desk.clock.now() + 3_600_000)
    await desk.clock.advance(22)
    assert desk.zalo.calls["recent"] == before + 2


@pytest.mark.asyncio
async def test_the_open_thread_is_read_every_ten_seconds(desk: Desk) -> None:
    desk.zalo.write("11")
    await desk.start()
    await desk.clock.advance(MINUTE_S)
    desk.zalo.log.clear()
    desk.poller.set_open(UserId("11"))
    await desk.clock.advance(MINUTE_S)
    assert 5 <= len(asked(desk.zalo, "conversation")) <= 8
    desk.poller.set_open(None)
    await desk.clock.advance(1)
    desk.zalo.log.clear()
    await desk.clock.advance(MINUTE_S)
    assert asked(desk.zalo, "conversation") == []


@pytest.mark.asyncio
async def test_an_unchanged_thread_is_not_written_again_and_what_comes_then_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.zalo.write("11")
    await desk.start()
    desk.poller.set_open(UserId("11"))
    await desk.clock.advance(MINUTE_S)
    taken: list[int] = []
    take = Intake.take

    async def counted(self: Intake, page: Page, **more: Any) -> Ingested:
        taken.append(page.raw_count)
        return await take(self, page, **more)

    monkeypatch.setattr(Intake, "take", counted)
    await desk.clock.advance(MINUTE_S)
    assert taken == []
    remote = desk.zalo.write("11")
    await desk.clock.advance(20)
    assert taken
    assert remote in await desk.ids()


@pytest.mark.asyncio
async def test_a_hole_under_the_open_thread_is_closed(desk: Desk) -> None:
    desk.zalo.write("11", at=desk.clock.now() - 86_400_000)
    await desk.start()
    await desk.clock.advance(MINUTE_S)
    desk.poller.set_open(UserId("11"))
    for number in range(45):
        desk.zalo.write("11", at=desk.clock.now() + number)
    desk.zalo.fail["recent"] = [Transient("server") for _ in range(3)]
    await desk.clock.advance(3 * MINUTE_S)
    assert await desk.has_all()


@pytest.mark.asyncio
async def test_details_are_fetched_once_a_day(desk: Desk) -> None:
    for user in range(25):
        desk.zalo.write(str(10 + user), at=desk.clock.now() - 1_000)
    await desk.start()
    await desk.clock.advance(5 * MINUTE_S)
    assert sorted(asked(desk.zalo, "customer")) == sorted(str(10 + user) for user in range(25))  # type: ignore[type-var]
    row = await desk.ground.db.read(conversations.get, ConversationId(OA, UserId("11")))
    assert row is not None
    assert row.name == "Chị 11"
    await desk.clock.advance(3_600)
    assert desk.zalo.calls["customer"] == 25


@pytest.mark.asyncio
async def test_no_more_than_zalos_budget(desk: Desk) -> None:
    for number in range(2_000):
        desk.zalo.write(str(1_000 + number % 300), at=desk.clock.now() - 5_000_000 + number)
    await desk.start()
    desk.poller.set_open(UserId("1001"))
    times: list[float] = []
    desk.zalo.before_answer = lambda name: times.append(desk.clock.monotonic())
    await desk.clock.advance(10 * MINUTE_S)
    assert max(sum(1 for t in times if start <= t < start + 60) for start in range(0, 540, 5)) <= 80


@pytest.mark.asyncio
async def test_offline_is_said_once_and_over_soon_after(desk: Desk) -> None:
    await desk.start()
    await desk.clock.advance(MINUTE_S)
    desk.zalo.down = Transient("offline", reached=False)
    await desk.clock.advance(10 * MINUTE_S)
    desk.zalo.down = None
    calls = desk.zalo.calls["recent"]
    await desk.clock.advance(1)
    assert desk.zalo.calls["recent"] == calls
    desk.poller.network_back()
    await settle()
    assert [(one.health, one.code) for one in desk.statuses] == [
        (Health.LIVE, ""),
        (Health.OFFLINE, "offline"),
        (Health.LIVE, ""),
    ]


@pytest.mark.asyncio
async def test_the_line_is_there_again_with_the_first_answer_though_the_way_down_is_long(desk: Desk) -> None:
    await desk.start()
    desk.zalo.down = Transient("offline", reached=False)
    await desk.clock.advance(5 * MINUTE_S)
    desk.zalo.down = None
    for number in range(60):
        desk.zalo.write("11", at=desk.clock.now() - 1_000 + number)

    def limited(name: str) -> None:
        if desk.zalo.log[-1] == ("recent", 18):
            raise RateLimited(desk.clock.now() + 60_000)

    desk.zalo.before_answer = limited
    desk.poller.network_back()
    await settle()
    assert [one.health for one in desk.statuses] == [Health.LIVE, Health.OFFLINE, Health.LIVE, Health.SLOW]


@pytest.mark.asyncio
async def test_what_a_look_that_broke_off_has_noted_is_read_though_the_next_brings_nothing_new(desk: Desk) -> None:
    desk.zalo.write("11")
    await desk.start()
    await desk.clock.advance(MINUTE_S)
    for number in range(30):
        desk.zalo.write("77", at=desk.clock.now() - 86_400_000 + number)
    for number in range(10):
        desk.zalo.write("77", at=desk.clock.now() + number)
    desk.zalo.depth = 11
    broken: list[object] = []

    def breaks_off(_: str) -> None:
        if desk.zalo.log[-1] == ("recent", 9) and not broken:
            broken.append(desk.zalo.log[-1])
            raise Transient("server")

    desk.zalo.before_answer = breaks_off
    await desk.clock.advance(MINUTE_S)
    assert broken
    assert await desk.has_all()


@pytest.mark.asyncio
async def test_when_the_last_look_was_is_kept_with_the_lease(desk: Desk) -> None:
    await desk.start()
    await desk.clock.advance(10 * MINUTE_S)
    kept = (await connection_of(desk.ground, OA)).last_sync
    assert desk.clock.now() - 2 * MINUTE_S * 1000 <= kept < desk.clock.now()
    desk.zalo.down = Transient("offline", reached=False)
    await desk.clock.advance(10 * MINUTE_S)
    assert (await connection_of(desk.ground, OA)).last_sync <= kept + 2 * MINUTE_S * 1000


@pytest.mark.asyncio
async def test_backs_off_while_offline(desk: Desk) -> None:
    await desk.start()
    desk.zalo.down = Transient("offline", reached=False)
    await desk.clock.advance(MINUTE_S)
    calls = desk.zalo.calls["recent"]
    await desk.clock.advance(10 * MINUTE_S)
    assert 32 <= desk.zalo.calls["recent"] - calls <= 52


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "error",
    [
        NeedsUser("oa_unverified", zalo_code=-221),
        NeedsUser("permission_missing", zalo_code=-223),
        NeedsUser("package_too_low", zalo_code=-224),
        NeedsUser("app_removed", zalo_code=-219),
        NeedsUser("app_inactive", zalo_code=-209),
        NeedsUser("api_not_registered", zalo_code=-212),
        NeedsUser("oa_disabled", zalo_code=-204),
    ],
)
async def test_cn06_what_the_owner_must_heal_pauses_with_an_hourly_look(desk: Desk, error: NeedsUser) -> None:
    await desk.start()
    await desk.clock.advance(MINUTE_S)
    desk.zalo.down = error
    await desk.clock.advance(MINUTE_S)
    assert (desk.poller.status.health, desk.poller.status.code) == (Health.PAUSED, error.code)
    assert (await connection_of(desk.ground, OA)).problem == error.code
    calls = desk.zalo.calls["recent"]
    await desk.clock.advance(50 * MINUTE_S - 120)
    assert desk.zalo.calls["recent"] == calls
    desk.zalo.down = None
    await desk.clock.advance(30 * MINUTE_S)
    assert desk.poller.status.health is Health.LIVE
    assert (await connection_of(desk.ground, OA)).problem == ""


@pytest.mark.asyncio
async def test_a_login_that_zalo_refuses_for_some_minutes_needs_nobody(desk: Desk) -> None:
    await desk.start()
    for minutes in (5, 30, 5):
        await desk.clock.advance(MINUTE_S)
        desk.zalo.down = NeedsUser("login_again", zalo_code=-216)
        await desk.clock.advance(minutes * MINUTE_S)
        assert (desk.poller.status.health, desk.poller.status.code) == (Health.PAUSED, "login_again")
        desk.zalo.down = None
        await desk.clock.advance((1.3 if minutes < LOGIN_CHECKS else 13) * MINUTE_S)
        assert desk.poller.status.health is Health.LIVE


@pytest.mark.asyncio
@pytest.mark.parametrize("error", [Transient("bad_answer"), Transient("offline", reached=False), None])
async def test_a_first_look_after_the_owner_acted_that_is_not_answered_is_soon_repeated(
    desk: Desk, error: Transient | None
) -> None:
    await desk.start()
    await desk.clock.advance(MINUTE_S)
    desk.zalo.down = NeedsUser("package_too_low", zalo_code=-224)
    await desk.clock.advance(MINUTE_S)
    desk.zalo.down = None
    desk.zalo.fail["recent"] = [error or RateLimited(desk.clock.now() + 30_000)]
    desk.poller.wake()
    await settle()
    assert desk.poller.status.health is not Health.LIVE
    await desk.clock.advance(40)
    assert desk.poller.status.health is Health.LIVE


@pytest.mark.asyncio
async def test_what_failed_before_a_pause_does_not_make_its_checks_more_frequent(desk: Desk) -> None:
    await desk.start()
    await desk.clock.advance(MINUTE_S)
    desk.zalo.down = Transient("offline", reached=False)
    await desk.clock.advance(MINUTE_S)
    desk.zalo.down = NeedsUser("package_too_low", zalo_code=-224)
    await desk.clock.advance(2 * MINUTE_S)
    calls = desk.zalo.calls["recent"]
    await desk.clock.advance(40 * MINUTE_S)
    assert desk.zalo.calls["recent"] == calls


@pytest.mark.asyncio
async def test_wrong_place_is_looked_at_every_few_minutes(desk: Desk) -> None:
    await desk.start()
    desk.zalo.down = WrongPlace("203.0.113.7")
    await desk.clock.advance(MINUTE_S)
    assert desk.poller.status.code == "wrong_place"
    assert desk.poller.status.params == (("ip", "203.0.113.7"),)
    calls = desk.zalo.calls["recent"]
    await desk.clock.advance(10 * MINUTE_S)
    assert 2 <= desk.zalo.calls["recent"] - calls <= 5
    desk.zalo.down = None
    desk.poller.wake()
    await settle()
    assert desk.poller.status.health is Health.LIVE


@pytest.mark.asyncio
async def test_the_rate_limit_is_waited_for(desk: Desk) -> None:
    await desk.start()
    await desk.clock.advance(MINUTE_S)
    desk.zalo.fail["recent"] = [RateLimited(desk.clock.now() + 50_000)]
    await desk.clock.advance(20)
    calls = desk.zalo.calls["recent"]
    assert desk.poller.status.health is Health.SLOW
    await desk.clock.advance(20)
    assert desk.zalo.calls["recent"] == calls
    await desk.clock.advance(40)
    assert desk.poller.status.health is Health.LIVE


@pytest.mark.asyncio
async def test_one_customer_that_zalo_refuses_holds_up_nobody(desk: Desk) -> None:
    for user in ("11", "12"):
        for number in range(15):
            desk.zalo.write(user, at=desk.clock.now() - 1_000_000 + number)
    refused = UserId("12")

    def refuse(name: str) -> None:
        if name == "conversation" and desk.zalo.log[-1][1][0] == refused:  # type: ignore[index]
            raise Rejected("bad_parameter", zalo_code=-201)

    desk.zalo.before_answer = refuse
    await desk.start()
    await desk.clock.advance(5 * MINUTE_S)
    gaps = await desk.ground.db.read(messages.gaps, ConversationId(OA, refused))
    assert [gap.reason for gap in gaps] == ["refused"]
    assert len(await desk.ground.db.read(messages.page, ConversationId(OA, UserId("11")), limit=100)) == 15
    assert desk.poller.status.health is Health.LIVE


@pytest.mark.asyncio
async def test_one_customer_whose_thread_always_breaks_holds_up_nobody(desk: Desk) -> None:
    for user in ("11", "12"):
        for number in range(15):
            desk.zalo.write(user, at=desk.clock.now() - 1_000_000 + number)

    def broken(name: str) -> None:
        if name == "conversation" and desk.zalo.log[-1][1][0] == "12":  # type: ignore[index]
            raise Transient("server")

    desk.zalo.before_answer = broken
    await desk.start()
    await desk.clock.advance(2 * MINUTE_S)
    assert len(await desk.ground.db.read(messages.page, ConversationId(OA, UserId("11")), limit=100)) == 15
    await desk.clock.advance(60 * MINUTE_S)
    gaps = await desk.ground.db.read(messages.gaps, ConversationId(OA, UserId("12")))
    assert [gap.reason for gap in gaps] == ["refused"]


@pytest.mark.asyncio
async def test_cn09_an_oa_that_another_process_polls_is_left_alone(desk: Desk) -> None:
    now = desk.clock.now()
    name = lease_name(APP.app_id, OA)
    await desk.ground.db.write(connections.acquire_lease, name, "pc-2", now, now + 3_600_000)
    await desk.start()
    await desk.clock.advance(10 * MINUTE_S)
    assert not desk.zalo.calls
    assert (desk.poller.status.health, desk.poller.status.code) == (Health.PAUSED, "in_use")
    await desk.ground.db.write(connections.release_lease, name, "pc-2")
    await desk.clock.advance(5 * MINUTE_S)
    assert desk.poller.status.health is Health.LIVE


@pytest.mark.asyncio
async def test_a_refused_offset_is_no_failure(desk: Desk) -> None:
    for number in range(30):
        desk.zalo.write(str(10 + number % 3), at=desk.clock.now() - 1_000_000 + number)

    def shallow(name: str) -> None:
        if name == "recent" and desk.zalo.log[-1][1] != 0:
            raise Rejected("bad_parameter", zalo_code=-210)

    desk.zalo.before_answer = shallow
    await desk.start()
    await desk.clock.advance(5 * MINUTE_S)
    for number in range(30):
        desk.zalo.write(str(10 + number % 3), at=desk.clock.now() + number)
    await desk.clock.advance(5 * MINUTE_S)
    assert await desk.has_all()
    assert desk.poller.status.health is Health.LIVE


@pytest.mark.asyncio
async def test_a_full_disk_is_said_and_over_when_there_is_room(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.start()
    await desk.clock.advance(MINUTE_S)
    assert desk.poller.status.health is Health.LIVE
    write = desk.ground.db.write

    async def full(*_: object, **__: object) -> object:
        raise StorageFailure("disk_full")

    monkeypatch.setattr(desk.ground.db, "write", full)
    remote = desk.zalo.write("11", "còn hàng không ạ?")
    await desk.clock.advance(MINUTE_S)
    assert (desk.poller.status.health, desk.poller.status.code) == (Health.PAUSED, "disk_full")
    monkeypatch.setattr(desk.ground.db, "write", write)
    await desk.clock.advance(2 * MINUTE_S)
    assert desk.poller.status.health is Health.LIVE
    assert remote in await desk.ids()


@pytest.mark.asyncio
async def test_an_oa_that_was_released_is_free_at_once(desk: Desk) -> None:
    await desk.start()
    await desk.clock.advance(MINUTE_S)
    name, now = lease_name(APP.app_id, OA), desk.clock.now()
    assert not await desk.ground.db.write(connections.acquire_lease, name, "pc-2", now, now + 1)
    desk.task.cancel()
    await desk.poller.release()
    assert await desk.ground.db.write(connections.acquire_lease, name, "pc-2", now, now + 1)


@pytest.mark.asyncio
async def test_an_oa_that_is_gone_is_not_asked_for(desk: Desk) -> None:
    """Between its removal and the end of its loop there may be a turn."""
    task = desk.ground.supervisor.keep("poll", desk.poller.run)
    await desk.clock.advance(MINUTE_S)
    assert not desk.zalo.calls
    assert (desk.poller.status.health, desk.poller.status.code) == (Health.PAUSED, "in_use")
    await desk.poller.release()
    task.cancel()


@pytest.mark.asyncio
async def test_a_network_that_is_back_is_used_at_once(desk: Desk) -> None:
    desk.zalo.down = Transient("offline", reached=False)
    await desk.start()
    await desk.clock.advance(30 * MINUTE_S)
    desk.zalo.down, asked_before = None, desk.zalo.calls["recent"]
    desk.poller.network_back()
    await settle()
    assert desk.zalo.calls["recent"] > asked_before
    assert desk.poller.status.health is Health.LIVE
    asked_before = desk.zalo.calls["recent"]
    desk.poller.network_back()
    await settle()
    assert desk.zalo.calls["recent"] == asked_before, "nothing was waiting for it"


@pytest.mark.asyncio
async def test_a_hidden_window_that_may_not_poll_asks_nothing_until_it_is_shown(desk: Desk) -> None:
    await desk.start()
    await desk.clock.advance(5 * MINUTE_S)
    desk.poller.set_visible(False, polls_hidden=False)
    await desk.clock.advance(MINUTE_S)
    asked_before = desk.zalo.calls["recent"]
    await desk.clock.advance(20 * MINUTE_S)
    assert desk.zalo.calls["recent"] == asked_before
    desk.poller.set_visible(True)
    await desk.clock.advance(20)
    assert desk.zalo.calls["recent"] > asked_before


@pytest.mark.asyncio
async def test_the_lease_is_renewed_every_minute_and_not_at_each_look(desk: Desk) -> None:
    await desk.start()
    name = lease_name(APP.app_id, OA)
    await desk.clock.advance(10 * MINUTE_S)
    now = desk.clock.now()
    assert not await desk.ground.db.write(connections.acquire_lease, name, "pc-2", now + 100_000, now + 200_000)
    assert await desk.ground.db.write(connections.acquire_lease, name, "pc-2", now + 200_000, now + 300_000)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("error", "health"),
    [
        (Transient("server"), Health.SLOW),
        (Transient("busy"), Health.SLOW),
        (Transient("timeout"), Health.OFFLINE),
        (Rejected("bad_parameter", zalo_code=-201), Health.SLOW),
    ],
)
async def test_what_a_failed_look_says_of_the_line(desk: Desk, error: AppError, health: Health) -> None:
    looked: list[Looked] = []
    desk.zalo.down = error
    desk.ground.bus.subscribe(Looked, looked.append)
    await desk.start()
    assert [(one.health, one.code, one.since) for one in desk.statuses] == [(health, error.code, desk.clock.now())]
    assert looked == []
    desk.zalo.down = None
    await desk.clock.advance(MINUTE_S)
    assert [(one.health, one.code) for one in desk.statuses[1:]] == [(Health.LIVE, "")]
    assert set(looked) == {Looked(OA)}


@pytest.mark.asyncio
async def test_a_problem_of_the_last_run_is_over_with_the_first_good_look(desk: Desk) -> None:
    await connect(desk.ground, desk.zalo)
    await desk.ground.db.write(connections.set_problem, OA, "permission_missing")
    heard: list[ConnectionsChanged] = []
    desk.ground.bus.subscribe(ConnectionsChanged, heard.append)
    desk.ground.supervisor.keep("poll", desk.poller.run)
    await settle()
    assert (await connection_of(desk.ground, OA)).problem == ""
    assert heard == [ConnectionsChanged(OA)]


@pytest.mark.asyncio
async def test_what_the_token_keeper_says_of_a_connection_is_left_to_it(desk: Desk) -> None:
    await connect(desk.ground, desk.zalo)
    await desk.ground.db.write(connections.set_problem, OA, SOON)
    desk.ground.supervisor.keep("poll", desk.poller.run)
    await desk.clock.advance(MINUTE_S)
    assert desk.poller.status.health is Health.LIVE
    desk.zalo.down = NeedsUser("login_again")
    await desk.clock.advance(MINUTE_S)
    assert (desk.poller.status.health, desk.poller.status.code) == (Health.PAUSED, "login_again")
    assert (await connection_of(desk.ground, OA)).problem == SOON


@pytest.mark.asyncio
@pytest.mark.parametrize(("error", "asked_again"), [(WrongPlace("203.0.113.7"), 1), (NeedsUser("oa_disabled"), 0)])
async def test_another_network_may_be_another_place_and_heals_nothing_else(
    desk: Desk, error: NeedsUser, asked_again: int
) -> None:
    desk.zalo.down = error
    await desk.start()
    await desk.clock.advance(MINUTE_S)
    before = desk.zalo.calls["recent"]
    desk.poller.network_back()
    await settle()
    assert desk.zalo.calls["recent"] == before + asked_again


@pytest.mark.asyncio
async def test_a_thread_that_is_opened_is_read_at_once_and_not_again_when_it_was_open(desk: Desk) -> None:
    desk.zalo.write("11")
    await desk.start()
    await desk.clock.advance(2 * MINUTE_S)
    desk.zalo.log.clear()
    for _ in range(3):
        desk.poller.set_open(UserId("11"))
        await desk.clock.advance(1.5)
    assert asked(desk.zalo, "conversation") == [("11", 0)]


async def holes_under_the_open_thread(desk: Desk) -> list[Gap]:
    """After it was read once, at the top of twelve new messages, and nothing else."""
    now = desk.clock.now()
    for number in range(12):
        desk.zalo.write("11", at=now + number)

    def once(name: str) -> None:
        if name != "conversation" or len(asked(desk.zalo, "conversation")) > 1:
            raise Transient("server")

    desk.zalo.log.clear()
    desk.zalo.before_answer = once
    desk.poller.set_open(UserId("11"))
    await desk.clock.advance(30)
    return await desk.ground.db.read(messages.gaps, ConversationId(OA, UserId("11")))


@pytest.mark.asyncio
async def test_below_what_is_read_of_an_open_thread_lies_a_hole_back_to_what_is_known(desk: Desk) -> None:
    """Rows may come late, so that it begins a little before the newest that is known."""
    old = desk.clock.now() - 86_400_000
    desk.zalo.write("11", at=old)
    await desk.start()
    await desk.clock.advance(2 * MINUTE_S)
    now = desk.clock.now()
    (hole,) = await holes_under_the_open_thread(desk)
    assert (hole.after, hole.before, hole.reason) == (old - LATE_MS, now + 2, GapReason.NOT_FETCHED)


@pytest.mark.asyncio
async def test_an_open_thread_of_a_customer_who_was_unknown_is_read_back_whole(desk: Desk) -> None:
    await desk.start()
    await desk.clock.advance(2 * MINUTE_S)
    now = desk.clock.now()
    (hole,) = await holes_under_the_open_thread(desk)
    assert (hole.after, hole.before, hole.reason) == (0, now + 2, GapReason.NOT_FETCHED)
