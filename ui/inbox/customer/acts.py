"""What a person changes in the panel, taken to the core; what the core refuses is said where it was typed."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.domain.customers import EditId, Note
from app.domain.ids import ConversationId, StaffId
from app.errors import AppError, Rejected
from ui.errors import words
from ui.inbox.customer.card_view import CardView
from ui.inbox.customer.exchanged import Spawn
from ui.inbox.customer.field_row import FieldRow
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from app.services.customers import Customers

UNDO_MS = 8_000


class Acts(QObject):
    """For the customer of `open()`."""

    def __init__(
        self, customers: Customers, card: CardView, toast: Toast, spawn: Spawn, *, by: StaffId, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._customers, self._by = customers, by
        self._card = card
        self._toast = toast
        self._run = spawn
        self._cid: ConversationId | None = None
        self._undo: Callable[[], Coroutine[Any, Any, None]] | None = None
        self._connect()

    def open(self, cid: ConversationId | None) -> None:
        """Another customer: what was done to the one before can't be taken back any more."""
        self._cid = cid
        self._undo = None
        self._toast.dismiss()

    def _connect(self) -> None:
        card, run = self._card, self._run
        for row in card.rows.values():
            row.kept.connect(lambda typed, row=row: run(self._keep_field(row, typed)))
            row.copied.connect(lambda value: QGuiApplication.clipboard().setText(value))
            row.retried.connect(self._retry)
            row.dropped.connect(self._drop)
        card.tags.retried.connect(self._retry)
        card.tags.dropped.connect(self._drop)
        card.tags.added.connect(lambda tag: run(self._add_tag(tag)))
        card.tags.removed.connect(lambda tag: run(self._remove_tag(tag)))
        card.tags.opened.connect(lambda: run(self._offer_tags()))
        card.notes.added.connect(lambda text: run(self._add_note(text)))
        card.notes.changed.connect(lambda note, text: run(self._change_note(note, text)))
        card.notes.removed.connect(lambda note: run(self._remove_note(note)))
        self._toast.pressed.connect(self._on_undo)

    def _retry(self, edit: int) -> None:
        self._run(self._customers.retry(EditId(edit), self._by))

    def _drop(self, edit: int) -> None:
        self._run(self._customers.drop(EditId(edit), self._by))

    async def _keep_field(self, row: FieldRow, typed: str) -> None:
        cid = self._cid
        if cid is None:
            return
        try:
            await self._customers.edit(cid, row.field, typed, self._by)
        except Rejected as error:
            row.complain(self._complaint(error))
        else:
            row.end()

    async def _add_tag(self, tag: str) -> None:
        if self._cid is None:
            return
        try:
            await self._customers.add_tag(self._cid, tag, self._by)
        except Rejected as error:
            self._card.tags.complain(self._complaint(error))
        else:
            self._card.tags.taken()

    async def _remove_tag(self, tag: str) -> None:
        cid = self._cid
        if cid is None:
            return
        await self._customers.remove_tag(cid, tag, self._by)
        self._offer_undo(
            self.tr("The tag {tag} was taken away").format(tag=tag),
            lambda: self._customers.add_tag(cid, tag, self._by),
        )

    async def _offer_tags(self) -> None:
        """At once those that are known, then those that Zalo names."""
        cid = self._cid
        if cid is None:
            return
        self._card.tags.know(await self._customers.oa_tags(cid.oa_id))
        try:
            await self._customers.refresh_tags(cid.oa_id)
        except AppError:
            return  # the known ones do
        if cid == self._cid:
            self._card.tags.know(await self._customers.oa_tags(cid.oa_id))

    async def _add_note(self, text: str) -> None:
        if self._cid is None:
            return
        try:
            await self._customers.add_note(self._cid, text, self._by)
        except Rejected as error:
            self._card.notes.complain(None, self._complaint(error))
        else:
            self._card.notes.writer.field.clear()

    async def _change_note(self, note: Note, text: str) -> None:
        try:
            await self._customers.change_note(note.id, text, self._by)
        except Rejected as error:
            self._card.notes.complain(note.id, self._complaint(error))
            return
        self._card.notes.ended(note.id)
        if text.strip() != note.text:
            self._offer_undo(self.tr("Note changed"), lambda: self._customers.change_note(note.id, note.text, self._by))

    async def _remove_note(self, note: Note) -> None:
        await self._customers.remove_note(note.id, self._by)
        self._offer_undo(self.tr("Note deleted"), lambda: self._customers.restore_note(note.id, self._by))

    def _offer_undo(self, text: str, undo: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._undo = undo
        self._toast.say(text, self.tr("Undo"), UNDO_MS)

    def _on_undo(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            self._run(undo())

    def _complaint(self, error: Rejected) -> str:
        """What is wrong with what was typed."""
        if error.code == "field_too_long":
            text = self.tr("Too long: {length} characters, and {limit} fit.")
            return text.format(length=error.params["length"], limit=error.params["limit"])
        told = words(error)
        return f"{told.title}. {told.sentence}"
