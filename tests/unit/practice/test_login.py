"""API page 2: the permission page, its callback, and the token endpoint."""

import re
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from app.practice.people import Group
from tests.unit.practice.conftest import Shop

VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"  # RFC 7636, as the API page gives it
TICKS = [group.value for group in Group]


def ask(shop: Shop, **changed: str) -> httpx.Response:
    wanted = {
        "app_id": shop.world.app.app_id,
        "redirect_uri": shop.world.app.redirect_uri,
        "code_challenge": CHALLENGE,
        "state": "state-1",
    } | changed
    return shop.http.get("/v4/oa/permission", params={name: value for name, value in wanted.items() if value})


def press(shop: Shop, page: httpx.Response, answer: str = "allow", **changed: object) -> httpx.Response:
    found = re.search(r'name="login" value="([^"]+)"', page.text)
    assert found is not None
    form = {"login": found[1], "oa": shop.world.oa.oa_id, "perm": TICKS, "agree": "1", "answer": answer} | changed
    return shop.http.post("/v4/oa/permission/answer", data=form)


def callback(answer: httpx.Response) -> dict[str, str]:
    assert answer.status_code == 302
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}


def code_of(shop: Shop, **changed: str) -> str:
    return callback(press(shop, ask(shop, **changed)))["code"]


def exchange(shop: Shop, code: str, verifier: str = VERIFIER) -> dict[str, object]:
    return shop.token(grant_type="authorization_code", code=code, code_verifier=verifier)


def test_the_page_shows_each_oa_and_each_permission_ticked(shop: Shop) -> None:
    page = ask(shop)
    assert page.headers["content-type"].startswith("text/html")
    for oa in (shop.world.oa, shop.world.second_oa):
        assert f'id="oa-{oa.oa_id}"' in page.text
        assert oa.name in page.text
    for group in TICKS:
        assert re.search(rf'id="perm-{group}"[^>]*checked', page.text)
    for wanted in ('id="agree"', 'id="allow"', 'id="deny"', "Cho phép", "Từ chối", "Đồng ý"):
        assert wanted in page.text


def test_allowing_brings_code_oa_and_state_to_the_callback(shop: Shop) -> None:
    answer = press(shop, ask(shop))
    assert answer.headers["location"].startswith(f"{shop.server.redirect_uri}?")
    told = callback(answer)
    assert told["oa_id"] == shop.world.oa.oa_id
    assert told["state"] == "state-1"
    assert set(told) == {"code", "oa_id", "state"}


def test_the_state_can_be_missing(shop: Shop) -> None:
    shop.knobs.omit_state = True
    assert set(callback(press(shop, ask(shop)))) == {"code", "oa_id"}


def test_the_other_oa_can_be_chosen(shop: Shop) -> None:
    other = shop.world.second_oa.oa_id
    told = callback(press(shop, ask(shop), oa=other))
    assert told["oa_id"] == other
    shop.access = str(exchange(shop, told["code"])["access_token"])
    assert shop.get("/v2.0/oa/getoa")["data"]["oaid"] == other


def test_only_what_was_ticked_is_granted(shop: Shop) -> None:
    code = callback(press(shop, ask(shop), perm=["info"]))["code"]
    shop.access = str(exchange(shop, code)["access_token"])
    assert shop.get("/v2.0/oa/getoa")["error"] == 0
    assert shop.get("/v2.0/oa/listrecentchat", {"offset": 0, "count": 1})["error"] == -223


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"app_id": "123"}, -14002),
        ({"redirect_uri": "http://127.0.0.1/elsewhere"}, -14003),
        ({"code_challenge": "short"}, -14012),
        ({"code_challenge": CHALLENGE[:-1] + "+"}, -14012),
    ],
)
def test_a_wrong_request_goes_to_the_error_page_without_a_callback(
    shop: Shop, changed: dict[str, str], code: int
) -> None:
    answer = ask(shop, **changed)
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/v4/oa/permission/error?error_code={code}"
    page = shop.http.get(answer.headers["location"])
    assert (page.status_code, str(code) in page.text) == (200, True)


def test_an_inactive_app_and_a_chosen_code_go_there_too(shop: Shop) -> None:
    shop.knobs.app_active = False
    assert ask(shop).headers["location"].endswith("error_code=-14029")
    shop.knobs.permission_error = -14031
    assert ask(shop).headers["location"].endswith("error_code=-14031")


def test_the_error_page_shows_no_foreign_markup(shop: Shop) -> None:
    page = shop.http.get("/v4/oa/permission/error", params={"error_code": "<script>"})
    assert "<script>" not in page.text


def test_denying_has_three_shapes(shop: Shop) -> None:
    told = callback(press(shop, ask(shop), "deny"))
    assert (told["error_code"], told["state"], "code" in told) == ("-14023", "state-1", False)
    shop.knobs.deny = "bare"
    assert "code" not in callback(press(shop, ask(shop), "deny"))
    shop.knobs.deny = "nothing"
    assert press(shop, ask(shop), "deny").status_code == 200


def test_without_agreeing_nothing_is_granted(shop: Shop) -> None:
    assert "code" not in callback(press(shop, ask(shop), agree=[]))


def test_an_oa_of_somebody_else_and_an_unknown_one(shop: Shop) -> None:
    stranger = shop.world.add_oa("Tiệm Người Khác", owned=False)
    for oa, code in ((stranger.oa_id, -14024), ("12", -14015)):
        assert press(shop, ask(shop), oa=oa).headers["location"].endswith(f"error_code={code}")


def test_a_page_is_answered_once(shop: Shop) -> None:
    page = ask(shop)
    press(shop, page)
    assert press(shop, page).headers["location"].endswith("error_code=-14010")


def test_a_code_brings_a_pair_as_text(shop: Shop) -> None:
    told = exchange(shop, code_of(shop))
    assert told["expires_in"] == "90000"
    assert set(told) == {"access_token", "refresh_token", "expires_in"}
    assert all(isinstance(value, str) and value for value in told.values())


def test_numbers_and_the_refresh_life_are_knobs(shop: Shop) -> None:
    shop.knobs.expires_in_number = shop.knobs.refresh_expiry_shown = True
    told = exchange(shop, code_of(shop))
    assert (told["expires_in"], told["refresh_token_expires_in"]) == (90000, "7776000")


def test_a_code_works_once(shop: Shop) -> None:
    code = code_of(shop)
    assert "access_token" in exchange(shop, code)
    assert exchange(shop, code)["error"] == -14005


def test_a_code_lives_ten_minutes(shop: Shop) -> None:
    early, late = code_of(shop), code_of(shop)
    shop.clock.advance(10 * 60_000)
    assert "access_token" in exchange(shop, early)
    shop.clock.advance(1)
    assert exchange(shop, late)["error"] == -14019


@pytest.mark.parametrize("verifier", ["", VERIFIER[:-1], VERIFIER + "A", VERIFIER[:-1] + "l", CHALLENGE])
def test_the_verifier_is_checked_and_a_wrong_one_leaves_the_code(shop: Shop, verifier: str) -> None:
    code = code_of(shop)
    assert exchange(shop, code, verifier)["error"] == -14013
    assert "access_token" in exchange(shop, code)


def test_without_a_challenge_no_verifier_is_needed(shop: Shop) -> None:
    assert "access_token" in exchange(shop, code_of(shop, code_challenge=""), verifier="")


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"secret": "wrong"}, -14004),
        ({"app_id": "1"}, -14002),
        ({"grant_type": "password"}, -14018),
        ({"grant_type": ""}, -14017),
        ({"code": ""}, -14017),
        ({"code": "made up"}, -14005),
    ],
)
def test_every_failure_is_http_200_with_a_name(shop: Shop, changed: dict[str, str], error: int) -> None:
    form = {"grant_type": "authorization_code", "code": code_of(shop), "code_verifier": VERIFIER}
    told = shop.token(**(form | changed))
    assert told["error"] == error
    assert "access_token" not in told
    assert {"error_name", "error_reason", "error_description", "ref_doc"} <= set(told)


def test_the_number_of_an_error_can_be_missing(shop: Shop) -> None:
    shop.knobs.error_number_missing = True
    told = exchange(shop, "made up")
    assert "error" not in told
    assert told["error_name"]


def test_only_a_form_by_post_is_read(shop: Shop) -> None:
    headers = {"secret_key": shop.world.app.secret}
    for answer in (
        shop.http.post("/v4/oa/access_token", json={"grant_type": "refresh_token"}, headers=headers),
        shop.http.get("/v4/oa/access_token", headers=headers),
    ):
        assert (answer.status_code, answer.json()["error"]) == (200, -14016)


def refresh(shop: Shop, token: str) -> dict[str, object]:
    return shop.token(grant_type="refresh_token", refresh_token=token)


def test_a_refresh_kills_the_old_access_token_at_once_and_is_single_use(shop: Shop) -> None:
    told = refresh(shop, shop.refresh)
    assert shop.get("/v2.0/oa/getoa")["error"] == -216
    assert refresh(shop, shop.refresh)["error"] == -14014
    shop.access = str(told["access_token"])
    assert shop.get("/v2.0/oa/getoa")["error"] == 0
    assert "access_token" in refresh(shop, str(told["refresh_token"]))


def test_a_refresh_token_lives_three_months(shop: Shop) -> None:
    shop.clock.advance(90 * 86_400_000)
    assert "access_token" in refresh(shop, shop.refresh)
    _, other = shop.world.token_pair()
    shop.clock.advance(90 * 86_400_000 + 1)
    assert refresh(shop, other)["error"] == -14020


def test_a_revoked_pair_can_not_be_refreshed(shop: Shop) -> None:
    shop.world.revoke_tokens()
    assert refresh(shop, shop.refresh)["error"] == -14014


def test_a_second_login_kills_the_first_pair(shop: Shop) -> None:
    first = exchange(shop, code_of(shop))
    exchange(shop, code_of(shop))
    shop.access = str(first["access_token"])
    assert shop.get("/v2.0/oa/getoa")["error"] == -216
    assert refresh(shop, str(first["refresh_token"]))["error"] == -14014
    shop.knobs.second_login_kills_first = False
    second = exchange(shop, code_of(shop))
    exchange(shop, code_of(shop))
    assert "access_token" in refresh(shop, str(second["refresh_token"]))


def test_an_answer_can_be_lost_after_the_pair_was_made(shop: Shop) -> None:
    shop.knobs.lose_token_answers = 1
    with pytest.raises(httpx.RemoteProtocolError):
        refresh(shop, shop.refresh)
    assert refresh(shop, shop.refresh)["error"] == -14014
    assert len(shop.world.tokens.alive(shop.world.oa.oa_id)) == 1


def test_the_endpoint_can_fail_for_a_while(shop: Shop) -> None:
    shop.knobs.token_error, shop.knobs.token_error_times = -14001, 2
    assert [refresh(shop, shop.refresh).get("error") for _ in range(3)] == [-14001, -14001, None]


def test_a_slow_answer_comes(shop: Shop) -> None:
    shop.knobs.token_delay = 0.01
    assert "access_token" in refresh(shop, shop.refresh)


def test_the_landing_page_shows_the_address_to_copy(shop: Shop) -> None:
    page = shop.http.get(shop.server.redirect_uri, params={"code": "abc", "oa_id": "1"})
    assert page.status_code == 200
    assert 'id="address"' in page.text
    assert 'id="copy"' in page.text
