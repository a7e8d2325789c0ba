"""Control over HTTP: what another process can do, and that a web page can't."""

import httpx
import pytest

from tests.unit.practice.conftest import GUARD, START, Shop


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Quaychat-Practice": "0"},
        GUARD | {"Host": "evil.example"},
        GUARD | {"Origin": "https://evil.example"},
    ],
)
def test_a_web_page_is_refused(shop: Shop, headers: dict[str, str]) -> None:
    for method, path in (("GET", "state"), ("POST", "knobs"), ("POST", "customer")):
        answer = shop.http.request(method, f"/practice/{path}", json={"name": "x"}, headers=headers)
        assert answer.status_code == 403
    assert len(shop.world.customers) == 1


def test_a_page_may_not_even_ask_to_send_the_header(shop: Shop) -> None:
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Headers": "x-quaychat-practice"}
    answer = shop.http.options("/practice/knobs", headers=asked)
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("kind", ["text", "photo", "sticker", "gif", "voice", "file", "link", "shop", "business_card"])
def test_a_customer_says_something(shop: Shop, kind: str) -> None:
    user_id = shop.control("customer", {"name": "Chị Mai"})["user_id"]
    told = shop.control("say", {"user_id": user_id, "kind": kind, "text": "bag"})
    assert told["user_id"] == user_id
    assert [row["message_id"] for row in shop.recent()] == [told["message_id"]]


def test_a_location_a_raw_row_a_broken_one_and_one_of_the_past(shop: Shop) -> None:
    lan = {"user_id": shop.lan.user_id}
    shop.control("say", lan | {"kind": "location", "text": "10.5,106.5"})
    shop.control("say", lan | {"kind": "poll", "fields": {"question": "?"}})
    shop.control("say", lan | {"broken": {"type": None}})
    shop.control("say", lan | {"text": "cũ", "time": START - 5000})
    rows = shop.recent()
    assert [row["type"] for row in rows] == [None, "poll", "location", "text"]
    assert (rows[1]["question"], rows[3]["time"]) == ("?", START - 5000)


def test_flags_of_a_customer(shop: Shop) -> None:
    shop.control("customer", {"user_id": shop.lan.user_id, "blocked": True})
    assert shop.lan.blocked
    shop.control("follow", {"user_id": shop.lan.user_id})
    assert shop.lan.last_interaction == START


def test_bursts_and_volume(shop: Shop) -> None:
    assert len(shop.control("volume", {"customers": 3, "messages": 4})["user_ids"]) == 3
    assert len(shop.control("burst", {"count": 7})["message_ids"]) == 7
    assert shop.state()["messages"] == 19


def test_knobs_and_faults(shop: Shop) -> None:
    told = shop.control("knobs", {"depth": 10, "faults": [{"kind": "cut", "path": "/v3.0", "nth": 2}]})
    assert told["depth"] == 10
    assert shop.knobs.faults[0].nth == 2
    for wrong in ({"nothing": 1}, {"depth": "ten"}, {"deny": "maybe"}, {"faults": [{"kind": "boom"}]}):
        assert "error" in shop.control("knobs", wrong)


def test_the_clock(shop: Shop) -> None:
    assert shop.control("clock", {"advance": 5000}) == {"now": START + 5000}


def test_tokens(shop: Shop) -> None:
    shop.access = shop.control("tokens")["access_token"]
    assert shop.get("/v2.0/oa/getoa")["error"] == 0
    shop.control("tokens", {"groups": ["send"]})
    assert shop.get("/v2.0/oa/getoa")["error"] == -223
    assert shop.control("tokens", {"revoke": True}) == {"revoked": 2}
    assert shop.get("/v2.0/oa/getoa")["error"] == -220


def test_an_outage_and_its_end(shop: Shop) -> None:
    assert shop.control("outage", {"on": True}) == {"online": False}
    with pytest.raises(httpx.TransportError):
        shop.get("/v2.0/oa/getoa")
    assert shop.control("outage", {"on": False}) == {"online": True}
    shop.http.close()
    shop.http = httpx.Client(base_url=shop.server.base, trust_env=False, verify=False)
    assert shop.get("/v2.0/oa/getoa")["error"] == 0


def test_the_state_tells_what_was_sent(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "Alo")
    sent = shop.send({"text": "Dạ còn ạ"})["data"]
    shop.get("/v2.0/oa/listrecentchat", {"offset": 0, "count": 50})
    state = shop.state()
    (message,) = state["sent"]
    assert (message["message_id"], message["fields"]) == (sent["message_id"], {"message": "Dạ còn ạ"})
    assert state["app"]["app_id"] == shop.world.app.app_id
    assert state["app"]["redirect_uri"] == shop.server.redirect_uri
    assert [oa["name"] for oa in state["oas"]] == ["Tiệm Luyện Tập", "Quầy Thử 2"]
    assert state["calls"] == {"POST /v3.0/oa/message/cs": 1, "GET /v2.0/oa/listrecentchat": 1}
    assert state["errors"] == {"-210": 1}
    assert state["fullest_minute"][shop.world.oa.oa_id] == 2
    assert state["knobs"]["rate_per_oa"] == 100


def test_mistakes_are_told(shop: Shop) -> None:
    assert "no such action" in shop.control("dance")["error"]
    assert "KeyError" in shop.control("say", {"user_id": "1", "text": "x"})["error"]
    answer = shop.http.post("/practice/knobs", content=b"{", headers=GUARD)
    assert answer.status_code == 400


def test_the_scripted_life_can_be_paused_and_moved_on(shop: Shop) -> None:
    assert shop.control("life", {"paused": True})["paused"] is True
    user_id = shop.control("life", {"paused": False, "next": True})["user_id"]
    assert shop.world.customers[user_id].name == "Chị Mai"
