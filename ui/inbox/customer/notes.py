"""Private notes: written, changed and removed in place; they stay on this machine."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.customers import Note, NoteId
from app.domain.ids import OWNER, StaffId
from ui.inbox.customer import words
from ui.inbox.customer.entry import LinesField
from ui.inbox.customer.section import Section
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import button, icon_button
from ui.widgets.texts import ElidedLabel, label


class NoteEditor(QWidget):
    """A field with what keeps it; `kept` brings the text. The buttons come when there is something to keep."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, *, always: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._always = always
        self.field = LinesField(least=2)
        self.keep, self.leave = button("", "primary"), button("", "quiet")
        self.trouble = label("", "caption-danger", wrap=True)
        self.trouble.hide()
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for part in (self.field, self.trouble, self._buttons):
            column.addWidget(part)
        self._buttons.setVisible(always)
        self.field.textChanged.connect(self._on_text)
        self.field.kept.connect(self._keep)
        self.field.left.connect(self.left)
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.left)

    def complain(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        set_role(self.field, "bad-lines" if trouble else "lines")

    def say(self, name: str, placeholder: str, keep: str, leave: str) -> None:
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(placeholder)
        self.keep.setText(keep)
        self.leave.setText(leave)

    def _on_text(self) -> None:
        self._buttons.setVisible(self._always or bool(self.field.text().strip()))
        if not self.trouble.isHidden():
            self.complain("")

    def _keep(self) -> None:
        self.kept.emit(self.field.text())


class NoteCard(QFrame):
    """One note."""

    changed = Signal(object, str)
    removed = Signal(object)

    def __init__(
        self, theme: Theme, note: Note, now: int, *, by: StaffId = OWNER, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.note = note
        set_role(self, "card")
        self.text = label(note.text, wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.line = ElidedLabel(words.note_line(note, now, by), "caption")
        self.edit, self.remove = icon_button(theme, "pencil-outline", ""), icon_button(theme, "trash-can-outline", "")
        self.editor: NoteEditor | None = None
        bottom = QHBoxLayout()
        bottom.setSpacing(0)
        bottom.addWidget(self.line, 1)
        bottom.addWidget(self.edit)
        bottom.addWidget(self.remove)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.M, Space.S, Space.M, Space.XS)
        self._column.setSpacing(Space.XS)
        self._column.addWidget(self.text)
        self._column.addLayout(bottom)
        self.edit.clicked.connect(lambda: self.begin())
        self.remove.clicked.connect(lambda: self.removed.emit(note))
        self.setAccessibleName(f"{note.text}, {self.line.text()}")
        for one, tip in ((self.edit, self.tr("Change this note")), (self.remove, self.tr("Delete this note"))):
            one.setToolTip(tip)
            one.setAccessibleName(tip)

    @property
    def typed(self) -> str | None:
        return None if self.editor is None else self.editor.field.text()

    def begin(self, typed: str | None = None) -> None:
        """Change the note in its place; with `typed`, go on with what was typed before."""
        if self.editor is not None:
            return
        self.editor = editor = NoteEditor(always=True)
        editor.say(self.tr("Note"), "", self.tr("Save"), self.tr("Cancel"))
        editor.field.setText(self.note.text if typed is None else typed)
        editor.kept.connect(lambda text: self.changed.emit(self.note, text))
        editor.left.connect(self.end)
        self._column.insertWidget(0, editor)
        self.text.hide()
        if typed is None:
            editor.field.setFocus()

    def end(self) -> None:
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
            self.text.show()
            self.edit.setFocus()


class NotesSection(Section):
    """`changed` brings the note and its new text."""

    added = Signal(str)
    changed = Signal(object, str)
    removed = Signal(object)

    def __init__(
        self, theme: Theme, now: Callable[[], int], *, by: StaffId = OWNER, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now, self._by = now, by
        self._notes: tuple[Note, ...] = ()
        self.cards: list[NoteCard] = []
        self.writer = NoteEditor(always=False)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.S)
        self.content.addWidget(self.writer)
        self.content.addLayout(self._list)
        self.writer.kept.connect(self.added)
        self.writer.left.connect(self._on_left)
        self._retranslate()

    def show_notes(self, notes: Sequence[Note]) -> None:
        if tuple(notes) == self._notes:
            return
        typed = self.typed_changes()
        self._notes = tuple(notes)
        self._fill(typed)

    def typed_changes(self) -> dict[NoteId, str]:
        """What was typed into notes that are being changed."""
        return {card.note.id: text for card in self.cards if (text := card.typed) is not None}

    def ended(self, note_id: NoteId) -> None:
        """The change was kept."""
        for card in self.cards:
            if card.note.id == note_id:
                card.end()

    def go_on(self, typed: dict[NoteId, str]) -> None:
        """With what was typed before."""
        for card in self.cards:
            if card.note.id in typed:
                card.begin(typed[card.note.id])

    def complain(self, note_id: NoteId | None, trouble: str) -> None:
        """What is wrong with a new note (None), or with the change of one."""
        if note_id is None:
            self.writer.complain(trouble)
        for card in self.cards:
            if card.note.id == note_id and card.editor is not None:
                card.editor.complain(trouble)

    def _on_left(self) -> None:
        if not self.writer.field.text().strip():
            self.writer.field.clear()
        self.writer.field.clearFocus()

    def _fill(self, typed: dict[NoteId, str]) -> None:
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for note in self._notes:
            card = NoteCard(self._theme, note, self._now(), by=self._by)
            card.changed.connect(self.changed)
            card.removed.connect(self.removed)
            self._list.addWidget(card)
            self.cards.append(card)
        self.go_on(typed)

    def _retranslate(self) -> None:
        self.say(
            self.tr("Private notes"), self.tr("Only on this machine. Neither Zalo nor the customer ever sees them.")
        )
        placeholder = self.tr("Write a note; Ctrl+Enter saves it")
        self.writer.say(self.tr("New note"), placeholder, self.tr("Save note"), self.tr("Cancel"))
        self._fill(self.typed_changes())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
