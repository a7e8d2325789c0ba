"""Strangers' words: what is turned, piled up or endless is cut, everything else stays as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.tame import MOST_CHARS, MOST_LINES, MOST_MARKS, MOST_SIGNS, TURNING, tame, tame_line

VIETNAMESE = "Đặt 2 chiếc áo dài ĐỎ, ship về Ễ Ặ Ở — 850.000đ 🥰👨‍👩‍👧"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_people_write_stays(form: str) -> None:
    text = unicodedata.normalize(form, VIETNAMESE)  # type: ignore[arg-type]
    assert tame(text).text == text
    assert not tame(text).cut


def test_nothing_turns_the_line_around() -> None:
    assert tame("a\u202egpj.exe\u2069").text == "agpj.exe"
    assert tame_line("báo giá\u202efdp.exe") == "báo giáfdp.exe"


def test_marks_do_not_pile_up() -> None:
    assert tame("e" + "\u0301" * 50 + "x").text == "e" + "\u0301" * MOST_MARKS + "x"
    for ring in "\u0489\u20dd\u0e31":
        assert tame("e" + ring * 50 + "x").text == "e" + ring * MOST_SIGNS + "x"
    assert tame("e" + "\u0301\u0489" * 50).text == "e" + "\u0301\u0489" * 2, "all of them count"


@pytest.mark.parametrize("text", ["1\ufe0f\u20e3", "❤\ufe0f\u200d🔥", "ที่นี่", "क़िंग", "བསྒྲུབས"])
def test_what_needs_several_signs_has_them(text: str) -> None:
    assert tame(text).text == text


def test_what_never_ends_is_cut_and_says_so() -> None:
    assert tame("a" * MOST_CHARS).cut is False
    assert tame("a" * (MOST_CHARS + 1)) == type(tame(""))("a" * MOST_CHARS, True)
    many = tame("x\n" * (MOST_LINES + 5))
    assert many.cut
    assert many.text.count("\n") == MOST_LINES - 1


def test_every_kind_of_line_end_is_one() -> None:
    assert tame("a\r\nb\rc\u2028d\u2029e\x85f").text == "a\nb\nc\nd\ne\nf"


def test_a_name_is_one_line_without_controls() -> None:
    assert tame_line(" a\n\tb\x07\ud83d ") == "a b"
    assert tame_line("x" * 999, 10) == "x" * 10


@given(st.text(st.characters(), max_size=300))
def test_whatever_comes_it_ends_up_short_and_straight(text: str) -> None:
    shown = tame(text).text
    assert len(shown) <= len(text)
    assert not any(ord(char) in TURNING for char in shown)
    line = tame_line(text)
    assert "\n" not in line
    assert line == line.strip()
