"""The hint at how hard a passphrase is to guess."""

import unicodedata

import pytest

from ui.widgets.strength import strength


@pytest.mark.parametrize(
    ("passphrase", "score"),
    [
        ("", 0),
        ("1234567", 0),
        ("12345678", 1),
        ("aaaaaaaaaaaa", 1),
        ("abcdefghijkl", 1),
        ("con mèo trèo cây cau", 4),
    ],
)
def test_what_is_long_and_mixed_is_strong(passphrase: str, score: int) -> None:
    assert strength(passphrase) == score


def test_a_letter_more_never_weakens() -> None:
    whole = "Bún chả 7 giờ tối"
    scores = [strength(whole[:count]) for count in range(len(whole) + 1)]
    assert scores == sorted(scores)
    assert (scores[0], scores[-1]) == (0, 4)


def test_accents_count_once_however_they_are_typed() -> None:
    apart = unicodedata.normalize("NFD", "ấấấấấấấ")
    assert len(apart) > 8
    assert strength(apart) == 0, "seven letters"
