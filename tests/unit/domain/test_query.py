"""Any text is a query; words, phrases and filters in both languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.messages import Direction
from app.domain.query import FIELDS, MOST_WORDS, THINGS, Has, Query, Term, parse, pieces

TODAY = date(2026, 11, 26)


def read(text: str) -> Query:
    return parse(text, TODAY)


def words(text: str) -> list[tuple[str, ...]]:
    return [term.words for term in read(text).terms]


def test_words_hold_together_and_only_the_last_may_go_on() -> None:
    assert read("Áo dài") == Query((Term(("ao",), "áo"), Term(("dai",), "dài", open_end=True)))
    assert not read("áo ").terms[0].open_end


def test_quotes_make_a_phrase() -> None:
    assert read('"áo dài" đỏ').terms[0] == Term(("ao", "dai"), "áo dài")
    assert read("“áo dài”").terms[0].words == ("ao", "dai")
    assert read('"áo dà').terms[0].open_end


def test_what_is_written_together_stays_together() -> None:
    assert words("DH-1023") == [("dh", "1023")]
    assert words("tiem:abc") == [("tiem", "abc")]


def test_a_single_letter_at_the_end_is_the_beginning_of_a_word() -> None:
    assert words("áo d") == [("ao",)]
    assert words("áo d ") == [("ao",), ("d",)]
    assert words("d") == [("d",)]
    assert words("size 6") == [("size",), ("6",)]


def test_a_phone_with_gaps_is_one_word() -> None:
    assert words("+84 912 345 678") == words("0912.345.678") == [("0912345678",)]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("from:shop", Query(direction=Direction.OUT)),
        ("từ:khách", Query(direction=Direction.IN)),
        ("tu:khach", Query(direction=Direction.IN)),
        ('FROM:"Thuỳ Anh"', Query(sender=("thuy", "anh"))),
        ("oa:kids", Query(oa=("kids",))),
        ("có:ảnh", Query(has=frozenset({Has.PHOTO}))),
        ("has:photo has:file", Query(has=frozenset({Has.PHOTO, Has.FILE}))),
        ("có:liên-kết", Query(has=frozenset({Has.LINK}))),
        ('có:"ghi âm"', Query(has=frozenset({Has.VOICE}))),
        ("trước:1/3", Query(before=date(2026, 3, 1))),
        ("after:2026-01-05", Query(after=date(2026, 1, 5))),
        ('sau:"hôm qua"', Query(after=date(2026, 11, 25))),
    ],
)
def test_filters_in_both_languages(text: str, query: Query) -> None:
    assert read(text) == query
    assert query.filtered


@pytest.mark.parametrize("text", ["from:", "has:pho", "trước:1/", "có:", 'from:"', "oa: "])
def test_a_filter_that_is_still_being_typed_asks_for_nothing(text: str) -> None:
    assert read(text).empty


def test_a_value_that_means_nothing_is_words() -> None:
    assert words("has:xyz a ") == [("xyz",), ("a",)]
    assert words("before:mai áo") == [("mai",), ("ao",)]


def test_every_keyword_is_understood_in_both_languages() -> None:
    for keywords in FIELDS.values():
        assert len({next(iter(pieces(f"{keyword}:x"))).field for keyword in keywords}) == 1
    for thing, keywords in THINGS.items():
        for keyword in keywords:
            assert read(f"has:{keyword}").has == {thing}


def test_accents_are_noticed() -> None:
    assert [term.accented for term in read("áo dai đo").terms] == [True, False, True]


def test_much_is_not_read_to_the_end() -> None:
    assert len(read("ao " * 10_000).terms) == MOST_WORDS


@given(st.text(), st.dates())
def test_any_text_is_a_query(text: str, today: date) -> None:
    query = parse(text, today)
    for term in query.terms:
        assert term.words
        assert all(word.isalnum() for word in term.words)


@given(
    st.lists(st.sampled_from(["from:", "has:", "oa:", "trước:", '"', "“", ":", " ", "a", "ảnh", "1/3", "-", "*", "("]))
)
def test_any_mixture_of_signs_is_a_query(parts: list[str]) -> None:
    text = "".join(parts)
    read(text)
    assert all(text[piece.start : piece.end] for piece in pieces(text))
