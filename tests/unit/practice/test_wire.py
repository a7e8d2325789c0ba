"""API page 15, faults: what the client sees, and whether the call was done."""

from email.utils import parsedate_to_datetime

import httpx
import pytest

from app.practice.faults import Fault
from tests.unit.practice.conftest import START, Shop

CS = "/v3.0/oa/message/cs"


@pytest.fixture(autouse=True)
def _lan_wrote(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "Alo")


def send(shop: Shop, timeout: float = 5) -> httpx.Response:
    body = {"recipient": {"user_id": shop.lan.user_id}, "message": {"text": "Dạ"}}
    return shop.http.post(CS, json=body, headers=shop.headers, timeout=timeout)


@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.parametrize("status", [408, 500, 502, 503])
def test_an_error_status_before_or_after_the_commit(shop: Shop, status: int, committed: bool) -> None:
    shop.knobs.faults = [Fault("status", path=CS, status=status, committed=committed)]
    answer = send(shop)
    assert answer.status_code == status
    with pytest.raises(ValueError):
        answer.json()
    assert len(shop.world.sent) == committed


@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.parametrize("kind", ["cut", "cut_body"])
def test_a_cut_connection(shop: Shop, kind: str, committed: bool) -> None:
    shop.knobs.turn({"faults": [{"kind": kind, "path": CS, "committed": committed}]})
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        send(shop)
    assert len(shop.world.sent) == committed


@pytest.mark.parametrize("committed", [False, True])
def test_a_call_that_is_never_answered(shop: Shop, committed: bool) -> None:
    shop.knobs.faults = [Fault("hang", path=CS, committed=committed, seconds=60)]
    with pytest.raises(httpx.ReadTimeout):
        send(shop, timeout=0.05)
    assert len(shop.world.sent) == committed


@pytest.mark.parametrize("committed", [False, True])
def test_send_failed_with_and_without_a_commit(shop: Shop, committed: bool) -> None:
    shop.knobs.faults = [Fault("send_failed", path=CS, committed=committed)]
    assert send(shop).json()["error"] == -200
    assert len(shop.world.sent) == committed


def test_any_code_can_be_the_answer(shop: Shop) -> None:
    shop.knobs.turn({"faults": [{"kind": "refused", "code": -220, "times": 1}]})
    assert send(shop).json()["error"] == -220
    assert send(shop).json()["error"] == 0


@pytest.mark.parametrize("kind", ["html", "empty", "bad_json"])
def test_bodies_that_are_not_json(shop: Shop, kind: str) -> None:
    shop.knobs.turn({"faults": [{"kind": kind}]})
    answer = shop.http.get("/v2.0/oa/getoa", headers=shop.headers)
    assert answer.status_code == 200
    with pytest.raises(ValueError):
        answer.json()


def test_one_row_of_a_garbled_list_is_spoiled_in_turn_and_the_others_are_whole(shop: Shop) -> None:
    for number in range(3):
        shop.world.customer_writes(shop.lan, f"tin {number}")
    asked = {"params": {"data": '{"offset": 0, "count": 10}'}, "headers": shop.headers}
    whole = shop.http.get("/v2.0/oa/listrecentchat", **asked).json()["data"]
    shop.knobs.faults = [Fault("garbled")]
    spoiled = []
    for _ in range(6):
        answer = shop.http.get("/v2.0/oa/listrecentchat", **asked)
        assert answer.status_code == 200
        rows = answer.json()["data"]
        (place,) = [place for place, row in enumerate(rows) if row != whole[place]]
        spoiled.append(rows[place])
    assert "<tin>" in spoiled
    assert {"src": 7}.items() <= next(row for row in spoiled if isinstance(row, dict) and row["src"] == 7).items()
    assert shop.http.get("/v2.0/oa/getoa", headers=shop.headers).json()["error"] == 0, "no list: as it is"


def test_an_error_under_http_400(shop: Shop) -> None:
    shop.knobs.faults = [Fault("error_400", times=1)]
    answer = shop.http.get("/v2.0/oa/getoa", headers=shop.headers)
    assert (answer.status_code, answer.json()["error"]) == (400, -201)


def test_a_body_without_end_is_as_long_as_asked(shop: Shop) -> None:
    shop.knobs.faults = [Fault("huge", size=3_000_000)]
    assert len(shop.http.get("/v2.0/oa/getoa", headers=shop.headers).content) == 3_000_000


def test_a_slow_answer_is_the_right_one(shop: Shop) -> None:
    shop.knobs.faults = [Fault("slow", seconds=0.01)]
    assert send(shop).json()["error"] == 0


def test_faults_do_not_hit_pictures_or_control(shop: Shop) -> None:
    shop.knobs.faults = [Fault("cut")]
    assert shop.http.get(f"/cdn/avatar/{shop.lan.user_id}.png").status_code == 200
    assert shop.state()["faults"] == {}


def test_each_answer_is_dated_by_zalos_clock(shop: Shop) -> None:
    shop.clock.advance(86_400_000)
    answer = shop.http.get("/v2.0/oa/getoa", headers=shop.headers)
    assert parsedate_to_datetime(answer.headers["date"]).timestamp() * 1000 == START + 86_400_000
    assert len(answer.headers.get_list("date")) == 1


def test_calls_and_faults_are_counted(shop: Shop) -> None:
    shop.knobs.faults = [Fault("empty", path=CS, nth=2)]
    for _ in range(4):
        send(shop)
    assert shop.world.counts.calls[f"POST {CS}"] == 4
    assert shop.world.counts.faults["empty"] == 2
