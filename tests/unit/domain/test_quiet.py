"""Quiet hours: past midnight, by the day on which they begin, and the morning after."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.quiet import QuietHours, tomorrow

THURSDAY = datetime(2025, 10, 9)


def at(day: int, clock: str) -> datetime:
    """Day 0 is a Thursday."""
    hour, minute = map(int, clock.split(":"))
    return THURSDAY + timedelta(days=day, hours=hour, minutes=minute)


NIGHT = QuietHours(True, 22 * 60, 7 * 60)
SATURDAY_NIGHT = QuietHours(True, 22 * 60, 7 * 60, days=1 << 5)
LUNCH = QuietHours(True, 12 * 60, 13 * 60 + 30, days=1 << 3)


@pytest.mark.parametrize(
    ("hours", "when", "quiet"),
    [
        (NIGHT, at(0, "21:59"), False),
        (NIGHT, at(0, "22:00"), True),
        (NIGHT, at(1, "06:59"), True),
        (NIGHT, at(1, "07:00"), False),
        (SATURDAY_NIGHT, at(2, "23:00"), True),
        (SATURDAY_NIGHT, at(3, "03:00"), True),
        (SATURDAY_NIGHT, at(2, "03:00"), False),
        (SATURDAY_NIGHT, at(3, "23:00"), False),
        (LUNCH, at(0, "12:00"), True),
        (LUNCH, at(0, "13:30"), False),
        (LUNCH, at(1, "12:00"), False),
        (QuietHours(False, 22 * 60, 7 * 60), at(0, "23:00"), False),
        (QuietHours(True, 60, 60), at(0, "12:00"), True),
        (QuietHours(True, 60, 60, days=0), at(0, "12:00"), False),
    ],
)
def test_quiet(hours: QuietHours, when: datetime, quiet: bool) -> None:
    assert hours.at(when) is quiet


def test_sunday_night_reaches_into_monday() -> None:
    sunday = QuietHours(True, 22 * 60, 7 * 60, days=1 << 6)
    assert sunday.at(at(4, "06:00"))
    assert not sunday.at(at(5, "06:00"))


@given(st.integers(0, 1439), st.integers(0, 1439), st.integers(0, 7 * 1440 - 1))
def test_every_minute_is_quiet_exactly_as_long_as_chosen(start: int, end: int, minute: int) -> None:
    hours = QuietHours(True, start, end)
    now = THURSDAY + timedelta(minutes=minute)
    since = (minute % 1440 - start) % 1440
    assert hours.at(now) is (since < ((end - start) % 1440 or 1440))


def test_until_tomorrow_is_the_next_morning() -> None:
    assert tomorrow(at(0, "15:00")) == at(1, "07:00")
    assert tomorrow(at(0, "02:00")) == at(0, "07:00")
    assert tomorrow(at(0, "07:00")) == at(1, "07:00")
