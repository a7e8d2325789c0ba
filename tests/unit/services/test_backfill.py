"""The first back-fill and what is kept of it: progress, stopping, going on after a restart."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from app.domain.connections import Permission
from app.domain.ids import ConversationId, UserId
from app.domain.messages import GapReason
from app.errors import NeedsUser
from app.events import BackfillProgress, ConnectionsChanged
from app.services.backfill import NEWEST_KNOWN, Backfill, Stage, _finish, count_fill, note_absence, note_doubt
from app.services.ground import Ground
from app.services.poller import Poller
from app.store import conversations, messages
from tests.fakes.clock import FakeClock, settle
from tests.fakes.connected import connect, connection_of
from tests.fakes.zalo import OA, FakeZalo

DAY_MS = 86_400_000


class NoMedia:
    def wake(self) -> None:
        pass


@pytest_asyncio.fixture
async def poller(ground: Ground, zalo: FakeZalo) -> AsyncIterator[Poller]:
    await connect(ground, zalo)
    yield Poller(ground, OA, zalo, NoMedia(), seed=3)


@pytest.fixture
def progress(ground: Ground) -> list[BackfillProgress]:
    seen: list[BackfillProgress] = []
    ground.bus.subscribe(BackfillProgress, seen.append)
    return seen


def fill(zalo: FakeZalo, customers: int, each: int) -> None:
    start = zalo.clock.now() - 30 * DAY_MS
    for number in range(customers * each):
        zalo.write(str(1_000 + number % customers), at=start + number * 1_000)


@pytest.mark.asyncio
async def test_fetches_all_that_zalo_gives(
    ground: Ground, zalo: FakeZalo, poller: Poller, clock: FakeClock, progress: list[BackfillProgress]
) -> None:
    fill(zalo, 60, 23)
    ground.supervisor.keep("poll", poller.run)
    await clock.advance(600)
    assert (await ground.db.read(messages.counts))[OA] == (60, 60 * 23)
    assert await ground.db.read(messages.open_gaps, OA, 10) == []
    last = progress[-1]
    assert (last.done, last.total, last.finished) == (60, 60, True)
    assert [one.done for one in progress] == sorted(one.done for one in progress)


@pytest.mark.asyncio
async def test_customers_who_never_wrote_do_not_hold_it_up(
    ground: Ground, zalo: FakeZalo, poller: Poller, clock: FakeClock, progress: list[BackfillProgress]
) -> None:
    zalo.users = [UserId(str(number)) for number in range(70)]
    fill(zalo, 2, 3)
    ground.supervisor.keep("poll", poller.run)
    await clock.advance(300)
    assert progress[-1].finished
    assert len(await ground.db.read(conversations.ids)) == 2


@pytest.mark.asyncio
async def test_goes_on_after_a_restart(
    ground: Ground, zalo: FakeZalo, poller: Poller, clock: FakeClock, progress: list[BackfillProgress]
) -> None:
    fill(zalo, 80, 25)
    task = ground.supervisor.keep("poll", poller.run)
    await clock.advance(60)
    task.cancel()
    await settle()
    done = progress[-1].done
    assert not progress[-1].finished
    asked = zalo.calls["customers"]
    ground.supervisor.keep("poll", Poller(ground, OA, zalo, NoMedia(), seed=4).run)
    await clock.advance(600)
    assert (await ground.db.read(messages.counts))[OA] == (80, 80 * 25)
    assert progress[-1].finished
    assert progress[-1].total == 80
    assert progress[-1].done >= done
    assert zalo.calls["customers"] <= asked + 1


@pytest.mark.asyncio
async def test_a_finished_one_is_never_begun_again(
    ground: Ground, zalo: FakeZalo, poller: Poller, clock: FakeClock
) -> None:
    fill(zalo, 3, 3)
    task = ground.supervisor.keep("poll", poller.run)
    await clock.advance(60)
    task.cancel()
    zalo.log.clear()
    ground.supervisor.keep("poll", Poller(ground, OA, zalo, NoMedia(), seed=4).run)
    await clock.advance(60)
    assert [name for name, _ in zalo.log if name != "recent"] == []


@pytest.mark.asyncio
async def test_a_person_may_stop_it(
    ground: Ground, zalo: FakeZalo, poller: Poller, clock: FakeClock, progress: list[BackfillProgress]
) -> None:
    fill(zalo, 80, 25)
    ground.supervisor.keep("poll", poller.run)
    await clock.advance(40)
    await poller.stop_backfill()
    assert progress[-1].finished
    assert not poller.backfill.running
    zalo.log.clear()
    await clock.advance(300)
    assert [name for name, _ in zalo.log if name == "conversation"] == []
    reasons = {
        gap.reason for user in zalo.users for gap in await ground.db.read(messages.gaps, ConversationId(OA, user))
    }
    assert reasons == {GapReason.STOPPED}


@pytest.mark.asyncio
async def test_after_stopping_a_customer_who_writes_is_read_back(
    ground: Ground, zalo: FakeZalo, poller: Poller, clock: FakeClock
) -> None:
    fill(zalo, 200, 12)
    ground.supervisor.keep("poll", poller.run)
    await clock.advance(15)
    await poller.stop_backfill()
    read = {cid.user_id for cid in await ground.db.read(conversations.ids)}
    silent = next(user for user in zalo.users if user not in read)
    zalo.write(silent)
    await clock.advance(120)
    assert len(await ground.db.read(messages.page, ConversationId(OA, silent), limit=100)) == 13


@pytest.mark.asyncio
async def test_stopped_while_zalo_is_asked_for_a_list_it_stays_stopped(ground: Ground, zalo: FakeZalo) -> None:
    await connect(ground, zalo)
    fill(zalo, 60, 2)
    backfill = Backfill(ground, OA, zalo)
    await backfill.begin()

    def stop(_: str) -> None:
        ground.db._write(_finish, OA, Stage.STOPPED)

    zalo.before_answer = stop
    await backfill.step()
    assert not backfill.listing
    assert await ground.db.read(messages.open_gaps, OA, 100) == []


@pytest.mark.asyncio
async def test_without_the_permission_it_does_what_it_can(
    ground: Ground, zalo: FakeZalo, poller: Poller, clock: FakeClock, progress: list[BackfillProgress]
) -> None:
    fill(zalo, 5, 30)

    def refuse(name: str) -> None:
        if name == "customers":
            raise NeedsUser("permission_missing", zalo_code=-223)

    zalo.before_answer = refuse
    changed: list[ConnectionsChanged] = []
    ground.bus.subscribe(ConnectionsChanged, changed.append)
    ground.supervisor.keep("poll", poller.run)
    await clock.advance(300)
    assert progress[-1].finished
    assert (await ground.db.read(messages.counts))[OA] == (5, 150)
    assert (await connection_of(ground, OA)).missing == (Permission.CUSTOMERS,)
    assert changed
    assert poller.status.health == "live"


@pytest.mark.asyncio
async def test_an_absence_of_today_asks_for_today_alone(ground: Ground, zalo: FakeZalo) -> None:
    await connect(ground, zalo)
    backfill = Backfill(ground, OA, zalo)
    now = ground.clock.now()
    await ground.db.write(note_absence, OA, now - 3_600_000, now, [UserId("11")])
    await backfill.load()
    while backfill.listing:
        await backfill.step()
    assert [detail for name, detail in zalo.log if name == "customers"] == [(0, "TODAY")]
    gaps = await ground.db.read(messages.open_gaps, OA, 10)
    assert [(gap.conversation.user_id, gap.after) for gap in gaps] == [("11", now - 3_600_000)]


@pytest.mark.asyncio
async def test_two_absences_become_one(ground: Ground, zalo: FakeZalo) -> None:
    await connect(ground, zalo)
    backfill = Backfill(ground, OA, zalo)
    now = ground.clock.now()
    await ground.db.write(note_absence, OA, now - 3 * DAY_MS, now - DAY_MS, [])
    await ground.db.write(note_absence, OA, now - 60_000, now, [])
    await backfill.load()
    while backfill.listing:
        await backfill.step()
    assert [detail for name, detail in zalo.log if name == "customers"] == [(0, "TODAY"), (0, "L7D")]


@pytest.mark.asyncio
async def test_a_doubt_looks_at_those_who_moved(ground: Ground, zalo: FakeZalo) -> None:
    await connect(ground, zalo)
    now = ground.clock.now()
    zalo.write("11", at=now - 5_000)
    zalo.write("12", at=now - DAY_MS)
    await ground.db.write(messages.ingest, OA, zalo.rows, now, live=True)
    await ground.db.write(note_doubt, OA, now - 60_000, now, list_unknown=False)
    gaps = await ground.db.read(messages.open_gaps, OA, 10)
    assert [gap.conversation.user_id for gap in gaps] == ["11"]


@pytest.mark.asyncio
async def test_nothing_is_counted_when_none_runs(ground: Ground, zalo: FakeZalo) -> None:
    backfill = Backfill(ground, OA, zalo)
    await ground.db.write(count_fill, OA, customer_done=True, brought=5)
    await backfill.load()
    assert backfill.progress is None


@pytest.mark.asyncio
async def test_an_absence_without_the_permission_reads_those_back_who_are_known(
    ground: Ground, zalo: FakeZalo, poller: Poller
) -> None:
    """The OA may have written to any of them from elsewhere meanwhile."""
    backfill, now = poller.backfill, ground.clock.now()
    zalo.write("11", at=now - 3 * DAY_MS)
    zalo.write("12", at=now - 2 * DAY_MS)
    await ground.db.write(messages.ingest, OA, zalo.rows, now, live=True)
    await ground.db.write(note_doubt, OA, now - DAY_MS, now, list_unknown=True)
    await backfill.load()
    assert await ground.db.read(messages.open_gaps, OA, 10) == []
    zalo.fail["customers"] = [NeedsUser("permission_missing", zalo_code=-223)]
    await backfill.step()
    gaps = await ground.db.read(messages.open_gaps, OA, 10)
    assert [(gap.conversation.user_id, gap.after) for gap in gaps] == [("12", now - DAY_MS), ("11", now - DAY_MS)]
    assert not backfill.listing
    assert (await connection_of(ground, OA)).missing == (Permission.CUSTOMERS,)


@pytest.mark.asyncio
async def test_another_refusal_leaves_the_list_to_be_read_later(ground: Ground, zalo: FakeZalo, poller: Poller) -> None:
    fill(zalo, 3, 1)
    backfill = poller.backfill
    await backfill.begin()
    zalo.fail["customers"] = [NeedsUser("login_again")]
    with pytest.raises(NeedsUser, match="login_again"):
        await backfill.step()
    assert backfill.listing
    assert (await connection_of(ground, OA)).missing == ()
    await backfill.step()
    assert not backfill.listing
    assert len(await ground.db.read(messages.open_gaps, OA, 10)) == 3


@pytest.mark.asyncio
async def test_nothing_to_list_asks_nothing_and_nothing_to_stop_stops_nothing(
    ground: Ground, zalo: FakeZalo, poller: Poller, progress: list[BackfillProgress]
) -> None:
    await poller.backfill.step()
    await poller.backfill.stop()
    assert not zalo.calls
    assert progress == []
    assert poller.backfill.progress is None


@pytest.mark.asyncio
async def test_customers_who_are_known_count_once_in_the_first_fill(
    ground: Ground, zalo: FakeZalo, poller: Poller
) -> None:
    """Those who wrote before the list was read have their threads noted already."""
    fill(zalo, 3, 1)
    await poller.backfill.begin()
    await ground.db.write(messages.ingest, OA, zalo.rows[:1], ground.clock.now(), live=True)
    await ground.db.write(conversations.note_users, OA, [zalo.rows[0].user_id])
    await poller.backfill.step()
    gaps = await ground.db.read(messages.open_gaps, OA, 10)
    assert [gap.conversation.user_id for gap in gaps] == ["1001", "1002"]
    assert poller.backfill.progress == BackfillProgress(OA, 0, 3, 0, False)


async def open_gaps(ground: Ground) -> list[tuple[str, int, int]]:
    gaps = await ground.db.read(messages.open_gaps, OA, 1_000)
    return [(gap.conversation.user_id, gap.after, gap.before) for gap in gaps]


async def known(ground: Ground, zalo: FakeZalo, count: int) -> None:
    """So many customers whose threads are here, "1" having written last."""
    now = ground.clock.now()
    for number in range(count, 0, -1):
        zalo.write(str(number), at=now - DAY_MS - number * 60_000)
    await ground.db.write(messages.ingest, OA, zalo.rows, now, live=True)


@pytest.mark.asyncio
async def test_an_absence_reads_those_just_seen_first_and_then_whoever_wrote_last(
    ground: Ground, zalo: FakeZalo
) -> None:
    await connect(ground, zalo)
    await known(ground, zalo, NEWEST_KNOWN + 2)
    now = ground.clock.now()
    since = now - 3_600_000
    await ground.db.write(note_absence, OA, since, now, [UserId("99"), UserId("2")])
    order = ["99", "2", "1", *(str(number) for number in range(3, NEWEST_KNOWN + 1))]
    assert await open_gaps(ground) == [(user, since, now - rank) for rank, user in enumerate(order)]


@pytest.mark.asyncio
async def test_whom_zalos_list_names_is_read_after_those_and_since_the_absence_began(
    ground: Ground, zalo: FakeZalo
) -> None:
    await connect(ground, zalo)
    now = ground.clock.now()
    since = now - 3_600_000
    for user in ("21", "22"):
        zalo.write(user, at=now - 60_000)
    await ground.db.write(note_absence, OA, since, now, [UserId("99")])
    backfill = Backfill(ground, OA, zalo)
    await backfill.load()
    await backfill.step()
    gaps = await open_gaps(ground)
    assert gaps[0] == ("99", since, now)
    assert {user for user, *_ in gaps[1:]} == {"21", "22"}
    assert [(after, before) for _, after, before in gaps[1:]] == [(since, now - 1), (since, now - 2)]


@pytest.mark.asyncio
async def test_a_doubt_asks_the_list_for_those_alone_who_are_not_known(ground: Ground, zalo: FakeZalo) -> None:
    await connect(ground, zalo)
    now = ground.clock.now()
    zalo.write("11", at=now - 120_000)
    await ground.db.write(messages.ingest, OA, zalo.rows, now, live=True)
    zalo.write("12", at=now - 30_000)
    await ground.db.write(note_doubt, OA, now - 60_000, now, list_unknown=True)
    backfill = Backfill(ground, OA, zalo)
    await backfill.load()
    while backfill.listing:
        await backfill.step()
    assert await open_gaps(ground) == [("12", now - 60_000, now)]


@pytest.mark.asyncio
async def test_what_moved_at_the_very_moment_of_a_doubt_is_looked_at(ground: Ground, zalo: FakeZalo) -> None:
    await connect(ground, zalo)
    now = ground.clock.now()
    zalo.write("11", at=now - 60_000)
    zalo.write("12", at=now - 60_001)
    await ground.db.write(messages.ingest, OA, zalo.rows, now, live=True)
    await ground.db.write(note_doubt, OA, now - 60_000, now, list_unknown=False)
    assert await open_gaps(ground) == [("11", now - 60_000, now)]
    backfill = Backfill(ground, OA, zalo)
    await backfill.load()
    assert not backfill.listing


@pytest.mark.asyncio
async def test_stopping_the_first_fill_leaves_what_an_absence_has_missed(
    ground: Ground, zalo: FakeZalo, poller: Poller, progress: list[BackfillProgress]
) -> None:
    fill(zalo, 3, 2)
    backfill, now = poller.backfill, ground.clock.now()
    await backfill.begin()
    await backfill.step()
    await ground.db.write(note_absence, OA, now - 60_000, now, [UserId("99")])
    await backfill.stop()
    assert await open_gaps(ground) == [("99", now - 60_000, now)]
    assert backfill.listing, "that of the absence"
    assert progress[-1] == BackfillProgress(OA, 0, 3, 0, True)
    assert not backfill.running


@pytest.mark.asyncio
async def test_it_is_over_when_neither_a_list_nor_a_thread_is_left(
    ground: Ground, zalo: FakeZalo, poller: Poller, progress: list[BackfillProgress]
) -> None:
    fill(zalo, 3, 2)
    backfill = poller.backfill
    await backfill.begin()
    await backfill.after_fill(gaps_left=False)
    assert backfill.running, "the list is still to be read"
    await backfill.step()
    await backfill.after_fill(gaps_left=True)
    assert backfill.running
    await ground.db.write(count_fill, OA, customer_done=True, brought=2)
    await ground.db.write(count_fill, OA, customer_done=False, brought=3)
    await ground.db.write(count_fill, OA, customer_done=False, brought=0)
    await backfill.after_fill(gaps_left=True)
    assert progress[-1] == BackfillProgress(OA, 1, 3, 5, False)
    await backfill.after_fill(gaps_left=False)
    assert progress[-1] == BackfillProgress(OA, 1, 3, 5, True)
    told = len(progress)
    await ground.db.write(count_fill, OA, customer_done=True, brought=2)
    await backfill.after_fill(gaps_left=False)
    assert len(progress) == told
