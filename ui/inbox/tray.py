"""Files on their way into the message that is being written: read, made ready, ordered, kept with the draft."""

import asyncio
import mimetypes
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.ids import OWNER, ConversationId, StaffId
from app.domain.outbox import MOST_FILES, Attachment
from app.domain.photo_edit import PhotoEdit
from app.errors import AppError, Rejected

AT_ONCE = 2
"""Photos made ready at the same time: each may unfold to a few hundred megabytes."""

Told = Callable[[float], None]
Read = Callable[[], bytes]


class AttachmentSource(Protocol):
    """What the tray needs of the core's attachments."""

    async def attach(self, name: str, data: bytes, told: Told = ...) -> Attachment: ...

    async def edit(self, attachment: Attachment, edit: PhotoEdit, told: Told = ...) -> Attachment: ...

    async def original(self, attachment: Attachment) -> bytes | None: ...

    async def save_draft(self, cid: ConversationId, attachments: Sequence[Attachment], by: StaffId) -> None: ...

    async def draft(self, cid: ConversationId, by: StaffId) -> tuple[Attachment, ...]: ...


class Cancellable(Protocol):
    def cancel(self) -> object: ...


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in the tray. Without `attachment` the file is still being made ready; `done` says how far that is, and
    is None when nothing is being done."""

    id: int
    name: str
    attachment: Attachment | None = None
    done: float | None = None

    @property
    def is_photo(self) -> bool:
        """A still picture, which can be edited."""
        mime = self.attachment.mime if self.attachment is not None else mimetypes.guess_type(self.name)[0] or ""
        return mime.startswith("image/") and mime != "image/gif"


@dataclass(slots=True)
class _Batch:
    """Files chosen in one go: what was refused is told once."""

    left: int
    refused: list[tuple[str, AppError]] = field(default_factory=list)


class Tray(QObject):
    """One for all conversations; `open` says whose files are shown. What goes on for another one goes on."""

    changed = Signal()
    """The slots that are shown."""
    progressed = Signal(int)
    """The slot's `done`."""
    refused = Signal(list)
    """[(name of a file, AppError)]"""

    def __init__(
        self,
        source: AttachmentSource,
        spawn: Callable[[Coroutine[Any, Any, None]], Cancellable],
        parent: QObject | None = None,
        *,
        by: StaffId = OWNER,
    ) -> None:
        super().__init__(parent)
        self._source, self._by = source, by
        self._spawn = spawn
        self._cid: ConversationId | None = None
        self._slots: dict[ConversationId, list[Slot]] = {}
        self._work: dict[int, Cancellable] = {}
        self._ids = count(1)
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._unsaved: dict[ConversationId, tuple[Attachment, ...]] = {}
        self._saving = False

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(self._slots.get(self._cid, ())) if self._cid is not None else ()

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """What is ready to go, in order."""
        return tuple(slot.attachment for slot in self.slots if slot.attachment is not None)

    @property
    def busy(self) -> bool:
        """Something that is shown is still being made ready."""
        return any(slot.done is not None for slot in self.slots)

    def slot(self, slot_id: int) -> Slot | None:
        return next((slot for slot in self.slots if slot.id == slot_id), None)

    # --- commands

    def open(self, cid: ConversationId | None) -> None:
        """Show the files of another conversation; those of its draft are read the first time."""
        self._cid = cid
        self.changed.emit()
        if cid is not None and cid not in self._slots:
            self._slots[cid] = []
            self._spawn(self._restore(cid))

    def add_files(self, paths: Sequence[Path], read: Callable[[Path], bytes]) -> None:
        self.add([(path.name, partial(read, path)) for path in paths])

    def add(self, files: Sequence[tuple[str, Read]]) -> None:
        """Read and make ready, each in a thread; they appear at once, in this order."""
        cid = self._cid
        if cid is None:
            return
        room = max(0, MOST_FILES - len(self._slots[cid]))
        batch = _Batch(len(files[:room]), [(name, Rejected("too_many", limit=MOST_FILES)) for name, _ in files[room:]])
        for name, read in files[:room]:
            slot = Slot(next(self._ids), name, done=0.0)
            self._slots[cid].append(slot)
            self._work[slot.id] = self._spawn(self._prepare(cid, slot, read, batch))
        self._tell_refused(batch)
        self._note(cid, save=False)

    def put_back(self, cid: ConversationId, attachments: Sequence[Attachment]) -> None:
        """What was sent and came back stands first again."""
        ready = [Slot(next(self._ids), attachment.name, attachment) for attachment in attachments]
        if ready:
            self._slots[cid] = [*ready, *self._slots.get(cid, [])]
            self._note(cid)

    def take(self) -> tuple[Attachment, ...]:
        """They go with the message; sending it takes them out of the draft."""
        taken = self.attachments
        if self._cid is not None:
            self._slots[self._cid] = []
            self._unsaved.pop(self._cid, None)
            self.changed.emit()
        return taken

    def remove(self, slot_id: int) -> None:
        """Take a file out, or give up making it ready."""
        self._cancel(slot_id)
        if self._cid is not None:
            self._slots[self._cid] = [slot for slot in self._slots[self._cid] if slot.id != slot_id]
            self._note(self._cid)

    def move(self, slot_id: int, place: int) -> None:
        """Put a file at another place; the order is that of sending."""
        slot = self.slot(slot_id)
        if slot is None or self._cid is None:
            return
        others = [other for other in self._slots[self._cid] if other.id != slot_id]
        place = max(0, min(place, len(others)))
        moved = [*others[:place], slot, *others[place:]]
        if moved != self._slots[self._cid]:
            self._slots[self._cid] = moved
            self._note(self._cid)

    def edit(self, slot_id: int, edit: PhotoEdit) -> None:
        """Make the photo anew; until that is done, and if it fails, the one before stays."""
        slot, cid = self.slot(slot_id), self._cid
        if slot is None or slot.attachment is None or cid is None or edit == slot.attachment.edit:
            return
        self._cancel(slot_id)
        self._put(cid, replace(slot, done=0.0))
        self._work[slot_id] = self._spawn(self._edit(cid, slot_id, slot.attachment, edit))
        self._note(cid, save=False)

    async def original(self, slot_id: int) -> bytes | None:
        """The photo as it was chosen, for the editor."""
        slot = self.slot(slot_id)
        if slot is None or slot.attachment is None:
            return None
        return await self._source.original(slot.attachment)

    # --- work

    async def _restore(self, cid: ConversationId) -> None:
        stored = await self._source.draft(cid, self._by)
        self._slots[cid] = [*(Slot(next(self._ids), one.name, one) for one in stored), *self._slots[cid]]
        if stored and cid == self._cid:
            self.changed.emit()

    async def _prepare(self, cid: ConversationId, slot: Slot, read: Read, batch: _Batch) -> None:
        try:
            async with self._gate:
                data = await asyncio.to_thread(read)
                attachment = await self._source.attach(slot.name, data, self._teller(cid, slot.id))
            self._put(cid, Slot(slot.id, attachment.name, attachment))
        except AppError as error:
            batch.refused.append((slot.name, error))
            self._slots[cid] = [other for other in self._slots[cid] if other.id != slot.id]
        finally:
            self._work.pop(slot.id, None)
            batch.left -= 1
            self._tell_refused(batch)
        self._note(cid)

    async def _edit(self, cid: ConversationId, slot_id: int, before: Attachment, edit: PhotoEdit) -> None:
        after = before
        try:
            async with self._gate:
                after = await self._source.edit(before, edit, self._teller(cid, slot_id))
        except AppError as error:
            self.refused.emit([(before.name, error)])
        finally:
            self._work.pop(slot_id, None)
            self._put(cid, Slot(slot_id, after.name, after))
        self._note(cid)

    def _teller(self, cid: ConversationId, slot_id: int) -> Told:
        loop = asyncio.get_running_loop()

        def tell(done: float) -> None:
            slot = next((slot for slot in self._slots[cid] if slot.id == slot_id), None)
            if slot is not None and slot.done is not None:
                self._put(cid, replace(slot, done=done))
                self.progressed.emit(slot_id)

        def from_thread(done: float) -> None:
            loop.call_soon_threadsafe(tell, done)

        return from_thread

    def _tell_refused(self, batch: _Batch) -> None:
        if not batch.left and batch.refused:
            self.refused.emit(batch.refused)

    def _cancel(self, slot_id: int) -> None:
        work = self._work.pop(slot_id, None)
        if work is not None:
            work.cancel()

    def _put(self, cid: ConversationId, slot: Slot) -> None:
        self._slots[cid] = [slot if other.id == slot.id else other for other in self._slots[cid]]

    def _note(self, cid: ConversationId, *, save: bool = True) -> None:
        if save:
            ready = tuple(slot.attachment for slot in self._slots[cid] if slot.attachment is not None)
            self._unsaved[cid] = ready
            if not self._saving:
                self._saving = True
                self._spawn(self._save())
        if cid == self._cid:
            self.changed.emit()

    async def _save(self) -> None:
        """One after the other, so that the last state is the one that stays."""
        try:
            while self._unsaved:
                cid, attachments = self._unsaved.popitem()
                await self._source.save_draft(cid, attachments, self._by)
        finally:
            self._saving = False
