"""The newest messages: how far it looks, what it remembers, and the debt it notes when it could not get there."""

import pytest

from app.domain.ids import ConversationId, UserId
from app.domain.paging import LATE_MS
from app.errors import Rejected
from app.events import MessagesStored
from app.services.ground import Ground
from app.services.intake import Intake
from app.services.newest import LIST_UNKNOWN_S, SWEEP_S, SWEEPS_AGAIN, TRY_PAGING_MS, Newest
from app.services.pages import READS_MOST
from app.store import messages, sync_state
from tests.fakes.clock import FakeClock
from tests.fakes.connected import connect, connection_of
from tests.fakes.zalo import OA, FakeZalo


class Waker:
    def wake(self) -> None:
        pass


FOUND_OUT = [0, 9, 0, 9]
"""Where a Zalo that does not page is asked, until that is certain."""


def make(ground: Ground, zalo: FakeZalo) -> Newest:
    return Newest(ground, OA, zalo, Intake(ground, OA, Waker()))


async def begun(ground: Ground, zalo: FakeZalo, count: int, *, pages: bool = True) -> Newest:
    """So many messages of yesterday have been read. `pages`: whether Zalo takes an offset."""
    await connect(ground, zalo)
    zalo.pages = pages
    write(zalo, count, ago_ms=86_400_000)
    newest = make(ground, zalo)
    await newest.load()
    await newest.look()
    return newest


def offsets(zalo: FakeZalo) -> list[int]:
    found = [detail for name, detail in zalo.log if name == "recent" and isinstance(detail, int)]
    zalo.log.clear()
    return found


def write(zalo: FakeZalo, count: int, ago_ms: int = 0) -> None:
    """Old messages lie minutes apart, new ones milliseconds."""
    apart = 60_000 if ago_ms else 1
    for number in range(count):
        zalo.write("11", at=zalo.clock.now() - ago_ms - (count - number) * apart)


@pytest.mark.asyncio
async def test_it_goes_as_deep_as_needed_and_no_deeper(ground: Ground, zalo: FakeZalo) -> None:
    await connect(ground, zalo)
    write(zalo, 60, ago_ms=86_400_000)
    newest = make(ground, zalo)
    await newest.load()
    assert await newest.look()
    offsets(zalo)
    assert not await newest.look()
    assert offsets(zalo) == [0]
    write(zalo, 25)
    assert await newest.look()
    assert offsets(zalo) == [0, 9, 18]


@pytest.mark.asyncio
async def test_its_mark_survives_a_restart(ground: Ground, zalo: FakeZalo) -> None:
    await begun(ground, zalo, 60)
    again = make(ground, zalo)
    await again.load()
    write(zalo, 15)
    offsets(zalo)
    await again.look()
    assert offsets(zalo) == [0, 9]
    assert await ground.db.read(sync_state.get, OA, "listings") is None


@pytest.mark.asyncio
async def test_mark_and_debt_are_one_transaction(
    ground: Ground, zalo: FakeZalo, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = await begun(ground, zalo, 5, pages=False)
    before = await ground.db.read(sync_state.get, OA, "mark")
    write(zalo, 30)

    def fail(*_: object) -> None:
        raise ValueError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr("app.services.newest.note_absence", fail)
        with pytest.raises(ValueError, match="power cut"):
            await newest.look()
    assert await ground.db.read(sync_state.get, OA, "mark") == before
    await newest.look()
    assert await ground.db.read(sync_state.get, OA, "listings") is not None
    assert await ground.db.read(messages.open_gaps, OA, 5)


@pytest.mark.asyncio
async def test_paging_that_does_not_work_is_remembered_and_tried_again(
    ground: Ground, zalo: FakeZalo, clock: FakeClock
) -> None:
    newest = await begun(ground, zalo, 20, pages=False)
    assert offsets(zalo) == FOUND_OUT
    write(zalo, 20)
    await newest.look()
    assert offsets(zalo) == [0]
    again = make(ground, zalo)
    await again.load()
    found = clock.now()
    clock.set_wall(found + TRY_PAGING_MS - 1_000)
    write(zalo, 20)
    await again.look()
    assert offsets(zalo) == [0], "a restart forgets nothing"
    clock.set_wall(found + TRY_PAGING_MS)
    zalo.pages = True
    write(zalo, 20)
    await again.look()
    assert offsets(zalo) == [0, 9, 18]
    clock.set_wall(found + TRY_PAGING_MS + 1_000)
    write(zalo, 20)
    await again.look()
    assert offsets(zalo) == [0, 9, 18], "it works from now on"


@pytest.mark.asyncio
async def test_paging_is_tried_at_once_when_the_clock_was_set_back(
    ground: Ground, zalo: FakeZalo, clock: FakeClock
) -> None:
    newest = await begun(ground, zalo, 20, pages=False)
    clock.set_wall(clock.now() - 1)
    write(zalo, 20)
    offsets(zalo)
    await newest.look()
    assert offsets(zalo) == FOUND_OUT


@pytest.mark.asyncio
async def test_the_time_of_a_look_that_changed_something_is_kept(
    ground: Ground, zalo: FakeZalo, clock: FakeClock
) -> None:
    newest = await begun(ground, zalo, 1)
    first = clock.now()
    assert (await connection_of(ground, OA)).last_sync == newest.looked_at == first
    await clock.advance(5)
    await newest.look()
    assert (await connection_of(ground, OA)).last_sync == first, "not at each look"
    assert newest.looked_at == clock.now()
    zalo.write("11")
    await newest.look()
    assert (await connection_of(ground, OA)).last_sync == clock.now()


@pytest.mark.asyncio
async def test_a_look_that_shows_nothing_new_writes_nothing(
    ground: Ground, zalo: FakeZalo, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = await begun(ground, zalo, 5)
    await newest.look()

    async def write_nothing(*_: object) -> None:
        raise AssertionError("written")

    monkeypatch.setattr(ground.db, "write", write_nothing)
    assert not await newest.look()


@pytest.mark.asyncio
async def test_what_is_there_at_the_first_look_does_not_arrive_and_all_after_it_does(
    ground: Ground, zalo: FakeZalo
) -> None:
    await connect(ground, zalo)
    heard: list[MessagesStored] = []
    ground.bus.subscribe(MessagesStored, heard.append)
    write(zalo, 1, ago_ms=86_400_000)
    newest = make(ground, zalo)
    await newest.load()
    await newest.look()
    write(zalo, 1)
    await newest.look()
    again = make(ground, zalo)
    await again.load()
    zalo.write("11")
    await again.look()
    assert [bool(event.arrived) for event in heard] == [False, True, True]


@pytest.mark.asyncio
async def test_rows_that_turn_up_late_are_found_by_the_look_past_the_mark(
    ground: Ground, zalo: FakeZalo, clock: FakeClock
) -> None:
    newest = await begun(ground, zalo, 40)
    write(zalo, 25)
    await newest.look()
    zalo.write("12", at=clock.now() - 60_000)
    await clock.advance(SWEEP_S - 1)
    offsets(zalo)
    assert not await newest.look()
    assert offsets(zalo) == [0], "it lies below what was known"
    await clock.advance(1)
    assert await newest.look()
    assert offsets(zalo) == [0, 9, 18]
    assert not await newest.look()
    assert offsets(zalo) == [0]


@pytest.mark.asyncio
@pytest.mark.parametrize("restarted", [False, True])
async def test_a_refused_depth_is_a_debt_and_a_refused_top_is_an_error(
    ground: Ground, zalo: FakeZalo, restarted: bool
) -> None:
    newest = await begun(ground, zalo, 5)
    if restarted:
        newest = make(ground, zalo)
        await newest.load()
    mark = max(row.sent_at for row in zalo.rows)
    write(zalo, 25)
    calls = iter([None, Rejected("bad_parameter", zalo_code=-201)])

    def refuse(_: str) -> None:
        error = next(calls, None)
        if error is not None:
            raise error

    zalo.before_answer = refuse
    assert await newest.look()
    gap, *_ = await ground.db.read(messages.open_gaps, OA, 5)
    assert (gap.after, gap.before) == (mark - LATE_MS, zalo.clock.now())
    calls = iter([Rejected("unknown_path", zalo_code=404)])
    with pytest.raises(Rejected, match="unknown_path"):
        await newest.look()


@pytest.mark.asyncio
async def test_equal_times_keep_their_order_over_pages_of_many_customers(ground: Ground, zalo: FakeZalo) -> None:
    """A page's own rows say nothing of a customer whose other rows of that time stand on the page before."""
    await connect(ground, zalo)
    zalo.write("99", at=zalo.clock.now() - 86_400_000)
    newest = make(ground, zalo)
    await newest.load()
    await newest.look()
    at = zalo.clock.now()
    for number in range(40):
        zalo.write(f"{number % 7}", str(number), at=at)
    await newest.look()
    for user in range(7):
        talk = ConversationId(OA, UserId(str(user)))
        thread = [int(message.body.text) for message in await ground.db.read(messages.page, talk)]
        assert thread == list(range(user, 40, 7))


@pytest.mark.asyncio
async def test_a_page_torn_off_by_a_flood_is_not_taken_for_the_next_one(ground: Ground, zalo: FakeZalo) -> None:
    newest = await begun(ground, zalo, 5)
    at, floods = zalo.clock.now(), [range(20), range(20, 60)]

    def flood(_: str) -> None:
        for number in floods.pop(0) if floods else ():
            zalo.write("7", str(number), at=at)

    zalo.before_answer = flood
    await newest.look()
    await newest.look()
    thread = await ground.db.read(messages.page, ConversationId(OA, UserId("7")), limit=200)
    assert [int(message.body.text) for message in thread] == list(range(60))


@pytest.mark.asyncio
async def test_a_look_begun_with_a_wrong_clock_notes_what_it_missed(
    ground: Ground, zalo: FakeZalo, clock: FakeClock
) -> None:
    """Zalo's first answer tells the time: a debt that ended before it began would be none."""
    await connect(ground, zalo)
    zalo.depth = 10
    write(zalo, 5, ago_ms=86_400_000)
    newest = make(ground, zalo)
    await newest.load()
    await newest.look()
    right = clock.now()
    for number in range(30):
        zalo.write("11", at=right - 30 + number, out=True)
    clock.set_wall(right - 90 * 86_400_000)
    zalo.before_answer = lambda _: clock.set_wall(right)
    await newest.look()
    gap, *_ = await ground.db.read(messages.open_gaps, OA, 5)
    assert gap.after < right - 30
    assert gap.before == right


async def listings(ground: Ground) -> list[tuple[object, object]]:
    """Since when, and whether those alone who are unknown."""
    saved = await ground.db.read(sync_state.get, OA, "listings") or []
    await ground.db.write(sync_state.set, OA, "listings", None)
    return [(one["since"], one["unknown_only"]) for one in saved]


@pytest.mark.asyncio
async def test_an_unknown_customer_is_read_back(ground: Ground, zalo: FakeZalo) -> None:
    await begun(ground, zalo, 3)
    (gap,) = await ground.db.read(messages.open_gaps, OA, 5)
    assert (gap.conversation.user_id, gap.after, gap.before) == ("11", 0, zalo.rows[0].sent_at)


@pytest.mark.asyncio
@pytest.mark.parametrize(("count", "lost"), [(9, False), (11, True)])
async def test_after_an_empty_list_a_flood_may_hide_something(
    ground: Ground, zalo: FakeZalo, clock: FakeClock, count: int, lost: bool
) -> None:
    """There is no mark to meet: how deep it is to be read, nobody can tell."""
    await connect(ground, zalo)
    newest = make(ground, zalo)
    await newest.load()
    begun = clock.now()
    await newest.look()
    assert await listings(ground) == []
    await clock.advance(5)
    write(zalo, count)
    assert await newest.look()
    assert await listings(ground) == ([(begun - LATE_MS, False)] if lost else [])


@pytest.mark.asyncio
async def test_after_an_absence_only_what_zalo_does_not_show_yet_stays_in_doubt(
    ground: Ground, zalo: FakeZalo, clock: FakeClock
) -> None:
    """The rest is read back at once; all threads are read again for the last minutes alone, whatever the PC's clock
    says, and only once."""
    newest = await begun(ground, zalo, 20, pages=False)
    await clock.advance(3 * 86_400)
    write(zalo, 20)
    clock.set_wall(60_000)
    await newest.look()
    assert newest._memory.doubted_at == zalo.rows[-1].sent_at - LATE_MS
    clock.set_wall(zalo.rows[-1].sent_at)
    again = make(ground, zalo)
    await again.load()
    assert again._memory.doubted_at == newest._memory.doubted_at, "a restart forgets nothing"
    await clock.advance(LATE_MS / 1000)
    await listings(ground)
    await again.look()
    assert (zalo.rows[-1].sent_at - LATE_MS, False) in await listings(ground)
    assert again._memory.doubted_at == 0


@pytest.mark.asyncio
async def test_where_zalo_does_not_page_late_rows_are_looked_for_in_the_threads(
    ground: Ground, zalo: FakeZalo, clock: FakeClock
) -> None:
    newest = await begun(ground, zalo, 20, pages=False)
    write(zalo, 20)
    await newest.look()
    await clock.advance(SWEEP_S)
    for gap in await ground.db.read(messages.open_gaps, OA, 50):
        await ground.db.write(messages.close_gap, gap.conversation, gap.after, gap.before)
    await listings(ground)
    swept = clock.now()
    await newest.look()
    (gap,) = await ground.db.read(messages.open_gaps, OA, 50)
    assert (gap.conversation.user_id, gap.before) == ("11", swept)
    assert await listings(ground) == [(gap.after, True)], "and those are looked for who are not known"
    for seconds, asked in ((0, []), (LIST_UNKNOWN_S - 2 * SWEEP_S, [True])):
        await clock.advance(seconds)
        write(zalo, 20)
        await newest.look()
        await listings(ground)
        await clock.advance(SWEEP_S)
        await newest.look()
        assert [unknown for _, unknown in await listings(ground)] == asked, "not with each look"


@pytest.mark.asyncio
async def test_a_sweep_that_met_what_it_could_not_read_is_made_again_as_deep(
    ground: Ground, zalo: FakeZalo, clock: FakeClock
) -> None:
    newest = await begun(ground, zalo, 5)
    await clock.advance(8 * 3_600)
    write(zalo, 12, ago_ms=4 * 3_600_000)
    bad = zalo.rows[-12].remote_id
    zalo.spoiled = [(), {bad}, {bad}, {bad}]
    await newest.look()
    write(zalo, 10)
    await newest.look()
    assert await ground.db.read(messages.known, OA, [bad]) == set()
    await clock.advance(SWEEP_S)
    await newest.look()
    assert await ground.db.read(messages.known, OA, [bad]) == {bad}


@pytest.mark.asyncio
async def test_what_can_never_be_read_keeps_no_sweep_deep(ground: Ground, zalo: FakeZalo, clock: FakeClock) -> None:
    newest = await begun(ground, zalo, 25)
    deepest = []
    for _ in range(SWEEPS_AGAIN + 3):
        await clock.advance(SWEEP_S + LATE_MS / 1000)
        write(zalo, 10)
        zalo.spoiled = [{zalo.rows[-1].remote_id}] * READS_MOST
        await newest.look()
        deepest.append(max(offsets(zalo)))
    assert deepest == [24, 18, 27, 36, 45, 18, 27], "each goes down to where the first began, until that is enough"


@pytest.mark.asyncio
async def test_a_late_row_below_the_mark_of_the_last_run_is_found(
    ground: Ground, zalo: FakeZalo, clock: FakeClock
) -> None:
    await connect(ground, zalo)
    then = clock.now()
    for number in range(15):
        zalo.write("11", at=then - number)
    newest = make(ground, zalo)
    await newest.load()
    await newest.look()
    await clock.advance(3_600)
    late = zalo.write("11", at=then - LATE_MS // 2)
    again = make(ground, zalo)
    await again.load()
    await again.look()
    assert await ground.db.read(messages.known, OA, [late]) == {late}


@pytest.mark.asyncio
async def test_it_says_when_it_leaves_a_debt(ground: Ground, zalo: FakeZalo, clock: FakeClock) -> None:
    newest = await begun(ground, zalo, 20, pages=False)
    zalo.write("11")
    await newest.look()
    assert not newest.owes
    await clock.advance(1)
    write(zalo, 20)
    await newest.look()
    assert newest.owes, "the mark was not met"
    await newest.look()
    assert not newest.owes
    await clock.advance(SWEEP_S)
    await newest.look()
    assert newest.owes, "late rows may hide below"
