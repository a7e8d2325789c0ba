"""What a click reads: a conversation's last 50 messages, and the first 50 rows of the list, against the raw queries."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from app.domain.ids import ConversationId, OaId, UserId
from app.paths import Paths
from app.store import conversations, driver, messages
from app.store.database import Database
from app.store.rows import MESSAGE_COLUMNS
from bench.harness import Benchmark, Pair, percentile
from bench.profile import make, some_users
from bench.start import MESSAGES, STORE_SHOP, TALKS

READS, ROUNDS, ROWS = 400, 5, 50
_COLUMNS = ", ".join(column.name for column in MESSAGE_COLUMNS)
_LAST = f"SELECT {_COLUMNS} FROM messages WHERE oa_id = ? AND user_id = ? ORDER BY key DESC LIMIT {ROWS}"
_FIRST = f"SELECT * FROM conversations WHERE last_at > 0 ORDER BY last_at DESC, oa_id, user_id LIMIT {ROWS}"

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


def _list(db: Database) -> Read:
    """The ids are in the model by then; what is read for the screen are the rows in view."""
    first: list[ConversationId] = []

    async def read(_: str) -> object:
        if not first:
            first.extend((await db.read(conversations.ids))[:ROWS])
        return await db.read(conversations.rows, first)

    return read


def _raw_list(connection: Any) -> Callable[[str], object]:
    return lambda _: connection.execute(_FIRST).fetchall()


OPEN = Benchmark("open", "ms", 4.0, "most", lambda: measure(_open, _raw_open))
LIST = Benchmark("list", "ms", 4.0, "most", lambda: measure(_list, _raw_list))
