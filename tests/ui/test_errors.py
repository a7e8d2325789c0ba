"""Every error has words and a way on."""

import pytest

from app.domain.sharing.refusals import No
from app.errors import AppError, NeedsUser, RateLimited, Rejected, StorageFailure, Transient, WrongPlace
from tests.error_codes import noted, raised, raised_by_window
from ui.errors import ADDRESSES, button_text, words, words_for
from ui.i18n import Languages
from ui.words import TABLE, Remedy


def test_every_code_that_can_reach_the_window_has_words() -> None:
    codes = set().union(noted(), *(found for kind, found in raised().items() if kind != "cli"))
    assert len(codes) > 70
    assert codes - set(TABLE) == set()
    assert {"unreadable", "cannot_write"} <= raised_by_window()
    assert raised_by_window() - set(TABLE) == set()


def test_every_refusal_of_sharing_has_words() -> None:
    assert {why.value for why in No} - set(TABLE) == set()


@pytest.mark.usefixtures("vietnamese")
def test_what_is_taken_is_named() -> None:
    assert words(Rejected("source_taken", detail="Ca sáng")).sentence.endswith("(Ca sáng)")
    assert "zz" not in words(Rejected("already_claimed", detail="zz")).sentence


def test_words_are_translated(vietnamese: Languages) -> None:
    told = words(Transient("offline"))
    assert told.title == "Không có mạng"
    assert told.button == "Thử lại"
    vietnamese.choose("en")
    assert words(Transient("offline")).title == "No network"
    vietnamese.choose("vi")


@pytest.mark.usefixtures("vietnamese")
def test_zalos_own_words_come_behind_ours() -> None:
    told = words(Rejected("unknown_code", zalo_code=-9999, zalo_text="Something"))
    assert told.sentence.endswith("(Zalo: -9999 Something)")
    assert words(Rejected("window_closed", zalo_code=-230)).sentence.endswith("(Zalo: -230)")
    assert "203.0.113.9" in words(WrongPlace("203.0.113.9")).sentence


@pytest.mark.parametrize("kind", [Transient, NeedsUser, Rejected, StorageFailure])
@pytest.mark.usefixtures("vietnamese")
def test_an_unknown_code_still_makes_a_sentence(kind: type[AppError]) -> None:
    told = words(kind("brand_new"))
    assert told.title
    assert "brand_new" in told.sentence
    assert told.button


def test_stored_codes_and_rate_limits() -> None:
    assert words_for("login_again").remedy is Remedy.RECONNECT
    assert words(RateLimited(5)).title == words_for("rate_limited").title


def test_every_remedy_has_a_label_and_browsers_an_address() -> None:
    for remedy in Remedy:
        assert bool(button_text(remedy)) == (remedy is not Remedy.NONE)
    assert set(ADDRESSES) == {Remedy.ZALO_APPS, Remedy.OA_MANAGER}
