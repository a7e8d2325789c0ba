"""One message's way to Zalo: checks, upload, a durable mark, the request, and what its answer means (product.md 6)."""

import logging
from collections.abc import Callable
from typing import Protocol

from app.domain.conversations import may_answer
from app.domain.ids import OutboxId, UserId
from app.domain.outbox import OutboxItem, OutboxKind, OutboxState
from app.errors import AppError, NeedsUser, RateLimited, Rejected, StorageFailure, Transient
from app.events import OutboxChanged
from app.services.ground import Ground
from app.services.reply_check import QuotaClient, ReplyCheck, note
from app.services.uploading import LocalFiles, TakenBack, UploadClient, Uploads
from app.store import conversations, outbox
from app.store.work import Session
from app.tasks import backoff
from app.zalo.requests import Outgoing, SendFile, SendGif, SendImage, SendSticker, SendText
from app.zalo.responses import Receipt

COST = "cost"
NOT_HOLDER = "not_holder"
OF_THE_ITEM = frozenset({"standards", "upload_quota", "message_quota", "cloud_account"})
"""What the owner has to heal, yet other messages of the OA may go: they fail this one, and don't stop the rest."""
Change = Callable[[Session, OutboxId], None]
log = logging.getLogger(__name__)


class SendClient(QuotaClient, UploadClient, Protocol):
    async def send(self, to: UserId, outgoing: Outgoing) -> Receipt: ...


class Dispatch:
    """For one OA. `attempt` may run for several conversations at once, never twice for one.

    `expect` is told of each item that becomes unknown, and answers when it is first looked for.
    """

    def __init__(
        self, ground: Ground, client: SendClient, files: LocalFiles, expect: Callable[[OutboxId], int]
    ) -> None:
        self._db = ground.db
        self._bus = ground.bus
        self._clock = ground.clock
        self._client = client
        self._uploads = Uploads(ground, client, files)
        self._check = ReplyCheck(ground, client)
        self._expect = expect
        self._failures: dict[OutboxId, int] = {}
        """How often an item could not even be started, in this process."""

    def looked(self) -> None:
        """Zalo has answered something else for this OA."""
        self._uploads.looked()

    async def attempt(self, item: OutboxItem) -> AppError | None:
        """Send a queued item, or settle why not. Answers what keeps the whole OA from sending, if anything does: then
        the item has certainly not left and is queued again."""
        try:
            if not await self._check.may_leave(item):
                await self._settle(item, _if_queued(lambda session, key: outbox.hold(session, key, COST)))
                return None
            upload_id = await self._upload(item)
        except TakenBack:
            return None
        except (Rejected, NeedsUser, Transient) as error:
            return await self._not_ready(item, error)
        refusal = await self._send(item, upload_id)
        if isinstance(refusal, Rejected) and refusal.code == "attachment_expired" and item.attachment is not None:
            return await self._send_anew(item)
        return await self._refused(item, refusal)

    async def _send_anew(self, item: OutboxItem) -> AppError | None:
        """Zalo has forgotten the file: upload it again and send once more, not oftener (zalo-oa-api.md 6.3)."""
        now = self._clock.now()
        await self._settle(item, lambda session, key: _expired(session, key, now))
        try:
            upload_id = await self._upload(item, fresh=True)
        except TakenBack:
            return None
        except (Rejected, NeedsUser, Transient) as error:
            return await self._not_ready(item, error)
        return await self._refused(item, await self._send(item, upload_id))

    async def _send(self, item: OutboxItem, upload_id: str) -> AppError | None:
        """The request itself. Answers an error of which it is certain that nothing was sent; the item is `sending`
        then. None: settled, or a person was faster."""
        started = await self._db.write(_begin, item.id, self._clock.now())
        self._changed(item)
        if started is None:
            return None
        known = False
        try:
            receipt = await self._client.send(item.conversation.user_id, _outgoing(item, upload_id))
            await self._sent(item, receipt)
            known = True
        except Transient as error:
            if not error.reached:
                known = True
                return error
            log.info("item %d has an unknown fate: %s", item.id, error.code)
            await self._unknown(item, error.code)
            known = True
        except AppError as error:
            known = True
            return error
        finally:
            if not known:  # cancelled, or a bug: the request may have left all the same
                await self._db.write(_interrupted, item.id, self._expect(item.id))
        return None

    async def _sent(self, item: OutboxItem, receipt: Receipt) -> None:
        at = receipt.sent_at or self._clock.now()

        def sent(session: Session, key: OutboxId) -> None:
            outbox.sent(session, key, receipt.remote_id, at)
            note(session, item.conversation, receipt, at)

        await self._settle(item, sent)

    async def _unknown(self, item: OutboxItem, reason: str) -> None:
        due_at = self._expect(item.id)
        await self._settle(item, lambda session, key: outbox.unknown(session, key, reason, due_at))

    async def _refused(self, item: OutboxItem, error: AppError | None) -> AppError | None:
        """Settle a started item that was certainly not sent."""
        if error is None:
            return None
        code = error.code
        if isinstance(error, Rejected) or code in OF_THE_ITEM:
            await self._settle(item, lambda session, key: outbox.fail(session, key, code))
            return None
        due_at = error.until if isinstance(error, RateLimited) else self._clock.now()
        await self._settle(item, lambda session, key: outbox.requeue(session, key, due_at, code))
        return error

    async def _not_ready(self, item: OutboxItem, error: AppError) -> AppError | None:
        """Settle an item that could not be started."""
        code = error.code
        if isinstance(error, Rejected) or code in OF_THE_ITEM:
            await self._settle(item, _if_queued(lambda session, key: outbox.fail(session, key, code)))
            return None
        if isinstance(error, RateLimited) or not isinstance(error, Transient) or not error.reached:
            return error
        # Zalo was reached, so it may be this item's own trouble: others go on meanwhile.
        self._failures[item.id] = failures = self._failures.get(item.id, 0) + 1
        due_at = self._clock.now() + int(backoff(failures, 0.5) * 1000)
        await self._settle(item, _if_queued(lambda session, key: outbox.requeue(session, key, due_at, code)))
        return None

    async def _upload(self, item: OutboxItem, *, fresh: bool = False) -> str:
        upload_id = await self._uploads.upload(item, fresh=fresh)
        self._failures.pop(item.id, None)
        return upload_id

    async def _settle(self, item: OutboxItem, change: Change) -> None:
        """Write down what became of an item. It is known now and can't be found out again, so a full disk is waited
        for."""
        failures = 0
        while True:
            try:
                await self._db.write(_if_there(change), item.id)
                break
            except (StorageFailure, Transient) as error:
                failures += 1
                log.error("the fate of item %d can't be written: %s", item.id, error)
                await self._clock.sleep(backoff(failures, 0.5))
        self._changed(item)

    def _changed(self, item: OutboxItem) -> None:
        self._bus.publish(OutboxChanged(item.conversation, frozenset({item.id})))


def _outgoing(item: OutboxItem, upload_id: str) -> Outgoing:
    attachment = item.attachment
    match item.kind:
        case OutboxKind.TEXT:
            return SendText(item.text, item.quote)
        case OutboxKind.PHOTO:
            return SendImage(upload_id, item.text)
        case OutboxKind.GIF:
            return SendGif(upload_id, attachment.width if attachment else 0, attachment.height if attachment else 0)
        case OutboxKind.STICKER:
            return SendSticker(item.sticker_id)
        case OutboxKind.FILE:
            return SendFile(upload_id)


def _begin(session: Session, item_id: OutboxId, now: int) -> OutboxItem | None:
    """The durable mark before the first byte. None: taken back meanwhile, or held since somebody else has the
    conversation now (SD07)."""
    item = outbox.get(session, item_id)
    if item is None or item.state is not OutboxState.QUEUED:
        return None
    row = conversations.get(session, item.conversation)
    if not may_answer(row.assignee if row else None, item.author):
        outbox.hold(session, item_id, NOT_HOLDER)
        return None
    return outbox.start(session, item_id, now)


def _if_there(change: Change) -> Change:
    """`change`, unless the OA has been erased meanwhile with all it had."""

    def checked(session: Session, item_id: OutboxId) -> None:
        if outbox.get(session, item_id) is not None:
            change(session, item_id)

    return checked


def _if_queued(change: Change) -> Change:
    """`change` before the start, unless a person has taken the item back meanwhile."""

    def checked(session: Session, item_id: OutboxId) -> None:
        item = outbox.get(session, item_id)
        if item is not None and item.state is OutboxState.QUEUED:
            change(session, item_id)

    return checked


def _expired(session: Session, item_id: OutboxId, now: int) -> None:
    outbox.requeue(session, item_id, now, "attachment_expired")
    outbox.set_upload(session, item_id, "")


def _interrupted(session: Session, item_id: OutboxId, due_at: int) -> None:
    item = outbox.get(session, item_id)
    if item is not None and item.state is OutboxState.SENDING:
        outbox.unknown(session, item_id, "interrupted", due_at)
