"""Base addresses can be changed to https or loopback only, and pictures come from Zalo's hosts only."""

import pytest

from app.errors import NeedsUser
from app.zalo.hosts import OAUTH_ENV, OPENAPI_ENV, Hosts, is_loopback


def test_standard_hosts_need_nothing() -> None:
    hosts = Hosts.from_environ({})
    assert hosts.standard
    assert hosts.base("oauth") == "https://oauth.zaloapp.com"
    assert hosts.base("openapi") == "https://openapi.zalo.me"
    assert Hosts.from_environ({OAUTH_ENV: "", OPENAPI_ENV: ""}).standard


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://sim.example.test", "https://sim.example.test"),
        ("https://sim.example.test:8443/zalo/", "https://sim.example.test:8443/zalo"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://127.8.9.1", "http://127.8.9.1"),
        ("HTTP://LocalHost:9/a/b/", "http://localhost:9/a/b"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
    ],
)
def test_other_addresses_are_kept_in_one_form(given: str, kept: str) -> None:
    hosts = Hosts.from_environ({OPENAPI_ENV: given})
    assert hosts.openapi == kept
    assert not hosts.standard


@pytest.mark.parametrize(
    "given",
    [
        "http://openapi.zalo.me",
        "http://10.0.0.1",
        "http://0.0.0.0",
        "http://127.1",
        "http://2130706433",
        "http://[::ffff:127.0.0.1]",
        "http://localhost.evil.test",
        "http://127.0.0.1.evil.test",
        "http://127.0.0.1@evil.test",
        "https://user:word@sim.test",
        "http://evil.test\\@127.0.0.1",
        "http://localhost:port",
        "http://localhost:99999",
        "http://localhost:0",
        "http://lo calhost",
        "http://localhost\n.evil.test",
        "http://ｌocalhost",
        "ftp://localhost",
        "localhost:8080",
        "https://",
        "https://sim.test/?a=b",
        "https://sim.test/#a",
        "nonsense",
    ],
)
def test_unsafe_addresses_are_refused_by_name(given: str) -> None:
    with pytest.raises(NeedsUser) as caught:
        Hosts.from_environ({OAUTH_ENV: given})
    assert caught.value.code == "bad_host"
    assert caught.value.params == {"name": OAUTH_ENV}


def test_loopback_is_exact() -> None:
    assert is_loopback("localhost")
    assert is_loopback("127.0.0.1")
    assert is_loopback("::1")
    assert not is_loopback("localhost.")
    assert not is_loopback("10.1.1.1")


@pytest.mark.parametrize(
    ("url", "fetched"),
    [
        ("https://f9.zdn.vn/x.jpg", "https://f9.zdn.vn/x.jpg"),
        ("http://s240-ava-talk.zadn.vn/a.jpg?x=1&y=2", "https://s240-ava-talk.zadn.vn/a.jpg?x=1&y=2"),
        ("http://f9.zdn.vn:80/x", "https://f9.zdn.vn/x"),
        ("https://api.zalo.me/api/emoticon/sticker?eid=1", "https://api.zalo.me/api/emoticon/sticker?eid=1"),
        ("https://f9.zdn.vn/bảng giá.pdf", ""),
        ("https://f9.zdn.vn/bảng.pdf", "https://f9.zdn.vn/b%E1%BA%A3ng.pdf"),
        ("https://evilzdn.vn/x", ""),
        ("https://zdn.vn.evil.test/x", ""),
        ("https://f9.zdn.vn@evil.test/x", ""),
        ("https://f9.zdn.vn:8443/x", ""),
        ("https://zđn.vn/x", ""),
        ("http://127.0.0.1:8080/x", ""),
        ("http://localhost/x", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_media_comes_from_zalo_only(url: str, fetched: str) -> None:
    assert Hosts().media_address(url) == fetched
    assert Hosts().media_allowed(url) is bool(fetched)


def test_media_of_a_practice_server_comes_from_loopback_at_any_port() -> None:
    hosts = Hosts.from_environ({OPENAPI_ENV: "http://127.0.0.1:8080"})
    assert hosts.media_address("http://127.0.0.1:9000/p.png") == "http://127.0.0.1:9000/p.png"
    assert hosts.media_allowed("http://localhost:9000/p.png")
    assert not hosts.media_allowed("http://10.0.0.1/p.png")


def test_media_of_another_https_base_comes_from_there() -> None:
    hosts = Hosts.from_environ({OPENAPI_ENV: "https://sim.test:8443"})
    assert hosts.media_allowed("https://sim.test:8444/p.png")
    assert not hosts.media_allowed("http://sim.test:8444/p.png")
    assert not hosts.media_allowed("https://other.test/p.png")
