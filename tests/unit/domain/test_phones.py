"""Phone numbers in one spelling, wherever they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.phones import found_in, normal, tails


@pytest.mark.parametrize(
    ("typed", "is_"),
    [
        ("0912345678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("+84 (0)912-345-678", "0912345678"),
        ("024 3825 1234", "02438251234"),
        ("123", ""),
        ("1900 1234", ""),
        ("", ""),
    ],
)
def test_one_spelling(typed: str, is_: str) -> None:
    assert normal(typed) == is_


def test_numbers_are_found_in_texts_with_their_place() -> None:
    text = "gọi 0912.345.678 hoặc +84 987 654 321 nhé"
    assert [(number, text[a:b]) for number, a, b in found_in(text)] == [
        ("0912345678", "0912.345.678"),
        ("0987654321", "+84 987 654 321"),
    ]


@pytest.mark.parametrize("text", ["02-03-2026 12", "3000000000000000001", "09123", "mã 20912345678"])
def test_dates_and_other_numbers_are_none(text: str) -> None:
    assert list(found_in(text)) == []


def test_a_number_is_found_by_its_end() -> None:
    assert tails("+84912345678")[0] == "0912345678"
    assert tails("0912345678")[-1] == "678"
    assert tails("12") == []


@given(st.text(alphabet="0123456789 .-+84"))
def test_any_digits_are_read(text: str) -> None:
    assert all(number.startswith("0") for number, _, _ in found_in(text))
