"""What the shop knows of its customers, in memory: edits stay on their way until a test lets Zalo answer."""

from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.customers import (
    ON,
    Card,
    Edit,
    EditId,
    EditState,
    Elsewhere,
    Field,
    Figures,
    Note,
    NoteId,
    Shared,
    checked,
    checked_note,
    value_of,
)
from app.domain.ids import OWNER, ConversationId, MessageKey, OaId, StaffId
from app.domain.messages import Customer, Direction, Kind, Message
from app.errors import AppError, Rejected
from app.events import CustomerChanged, EventBus
from tests.fakes.inbox import MINUTE, NOW, FakeInbox

TODAY = date(2025, 10, 9)
KINDS = {Shared.PHOTOS: (Kind.PHOTO, Kind.GIF), Shared.FILES: (Kind.VIDEO, Kind.FILE)}


@dataclass
class FakeCustomers:
    """Answers like the core's customers, at once; `calls` notes the commands, `down` is why Zalo can't be asked."""

    inbox: FakeInbox
    bus: EventBus = field(default_factory=EventBus)
    edits: dict[ConversationId, list[Edit]] = field(default_factory=dict)
    notes: dict[ConversationId, list[Note]] = field(default_factory=dict)
    removed: dict[NoteId, Note] = field(default_factory=dict)
    elsewhere: dict[ConversationId, tuple[Elsewhere, ...]] = field(default_factory=dict)
    tags: list[str] = field(default_factory=lambda: ["Khách quen", "Khách sỉ", "Chờ hàng", "VIP"])
    hidden: set[ConversationId] = field(default_factory=set)
    down: AppError | None = None
    calls: list[tuple[object, ...]] = field(default_factory=list)
    now: int = NOW
    next_id: int = 1

    async def card(self, cid: ConversationId, by: StaffId = OWNER) -> Card | None:
        row = self.inbox.conversations.get(cid)
        if row is None or cid in self.hidden:
            return None
        edits, notes = tuple(self.edits.get(cid, ())), tuple(self.notes.get(cid, ()))
        fetched = 0 if self.down else self.now - 3 * MINUTE
        elsewhere = self.elsewhere.get(cid, ())
        return Card(cid, self._customer(cid), fetched, row.last_interaction, edits, notes, elsewhere)

    async def figures(self, cid: ConversationId, by: StaffId = OWNER) -> Figures | None:
        found = self.inbox.messages.get(cid, [])
        ins = [message.sent_at for message in found if message.direction is Direction.IN]
        outs = [message.sent_at for message in found if message.direction is Direction.OUT]
        kinds = [message.body.kind for message in found]
        photos, files = (sum(kind in KINDS[shared] for kind in kinds) for shared in Shared)
        first = min((message.sent_at for message in found), default=0)
        return Figures(first, max(ins, default=0), max(outs, default=0), len(ins), len(outs), photos, files)

    async def exchanged(
        self,
        cid: ConversationId,
        shared: Shared,
        by: StaffId = OWNER,
        *,
        before: MessageKey | None = None,
        limit: int = 60,
    ) -> list[Message]:
        self.calls.append(("exchanged", shared, before))
        found = [message for message in self.inbox.messages.get(cid, []) if message.body.kind in KINDS[shared]]
        older = [message for message in found if before is None or message.key < before]
        return sorted(older, key=lambda message: -message.key)[:limit]

    async def refresh(self, cid: ConversationId, by: StaffId = OWNER) -> None:
        self.calls.append(("refresh", cid))
        if self.down is not None:
            raise self.down

    async def edit(self, cid: ConversationId, field: Field, typed: str, by: StaffId = OWNER) -> None:
        self.calls.append(("edit", field, typed))
        self._put(cid, field, "", checked(field, typed, TODAY))

    async def add_tag(self, cid: ConversationId, typed: str, by: StaffId = OWNER) -> None:
        self.calls.append(("add_tag", typed))
        self._put(cid, Field.TAG, checked(Field.TAG, typed, TODAY), ON)

    async def remove_tag(self, cid: ConversationId, name: str, by: StaffId = OWNER) -> None:
        self.calls.append(("remove_tag", name))
        self._put(cid, Field.TAG, name, "")

    async def oa_tags(self, oa_id: OaId) -> list[str]:
        return list(self.tags)

    async def refresh_tags(self, oa_id: OaId) -> None:
        self.calls.append(("refresh_tags", oa_id))

    async def retry(self, edit_id: EditId, by: StaffId = OWNER) -> bool:
        self.calls.append(("retry", edit_id))
        return True

    async def drop(self, edit_id: EditId, by: StaffId = OWNER) -> bool:
        self.calls.append(("drop", edit_id))
        return True

    async def add_note(self, cid: ConversationId, typed: str, by: StaffId = OWNER) -> NoteId:
        note = Note(NoteId(self._id()), cid, OWNER, "", checked_note(typed), self.now)
        self.notes.setdefault(cid, []).insert(0, note)
        self.bus.publish(CustomerChanged(cid))
        return note.id

    async def change_note(self, note_id: NoteId, typed: str, by: StaffId = OWNER) -> None:
        text = checked_note(typed)
        for cid, notes in self.notes.items():
            self.notes[cid] = [
                replace(note, text=text, edited_at=self.now) if note.id == note_id else note for note in notes
            ]
            self.bus.publish(CustomerChanged(cid))

    async def remove_note(self, note_id: NoteId, by: StaffId = OWNER) -> None:
        for cid, notes in self.notes.items():
            for note in notes:
                if note.id == note_id:
                    self.removed[note_id] = note
            self.notes[cid] = [note for note in notes if note.id != note_id]
            self.bus.publish(CustomerChanged(cid))

    async def restore_note(self, note_id: NoteId, by: StaffId = OWNER) -> None:
        note = self.removed.pop(note_id)
        self.notes[note.conversation].insert(0, note)
        self.bus.publish(CustomerChanged(note.conversation))

    # --- what Zalo does

    def arrive(self, cid: ConversationId) -> None:
        """Zalo takes every edit."""
        self.edits[cid] = []
        self.bus.publish(CustomerChanged(cid))

    def refuse(self, cid: ConversationId, error: Rejected) -> None:
        """Zalo takes none of them."""
        code, text = error.params.get("zalo_code", 0), str(error.params.get("zalo_text", ""))
        assert isinstance(code, int)
        self.edits[cid] = [
            replace(edit, state=EditState.REFUSED, reason=error.code, zalo_code=code, zalo_text=text, attempts=1)
            for edit in self.edits.get(cid, [])
        ]
        self.bus.publish(CustomerChanged(cid))

    def _put(self, cid: ConversationId, field: Field, name: str, value: str) -> None:
        customer = self._customer(cid)
        before = value_of(customer, field, name)
        if field is Field.TAG:
            tags = tuple(tag for tag in customer.tags if tag != name)
            self.inbox.customers[cid] = replace(customer, tags=(*tags, name) if value else tags)
        else:
            self.inbox.customers[cid] = replace(customer, **{field.value: value})  # type: ignore[arg-type]
        edit = Edit(EditId(self._id()), cid, field, name, value, before, EditState.WAITING, OWNER, self.now)
        others = [one for one in self.edits.get(cid, []) if (one.field, one.name) != (field, name)]
        self.edits[cid] = [*others, edit]
        self.bus.publish(CustomerChanged(cid))

    def _customer(self, cid: ConversationId) -> Customer:
        known = self.inbox.customers.get(cid)
        return known or Customer(cid.user_id, self.inbox.conversations[cid].name)

    def _id(self) -> int:
        self.next_id += 1
        return self.next_id
