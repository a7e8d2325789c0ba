"""Conversations for other programs: one or all that the acting person may see, as pages, CSV or a workbook."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.ids import OWNER, ConversationId, MessageKey, StaffId
from app.domain.messages import Kind, Message
from app.errors import Rejected
from app.services.export_files import Format, Wanted, writer
from app.services.ground import Ground
from app.store import connections, conversations, messages, visibility
from app.store.work import Session
from app.transcript import Heading

PAGE = 300
MOST_PICTURE = 3 << 20
"""Larger ones would make pages that no browser opens gladly."""
Told = Callable[[int, int], None]
"""Messages done, of how many."""


class Files(Protocol):
    async def get(self, url: str) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class Exported:
    conversations: int
    messages: int


class Export:
    """What a person may not see is not in it: sight is asked for again with each page of messages. Cancelled or failed,
    nothing is left behind. Rejected: cannot_write, gone (there is nothing to see)."""

    def __init__(self, ground: Ground, files: Files) -> None:
        self._db, self._files = ground.db, files

    async def one(
        self, cid: ConversationId, wanted: Wanted, by: StaffId = OWNER, told: Told = lambda done, total: None
    ) -> Exported:
        """One conversation, as one file."""
        return await self._export([cid], wanted, by, told, alone=True)

    async def every(self, wanted: Wanted, by: StaffId = OWNER, told: Told = lambda done, total: None) -> Exported:
        """All of them: CSV and workbook in one file, pages in a folder with a list of them."""
        return await self._export(await self._db.read(_seen_by, by), wanted, by, told, alone=False)

    async def _export(
        self, ids: Sequence[ConversationId], wanted: Wanted, by: StaffId, told: Told, *, alone: bool
    ) -> Exported:
        heads = await self._db.read(_headings, ids, by)
        if not heads:
            raise Rejected("gone")
        total = await self._db.read(messages.count_of, list(heads))
        out = await asyncio.to_thread(writer, wanted, alone=alone)
        done = talks = 0
        try:
            told(0, total)
            for cid, heading in heads.items():
                await asyncio.to_thread(out.begin, heading)
                after = MessageKey(0)
                while page := await self._db.read(_page, cid, by, after):
                    after = page[-1].key
                    pictures = await self._pictures(page) if wanted.format is Format.HTML else {}
                    await asyncio.to_thread(out.add, page, pictures)
                    done += len(page)
                    told(min(done, total), total)
                talks += 1
            await asyncio.to_thread(out.save)
        except OSError as error:
            raise Rejected("cannot_write", path=str(wanted.path)) from error
        finally:
            await asyncio.to_thread(out.close)
        return Exported(talks, done)

    async def _pictures(self, page: Sequence[Message]) -> dict[MessageKey, bytes]:
        found: dict[MessageKey, bytes] = {}
        for message in page:
            if message.body.kind in (Kind.PHOTO, Kind.GIF):
                data = await self._files.get(message.body.url) or await self._files.get(message.body.thumb)
                if data is not None and len(data) <= MOST_PICTURE:
                    found[message.key] = data
        return found


def _seen_by(session: Session, by: StaffId) -> list[ConversationId]:
    return visibility.seen(session, conversations.ids(session), by)


def _headings(session: Session, ids: Sequence[ConversationId], by: StaffId) -> dict[ConversationId, Heading]:
    """In the order of `ids`, of those that `by` may see."""
    names = {one.oa_id: one.profile.name for one in connections.all(session)}
    rows = conversations.rows(session, ids, by)
    return {row.id: Heading(row.name or row.id.user_id, names.get(row.id.oa_id) or row.id.oa_id) for row in rows}


def _page(session: Session, cid: ConversationId, by: StaffId, after: MessageKey) -> list[Message]:
    if not visibility.sees(session, cid, by):
        return []
    return messages.page(session, cid, after=after, limit=PAGE)
