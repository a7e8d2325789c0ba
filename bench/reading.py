"""What a click reads: a conversation's last 50 messages, and 50 rows under any filter, against the raw queries."""

import asyncio
import shutil
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
from bench import store
from bench.harness import Benchmark, Pair, percentile
from bench.profile import some_users

READS, ROUNDS, ROWS = 400, 5, 50
_COLUMNS = ", ".join(column.name for column in MESSAGE_COLUMNS)
_LAST = f"SELECT {_COLUMNS} FROM messages WHERE oa_id = ? AND user_id = ? ORDER BY key DESC LIMIT {ROWS}"

Read = Callable[[str], Awaitable[object]]


def measure() -> list[Pair]:
    return asyncio.run(_rounds(store.home()))


def times(messages: int, read: Callable[[Database], Read]) -> list[float]:
    """The 99th percentile of what a read takes in a store of so many messages, in each of the rounds."""
    return asyncio.run(_times(store.home_of(messages), store.talks(messages), read))


async def _times(home: Path, talks: int, read: Callable[[Database], Read]) -> list[float]:
    db = await Database.open(Paths(home).database, store.key_of(home))
    made = read(db)
    taken = [percentile(await _ours(made, some_users(talks, READS, seed=number)), 0.99) for number in range(ROUNDS)]
    await db.close()
    return taken


async def _rounds(home: Path) -> list[Pair]:
    """Each round reads conversations that none before has read: both sides find the same pages cold."""
    path, key = Paths(home).database, store.key_of(home)
    db, connection = await Database.open(path, key), driver.connect(path, key)
    read, query = open_thread(db), _raw_open(connection)
    pairs = []
    for number in range(ROUNDS):
        users = some_users(store.talks(store.MESSAGES), READS, seed=number)
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


def open_thread(db: Database) -> Read:
    return lambda user: db.read(messages.page, ConversationId(OaId(store.SHOP.oa_id), UserId(user)), limit=ROWS)


def first_rows(db: Database) -> Read:
    return lambda _: db.read(listing.first, View(), ROWS)


def _raw_open(connection: Any) -> Callable[[str], object]:
    return lambda user: connection.execute(_LAST, (store.SHOP.oa_id, user)).fetchall()


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
_ONE = f"oa_id = '{store.SHOP.oa_id}' AND"
FILTERS = (
    Filter(View(), f"{_ONE} {_OPEN_ONES} AND last_at > 0"),
    Filter(View(oa_id=OaId(store.SHOP.oa_id)), f"{_ONE} {_OPEN_ONES} AND last_at > 0"),
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
    with tempfile.TemporaryDirectory() as folder:
        path, key = Path(folder, "marked.db"), store.key_of(store.home())
        shutil.copyfile(Paths(store.home()).database, path)
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


OPEN = Benchmark("open", "ms", 4.0, "most", measure)
LIST = Benchmark("list", "ms", 4.0, "most", measure_list)
