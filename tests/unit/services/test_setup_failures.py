"""Every error becomes a failure that the wizard has a page for."""

import pytest

from app.domain.setup import FAILURES, SetupFailure
from app.errors import AppError, NeedsUser, RateLimited, Rejected, StorageFailure, Transient, WrongPlace
from app.services.setup_failures import failure_from


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Transient("offline", reached=False), "offline"),
        (Transient("timeout"), "offline"),
        (Transient("certificate", reached=False), "certificate"),
        (Transient("bad_answer"), "server"),
        (RateLimited(0), "server"),
        (WrongPlace("203.0.113.7"), "wrong_place"),
        (NeedsUser("package_too_low"), "package_too_low"),
        (NeedsUser("api_not_registered"), "app_inactive"),
        (NeedsUser("in_use"), "in_use"),
        (NeedsUser("login_again"), "code_expired"),
        (NeedsUser("oa_disabled"), "unknown"),
        (Rejected("unknown_code", zalo_code=-999), "unknown"),
        (StorageFailure("disk_full"), "unknown"),
    ],
)
def test_failure_from(error: AppError, code: str) -> None:
    assert failure_from(error).code == code
    assert code in FAILURES


def test_what_zalo_said_is_kept() -> None:
    assert failure_from(NeedsUser("oa_unverified", zalo_code=-221, zalo_text="x")) == SetupFailure(
        "oa_unverified", (("zalo_code", "-221"),)
    )
    assert failure_from(WrongPlace("203.0.113.7")).params == (("ip", "203.0.113.7"),)
    assert failure_from(StorageFailure("disk_full")).params == (("code", "disk_full"),)


def test_a_pasted_pair_fails_in_its_own_words() -> None:
    assert failure_from(NeedsUser("login_again"), pasted=True).code == "tokens_invalid"
