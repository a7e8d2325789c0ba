"""Texts that people type, as they are sent."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import clean, fold, fold_in_place, spots


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


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặt áo ĐẸP, đỏ!", "dat ao dep do"),
        ("Ha\u0300 No\u0323\u0302i", "ha noi"),
        ("DH-1023_a", "dh 1023 a"),
        ("𝓢𝓱𝓸𝓹 Ａ１", "shop a1"),
        ("👍❤\ufe0f ...", ""),
        ("Nguye\u200bn", "nguyen"),
        ("日本 ไทย", "日本 ไทย"),
    ],
)
def test_folding_takes_marks_capitals_and_signs_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_and_composition_does_not_matter(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == folded
    assert all(char.isalnum() or char == " " for char in folded)


@given(st.text())
def test_spots_are_the_folded_words_and_where_they_stand(text: str) -> None:
    found = spots(text)
    assert " ".join(spot.word for spot in found) == fold(text)
    for spot in found:
        assert fold(text[spot.start : spot.end]).replace(" ", "").find(spot.word) >= 0
    assert [spot.start for spot in found] == sorted(spot.start for spot in found)


@given(st.text())
def test_folding_in_place_keeps_the_places(text: str) -> None:
    folded = fold_in_place(text)
    if folded is not None:
        assert len(folded) == len(text)
        assert " ".join(folded.split()) == fold(text)


def test_composed_texts_fold_in_place_and_marks_alone_do_not() -> None:
    assert fold_in_place("Áo, ĐẸP") == "ao  dep"
    assert fold_in_place("A\u0301o") is None
