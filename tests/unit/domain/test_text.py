"""Texts that people type, as they are sent."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import clean


def test_control_characters_go_and_breaks_become_one_kind() -> None:
    assert clean(" a\x00b\x1b[0m\r\nc\rd\te\u2028f\x7f ") == "ab[0m\nc\nd\te\nf"


def test_a_lone_surrogate_goes_and_a_pair_becomes_its_character() -> None:
    assert clean("a\ud83db") == "ab"
    assert clean("a\udc4db") == "ab"
    assert clean("\ud83d\udc4d") == "👍"


def test_vietnamese_is_composed() -> None:
    assert clean("Ha\u0300ng đe\u0323p") == "Hàng đẹp"


def test_joined_emoji_and_marks_stay() -> None:
    family = "👨\u200d👩\u200d👧 ❤\ufe0f"
    assert clean(family) == family


@given(st.text())
def test_what_is_cleaned_can_be_written_and_is_clean(text: str) -> None:
    once = clean(text)
    assert once.encode("utf-8").decode("utf-8") == once
    assert clean(once) == once


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"])))
def test_nothing_that_can_be_read_is_lost(text: str) -> None:
    expected = unicodedata.normalize("NFC", text)
    assert "".join(clean(text).split()) == "".join(expected.split())
