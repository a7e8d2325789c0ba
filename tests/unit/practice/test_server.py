"""The server starts from any loop or none, goes off and on line on one port, and leaves nothing behind."""

import asyncio
import threading

import httpx
import pytest

from app.practice.faults import Fault
from app.practice.knobs import Knobs
from app.practice.server import PracticeServer
from app.practice.world import World
from tests.unit.practice.conftest import Shop


def threads() -> set[str]:
    return {thread.name for thread in threading.enumerate() if thread.name.startswith("practice-oa")}


@pytest.mark.asyncio
async def test_it_starts_and_stops_from_a_running_loop() -> None:
    server = PracticeServer(World())
    async with server, httpx.AsyncClient(trust_env=False, verify=False) as http:
        assert threads() == {"practice-oa"}
        assert server.online
        assert (await http.get(f"{server.openapi_base}/v2.0/oa/getoa")).json()["error"] == -216
        assert (await http.get(f"{server.oauth_base}/v4/oa/permission")).status_code == 302
        await server.go_offline()
        with pytest.raises(httpx.ConnectError):
            await http.get(f"{server.base}/v2.0/oa/getoa")
        await server.go_online()
        assert (await http.get(f"{server.base}/v2.0/oa/getoa")).status_code == 200
    assert threads() == set()


def test_each_loop_may_stop_what_another_started() -> None:
    server = PracticeServer(World())
    asyncio.run(server.start())
    asyncio.run(server.stop())
    assert threads() == set()


def test_starting_and_stopping_twice_is_once(shop: Shop) -> None:
    base = shop.server.base
    shop.server.start_now()
    assert shop.server.base == base
    shop.server.stop_now()
    shop.server.stop_now()
    assert not shop.server.online


def test_it_starts_again_where_it_was(shop: Shop) -> None:
    base = shop.server.base
    shop.server.stop_now()
    shop.server.start_now()
    assert shop.server.base == base
    assert shop.get("/v2.0/oa/getoa")["error"] == 0


def test_offline_refuses_new_connections_and_cuts_the_open_ones(shop: Shop) -> None:
    assert shop.get("/v2.0/oa/getoa")["error"] == 0
    before = shop.server.base
    shop.server.set_online(False)
    for _ in range(2):
        with pytest.raises(httpx.TransportError):
            shop.get("/v2.0/oa/getoa")
    with pytest.raises(httpx.ConnectError):
        shop.get("/v2.0/oa/getoa")
    shop.server.set_online(True)
    assert shop.server.base == before
    assert shop.get("/v2.0/oa/getoa")["error"] == 0


def test_going_offline_cuts_a_call_that_hangs(shop: Shop) -> None:
    shop.knobs.faults = [Fault("hang", seconds=60)]
    ended: list[str] = []

    def call() -> None:
        try:
            shop.get("/v2.0/oa/getoa")
        except httpx.TransportError as error:
            ended.append(type(error).__name__)

    caller = threading.Thread(target=call)
    caller.start()
    while not shop.world.counts.faults["hang"]:
        pass
    shop.server.set_online(False)
    caller.join(timeout=5)
    assert len(ended) == 1


def test_a_taken_port_is_told_and_leaves_nothing_behind(shop: Shop) -> None:
    port = int(shop.server.base.rsplit(":", 1)[1])
    with pytest.raises(OSError):
        PracticeServer(World(), port=port).start_now()
    assert threads() == {"practice-oa"}


def test_two_servers_stand_side_by_side(shop: Shop) -> None:
    other = PracticeServer(World(seed=2))
    other.start_now()
    try:
        assert other.base != shop.server.base
        answer = shop.http.get(f"{other.base}/v2.0/oa/getoa", headers=shop.headers)
        assert answer.json()["error"] == -216
    finally:
        other.stop_now()


def test_split_hosts_know_only_their_own_calls() -> None:
    server = PracticeServer(World(), split=True)
    server.start_now()
    try:
        with httpx.Client(trust_env=False, verify=False) as http:
            oa_id = server.world.oa.oa_id
            calls = {
                "oauth": f"{server.oauth_base}/v4/oa/access_token",
                "openapi": f"{server.openapi_base}/v2.0/oa/getoa",
                "cdn": f"{server.world.base}/cdn/avatar/{server.world.add_customer('A').user_id}.png",
                "page": f"{server.oauth_base}/cdn/oa/{oa_id}.png",
            }
            assert {name: http.get(url).status_code for name, url in calls.items()} == dict.fromkeys(calls, 200)
            for host in (server.oauth_base, server.world.base):
                assert http.get(f"{host}/v2.0/oa/getoa").status_code == 404
            assert http.get(f"{server.openapi_base}/v4/oa/access_token").json()["error"] == 404
            server.set_online(False)
            for url in calls.values():
                with pytest.raises(httpx.TransportError):
                    http.get(url)
    finally:
        server.stop_now()


def test_without_a_world_there_is_a_shop_with_a_history() -> None:
    server = PracticeServer()
    assert server.scripted
    assert 8 <= len(server.world.customers) <= 12
    assert not PracticeServer(World()).scripted
    assert PracticeServer(knobs=Knobs(depth=10)).knobs.depth == 10
    with pytest.raises(ValueError, match="knobs already"):
        PracticeServer(World(), knobs=Knobs())


def test_an_own_callback_address_is_kept() -> None:
    world = World()
    world.app.redirect_uri = "https://tiem.example.vn/zalo"
    server = PracticeServer(world)
    server.start_now()
    server.stop_now()
    assert server.redirect_uri == "https://tiem.example.vn/zalo"


def test_going_online_needs_a_started_server() -> None:
    with pytest.raises(RuntimeError):
        PracticeServer(World()).set_online(True)
