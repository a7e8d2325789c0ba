"""Looking for a message of unknown fate: how far back, what counts as a look, and who is asked in the end."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from app.domain.ids import UserId
from app.domain.outbox import LIKENESS_MS, LOOKS_APART_MS, READ_BACK_MS, Draft, OutboxItem, OutboxState
from app.domain.unreadable import Unreadable, Why
from app.errors import AppError, NeedsUser, RateLimited, Rejected, Transient, WrongPlace
from app.events import Event, MessagesStored, OutboxChanged, QuarantineChanged
from app.services.ground import Ground
from app.services.read_back import EARLY_MS, MAX_PAGES, TRY_AGAIN_MS, ReadBack
from app.store import connections, conversations, outbox, quarantine
from app.zalo.history import HistoryPage
from tests.fakes.clock import FakeClock
from tests.unit.services.shop import Shop

pytestmark = pytest.mark.asyncio
S = OutboxState


@pytest_asyncio.fixture
async def shop(ground: Ground, clock: FakeClock, tmp_path: Path) -> AsyncIterator[Shop]:
    opened = await Shop.open(ground, clock, tmp_path)
    await opened.sending.close(0)
    yield opened


async def unknown(shop: Shop, text: str = "Dạ còn ạ") -> OutboxItem:
    cid = await shop.customer()
    (item,) = await shop.inbox.send(cid, Draft(text))
    await shop.ground.db.write(outbox.start, item.id, shop.clock.now())
    await shop.ground.db.write(outbox.unknown, item.id, "timeout", shop.clock.now())
    return await shop.item(item.id)


async def look(shop: Shop, item: OutboxItem) -> AppError | None:
    return await ReadBack(shop.ground, shop.zalo.oa_id, shop.zalo).look(await shop.item(item.id))


async def test_it_reads_until_before_the_sending_began_and_no_further(shop: Shop) -> None:
    item = await unknown(shop)
    for number in range(30):
        shop.zalo.write("11", f"cũ {number}", at=item.started_at - LIKENESS_MS - 1_000)
    await look(shop, item)
    assert shop.zalo.calls["conversation"] == 1


async def test_it_goes_before_reads_for_which_no_message_waits(shop: Shop) -> None:
    item = await unknown(shop)
    await look(shop, item)
    assert shop.zalo.before_other_reads == shop.zalo.calls["conversation"]


async def test_it_never_reads_without_end(shop: Shop) -> None:
    item = await unknown(shop)
    for number in range(200):
        shop.zalo.write("11", f"tin {number}")
    await look(shop, item)
    assert shop.zalo.calls["conversation"] == MAX_PAGES


async def test_pages_overlap_so_that_nothing_slips_between_them(shop: Shop) -> None:
    item = await unknown(shop)
    for number in range(12):
        shop.zalo.write("11", f"tin {number}")
    await look(shop, item)
    offsets = [detail[1] for name, detail in shop.zalo.log if name == "conversation" and isinstance(detail, tuple)]
    assert offsets == [0, 9, 12], "the last one says that nothing lies below"


async def test_a_page_that_lacks_what_zalo_leaves_out_is_not_the_last(shop: Shop) -> None:
    item = await unknown(shop)
    for number in range(15):
        shop.zalo.write("11", f"tin {number}")
    real = shop.zalo.conversation

    async def without_one(user_id: UserId, offset: int, count: int = 10, *, for_sending: bool = False) -> HistoryPage:
        return await real(user_id, offset, count - 1)

    shop.zalo.conversation = without_one  # type: ignore[method-assign]
    await look(shop, item)
    offsets = [detail[1] for name, detail in shop.zalo.log if name == "conversation" and isinstance(detail, tuple)]
    assert offsets == [0, 8, 15]


async def test_rows_that_are_given_twice_take_one_place_of_the_list(shop: Shop) -> None:
    item = await unknown(shop)
    for number in range(12):
        shop.zalo.write("11", f"tin {number}")
    real = shop.zalo.conversation

    async def twice(user_id: UserId, offset: int, count: int = 10, *, for_sending: bool = False) -> HistoryPage:
        page = await real(user_id, offset, count - 2)
        return HistoryPage((*page.rows, *page.rows[-2:]), (), page.raw_count + 2)

    shop.zalo.conversation = twice  # type: ignore[method-assign]
    await look(shop, item)
    offsets = [detail[1] for name, detail in shop.zalo.log if name == "conversation" and isinstance(detail, tuple)]
    assert offsets[:2] == [0, 7]


async def test_what_is_read_on_the_way_is_stored_like_the_pollers_pages(shop: Shop) -> None:
    heard: list[Event] = []
    shop.ground.bus.subscribe(MessagesStored, heard.append)
    item = await unknown(shop)
    shop.zalo.write("11", "alo shop ơi")
    await look(shop, item)
    page = await shop.inbox.thread(item.conversation)
    assert page.messages[-1].body.text == "alo shop ơi"
    assert heard == [MessagesStored(frozenset({item.conversation}), frozenset({item.conversation}))]


@pytest.mark.parametrize(
    ("error", "concerns_all"),
    [
        (Transient("server"), False),
        (Transient("timeout"), False),
        (Transient("offline", reached=False), True),
        (RateLimited(1_760_000_060_000), True),
        (WrongPlace(), True),
        (NeedsUser("login_again"), True),
    ],
)
async def test_a_look_that_failed_counts_for_nothing(shop: Shop, error: AppError, concerns_all: bool) -> None:
    item = await unknown(shop)
    shop.zalo.down = error
    assert (await look(shop, item) is error) is concerns_all
    after = await shop.item(item.id)
    assert (after.state, after.reads, after.reason) == (S.UNKNOWN, 0, "timeout")
    assert after.due_at == shop.clock.now() + TRY_AGAIN_MS


async def test_each_good_look_without_it_counts_and_tells_when_the_next_is(shop: Shop) -> None:
    item = await unknown(shop)
    told: list[Event] = []
    for kind in (OutboxChanged, MessagesStored):
        shop.ground.bus.subscribe(kind, told.append)
    reading = ReadBack(shop.ground, shop.zalo.oa_id, shop.zalo)
    began = shop.clock.now()
    assert reading.expect(item.id) == began + READ_BACK_MS[0]
    for reads in (1, 2):
        await shop.clock.advance((began + READ_BACK_MS[reads - 1] - shop.clock.now()) / 1000)
        assert await reading.look(await shop.item(item.id)) is None
        after = await shop.item(item.id)
        assert (after.state, after.reads, after.due_at) == (S.UNKNOWN, reads, began + READ_BACK_MS[reads])
    await shop.clock.advance((began + READ_BACK_MS[2] - shop.clock.now()) / 1000)
    await reading.look(after)
    after = await shop.item(item.id)
    assert (after.state, after.reads) == (S.NOT_FOUND, 3)
    assert told == [OutboxChanged(item.conversation, frozenset({item.id}))] * 3, "nothing else is new"


async def test_after_a_storm_the_looks_that_came_late_end_soon(shop: Shop) -> None:
    item = await unknown(shop)
    reading = ReadBack(shop.ground, shop.zalo.oa_id, shop.zalo)
    await shop.clock.advance(90)
    reading.expect(item.id)
    await shop.clock.advance(13)
    await reading.look(item)
    assert (await shop.item(item.id)).due_at == shop.clock.now() + LOOKS_APART_MS, "15 s are nearly over"
    await shop.clock.advance(27)
    await reading.look(item)
    assert (await shop.item(item.id)).due_at == shop.clock.now() + LOOKS_APART_MS, "45 s will be over"


async def test_what_was_unknown_before_the_app_began_is_so_since_then_at_least(shop: Shop) -> None:
    item = await unknown(shop)
    await shop.clock.advance(3_600)
    reading = ReadBack(shop.ground, shop.zalo.oa_id, shop.zalo)
    await shop.clock.advance(4)
    await reading.look(item)
    assert (await shop.item(item.id)).due_at == shop.clock.now() + READ_BACK_MS[1] - 4_000


async def test_a_clock_that_is_set_ahead_does_not_hurry_the_looks(shop: Shop) -> None:
    item = await unknown(shop)
    reading = ReadBack(shop.ground, shop.zalo.oa_id, shop.zalo)
    reading.expect(item.id)
    shop.clock.set_wall(shop.clock.now() + 90 * 86_400_000)
    await shop.clock.advance(5)
    await reading.look(item)
    assert (await shop.item(item.id)).due_at == shop.clock.now() + READ_BACK_MS[1] - 5_000


@pytest.mark.parametrize("reads", [1, 2])
async def test_a_look_that_a_wrong_clock_has_made_due_too_early_is_put_off(shop: Shop, reads: int) -> None:
    """After a restart on a PC whose clock is fast, until Zalo has told the time."""
    item = await unknown(shop)
    for _ in range(reads):
        await shop.ground.db.write(outbox.count_read, item.id, shop.clock.now())
    reading = ReadBack(shop.ground, shop.zalo.oa_id, shop.zalo)
    await shop.clock.advance(2)
    assert await reading.look(await shop.item(item.id)) is None
    after = await shop.item(item.id)
    assert (after.state, after.reads, shop.zalo.calls["conversation"]) == (S.UNKNOWN, reads, 0)
    wait = READ_BACK_MS[reads] - EARLY_MS - 2_000
    assert after.due_at == shop.clock.now() + wait
    await shop.clock.advance(wait / 1000)
    await reading.look(after)
    assert (await shop.item(item.id)).reads == reads + 1


async def test_what_is_found_on_the_way_is_told_with_it(shop: Shop) -> None:
    first = await unknown(shop, "một")
    (second,) = await shop.inbox.send(first.conversation, Draft("hai"))
    await shop.ground.db.write(outbox.not_found, first.id)
    await shop.ground.db.write(outbox.mark_sent_by_person, first.id, shop.clock.now())
    await shop.ground.db.write(outbox.start, second.id, shop.clock.now())
    await shop.ground.db.write(outbox.unknown, second.id, "timeout", shop.clock.now())
    for text in ("một", "hai"):
        shop.zalo.write("11", text, out=True)
    told: list[Event] = []
    for kind in (OutboxChanged, MessagesStored):
        shop.ground.bus.subscribe(kind, told.append)
    await look(shop, second)
    assert told == [
        MessagesStored(frozenset({first.conversation})),
        OutboxChanged(first.conversation, frozenset({first.id, second.id})),
    ]


async def test_a_failed_look_changes_nothing_of_what_was_settled_meanwhile(shop: Shop) -> None:
    item = await unknown(shop)
    await shop.ground.db.write(outbox.not_found, item.id)
    before = await shop.item(item.id)
    shop.zalo.down = Transient("timeout")
    assert await look(shop, item) is None
    assert await shop.item(item.id) == before


async def test_rows_that_can_not_be_read_do_not_hide_what_lies_below_them(shop: Shop) -> None:
    item = await unknown(shop)
    shop.zalo.write("11", "Dạ còn ạ", out=True)
    sick = {shop.zalo.write("11", f"hỏng {number}") for number in range(12)}
    real = shop.zalo.conversation

    async def spoiled(user_id: UserId, offset: int, count: int = 10, *, for_sending: bool = False) -> HistoryPage:
        page = await real(user_id, offset, count)
        return HistoryPage(tuple(row for row in page.rows if row.remote_id not in sick), (), page.raw_count)

    shop.zalo.conversation = spoiled  # type: ignore[method-assign]
    await look(shop, item)
    assert await shop.state(item.id) is S.SENT


async def test_a_page_that_ends_at_the_very_edge_is_not_the_last(shop: Shop) -> None:
    item = await unknown(shop)
    for number in range(12):
        shop.zalo.write("11", f"cũ {number}", at=item.started_at - LIKENESS_MS)
    await look(shop, item)
    assert shop.zalo.calls["conversation"] == 3


async def test_a_conversation_that_zalo_refuses_to_give_ends_with_a_question_and_not_never(shop: Shop) -> None:
    item = await unknown(shop)
    reading = ReadBack(shop.ground, shop.zalo.oa_id, shop.zalo)
    for _ in range(3):
        await shop.clock.advance(60)
        shop.zalo.fail["conversation"] = [Rejected("bad_parameter", zalo_code=-201)]
        assert await reading.look(await shop.item(item.id)) is None
    assert await shop.state(item.id) is S.NOT_FOUND


async def test_what_is_refused_further_down_spoils_nothing_of_what_was_read_above(shop: Shop) -> None:
    item = await unknown(shop)
    shop.zalo.write("11", item.text, out=True)
    shop.zalo.rows = shop.zalo.rows[-1:]
    shop.zalo.before_answer = lambda name: _refuse_below(shop)
    await look(shop, item)
    assert await shop.state(item.id) is S.SENT


def _refuse_below(shop: Shop) -> None:
    name, detail = shop.zalo.log[-1]
    if name == "conversation" and isinstance(detail, tuple) and detail[1] > 0:
        raise Rejected("bad_parameter", zalo_code=-210)


async def test_an_item_that_polling_finds_while_it_is_looked_for_is_left_alone(shop: Shop) -> None:
    item = await unknown(shop)
    stale = await shop.item(item.id)
    shop.zalo.write("11", "Dạ còn ạ", out=True)
    await shop.poll()
    shop.zalo.hidden.add(shop.zalo.rows[-1].remote_id)
    assert await ReadBack(shop.ground, shop.zalo.oa_id, shop.zalo).look(stale) is None
    assert await shop.state(item.id) is S.SENT


async def test_an_oa_that_is_erased_while_it_looks_stays_erased(shop: Shop) -> None:
    item = await unknown(shop)
    erased: list[str] = []

    def erase(name: str) -> None:
        shop.ground.db._write(connections.erase, shop.zalo.oa_id)
        erased.append(name)

    shop.zalo.before_answer = erase
    assert await ReadBack(shop.ground, shop.zalo.oa_id, shop.zalo).look(item) is None
    assert set(erased) == {"conversation"}
    assert await shop.ground.db.read(conversations.ids) == []


async def test_what_could_not_be_read_before_and_is_read_on_the_way_is_healed(shop: Shop) -> None:
    item = await unknown(shop)
    remote = shop.zalo.write("11")
    spoiled = [Unreadable(Why.NO_TIME, "{}", remote), Unreadable(Why.NO_OBJECT, "7")]
    await shop.ground.db.write(quarantine.put, shop.zalo.oa_id, spoiled, shop.clock.now())
    heard: list[Event] = []
    shop.ground.bus.subscribe(QuarantineChanged, heard.append)
    for _ in range(2):
        await look(shop, item)
    assert [row.why for row in await shop.ground.db.read(quarantine.all)] == [Why.NO_OBJECT]
    assert heard == [QuarantineChanged(shop.zalo.oa_id)]


async def test_a_reply_that_the_first_answer_spoils_is_found_in_the_next(shop: Shop) -> None:
    item = await unknown(shop)
    remote = shop.zalo.write("11", item.text, out=True)
    shop.zalo.spoiled = [{remote}]
    await look(shop, item)
    assert (await shop.item(item.id)).state is S.SENT
