"""A shop with a connected OA, its inbox and its sender, for tests of sending."""

import asyncio
import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from app.domain.ids import OWNER, ConversationId, OutboxId, StaffId, UserId
from app.domain.messages import Origin
from app.domain.outbox import Attachment, Draft, OutboxItem, OutboxState
from app.domain.sharing.values import Method
from app.services.ground import Ground
from app.services.inbox import Inbox
from app.services.sender import Sending
from app.settings import SettingsStore
from app.store import conversations, outbox
from app.store.messages import ingest, page
from app.tasks import Supervisor
from tests.fakes.clock import FakeClock, settle
from tests.fakes.connected import connect
from tests.fakes.members import share_with
from tests.fakes.sending import MemoryFiles, SendingZalo

S = OutboxState


@dataclass
class Shop:
    ground: Ground
    clock: FakeClock
    zalo: SendingZalo
    files: MemoryFiles
    settings: SettingsStore
    inbox: Inbox
    sending: Sending

    @classmethod
    async def open(cls, ground: Ground, clock: FakeClock, folder: Path, *, undo_seconds: int = 0) -> "Shop":
        zalo, files = SendingZalo(clock), MemoryFiles()
        await connect(ground, zalo)
        settings = SettingsStore(folder / "settings.json")
        settings.change(undo_seconds=undo_seconds)
        sending = Sending(ground, files, {zalo.oa_id: zalo}.__getitem__)
        shop = cls(ground, clock, zalo, files, settings, Inbox(ground, settings, files), sending)
        await sending.open()
        return shop

    async def restart(self) -> "Shop":
        """The power was cut at this point, so nothing more was written; a new process opens the same store."""
        db = self.ground.db
        alive, db.write = db.write, _no_power  # type: ignore[method-assign]
        await self.sending.close(0)
        await self.ground.supervisor.close()
        db.write = alive  # type: ignore[method-assign]
        ground = dataclasses.replace(self.ground, supervisor=Supervisor(self.clock, seed=2))
        sending = Sending(ground, self.files, {self.zalo.oa_id: self.zalo}.__getitem__)
        shop = dataclasses.replace(self, ground=ground, sending=sending, inbox=Inbox(ground, self.settings, self.files))
        await sending.open()
        return shop

    async def customer(
        self, user: str = "11", text: str = "Còn hàng không ạ?", *, ago_ms: int = 60_000
    ) -> ConversationId:
        """A customer has written, and the poller has stored it."""
        self.zalo.write(user, text, at=self.clock.now() - ago_ms)
        await self.poll()
        return ConversationId(self.zalo.oa_id, UserId(user))

    async def poll(self) -> None:
        """What the poller does, whole."""
        rows = [row for row in reversed(self.zalo.rows) if row.remote_id not in self.zalo.hidden]
        await self.ground.db.write(ingest, self.zalo.oa_id, rows, self.clock.now(), live=True)

    async def say(self, cid: ConversationId, text: str, *, by: StaffId = OWNER, paid_ok: bool = False) -> OutboxId:
        (item,) = await self.inbox.send(cid, Draft(text, paid_ok=paid_ok), by)
        return item.id

    async def item(self, item_id: OutboxId) -> OutboxItem:
        found = await self.ground.db.read(outbox.get, item_id)
        assert found is not None
        return found

    async def state(self, item_id: OutboxId) -> OutboxState:
        return (await self.item(item_id)).state

    async def states(self, *ids: OutboxId) -> list[OutboxState]:
        return [await self.state(item_id) for item_id in ids]

    async def ours(self, cid: ConversationId) -> list[str]:
        """Texts of the stored messages that are known to be sent from here, in order."""
        stored = await self.ground.db.read(page, cid)
        return [message.body.text for message in stored if message.origin is Origin.HERE]

    async def assign(self, cid: ConversationId, staff: StaffId | None) -> None:
        await self.ground.db.write(conversations.set_assignee, cid, staff)

    async def share_with(self, *members: StaffId, method: Method = Method.ROUND_ROBIN) -> None:
        """The OA is under a rule of theirs; nothing is dealt."""
        await self.ground.db.write(share_with, *members, oa_id=self.zalo.oa_id, method=method)

    async def pass_time(self, seconds: float) -> None:
        """In small steps, so that what one timer starts can end before the next."""
        whole = int(seconds)
        for _ in range(whole):
            await self.clock.advance(1)
        await self.clock.advance(seconds - whole)
        await settle()


async def picture(shop: Shop, number: int = 1, mime: str = "image/jpeg") -> Attachment:
    """A file of a person's own, as the inbox has made it ready."""
    key = await shop.files.put_local(f"picture {number}".encode())
    return Attachment(key, f"{number}.jpg", mime, 9, 40, 30)


async def _no_power(*_: object, **__: object) -> NoReturn:
    raise asyncio.CancelledError
