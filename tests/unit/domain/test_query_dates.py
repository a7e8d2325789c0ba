"""Days as people type them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.query_dates import read_date, start_of

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-03", date(2026, 3, 1)),
        ("1/3/2025", date(2025, 3, 1)),
        ("1.3.25", date(2025, 3, 1)),
        ("1/3", date(2026, 3, 1)),
        ("31/12", date(2025, 12, 31)),
        ("3/2025", date(2025, 3, 1)),
        ("2025", date(2025, 1, 1)),
        ("hôm nay", TODAY),
        ("Hôm-Qua", date(2026, 11, 25)),
        ("yesterday", date(2026, 11, 25)),
        ("7 ngày", date(2026, 11, 19)),
        ("2 tuần", date(2026, 11, 12)),
        ("1-tháng", date(2026, 10, 27)),
        ("30/2", None),
        ("0000", None),
        ("mai", None),
        ("", None),
    ],
)
def test_the_day_that_is_meant(typed: str, day: date | None) -> None:
    assert read_date(typed, TODAY) == day


def test_a_day_begins_at_the_persons_own_midnight() -> None:
    assert datetime.fromtimestamp(start_of(TODAY) / 1000) == datetime(2026, 11, 26)
    assert start_of(date.min) == 0
    assert start_of(date.max) > start_of(TODAY)


@given(st.text(), st.dates())
def test_no_text_is_too_strange(text: str, today: date) -> None:
    day = read_date(text, today)
    assert day is None or start_of(day) >= 0
