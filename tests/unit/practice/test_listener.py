"""A port stays its own through closing and opening."""

import socket

import httpx

from app.practice.listener import HOST
from tests.unit.practice.conftest import Shop


def refused(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex((HOST, port)) != 0


def test_the_port_is_closed_when_close_returns_and_open_when_open_does(shop: Shop) -> None:
    port = int(shop.server.base.rsplit(":", 1)[1])
    for _ in range(5):
        shop.server.set_online(False)
        assert refused(port)
        shop.server.set_online(True)
        assert not refused(port)


def test_asking_twice_is_asking_once(shop: Shop) -> None:
    shop.server.set_online(True)
    shop.server.set_online(False)
    shop.server.set_online(False)
    shop.server.set_online(True)
    assert shop.get("/v2.0/oa/getoa")["error"] == 0


def test_closing_at_once_after_opening_leaves_a_sound_server(shop: Shop) -> None:
    for _ in range(20):
        shop.server.set_online(False)
        shop.server.set_online(True)
    shop.http.close()
    shop.http = httpx.Client(base_url=shop.server.base, trust_env=False, verify=False)
    assert shop.get("/v2.0/oa/getoa")["error"] == 0


def test_answers_do_not_wait_for_each_other(shop: Shop) -> None:
    """Without TCP_NODELAY each answer of a kept-alive connection takes 40 ms more."""
    server_side = shop.http.get("/v2.0/oa/getoa", headers=shop.headers).extensions["network_stream"]
    assert server_side.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
