"""The photos of a conversation for the viewer: one by one beyond what is loaded, and all of them to a folder. Of what
the acting person may not see there are none."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from app.domain.filetypes import sniff
from app.domain.ids import OWNER, ConversationId, MediaKey, MessageKey, StaffId
from app.domain.photos import Photo, Place, Saved, file_name
from app.errors import Rejected
from app.services.ground import Ground
from app.store import photos, visibility
from app.store.work import Session

T = TypeVar("T")
PAGE = 100
NO_PLACE = Place(0, 0)
Told = Callable[[int, int], None]
"""Takes how many of how many are done."""


class PhotoFiles(Protocol):
    """The media cache, as far as photos go."""

    async def local(self, key: MediaKey) -> bytes | None: ...

    async def fetch(self, url: str) -> bytes | None:
        """From the cache, or else from Zalo now; None if it can't be had."""
        ...


class Photos:
    """Reads what the thread shows; nothing here changes a message."""

    def __init__(self, ground: Ground, files: PhotoFiles) -> None:
        self._db = ground.db
        self._files = files

    async def find(self, cid: ConversationId, ref: str, by: StaffId = OWNER) -> Photo | None:
        """The photo that shows an address of Zalo's, or the key of a file of our own."""
        return await self._db.read(_if_seen, cid, by, None, photos.find, cid, ref)

    async def next(self, photo: Photo, by: StaffId = OWNER) -> Photo | None:
        """The newer neighbour."""
        return await self._db.read(_if_seen, photo.conversation, by, None, photos.after, photo)

    async def previous(self, photo: Photo, by: StaffId = OWNER) -> Photo | None:
        """The older neighbour."""
        return await self._db.read(_if_seen, photo.conversation, by, None, photos.before, photo)

    async def place(self, photo: Photo, by: StaffId = OWNER) -> Place:
        return await self._db.read(_if_seen, photo.conversation, by, NO_PLACE, photos.place, photo)

    async def data(self, photo: Photo) -> bytes | None:
        """The best there is of it: the original of what was sent from here, else what Zalo has, else the small one."""
        for ref in photo.refs:
            data = await (self._files.fetch(ref) if "/" in ref else self._files.local(MediaKey(ref)))
            if data is not None:
                return data
        return None

    async def save_all(
        self, cid: ConversationId, folder: Path, told: Told = lambda done, total: None, by: StaffId = OWNER
    ) -> Saved:
        """Write every photo of a conversation into a folder, named by its time; files that are there stay. To end it
        early, cancel. Rejected: cannot_write."""
        written = missing = 0
        found = await self._page(cid, by, MessageKey(0))
        total = (await self.place(found[-1], by)).total if found else 0
        while found:
            for photo in found:
                told(written + missing, total)
                data = await self.data(photo)
                if data is None:
                    missing += 1
                    continue
                await asyncio.to_thread(_write, folder, photo, data)
                written += 1
            assert found[-1].key is not None
            found = await self._page(cid, by, found[-1].key)
        return Saved(written, missing)

    async def _page(self, cid: ConversationId, by: StaffId, above: MessageKey) -> list[Photo]:
        return await self._db.read(_if_seen, cid, by, [], photos.page, cid, above, PAGE)


def _if_seen(
    session: Session, cid: ConversationId, by: StaffId, otherwise: T, read: Callable[..., T], *values: object
) -> T:
    return read(session, *values) if visibility.sees(session, cid, by) else otherwise


def _write(folder: Path, photo: Photo, data: bytes) -> None:
    """Into a file of its own. The same photo saved once more makes no second file."""
    number = 0
    while True:
        path = folder / file_name(photo, sniff(data), number)
        try:
            file = path.open("xb")
        except FileExistsError:
            if path.stat().st_size == len(data) and path.read_bytes() == data:
                return
            number += 1
            continue
        except OSError as error:
            raise Rejected("cannot_write", path=str(path)) from error
        try:
            with file:
                file.write(data)
            return
        except OSError as error:
            path.unlink(missing_ok=True)  # a half of a photo is none
            raise Rejected("cannot_write", path=str(path)) from error
