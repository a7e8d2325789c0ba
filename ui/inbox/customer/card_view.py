"""The card: all sections of one customer under each other."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.customers import Card, Field, Figures, value_of
from app.domain.ids import ConversationId, StaffId
from ui.inbox.customer import words
from ui.inbox.customer.elsewhere import ElsewhereSection
from ui.inbox.customer.exchanged import ExchangedSection, Spawn
from ui.inbox.customer.field_row import FieldRow
from ui.inbox.customer.figures import FiguresSection
from ui.inbox.customer.identity import Identity
from ui.inbox.customer.notes import NotesSection
from ui.inbox.customer.tags import TagsSection
from ui.inbox.customer.typed import Typed
from ui.inbox.pictures import Pictures
from ui.models.exchanged import Source
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.texts import label


class CardView(QWidget):
    """Shows what it is given; what a person does comes from its sections' signals."""

    def __init__(
        self,
        source: Source,
        pictures: Pictures,
        theme: Theme,
        now: Callable[[], int],
        spawn: Spawn,
        *,
        by: StaffId,
    ) -> None:
        super().__init__()
        self.identity = Identity(theme, pictures)
        self.rows: dict[Field, FieldRow] = {field: FieldRow(theme, field) for field in words.FIELDS}
        self.tags = TagsSection(theme)
        self.notes = NotesSection(theme, now, by=by)
        self.figures = FiguresSection(now)
        self.exchanged = ExchangedSection(source, pictures, theme, spawn, by=by)
        self.elsewhere = ElsewhereSection(theme, now)
        self.footer = label("", "caption", wrap=True)
        last = QVBoxLayout()
        last.setContentsMargins(Space.L, 0, Space.L, Space.L)
        last.addWidget(self.footer)
        fields = QVBoxLayout()
        fields.setContentsMargins(0, 0, 0, Space.S)
        fields.setSpacing(0)
        for row in self.rows.values():
            fields.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.identity)
        column.addLayout(fields)
        for section in (self.tags, self.notes, self.exchanged, self.figures, self.elsewhere):
            if section is not self.elsewhere:
                column.addWidget(_line())
            column.addWidget(section)
        column.addLayout(last)
        column.addStretch(1)

    def show_card(self, card: Card, oa_name: str) -> None:
        self.identity.show_card(card, oa_name)
        for field, row in self.rows.items():
            row.show_value(value_of(card.customer, field), card.edit(field))
        self.tags.show_card(card)
        self.notes.show_notes(card.notes)
        self.elsewhere.show_found(card.elsewhere)

    def show_figures(self, figures: Figures | None) -> None:
        self.figures.show_figures(figures)
        self.exchanged.show_figures(figures)

    def open(self, cid: ConversationId | None) -> None:
        """Another customer: what was being typed is put away."""
        for row in self.rows.values():
            row.end()
        self.tags.end()
        self.notes.writer.field.clear()
        self.notes.show_notes(())
        self.show_figures(None)
        self.exchanged.open(cid)

    def typed(self) -> Typed:
        typed = {field: row.typed for field, row in self.rows.items()}
        fields = {field: text for field, text in typed.items() if text is not None}
        return Typed(fields, self.tags.typed, self.notes.writer.field.text(), self.notes.typed_changes())

    def go_on(self, typed: Typed) -> None:
        """With what was typed before."""
        for field, text in typed.fields.items():
            self.rows[field].begin(text)
        if typed.tag:
            self.tags.begin(typed.tag)
        self.notes.writer.field.setText(typed.note)
        self.notes.go_on(typed.changes)


def _line() -> QFrame:
    made = QFrame()
    set_role(made, "line")
    return made
