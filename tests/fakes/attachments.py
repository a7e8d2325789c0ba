"""Attachments in memory: what is attached is ready at once, or when a test says so."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from app.domain.ids import OWNER, ConversationId, MediaKey, StaffId
from app.domain.outbox import Attachment
from app.domain.photo_edit import PhotoEdit
from app.errors import AppError
from tests.fakes.inbox import FakeMedia

Told = Callable[[float], None]
PICTURES = (".jpg", ".jpeg", ".png")


@dataclass
class FakeAttachments:
    """`refuse` are errors by file name; with `gate` nothing gets ready before it is set."""

    media: FakeMedia = field(default_factory=FakeMedia)
    refuse: dict[str, AppError] = field(default_factory=dict)
    gate: asyncio.Event | None = None
    drafts: dict[ConversationId, tuple[Attachment, ...]] = field(default_factory=dict)
    saved: list[tuple[ConversationId, tuple[Attachment, ...]]] = field(default_factory=list)
    edits: list[PhotoEdit] = field(default_factory=list)

    async def attach(self, name: str, data: bytes, told: Told = lambda _: None) -> Attachment:
        await self._work(name, told)
        key, original = MediaKey(f"local-{name}"), MediaKey(f"original-{name}")
        self.media.files[key] = self.media.files[original] = data
        if name.endswith(PICTURES):
            return Attachment(key, name, "image/jpeg", len(data), 800, 600, original)
        return Attachment(key, name, "application/pdf", len(data))

    async def edit(self, attachment: Attachment, edit: PhotoEdit, told: Told = lambda _: None) -> Attachment:
        await self._work(attachment.name, told)
        self.edits.append(edit)
        key = MediaKey(f"{attachment.original}-{len(self.edits)}")
        self.media.files[key] = self.media.files[attachment.original]
        return replace(attachment, key=key, edit=edit)

    async def original(self, attachment: Attachment) -> bytes | None:
        return self.media.files.get(attachment.original or attachment.key)

    async def save_draft(self, cid: ConversationId, attachments: Sequence[Attachment], by: StaffId = OWNER) -> None:
        self.drafts[cid] = tuple(attachments)
        self.saved.append((cid, tuple(attachments)))

    async def draft(self, cid: ConversationId, by: StaffId = OWNER) -> tuple[Attachment, ...]:
        return self.drafts.get(cid, ())

    async def _work(self, name: str, told: Told) -> None:
        told(0.5)
        if self.gate is not None:
            await self.gate.wait()
        if name in self.refuse:
            raise self.refuse[name]
