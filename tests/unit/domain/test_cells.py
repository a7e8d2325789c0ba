"""Cells: whatever some program would take for a formula begins with an apostrophe, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cells import RISKY, harmless

UNSEEN = ["", " ", "\u00a0", "\ufeff", "\u200b", "\u3000", "\u00ad", "\u2060", "\x0b", "\u202e", " \u200e\x00"]


@given(st.text(max_size=40))
def test_a_cell_stays_or_gets_one_apostrophe(text: str) -> None:
    assert harmless(text) in (text, f"'{text}")
    assert not harmless(text).startswith(RISKY)


@pytest.mark.parametrize("before", UNSEEN)
@pytest.mark.parametrize("start", [sign for sign in RISKY if not sign.isspace()])
def test_each_risky_beginning_is_taken_out_of_its_meaning(start: str, before: str) -> None:
    assert harmless(f"{before}{start}cmd|' /C calc'!A0") == f"'{before}{start}cmd|' /C calc'!A0"


@pytest.mark.parametrize("text", ["\tcmd", "\rcmd", "\ncmd"])
def test_a_tab_or_a_new_line_begins_no_cell(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Chị Lan", "0901 234 567", "1 + 1 = 2", "\u3000", "'=1"])
def test_other_texts_stay(text: str) -> None:
    assert harmless(text) == text
