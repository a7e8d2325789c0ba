"""Untrusted JSON: exact ids, clean text, and never an exception but `bad_answer`."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Transient
from app.zalo.payload import clean, decimal, dump, flag, ident, number, parse, text, url


def test_integers_beyond_floats_stay_exact() -> None:
    value = parse(b'{"id": 9007199254740993, "big": 1234567890123456789}')
    assert value == {"id": 9007199254740993, "big": 1234567890123456789}


def test_other_numbers_never_become_floats() -> None:
    value = parse(b"[1e18, 1.5, NaN, Infinity, -Infinity]")
    assert isinstance(value, list)
    assert all(isinstance(one, Decimal) for one in value)


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"{", b'{"a": }', b"[" * 100_000, b'{"a":' * 100_000, b"\xff\xfe", b"\x00"]
)
def test_what_is_not_json_is_a_bad_answer(body: bytes) -> None:
    with pytest.raises(Transient) as caught:
        parse(body)
    assert caught.value.code == "bad_answer"


def test_an_absurd_exponent_is_no_number() -> None:
    assert number(parse(b"1e99999999999")) is None


def test_a_number_of_a_hundred_thousand_digits_loses_only_itself() -> None:
    value = parse(b'{"good": 1, "bad": ' + b"9" * 100_000 + b"}")
    assert isinstance(value, dict)
    assert value["good"] == 1
    assert number(value["bad"]) is None
    assert ident(value["bad"]) == ""


def test_wrong_bytes_and_a_byte_order_mark_are_survived() -> None:
    assert parse(b'\xef\xbb\xbf{"a": "b\xffc"}') == {"a": "b\ufffdc"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"1000000000000000011"', "1000000000000000011"),
        ("1000000000000000011", "1000000000000000011"),
        ('" aaaaaaaaaaaaaaaaaaa1 "', "aaaaaaaaaaaaaaaaaaa1"),
        ("12.0", "12"),
        ("1e3", "1000"),
        ("1e18", ""),
        ("1.000000000000000011e18", ""),
        ("12.5", ""),
        ("-5", ""),
        ("0", ""),
        ('"0"', ""),
        ('""', ""),
        ('"a b"', ""),
        ('"a\\u0000b"', ""),
        ('"\\ud800"', ""),
        ("true", ""),
        ("null", ""),
        ("NaN", ""),
        ("[1]", ""),
        ("{}", ""),
    ],
)
def test_ids_are_text_and_exact(written: str, read: str) -> None:
    assert ident(parse(written.encode())) == read


def test_an_endless_id_is_none() -> None:
    assert ident("9" * 129) == ""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("7", 7),
        ('"7"', 7),
        ('" -32 "', -32),
        ("9.0E4", 90000),
        ("true", None),
        ('"7.5"', None),
        ('"1_000"', None),
        ('"٧"', None),
        ('""', None),
        ("1e400000", None),
        ("NaN", None),
        ("[]", None),
    ],
)
def test_numbers_however_written(written: str, read: int | None) -> None:
    assert number(parse(written.encode())) == read


def test_text_is_clean() -> None:
    assert clean("a\x00b") == "a\ufffdb"
    assert clean("\ud83d\ude00") == "😀"
    assert clean("x\ud800y") == "x\ufffdy"
    assert clean("abc", 2) == "ab"
    assert text(12) == "12"
    assert text(True) == text(None) == text([]) == text(Decimal("1.5")) == ""


@pytest.mark.parametrize(
    ("given_value", "read"),
    [(True, True), ("true", True), (1, True), ("0", False), ("False", False), (None, None), ("yes", None), ([], None)],
)
def test_flags(given_value: object, read: bool | None) -> None:
    assert flag(given_value) is read


@pytest.mark.parametrize(
    ("given_value", "read"),
    [
        ("https://f9.zdn.vn/x.jpg", "https://f9.zdn.vn/x.jpg"),
        ("https://api.zalo.me/s?a=1&amp;b=2", "https://api.zalo.me/s?a=1&b=2"),
        ("https://api.zalo.me/s?a=1&#38;b=2", "https://api.zalo.me/s?a=1&b=2"),
        ("https://shop.test/?a=1&copy=2&lt=3", "https://shop.test/?a=1&copy=2&lt=3"),
        (" HTTP://shop.test/ ", "HTTP://shop.test/"),
        ("https://shop.test/bảng-giá", "https://shop.test/bảng-giá"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("data:text/html,x", ""),
        ("//shop.test/x", ""),
        ("https://", ""),
        ("https://a b", ""),
        ("https://shop.test/" + "x" * 5000, ""),
        (5, ""),
        (None, ""),
        (["https://shop.test"], ""),
    ],
)
def test_addresses(given_value: object, read: str) -> None:
    assert url(given_value) == read


@pytest.mark.parametrize(
    ("given_value", "read"),
    [
        ("10.5", 10.5),
        (Decimal("106.7"), 106.7),
        (10, 10.0),
        (True, None),
        ("north", None),
        (Decimal("NaN"), None),
        ("1e9", None),
        (None, None),
    ],
)
def test_degrees(given_value: object, read: float | None) -> None:
    assert decimal(given_value) == read


def test_dumping_is_capped_and_keeps_odd_numbers_as_text() -> None:
    assert dump(parse(b'{"a": 1.50, "b": 12345678901234567890}')) == '{"a":"1.50","b":12345678901234567890}'
    assert dump(["\ud800\x00"]) == '["\ufffd\\u0000"]'
    assert len(dump("x" * 100, 20)) == 20


def test_dumping_what_is_too_deep_says_so() -> None:
    deep: list[object] = []
    for _ in range(5_000):
        deep = [deep]
    assert dump(deep) == "…"


@given(st.text())
def test_clean_text_can_always_be_stored(value: str) -> None:
    stored = clean(value)
    assert stored.encode() is not None
    assert "\x00" not in stored


@given(st.binary() | st.text().map(lambda words: json.dumps(words).encode()))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    try:
        value = parse(body)
    except Transient:
        return
    assert isinstance(text(value) + ident(value) + url(value) + dump(value), str)
