"""The error taxonomy: what a caller may rely on."""

import re

import pytest

from app import errors
from app.errors import (
    LONGEST_BLOCK_S,
    LONGEST_NIGHT_S,
    AppError,
    NeedsUser,
    RateLimited,
    Rejected,
    StorageFailure,
    Transient,
    WrongPlace,
)
from tests.error_codes import raised


def test_an_error_says_its_code_and_parameters_and_no_sentence() -> None:
    error = Rejected("unknown_code", zalo_code=-999, zalo_text="?")
    assert str(error) == "unknown_code(zalo_code=-999, zalo_text='?')"
    assert str(Rejected("empty")) == "empty"


def test_only_what_cannot_have_arrived_is_safe_to_send_again() -> None:
    assert Transient("timeout").reached
    assert not Transient("offline", reached=False).reached
    assert not RateLimited(until=1_760_000_060_000).reached


def test_a_wrong_place_is_healed_by_a_person_and_is_not_a_dead_login() -> None:
    error = WrongPlace("203.0.113.7")
    assert isinstance(error, NeedsUser)
    assert (error.code, error.params) == ("wrong_place", {"ip": "203.0.113.7"})


@pytest.mark.parametrize("kind", [Transient, NeedsUser, Rejected, StorageFailure])
def test_the_four_who_act_are_apart(kind: type[AppError]) -> None:
    others = {Transient, NeedsUser, Rejected, StorageFailure} - {kind}
    assert issubclass(kind, AppError)
    assert not any(issubclass(kind, other) for other in others)


def test_each_class_names_the_codes_that_it_is_raised_with() -> None:
    named = {kind: set(re.findall(r"[a-z_]+", getattr(errors, kind).__doc__)) for kind in raised() if kind != "cli"}
    assert {kind: sorted(raised()[kind] - words) for kind, words in named.items() if raised()[kind] - words} == {}


def test_a_limit_from_before_the_clock_was_put_right_lasts_no_longer_than_an_honest_one() -> None:
    in_2038, now = 2**31 * 1000, 1_760_000_000_000
    assert RateLimited(in_2038).seconds(now) == LONGEST_BLOCK_S
    assert RateLimited(in_2038, "night").seconds(now) == LONGEST_NIGHT_S
    assert RateLimited(now + 7_000).seconds(now) == 7.0
    assert RateLimited(now).seconds(in_2038) == 0.0
