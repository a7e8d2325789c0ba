"""The photos of the fake inbox, walked in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.ids import OWNER, ConversationId, MediaKey, StaffId
from app.domain.photos import ITEM_KINDS, KINDS, Photo, Place, Saved, of_item, of_message
from tests.fakes.inbox import FakeInbox, FakeMedia


@dataclass
class FakePhotos:
    inbox: FakeInbox
    media: FakeMedia
    saved: list[tuple[ConversationId, Path]] = field(default_factory=list)

    def all(self, cid: ConversationId) -> list[Photo]:
        stored = [of_message(one, None) for one in self.inbox.messages.get(cid, []) if one.body.kind in KINDS]
        return stored + [of_item(item) for item in self.inbox.outbox.get(cid, []) if item.kind in ITEM_KINDS]

    async def find(self, cid: ConversationId, ref: str, by: StaffId = OWNER) -> Photo | None:
        return next((photo for photo in reversed(self.all(cid)) if ref in photo.refs), None)

    async def next(self, photo: Photo, by: StaffId = OWNER) -> Photo | None:
        return self._beside(photo, 1)

    async def previous(self, photo: Photo, by: StaffId = OWNER) -> Photo | None:
        return self._beside(photo, -1)

    async def place(self, photo: Photo, by: StaffId = OWNER) -> Place:
        every = self.all(photo.conversation)
        return Place(every.index(photo) + 1, len(every))

    async def data(self, photo: Photo) -> bytes | None:
        for ref in photo.refs:
            found = await (self.media.get(ref) if "/" in ref else self.media.local(MediaKey(ref)))
            if found is not None:
                return found
        return None

    async def save_all(
        self, cid: ConversationId, folder: Path, told: Callable[[int, int], None], by: StaffId = OWNER
    ) -> Saved:
        told(0, len(self.all(cid)))
        self.saved.append((cid, folder))
        return Saved(len(self.all(cid)) - 1, 1)

    def _beside(self, photo: Photo, by: int) -> Photo | None:
        every = self.all(photo.conversation)
        at = every.index(photo) + by
        return every[at] if 0 <= at < len(every) else None
