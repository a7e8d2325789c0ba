"""A slow line is waited for, a dripping server isn't."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.updates.pace import LEAST_BYTES, WINDOW_S, Pace


def test_a_byte_now_and_then_is_no_pace() -> None:
    pace = Pace(0)
    assert all(pace.took(1, second) for second in range(int(WINDOW_S) + 1))
    assert not pace.took(1, WINDOW_S + 1)


def test_each_window_counts_for_itself() -> None:
    pace = Pace(0)
    assert pace.took(100 * LEAST_BYTES, 1)
    assert pace.took(1, WINDOW_S + 1)
    assert not pace.took(1, 3 * WINDOW_S)


@given(st.lists(st.floats(0.1, WINDOW_S / 2), min_size=1, max_size=50))
def test_a_line_that_brings_enough_is_never_cut(pauses: list[float]) -> None:
    pace, now = Pace(0), 0.0
    for pause in pauses:
        now += pause
        assert pace.took(LEAST_BYTES, now)
