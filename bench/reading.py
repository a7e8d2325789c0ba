"""What a click reads: a conversation's last 50 messages, and 50 rows under any filter, against the raw queries."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.ids import ConversationId, OaId, UserId
from app.domain.listing import Show, View
from app.paths import Paths
from app.store import driver, listing, messages
from app.store.database import Database
from app.store.rows import MESSAGE_COLUMNS
from bench.harness import Benchmark, Pair, percentile
from bench.profile import make, some_users
from bench.start import MESSAGES, STORE_SHOP, TALKS

READS, ROUNDS, ROWS = 400, 5, 50
_COLUMNS = ", ".join(column.name for column in MESSAGE_COLUMNS)
_LAST = f"SELECT {_COLUMNS} FROM messages WHERE oa_id = ? AND user_id = ? ORDER BY key DESC LIMIT {ROWS}"

Read = Callable[[str], Awaitable[object]]


def measure(ours: Callable[[Database], Read], raw: Callable[[Any], Callable[[str], object]]) -> list[Pair]:
    with tempfile.TemporaryDirectory() as home:
        key = make(Path(home), [STORE_SHOP], messages=MESSAGES, talks=TALKS)
        return asyncio.run(_rounds(Paths(Path(home)).database, key, ours, raw))


async def _rounds(path: Path, key: bytes, ours: Any, raw: Any) -> list[Pair]:
    """Each round reads conversations that none before has read: both sides find the same pages cold."""
    db, connection = await Database.open(path, key), driver.connect(path, key)
    pairs = []
    for number in range(ROUNDS):
        users = some_users(TALKS, READS, seed=number)
        read, query = ours(db), raw(connection)
        pairs.append((percentile(await _ours(read, users), 0.99), percentile(_raw(query, users), 0.99)))
    connection.close()
    await db.close()
    return pairs


async def _ours(read: Read, users: Sequence[str]) -> list[float]:
    taken = []
    for user in users:
        began = time.perf_counter()
        await read(user)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def _raw(query: Callable[[str], object], users: Sequence[str]) -> list[float]:
    taken = []
    for user in users:
        began = time.perf_counter()
        query(user)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def _open(db: Database) -> Read:
    return lambda user: db.read(messages.page, ConversationId(OaId(STORE_SHOP.oa_id), UserId(user)), limit=ROWS)


def _raw_open(connection: Any) -> Callable[[str], object]:
    return lambda user: connection.execute(_LAST, (STORE_SHOP.oa_id, user)).fetchall()


@dataclass(frozen=True, slots=True)
class Filter:
    """A view of the list, and the raw query for its first rows."""

    view: View
    where: str
    order: str = "pinned_at DESC, last_at DESC, user_id"

    @property
    def sql(self) -> str:
        return f"SELECT * FROM conversations WHERE {self.where} ORDER BY {self.order} LIMIT {ROWS}"


_OPEN_ONES = "closed_at = 0 AND blocked_at = 0"
_TAGGED = "EXISTS (SELECT 1 FROM conversation_tags AS t WHERE t.oa_id = conversations.oa_id AND t.user_id = "
_TAGGED += "conversations.user_id AND t.tag = '{}')"
_ONE = f"oa_id = '{STORE_SHOP.oa_id}' AND"
FILTERS = (
    Filter(View(), f"{_ONE} {_OPEN_ONES} AND last_at > 0"),
    Filter(View(oa_id=OaId(STORE_SHOP.oa_id)), f"{_ONE} {_OPEN_ONES} AND last_at > 0"),
    Filter(View(Show.UNREAD), f"{_ONE} {_OPEN_ONES} AND (unread_at > 0 OR waiting > 0 AND seen_key < last_in_key)"),
    Filter(View(Show.UNANSWERED), f"{_ONE} {_OPEN_ONES} AND waiting > 0"),
    Filter(View(Show.CLOSED), f"{_ONE} closed_at > 0 AND blocked_at = 0"),
    Filter(View(Show.BLOCKED), f"{_ONE} blocked_at > 0"),
    Filter(View(tag="VIP"), f"{_ONE} {_OPEN_ONES} AND last_at > 0 AND {_TAGGED.format('VIP')}"),
    Filter(View(tag="Sỉ"), f"{_ONE} {_OPEN_ONES} AND last_at > 0 AND {_TAGGED.format('Sỉ')}"),
)
"""Every filter: of the tags one is frequent (each tenth customer) and one is rare (each three-hundredth)."""
_MARKS = (
    "UPDATE conversations SET waiting = 0, waiting_since = 0 WHERE CAST(user_id AS INTEGER) % 3 > 0",
    "UPDATE conversations SET seen_key = last_in_key WHERE CAST(user_id AS INTEGER) % 6 = 0",
    "UPDATE conversations SET closed_at = last_at WHERE CAST(user_id AS INTEGER) % 5 = 0",
    "UPDATE conversations SET blocked_at = last_at WHERE CAST(user_id AS INTEGER) % 101 = 0",
    "UPDATE conversations SET pinned_at = last_at WHERE CAST(user_id AS INTEGER) % 30011 = 0",
    "INSERT INTO conversation_tags SELECT oa_id, user_id, 'VIP' FROM conversations "
    "WHERE CAST(user_id AS INTEGER) % 10 = 1",
    "INSERT INTO conversation_tags SELECT oa_id, user_id, 'Sỉ' FROM conversations "
    "WHERE CAST(user_id AS INTEGER) % 300 = 1",
    "ANALYZE",
)


def measure_list() -> list[Pair]:
    """In each round the filter that comes off worst."""
    with tempfile.TemporaryDirectory() as home:
        key = make(Path(home), [STORE_SHOP], messages=MESSAGES, talks=TALKS)
        path = Paths(Path(home)).database
        connection = driver.connect(path, key)
        for statement in _MARKS:
            connection.execute(statement)
        connection.close()
        return asyncio.run(_filter_rounds(path, key))


async def _filter_rounds(path: Path, key: bytes) -> list[Pair]:
    db, connection = await Database.open(path, key), driver.connect(path, key)
    turns = [""] * READS
    pairs = []
    for _ in range(ROUNDS):
        tried = []
        for one in FILTERS:
            ours = await _ours(lambda _, view=one.view: db.read(listing.first, view, ROWS), turns)  # type: ignore[misc]
            raw = _raw(lambda _, sql=one.sql: connection.execute(sql).fetchall(), turns)  # type: ignore[misc]
            tried.append((percentile(ours, 0.99), percentile(raw, 0.99)))
        pairs.append(max(tried, key=lambda pair: pair[0] / pair[1]))
    connection.close()
    await db.close()
    return pairs


OPEN = Benchmark("open", "ms", 4.0, "most", lambda: measure(_open, _raw_open))
LIST = Benchmark("list", "ms", 4.0, "most", measure_list)
