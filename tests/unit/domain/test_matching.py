"""Highlights, snippets and exact hits, by the folding of the index."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.matching import SNIPPET, Matcher
from app.domain.query import parse
from app.domain.text import fold


def matcher(query: str) -> Matcher:
    return Matcher(parse(query, date(2026, 11, 26)).terms)


def marked(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in matcher(query).spans(text)]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("ao dai", "Áo dài và ÁO bà ba", ["Áo", "dài", "ÁO"]),
        ('"ao dai"', "áo rất dài, áo dài", ["áo dài"]),
        ("do", "đồng hồ đỏ", ["đồ", "đỏ"]),
        ("do ", "đồng hồ đỏ", ["đỏ"]),
        ("dep", "de\u0323p quá", ["de\u0323p"]),
        ("0912345678", "gọi 0912.345.678 nhé", ["0912.345.678"]),
        ("zzz", "không có", []),
    ],
)
def test_what_is_highlighted(query: str, text: str, found: list[str]) -> None:
    assert marked(query, text) == found


def test_all_terms_must_be_there() -> None:
    assert matcher("ao do").matches("Đỏ áo")
    assert not matcher("ao do ").matches("áo dài")
    assert matcher("0912345678").matches("0912 345 678")
    assert matcher("").matches("")


def test_exact_hits_have_the_accents_that_were_typed() -> None:
    assert matcher("má ").exact("hỏi má")
    assert not matcher("má ").exact("hỏi ma")
    assert not matcher("má ").exact("máy")
    assert matcher("má").exact("máy")
    assert matcher("ma").exact("gì cũng được")
    assert not matcher("ma").accented
    assert matcher("đo").exact("ĐO")


def test_a_snippet_is_one_line_around_the_first_hit() -> None:
    text = "xin chào\n" * 30 + "cho em hỏi áo dài\nmàu đỏ " + "nhé shop " * 30
    snippet = matcher("ao dai").snippet(text)
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
    assert "\n" not in snippet.text
    assert [snippet.text[start:end] for start, end in snippet.spans] == ["áo", "dài"]
    assert snippet.spans[0][0] < SNIPPET // 2


def test_a_hit_near_the_end_of_a_text_is_in_sight() -> None:
    snippet = matcher("cuoi").snippet("chị mặc thử rồi nhắn lại em nhé, nếu chật thì em đổi áo cưới")
    assert snippet.text.startswith("…")
    assert snippet.spans[0][0] < 30


def test_a_short_text_is_shown_whole() -> None:
    assert matcher("ao").snippet("áo đẹp").text == "áo đẹp"
    assert matcher("").snippet("").text == ""


@given(st.text(), st.text())
def test_any_query_on_any_text(query: str, text: str) -> None:
    made = matcher(query)
    snippet = made.snippet(text)
    assert len(snippet.text) <= SNIPPET + 2
    ends = [0, *(place for span in snippet.spans for place in span), len(snippet.text)]
    assert ends == sorted(ends)
    if made.matches(text):
        assert made.exact(text) or made.accented


@given(st.text(min_size=1, max_size=40))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    for word in fold(text).split():
        assert matcher(f'"{word}"').matches(text)


@given(st.text(alphabet="aáàâđd oó,-1", max_size=30), st.text(alphabet='aá đ"o1', max_size=12))
def test_marks_are_the_same_however_the_text_is_composed(text: str, query: str) -> None:
    """The quick way for composed texts and the careful one for all others find the same."""
    made = matcher(query)
    careful = made.spans(f"{text} e\u0301")
    assert [span for span in careful if span[1] <= len(text)] == list(made.spans(text))
