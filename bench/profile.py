"""A profile with connected OAs and as many messages as one likes, written with raw statements: what benchmarks open."""

import asyncio
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.crypto import Sealer
from app.domain.connections import ChatRight, Connection, ConnectionState, ZaloApp
from app.domain.ids import AppId, OaId
from app.domain.messages import OaProfile
from app.paths import Paths
from app.store import connections, driver
from app.store.connections import TokenPair
from app.store.database import Database
from app.store.work import Session
from app.vault import Vault
from bench.file_keyring import FileKeyring, place_in
from bench.ingest import SAYINGS

DAY_MS = 86_400_000
_MESSAGE = """INSERT INTO messages (key, oa_id, user_id, remote_id, direction, sent_at, kind, text, raw_type)
VALUES (?, ?, ?, ?, ?, ?, 'text', ?, 'text')"""
_HEAD = """INSERT INTO conversations (oa_id, user_id, name, name_key, last_key, last_at, last_kind, last_direction,
last_text, last_in_key, waiting, waiting_since, last_interaction)
VALUES (?, ?, ?, ?, ?, ?, 'text', 'in', ?, ?, 1, ?, ?)"""


@dataclass(frozen=True, slots=True)
class Shop:
    """An OA as it is connected, and the access token with which it calls the practice OA."""

    oa_id: str
    access: str = "access"


def make(root: Path, shops: Sequence[Shop], *, messages: int, talks: int, app: ZaloApp | None = None) -> bytes:
    """A profile below `root`; answers its data key. The messages are spread evenly over the conversations of the
    first shop, the newest a minute ago."""
    return asyncio.run(_make(Paths(root), shops, messages, talks, app or ZaloApp(AppId("1"), "https://shop.example/")))


async def _make(paths: Paths, shops: Sequence[Shop], count: int, talks: int, app: ZaloApp) -> bytes:
    paths.create()
    key = (await Vault(paths, FileKeyring(place_in(paths.root))).create(None)).key
    db = await Database.open(paths.database, key)
    await db.write(_connect, db.sealer, app, shops)
    await db.close()
    if count:
        _fill(paths.database, key, shops[0].oa_id, count, talks)
    return key


def _connect(session: Session, sealer: Sealer, app: ZaloApp, shops: Sequence[Shop]) -> None:
    now = int(time.time() * 1000)
    connections.save_app(session, sealer, app, "secret")
    for number, shop in enumerate(shops):
        oa_id = OaId(shop.oa_id)
        profile = OaProfile(oa_id, f"Tiệm {number + 1}")
        state, right = ConnectionState.CONNECTED, ChatRight.ONLY_ME
        connections.save_connection(
            session, Connection(oa_id, app.app_id, profile, state, right, now, now, refreshed_at=now)
        )
        pair = TokenPair(shop.access, "refresh", now + DAY_MS, now)
        connections.save_tokens(session, sealer, oa_id, pair)


def _fill(path: Path, key: bytes, oa_id: str, count: int, talks: int) -> None:
    connection = driver.connect(path, key)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    connection.executemany(_MESSAGE, _messages(oa_id, count, talks))
    connection.executemany(_HEAD, _heads(oa_id, count, talks))
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.close()


def user_of(number: int, talks: int) -> str:
    """Whose conversation the message of this number is in: mixed, as customers write."""
    return str(10**18 + number * 7919 % talks)


def _sent_at(number: int, count: int) -> int:
    return int(time.time() // 3600 * 3_600_000) - 60_000 - (count - number) * 2_000


def _messages(oa_id: str, count: int, talks: int) -> Iterator[tuple[object, ...]]:
    for number in range(count):
        at = _sent_at(number, count)
        way = "out" if number % 3 == 1 else "in"
        yield (at << 10 | 512, oa_id, user_of(number, talks), f"{number:020x}", way, at, _text(number))


def _heads(oa_id: str, count: int, talks: int) -> Iterator[tuple[object, ...]]:
    for number in range(count - talks, count):
        at = _sent_at(number, count)
        key = at << 10 | 512
        user = user_of(number, talks)
        yield (oa_id, user, f"Khách {user[-5:]}", key, key, at, _text(number), key, at, at)


def _text(number: int) -> str:
    return f"{SAYINGS[number % len(SAYINGS)]} ({number})"


def some_users(talks: int, count: int, seed: int = 1) -> list[str]:
    """Customers at random, for reading their conversations."""
    chosen = random.Random(seed)
    return [user_of(chosen.randrange(talks), talks) for _ in range(count)]
