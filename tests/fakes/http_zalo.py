"""A Zalo behind a transport: real requests and answers, no socket; a test says what each request is answered with."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import httpx

from app.domain.ids import OaId, UserId
from app.errors import NeedsUser
from app.zalo.client import Http, ZaloClient
from app.zalo.hosts import Hosts
from app.zalo.limits import RateLimit
from tests.fakes.clock import FakeClock

OA, LAN = OaId("3000000000000000001"), UserId("1000000000000000011")
OK = {"error": 0, "message": "Success"}
SENT = OK | {"data": {"message_id": "b1"}}
ROW = {
    **{"src": 1, "time": 1760000003000, "type": "text", "message": "hi", "message_id": "a1"},
    **{"from_id": LAN, "to_id": OA},
}

Answers = Callable[[httpx.Request], object]


@dataclass
class Tokens:
    """A token owner: `next` is what a renewal brings."""

    now: str = "AT-1"
    next: list[str] = field(default_factory=lambda: ["AT-2", "AT-3"])
    renewed: list[str] = field(default_factory=list)

    async def current(self) -> str:
        return self.now

    async def renew(self, refused: str) -> str:
        self.renewed.append(refused)
        if not self.next:
            raise NeedsUser("login_again")
        self.now = self.next.pop(0)
        return self.now


@dataclass
class Zalo:
    """A Zalo that answers each request by `answers`: a body, a whole response, or an exception."""

    answers: Answers
    clock: FakeClock = field(default_factory=FakeClock)
    tokens: Tokens = field(default_factory=Tokens)
    asked: list[httpx.Request] = field(default_factory=list)

    def handle(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        found = self.answers(request)
        if isinstance(found, Exception):
            raise found
        return found if isinstance(found, httpx.Response) else httpx.Response(200, json=found)

    @asynccontextmanager
    async def client(self, limit: RateLimit | None = None) -> AsyncIterator[ZaloClient]:
        async with Http(Hosts(), self.clock, transport=httpx.MockTransport(self.handle)) as http:
            yield ZaloClient(http, Hosts(), OA, self.tokens, self.clock, limit=limit, seed=1)

    @property
    def tokens_used(self) -> list[str]:
        return [request.headers["access_token"] for request in self.asked]


def always(value: object) -> Answers:
    return lambda _: value


def one_by_one(*values: object) -> Answers:
    left: Iterator[object] = iter(values)
    return lambda _: next(left)


def refused(code: int, text: str = "") -> dict[str, object]:
    return {"error": code, "message": text}


def data_of(request: httpx.Request) -> str:
    return parse_qs(request.url.query.decode())["data"][0]
