"""Cutting between signs: never within an accented letter, a family, a flag or a skin tone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.graphemes import cut_before, may_cut

WHOLE = ["e\u0302\u0323", "👍🏽", "👨‍👩‍👧‍👦", "❤️", "🇻🇳", "1️⃣", "🏴\U000e0067\U000e0062\U000e007f", "\r\n", "👩🏻‍❤️‍👨🏽"]


@pytest.mark.parametrize("sign", WHOLE)
def test_a_sign_is_not_cut(sign: str) -> None:
    text = f"a{sign}b"
    allowed = [at for at in range(len(text) + 1) if may_cut(text, at)]
    assert allowed == [0, 1, 1 + len(sign), len(text)]


def test_flags_are_cut_in_pairs() -> None:
    text = "🇻🇳🇯🇵🇰🇷"
    assert [at for at in range(7) if may_cut(text, at)] == [0, 2, 4, 6]


def test_a_cut_goes_back_to_the_sign_before() -> None:
    assert cut_before("ab👨‍👩‍👧", 5) == 2
    assert cut_before("abc", 2) == 2
    assert cut_before("👨‍👩‍👧", 3) == 3, "one sign alone is too long: it has to be cut"


@given(st.text(alphabet=["a", *"".join(WHOLE)], max_size=30), st.integers(1, 30))
def test_a_cut_is_never_later_than_asked(text: str, at: int) -> None:
    found = cut_before(text, min(at, len(text)))
    assert found <= max(at, 0)
