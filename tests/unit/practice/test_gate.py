"""API page 3, 10 and the check order of 15: what a call must pass before its parameters are looked at."""

import hashlib
import hmac

import pytest

from app.practice.people import ALL_GROUPS, Group
from tests.unit.practice.conftest import Shop

CALLS = [
    ("GET", "/v2.0/oa/getoa"),
    ("GET", "/v2.0/oa/listrecentchat"),
    ("GET", "/v2.0/oa/conversation"),
    ("GET", "/v3.0/oa/user/detail"),
    ("GET", "/v3.0/oa/user/getlist"),
    ("GET", "/v2.0/oa/tag/gettagsofoa"),
    ("POST", "/v2.0/oa/tag/tagfollower"),
    ("POST", "/v2.0/oa/tag/rmfollowerfromtag"),
    ("POST", "/v2.0/oa/tag/rmtag"),
    ("POST", "/v3.0/oa/user/update"),
    ("POST", "/v3.0/oa/quota/message"),
    ("POST", "/v3.0/oa/message/cs"),
    ("POST", "/v2.0/oa/message"),
    ("POST", "/v2.0/oa/upload/image"),
    ("POST", "/v2.0/oa/upload/gif"),
    ("POST", "/v2.0/oa/upload/file"),
]


def code(shop: Shop, method: str, path: str, **headers: str) -> int:
    answer = shop.http.request(method, path, headers={"access_token": shop.access} | headers)
    assert answer.status_code == 200
    number: int = answer.json()["error"]
    return number


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_every_call_wants_a_token_in_the_header(shop: Shop, method: str, path: str) -> None:
    assert code(shop, method, path, access_token="nobody's") == -216
    answer = shop.http.request(method, path)
    assert (answer.status_code, answer.json()["error"]) == (200, -216)
    assert "data" not in answer.json()


def test_a_token_in_the_query_is_not_accepted_any_more(shop: Shop) -> None:
    answer = shop.http.get("/v2.0/oa/getoa", params={"access_token": shop.access})
    assert answer.json()["error"] == 404


def test_an_unknown_path_is_a_positive_code_and_comes_first(shop: Shop) -> None:
    for method, path in (("GET", "/v3.0/oa/message"), ("POST", "/v2.0/oa/getoa"), ("GET", "/v2.0/oa/nothing")):
        assert code(shop, method, path, access_token="nobody's") == 404


@pytest.mark.parametrize(
    ("group", "closed"),
    [
        (Group.MESSAGES, {"listrecentchat", "conversation"}),
        (Group.SEND, {"quota/message", "message/cs", "oa/message", "upload/image", "upload/gif", "upload/file"}),
        (
            Group.INFO,
            {"getoa", "user/detail", "user/getlist", "gettagsofoa", "tagfollower", "fromtag", "rmtag", "user/update"},
        ),
        (Group.CALL, set()),
    ],
)
def test_a_group_that_was_not_ticked_closes_its_calls(shop: Shop, group: Group, closed: set[str]) -> None:
    shop.world.tokens.allow(shop.world.oa.oa_id, ALL_GROUPS - {group})
    refused = {path for method, path in CALLS if code(shop, method, path) == -223}
    assert refused == {path for _, path in CALLS if any(path.endswith(end) for end in closed)}


def test_the_two_quota_questions_have_two_permissions(shop: Shop) -> None:
    shop.world.tokens.allow(shop.world.oa.oa_id, frozenset({Group.SEND}))
    assert shop.post("/v3.0/oa/quota/message", {"quota_owner": "OA"})["error"] == -223
    assert shop.post("/v3.0/oa/quota/message", {"user_id": "1"})["error"] == -201


def test_checks_come_in_zalos_order(shop: Shop) -> None:
    """Token, app, package, permission, place, rate, parameters: each hides what comes after it."""
    path = "/v2.0/oa/listrecentchat"  # without `data`: the parameters are wrong
    shop.world.tokens.allow(shop.world.oa.oa_id, frozenset())
    shop.knobs.app_active, shop.knobs.package_too_low = False, True
    shop.knobs.foreign_ip, shop.knobs.rate_per_oa = "1.2.3.4", 0
    assert code(shop, "GET", path, access_token="x") == -216
    assert code(shop, "GET", path) == -209
    shop.knobs.app_active = True
    assert code(shop, "GET", path) == -224
    shop.knobs.package_too_low = False
    assert code(shop, "GET", path) == -223
    shop.world.tokens.allow(shop.world.oa.oa_id, ALL_GROUPS)
    assert code(shop, "GET", path) == -501
    shop.knobs.foreign_ip = ""
    assert code(shop, "GET", path) == -32
    shop.knobs.rate_per_oa = 100
    assert code(shop, "GET", path) == -201


@pytest.mark.parametrize(
    ("knob", "value", "expected"),
    [
        ("app_active", False, -209),
        ("app_registered", False, -212),
        ("app_removed", True, -219),
        ("oa_disabled", True, -204),
        ("unverified", True, -221),
        ("package_too_low", True, -224),
    ],
)
def test_the_owner_has_to_act(shop: Shop, knob: str, value: bool, expected: int) -> None:
    shop.knobs.turn({knob: value})
    assert code(shop, "GET", "/v3.0/oa/user/getlist") == expected


def test_the_profile_explains_a_low_package_and_can_be_closed_too(shop: Shop) -> None:
    shop.knobs.package_too_low = shop.knobs.unverified = True
    told = shop.get("/v2.0/oa/getoa")["data"]
    assert (told["is_verified"], told["package_name"]) == (False, "Cơ bản")
    shop.knobs.profile_always_works = False
    assert shop.get("/v2.0/oa/getoa")["error"] == -221


def test_from_abroad_reading_is_refused_with_the_address(shop: Shop) -> None:
    shop.knobs.foreign_ip = "203.0.113.9"
    answer = shop.get("/v2.0/oa/listrecentchat", {"offset": 0, "count": 1})
    assert answer["error"] == -501
    assert answer["message"].endswith("not inside Vietnam: 203.0.113.9")
    assert shop.get("/v2.0/oa/getoa")["error"] == 0
    assert shop.send({"text": "Dạ"})["error"] != -501
    shop.knobs.foreign_scope = "recent"
    assert shop.get("/v3.0/oa/user/getlist", {"offset": 0, "count": 1})["error"] == 0
    shop.knobs.foreign_scope = "all"
    assert shop.send({"text": "Dạ"})["error"] == -501
    assert shop.get("/v2.0/oa/getoa")["error"] == 0


def test_an_old_token_has_expired_and_a_revoked_one_is_removed(shop: Shop) -> None:
    shop.clock.advance(25 * 3_600_000 + 1)
    assert code(shop, "GET", "/v2.0/oa/getoa") == -220
    shop.access, _ = shop.world.token_pair()
    assert code(shop, "GET", "/v2.0/oa/getoa") == 0
    assert shop.world.revoke_tokens() == 2
    assert code(shop, "GET", "/v2.0/oa/getoa") == -220


def test_the_secret_proof(shop: Shop) -> None:
    proof = hmac.new(shop.world.app.secret.encode(), shop.access.encode(), hashlib.sha256).hexdigest()
    assert code(shop, "GET", "/v2.0/oa/getoa", appsecret_proof="0" * 64) == -242
    shop.knobs.secret_proof_required = True
    assert code(shop, "GET", "/v2.0/oa/getoa") == -242
    assert code(shop, "GET", "/v2.0/oa/getoa", appsecret_proof=proof) == 0


def test_the_rate_is_told_and_kept_until_the_next_minute(shop: Shop) -> None:
    shop.knobs.rate_per_oa = 3
    left = []
    for _ in range(4):
        answer = shop.http.get("/v2.0/oa/getoa", headers=shop.headers)
        left.append((answer.headers["X-RateLimit-Limit"], answer.headers["X-RateLimit-Remain"]))
    assert left == [("3", "2"), ("3", "1"), ("3", "0"), ("3", "0")]
    assert answer.json()["error"] == -32
    shop.clock.advance(60_000)
    assert code(shop, "GET", "/v2.0/oa/getoa") == 0


def test_each_oa_has_a_bucket_and_the_app_another(shop: Shop) -> None:
    shop.knobs.rate_per_oa = 1
    assert code(shop, "GET", "/v2.0/oa/getoa") == 0
    assert code(shop, "GET", "/v2.0/oa/getoa") == -32
    shop.access, _ = shop.world.token_pair(shop.world.second_oa)
    assert code(shop, "GET", "/v2.0/oa/getoa") == 0
    shop.knobs.rate_per_oa, shop.knobs.rate_per_app = 100, 2
    assert code(shop, "GET", "/v2.0/oa/getoa") == -32


def test_rate_headers_can_be_missing(shop: Shop) -> None:
    shop.knobs.rate_headers = False
    assert "X-RateLimit-Limit" not in shop.http.get("/v2.0/oa/getoa", headers=shop.headers).headers
