"""What the screen asks for and commands: conversations, threads, drafts, and messages on their way. What the acting
person may not see is answered as what isn't there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from app.domain.conversations import ConversationRow, ReplyWindow, may_answer, reply_window
from app.domain.ids import OWNER, ConversationId, MediaKey, MessageKey, OaId, OutboxId, RemoteId, StaffId
from app.domain.listing import View
from app.domain.messages import Customer, Gap, Message
from app.domain.order import Order
from app.domain.outbox import CANCELLABLE, MOST_FILES, Draft, OutboxItem, OutboxState
from app.domain.quotes import Quote
from app.domain.reactions import Reaction
from app.domain.sharing import hands, log
from app.domain.sharing.log import LogLine
from app.domain.sharing.refusals import No
from app.domain.sharing.shop import Outcome, Shop
from app.domain.splitting import LONGEST_TEXT, MOST_PIECES, Piece, joined, split
from app.domain.text import clean
from app.errors import Rejected
from app.events import ConversationsChanged, OutboxChanged
from app.services.deciding import announce, decide_as
from app.services.ground import Ground
from app.settings import SettingsStore
from app.store import (
    conversations,
    draft_files,
    listing,
    messages,
    outbox,
    quotes,
    reactions,
    sends,
    sharing,
    staff,
    visibility,
)
from app.store.work import Session

RETRYABLE = frozenset({OutboxState.FAILED, OutboxState.HELD, OutboxState.NOT_FOUND})


class Files(Protocol):
    """The media store, as far as a person's own files go."""

    async def local(self, key: MediaKey) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """A part of a thread in one consistent state: messages in order, every gap of the conversation, and what waits in
    the outbox, which the thread shows after its newest message."""

    messages: tuple[Message, ...]
    gaps: tuple[Gap, ...]
    outbox: tuple[OutboxItem, ...]
    has_older: bool
    has_newer: bool
    quotes: Mapping[OutboxId, Quote] = field(default_factory=dict)
    """What our messages of this part answer to, by their outbox item."""
    reactions: Mapping[RemoteId, Reaction] = field(default_factory=dict)
    hands: tuple[LogLine, ...] = ()
    """Through whose hands the conversation has gone, the newest last; those long ago are left out."""


class Inbox:
    """The acting person is an argument, and what they may do is checked here, whatever the screen shows."""

    def __init__(self, ground: Ground, settings: SettingsStore, files: Files) -> None:
        self._db = ground.db
        self._bus = ground.bus
        self._clock = ground.clock
        self._settings = settings
        self._files = files

    async def conversation_ids(self, oa_id: OaId | None = None, by: StaffId = OWNER) -> Order:
        """All that are neither closed nor blocked: pinned ones, then the newest first."""
        return await self._db.read(listing.ids, View(oa_id=oa_id), by)

    async def rows(self, ids: Sequence[ConversationId], by: StaffId = OWNER) -> list[ConversationRow]:
        """In the order asked; unknown ones are left out."""
        return await self._db.read(conversations.rows, ids, by)

    async def row(self, cid: ConversationId, by: StaffId = OWNER) -> ConversationRow | None:
        return await self._db.read(conversations.get, cid, by)

    async def thread(
        self,
        cid: ConversationId,
        by: StaffId = OWNER,
        *,
        before: MessageKey | None = None,
        after: MessageKey | None = None,
        limit: int = 100,
    ) -> ThreadPage:
        """The newest messages, or those next to a message key on either side."""
        return await self._db.read(_thread, cid, by, before=before, after=after, limit=limit)

    async def total_waiting(self, by: StaffId = OWNER) -> int:
        """Conversations that wait for an answer; closed and blocked ones don't."""
        return await self._db.read(listing.total_waiting, by)

    async def customer(self, cid: ConversationId, by: StaffId = OWNER) -> Customer | None:
        return await self._db.read(_customer, cid, by)

    async def reply_window(self, cid: ConversationId, by: StaffId = OWNER) -> ReplyWindow:
        """By what is known here; the sender asks Zalo before it relies on an old answer."""
        row = await self.row(cid, by)
        return reply_window(row.last_interaction if row else 0, self._clock.now())

    async def mark_seen(self, cid: ConversationId, by: StaffId = OWNER) -> None:
        """By whoever has to answer it: what others look at stays unread for them."""
        if await self._db.write(_mark_seen, cid, by):
            self._bus.publish(ConversationsChanged(frozenset({cid})))

    async def save_draft(
        self, cid: ConversationId, text: str, by: StaffId = OWNER, *, quote: RemoteId | None = None
    ) -> None:
        """Keep what was typed as it is, and the message that it answers to; with neither the draft ends. Each person
        has their own, which stays theirs when the conversation is no longer for them to see (CL02)."""
        storable = text.encode("utf-8", "ignore").decode().replace("\x00", "")
        if await self._db.write(_save_draft, cid, by, storable, self._clock.now(), quote=quote):
            self._bus.publish(ConversationsChanged(frozenset({cid})))

    async def draft(self, cid: ConversationId, by: StaffId = OWNER) -> str:
        return await self._db.read(conversations.draft, cid, by)

    async def draft_quote(self, cid: ConversationId, by: StaffId = OWNER) -> Message | None:
        """The message that the draft answers to, if it is here and for `by` to see."""
        return await self._db.read(_draft_quote, cid, by)

    async def send(
        self, cid: ConversationId, draft: Draft, by: StaffId = OWNER, *, at_once: bool = False
    ) -> list[OutboxItem]:
        """Queue a draft; it leaves when the undo window is over (`at_once`: there is none). A text too long for one
        message goes as several. Who may write, and what that makes of the conversation, sharing decides in the same
        transaction; refused, the text is kept as the person's draft. Rejected: empty, text_too_long, too_many,
        file_missing, gone, and the codes of `No`."""
        checked = replace(draft, text=clean(draft.text))
        if len(split(checked.text)) > MOST_PIECES:
            raise Rejected("text_too_long", length=len(checked.text), limit=LONGEST_TEXT)
        if not (checked.text or checked.attachments or checked.sticker_id):
            raise Rejected("empty")
        if len(checked.attachments) > MOST_FILES:
            raise Rejected("too_many", limit=MOST_FILES)
        for attachment in checked.attachments:
            if await self._files.local(attachment.key) is None:
                raise Rejected("file_missing", name=attachment.name)
        now = self._clock.now()
        due_at = now if at_once else now + self._settings.current.undo_seconds * 1000
        try:
            items, outcome = await self._db.write(_queue, cid, by, checked, now=now, due_at=due_at)
        except Rejected:
            await self._db.write(_keep_typed, cid, by, checked, now)
            raise
        announce(self._bus, outcome)
        self._bus.publish(OutboxChanged(cid, frozenset(item.id for item in items)))
        self._bus.publish(ConversationsChanged(frozenset({cid})))
        return items

    async def undo(self, item_id: OutboxId, by: StaffId = OWNER) -> bool:
        """Take a message back. False: it had already begun to leave."""
        return await self._change(item_id, by, CANCELLABLE, lambda session: outbox.cancel(session, item_id))

    async def take_back(self, item_id: OutboxId, by: StaffId = OWNER) -> Draft | None:
        """Undo the whole send that an item is part of, as far as it hasn't begun to leave: what was written comes
        back. None: all of it is on its way."""
        taken = await self._db.write(_take_back, item_id, by)
        if not taken:
            return None
        cid = taken[0][0].conversation
        self._bus.publish(OutboxChanged(cid, frozenset(item.id for item, _ in taken)))
        self._bus.publish(ConversationsChanged(frozenset({cid})))
        return Draft(
            joined(piece for _, piece in taken if piece.text),
            tuple(item.attachment for item, _ in taken if item.attachment is not None),
            quote=taken[0][0].quote,
        )

    async def discard(self, item_id: OutboxId, by: StaffId = OWNER) -> bool:
        """Throw away what could not be sent. False: it is on its way again, or gone."""
        return await self.undo(item_id, by)

    async def retry(self, item_id: OutboxId, by: StaffId = OWNER) -> bool:
        """*Gửi lại*: send what failed, was held or not found. False: it needs no such thing any more."""
        now = self._clock.now()
        return await self._change(
            item_id, by, RETRYABLE, lambda session: outbox.retry(session, item_id, now), sends=True
        )

    async def already_sent(self, item_id: OutboxId, by: StaffId = OWNER) -> bool:
        """*Đã gửi rồi*: a person has seen it at Zalo. False: that is no longer the question."""
        now, asked = self._clock.now(), frozenset({OutboxState.NOT_FOUND})
        return await self._change(item_id, by, asked, lambda session: outbox.mark_sent_by_person(session, item_id, now))

    async def confirm_cost(self, item_id: OutboxId, by: StaffId = OWNER) -> bool:
        """The cost warning was accepted (SD05): send it, paid if need be."""
        now = self._clock.now()

        def confirm(session: Session) -> None:
            outbox.confirm_paid(session, item_id)
            outbox.retry(session, item_id, now)

        return await self._change(item_id, by, frozenset({OutboxState.HELD}), confirm, sends=True)

    async def pending_undo(self) -> int:
        """Messages that would not have left yet if the app closed now (SD09)."""
        return await self._db.read(outbox.unfinished_within, self._clock.now())

    async def unsent(self, by: StaffId = OWNER) -> list[OutboxItem]:
        """All that is neither sent nor taken back, of every conversation that `by` sees, and all of their own."""
        return await self._db.read(_unsent, by)

    async def item(self, item_id: OutboxId, by: StaffId = OWNER) -> OutboxItem | None:
        return await self._db.read(_item, item_id, by)

    async def _change(
        self,
        item_id: OutboxId,
        by: StaffId,
        states: frozenset[OutboxState],
        change: Callable[[Session], object],
        *,
        sends: bool = False,
    ) -> bool:
        now = self._clock.now() if sends else None
        decided = await self._db.write(_decide, item_id, by, states, change, now=now)
        if decided is None:
            return False
        cid, outcome = decided
        announce(self._bus, outcome)
        self._bus.publish(OutboxChanged(cid, frozenset({item_id})))
        self._bus.publish(ConversationsChanged(frozenset({cid})))
        return True


def _thread(
    session: Session,
    cid: ConversationId,
    by: StaffId,
    *,
    before: MessageKey | None,
    after: MessageKey | None,
    limit: int,
) -> ThreadPage:
    if not visibility.sees(session, cid, by):
        return ThreadPage((), (), (), has_older=False, has_newer=False)
    found = messages.page(session, cid, before=before, after=after, limit=limit + 1)
    more = len(found) > limit
    forward = after is not None
    if more:
        found = found[:limit] if forward else found[1:]
    waiting = outbox.of_conversation(session, cid)
    ours = {message.outbox_id for message in found if message.outbox_id is not None} | {item.id for item in waiting}
    return ThreadPage(
        messages=tuple(found),
        gaps=tuple(messages.gaps(session, cid)),
        outbox=tuple(waiting),
        quotes=quotes.of(session, cid, ours),
        reactions=reactions.of_conversation(session, cid),
        hands=log.told(sharing.log_of(session, cid)),
        has_older=forward or more,
        has_newer=more if forward else before is not None,
    )


def _customer(session: Session, cid: ConversationId, by: StaffId) -> Customer | None:
    found = conversations.customer(session, cid) if visibility.sees(session, cid, by) else None
    return found[0] if found else None


def _mark_seen(session: Session, cid: ConversationId, by: StaffId) -> bool:
    row = conversations.get(session, cid, by)
    return row is not None and may_answer(row.assignee, by) and conversations.mark_seen(session, cid)


def _unsent(session: Session, by: StaffId) -> list[OutboxItem]:
    items = outbox.open_items(session)
    seen = set(visibility.seen(session, list({item.conversation for item in items}), by))
    return [item for item in items if item.author == by or item.conversation in seen]


def _item(session: Session, item_id: OutboxId, by: StaffId) -> OutboxItem | None:
    item = outbox.get(session, item_id)
    known = item is not None and (item.author == by or visibility.sees(session, item.conversation, by))
    return item if known else None


def _queue(
    session: Session, cid: ConversationId, by: StaffId, draft: Draft, *, now: int, due_at: int
) -> tuple[list[OutboxItem], Outcome]:
    outcome = _write_into(session, cid, by, now)
    items = outbox.add(session, cid, by, draft, now, due_at)
    if draft.text and clean(conversations.draft(session, cid, by)) == draft.text:
        conversations.save_draft(session, cid, by, "", now)  # or a crash would offer it for sending again
    draft_files.take_out(session, cid, by, [attachment.key for attachment in draft.attachments])
    return items, outcome


def _write_into(session: Session, cid: ConversationId, by: StaffId, now: int) -> Outcome:
    """Who writes into a closed one works on it again; the connector takes over what waits, a reply may claim it."""
    return decide_as(session, by, cid, lambda shop, at: hands.write(shop, cid, by, at), now)


def _keep_typed(session: Session, cid: ConversationId, by: StaffId, draft: Draft, now: int) -> None:
    """Somebody was faster: what was typed isn't lost, nor what lay in the draft already."""
    text, kept = draft.text, clean(conversations.draft(session, cid, by))
    if text and text not in kept and staff.get(session, by) is not None:
        quote = draft.quote or conversations.draft_quote(session, cid, by)
        conversations.save_draft(session, cid, by, text if kept in text else f"{kept}\n{text}", now, quote=quote)


def _take_back(session: Session, item_id: OutboxId, by: StaffId) -> list[tuple[OutboxItem, Piece]]:
    found = _item(session, item_id, by)
    if found is None:
        return []
    _must_decide(session, found, by)
    taken = []
    for item, piece in sends.of(session, found):
        if item.state is OutboxState.QUEUED and outbox.cancel(session, item.id):
            taken.append((item, piece))
    return taken


def _save_draft(
    session: Session, cid: ConversationId, by: StaffId, text: str, now: int, *, quote: RemoteId | None
) -> bool:
    if (conversations.draft(session, cid, by), conversations.draft_quote(session, cid, by)) == (text, quote):
        return False
    conversations.save_draft(session, cid, by, text, now, quote=quote)
    return True


def _draft_quote(session: Session, cid: ConversationId, by: StaffId) -> Message | None:
    quote = conversations.draft_quote(session, cid, by)
    if quote is None or not visibility.sees(session, cid, by):
        return None
    found = messages.get(session, cid.oa_id, quote)
    return found if found is not None and found.conversation == cid else None


def _decide(
    session: Session,
    item_id: OutboxId,
    by: StaffId,
    states: frozenset[OutboxState],
    change: Callable[[Session], object],
    *,
    now: int | None,
) -> tuple[ConversationId, Outcome] | None:
    """Apply a person's decision if the item is still in one of `states`: its message may have been found just now.
    With `now` it is sent (again), by whom that is allowed, and theirs from then on; else its author may decide, and
    whoever answers its conversation."""
    item = _item(session, item_id, by)
    if item is None or item.state not in states:
        return None
    cid, outcome = item.conversation, Outcome(Shop())
    if now is not None:
        outcome = _write_into(session, cid, by, now)
        outbox.adopt(session, item_id, by)
    else:
        _must_decide(session, item, by)
    change(session)
    return cid, outcome


def _must_decide(session: Session, item: OutboxItem, by: StaffId) -> None:
    """Its author, or whoever answers its conversation."""
    if by != item.author:
        row = conversations.get(session, item.conversation, by)
        if row is None or not may_answer(row.assignee, by):
            raise Rejected(No.NOT_YOURS.value)
