"""The polling plan: what is next and when, with time and chance as arguments."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import UserId
from app.domain.polling import (
    FILLS_AT_EASE,
    FILLS_PER_MINUTE,
    LOGIN_CHECK_S,
    LOGIN_CHECKS,
    LOGIN_LATER_S,
    NEVER,
    Pause,
    Plan,
    PollState,
    Step,
    interval,
    plan,
    retry_wait,
    slept,
    within_minute,
)

EVEN = 0.5
"""The jitter that changes nothing."""


def test_the_first_thing_is_to_look() -> None:
    assert plan(PollState(listing=True, gaps=True), 0.0, EVEN) == Plan(Step.RECENT, 0.0)


@pytest.mark.parametrize(
    ("state", "seconds"),
    [
        (PollState(moved_at=-100), 5),
        (PollState(moved_at=-599), 5),
        (PollState(moved_at=-600), 15),
        (PollState(), 15),
        (PollState(visible=False, moved_at=-1), 60),
        (PollState(visible=False, polls_hidden=False), 3_600),
    ],
)
def test_how_often_it_looks(state: PollState, seconds: float) -> None:
    assert interval(state, 0.0) == seconds
    assert plan(replace(state, recent_at=0.0), 0.0, EVEN) == Plan(Step.RECENT, seconds)


def test_jitter_is_a_fifth_either_way() -> None:
    state = PollState(recent_at=0.0)
    assert plan(state, 0.0, 0.0).wait == pytest.approx(12)
    assert plan(state, 0.0, 0.999999).wait == pytest.approx(18, abs=0.01)


def test_the_open_thread_every_ten_seconds_while_visible() -> None:
    state = PollState(recent_at=0.0, thread=UserId("11"))
    assert plan(state, 0.0, EVEN) == Plan(Step.THREAD, 0.0)
    assert plan(replace(state, thread_at=0.0), 0.0, EVEN) == Plan(Step.THREAD, 10.0)
    assert plan(replace(state, visible=False), 0.0, EVEN).step is Step.RECENT


def test_lists_before_holes_before_details() -> None:
    state = PollState(recent_at=0.0, listing=True, gaps=True, stale=True)
    assert plan(state, 1.0, EVEN).step is Step.LIST
    assert plan(replace(state, listing=False), 1.0, EVEN).step is Step.FILL
    assert plan(replace(state, listing=False, gaps=False), 1.0, EVEN) == Plan(Step.DETAIL, 0.0)


@pytest.mark.parametrize(("at_ease", "rate"), [(True, FILLS_AT_EASE), (False, FILLS_PER_MINUTE)])
def test_gap_fill_keeps_to_its_share(at_ease: bool, rate: int) -> None:
    fills = tuple(float(number) / 10 for number in range(rate))
    state = PollState(recent_at=8.0, gaps=True, at_ease=at_ease, fills=fills, visible=False)
    assert plan(state, 8.0, EVEN).wait == pytest.approx(52.0)
    assert plan(replace(state, fills=fills[1:]), 8.0, EVEN) == Plan(Step.FILL, 0.0)


def test_a_full_share_does_not_hold_up_the_looks() -> None:
    fills = (0.0,) * FILLS_AT_EASE
    state = PollState(recent_at=0.0, moved_at=0.0, gaps=True, fills=fills)
    assert plan(state, 1.0, EVEN) == Plan(Step.RECENT, 4.0)


def test_ten_details_a_minute() -> None:
    state = PollState(recent_at=0.0, stale=True, details=(0.0,) * 10, visible=False)
    assert plan(replace(state, recent_at=5.0), 5.0, EVEN) == Plan(Step.DETAIL, 55.0)


@pytest.mark.parametrize(("pause", "seconds"), [(Pause.OWNER, 3_600), (Pause.PLACE, 180)])
def test_a_paused_oa_is_only_checked(pause: Pause, seconds: float) -> None:
    state = PollState(pause=pause, paused_at=0.0, gaps=True, recent_at=NEVER)
    assert plan(state, 0.0, EVEN) == Plan(Step.CHECK, seconds)
    assert plan(state, seconds, EVEN) == Plan(Step.CHECK, 0.0)
    assert plan(replace(state, urgent=True), 0.0, EVEN) == Plan(Step.CHECK, 0.0)


def test_a_login_is_tried_again_soon_and_later_more_rarely() -> None:
    state = PollState(pause=Pause.LOGIN, paused_at=0.0, checks=LOGIN_CHECKS)
    assert plan(state, 0.0, EVEN) == Plan(Step.CHECK, LOGIN_CHECK_S)
    assert plan(replace(state, checks=LOGIN_CHECKS + 1), 0.0, EVEN) == Plan(Step.CHECK, LOGIN_LATER_S)


@pytest.mark.parametrize("pause", [Pause.OWNER, Pause.PLACE, Pause.LOGIN])
def test_a_check_that_was_not_answered_is_repeated_soon(pause: Pause) -> None:
    state = PollState(pause=pause, paused_at=0.0, failures=3, failed_at=5.0)
    assert plan(state, 5.0, EVEN) == Plan(Step.CHECK, 8.0)
    assert plan(replace(state, urgent=True), 5.0, EVEN) == Plan(Step.CHECK, 0.0)
    assert plan(replace(state, urgent=True, limited_until=30.0), 10.0, EVEN) == Plan(Step.CHECK, 20.0)


def test_failures_back_off_and_hurry_when_the_network_is_back() -> None:
    state = PollState(failures=3, failed_at=0.0, gaps=True)
    assert plan(state, 0.0, EVEN) == Plan(Step.RECENT, 8.0)
    assert plan(replace(state, urgent=True), 0.0, EVEN) == Plan(Step.RECENT, 0.0)


def test_a_rate_limit_stops_everything_even_what_is_urgent() -> None:
    state = PollState(limited_until=30.0, urgent=True, failures=1, failed_at=0.0)
    assert plan(state, 10.0, EVEN) == Plan(Step.RECENT, 20.0)
    assert plan(state, 30.0, EVEN) == Plan(Step.RECENT, 0.0)


def test_urgent_means_now() -> None:
    assert plan(PollState(recent_at=0.0, urgent=True), 0.0, EVEN) == Plan(Step.RECENT, 0.0)


def test_retries_double_up_to_a_quarter_of_a_minute() -> None:
    assert [retry_wait(n) for n in (1, 2, 3, 4, 500)] == [2.0, 4.0, 8.0, 15.0, 15.0]


@pytest.mark.parametrize(
    ("asked", "wall_ms", "steady", "answer"),
    [
        (20.0, 20_000, 20.0, False),
        (20.0, 3_600_000, 20.0, True),
        (20.0, 3_600_000, 3_600.0, True),
        (20.0, 5_000, 5.0, False),
        (20.0, -3_600_000, 20.0, False),
        (20.0, 35_000, 5.0, False),
        (20.0, 36_000, 5.0, True),
    ],
)
def test_sleep_is_noticed(asked: float, wall_ms: int, steady: float, answer: bool) -> None:
    assert slept(asked, wall_ms, steady) is answer


def test_a_minute_forgets() -> None:
    assert within_minute((0.0, 30.0, 59.0), 60.0) == (30.0, 59.0)


states = st.builds(
    PollState,
    visible=st.booleans(),
    thread=st.one_of(st.none(), st.just(UserId("11"))),
    moved_at=st.floats(-1_000, 0),
    recent_at=st.floats(-100, 0),
    thread_at=st.floats(-100, 0),
    fills=st.lists(st.floats(-60, 0), max_size=60).map(tuple),
    details=st.lists(st.floats(-60, 0), max_size=20).map(tuple),
    listing=st.booleans(),
    gaps=st.booleans(),
    stale=st.booleans(),
    at_ease=st.booleans(),
    urgent=st.booleans(),
    failures=st.integers(0, 20),
    failed_at=st.floats(-100, 0),
    limited_until=st.floats(-100, 100),
    pause=st.sampled_from(Pause),
    paused_at=st.floats(-5_000, 0),
)


@given(states, st.floats(0, 0.999))
def test_it_never_waits_into_the_past_nor_longer_than_the_longest_pause(state: PollState, jitter: float) -> None:
    chosen = plan(state, 0.0, jitter)
    assert 0.0 <= chosen.wait <= 3_600.0 * 1.2
    assert (chosen.step is Step.CHECK) == (state.pause is not Pause.NONE)


@given(states, st.floats(0, 0.999))
def test_waiting_as_told_makes_the_step_due(state: PollState, jitter: float) -> None:
    state = replace(state, limited_until=NEVER, moved_at=NEVER)
    chosen = plan(state, 0.0, jitter)
    later = plan(state, chosen.wait + 1e-6, jitter)
    assert later.wait == 0.0
