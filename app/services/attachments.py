"""Files on their way into a message: made ready, edited, and kept with the draft until they are sent."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from app.domain.ids import OWNER, ConversationId, MediaKey, StaffId
from app.domain.outbox import MOST_FILES, NO_MEDIA, Attachment
from app.domain.photo_edit import UNTOUCHED, PhotoEdit
from app.errors import Rejected
from app.events import ConversationsChanged
from app.services.ground import Ground
from app.store import conversations, draft_files
from app.store.work import Session

Told = Callable[[float], None]
"""Takes how much of the work is done, 0 to 1; called in another thread."""


class Files(Protocol):
    """The media store, as far as a person's own files go."""

    async def put_local(self, data: bytes) -> MediaKey: ...
    async def local(self, key: MediaKey) -> bytes | None: ...


class Attachments:
    """The original of a photo is kept beside what goes to Zalo, so that it can be edited anew and saved."""

    def __init__(self, ground: Ground, files: Files) -> None:
        self._db = ground.db
        self._bus = ground.bus
        self._files = files

    async def attach(self, name: str, data: bytes, told: Told = lambda _: None) -> Attachment:
        """Make a file ready to send and keep it. `told` hears how far that is, in another thread; to give up, cancel.
        Rejected: empty, wrong_type, phone_format, too_large, bad_image."""
        return await self._make(name, data, UNTOUCHED, told)

    async def edit(self, attachment: Attachment, edit: PhotoEdit, told: Told = lambda _: None) -> Attachment:
        """The photo anew, made from its original. Rejected: file_missing, bad_image."""
        data = await self.original(attachment)
        if data is None:
            raise Rejected("file_missing", name=attachment.name)
        return await self._make(attachment.name, data, edit, told)

    async def original(self, attachment: Attachment) -> bytes | None:
        """The file as the person chose it, while it is here."""
        return await self._files.local(attachment.original or attachment.key)

    async def save_draft(self, cid: ConversationId, attachments: Sequence[Attachment], by: StaffId = OWNER) -> None:
        """The draft of this conversation holds these files now, for `by` alone. Rejected: gone, too_many."""
        if len(attachments) > MOST_FILES:
            raise Rejected("too_many", limit=MOST_FILES)
        if await self._db.write(_save, cid, by, list(attachments)):
            self._bus.publish(ConversationsChanged(frozenset({cid})))

    async def draft(self, cid: ConversationId, by: StaffId = OWNER) -> tuple[Attachment, ...]:
        """The files that lie in a draft, in order."""
        return tuple(await self._db.read(draft_files.of, cid, by))

    async def _make(self, name: str, data: bytes, edit: PhotoEdit, told: Told) -> Attachment:
        from app import pictures  # Pillow, whose loading takes longer than most days need it for

        made = await pictures.prepare(name, data, edit, told)
        key = await self._files.put_local(made.data)
        ready = Attachment(key, made.name, made.mime, len(made.data), made.width, made.height)
        if made.data == data:
            return ready
        return replace(ready, original=await self._files.put_local(data) or NO_MEDIA, edit=edit)


def _save(session: Session, cid: ConversationId, by: StaffId, attachments: list[Attachment]) -> bool:
    if draft_files.of(session, cid, by) == attachments:
        return False
    if attachments and conversations.get(session, cid, by) is None:
        raise Rejected("gone")
    draft_files.save(session, cid, by, attachments)
    return True
