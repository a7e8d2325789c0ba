"""Thousands of spoiled answers: each is read, or refused in words; what is kept of it can be kept."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.domain.connections import ZaloApp
from app.domain.ids import AppId, OaId, UserId
from app.errors import AppError
from app.practice.world import World
from app.store import conversations, ingest, media
from app.zalo.client import AuthClient, ZaloClient
from app.zalo.history import HistoryPage
from app.zalo.hosts import Hosts
from app.zalo.requests import SendText
from app.zalo.transport import Http
from tests.fakes.clock import FakeClock
from tests.fakes.history import T0
from tests.fakes.http_zalo import Tokens
from tests.fakes.inline import InlineDatabase
from tests.fakes.seeds import FIRST
from tests.hostile.bodies import packed, spoiled
from tests.hostile.budget import within_budget
from tests.simulation.network import OAUTH, OPENAPI, Network

OA = OaId("3000000000000000001")
APP = ZaloApp(AppId("1"), "https://shop.example/zalo")
HOSTS = Hosts(OAUTH, OPENAPI)


@pytest.mark.parametrize(
    "count", [10_000, pytest.param(100_000, marks=[pytest.mark.nightly, pytest.mark.timeout(3_000)])]
)
def test_no_answer_is_too_strange(tmp_path: Path, count: int) -> None:
    asyncio.run(_read_all(tmp_path, count))


async def _read_all(folder: Path, count: int) -> None:
    chance = random.Random(FIRST)
    db = InlineDatabase.at(folder / "quaychat.db", bytes(32))
    answers = await _honest()
    said: list[tuple[bytes, dict[str, str]]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        body, headers = said[-1]
        return httpx.Response(200, stream=httpx.ByteStream(body), headers=headers)  # unpacked by the client alone

    clock = FakeClock()
    async with Http(HOSTS, clock, transport=httpx.MockTransport(answer)) as http:
        client = ZaloClient(http, HOSTS, OA, Tokens(next=["AT"] * count), clock, seed=1)
        calls = _calls(client, AuthClient(http, HOSTS, clock))
        for number in range(count):
            name = chance.choice(list(calls))
            bomb = number % 100 == 99
            body = (packed if bomb else spoiled)(answers[name], chance)
            said[:] = [(body, {"content-encoding": "gzip"} if bomb else {})]  # all of them would be a gigabyte
            with within_budget(body):
                try:
                    found = await _patiently(clock, calls[name])
                    await _keep(db, found)
                except AppError:
                    continue
                except Exception as error:
                    raise AssertionError(f"seed {FIRST}, answer {number} to {name}: {body[:2_000]!r}") from error
    await db.close()


def _calls(client: ZaloClient, auth: AuthClient) -> dict[str, Callable[[], Awaitable[object]]]:
    return {
        "recent": lambda: client.recent(0),
        "conversation": lambda: client.conversation(UserId("11"), 0),
        "customer": lambda: client.customer(UserId("11")),
        "customers": lambda: client.customers(0),
        "profile": client.profile,
        "tags": client.tags,
        "reply_quota": lambda: client.reply_quota(UserId("11")),
        "send": lambda: client.send(UserId("11"), SendText("Dạ")),
        "tokens": lambda: auth.refresh(APP, "secret", "RT"),
    }


async def _patiently(clock: FakeClock, call: Callable[[], Awaitable[Any]]) -> Any:
    """A refusal for speed makes the client wait; time passes for it."""
    task = asyncio.ensure_future(call())  # noqa: TID251 (there is no Supervisor here)
    while not task.done():
        await (clock.advance(30) if clock.sleeping else asyncio.sleep(0))
    return task.result()


async def _keep(db: InlineDatabase, found: object) -> None:
    """Store it as the app does."""
    if isinstance(found, HistoryPage):
        await db.write(ingest.ingest, OA, found.rows, T0, live=True)
        avatars = [row.customer_avatar for row in found.rows if row.customer_avatar]
        await db.write(media.want, avatars, T0)
    elif hasattr(found, "user_id") and hasattr(found, "tags"):
        await db.write(conversations.note_users, OA, [UserId("11")])
        await db.write(conversations.save_customer, OA, replace(found, user_id=UserId("11")), T0)  # type: ignore[type-var]


async def _honest() -> dict[str, bytes]:
    """What the practice OA says to each call."""
    world = World(seed=1)
    person = world.add_customer("Lan")
    for number in range(12):
        world.customer_writes(person, f"Còn hàng không ạ? {number}")
    world.customer_sends_link(person, "https://example.vn/a")
    world.customer_sends_location(person)
    access, refresh = world.token_pair()
    network = Network(world, random.Random(1), [])

    async def ask(method: str, path: str, **more: Any) -> bytes:
        headers = {"access_token": access, "secret_key": world.app.secret}
        request = httpx.Request(method, path, headers=headers, extensions={"timeout": {"read": 20.0}}, **more)
        return await (await network.handle_async_request(request)).aread()

    def data(**values: Any) -> dict[str, Any]:
        return {"params": {"data": json.dumps(values)}}

    user = person.user_id
    text = {"recipient": {"user_id": user}, "message": {"text": "Dạ"}}
    form = {"app_id": world.app.app_id, "grant_type": "refresh_token", "refresh_token": refresh}
    api = OPENAPI
    return {
        "recent": await ask("GET", f"{api}/v2.0/oa/listrecentchat", **data(offset=0, count=10)),
        "conversation": await ask("GET", f"{api}/v2.0/oa/conversation", **data(user_id=user, offset=0, count=10)),
        "customer": await ask("GET", f"{api}/v3.0/oa/user/detail", **data(user_id=user)),
        "customers": await ask("GET", f"{api}/v3.0/oa/user/getlist", **data(offset=0, count=50)),
        "profile": await ask("GET", f"{api}/v2.0/oa/getoa"),
        "tags": await ask("GET", f"{api}/v2.0/oa/tag/gettagsofoa"),
        "reply_quota": await ask("POST", f"{api}/v3.0/oa/quota/message", json={"user_id": user, "type": "reply"}),
        "send": await ask("POST", f"{api}/v3.0/oa/message/cs", json=text),
        "tokens": await ask("POST", f"{OAUTH}/v4/oa/access_token", data=form),
    }


class _Endless(httpx.AsyncByteStream):
    """Two hundred megabytes, a piece at a time."""

    def __init__(self) -> None:
        self.given = 0

    async def __aiter__(self) -> Any:
        piece = b" " * 65_536
        for _ in range(200 * 16):
            self.given += len(piece)
            yield piece


@pytest.mark.asyncio
async def test_an_endless_answer_is_left_after_a_few_megabytes() -> None:
    stream = _Endless()
    transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=stream))
    async with Http(HOSTS, FakeClock(), transport=transport) as http:
        client = ZaloClient(http, HOSTS, OA, Tokens(), FakeClock(), seed=1)
        with within_budget("200 MB"), pytest.raises(AppError):
            await client.profile()
    assert stream.given < 6_000_000
