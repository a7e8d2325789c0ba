"""Shapes in the log: keys and types once, and not one value, whatever Zalo answers."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.connections import ZaloApp
from app.domain.ids import AppId
from app.errors import AppError
from app.log import redact
from app.zalo.client import AuthClient
from app.zalo.hosts import Hosts
from app.zalo.requests import SendText
from app.zalo.responses import Answer
from app.zalo.shapes import KINDS_MOST, Shapes, shape_of
from app.zalo.transport import Http
from tests.fakes.clock import FakeClock
from tests.fakes.http_zalo import LAN, Zalo, always, one_by_one, refused

CANARY = "canary-of-a-customer"
ROW = {
    "src": 1,
    "time": 1_760_000_000_000,
    "type": "business_card",
    "message_id": "aaaaaaaaaaaaaaaaaaa1",
    "from_id": "1000000000000000011",
    "to_id": 3_000_000_000_000_000_001,
    "message": CANARY,
    "card": {"phone": CANARY, CANARY: 1, "parts": [{"x": 1.5, "y": None, "z": True, "w": ""}]},
}


@pytest.fixture(autouse=True)
def told(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    caplog.set_level(logging.INFO, "app.zalo.shapes")
    yield caplog
    assert CANARY not in caplog.text


def ok(data: object, **headers: str) -> httpx.Response:
    return httpx.Response(200, json={"error": 0, "message": CANARY, "data": data}, headers=headers)


@pytest.mark.asyncio
async def test_keys_and_types_of_an_answer_and_of_each_type_of_row_are_told_once(
    told: pytest.LogCaptureFixture,
) -> None:
    zalo = Zalo(always(ok([ROW, {**ROW, "type": "call"}], **{"X-RateLimit-Remain": "90"})))
    async with zalo.client() as client:
        for _ in range(3):
            await client.recent(0)
    lines = [record.getMessage() for record in told.records]
    assert len(lines) == 3
    assert "listrecentchat HTTP 200, rate headers" in lines[0]
    assert "row business_card, src 1" in lines[1]
    assert "row call, src 1" in lines[2]
    assert "from_id digits" in lines[1]
    assert "to_id int" in lines[1]
    assert "card {? int, parts [{w empty, x number, y null, z bool}], phone text}" in lines[1]
    assert redact(lines[1]) == lines[1], "the log's own filter must leave it readable"


@pytest.mark.asyncio
async def test_a_refusal_is_told_by_its_code_and_status_alone(told: pytest.LogCaptureFixture) -> None:
    zalo = Zalo(one_by_one(refused(-213, CANARY), httpx.Response(502, text=CANARY)))
    async with zalo.client() as client:
        for _ in range(2):
            with pytest.raises(AppError):
                await client.send(LAN, SendText(CANARY))
    assert "/v3.0/oa/message/cs HTTP 200, refused by -213 is null" in told.text
    assert "/v3.0/oa/message/cs HTTP 502, refused by server is null" in told.text


@pytest.mark.asyncio
async def test_tokens_are_never_told(told: pytest.LogCaptureFixture) -> None:
    pair = {"access_token": CANARY, "refresh_token": CANARY, "expires_in": "90000"}
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=pair))
    clock = FakeClock()
    async with Http(Hosts(), clock, transport=transport) as http:
        await AuthClient(http, Hosts(), clock).refresh(ZaloApp(AppId("1"), "https://a.example"), "secret-of-app", "RT")
    assert "{access_token text, expires_in digits, refresh_token text}" in told.text


def test_a_zalo_of_a_thousand_kinds_does_not_fill_the_log(told: pytest.LogCaptureFixture) -> None:
    shapes = Shapes("OA 1")
    for number in range(2 * KINDS_MOST):
        shapes.answered("/x", [{**ROW, "type": f"kind_{number}"}], Answer(200, b""))
    assert len(told.records) == KINDS_MOST


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(JSON)
def test_nothing_that_was_written_by_people_is_in_a_shape(value: Any) -> None:
    words = shape_of({"message": f"{CANARY} {json.dumps(value, default=str)}", "data": value})
    assert CANARY not in words
    assert words.startswith("{data ")
