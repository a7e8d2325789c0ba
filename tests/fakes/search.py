"""A search in the memory of the fake inbox, by the same words and marks as the store's."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.found import Cursor, CustomerHit, Found, FoundInThread, MessageHit, NoteHit, Person
from app.domain.ids import OWNER, ConversationId, MessageKey, StaffId
from app.domain.matching import Matcher
from app.domain.messages import Message
from app.domain.query import KINDS, Query, parse
from tests.fakes.inbox import NOW, FakeInbox

TODAY = date.fromtimestamp(NOW / 1000)


@dataclass
class FakeSearch:
    """`page` messages at once. `asked` are the texts that were searched for."""

    inbox: FakeInbox
    page: int = 50
    notes: tuple[NoteHit, ...] = ()
    indexed_from: int = 0
    asked: list[str] = field(default_factory=list)

    async def find(self, text: str, by: StaffId = OWNER) -> Found:
        self.asked.append(text)
        query = parse(text, TODAY)
        hits, cursor = await self.more(query, Cursor((), MessageKey(1 << 62)))
        matcher = Matcher(query.terms)
        names = [row for row in self.inbox.conversations.values() if query.terms and matcher.matches(row.name)]
        customers = tuple(
            CustomerHit(self._person(row.id), matcher.snippet(row.name), matcher.snippet("")) for row in names
        )
        notes = tuple(note for note in self.notes if query.terms and matcher.matches(note.text.text))
        return Found(query, customers[:5], notes, tuple(hits), cursor, self.indexed_from)

    async def more(
        self, query: Query, cursor: Cursor, by: StaffId = OWNER
    ) -> tuple[Sequence[MessageHit], Cursor | None]:
        matcher = Matcher(query.terms)
        kinds = {kind for thing in query.has for kind in KINDS[thing]}
        every = [message for thread in self.inbox.messages.values() for message in thread]
        fitting = [
            message
            for message in sorted(every, key=lambda message: -message.key)
            if message.key < cursor.below
            and not query.empty
            and (not kinds or message.body.kind in kinds)
            and query.direction in (None, message.direction)
            and matcher.matches(message.body.text)
        ]
        shown = [self._hit(message, matcher) for message in fitting[: self.page]]
        return shown, Cursor((), shown[-1].message.key) if len(fitting) > self.page else None

    def read(self, text: str) -> Query:
        return parse(text, TODAY)

    async def in_thread(
        self, cid: ConversationId, text: str, by: StaffId = OWNER, *, below: MessageKey | None = None
    ) -> FoundInThread:
        matcher = Matcher(parse(text, TODAY).terms)
        messages = sorted(self.inbox.messages.get(cid, []), key=lambda message: -message.key)
        part = [message for message in messages if below is None or message.key < below][: self.page]
        keys = tuple(message.key for message in part if matcher.matches(message.body.text))
        return FoundInThread(keys, part[-1].key if len(part) == self.page else None)

    def _hit(self, message: Message, matcher: Matcher) -> MessageHit:
        return MessageHit(self._person(message.conversation), message, matcher.snippet(message.body.text))

    def _person(self, cid: ConversationId) -> Person:
        row = self.inbox.conversations.get(cid)
        return Person(cid, row.name if row else "", row.avatar if row else "")
