"""Holes in threads: closed page by page, and what can't be had is said to be so."""

import pytest

from app.domain.ids import ConversationId, UserId
from app.domain.messages import Gap, GapReason
from app.domain.unreadable import Unreadable, Why
from app.errors import Rejected, Transient
from app.events import BackfillProgress, MessagesStored
from app.services.backfill import Backfill
from app.services.filler import FAILURES_MOST, READ_AGAIN_S, Filler
from app.services.ground import Ground
from app.services.intake import Intake
from app.services.pages import READS_MOST
from app.store import messages
from app.zalo.history import HistoryPage
from tests.fakes.clock import FakeClock
from tests.fakes.connected import connect
from tests.fakes.zalo import OA, FakeZalo

CID = ConversationId(OA, UserId("11"))
START = 1_759_000_000_000
MINUTE_MS = 60_000


class Waker:
    def wake(self) -> None:
        pass


def make(ground: Ground, zalo: FakeZalo, backfill: Backfill | None = None) -> Filler:
    return Filler(ground, OA, zalo, Intake(ground, OA, Waker()), backfill or Backfill(ground, OA, zalo))


async def run_dry(filler: Filler, *, most: int = 100) -> None:
    await filler.look()
    for _ in range(most):
        if not filler.gaps:
            return
        await filler.step()
    raise AssertionError("never ends")


async def thread(ground: Ground, zalo: FakeZalo, stored: int, of: int) -> None:
    """A thread of `of` messages, the oldest `stored` of which are here."""
    await connect(ground, zalo)
    for number in range(of):
        zalo.write("11", at=START + number * 1_000)
    await ground.db.write(messages.ingest, OA, zalo.rows[:stored], ground.clock.now(), live=False)


async def gap(ground: Ground, after: int, before: int) -> None:
    await ground.db.write(messages.add_gap, Gap(CID, after, before, GapReason.NOT_FETCHED))


async def count(ground: Ground) -> int:
    return len(await ground.db.read(messages.page, CID, limit=10_000))


@pytest.mark.asyncio
async def test_a_hole_is_read_to_its_end(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 20, 65)
    await gap(ground, START + 19_000, ground.clock.now())
    await run_dry(make(ground, zalo))
    assert await count(ground) == 65
    assert await ground.db.read(messages.gaps, CID) == []
    assert zalo.calls["conversation"] == 5


@pytest.mark.asyncio
async def test_all_of_a_thread_is_read(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 0, 47)
    await gap(ground, 0, ground.clock.now())
    await run_dry(make(ground, zalo))
    assert await count(ground) == 47
    assert await ground.db.read(messages.gaps, CID) == []


@pytest.mark.asyncio
async def test_what_is_stored_above_a_hole_is_not_read_again(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 0, 200)
    await ground.db.write(messages.ingest, OA, zalo.rows[100:], ground.clock.now(), live=False)
    await gap(ground, 0, START + 100_000)
    await run_dry(make(ground, zalo))
    assert await count(ground) == 200
    assert zalo.log[0][1] == ("11", 95)


@pytest.mark.asyncio
async def test_a_guess_that_is_too_deep_begins_at_the_top(ground: Ground, zalo: FakeZalo) -> None:
    """Some of what is stored is gone at Zalo."""
    await thread(ground, zalo, 0, 120)
    await ground.db.write(messages.ingest, OA, zalo.rows[40:], ground.clock.now(), live=False)
    del zalo.rows[60:100]
    await gap(ground, 0, START + 40_000)
    await run_dry(make(ground, zalo))
    stored = await ground.db.read(messages.page, CID, limit=1_000)
    assert {row.remote_id for row in zalo.rows} <= {one.remote_id for one in stored}


@pytest.mark.asyncio
async def test_what_zalo_no_longer_gives_is_too_old(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 20, 65)
    await gap(ground, START + 19_000, ground.clock.now())
    zalo.history = 24
    await run_dry(make(ground, zalo))
    assert await ground.db.read(messages.gaps, CID) == [Gap(CID, START + 19_000, START + 41_000, GapReason.TOO_OLD)]


@pytest.mark.asyncio
async def test_a_depth_that_is_refused_is_too_old(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 0, 65)
    await gap(ground, 0, ground.clock.now())

    def shallow(name: str) -> None:
        if zalo.log[-1][1][1] > 20:  # type: ignore[index]
            raise Rejected("bad_parameter", zalo_code=-210)

    zalo.before_answer = shallow
    await run_dry(make(ground, zalo))
    (left,) = await ground.db.read(messages.gaps, CID)
    assert (left.after, left.reason) == (0, GapReason.TOO_OLD)
    assert await count(ground) == 28


@pytest.mark.asyncio
async def test_a_thread_that_does_not_page_ends(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 0, 65)
    await gap(ground, 0, ground.clock.now())
    real = zalo.conversation

    async def first_page(user_id: UserId, offset: int, count: int = 10) -> object:
        return await real(user_id, 0, count)

    zalo.conversation = first_page  # type: ignore[method-assign,assignment]
    await run_dry(make(ground, zalo))
    (left,) = await ground.db.read(messages.gaps, CID)
    assert left.reason is GapReason.TOO_OLD
    assert await count(ground) == 10


@pytest.mark.asyncio
async def test_a_thread_that_does_not_page_ends_below_what_is_stored_too(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 0, 65)
    await ground.db.write(messages.ingest, OA, zalo.rows[45:], ground.clock.now(), live=False)
    await gap(ground, 0, START + 45_000)
    real = zalo.conversation

    async def first_page(user_id: UserId, offset: int, count: int = 10) -> object:
        return await real(user_id, 0, count)

    zalo.conversation = first_page  # type: ignore[method-assign,assignment]
    await run_dry(make(ground, zalo))
    assert await ground.db.read(messages.gaps, CID) == [Gap(CID, 0, START + 45_000, GapReason.TOO_OLD)]


@pytest.mark.asyncio
async def test_a_short_thread_that_does_not_page_is_whole(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 0, 7)
    await gap(ground, 0, ground.clock.now())
    real = zalo.conversation

    async def first_page(user_id: UserId, offset: int, count: int = 10) -> object:
        return await real(user_id, 0, count)

    zalo.conversation = first_page  # type: ignore[method-assign,assignment]
    await run_dry(make(ground, zalo))
    assert await count(ground) == 7
    assert await ground.db.read(messages.gaps, CID) == []


@pytest.mark.asyncio
@pytest.mark.parametrize("whole", [16, 17, 18, 24, 40])
async def test_rows_that_are_given_twice_hide_none_below_them(ground: Ground, zalo: FakeZalo, whole: int) -> None:
    await thread(ground, zalo, 0, whole)
    await gap(ground, 0, ground.clock.now())
    real = zalo.conversation

    async def twice(user_id: UserId, offset: int, count: int = 10) -> object:
        page = await real(user_id, offset, count - 2)
        return HistoryPage((*page.rows, *page.rows[-2:]), (), page.raw_count + len(page.rows[-2:]))

    zalo.conversation = twice  # type: ignore[method-assign,assignment]
    await run_dry(make(ground, zalo))
    assert await count(ground) == whole
    assert await ground.db.read(messages.gaps, CID) == []


@pytest.mark.asyncio
async def test_pages_that_lack_what_zalo_leaves_out_do_not_end_a_thread(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 0, 25)
    await gap(ground, 0, ground.clock.now())
    real = zalo.conversation

    async def without_one(user_id: UserId, offset: int, count: int = 10) -> object:
        return await real(user_id, offset, count - 1)

    zalo.conversation = without_one  # type: ignore[method-assign,assignment]
    await run_dry(make(ground, zalo))
    assert await count(ground) == 25
    assert await ground.db.read(messages.gaps, CID) == []


@pytest.mark.asyncio
async def test_a_thread_whose_last_page_comes_for_every_later_offset_ends(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 0, 25)
    await gap(ground, 0, ground.clock.now())
    real = zalo.conversation

    async def clamped(user_id: UserId, offset: int, count: int = 10) -> object:
        return await real(user_id, min(offset, 15), count)

    zalo.conversation = clamped  # type: ignore[method-assign,assignment]
    await run_dry(make(ground, zalo))
    assert await count(ground) == 25
    assert await ground.db.read(messages.gaps, CID) == []


@pytest.mark.asyncio
@pytest.mark.parametrize("fresh", [4, 9, 25])
async def test_what_arrives_while_a_thread_is_read_moves_it_on_and_nothing_is_missed(
    ground: Ground, zalo: FakeZalo, fresh: int
) -> None:
    await thread(ground, zalo, 0, 120)
    await ground.db.write(messages.ingest, OA, zalo.rows[60:], ground.clock.now(), live=False)
    await gap(ground, 0, START + 60_000)
    filler = make(ground, zalo)
    await filler.look()
    await filler.step()
    await filler.step()
    for number in range(fresh):
        zalo.write("11", at=START + 200_000 + number)
    await run_dry(filler)
    stored = {one.remote_id for one in await ground.db.read(messages.page, CID, limit=1_000)}
    assert {row.remote_id for row in zalo.rows[:120]} <= stored
    assert await ground.db.read(messages.gaps, CID) == []


@pytest.mark.asyncio
async def test_a_page_without_one_readable_row_below_what_is_stored_is_passed(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 0, 60)
    await ground.db.write(messages.ingest, OA, zalo.rows[40:], ground.clock.now(), live=False)
    await gap(ground, 0, START + 40_000)
    real = zalo.conversation
    sick = {row.remote_id for row in zalo.rows[15:45]}

    async def spoiled(user_id: UserId, offset: int, count: int = 10) -> HistoryPage:
        page = await real(user_id, offset, count)
        return HistoryPage(tuple(row for row in page.rows if row.remote_id not in sick), (), page.raw_count)

    zalo.conversation = spoiled  # type: ignore[method-assign]
    await run_dry(make(ground, zalo))
    assert await count(ground) == 20 + 15
    assert await ground.db.read(messages.gaps, CID) == []


@pytest.mark.asyncio
async def test_refused_twice_is_refused(ground: Ground, zalo: FakeZalo, clock: FakeClock) -> None:
    await thread(ground, zalo, 0, 5)
    await gap(ground, 0, ground.clock.now())
    zalo.fail["conversation"] = [Rejected("bad_parameter", zalo_code=-201) for _ in range(2)]
    filler = make(ground, zalo)
    await run_dry(filler)
    assert zalo.calls["conversation"] == 1
    await clock.advance(61)
    await run_dry(filler)
    (left,) = await ground.db.read(messages.gaps, CID)
    assert left.reason is GapReason.REFUSED


@pytest.mark.asyncio
async def test_trouble_of_the_line_is_told_and_nothing_is_given_up(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 0, 5)
    await gap(ground, 0, ground.clock.now())
    filler = make(ground, zalo)
    await filler.look()
    zalo.down = Transient("offline", reached=False)
    for _ in range(20):
        with pytest.raises(Transient):
            await filler.step()
    zalo.down = None
    await run_dry(filler)
    assert await count(ground) == 5


@pytest.mark.asyncio
async def test_breadth_comes_before_depth(ground: Ground, zalo: FakeZalo) -> None:
    await connect(ground, zalo)
    for user in ("11", "12", "13"):
        for number in range(30):
            zalo.write(user, at=START + number * 1_000)
        cid = ConversationId(OA, UserId(user))
        await ground.db.write(messages.add_gap, Gap(cid, 0, ground.clock.now(), GapReason.NOT_FETCHED))
    await run_dry(make(ground, zalo))
    assert sorted(detail for _, detail in zalo.log[:3]) == [("11", 0), ("12", 0), ("13", 0)]  # type: ignore[type-var]


@pytest.mark.asyncio
async def test_a_hole_that_grows_while_it_is_read_is_read_from_its_top(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 0, 40)
    await gap(ground, 0, START + 50_000)
    filler = make(ground, zalo)
    await filler.look()
    await filler.step()
    late = zalo.write("11", "chậm", at=START + 38_500)
    await gap(ground, START + 30_500, START + 60_000)
    await run_dry(filler)
    assert late in {one.remote_id for one in await ground.db.read(messages.page, CID, limit=100)}


async def two_threads(ground: Ground, zalo: FakeZalo) -> Filler:
    """Two customers, of whom nothing is stored; the hole of "11" is the newer one."""
    await connect(ground, zalo)
    for user, ago_ms in (("11", 0), ("12", 60_000)):
        for number in range(3):
            zalo.write(user, at=START + number * 1_000)
        cid = ConversationId(OA, UserId(user))
        await ground.db.write(messages.add_gap, Gap(cid, 0, ground.clock.now() - ago_ms, GapReason.NOT_FETCHED))
    filler = make(ground, zalo)
    await filler.look()
    return filler


def asked(zalo: FakeZalo) -> list[str]:
    found = [detail[0] for name, detail in zalo.log if name == "conversation" and isinstance(detail, tuple)]
    zalo.log.clear()
    return found


@pytest.mark.asyncio
async def test_a_thread_that_fails_is_put_off_ever_longer_and_holds_up_no_other(
    ground: Ground, zalo: FakeZalo, clock: FakeClock
) -> None:
    filler = await two_threads(ground, zalo)
    zalo.fail["conversation"] = [Transient("server")]
    with pytest.raises(Transient):
        await filler.step()
    await filler.step()
    await filler.step()
    assert (asked(zalo), filler.gaps) == (["11", "12", "12"], False)
    for minutes in (1, 2):
        await clock.advance(60 * minutes - 1)
        await filler.look()
        assert not filler.gaps
        await clock.advance(1)
        await filler.look()
        assert filler.gaps
        zalo.fail["conversation"] = [Transient("server")]
        with pytest.raises(Transient):
            await filler.step()
    assert asked(zalo) == ["11", "11"]


@pytest.mark.asyncio
async def test_a_thread_that_fails_again_and_again_is_given_up_and_told(
    ground: Ground, zalo: FakeZalo, clock: FakeClock
) -> None:
    await thread(ground, zalo, 0, 5)
    await gap(ground, 0, ground.clock.now())
    filler = make(ground, zalo)
    told: list[MessagesStored] = []
    ground.bus.subscribe(MessagesStored, told.append)
    for number in range(1, FAILURES_MOST + 1):
        await filler.look()
        zalo.fail["conversation"] = [Transient("server")]
        if number < FAILURES_MOST:
            with pytest.raises(Transient):
                await filler.step()
            assert told == []
            await clock.advance(60 * number)
    await filler.step()
    (left,) = await ground.db.read(messages.gaps, CID)
    assert (left.after, left.reason) == (0, GapReason.REFUSED)
    assert told == [MessagesStored(frozenset({CID}))]
    assert not filler.gaps


@pytest.mark.asyncio
async def test_a_good_answer_in_between_begins_the_count_anew(ground: Ground, zalo: FakeZalo, clock: FakeClock) -> None:
    await thread(ground, zalo, 0, 30)
    await gap(ground, 0, ground.clock.now())
    filler = make(ground, zalo)
    for _ in range(2):
        await filler.look()
        zalo.fail["conversation"] = [Rejected("bad_parameter", zalo_code=-201)]
        await filler.step()
        await clock.advance(60)
        await filler.look()
        await filler.step()
    await run_dry(filler)
    assert await ground.db.read(messages.gaps, CID) == []


@pytest.mark.asyncio
@pytest.mark.parametrize("gone", [3, 12, 30])
async def test_rows_that_go_away_while_a_thread_is_read_leave_no_hole(
    ground: Ground, zalo: FakeZalo, gone: int
) -> None:
    await thread(ground, zalo, 0, 60)
    await gap(ground, 0, ground.clock.now())
    filler = make(ground, zalo)
    await filler.look()
    await filler.step()
    await filler.step()
    del zalo.rows[57 - gone : 57]
    await run_dry(filler)
    stored = {one.remote_id for one in await ground.db.read(messages.page, CID, limit=1_000)}
    assert {row.remote_id for row in zalo.rows} <= stored
    assert await ground.db.read(messages.gaps, CID) == []


@pytest.mark.asyncio
async def test_many_rows_that_can_not_be_read_do_not_make_it_read_for_ever(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 0, 60)
    await gap(ground, 0, ground.clock.now())
    real = zalo.conversation
    sick = {row.remote_id for row in zalo.rows[20:40]}

    async def spoiled(user_id: UserId, offset: int, count: int = 10) -> HistoryPage:
        page = await real(user_id, offset, count)
        rows = tuple(row for row in page.rows if row.remote_id not in sick)
        return HistoryPage(rows, (), page.raw_count)

    zalo.conversation = spoiled  # type: ignore[method-assign]
    await run_dry(make(ground, zalo))
    assert await count(ground) == 40
    assert await ground.db.read(messages.gaps, CID) == []
    assert zalo.calls["conversation"] < 20


@pytest.mark.asyncio
@pytest.mark.parametrize("code", [-201, -210])
async def test_a_zalo_that_refuses_what_lies_below_a_threads_end_says_that_it_ends(
    ground: Ground, zalo: FakeZalo, code: int
) -> None:
    await thread(ground, zalo, 0, 1)
    await gap(ground, 0, ground.clock.now())
    real = zalo.conversation

    async def refusing(user_id: UserId, offset: int, count: int = 10, *, for_sending: bool = False) -> HistoryPage:
        if offset >= len(zalo.rows):
            zalo.calls["refused"] += 1
            raise Rejected("bad_parameter", zalo_code=code)
        return await real(user_id, offset, count)

    zalo.conversation = refusing  # type: ignore[method-assign]
    await run_dry(make(ground, zalo))
    assert (await count(ground), await ground.db.read(messages.gaps, CID)) == (1, [])
    assert zalo.calls["refused"] == 1


@pytest.mark.asyncio
@pytest.mark.parametrize("beyond", [0, 2_000])
async def test_a_page_of_which_zalo_leaves_nearly_all_out_is_not_the_threads_end(
    ground: Ground, zalo: FakeZalo, beyond: int
) -> None:
    """Recalled messages are never shown (zalo-oa-api.md 1.7)."""
    await thread(ground, zalo, 3 if beyond else 0, 40)
    recalled = {row.remote_id for row in sorted(zalo.rows, key=lambda row: row.sent_at)[22:30]}
    real = zalo.conversation

    async def without(user_id: UserId, offset: int, count: int = 10, *, for_sending: bool = False) -> HistoryPage:
        page = await real(user_id, offset, count)
        rows = tuple(row for row in page.rows if row.remote_id not in recalled)
        return HistoryPage(rows, (), len(rows))

    zalo.conversation = without  # type: ignore[method-assign]
    await gap(ground, START + beyond if beyond else 0, ground.clock.now())
    await run_dry(make(ground, zalo))
    assert await count(ground) == 40 - len(recalled)
    assert await ground.db.read(messages.gaps, CID) == []


@pytest.mark.asyncio
@pytest.mark.parametrize(("stored", "arrives"), [(5, True), (0, False)])
async def test_what_a_hole_hid_arrives_now_and_what_was_never_read_does_not(
    ground: Ground, zalo: FakeZalo, stored: int, arrives: bool
) -> None:
    await thread(ground, zalo, stored, 10 if stored else 5)
    await gap(ground, START + 4_000 if stored else 0, ground.clock.now())
    told: list[MessagesStored] = []
    ground.bus.subscribe(MessagesStored, told.append)
    await run_dry(make(ground, zalo))
    assert told[0] == MessagesStored(frozenset({CID}), frozenset({CID} if arrives else ()))
    assert not any(event.arrived for event in told[1:])


@pytest.mark.asyncio
async def test_a_customer_who_was_unknown_is_read_to_the_beginning(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 0, 40)
    await gap(ground, START + 35_000, ground.clock.now())
    await run_dry(make(ground, zalo))
    assert await count(ground) == 40
    assert await ground.db.read(messages.gaps, CID) == []


@pytest.mark.asyncio
async def test_the_first_fill_counts_whole_threads_and_their_messages_alone(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 0, 25)
    backfill = Backfill(ground, OA, zalo)
    await backfill.begin()
    await backfill.step()
    for number in range(3):
        zalo.write("12", at=START + number)
    other = ConversationId(OA, UserId("12"))
    await ground.db.write(messages.add_gap, Gap(other, START - 1, ground.clock.now() + 5, GapReason.NOT_FETCHED))
    told: list[BackfillProgress] = []
    ground.bus.subscribe(BackfillProgress, told.append)
    await run_dry(make(ground, zalo, backfill))
    assert len(await ground.db.read(messages.page, other, limit=10)) == 3
    last = told[-1]
    assert (last.done, last.total, last.messages, last.finished) == (1, 1, 25, True)


@pytest.mark.asyncio
async def test_a_thread_that_is_given_up_counts_as_done(ground: Ground, zalo: FakeZalo, clock: FakeClock) -> None:
    await thread(ground, zalo, 0, 5)
    backfill = Backfill(ground, OA, zalo)
    await backfill.begin()
    await backfill.step()
    told: list[BackfillProgress] = []
    ground.bus.subscribe(BackfillProgress, told.append)
    zalo.fail["conversation"] = [Rejected("bad_parameter", zalo_code=-201) for _ in range(2)]
    filler = make(ground, zalo, backfill)
    await run_dry(filler)
    await clock.advance(61)
    await run_dry(filler)
    assert (told[-1].done, told[-1].messages, told[-1].finished) == (1, 0, True)


@pytest.mark.asyncio
async def test_a_page_that_stays_spoiled_for_a_while_keeps_its_hole_until_it_is_read_once_more(
    ground: Ground, zalo: FakeZalo, clock: FakeClock
) -> None:
    await thread(ground, zalo, 0, 25)
    await gap(ground, 0, ground.clock.now())
    bad = zalo.rows[12].remote_id
    zalo.spoiled = [(), *[{bad}] * READS_MOST]
    filler = make(ground, zalo)
    await run_dry(filler)
    assert await count(ground) == 18
    assert len(await ground.db.read(messages.open_gaps, OA, 9)) == 1
    await clock.advance(READ_AGAIN_S)
    await run_dry(filler)
    assert await count(ground) == 25
    assert await ground.db.read(messages.open_gaps, OA, 9) == []


@pytest.mark.asyncio
async def test_what_stays_unreadable_and_looks_different_each_time_keeps_no_hole_open(
    ground: Ground, zalo: FakeZalo, clock: FakeClock
) -> None:
    await thread(ground, zalo, 0, 12)
    await gap(ground, 0, ground.clock.now())
    asked = 0

    async def conversation(user_id: UserId, offset: int, count: int = 10) -> HistoryPage:
        nonlocal asked
        asked += 1
        page = await FakeZalo.conversation(zalo, user_id, offset, count)
        return HistoryPage(page.rows[1:], (Unreadable(Why.NO_ID, f"{asked}"),), page.raw_count)

    zalo.conversation = conversation  # type: ignore[method-assign]
    filler = make(ground, zalo)
    for _ in range(4):
        await run_dry(filler)
        await clock.advance(READ_AGAIN_S)
    assert await ground.db.read(messages.open_gaps, OA, 9) == []
    assert not filler.gaps


@pytest.mark.asyncio
async def test_what_was_spoiled_once_is_not_lost_from_a_thread(ground: Ground, zalo: FakeZalo) -> None:
    await thread(ground, zalo, 0, 25)
    await gap(ground, 0, ground.clock.now())
    zalo.spoiled = [{row.remote_id} for row in zalo.rows[::-3]]
    await run_dry(make(ground, zalo))
    assert await count(ground) == 25


@pytest.mark.asyncio
async def test_as_many_as_a_page_moves_on_may_come_between_the_first_page_and_the_second(
    ground: Ground, zalo: FakeZalo
) -> None:
    await thread(ground, zalo, 0, 40)
    await gap(ground, 0, ground.clock.now())

    def writes(_: str) -> None:
        if zalo.calls["conversation"] == 2:
            for number in range(9):
                zalo.write("11", at=START + 40_000 + number)

    zalo.before_answer = writes
    await run_dry(make(ground, zalo))
    stored = {one.remote_id for one in await ground.db.read(messages.page, CID, limit=1_000)}
    assert {row.remote_id for row in zalo.rows[:40]} <= stored


@pytest.mark.asyncio
async def test_a_message_inside_a_hole_hides_nothing_of_what_is_not_to_be_had_below_it(
    ground: Ground, zalo: FakeZalo
) -> None:
    await connect(ground, zalo)
    for number in range(60):
        zalo.write("11", at=START + number * MINUTE_MS)
    await ground.db.write(messages.ingest, OA, [*zalo.rows[:5], zalo.rows[30]], ground.clock.now(), live=False)
    after = START + 4 * MINUTE_MS
    await gap(ground, after, ground.clock.now())
    zalo.history = 12
    await run_dry(make(ground, zalo))
    assert await ground.db.read(messages.gaps, CID) == [Gap(CID, after, START + 48 * MINUTE_MS, GapReason.TOO_OLD)]
