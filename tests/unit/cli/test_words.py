"""Every error that the core knows ends in one line that says what to do next."""

import re
from pathlib import Path

import pytest

from app.cli.words import WORDS, Exit, exit_code, sentence
from app.domain.setup import FAILURES
from app.domain.sharing.refusals import No
from app.errors import AppError, NeedsUser, RateLimited, Rejected, StorageFailure, Transient, WrongPlace
from tests.error_codes import noted, raised

APP = Path(__file__).resolve().parents[3] / "app"


def test_no_code_of_the_core_is_without_words() -> None:
    codes = FAILURES.union(noted(), *raised().values())
    assert len(codes) > 80
    assert codes - set(WORDS) == set()


def test_every_refusal_of_sharing_has_words() -> None:
    assert {why.value for why in No} - set(WORDS) == set()


@pytest.mark.parametrize("code", sorted(WORDS))
def test_words_are_one_line_with_something_to_do(code: str) -> None:
    words = WORDS[code]
    assert "\n" not in words
    assert words.endswith((".", ")"))
    assert words.count(". ") + words.count("; ") + words.count(": ") >= 1, "says what is wrong, but not what to do"


def test_parameters_are_filled_in_and_a_missing_one_breaks_nothing() -> None:
    assert "203.0.113.7" in sentence(WrongPlace("203.0.113.7"))
    assert "2000" in sentence(Rejected("text_too_long", length=2_001, limit=2_000))
    assert "?" in sentence(Rejected("text_too_long"))


def test_what_zalo_said_of_a_refusal_is_passed_on_as_one_line() -> None:
    said = sentence(Rejected("unknown_code", zalo_code=-999, zalo_text="Something\nnew"))
    assert "-999" in said
    assert said.endswith("(Zalo says: Something new)")


@pytest.mark.parametrize("kind", [Transient, NeedsUser, Rejected, StorageFailure])
def test_a_code_from_the_future_still_says_something(kind: type[AppError]) -> None:
    assert sentence(kind("code_of_tomorrow")).count(".") >= 2


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Transient("offline"), 75),
        (RateLimited(5), 75),
        (NeedsUser("login_again"), 3),
        (WrongPlace(), 3),
        (Rejected("empty"), 4),
        (StorageFailure("disk_full"), 5),
    ],
)
def test_exit_codes_say_who_acts_next(error: AppError, code: int) -> None:
    assert exit_code(error) == code


def test_exit_codes_are_never_renumbered() -> None:
    assert {item.name: item.value for item in Exit} == {
        "DONE": 0,
        "BUG": 1,
        "USAGE": 2,
        "NEEDS_YOU": 3,
        "REFUSED": 4,
        "STORAGE": 5,
        "UNKNOWN_FATE": 6,
        "LATER": 75,
        "INTERRUPTED": 130,
    }


def test_the_page_for_people_names_them_all() -> None:
    page = (APP.parent / "docs" / "cli.md").read_text(encoding="utf-8")
    for item in Exit:
        assert re.search(rf"^\| {item.value} \|", page, re.MULTILINE), item
