"""A Zalo without HTTP that takes messages and uploads, and a media store in memory."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.ids import MediaKey, RemoteId, UserId
from app.domain.messages import Body, Direction, HistoryRow, Kind
from app.errors import AppError, Rejected
from app.zalo.requests import Outgoing, SendFile, SendGif, SendImage, SendSticker, SendText, UploadKind
from app.zalo.responses import Receipt, ReplyQuota, SendQuota
from tests.fakes.zalo import FakeZalo


@dataclass
class MemoryFiles:
    kept: dict[MediaKey, bytes] = field(default_factory=dict)

    async def put_local(self, data: bytes) -> MediaKey:
        key = MediaKey(hashlib.sha256(data).hexdigest())
        self.kept[key] = data
        return key

    async def local(self, key: MediaKey) -> bytes | None:
        return self.kept.get(key)


@dataclass
class SendingZalo(FakeZalo):
    """`fail["send"]` refuses before anything is done; `lost` are errors after Zalo has taken the message."""

    taken: list[tuple[UserId, Outgoing]] = field(default_factory=list)
    """What Zalo has taken, in order."""
    tried: list[tuple[UserId, Outgoing]] = field(default_factory=list)
    lost: list[AppError] = field(default_factory=list)
    gate: asyncio.Event | None = None
    """Sends hang until it is set."""
    upload_gate: asyncio.Event | None = None
    flying: int = 0
    most_flying: int = 0
    uploads: dict[str, str] = field(default_factory=dict)
    """Upload id → file name; delete one to let it expire."""
    interactions: dict[UserId, int] = field(default_factory=dict)
    quota: SendQuota | None = None
    free_left: tuple[int | None, int | None] = (None, None)
    reacted: dict[RemoteId, list[str]] = field(default_factory=dict)
    """Icons at each message; Zalo adds them up."""
    hidden: set[RemoteId] = field(default_factory=set)
    """Messages that history does not show yet."""
    other_ids: bool = False
    """History calls a message by another id than the answer to its sending."""

    async def send(self, to: UserId, outgoing: Outgoing) -> Receipt:
        self.tried.append((to, outgoing))
        self.flying += 1
        self.most_flying = max(self.most_flying, self.flying)
        try:
            if self.gate is not None:
                await self.gate.wait()
            await asyncio.sleep(0)
            self._called("send", (to, outgoing))
            self._check_upload(outgoing)
            remote = self._take(to, outgoing)
        finally:
            self.flying -= 1
        if self.lost:
            raise self.lost.pop(0)
        return Receipt(RemoteId(f"answer-{remote}") if self.other_ids else remote, self.clock.now(), self.quota)

    async def upload(
        self, kind: UploadKind, name: str, data: bytes, mime: str, told: Callable[[float], None] = lambda _: None
    ) -> str:
        self._called("upload", (kind, name, mime))
        told(0.5)
        if self.upload_gate is not None:
            await self.upload_gate.wait()
        upload_id = f"up-{self.calls['upload']}"
        self.uploads[upload_id] = name
        return upload_id

    async def reply_quota(self, user_id: UserId) -> ReplyQuota:
        self._called("reply_quota", user_id)
        return ReplyQuota(self.interactions.get(user_id, 0), *self.free_left)

    async def react(self, to: UserId, remote_id: RemoteId, icon: str) -> None:
        if self.gate is not None:
            await self.gate.wait()
        self._called("react", (remote_id, icon))
        if icon == "/-remove":
            self.reacted.pop(remote_id, None)
        else:
            self.reacted.setdefault(remote_id, []).append(icon)
        if self.lost:
            raise self.lost.pop(0)

    def texts(self, user: str | None = None) -> list[str]:
        """The texts and captions that Zalo has taken, in order."""
        return [_text(outgoing) for to, outgoing in self.taken if user in (None, to)]

    def _check_upload(self, outgoing: Outgoing) -> None:
        if isinstance(outgoing, SendImage | SendGif) and outgoing.attachment_id not in self.uploads:
            raise Rejected("attachment_expired", zalo_code=-100)
        if isinstance(outgoing, SendFile) and outgoing.token not in self.uploads:
            raise Rejected("attachment_expired", zalo_code=-155)

    def _take(self, to: UserId, outgoing: Outgoing) -> RemoteId:
        self.taken.append((to, outgoing))
        remote = self.write(to, "-", out=True)
        row = self.rows[-1]
        self.rows[-1] = HistoryRow(row.remote_id, to, Direction.OUT, row.sent_at, self._body(outgoing))
        return remote

    def _body(self, outgoing: Outgoing) -> Body:
        match outgoing:
            case SendText(text):
                return Body(Kind.TEXT, text)
            case SendImage(_, caption):
                return Body(Kind.PHOTO, caption, url="https://f9.zdn.vn/sent.jpg")
            case SendGif():
                return Body(Kind.GIF)
            case SendSticker():
                return Body(Kind.STICKER)
            case SendFile(token):
                return Body(Kind.FILE, file_name=self.uploads[token])

    def _newest(self, rows: list[HistoryRow]) -> list[HistoryRow]:
        return super()._newest([row for row in rows if row.remote_id not in self.hidden])


def _text(outgoing: Outgoing) -> str:
    match outgoing:
        case SendText(text):
            return text
        case SendImage(attachment_id, caption):
            return caption or attachment_id
        case SendGif(attachment_id):
            return attachment_id
        case SendSticker(sticker_id):
            return sticker_id
        case SendFile(token):
            return token
