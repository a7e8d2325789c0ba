"""Long texts in pieces: nothing lost, nothing too long, cut where a person would."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.graphemes import may_cut
from app.domain.splitting import Piece, joined, split
from app.domain.text import clean

SIGNS = ["a", "ế", "e\u0323", " ", "\n", ". ", "👨‍👩‍👧", "🇻🇳", "👍🏽", "https://shop.vn/ao-dai?id=1 ", "\n\n"]


def texts(text: str, limit: int) -> list[str]:
    return [piece.text for piece in split(text, limit)]


def test_what_fits_is_one_message() -> None:
    assert split("chào chị", 8) == [Piece("chào chị")]
    assert len(split("ạ" * 2_000)) == 1
    assert len(split("ạ" * 2_001)) == 2


def test_paragraphs_come_first_then_lines_sentences_and_words() -> None:
    assert texts("aaa bbb. ccc\n\nddd. eee fff", 16) == ["aaa bbb. ccc", "ddd. eee fff"]
    assert texts("aaa bbb. ccc\nddd. eee fff", 18) == ["aaa bbb. ccc", "ddd. eee fff"]
    assert texts("aaa bbb ccc. ddd eee fff ggg", 18) == ["aaa bbb ccc.", "ddd eee fff ggg"]
    assert texts("aaa bbb ccc ddd eee fff", 12) == ["aaa bbb ccc", "ddd eee fff"]


def test_a_good_place_too_early_does_not_count() -> None:
    assert texts("a\n\nbbb ccc ddd eee fff", 16)[0] == "a\n\nbbb ccc ddd"


def test_a_place_counts_from_the_middle_on_and_white_space_anywhere() -> None:
    assert texts("aaaaa\n\nbbbb cc dd", 11)[0] == "aaaaa"
    assert texts("aaaa\n\nbb cc dd", 10)[0] == "aaaa\n\nbb"
    assert texts("a. bbb ccc ddd", 10)[0] == "a. bbb ccc"
    assert texts("a bbbbbbbbbbbb", 8)[0] == "a"


def test_a_sentence_ends_where_white_space_follows() -> None:
    assert texts("Giá 1.250.000đ nhé chị ơi em gửi", 15)[0] == "Giá 1.250.000đ"


def test_an_address_stays_whole() -> None:
    text = "xem " + "a" * 10 + "https://shop.vn/ao-dai/do-cuoi"
    pieces = texts(text, 30)
    assert pieces[-1] == "https://shop.vn/ao-dai/do-cuoi"


def test_an_address_right_after_a_sign_goes_whole_and_one_longer_than_a_message_is_cut() -> None:
    address = "https://shop.vn/ao-dai/do-cuoi"
    assert texts(f"({address}", 30) == ["(", address]
    assert texts(f"xem:{address}", 29)[0] == f"xem:{address}"[:29]


def test_words_without_end_are_cut_between_signs() -> None:
    family = "👨‍👩‍👧"
    pieces = texts(family * 5, 12)
    assert pieces == [family * 2, family * 2, family]


def test_white_space_between_pieces_is_remembered() -> None:
    text = "aaa bbb\n\n\nccc ddd  eee"
    pieces = split(text, 9)
    assert [piece.joint for piece in pieces][1:] == ["\n\n\n", "  "]
    assert joined(pieces) == text
    assert joined(pieces[1:]) == "ccc ddd  eee"


@given(st.lists(st.sampled_from(SIGNS), max_size=60), st.integers(8, 40))
def test_nothing_is_lost_and_nothing_is_too_long(signs: list[str], limit: int) -> None:
    text = clean("".join(signs))
    pieces = split(text, limit)
    assert joined(pieces) == text
    for piece in pieces:
        assert len(piece.text) <= limit
        assert piece.text or not text
        assert piece.text == piece.text.strip()
    at = 0
    for piece in pieces[:-1]:
        at += len(piece.joint) + len(piece.text)
        assert may_cut(text, at)
