"""100,000 new messages through the store's own path, against raw statements that do the same work on a twin file."""

import asyncio
import secrets
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.domain.ids import OaId, RemoteId, UserId
from app.domain.messages import Body, Direction, HistoryRow, Kind
from app.domain.text import fold
from app.store import driver, messages, rows, search_index
from app.store.database import Database
from bench.harness import Benchmark, Pair

OA = OaId("3000000000000000001")
START = 1_760_000_000_000
UNIT = 500
MESSAGES, CUSTOMERS, ROUNDS = 100_000, 2_000, 3
SAYINGS = ("Còn hàng không ạ?", "Giá bao nhiêu vậy shop", "Ship về Hà Nội được không", "Dạ còn ạ, chị lấy màu nào?")

_COLUMNS = ", ".join(f'"{name}"' for name in rows.INSERTED)
_INSERT = f"INSERT OR IGNORE INTO messages ({_COLUMNS}) VALUES ({', '.join('?' * len(rows.INSERTED))})"
_HEAD = """
INSERT INTO conversations
  (oa_id, user_id, name, last_key, last_at, last_kind, last_direction, last_text, waiting, waiting_since)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT DO UPDATE SET
  last_key = excluded.last_key, last_at = excluded.last_at, last_kind = excluded.last_kind,
  last_direction = excluded.last_direction, last_text = excluded.last_text,
  waiting = CASE excluded.last_direction WHEN 'in' THEN waiting + 1 ELSE 0 END
"""
_WORDS = "INSERT INTO search_messages (rowid, words) VALUES (?, ?)"
_NAME = "INSERT OR IGNORE INTO search_entries (oa_id, user_id, kind, item, text, words) VALUES (?, ?, 'c', 0, ?, ?)"


def history(count: int = MESSAGES) -> list[list[HistoryRow]]:
    """`count` messages of 2,000 customers in time order, in units of 500."""
    made = [
        HistoryRow(
            RemoteId(f"{number:020x}"),
            UserId(str(10**18 + number % CUSTOMERS)),
            Direction.OUT if number % 3 == 2 else Direction.IN,
            START + number * 700,
            Body(Kind.TEXT, f"{SAYINGS[number % 4]} ({number})", raw_type="text"),
            customer_name=f"Khách {number % CUSTOMERS}",
        )
        for number in range(count)
    ]
    return [made[start : start + UNIT] for start in range(0, count, UNIT)]


async def store_all(db: Database, units: Sequence[Sequence[HistoryRow]]) -> float:
    """Seconds for all units, each its own durable transaction."""
    began = time.perf_counter()
    for unit in units:
        await db.write(messages.ingest, OA, unit, unit[-1].sent_at, live=False)
    return time.perf_counter() - began


def raw_all(connection: Any, units: Sequence[Sequence[HistoryRow]]) -> float:
    """The same rows and conversation heads by the driver's executemany, with the same pragmas and units."""
    began = time.perf_counter()
    for number, unit in enumerate(units):
        connection.execute("BEGIN IMMEDIATE")
        first = number * UNIT
        keyed = [(row.sent_at << 10 | (first + index) % 1024, row) for index, row in enumerate(unit)]
        connection.executemany(_INSERT, [rows.to_values(OA, key, row) for key, row in keyed])
        connection.executemany(_HEAD, [_head(key, row) for key, row in keyed])
        connection.executemany(_WORDS, [(key, search_index.words_of(row.body)) for key, row in keyed])
        connection.executemany(_NAME, list({row.user_id: _entry(row) for row in unit}.values()))
        connection.execute("COMMIT")
    return time.perf_counter() - began


def _entry(row: HistoryRow) -> tuple[str, ...]:
    return (OA, row.user_id, row.customer_name, fold(row.customer_name))


def _head(key: int, row: HistoryRow) -> tuple[Any, ...]:
    said = (row.body.kind.value, row.direction.value, row.body.text)
    return (OA, row.user_id, row.customer_name, key, row.sent_at, *said, row.sent_at)


@contextmanager
def raw_twin(path: Path, key: bytes) -> Iterator[Any]:
    connection = driver.connect(path, key)
    try:
        yield connection
    finally:
        connection.close()


async def _round(units: Sequence[Sequence[HistoryRow]]) -> tuple[Pair, Pair]:
    """Rates in messages/s: of new messages, and of the same ones once more."""
    key = secrets.token_bytes(32)
    with tempfile.TemporaryDirectory() as folder:
        ours, twin = Path(folder, "ours.db"), Path(folder, "twin.db")
        await (await Database.open(twin, key)).close()
        db = await Database.open(ours, key)
        count = sum(map(len, units))
        with raw_twin(twin, key) as connection:
            fresh = (count / await store_all(db, units), count / raw_all(connection, units))
            again = (count / await store_all(db, units), count / _raw_replay(connection, units))
        await db.close()
    return fresh, again


def _raw_replay(connection: Any, units: Sequence[Sequence[HistoryRow]]) -> float:
    """INSERT OR IGNORE of rows that are all known."""
    began = time.perf_counter()
    for unit in units:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(_INSERT, [rows.to_values(OA, row.sent_at << 10, row) for row in unit])
        connection.execute("COMMIT")
    return time.perf_counter() - began


def _measure(which: int) -> list[Pair]:
    units = history()
    return [asyncio.run(_round(units))[which] for _ in range(ROUNDS)]


INGEST = Benchmark("ingest", "msg/s", 0.7, "least", lambda: _measure(0))
REPLAY = Benchmark("replay", "msg/s", 0.5, "least", lambda: _measure(1))
