"""A query as it is typed, 50 hits with context, against raw FTS5 by rowid, same words; and the slowest answer."""

import asyncio
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.ids import OWNER
from app.domain.messages import Body, Kind
from app.domain.query import parse
from app.domain.text import fold
from app.paths import Paths
from app.store import driver, search
from app.store.database import Database
from app.store.search_index import EntryKind, mark_of, words_of
from app.store.search_words import fts5
from bench import store
from bench.harness import Benchmark, Pair, percentile
from bench.profile import make, user_of
from bench.store import SHOP

MESSAGES, ROUNDS, QUERIES, HITS = 300_000, 3, 300, 50
COMMON = (
    "anh chị em còn hàng không shop giá bao nhiêu vậy mẫu này size ship về Hà Nội được dạ có ạ ơi cho mình xin địa chỉ "
    "số điện thoại đặt mua cái áo váy đẹp quá cảm ơn nhé hôm nay mai giao trắng đen đỏ xanh tiền chuyển khoản rồi"
)
"""What people write to a shop, the most frequent first."""
HEADS, TAILS = "b ch đ kh ng nh ph th tr x", "ắt ờm iêng oạch ưởng ắc ẫm úc ệch ỏn ẻo ịt ửi uôm oen ấp"
TODAY = date(2026, 11, 26)
HARD = (
    *("còn hàng không shop giá bao nhiêu", '"nhiêu còn" từ:shop', "anh chị em từ:shop có:ảnh", '"tiền tiền tiền"'),
    *("từ:khách trước:2020", '"khoản rồi anh"', "từ:shop", "k", "không", "khô", "0", "ạ ơi quá nhé mai đen khoản"),
    *("có:tệp", "zzzz", '"rồi còn hàng không"', "áo sau:7-ngày", "khách 9", "kh", "từ:khách trởi", "oa:tiệm anh em"),
)
"""What takes long unless time is watched: common words that never meet, filters that hardly anything passes."""
_RAW = f"""SELECT m.key, m.text FROM search_messages AS s JOIN messages AS m ON m.key = s.rowid
WHERE search_messages MATCH ? ORDER BY s.rowid DESC LIMIT {HITS}"""
_ENTRY = "INSERT INTO search_entries (oa_id, user_id, kind, item, text, words) VALUES (?, ?, 'customer', 0, ?, ?)"


def sentences(seed: int) -> Iterator[str]:
    """Messages of 3 to 12 words, a few words in most of them; every fourth has a number."""
    chance = random.Random(seed)
    vocabulary = [*COMMON.split(), *(head + tail for head in HEADS.split() for tail in TAILS.split())]
    weights = [1 / (place + 2) for place in range(len(vocabulary))]
    number = 0
    while True:
        drawn = iter(chance.choices(vocabulary, weights, k=12_000))
        for words in zip(*[drawn] * 12, strict=True):
            number += 1
            yield " ".join(words[: 3 + number % 10]) + (f" {number}" if number % 4 == 0 else "")


def typed(seed: int) -> list[str]:
    """Queries on their way: one to three words of what was written, the last cut short; some in quotes, half of them
    without accents."""
    chance, said = random.Random(seed), sentences(seed)
    made = []
    for number in range(QUERIES):
        words = next(said).split()[: 1 + number % 3]
        words[-1] = words[-1][: chance.randint(2, 6)]
        text = " ".join(words) if number % 2 else fold(" ".join(words))
        made.append(f'"{text}"' if number % 7 == 0 else text)
    return made


def fill(path: Path, key: bytes, count: int, talks: int) -> None:
    """Give the profile's messages these texts, and index them in units as ingest does, customers too."""
    connection = driver.connect(path, key)
    connection.execute("PRAGMA synchronous = OFF")
    said = sentences(0)
    keys = [row[0] for row in connection.execute("SELECT key FROM messages ORDER BY key")]
    for start in range(0, count, 500):
        rows = [(next(said), stored) for stored in keys[start : start + 500]]
        connection.execute("BEGIN")
        connection.executemany("UPDATE messages SET text = ? WHERE key = ?", rows)
        indexed = [(stored, words_of(Body(Kind.TEXT, text))) for text, stored in rows]
        connection.executemany("INSERT INTO search_messages (rowid, words) VALUES (?, ?)", indexed)
        connection.execute("COMMIT")
    users = [user_of(number, talks) for number in range(talks)]
    mark = mark_of(EntryKind.CUSTOMER)
    people = [(SHOP.oa_id, user, f"Khách {user[-5:]}", f"khach {user[-5:]} {mark}") for user in users]
    connection.execute("BEGIN")
    connection.executemany(_ENTRY, people)
    connection.execute("COMMIT")
    connection.close()


def measure(*, hard: bool) -> list[Pair]:
    with tempfile.TemporaryDirectory() as home:
        count = max(MESSAGES, store.MESSAGES)
        key = make(Path(home), [SHOP], messages=count, talks=store.talks(count))
        path = Paths(Path(home)).database
        fill(path, key, count, store.talks(count))
        rounds = _hardest(path, key) if hard else _rounds(path, key)
        return asyncio.run(rounds)


async def _rounds(path: Path, key: bytes) -> list[Pair]:
    """p99 of both, query by query beside one another."""
    pairs = []
    db, connection = await Database.open(path, key), driver.connect(path, key)
    for number in range(ROUNDS):
        ours, raw = [], []
        for text in typed(number + 1):
            ours.append(await _ours(db, text))
            raw.append(_raw(connection, text))
        pairs.append((percentile(ours, 0.99), percentile(raw, 0.99)))
    connection.close()
    await db.close()
    return pairs


async def _hardest(path: Path, key: bytes) -> list[Pair]:
    """The slowest answer of all; there is nothing to divide by."""
    db = await Database.open(path, key)
    await _ours(db, "ấm máy")  # what is loaded and compiled once, at the first search
    pairs = [(max([await _ours(db, text) for text in HARD]), 1.0) for _ in range(ROUNDS)]
    await db.close()
    return pairs


async def _ours(db: Database, text: str) -> float:
    began = time.perf_counter()
    await db.read(search.find, parse(text, TODAY), OWNER, limit=HITS)
    return (time.perf_counter() - began) * 1000


def _raw(connection: Any, text: str) -> float:
    match = fts5(parse(text, TODAY).terms)
    began = time.perf_counter()
    connection.execute(_RAW, (match,)).fetchall()
    return (time.perf_counter() - began) * 1000


SEARCH = Benchmark("search", "ms", 3.0, "most", lambda: measure(hard=False))
ANY = Benchmark("search-any", "ms", 30.0, "most", lambda: measure(hard=True))
"""The slowest answer to any query, in milliseconds."""
