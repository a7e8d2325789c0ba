"""What real programs put on the clipboard, as plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.pasting import LONGEST_PASTE, pasted

EXCEL = 'Mẫu\tSize\tGiá\r\nÁo dài đỏ\tM\t350.000\r\n"Áo dài\nthêu tay ""loại 1"""\tL\t1.250.000\r\n\t\t\r\n'
WORD = (
    "Bảng\xa0giá tháng\xa010\r\n"
    "\uf0b7\tÁo dài: 350.000đ\r\n\xb7\tNón lá:\xa090.000đ\r\no\tQuà tặng\r\n\xa7\tGiao\x0bhàng\r\n"
    "Áo\xadcưới non\x1ebreaking\ufeff"
)


def test_a_table_is_a_line_a_row() -> None:
    assert pasted(EXCEL, table=True).split("\n") == [
        "Mẫu  Size  Giá",
        "Áo dài đỏ  M  350.000",
        'Áo dài thêu tay "loại 1"  L  1.250.000',
    ]


def test_a_single_cell_is_its_words() -> None:
    assert pasted("350.000\r\n", table=True) == "350.000"
    assert pasted('Size 5" và 6"\r\n', table=True) == 'Size 5" và 6"'


def test_words_bullets_and_blanks_are_everybodys() -> None:
    assert pasted(WORD).split("\n") == [
        "Bảng giá tháng 10",
        "• Áo dài: 350.000đ",
        "• Nón lá: 90.000đ",
        "• Quà tặng",
        "• Giao",
        "hàng",
        "Áocưới non-breaking",
    ]


def test_tabs_between_words_are_blanks() -> None:
    assert pasted("a\tb\t\tc") == "a  b  c"


def test_accents_are_composed() -> None:
    assert pasted("Tie\u0302\u0301ng Vie\u0323\u0302t") == "Tiếng Việt"


def test_paragraphs_and_indents_stay() -> None:
    assert pasted("a\r\n\r\n  b\r\n") == "a\n\n  b"


@pytest.mark.parametrize("sign", ["👨‍👩‍👧", "❤️", "🇻🇳", "“”", "…", "₫"])
def test_signs_that_mean_something_stay(sign: str) -> None:
    assert pasted(f"a {sign} b") == f"a {sign} b"


def test_an_endless_clipboard_is_not_read_to_its_end() -> None:
    assert len(pasted("a" * (LONGEST_PASTE + 5))) == LONGEST_PASTE


@given(st.text(), st.booleans())
def test_nothing_invisible_comes_in(text: str, table: bool) -> None:
    found = pasted(text, table=table)
    assert not set(found) & set("\r\t\x00\x0b\xa0\u2028\ufeff\ufffc")
    assert not found.startswith("\n")
    assert not found.endswith("\n")
