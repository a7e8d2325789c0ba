"""Walking down a list that moves: against a server with every habit that Zalo is feared to have."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.ids import RemoteId, UserId
from app.domain.messages import Body, Direction, HistoryRow, Kind
from app.domain.paging import LATE_MS, PAGE, PAGES_FIRST, PAGES_MOST, RESTARTS, Mark, Outcome, Walk, step

START = 1_760_000_000_000


def row(number: int, at: int | None = None) -> HistoryRow:
    return HistoryRow(
        RemoteId(f"{number:020x}"),
        UserId("11"),
        Direction.IN,
        START + number * 1_000 if at is None else at,
        Body(Kind.TEXT, text=str(number)),
    )


@dataclass
class Server:
    """Newest first; `depth` cuts the list, `pages` False ignores offsets, `busy` adds rows before each answer."""

    rows: list[HistoryRow]
    pages: bool = True
    depth: int | None = None
    busy: int = 0
    asked: list[int] = field(default_factory=list)

    def page(self, offset: int) -> list[HistoryRow]:
        self.asked.append(offset)
        for _ in range(self.busy):
            self.rows.append(row(len(self.rows)))
        newest = self.rows[::-1][: self.depth]
        start = offset if self.pages else 0
        return newest[start : start + PAGE]


def walk(server: Server, start: Walk) -> tuple[Walk, set[RemoteId]]:
    seen: set[RemoteId] = set()
    now = start
    while now.outcome is None:
        page = server.page(now.offset)
        seen.update(one.remote_id for one in page)
        now = now.feed(page, len(page))
        assert len(server.asked) < 200
    return now, seen


def rows(count: int) -> list[HistoryRow]:
    return [row(number) for number in range(count)]


def mark_after(count: int) -> Mark:
    newest = rows(count)[::-1][:PAGE]
    return Mark(tuple(one.remote_id for one in newest), newest[0].sent_at)


def test_nothing_new_takes_one_page() -> None:
    server = Server(rows(50))
    done, _ = walk(server, Walk(mark_after(50)))
    assert (done.outcome, done.whole, server.asked) == (Outcome.MET, True, [0])


def test_walks_down_to_the_mark_with_an_overlap_of_one() -> None:
    server = Server(rows(85))
    done, seen = walk(server, Walk(mark_after(50)))
    assert done.outcome is Outcome.MET
    assert server.asked == [0, 9, 18, 27]
    assert {one.remote_id for one in rows(85)[50:]} <= seen
    assert done.paging is True


def test_the_next_mark_is_the_newest_page() -> None:
    done, _ = walk(Server(rows(53)), Walk(mark_after(50)))
    assert done.next_mark() == mark_after(53)


def test_an_empty_answer_keeps_the_mark() -> None:
    done, _ = walk(Server([]), Walk(mark_after(5)))
    assert (done.outcome, done.whole, done.next_mark()) == (Outcome.ENDED, False, mark_after(5))


def test_a_server_that_ignores_offsets_is_found_out() -> None:
    server = Server(rows(90), pages=False)
    done, _ = walk(server, Walk(mark_after(50)))
    assert (done.outcome, done.whole, done.paging) == (Outcome.NO_PAGING, False, False)
    assert server.asked == [0, 9, 0, 9], "once could be chance"


def test_as_many_new_rows_as_a_page_moves_on_do_not_look_like_no_paging() -> None:
    server = Server(rows(85))
    real = server.page

    def page(offset: int) -> list[HistoryRow]:
        if len(server.asked) == 1:
            server.rows += [row(number) for number in range(85, 94)]
        return real(offset)

    server.page = page  # type: ignore[method-assign]
    done, seen = walk(server, Walk(mark_after(50)))
    assert (done.outcome, done.whole, done.paging) == (Outcome.MET, True, True)
    assert {one.remote_id for one in rows(94)[50:]} <= seen


def test_a_server_known_not_to_page_is_asked_once() -> None:
    server = Server(rows(90), pages=False)
    done, _ = walk(server, Walk(mark_after(50), pages=False))
    assert (done.outcome, done.whole, done.paging) == (Outcome.NO_PAGING, False, None)
    assert server.asked == [0]


def test_a_depth_of_ten_is_no_paging() -> None:
    done, _ = walk(Server(rows(90), depth=10), Walk(mark_after(50)))
    assert (done.outcome, done.whole, done.paging) == (Outcome.NO_PAGING, False, False)


def test_a_depth_of_thirty_ends_before_the_mark() -> None:
    done, _ = walk(Server(rows(90), depth=30), Walk(mark_after(50)))
    assert (done.outcome, done.whole) == (Outcome.ENDED, False)


def test_a_refused_offset_ends_the_walk() -> None:
    done = Walk(mark_after(50)).feed(rows(90)[::-1][:PAGE], PAGE).refused()
    assert (done.whole, done.paging) == (False, False)


def test_too_deep_a_mark_is_given_up() -> None:
    server = Server(rows(2_000))
    done, _ = walk(server, Walk(mark_after(50)))
    assert (done.outcome, done.whole) == (Outcome.TOO_FAR, False)
    assert len(server.asked) == PAGES_MOST


def test_without_a_mark_it_looks_at_what_there_is() -> None:
    done, seen = walk(Server(rows(25)), Walk(Mark()))
    assert (done.outcome, done.whole, len(seen)) == (Outcome.ENDED, True, 25)


def test_exactly_ten_rows_are_all_there_is() -> None:
    done, _ = walk(Server(rows(10)), Walk(Mark()))
    assert done.whole


def test_a_mark_whose_rows_are_gone_is_passed_by_time() -> None:
    left = [one for one in rows(400) if not 240 <= int(one.remote_id, 16) < 250]
    done, _ = walk(Server(left), Walk(mark_after(250)))
    assert (done.outcome, done.whole) == (Outcome.MET, True)


def test_one_late_row_on_top_does_not_pass_the_mark() -> None:
    """Newest by arrival, old by its time."""
    newest = [row(999, at=START - LATE_MS * 2), *rows(90)[::-1]]
    done = Walk(mark_after(50)).feed(newest[:PAGE], PAGE)
    assert done.outcome is None


def test_reach_looks_past_the_mark_for_late_rows() -> None:
    server = Server(rows(60))
    reach = START + 30_000
    done, seen = walk(server, Walk(mark_after(60), reach=reach))
    assert done.outcome is Outcome.MET
    assert RemoteId(f"{30:020x}") in seen


def test_reach_that_paging_cannot_follow_is_a_doubt_and_no_loss() -> None:
    done, _ = walk(Server(rows(60), pages=False), Walk(mark_after(60), reach=START + 30_000))
    assert (done.whole, done.shallow) == (True, True)


def test_rows_that_vanish_while_paging_make_it_step_back() -> None:
    server = Server(rows(85))
    first = server.page(0)
    step = Walk(mark_after(50)).feed(first, PAGE)
    del server.rows[-10:]
    second = server.page(step.offset)
    step = step.feed(second, len(second))
    assert (step.offset, step.stepped_back) == (4, True)


@pytest.mark.parametrize("busy", [1, 4, 8])
def test_rows_that_come_while_paging_are_found_too(busy: int) -> None:
    server = Server(rows(120), busy=busy)
    done, seen = walk(server, Walk(mark_after(50)))
    if done.whole:
        wanted = {one.remote_id for one in server.rows[50:] if one.remote_id <= done.first[0]}
        assert wanted <= seen


def test_a_flood_is_given_up_rather_than_chased() -> None:
    done, _ = walk(Server(rows(400), busy=12), Walk(mark_after(50)))
    assert done.whole is False


@settings(max_examples=300)
@given(
    before=st.integers(1, 80),
    new=st.integers(0, 250),
    pages=st.booleans(),
    depth=st.one_of(st.none(), st.integers(10, 60)),
    busy=st.integers(0, 9),
)
def test_whole_is_never_said_of_a_walk_that_missed_something(
    before: int, new: int, pages: bool, depth: int | None, busy: int
) -> None:
    server = Server(rows(before + new), pages=pages, depth=depth, busy=busy)
    done, seen = walk(server, Walk(mark_after(before)))
    if done.whole:
        newest = done.first[0] if done.first else ""
        assert {one.remote_id for one in server.rows[before:] if one.remote_id <= newest} <= seen


def test_when_a_flood_pushes_the_list_on_between_two_pages_it_begins_again() -> None:
    server = Server(rows(90))
    now = Walk(mark_after(50)).feed(server.page(0), PAGE)
    server.rows += [row(number) for number in range(90, 290)]
    now = now.feed(server.page(now.offset), PAGE)
    assert now.torn
    now = now.feed(server.page(now.offset), PAGE)
    assert (now.torn, now.offset, now.first) == (True, 0, ())
    assert not now.feed(server.page(0), PAGE).torn


def test_a_page_that_can_not_be_joined_to_the_one_before_ends_in_reading_threads_not_in_a_circle() -> None:
    server = Server(rows(400), busy=100)
    done, _ = walk(server, Walk(mark_after(5)))
    assert done.outcome is Outcome.TOO_FAR
    assert not done.whole


def test_a_page_without_a_readable_row_tells_nothing_and_the_walk_goes_on() -> None:
    now = Walk(mark_after(50)).feed([], PAGE)
    assert (now.newest, now.first, now.outcome, now.offset) == (0, (), None, PAGE - 1)
    assert now.feed([], 3).next_mark() == mark_after(50)


def test_each_answer_counts_as_asked_once() -> None:
    now = Walk(mark_after(50)).feed(rows(90)[::-1][:PAGE], PAGE)
    assert now.asked == 1
    assert now.refused().asked == 2


def test_a_page_of_which_zalo_leaves_some_out_is_not_the_lists_end() -> None:
    """Recalled messages are never shown (zalo-oa-api.md 1.7)."""
    newest = rows(30)[::-1]
    asked = Walk(mark_after(10)).feed(newest[:9], 9)
    assert (asked.outcome, asked.offset) == (None, 8)
    asked = asked.feed(newest[8:12], 4)
    assert (asked.outcome, asked.offset) == (None, 11)
    asked = asked.feed(newest[11:12], 1)
    assert (asked.outcome, asked.whole) == (Outcome.ENDED, False)


@pytest.mark.parametrize("length", [1, 2, 9])
def test_a_list_of_less_than_a_page_ends_and_is_not_taken_for_one_that_does_not_page(length: int) -> None:
    done, _ = walk(Server(rows(40)[-length:]), Walk(Mark(("gone",), START - LATE_MS)))
    assert (done.outcome, done.paging) == (Outcome.ENDED, None)


def test_a_refused_offset_after_pages_that_were_read_is_as_far_as_one_gets() -> None:
    newest = rows(90)[::-1]
    now = Walk(mark_after(50)).feed(newest[:10], PAGE).feed(newest[9:19], PAGE)
    assert (now.refused().outcome, now.refused().paging) == (Outcome.TOO_FAR, True)


@pytest.mark.parametrize(("count", "begins_again"), [(5, False), (6, True)])
def test_a_first_page_that_comes_again_counts_only_if_it_had_more_than_half(count: int, begins_again: bool) -> None:
    """A page with few readable rows is no sign of a list that was pushed on."""
    newest = rows(90)[::-1]
    now = Walk(mark_after(50)).feed(newest[:count], PAGE)
    again = now.feed([row(200), *newest[:9]], PAGE)
    assert (again.restarts == 1) is begins_again


def test_the_last_row_alone_below_the_first_page_shows_no_paging() -> None:
    """Zalo that gives ten rows and no more answers the next offset with the last of them, or with nothing."""
    newest = rows(90)[::-1]
    for mark, outcome in ((mark_after(50), Outcome.NO_PAGING), (Mark(), Outcome.ENDED)):
        now = Walk(mark).feed(newest[:10], PAGE)
        assert now.feed(newest[9:10], 1).outcome is outcome
        assert now.feed([], 0).outcome is outcome
    small = Walk(Mark(), offset=9, first=(row(1).remote_id,), last=(row(1).remote_id, row(2).remote_id))
    assert small.feed([row(2), row(1)], 2).paged, "two rows, one of them new"


def test_two_old_rows_at_the_end_pass_the_mark_one_does_not() -> None:
    mark, edge = mark_after(50), START + 49 * 1_000 - LATE_MS
    young = [row(900 + number, at=START + 60_000) for number in range(7)]
    old = [row(800, at=edge - 2), row(801, at=edge - 1)]

    def met(*given: HistoryRow) -> bool:
        return Walk(mark).feed(given, PAGE).met

    assert met(*young, *old)
    assert met(*old)
    assert not met(*young, old[0])
    assert not met(old[0])
    assert not met(*young, old[0], row(802, at=edge)), "exactly two minutes before it a row may still be late"
    assert met(*young, row(803, at=edge), *old), "only the last two count"


def test_reach_is_reached_by_a_row_of_that_very_time() -> None:
    reach = START + 41_000
    newest = rows(51)[::-1][:PAGE]
    assert newest[-1].sent_at == reach
    assert Walk(mark_after(50), reach=reach).feed(newest, PAGE).outcome is Outcome.MET
    assert Walk(mark_after(50), reach=reach - 1).feed(newest, PAGE).outcome is None


def test_a_page_without_one_readable_row_does_not_reach_anything() -> None:
    walk = Walk(mark_after(50), reach=1).feed(rows(51)[::-1][:PAGE], PAGE)
    assert walk.met
    assert walk.feed((), PAGE).outcome is None, "older rows than these may lie below"


def test_without_a_mark_a_look_is_given_up_sooner() -> None:
    server = Server(rows(2_000))
    done, _ = walk(server, Walk(Mark()))
    assert (done.outcome, len(server.asked)) == (Outcome.TOO_FAR, PAGES_FIRST)


def test_what_was_torn_and_stepped_back_is_over_with_the_next_page_that_fits() -> None:
    server = Server(rows(85))
    now = Walk(mark_after(50)).feed(server.page(0), PAGE)
    del server.rows[-10:]
    now = now.feed(server.page(now.offset), PAGE)
    assert (now.torn, now.stepped_back) == (True, True)
    fits = [row(int(one, 16)) for one in now.last[-3:]] + [row(number) for number in range(70, 63, -1)]
    now = now.feed(fits, PAGE)
    assert (now.torn, now.stepped_back) == (False, False)


def test_it_begins_again_twice_and_then_gives_up() -> None:
    now = Walk(mark_after(5))
    restarts, number = [], 1_000
    while now.outcome is None:
        number += 100
        now = now.feed([row(number + one) for one in range(PAGE)], PAGE)
        restarts.append(now.restarts)
        if now.offset == 0 and now.outcome is None:
            assert (now.torn, now.stepped_back, now.last) == (True, False, ())
    assert max(restarts) == RESTARTS
    assert (now.outcome, now.torn) == (Outcome.TOO_FAR, True)


def test_a_row_that_is_given_twice_takes_one_place_of_the_list() -> None:
    one, other = rows(2)
    assert step([one, other, other, one], 10) == 7
    assert step([one, one], 2) == 1
    assert step((), 10) == 9
    newest = rows(51)[::-1][: PAGE - 1]
    assert Walk(mark_after(5)).feed([*newest, newest[-1]], PAGE).offset == PAGE - 2
