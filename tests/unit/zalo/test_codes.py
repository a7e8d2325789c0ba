"""Every row of Zalo's error tables ends in an error that says who acts."""

import pytest

from app.errors import AppError, NeedsUser, RateLimited, Rejected, Transient, WrongPlace
from app.zalo.codes import API_CODES, LOGIN_CODES, Call, TokenRefused, address_in, error_for, next_minute, next_morning

NOW = 1_760_000_000_000

API_ROWS: dict[type[AppError], dict[str, set[int]]] = {
    TokenRefused: {"login_again": {-216, -220, -124, 216, 401, -401}},
    NeedsUser: {
        "oa_disabled": {-204, -205},
        "app_inactive": {-209},
        "message_quota": {-211, -238, -241},
        "api_not_registered": {-212},
        "app_removed": {-219},
        "oa_unverified": {-221},
        "permission_missing": {-223},
        "package_too_low": {-224, -237},
        "oa_kind_refused": {-235},
        "wrong_secret": {-242},
        "standards": {-248, -249},
        "cloud_account": {-320, -321},
    },
    WrongPlace: {"wrong_place": {-501}},
    Rejected: {
        "attachment_expired": {-100, -155},
        "bad_parameter": {-201, -210, -233, -403, -1340, -1341},
        "not_follower": {-213},
        "blocked_by_customer": {-217},
        "customer_limit": {-218},
        "customer_inactive": {-227},
        "window_closed": {-230, -232, -222, -305, -311},
        "customer_restricted": {-231, -244},
        "unknown_path": {-240, 404},
    },
    RateLimited: {"rate_limited": {-32}, "night": {-234}},
    Transient: {"send_failed": {-200}, "busy": {-214}},
}

LOGIN_ROWS: dict[type[AppError], dict[str, set[int]]] = {
    Transient: {"server": {-14001, -14026, -14027, -14028, -14031}},
    RateLimited: {"rate_limited": {-32}},
    WrongPlace: {"wrong_place": {-501}},
    Rejected: {"bad_parameter": {-14016, -14017, -14018}, "unknown_path": {404}},
    NeedsUser: {
        "wrong_app_id": {-14002, -14008, -14009, -14011},
        "wrong_callback": {-14003},
        "wrong_secret": {-14004},
        "code_expired": {-14005, -14019},
        "login_again": {
            *{-14006, -14007, -14010, -14012, -14013, -14014, -14015},
            *{-14020, -14022, -14025, -14048},
        },
        "permission_missing": {-14021},
        "denied": {-14023, -1114},
        "wrong_oa": {-14024},
        "app_inactive": {-14029, -209},
        "browser_refused": {-1118, -7007, -7010},
    },
}


def flat(rows: dict[type[AppError], dict[str, set[int]]]) -> list[tuple[int, type[AppError], str]]:
    return [(code, kind, name) for kind, names in rows.items() for name, codes in names.items() for code in codes]


@pytest.mark.parametrize(("code", "kind", "name"), flat(API_ROWS))
def test_api_row(code: int, kind: type[AppError], name: str) -> None:
    error = error_for(code, "said", Call.READ, NOW)
    assert type(error) is kind
    assert error.code == name


@pytest.mark.parametrize(("code", "kind", "name"), flat(LOGIN_ROWS))
def test_login_row(code: int, kind: type[AppError], name: str) -> None:
    error = error_for(code, "said", Call.LOGIN, NOW)
    assert type(error) is kind
    assert error.code == name


def test_no_row_is_left_out_of_these_tests() -> None:
    assert set(API_CODES) == {code for code, _, _ in flat(API_ROWS)}
    assert set(LOGIN_CODES) == {code for code, _, _ in flat(LOGIN_ROWS)}


@pytest.mark.parametrize("code", [-118, -101, -9999, 1, 500])
def test_an_unknown_code_is_kept_with_its_text(code: int) -> None:
    error = error_for(code, "something \x00new" + "!" * 1000, Call.SEND, NOW)
    assert type(error) is Rejected
    assert error.code == "unknown_code"
    assert error.params["zalo_code"] == code
    said = error.params["zalo_text"]
    assert isinstance(said, str)
    assert said.startswith("something \ufffdnew!")
    assert len(said) == 300


@pytest.mark.parametrize(
    ("code", "call", "name"),
    [
        (-201, Call.UPLOAD, "wrong_type"),
        (-201, Call.SEND, "bad_parameter"),
        (-210, Call.UPLOAD, "too_large"),
        (-210, Call.SEND, "text_too_long"),
        (-210, Call.EDIT, "bad_parameter"),
        (-210, Call.REACT, "reaction_limit"),
        (-230, Call.REACT, "window_closed"),
        (-211, Call.UPLOAD, "upload_quota"),
        (-211, Call.SEND, "message_quota"),
    ],
)
def test_a_code_means_another_thing_by_its_call(code: int, call: Call, name: str) -> None:
    assert error_for(code, "", call, NOW).code == name


def test_a_failed_send_has_an_unknown_fate_and_a_refused_one_has_not() -> None:
    unknown, refused = (error_for(code, "", Call.SEND, NOW) for code in (-200, -32))
    assert isinstance(unknown, Transient)
    assert unknown.reached
    assert isinstance(refused, Transient)
    assert not refused.reached


def test_a_busy_zalo_has_done_nothing() -> None:
    error = error_for(-214, "", Call.SEND, NOW)
    assert isinstance(error, Transient)
    assert not error.reached


def test_the_two_tables_are_apart() -> None:
    assert error_for(-230, "", Call.LOGIN, NOW).code == "unknown_code"
    assert error_for(-14014, "", Call.READ, NOW).code == "unknown_code"


def test_over_the_limit_waits_for_the_next_minute() -> None:
    error = error_for(-32, "", Call.READ, 60_000 * 5 + 1)
    assert isinstance(error, RateLimited)
    assert error.until == 60_000 * 6
    assert next_minute(60_000) == 120_000


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        # 2025-10-09 05:59:59.999, 06:00 and 22:00 in Vietnam, which is UTC+7.
        (1_759_964_399_999, 1_759_964_400_000),
        (1_759_964_400_000, 1_760_050_800_000),
        (1_760_022_000_000, 1_760_050_800_000),
    ],
)
def test_the_night_ends_at_six_in_vietnam(now: int, morning: int) -> None:
    assert next_morning(now) == morning
    error = error_for(-234, "", Call.SEND, now)
    assert isinstance(error, RateLimited)
    assert error.until == morning


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("Personal information is limited due to IP address not inside Vietnam: 203.0.113.7", "203.0.113.7"),
        ("IP address not inside Vietnam: 203.0.113.7.", "203.0.113.7"),
        ("proxy 10.0.0.1 says: IP address not inside Vietnam: 203.0.113.7", "203.0.113.7"),
        ("not inside Vietnam: 2001:db8::1", "2001:db8::1"),
        ("IP address not inside Vietnam: <ip>", ""),
        ("not inside Vietnam: 999.1.1.1", ""),
        ("", ""),
    ],
)
def test_the_wrong_place_names_the_address(said: str, address: str) -> None:
    assert address_in(said) == address
    error = error_for(-501, said, Call.READ, NOW)
    assert isinstance(error, WrongPlace)
    assert error.params == {"ip": address}
