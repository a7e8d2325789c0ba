"""The upload of an item's file: how far it is, and its end when a person takes the message back meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.ids import MediaKey, OutboxId
from app.domain.outbox import OutboxItem, OutboxKind, OutboxState
from app.errors import Rejected, Transient
from app.events import EventBus, OutboxChanged, UploadProgress
from app.services.ground import Ground
from app.store import outbox
from app.store.work import Session
from app.zalo.requests import UploadKind

TRIES = 60
"""So often an upload may fail for its own sake, about an hour long, before its message is given up."""
STEP = 0.02
"""Smaller progress isn't told."""
_KINDS: dict[OutboxKind, UploadKind] = {
    OutboxKind.PHOTO: "image",
    OutboxKind.GIF: "gif",
    OutboxKind.FILE: "file",
}


class UploadClient(Protocol):
    async def upload(
        self, kind: UploadKind, name: str, data: bytes, mime: str, told: Callable[[float], None] = ...
    ) -> str: ...


class LocalFiles(Protocol):
    async def local(self, key: MediaKey) -> bytes | None: ...


class TakenBack(Exception):
    """A person took the message back while its file was on its way: nothing was sent, and nothing is to be done."""


class Uploads:
    """For one OA. Nothing is sent by an upload alone: until the message itself begins, it can be taken back."""

    def __init__(self, ground: Ground, client: UploadClient, files: LocalFiles) -> None:
        self._db = ground.db
        self._bus = ground.bus
        self._supervisor = ground.supervisor
        self._client = client
        self._files = files
        self._looks = 0
        self._failed: dict[OutboxId, _Failed] = {}

    def looked(self) -> None:
        """Zalo has answered something else for this OA."""
        self._looks += 1

    async def upload(self, item: OutboxItem, *, fresh: bool = False) -> str:
        """The id under which Zalo holds the item's file; uploaded once, even over several attempts. Raises TakenBack,
        and AppErrors as the client does; Rejected too for a file that Zalo alone of all can't take."""
        attachment = item.attachment
        if attachment is None or (item.upload_id and not fresh):
            return item.upload_id
        data = await self._files.local(attachment.key)
        if data is None:
            raise Rejected("file_missing")
        tell = _Teller(self._bus, item)
        tell(0.0)
        work = self._client.upload(_KINDS[item.kind], attachment.name, data, attachment.mime, tell)
        try:
            upload_id = await self._unless_taken_back(item, work)
        except Transient as error:
            if error.reached and self._is_hopeless(item.id):
                raise Rejected(error.code) from error
            raise
        finally:
            tell.end()
        self._failed.pop(item.id, None)
        await self._db.write(outbox.set_upload, item.id, upload_id)
        return upload_id

    def _is_hopeless(self, item_id: OutboxId) -> bool:
        """Count a failure. While Zalo answers nothing else either it is the line's, or Zalo's own, and will end."""
        failed = self._failed.setdefault(item_id, _Failed(self._looks))
        failed.times += failed.looks != self._looks
        failed.looks = self._looks
        if failed.times < TRIES:
            return False
        del self._failed[item_id]
        return True

    async def _unless_taken_back(self, item: OutboxItem, work: Awaitable[str]) -> str:
        """The upload ends with the message: as `asyncio.timeout` does it, with a person in the clock's place."""
        task, taken, ended = asyncio.current_task(), False, False
        assert task is not None

        async def look() -> None:
            nonlocal taken
            if not await self._db.read(_waits, item.id) and not ended:
                taken = True
                task.cancel()

        def on_change(event: OutboxChanged) -> None:
            if item.id in event.items:
                self._supervisor.spawn(f"is {item.id} taken back", look())

        subscription = self._bus.subscribe(OutboxChanged, on_change)
        try:
            return await work
        except asyncio.CancelledError:
            if taken and not task.uncancel():
                raise TakenBack from None
            raise
        finally:
            ended = True
            subscription.close()


@dataclass(slots=True)
class _Failed:
    """An item whose upload fails."""

    looks: int
    """The OA's, when it last did."""
    times: int = 0
    """Those for its own sake: Zalo had answered something else since the one before."""


class _Teller:
    """Tells how far an upload is, in steps that a person can see, and that it has ended."""

    def __init__(self, bus: EventBus, item: OutboxItem) -> None:
        self._bus = bus
        self._item = item
        self._told = -1.0

    def __call__(self, done: float) -> None:
        if done - self._told >= STEP:
            self._told = done
            self._bus.publish(UploadProgress(self._item.conversation, self._item.id, done))

    def end(self) -> None:
        self._bus.publish(UploadProgress(self._item.conversation, self._item.id, None))


def _waits(session: Session, item_id: OutboxId) -> bool:
    found = outbox.get(session, item_id)
    return found is not None and found.state is OutboxState.QUEUED
