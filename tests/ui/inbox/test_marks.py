"""Where a text can be pressed: addresses and phone numbers, and nothing that only looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.inbox.hit import Act
from ui.inbox.marks import marks_in


def found(text: str) -> list[tuple[str, str]]:
    return [(text[mark.start : mark.start + mark.length], mark.value) for mark in marks_in(text)]


@pytest.mark.parametrize(
    ("text", "shown", "value"),
    [
        ("Xem https://a.vn/x, nhé", "https://a.vn/x", "https://a.vn/x"),
        ("(https://b.vn/y?z=1)", "https://b.vn/y?z=1", "https://b.vn/y?z=1"),
        ("https://vi.wikipedia.org/wiki/Phở_(món)", "https://vi.wikipedia.org/wiki/Phở_(món)", ""),
        ("HTTPS://A.VN/X", "HTTPS://A.VN/X", "https://A.VN/X"),
        ("http://c.vn", "http://c.vn", "http://c.vn"),
        ("www.shop.vn!", "www.shop.vn", "https://www.shop.vn"),
        ("shopee.vn/ao-dai?x=1.", "shopee.vn/ao-dai?x=1", "https://shopee.vn/ao-dai?x=1"),
        ("zalo.me/0901234567", "zalo.me/0901234567", "https://zalo.me/0901234567"),
    ],
)
def test_addresses(text: str, shown: str, value: str) -> None:
    assert found(text) == [(shown, value or shown)]


@pytest.mark.parametrize(
    ("text", "shown", "number"),
    [
        ("gọi 0901234567 nhé", "0901234567", "0901234567"),
        ("0901 234 567", "0901 234 567", "0901234567"),
        ("0901.234.567,", "0901.234.567", "0901234567"),
        ("+84 90 123 4567", "+84 90 123 4567", "0901234567"),
        ("84901234567", "84901234567", "0901234567"),
        ("028 3822 1234", "028 3822 1234", "02838221234"),
        ("1900 1234", "1900 1234", "19001234"),
    ],
)
def test_phone_numbers_as_people_write_them(text: str, shown: str, number: str) -> None:
    assert found(text) == [(shown, number)]
    assert marks_in(text)[0].act is Act.PHONE


@pytest.mark.parametrize(
    "text",
    [
        "giá 850.000đ",
        "ngày 12.10.2025",
        "STK 0123456789012345",
        "từ 100.000-200.000",
        "mail a@shop.vn",
        "ftp://a.vn",
        "https://",
        "Dạ.Shop ơi",
        "1.234.567",
        "mã 0901234567a",
        "3.0901234567",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert found(text) == []


@given(st.text(st.sampled_from("hHtps:/w.vncom()[]@ 0123456789+-đ\u0301\u202e😀"), max_size=80))
def test_marks_lie_inside_the_text_and_beside_each_other(text: str) -> None:
    end = 0
    for mark in marks_in(text):
        assert mark.length > 0
        assert mark.start >= end
        end = mark.start + mark.length
        assert mark.value
    assert end <= len(text)


def test_long_mischief_takes_no_time() -> None:
    for text in ("a." * 4_000, "0 " * 4_000, "www." * 2_000, "https://" * 1_000, "(" * 8_000):
        marks_in(text)
