"""Which addresses may fill the sign-in browser."""

import pytest

from ui.connect.hosts import SignInHosts, shown_host

REAL = SignInHosts("https://oauth.zaloapp.com")
PRACTICE = SignInHosts("http://127.0.0.1:4321")


@pytest.mark.parametrize(
    "url",
    [
        "https://oauth.zaloapp.com/v4/oa/permission?app_id=1",
        "https://id.zalo.me/account",
        "https://zalo.me/",
        "https://page.zdn.vn/a",
        "https://stc-oa.zadn.vn:443/a",
    ],
)
def test_zalo_is_let_in(url: str) -> None:
    assert REAL.allows(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://oauth.zaloapp.com/",
        "https://zalo.me.evil.example/",
        "https://evilzalo.me/",
        "https://zaloapp.com@evil.example/",
        "https://user:pw@zalo.me/",
        "https://zalo.me:8443/",
        "https://evil.example/zalo.me",
        "file:///etc/passwd",
        "data:text/html,x",
        "javascript:alert(1)",
        "ftp://zalo.me/",
        "http://127.0.0.1:4321/",
        "https://[bad",
        "",
    ],
)
def test_everything_else_is_kept_out(url: str) -> None:
    assert not REAL.allows(url)


def test_the_practice_origin_and_no_other_port_of_this_computer() -> None:
    assert PRACTICE.allows("http://127.0.0.1:4321/v4/oa/permission")
    assert PRACTICE.allows("https://oauth.zaloapp.com/")
    assert not PRACTICE.allows("http://127.0.0.1:4322/")
    assert not PRACTICE.allows("http://localhost:4321/")
    assert not PRACTICE.allows("https://127.0.0.1:4321/")


def test_parts_of_a_page_are_encrypted() -> None:
    assert REAL.allows_part("https://www.google.com/recaptcha.js")
    assert not REAL.allows_part("http://zalo.me/a.js")
    assert not REAL.allows_part("file:///etc/passwd")
    assert not REAL.allows_part("ws://127.0.0.1:9/")


def test_a_look_alike_host_looks_odd() -> None:
    assert shown_host("https://xn--zal-hqa.me/a") == "xn--zal-hqa.me"
    assert shown_host("http://127.0.0.1:4321/x") == "127.0.0.1:4321"
    assert shown_host("nonsense") == ""
