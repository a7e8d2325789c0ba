"""Signing in: Zalo's test vectors, every shape of callback, and every shape of token answer."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.connections import ZaloApp
from app.domain.ids import AppId
from app.errors import AppError, NeedsUser, Rejected, Transient, WrongPlace
from app.zalo import auth
from app.zalo.auth import Callback, Tokens, read_callback, read_error_page, read_pasted, read_tokens
from app.zalo.codes import Call
from app.zalo.hosts import Hosts
from app.zalo.responses import Answer

NOW = 1_760_000_000_000
APP = ZaloApp(AppId("1111111111111111111"), "https://shop.test/zalo/callback")
PAIR = {"access_token": "AT-aaaa", "refresh_token": "RT-bbbb", "expires_in": "90000"}


def test_challenge_is_base64url_without_padding() -> None:
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert auth.challenge_of(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def test_appsecret_proof_is_hex_hmac_sha256() -> None:
    proof = auth.appsecret_proof("access-token-for-tests", "app-secret-for-tests")
    assert proof == "7196be12396e82d498574863aab45f32c0f0c84c6d6d4038d19a0d78120bdf44"


def test_verifiers_are_new_and_of_zalos_shape() -> None:
    made = {auth.new_verifier() for _ in range(200)}
    assert len(made) == 200
    for verifier in made:
        assert len(verifier) == 43
        assert any(map(str.isupper, verifier))
        assert any(map(str.islower, verifier))
        assert any(map(str.isdigit, verifier))


def test_permission_url() -> None:
    url = auth.permission_url(Hosts(), ZaloApp(APP.app_id, "https://shop.test/cb?a=1&b=ạ"), "chal-_", "st/at+e")
    parts = urlsplit(url)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://oauth.zaloapp.com/v4/oa/permission"
    assert parse_qs(parts.query) == {
        "app_id": [APP.app_id],
        "redirect_uri": ["https://shop.test/cb?a=1&b=ạ"],
        "code_challenge": ["chal-_"],
        "state": ["st/at+e"],
    }
    assert " " not in url
    other = auth.permission_url(Hosts(oauth="http://127.0.0.1:8/o"), APP, "c", "s")
    assert other.startswith("http://127.0.0.1:8/o/v4/oa/permission?")


CB = APP.redirect_uri


@pytest.mark.parametrize(
    ("url", "callback"),
    [
        (f"{CB}?code=c1&oa_id=3&state=s", Callback("c1", "3", "s")),
        (f"{CB}?oa_id=3&code=c1", Callback("c1", "3", None)),
        (f"{CB}?code=c1&oa_id=3&state=", Callback("c1", "3", "")),
        (f"{CB}?code=c%2B1%3D&code_challenge=x#frag", Callback("c+1=")),
        ("HTTPS://SHOP.test:443/zalo/callback?code=c1", Callback("c1")),
        (f"{CB}?error_code=-14023&state=s", Callback("", state="s", error_code=-14023)),
        (f"{CB}?error=-1114", Callback("", error_code=-1114, error_text="-1114")),
        (
            f"{CB}?error=access_denied&error_description=T%E1%BB%AB+ch%E1%BB%91i",
            Callback("", error_text="Từ chối"),
        ),
        (f"{CB}?error=denied&error_reason=kh%C3%B4ng", Callback("", error_text="không")),
        (f"{CB}?error_code=x", Callback("")),
        (CB, Callback("")),
        (f"{CB}?", Callback("")),
        (f"{CB}?code=", Callback("")),
        (f"{CB}?code=first&code=second", Callback("first")),
    ],
)
def test_callback(url: str, callback: Callback) -> None:
    assert read_callback(url, CB) == callback


@pytest.mark.parametrize(
    "url",
    [
        "https://shop.test/zalo/callback/?code=c1",
        "https://shop.test/zalo/Callback?code=c1",
        "http://shop.test/zalo/callback?code=c1",
        "https://shop.test:8443/zalo/callback?code=c1",
        "https://evil.test/zalo/callback?code=c1",
        "https://shop.test.evil.test/zalo/callback?code=c1",
        f"https://evil.test/?next={CB}?code=c1",
        "https://shop.test/zalo/callback@evil?code=c1",
        "https://shop.test:port/zalo/callback?code=c1",
        "https://[broken/zalo/callback",
        "about:blank",
        "",
    ],
)
def test_other_addresses_are_no_callback(url: str) -> None:
    assert read_callback(url, CB) is None


def test_a_parameter_of_ones_own_that_is_empty_must_come_back_too() -> None:
    assert read_callback("https://shop.test/cb?own=&code=c1", "https://shop.test/cb?own=") == Callback("c1")
    assert read_callback("https://shop.test/cb?code=c1", "https://shop.test/cb?own=") is None


def test_a_port_that_is_the_schemes_own_may_be_named_or_not() -> None:
    assert read_callback("http://127.0.0.1:80/cb?code=c1", "http://127.0.0.1/cb") == Callback("c1")
    assert read_callback("http://127.0.0.1:81/cb?code=c1", "http://127.0.0.1/cb") is None


def test_an_address_of_ours_that_is_none_takes_nothing() -> None:
    for broken in ("", "shop.test/cb", "https://", "https:/cb"):
        assert read_callback(f"{CB}?code=c1", broken) is None
        assert read_callback(broken, broken) is None
        assert read_pasted("Ab_cd-1234567890", broken) is None


def test_a_callback_address_without_a_path_or_with_parameters_of_its_own() -> None:
    assert read_callback("https://shop.test/?code=c1", "https://shop.test") == Callback("c1")
    assert read_callback("https://shop.test/cb?own=1&code=c1", "https://shop.test/cb?own=1") == Callback("c1")
    assert read_callback("https://shop.test/cb?code=c1", "https://shop.test/cb?own=1") is None


@pytest.mark.parametrize(
    ("pasted", "callback"),
    [
        (f"  {CB}?code=c1&oa_id=3&state=s\n", Callback("c1", "3", "s")),
        (f"<{CB}?code=c1>", Callback("c1")),
        ("shop.test/zalo/callback?code=c1&state=s", Callback("c1", state="s")),
        ("Ab_cd-1234567890", Callback("Ab_cd-1234567890")),
        ("https://evil.test/cb?code=c1", None),
        ("evil.test/cb?code=c1", None),
        ("shop.test/zalo/callback", Callback("")),
        ("shop.test?code=c1", None),
        ("Ab_cd-1234567890?x", None),
        ("Ab_cd/1234567890", Callback("Ab_cd/1234567890")),
        ('"Ab_cd-1234567890"', Callback("Ab_cd-1234567890")),
        ("SHOP.test/zalo/callback?code=c1", Callback("c1")),
        ("hello world", None),
        ("short", None),
        ("", None),
        ("  ", None),
    ],
)
def test_what_a_person_pastes(pasted: str, callback: Callback | None) -> None:
    assert read_pasted(pasted, CB) == callback


def test_a_callback_keeps_its_secrets_out_of_the_repr() -> None:
    shown = repr(Callback("the-code", "3", "the-state")) + repr(Tokens("AT-aaaa", "RT-bbbb", 1))
    assert not any(secret in shown for secret in ("the-code", "the-state", "AT-aaaa", "RT-bbbb"))


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://oauth.zaloapp.com/v4/permission/error?error_code=-14003", -14003),
        ("https://oauth.zaloapp.com/v4/oa/permission/error?error_code=-14002&x=1", -14002),
        ("https://id.zalo.me/account/error?error=-14029", -14029),
        ("https://oauth.zaloapp.com/v4/permission/error/", 0),
        ("https://oauth.zaloapp.com/v4/permission/error?error_code=what", 0),
        ("https://oauth.zaloapp.com/v4/oa/permission?error_code=-14003", None),
        ("https://shop.test/error?error_code=-14003", None),
        ("https://evilzaloapp.com/error?error_code=-14003", None),
        ("https://oauth.zaloapp.com.evil.test/error?error_code=-1", None),
        ("nonsense", None),
    ],
)
def test_error_page(url: str, code: int | None) -> None:
    assert read_error_page(url) == code


def test_error_page_of_another_host() -> None:
    hosts = Hosts(oauth="http://127.0.0.1:8080/oauth")
    url = "http://127.0.0.1:8080/oauth/v4/oa/permission/error?error_code=-14003"
    assert read_error_page(url, hosts) == -14003
    assert read_error_page(url) is None


def test_code_request() -> None:
    request = auth.code_request(APP, "s3cret", "c1", "verifier")
    assert (request.method, request.host, request.path) == ("POST", "oauth", "/v4/oa/access_token")
    assert request.headers == (("secret_key", "s3cret"),)
    assert dict(request.form) == {
        "grant_type": "authorization_code",
        "app_id": APP.app_id,
        "code": "c1",
        "code_verifier": "verifier",
    }
    assert request.call is Call.LOGIN
    assert not request.idempotent


def test_refresh_request() -> None:
    request = auth.refresh_request(APP, "s3cret", "RT-1")
    assert dict(request.form) == {"grant_type": "refresh_token", "app_id": APP.app_id, "refresh_token": "RT-1"}
    assert "RT-1" not in repr(request)
    assert "s3cret" not in repr(request)


@pytest.mark.parametrize("secret", ["", "mật khẩu", "a b", "a\r\nx: y"])
def test_a_secret_that_can_not_be_one_is_wrong(secret: str) -> None:
    with pytest.raises(NeedsUser) as caught:
        auth.refresh_request(APP, secret, "RT-1")
    assert caught.value.code == "wrong_secret"


def answer(value: object, status: int = 200) -> Answer:
    return Answer(status, value if isinstance(value, bytes) else json.dumps(value).encode())


@pytest.mark.parametrize(
    ("change", "life_s"),
    [
        ({}, 90_000),
        ({"expires_in": 3_600}, 3_600),
        ({"expires_in": "3600", "refresh_token_expires_in": "7776000"}, 3_600),
        ({"expires_in": 60}, 60),
        ({"expires_in": 59}, 90_000),
        ({"expires_in": 0}, 90_000),
        ({"expires_in": -1}, 90_000),
        ({"expires_in": "soon"}, 90_000),
        ({"expires_in": None}, 90_000),
        ({"expires_in": True}, 90_000),
        ({"expires_in": 10**30}, 90 * 86_400),
        ({"error": 0}, 90_000),
        ({"error": "0", "error_name": ""}, 90_000),
    ],
)
def test_a_pair(change: dict[str, object], life_s: int) -> None:
    tokens = read_tokens(answer(PAIR | change), NOW)
    assert tokens == Tokens("AT-aaaa", "RT-bbbb", NOW + life_s * 1000)


def test_a_missing_or_misspelt_life() -> None:
    bare = {"access_token": "AT-aaaa", "refresh_token": "RT-bbbb"}
    assert read_tokens(answer(bare), NOW).expires_at == NOW + 90_000_000
    assert read_tokens(answer(bare | {"expire_in": "7200"}), NOW).expires_at == NOW + 7_200_000


@pytest.mark.parametrize("name", ["access_token", "refresh_token"])
@pytest.mark.parametrize("value", ["", "  ", None, 5, True, [], "with space", "điện", "a\nb"])
def test_half_a_pair_is_none(name: str, value: object) -> None:
    with pytest.raises(Transient) as caught:
        read_tokens(answer(PAIR | {name: value}), NOW)
    assert caught.value.code == "bad_answer"
    assert caught.value.reached


@pytest.mark.parametrize("name", ["access_token", "refresh_token"])
def test_a_missing_token_is_no_success_even_with_error_zero(name: str) -> None:
    half = {key: value for key, value in PAIR.items() if key != name} | {"error": 0}
    with pytest.raises(Transient):
        read_tokens(answer(half), NOW)


@pytest.mark.parametrize(
    ("body", "kind", "code"),
    [
        ({"error": -14014, "error_name": "Invalid refresh token.", "ref_doc": "https://x"}, NeedsUser, "login_again"),
        ({"error": "-14020", "error_name": "expired"}, NeedsUser, "login_again"),
        ({"error": -14004, "error_name": "Invalid secret"}, NeedsUser, "wrong_secret"),
        ({"error": -14005}, NeedsUser, "code_expired"),
        ({"error": -14001}, Transient, "server"),
        ({"error": -501, "message": "IP address not inside Vietnam: 203.0.113.7"}, WrongPlace, "wrong_place"),
        ({"error": -118, "error_name": "invalid grant"}, Rejected, "unknown_code"),
        ({"error": -14014, **PAIR}, NeedsUser, "login_again"),
        ({"error_name": "Invalid refresh token.", "error_reason": "…"}, NeedsUser, "login_again"),
        ({"error_name": "Refresh token expired"}, NeedsUser, "login_again"),
        ({"error_name": "Invalid secret key"}, NeedsUser, "wrong_secret"),
        ({"error_name": "Invalid code"}, NeedsUser, "code_expired"),
        ({"error_name": "Unknown code word"}, Rejected, "unknown_code"),
        ({"error_name": "Code expired"}, NeedsUser, "code_expired"),
        ({"error": "invalid refresh token"}, NeedsUser, "login_again"),
        ({"error_name": "Something new"}, Rejected, "unknown_code"),
        ({"error": 0}, Transient, "bad_answer"),
        ({}, Transient, "bad_answer"),
        (b"", Transient, "bad_answer"),
        (b"<html>", Transient, "bad_answer"),
        (b"[]", Transient, "bad_answer"),
        (b"[" * 50_000, Transient, "bad_answer"),
    ],
)
@pytest.mark.parametrize("status", [200, 400])
def test_refusals_come_in_any_body_and_status(body: object, kind: type[AppError], code: str, status: int) -> None:
    with pytest.raises(AppError) as caught:
        read_tokens(answer(body, status), NOW)
    assert type(caught.value) is kind
    assert caught.value.code == code


@pytest.mark.parametrize(
    "body",
    [
        b"Bad gateway",
        {"code": 502, "message": "upstream timed out"},
        {"error": "Bad Gateway", "status": 502},
        {"error_name": "Internal"},
    ],
)
def test_a_broken_server_is_a_broken_server(body: object) -> None:
    with pytest.raises(Transient) as caught:
        read_tokens(answer(body, 502), NOW)
    assert caught.value.code == "server"


@given(
    st.dictionaries(st.sampled_from([*PAIR, "error", "error_name"]), st.none() | st.integers() | st.text(max_size=5))
)
def test_tokens_are_whole_or_an_error(body: dict[str, object]) -> None:
    try:
        tokens = read_tokens(answer(body), NOW)
    except AppError:
        return
    assert tokens.access
    assert tokens.refresh
    assert tokens.expires_at >= NOW + 60_000


@given(st.text())
def test_any_address_can_be_read(url: str) -> None:
    assert read_callback(url, CB) is None
    assert read_error_page(url) is None
    pasted = read_pasted(url, CB)
    assert pasted is None or pasted.code


def test_tokens_fit_into_headers() -> None:
    assert auth.is_header_safe("AT-aaaa._~+/=")
    assert not auth.is_header_safe("")
    assert not auth.is_header_safe("a b")
    assert not auth.is_header_safe("ạ")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({"error_name": "Odd", "error_description": "x"}, "Odd"),
        ({"error_description": "Lạ lắm"}, "Lạ lắm"),
        ({"error_name": "N" * 400}, "N" * 300),
    ],
)
def test_a_refusal_with_words_that_nobody_knows_keeps_them(said: dict[str, object], text: str) -> None:
    with pytest.raises(Rejected) as caught:
        read_tokens(answer(said), NOW)
    assert (caught.value.code, caught.value.params) == ("unknown_code", {"zalo_code": 0, "zalo_text": text})


def test_a_refusal_with_a_code_is_told_in_zalos_words() -> None:
    with pytest.raises(AppError) as caught:
        read_tokens(answer({"error": -14999, "message": "Lạ"}), NOW)
    assert (caught.value.params["zalo_code"], caught.value.params["zalo_text"]) == (-14999, "Lạ")
    with pytest.raises(AppError) as caught:
        read_tokens(answer({"error": -14999, "error_name": "Tên", "message": "Lạ"}), NOW)
    assert caught.value.params["zalo_text"] == "Tên"


def test_a_success_that_brings_nothing_tells_its_status() -> None:
    with pytest.raises(Transient) as caught:
        read_tokens(answer({"access_token": "AT"}, 201), NOW)
    assert (caught.value.code, caught.value.params) == ("bad_answer", {"status": 201})


def test_the_code_in_the_permission_address_is_escaped_whole() -> None:
    url = auth.permission_url(Hosts(), APP, "a b", "s/t")
    assert "code_challenge=a%20b" in url
    assert "state=s%2Ft" in url
