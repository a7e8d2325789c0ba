"""A started practice OA with one customer, and a small client that knows Zalo's conventions from the API page alone."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from app.practice.clock import PracticeClock
from app.practice.people import Customer
from app.practice.server import PracticeServer
from app.practice.world import World

START = 1_760_000_000_000
GUARD = {"X-Quaychat-Practice": "1"}
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


class Shop:
    """Talks to the server as an app with a good token does."""

    def __init__(self, server: PracticeServer) -> None:
        self.server = server
        self.world = server.world
        self.knobs = server.world.knobs
        self.clock = server.world.clock
        self.http = httpx.Client(base_url=server.base, trust_env=False, verify=False, timeout=5)
        self.access, self.refresh = self.world.token_pair()
        self.lan: Customer = self.world.add_customer("Chị Lan")

    @property
    def headers(self) -> dict[str, str]:
        return {"access_token": self.access}

    def get(self, path: str, data: dict[str, Any] | None = None) -> dict[str, Any]:
        params = {} if data is None else {"data": json.dumps(data)}
        told: dict[str, Any] = self.http.get(path, params=params, headers=self.headers).json()
        return told

    def post(self, path: str, body: Any) -> dict[str, Any]:
        told: dict[str, Any] = self.http.post(path, json=body, headers=self.headers).json()
        return told

    def recent(self, offset: int = 0, count: int = 10) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.get("/v2.0/oa/listrecentchat", {"offset": offset, "count": count})["data"]
        return rows

    def conversation(self, offset: int = 0, count: int = 10) -> list[dict[str, Any]]:
        data = {"user_id": self.lan.user_id, "offset": offset, "count": count}
        rows: list[dict[str, Any]] = self.get("/v2.0/oa/conversation", data)["data"]
        return rows

    def send(self, message: Any, user_id: str = "") -> dict[str, Any]:
        body = {"recipient": {"user_id": user_id or self.lan.user_id}, "message": message}
        return self.post("/v3.0/oa/message/cs", body)

    def upload(self, shelf: str, name: str, data: bytes, part: str = "file") -> dict[str, Any]:
        files = {part: (name, data)}
        told: dict[str, Any] = self.http.post(f"/v2.0/oa/upload/{shelf}", files=files, headers=self.headers).json()
        return told

    def token(self, secret: str = "", **form: str) -> dict[str, Any]:
        headers = {"secret_key": secret or self.world.app.secret}
        form = {"app_id": self.world.app.app_id} | form
        told: dict[str, Any] = self.http.post("/v4/oa/access_token", data=form, headers=headers).json()
        return told

    def control(self, action: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        url = f"{self.server.control_base}/practice/{action}"
        told: dict[str, Any] = self.http.post(url, json=body or {}, headers=GUARD).json()
        return told

    def state(self) -> dict[str, Any]:
        told: dict[str, Any] = self.http.get(f"{self.server.control_base}/practice/state", headers=GUARD).json()
        return told


@pytest.fixture
def world() -> World:
    """A world at a moment that stands still until a test advances it."""
    return World(PracticeClock(lambda: START), seed=5)


@pytest.fixture
def shop(world: World) -> Iterator[Shop]:
    server = PracticeServer(world)
    server.start_now()
    shop = Shop(server)
    yield shop
    shop.http.close()
    server.stop_now()
