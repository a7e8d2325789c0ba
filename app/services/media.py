"""Pictures and files of messages: fetched when they are first heard of, kept encrypted, within a bounded size."""

import asyncio
import contextlib
import hashlib
import logging
from collections.abc import Callable, Iterable
from typing import Protocol

from app.domain.filetypes import sniff
from app.domain.ids import MediaKey
from app.domain.messages import Media, MediaState, MediaUse
from app.errors import Rejected, Transient
from app.events import MediaChanged
from app.services.alarm import Alarm
from app.services.ground import Ground
from app.store import media
from app.store.media_files import MediaFiles
from app.store.work import Session

AT_ONCE = 3
BATCH = 12
IDLE_S = 60.0
WAITS_MS = (30_000, 120_000, 600_000, 3_600_000, 21_600_000)
"""After a failure; the one after the last is final."""
OFFLINE_MS = 30_000
TOUCH_EVERY_MS = 3_600_000

log = logging.getLogger(__name__)


class Fetched(Protocol):
    @property
    def data(self) -> bytes: ...
    @property
    def mime(self) -> str: ...


class Fetcher(Protocol):
    async def fetch_media(self, url: str) -> Fetched:
        """Rejected `media_expired` for a dead link, other Rejected for what will never be had, or Transient."""
        ...


class MediaService:
    """One for all OAs. `run` is kept by the Supervisor; `max_bytes` says how large the cache may be now."""

    def __init__(self, ground: Ground, fetcher: Fetcher, files: MediaFiles, max_bytes: Callable[[], int]) -> None:
        self._ground = ground
        self._fetcher = fetcher
        self._files = files
        self._max_bytes = max_bytes
        self._alarm = Alarm(ground.clock, ground.supervisor, "media")
        self._failures: dict[MediaKey, int] = {}
        self._touched: dict[MediaKey, int] = {}
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._own = asyncio.Lock()
        """Held while a person's own file has no record yet."""
        self._swept = False

    # What the screen asks

    async def get(self, url: str) -> bytes | None:
        """The cached file of an address; None if it is not here (then `state` says why)."""
        return await self.local(media.url_key(url))

    async def fetch(self, url: str) -> bytes | None:
        """The file of an address, fetched now if it is not here; None if it can't be had now."""
        data = await self.get(url)
        if data is None and url:
            await self._ground.db.write(media.want, [url], self._ground.clock.now())
            wanted = await self._ground.db.read(media.record, media.url_key(url))
            if wanted is not None and wanted.state is MediaState.WANTED:
                await self._fetch(wanted)
                data = await self.get(url)
        return data

    async def state(self, url: str) -> MediaState:
        record = await self._ground.db.read(media.record, media.url_key(url))
        return record.state if record else MediaState.WANTED

    def request(self, urls: Iterable[str]) -> None:
        """Fetch these if they are not here; MediaChanged says when."""
        wanted = [url for url in urls if url]
        if wanted:
            self._ground.supervisor.spawn("media: request", self._want(wanted))

    async def again(self, url: str) -> None:
        """Try once more to fetch what was given up."""
        await self._ground.db.write(media.again, [url], self._ground.clock.now())
        await self._want([url])

    async def keep(self, refs: Iterable[str], *, kept: bool) -> None:
        """*Giữ lại*: these addresses and keys stay whatever room is needed, or no longer do."""
        listed = [ref for ref in refs if ref]
        urls = [ref for ref in listed if "/" in ref]
        keys = [media.url_key(ref) if "/" in ref else MediaKey(ref) for ref in listed]
        await self._ground.db.write(_keep_these, urls, keys, kept=kept, now=self._ground.clock.now())
        self.wake()

    async def is_kept(self, ref: str) -> bool:
        """Whether a person keeps this address or key."""
        record = await self._ground.db.read(media.record, media.url_key(ref) if "/" in ref else MediaKey(ref))
        return record is not None and record.kept

    async def use(self) -> MediaUse:
        """How much room the cache takes now."""
        return await self._ground.db.read(media.use)

    async def clear(self) -> int:
        """*Dọn bộ nhớ đệm*: delete all that nobody keeps and nothing waits for; the answer is in bytes. What Zalo still
        has is fetched again when it is looked at."""
        before = await self.use()
        await self._drop(await self._ground.db.write(media.clear))
        return before.size - (await self.use()).size

    async def put_local(self, data: bytes) -> MediaKey:
        """Keep a file of the person's own; the same content has the same key."""
        key = MediaKey(hashlib.sha256(data).hexdigest())
        async with self._own:
            await asyncio.to_thread(self._files.put, key, data)
            await self._ground.db.write(media.stored, key, sniff(data), len(data), self._ground.clock.now())
        return key

    async def local(self, key: MediaKey) -> bytes | None:
        """The bytes kept under `key`. A file that has gone from the folder is fetched anew, if it has an address."""
        data = await asyncio.to_thread(self._files.get, key)
        if data is None:
            await self._missing(key)
            return None
        now = self._ground.clock.now()
        if not 0 <= now - self._touched.get(key, 0) < TOUCH_EVERY_MS:
            self._touched[key] = now
            await self._ground.db.write(media.touch, [key], now)
        return data

    async def forget(self, keys: Iterable[MediaKey]) -> None:
        """Delete files whose records are gone."""
        for key in keys:
            await asyncio.to_thread(self._files.delete, key)

    # The work behind it

    def wake(self) -> None:
        """There are new files to fetch."""
        self._alarm.ring()

    async def run(self) -> None:
        while True:
            if not await self.fetch_due():
                await self.sweep()
                await self._make_room()  # the limit may have been lowered
                await self._alarm.wait(IDLE_S)

    async def fetch_due(self) -> int:
        """Fetch one batch of what is wanted now; says how many it tried."""
        due = await self._ground.db.read(media.wanted, self._ground.clock.now(), BATCH)
        await asyncio.gather(*(self._fetch(one) for one in due))
        if due:
            await self._make_room()
        return len(due)

    async def sweep(self) -> None:
        """Once: delete the files that no record knows, left by a process that ended between the two. Eviction counts
        records, and what was erased must be gone."""
        if self._swept:
            return
        self._swept = True
        for folder in await asyncio.to_thread(self._files.folders):
            async with self._own:
                keys = await asyncio.to_thread(self._files.tidy, folder)
                await self.forget(await self._ground.db.read(media.unknown, keys))

    async def _want(self, urls: list[str]) -> None:
        await self._ground.db.write(media.want, urls, self._ground.clock.now())
        self.wake()

    async def _fetch(self, wanted: Media) -> None:
        async with self._gate:
            try:
                fetched = await self._fetcher.fetch_media(wanted.url)
            except Rejected as error:
                dead = error.code == "media_expired"
                await self._fail(wanted.key, MediaState.EXPIRED if dead else MediaState.FAILED)
                return
            except Transient as error:
                await self._later(wanted.key, error)
                return
        if not fetched.data or _is_page(fetched):
            await self._fail(wanted.key, MediaState.FAILED)
            return
        await asyncio.to_thread(self._files.put, wanted.key, fetched.data)
        mime, now = sniff(fetched.data) or fetched.mime, self._ground.clock.now()
        self._failures.pop(wanted.key, None)
        if not await self._ground.db.write(_keep, wanted.key, mime, len(fetched.data), now):
            await self.forget([wanted.key])
            return
        self._ground.bus.publish(MediaChanged(frozenset({wanted.key})))

    async def _later(self, key: MediaKey, error: Transient) -> None:
        tried = self._failures.get(key, 0)
        if error.reached:
            self._failures[key] = tried + 1
        if tried >= len(WAITS_MS):
            await self._fail(key, MediaState.FAILED)
            return
        wait = WAITS_MS[tried] if error.reached else OFFLINE_MS
        await self._ground.db.write(media.failed, key, MediaState.WANTED, self._ground.clock.now() + wait)

    async def _fail(self, key: MediaKey, state: MediaState) -> None:
        self._failures.pop(key, None)
        await self._ground.db.write(media.failed, key, state, 0)
        self._ground.bus.publish(MediaChanged(frozenset({key})))

    async def _missing(self, key: MediaKey) -> None:
        record = await self._ground.db.read(media.record, key)
        if record is not None and record.state is MediaState.STORED and record.url:
            log.info("a cached file has gone; it is fetched anew")
            await self._ground.db.write(media.failed, key, MediaState.WANTED, 0)
            self.wake()

    async def _make_room(self) -> None:
        if await self._ground.db.read(media.total_size) > self._max_bytes():
            await self._drop(await self._ground.db.write(media.evict, self._max_bytes()))

    async def _drop(self, gone: list[MediaKey]) -> None:
        if gone:
            await self.forget(gone)
            self._ground.bus.publish(MediaChanged(frozenset(gone)))


def _keep(session: Session, key: MediaKey, mime: str, size: int, now: int) -> bool:
    """False: nobody wants it any more, since its OA was erased while it came."""
    if media.record(session, key) is None:
        return False
    media.stored(session, key, mime, size, now)
    return True


def _keep_these(session: Session, urls: list[str], keys: list[MediaKey], *, kept: bool, now: int) -> None:
    if kept:
        media.want(session, urls, now)  # what has made room for others may still be at Zalo
    media.keep(session, keys, kept=kept)


def _is_page(fetched: Fetched) -> bool:
    """An error page in a picture's place."""
    with contextlib.suppress(IndexError):
        return fetched.mime in ("text/html", "application/json") and fetched.data.lstrip()[:1] in (b"<", b"{")
    return False
