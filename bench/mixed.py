"""A profile in which one conversation holds messages of every kind, with their pictures."""

import asyncio
import io
import random
import time
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from app.crypto import Sealer
from app.domain.ids import ConversationId, OaId, RemoteId, UserId
from app.domain.messages import Body, Contact, Direction, HistoryRow, Kind, Link, Place
from app.paths import Paths
from app.store import media, messages
from app.store.database import Database
from app.store.media_files import MediaFiles
from bench.ingest import SAYINGS
from bench.profile import Shop, make, user_of

UNIT = 500
PICTURES = 24
STEP_MS = 40_000
LONG = ConversationId(OaId("3000000000000000001"), UserId("1" + "9" * 18))
"""The conversation with all the messages, the newest of all."""


def make_mixed(root: Path, *, talks: int, count: int) -> bytes:
    """`talks` conversations of one message, and one of `count` messages; answers the data key."""
    key = make(root, [Shop(LONG.oa_id)], messages=talks, talks=talks)
    asyncio.run(_fill(Paths(root), key, count))
    return key


def some_talks(talks: int, count: int) -> list[str]:
    """Customers near the top of the list."""
    return [user_of(talks - 1 - number, talks) for number in range(count)]


async def _fill(paths: Paths, key: bytes, count: int) -> None:
    db = await Database.open(paths.database, key)
    files = MediaFiles(paths.media, Sealer(key).derive("media"))
    now = int(time.time() * 1000)
    for number, data in enumerate(_pictures()):
        url = _picture(number)
        files.put(media.url_key(url), data)
        await db.write(media.stored, media.url_key(url), "image/jpeg", len(data), now)
    rows = list(_rows(count, now - 30_000))
    for start in range(0, count, UNIT):
        await db.write(messages.ingest, LONG.oa_id, rows[start : start + UNIT], now, live=False)
    await db.close()


def _rows(count: int, end: int) -> Iterator[HistoryRow]:
    chance = random.Random(5)
    at = end - count * STEP_MS
    for number in range(count):
        body = _body(number, chance)
        # Photos come several at once, everything else when somebody has typed it.
        at += 2_000 if body.kind is Kind.PHOTO else STEP_MS
        way = Direction.OUT if number % 5 in (1, 2) else Direction.IN
        yield HistoryRow(RemoteId(f"f{number:019x}"), LONG.user_id, way, at, body, customer_name="Khách nhiều tin")


def _body(number: int, chance: random.Random) -> Body:
    """Mostly words, as shops write; every twentieth or so is something else."""
    url = _picture(0)  # whatever it is, its file is there: nothing is to be fetched meanwhile
    rare = (
        Body(Kind.STICKER, url=_picture(number)),
        Body(Kind.VOICE, url=url, seconds=number % 50),
        Body(Kind.FILE, url=url, file_name=f"Báo giá {number}.pdf", file_size=120_000 + number),
        Body(Kind.LINK, "Mẫu này", links=(Link("https://a.vn/x", "Nến thơm", "Sáp đậu nành", _picture(number)),)),
        Body(Kind.LOCATION, place=Place(10.77, 106.7)),
        Body(Kind.CARD, contact=Contact("Chị Mai", "0903123456")),
        Body(Kind.VIDEO, url=url, thumb=_picture(number)),
        Body(Kind.UNKNOWN, raw_type="nosupport"),
    )
    if number % 40 < 5:
        return Body(Kind.PHOTO, "Mẫu này còn không?" if number % 80 == 4 else "", _picture(number), _picture(number))
    if number % 7 == 0:
        return chance.choice(rare)
    return Body(Kind.TEXT, " ".join([SAYINGS[number % len(SAYINGS)]] * (1 + number % 4)))


def _picture(number: int) -> str:
    return f"https://t-f9.zdn.vn/480/{number % PICTURES}.jpg"


def _pictures() -> Iterator[bytes]:
    """Photos of the size that Zalo's thumbnails have, with something like a camera's grain."""
    for number in range(PICTURES):
        wide, high = (480, 360) if number % 2 else (360, 480)
        noise = Image.effect_noise((wide, high), 40).convert("RGB")
        tint = Image.new("RGB", (wide, high), (40 + 8 * number, 120, 200 - 6 * number))
        out = io.BytesIO()
        Image.blend(noise, tint, 0.6).save(out, "JPEG", quality=85)
        yield out.getvalue()
