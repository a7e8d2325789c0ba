"""Pages: which is the last one, and what a second answer gives of one that can't be read whole."""

import pytest

from app.domain.ids import RemoteId
from app.domain.unreadable import Unreadable, Why
from app.services.pages import READS_MOST, Page, is_end, readable
from app.zalo.history import HistoryPage
from tests.fakes.zalo import FakeZalo


def ids(page: Page) -> list[RemoteId]:
    return [row.remote_id for row in page.rows]


def test_a_list_ends_with_no_row_or_with_the_overlap_alone(zalo: FakeZalo) -> None:
    zalo.write("11")
    (row,) = zalo.rows
    assert is_end(HistoryPage((), (), 0), ())
    assert is_end(HistoryPage((row,), (), 1), {row.remote_id})
    assert is_end(HistoryPage((), (), 1), ()), "one that can't be read overlaps too"
    assert not is_end(HistoryPage((row,), (), 1), ())
    assert not is_end(HistoryPage((row,), (), 2), {row.remote_id})


@pytest.mark.asyncio
async def test_a_page_that_can_be_read_is_asked_for_once(zalo: FakeZalo) -> None:
    zalo.write("11")
    page = await readable(lambda: zalo.recent(0), ())
    assert len(page.rows) == 1
    assert zalo.calls["recent"] == 1


@pytest.mark.asyncio
async def test_what_was_spoiled_once_comes_from_the_next_answer(zalo: FakeZalo) -> None:
    for _ in range(3):
        zalo.write("11")
    newest = [row.remote_id for row in reversed(zalo.rows)]
    zalo.spoiled = [{newest[1]}]
    page = await readable(lambda: zalo.recent(0), ())
    assert ids(page) == newest
    assert zalo.calls["recent"] == 2


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("first", "second", "apart"), [(1, 0, 0), (3, 1, 0), (0, 2, 0), (0, 3, 0), (1, 2, 1), (2, 1, 1), (3, 0, 1)]
)
async def test_answers_that_lack_different_rows_make_one_whole_page_in_order(
    zalo: FakeZalo, first: int, second: int, apart: int
) -> None:
    """`apart`: milliseconds between the messages."""
    for number in range(4):
        zalo.write("11", at=zalo.clock.now() + number * apart)
    newest = [row.remote_id for row in reversed(zalo.rows)]
    zalo.spoiled = [{newest[first]}, {newest[second]}]
    page = await readable(lambda: zalo.recent(0), ())
    assert ids(page) == newest
    assert (page.poisoned, page.raw_count) == ((), 4)
    assert zalo.calls["recent"] == 2


@pytest.mark.asyncio
async def test_what_stays_unreadable_is_asked_for_a_few_times(zalo: FakeZalo) -> None:
    bad, good = zalo.write("11"), zalo.write("11")
    zalo.spoiled = [{bad}] * 9
    page = await readable(lambda: zalo.recent(0), ())
    assert (ids(page), [row.remote_id for row in page.poisoned]) == ([good], [bad])
    assert zalo.calls["recent"] == READS_MOST


@pytest.mark.asyncio
async def test_what_comes_meanwhile_stands_above_what_only_the_first_answer_had(zalo: FakeZalo) -> None:
    first, second = zalo.write("11", at=zalo.clock.now() - 1), zalo.write("11")
    zalo.spoiled = [{second}, {first}]
    seen = 0

    def writes(name: str) -> None:
        nonlocal seen
        seen += 1
        if seen == 2:
            zalo.write("11")

    zalo.before_answer = writes
    page = await readable(lambda: zalo.recent(0), ())
    assert ids(page) == [zalo.rows[2].remote_id, second, first]


@pytest.mark.asyncio
async def test_a_message_of_a_group_is_no_reason_to_ask_again() -> None:
    asked = 0

    async def ask() -> HistoryPage:
        nonlocal asked
        asked += 1
        return HistoryPage((), (Unreadable(Why.GROUP, "{}"),), 1)

    await readable(ask, ())
    assert asked == 1


@pytest.mark.asyncio
async def test_so_much_may_come_meanwhile_that_the_answers_do_not_touch(zalo: FakeZalo) -> None:
    """What lies between them has not been read, and nobody must take it for read."""
    zalo.write("11")
    zalo.spoiled = [{zalo.write("11")}]

    def writes(_: str) -> None:
        if zalo.calls["recent"] == 2:
            for _number in range(12):
                zalo.write("11")

    zalo.before_answer = writes
    page = await readable(lambda: zalo.recent(0), ())
    assert ids(page) == [row.remote_id for row in reversed(zalo.rows[-10:])]
