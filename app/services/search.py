"""Searching as one types: every call answers within a few hundredths of a second, whatever is asked."""

from datetime import date

from app.domain.found import Cursor, Found, FoundInThread, MessageHit
from app.domain.ids import OWNER, ConversationId, MessageKey, StaffId
from app.domain.query import Query, parse
from app.services.ground import Ground
from app.store import search

PAGE = 50


class Search:
    """The acting person is an argument: what they may not see is never found."""

    def __init__(self, ground: Ground) -> None:
        self._db = ground.db
        self._clock = ground.clock

    def read(self, text: str) -> Query:
        """What the typed text asks for; any text is a query."""
        return parse(text, date.fromtimestamp(self._clock.now() / 1000))

    async def find(self, text: str, by: StaffId = OWNER, *, limit: int = PAGE) -> Found:
        """The first page, the newest messages first. It may hold fewer hits than `limit`, or none, and yet have a
        cursor: then not everything has been looked through yet."""
        return await self._db.read(search.find, self.read(text), by, limit=limit)

    async def more(
        self, query: Query, cursor: Cursor, by: StaffId = OWNER, *, limit: int = PAGE
    ) -> tuple[tuple[MessageHit, ...], Cursor | None]:
        """The next page of messages, and where it goes on from there."""
        return await self._db.read(search.more, query, by, cursor, limit=limit)

    async def in_thread(
        self, cid: ConversationId, text: str, by: StaffId = OWNER, *, below: MessageKey | None = None
    ) -> FoundInThread:
        """The next part of a conversation's messages with these words; filters count as words here."""
        return await self._db.read(search.in_thread, cid, self.read(text).terms, by, below)
