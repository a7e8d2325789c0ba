"""Which lists of customers cover an absence, in Vietnam's days, and how they are walked through."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.absence import DAY_MS, LAST_OFFSET, LIST_OVERLAP, LIST_PAGE, Listing, periods


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


NOW = at("2025-10-09T08:00")
"""15:00 in Vietnam."""


@pytest.mark.parametrize(
    ("since", "asked"),
    [
        ("2025-10-09T07:00", ("TODAY",)),
        ("2025-10-08T17:00", ("TODAY",)),
        ("2025-10-08T16:59", ("TODAY", "YESTERDAY")),
        ("2025-10-07T17:00", ("TODAY", "YESTERDAY")),
        ("2025-10-07T16:59", ("TODAY", "L7D")),
        ("2025-10-01T17:00", ("TODAY", "L7D")),
        ("2025-10-01T16:59", ("TODAY", "L30D")),
        ("2025-09-08T17:00", ("TODAY", "L30D")),
        ("2025-09-08T16:59", ("",)),
    ],
)
def test_the_lists_that_cover_an_absence(since: str, asked: tuple[str, ...]) -> None:
    assert periods(at(since), NOW) == asked


def test_a_short_page_ends_a_list() -> None:
    moved = Listing(("TODAY", "L7D"), since=1).next(49, 0)
    assert (moved.periods, moved.offset) == (("L7D",), 0)
    assert moved.next(0, 0).periods == ()


def test_zalos_total_ends_a_list_too() -> None:
    assert Listing(("",), since=0).next(50, 50).periods == ()
    assert Listing(("",), since=0).next(50, 51).periods == ("",)


def test_the_list_of_the_first_back_fill_has_no_since() -> None:
    assert Listing(("",), since=0).first
    assert not Listing(("TODAY",), since=1).first


@given(st.integers(0, 12_000))
def test_every_customer_that_zalo_gives_is_listed(customers: int) -> None:
    listing = Listing(("",), since=0)
    seen: set[int] = set()
    asked = 0
    while listing.periods:
        asked += 1
        page = range(listing.offset, min(listing.offset + LIST_PAGE, customers))
        seen.update(page)
        listing = listing.next(len(page), 0)
        assert asked < 500
    assert seen == set(range(min(customers, LAST_OFFSET + LIST_PAGE)))


@given(st.integers(0, 40 * DAY_MS))
def test_today_is_always_among_them(ago: int) -> None:
    assert periods(NOW - ago, NOW)[0] in ("TODAY", "")


def test_nothing_of_a_walk_is_lost_from_page_to_page_and_from_list_to_list() -> None:
    begun = Listing(("TODAY", "L7D"), since=77, rank=3, unknown_only=True, total=10)
    more = begun.next(LIST_PAGE, 120)
    assert more == Listing(("TODAY", "L7D"), 77, LIST_PAGE - LIST_OVERLAP, 3 + LIST_PAGE, True, 10)
    following = more.next(40, 120)
    assert following == Listing(("L7D",), 77, 0, 3 + LIST_PAGE + 40, True, 10 + 120)
    assert following.next(4, 0) == Listing((), 77, 0, 3 + LIST_PAGE + 44, True, 130 + 4)


def test_a_day_begins_at_midnight_in_vietnam_whatever_the_hour() -> None:
    for hour in ("T17:00", "T20:00", "T23:59"):
        evening = at(f"2025-10-09{hour}")  # the 10th in Vietnam
        assert periods(at("2025-10-09T17:00"), evening) == ("TODAY",)
        assert periods(at("2025-10-09T16:59"), evening) == ("TODAY", "YESTERDAY")
