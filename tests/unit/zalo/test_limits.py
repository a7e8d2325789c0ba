"""The budget of one OA: never over it, sends first, Zalo's own count obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.zalo.limits import (
    BUDGET,
    JITTER_MS,
    LONGEST_BLOCK_MS,
    READ_RESERVE,
    SEND_RESERVE,
    WINDOW_MS,
    RateLimit,
)

START = 60_000 * 1_000_000
"""Steady milliseconds; Zalo's minutes begin with it, unless a test says otherwise."""
MINUTE = 60_000


def take_all(limit: RateLimit, now: int, *, send: bool) -> int:
    taken = 0
    while limit.wait(now, send=send) == 0 and taken < 10_000:
        limit.took(now, send=send)
        taken += 1
    return taken


def take_both(limit: RateLimit, now: int) -> int:
    return take_all(limit, now, send=True) + take_all(limit, now, send=False)


def headers(limit: object, remain: object) -> dict[str, str]:
    return {"X-RateLimit-Limit": str(limit), "X-RateLimit-Remain": str(remain)}


def test_reads_leave_a_reserve_that_sends_can_use() -> None:
    limit = RateLimit()
    assert take_all(limit, START, send=False) == BUDGET - SEND_RESERVE
    assert take_all(limit, START, send=True) == SEND_RESERVE
    assert limit.wait(START, send=True) == WINDOW_MS
    assert limit.wait(START, send=False) == WINDOW_MS


def test_the_budget_is_for_a_whole_minute() -> None:
    limit = RateLimit()
    take_both(limit, START)
    assert limit.wait(START, send=True) > MINUTE
    assert limit.wait(START + MINUTE, send=True) > 0


def test_sends_leave_a_few_for_reads() -> None:
    limit = RateLimit()
    assert take_all(limit, START, send=True) == BUDGET - READ_RESERVE
    assert take_all(limit, START, send=False) == READ_RESERVE
    assert limit.wait(START, send=False) == WINDOW_MS


def test_sends_use_up_their_reserve_before_they_take_from_reads() -> None:
    limit = RateLimit()
    for _ in range(SEND_RESERVE):
        limit.took(START, send=True)
    assert take_all(limit, START, send=False) == BUDGET - SEND_RESERVE


def test_the_minute_is_full_for_sends_too_when_reads_have_taken_what_sends_left() -> None:
    limit = RateLimit()
    for second in range(BUDGET // 2):
        limit.took(START + second, send=True)
        limit.took(START + second, send=False)
    assert limit.wait(START + 100, send=True) == limit.wait(START + 100, send=False) == WINDOW_MS - 100


def test_the_window_slides() -> None:
    limit = RateLimit()
    most = BUDGET - READ_RESERVE
    for second in range(most):
        limit.took(START + second * 100, send=True)
    full = START + most * 100
    wait = limit.wait(full, send=True)
    assert wait == START + WINDOW_MS - full
    assert limit.wait(full + wait, send=True) == 0
    limit.took(full + wait, send=True)
    assert limit.wait(full + wait, send=True) == 100


def test_a_smaller_limit_in_the_headers_is_the_budget_a_larger_one_is_not() -> None:
    small, large = RateLimit(), RateLimit()
    small.note(headers(30, 30), START, MINUTE)
    large.note(headers(4000, 3999), START, MINUTE)
    assert take_both(small, START + MINUTE) == 30
    assert take_both(large, START + MINUTE) == BUDGET


@pytest.mark.parametrize("name", ["X-RateLimit-Remain", "x-ratelimit-remain", "X-RATELIMIT-REMAIN"])
def test_nothing_remains_until_the_next_minute_whatever_the_case(name: str) -> None:
    limit = RateLimit()
    limit.note({name: "0"}, START + 10_000, 50_000)
    assert limit.wait(START + 20_000, send=True) == 40_000
    assert limit.wait(START + MINUTE, send=True) == 0


def test_below_a_fifth_reads_are_spread_and_sends_go() -> None:
    limit = RateLimit()
    limit.took(START, send=False)
    limit.note(headers(100, 19), START, MINUTE)
    assert limit.wait(START, send=True) == 0
    assert limit.wait(START, send=False) == MINUTE // 19
    assert limit.wait(START + MINUTE // 19, send=False) == 0


def test_a_fifth_is_enough() -> None:
    limit = RateLimit()
    limit.took(START, send=False)
    limit.note(headers(100, 20), START, MINUTE)
    assert limit.wait(START, send=False) == 0


def test_the_last_of_a_minute_is_for_sends() -> None:
    limit = RateLimit()
    limit.note(headers(100, 5), START, MINUTE)
    assert limit.wait(START + 1, send=False) == MINUTE - 1
    assert take_all(limit, START + 1, send=True) == 5


def test_requests_on_their_way_count_against_what_remains() -> None:
    limit = RateLimit()
    limit.note(headers(100, 2), START, MINUTE)
    limit.took(START, send=False)
    limit.took(START, send=False)
    assert limit.wait(START, send=True) == MINUTE


@pytest.mark.parametrize("value", ["", "many", "-1", "1e99", "0x10", "9" * 500])
def test_nonsense_in_the_headers_is_ignored(value: str) -> None:
    limit = RateLimit()
    limit.note(headers(value, value), START, MINUTE)
    assert take_both(limit, START) == BUDGET


def test_over_the_limit_everything_waits_for_the_next_minute() -> None:
    limit = RateLimit()
    wait = limit.refused(START + 30_000, 30_000, 0.5)
    assert wait == 30_000 + JITTER_MS // 2
    assert limit.wait(START + 30_000, send=True) == wait
    until = START + 30_000 + wait
    assert limit.wait(until - 1, send=False) == 1
    assert limit.wait(until, send=False) == 0


def test_a_longer_wait_that_zalo_asks_for_is_obeyed_up_to_a_bound() -> None:
    assert RateLimit().refused(START, MINUTE, 0.0, 90_000) == 90_000
    assert RateLimit().refused(START, MINUTE, 0.999, 10**12) <= LONGEST_BLOCK_MS


def test_a_second_refusal_does_not_shorten_the_first_ones_wait() -> None:
    limit = RateLimit()
    limit.refused(START, MINUTE, 0.0, 90_000)
    assert limit.refused(START + 10_000, 50_000, 0.0) == 80_000


@given(st.lists(st.tuples(st.integers(0, 3_000), st.booleans()), max_size=400))
def test_no_minute_ever_holds_more_than_the_budget(steps: list[tuple[int, bool]]) -> None:
    limit = RateLimit(20)
    now = START
    taken: list[int] = []
    for pause, send in steps:
        now += pause
        wait = limit.wait(now, send=send)
        assert 0 <= wait <= LONGEST_BLOCK_MS
        now += wait if send else 0
        if wait and not send:
            continue
        assert limit.wait(now, send=send) == 0
        limit.took(now, send=send)
        taken.append(now)
    for first in taken:
        assert sum(first <= one < first + MINUTE for one in taken) <= 20


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("note"), st.integers(-5, 200), st.integers(-5, 200)),
            st.tuples(st.just("took"), st.integers(0, 1), st.just(0)),
            st.tuples(st.just("refused"), st.integers(0, 100_000), st.just(0)),
            st.tuples(st.just("time"), st.integers(0, 7_200_000), st.just(0)),
        ),
        max_size=60,
    ),
    st.booleans(),
)
def test_whatever_happened_the_way_is_free_again_soon(steps: list[tuple[str, int, int]], send: bool) -> None:
    limit, now = RateLimit(), START
    for what, first, second in steps:
        match what:
            case "note":
                limit.note(headers(first, second), now, MINUTE - now % MINUTE)
            case "took":
                limit.took(now, send=bool(first))
            case "refused":
                limit.refused(now, MINUTE - now % MINUTE, 0.999, first)
            case _:
                now += first
    for _ in range(5):
        wait = limit.wait(now, send=send)
        assert wait <= LONGEST_BLOCK_MS
        now += wait
    assert limit.wait(now, send=send) == 0


@given(st.integers(0, 200))
def test_a_send_never_waits_for_reads_alone(reads: int) -> None:
    limit = RateLimit()
    for _ in range(reads):
        if limit.wait(START, send=False) == 0:
            limit.took(START, send=False)
    assert limit.wait(START, send=True) == 0


def test_a_limit_of_one_is_a_limit_and_one_of_none_is_nonsense() -> None:
    one, none = RateLimit(), RateLimit()
    one.note(headers(1, ""), START, MINUTE)
    none.note(headers(0, ""), START, MINUTE)
    assert take_all(one, START, send=True) == 1
    assert take_both(none, START) == BUDGET


def test_where_zalo_names_no_limit_the_share_is_of_the_budget() -> None:
    limit = RateLimit()
    limit.took(START, send=False)
    limit.note({"X-RateLimit-Remain": str(BUDGET // 5)}, START, MINUTE)
    assert limit.wait(START, send=False) == 0
    limit.note({"X-RateLimit-Remain": str(BUDGET // 5 - 1)}, START, MINUTE)
    assert limit.wait(START, send=False) > 0


def test_the_share_is_of_the_limit_that_zalo_names_even_above_the_budget() -> None:
    limit = RateLimit()
    limit.took(START, send=False)
    limit.note(headers(4_000, 500), START, MINUTE)
    assert limit.wait(START, send=False) > 0


def test_zalos_count_ends_with_its_minute_to_the_millisecond() -> None:
    limit = RateLimit()
    limit.note(headers(100, 0), START, MINUTE)
    assert limit.wait(START + MINUTE - 1, send=True) == 1
    assert limit.wait(START + MINUTE, send=True) == 0


def test_reads_before_any_request_of_ours_are_not_put_off_by_a_count_that_is_low() -> None:
    limit = RateLimit()
    limit.note(headers(100, 10), START, MINUTE)
    assert limit.wait(START, send=False) == 0


def test_the_smallest_budget_still_lets_one_read_through() -> None:
    assert take_all(RateLimit(1), START, send=False) == 1
