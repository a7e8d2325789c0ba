"""Words in labels, without accents, and where they stand."""

import pytest

from ui.widgets.matching import found, spans


@pytest.mark.parametrize(
    ("words", "text", "hit"),
    [
        ("thong bao", "Thông báo", True),
        ("bao thong", "Thông báo", True),
        ("am", "Âm thanh", True),
        ("dong", "Đóng xuống khay", True),
        ("", "gì cũng được", True),
        ("thông", "Thong bao", True),
        ("khay hệ", "Khay", False),
    ],
)
def test_found(words: str, text: str, hit: bool) -> None:
    assert found(words, text) is hit


def test_words_may_stand_in_different_texts() -> None:
    assert found("nho khay", "Thu nhỏ", "Xuống khay hệ thống")


def test_spans_are_places_in_the_shown_text() -> None:
    assert spans("am", "Âm thanh, êm") == [(0, 2)]
    assert spans("thanh am", "Âm thanh") == [(0, 2), (3, 5)]
    assert spans("an anh", "thanh") == [(2, 3)]
    assert spans("a", "ba") == [(1, 1)]
    assert spans("x", "abc") == []
    decomposed = "A\u0302m"
    assert spans("am", decomposed) == [(0, 1), (2, 1)] or spans("am", decomposed) == [(0, 3)]
