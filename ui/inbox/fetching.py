"""Files of messages when somebody wants one now: from the cache, or from Zalo first."""

import asyncio
import hashlib
from collections import defaultdict
from collections.abc import Iterable

from app.domain.ids import MediaKey
from app.domain.messages import MediaState
from app.errors import Rejected
from ui.inbox.pictures import LOCAL, MediaSource


class Fetching:
    """`on_media` must be told of every MediaChanged: whoever waits looks again."""

    def __init__(self, media: MediaSource) -> None:
        self._media = media
        self._waiting: defaultdict[MediaKey, list[asyncio.Event]] = defaultdict(list)

    async def kept(self, ref: str) -> bytes | None:
        """The file if it is here."""
        if ref.startswith(LOCAL):
            return await self._media.local(MediaKey(ref.removeprefix(LOCAL)))
        return await self._media.get(ref)

    async def bytes_of(self, ref: str) -> bytes:
        """The file, however long it takes to come; what was given up is tried once more. Rejected: media_expired, or
        file_missing for what will never be had."""
        if not ref.startswith(LOCAL) and await self._media.state(ref) is MediaState.FAILED:
            await self._media.again(ref)
        key = MediaKey(hashlib.sha256(ref.encode("utf-8", "replace")).hexdigest())
        told = asyncio.Event()
        self._waiting[key].append(told)
        try:
            while True:
                data = await self.kept(ref)
                if data is not None:
                    return data
                await self._ask(ref)
                await told.wait()
                told.clear()
        finally:
            self._waiting[key].remove(told)
            if not self._waiting[key]:
                del self._waiting[key]

    async def dead(self, ref: str) -> str:
        """The code of the error that asking for a file would end in, as far as it is known; empty for none."""
        if ref.startswith(LOCAL):
            return "file_missing"
        codes = {MediaState.EXPIRED: "media_expired", MediaState.FAILED: "file_missing"}
        return codes.get(await self._media.state(ref), "")

    async def _ask(self, ref: str) -> None:
        code = await self.dead(ref)
        if code:
            raise Rejected(code)
        self._media.request([ref])

    def on_media(self, keys: Iterable[MediaKey]) -> None:
        for key in keys:
            for told in self._waiting.get(key, ()):
                told.set()
