"""What is known of a customer, and what a person changes: fields and tags that Zalo keeps, notes that it never sees."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Protocol

from app.domain.customers import (
    ON,
    Card,
    EditId,
    EditState,
    Field,
    Figures,
    Note,
    NoteId,
    Shared,
    checked,
    checked_note,
)
from app.domain.ids import OWNER, ConversationId, MessageKey, OaId, StaffId, UserId
from app.domain.messages import Customer, Message
from app.errors import Rejected
from app.events import ConversationsChanged, CustomerChanged
from app.services.details import keep_customer
from app.services.ground import Ground
from app.services.intake import MediaWaker
from app.store import customer_edits, customers, notes, sync_state
from app.store.work import Session

FRESH_MS = 15 * 60_000
"""A customer whose panel is opened is asked of Zalo again after so long."""
TAGS_FRESH_MS = 60 * 60_000
KEPT_MS = 24 * 3_600_000
"""A removed note can be brought back for so long."""
VIETNAM = timezone(timedelta(hours=7))
TAGS = "tags"


class CustomersClient(Protocol):
    async def customer(self, user_id: UserId) -> Customer: ...
    async def tags(self) -> tuple[str, ...]: ...


class Customers:
    """The acting person is an argument. Of a customer whom they may not see nothing is answered: it is as if there were
    none."""

    def __init__(self, ground: Ground, client_of: Callable[[OaId], CustomersClient], media_service: MediaWaker) -> None:
        self._db = ground.db
        self._bus = ground.bus
        self._clock = ground.clock
        self._client_of = client_of
        self._media = media_service
        self._tags_at: dict[OaId, int] = {}

    async def card(self, cid: ConversationId, by: StaffId = OWNER) -> Card | None:
        return await self._db.read(customers.card, cid, by)

    async def figures(self, cid: ConversationId, by: StaffId = OWNER) -> Figures | None:
        return await self._db.read(_figures, cid, by)

    async def exchanged(
        self,
        cid: ConversationId,
        shared: Shared,
        by: StaffId = OWNER,
        *,
        before: MessageKey | None = None,
        limit: int = 60,
    ) -> list[Message]:
        """Photos or files of both sides, the newest first; those older than `before`."""
        return await self._db.read(_exchanged, cid, by, shared, before=before, limit=limit)

    async def refresh(self, cid: ConversationId, by: StaffId = OWNER) -> None:
        """Ask Zalo for what is not fresh any more. Raises what Zalo's client raises; Rejected("gone")."""
        card = await self.card(cid, by)
        if card is None:
            raise Rejected("gone")
        asked_at = self._clock.now()
        if card.fetched_at and asked_at - card.fetched_at < FRESH_MS:
            return
        customer = await self._client_of(cid.oa_id).customer(cid.user_id)
        if await self._db.write(keep_customer, cid, customer, self._clock.now(), asked_at):
            self._changed(cid)
            self._media.wake()

    async def edit(self, cid: ConversationId, field: Field, typed: str, by: StaffId = OWNER) -> None:
        """Keep a field's new value here, and let it go to Zalo. Rejected: bad_phone, bad_birthday, field_too_long,
        gone."""
        await self._put(cid, field, checked(field, typed, self._today()), by)

    async def add_tag(self, cid: ConversationId, typed: str, by: StaffId = OWNER) -> None:
        """Rejected: empty, field_too_long, gone. A tag that differs in case alone from one of the OA's is that one."""
        name = checked(Field.TAG, typed, self._today())
        known = {tag.casefold(): tag for tag in await self.oa_tags(cid.oa_id)}
        await self._put(cid, Field.TAG, ON, by, known.get(name.casefold(), name))

    async def remove_tag(self, cid: ConversationId, name: str, by: StaffId = OWNER) -> None:
        await self._put(cid, Field.TAG, "", by, name)

    async def oa_tags(self, oa_id: OaId) -> list[str]:
        """The OA's tags as far as they are known here, those of its customers among them."""
        return await self._db.read(_tags, oa_id)

    async def refresh_tags(self, oa_id: OaId) -> None:
        """Ask Zalo for the OA's tags, once an hour at most."""
        now = self._clock.now()
        if now - self._tags_at.get(oa_id, -TAGS_FRESH_MS) < TAGS_FRESH_MS:
            return
        told = await self._client_of(oa_id).tags()
        self._tags_at[oa_id] = now
        await self._db.write(sync_state.set, oa_id, TAGS, list(told))

    async def retry(self, edit_id: EditId, by: StaffId = OWNER) -> bool:
        """*Thử lại*. False: it is on its way again, or gone."""
        return await self._decide(edit_id, by, retry=True)

    async def drop(self, edit_id: EditId, by: StaffId = OWNER) -> bool:
        """*Bỏ*: what Zalo has is shown again. False: it has just been taken, or is gone."""
        return await self._decide(edit_id, by, retry=False)

    async def add_note(self, cid: ConversationId, typed: str, by: StaffId = OWNER) -> NoteId:
        """Rejected: empty, field_too_long, gone."""
        text = checked_note(typed)
        made = await self._db.write(_add_note, cid, by, text, self._clock.now())
        self._bus.publish(CustomerChanged(cid))
        return made

    async def change_note(self, note_id: NoteId, typed: str, by: StaffId = OWNER) -> None:
        """Rejected: empty, field_too_long, gone, not_author."""
        text, now = checked_note(typed), self._clock.now()
        await self._on_note(note_id, by, lambda session, note: notes.change(session, note, text, now))

    async def remove_note(self, note_id: NoteId, by: StaffId = OWNER) -> None:
        """It can be restored for a day. Rejected: gone, not_author."""
        now = self._clock.now()
        await self._on_note(note_id, by, lambda session, note: notes.remove(session, note, now))

    async def restore_note(self, note_id: NoteId, by: StaffId = OWNER) -> None:
        """Rejected: gone, not_author."""
        await self._on_note(note_id, by, lambda session, note: notes.restore(session, note), removed=True)

    async def tidy(self) -> None:
        """Delete for good the notes that were removed long ago."""
        await self._db.write(notes.purge, self._clock.now() - KEPT_MS)

    async def _put(self, cid: ConversationId, field: Field, value: str, by: StaffId, name: str = "") -> None:
        now = self._clock.now()
        if await self._db.write(_put, cid, field, value, name=name, by=by, now=now):
            self._changed(cid)

    async def _decide(self, edit_id: EditId, by: StaffId, *, retry: bool) -> bool:
        cid = await self._db.write(_decide, edit_id, by, retry=retry)
        if cid is not None:
            self._changed(cid)
        return cid is not None

    async def _on_note(
        self, note_id: NoteId, by: StaffId, change: Callable[[Session, Note], object], *, removed: bool = False
    ) -> None:
        cid = await self._db.write(_on_note, note_id, by, change, removed=removed)
        self._bus.publish(CustomerChanged(cid))

    def _changed(self, cid: ConversationId) -> None:
        self._bus.publish(ConversationsChanged(frozenset({cid})))
        self._bus.publish(CustomerChanged(cid))

    def _today(self) -> date:
        return datetime.fromtimestamp(self._clock.now() / 1000, VIETNAM).date()


def _figures(session: Session, cid: ConversationId, by: StaffId) -> Figures | None:
    return customers.figures(session, cid) if customers.visible(session, cid, by) else None


def _exchanged(
    session: Session, cid: ConversationId, by: StaffId, shared: Shared, *, before: MessageKey | None, limit: int
) -> list[Message]:
    if not customers.visible(session, cid, by):
        return []
    return customers.exchanged(session, cid, shared, before, limit)


def _tags(session: Session, oa_id: OaId) -> list[str]:
    told: list[str] = sync_state.get(session, oa_id, TAGS, [])
    return [*told, *(tag for tag in customers.all_tags(session, oa_id) if tag not in told)]


def _must_see(session: Session, cid: ConversationId, by: StaffId) -> None:
    if not customers.visible(session, cid, by):
        raise Rejected("gone")


def _put(session: Session, cid: ConversationId, field: Field, value: str, *, name: str, by: StaffId, now: int) -> bool:
    _must_see(session, cid, by)
    return customer_edits.put(session, cid, field, value, name=name, by=by, now=now)


def _decide(session: Session, edit_id: EditId, by: StaffId, *, retry: bool) -> ConversationId | None:
    edit = customer_edits.get(session, edit_id)
    if edit is None:
        return None
    _must_see(session, edit.conversation, by)
    if edit.state is not EditState.REFUSED:
        return None
    if retry:
        customer_edits.retry(session, edit_id)
    else:
        customer_edits.drop(session, edit)
    return edit.conversation


def _add_note(session: Session, cid: ConversationId, by: StaffId, text: str, now: int) -> NoteId:
    _must_see(session, cid, by)
    return notes.add(session, cid, by, text, now)


def _on_note(
    session: Session, note_id: NoteId, by: StaffId, change: Callable[[Session, Note], object], *, removed: bool
) -> ConversationId:
    found = notes.get(session, note_id)
    if found is None or found[1] is removed:
        raise Rejected("gone")
    note, _ = found
    _must_see(session, note.conversation, by)
    if by not in (OWNER, note.author):
        raise Rejected("not_author")
    change(session, note)
    return note.conversation
