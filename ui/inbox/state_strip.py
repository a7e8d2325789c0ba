"""Says above a thread that its conversation is closed or blocked, and offers the way back."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.domain.conversations import ConversationRow
from app.domain.listing import Act
from ui.inbox.list_words import act_name
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel, button
from ui.widgets.texts import label


class StateStrip(QFrame):
    """Hidden while the conversation is open and not blocked."""

    act_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: ConversationRow | None = None
        self.icon = IconLabel(theme, "check-circle-outline", "accent", Size.ICON)
        self.words = label("", wrap=True)
        self.button = button("", "strip")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.XS, Space.M, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(self.icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._on_pressed)
        self.hide()

    def show_row(self, row: ConversationRow) -> None:
        self._row = row
        self.setVisible(row.closed or row.blocked)
        if row.blocked:
            set_role(self, "strip-warn")
            self.icon.show_icon("cancel", "warning")
            self.words.setText(self.tr("Blocked: new messages are kept, but nobody is alerted."))
            self.button.setText(act_name(Act.UNBLOCK))
        elif row.closed:
            set_role(self, "strip-note")
            self.icon.show_icon("check-circle-outline", "accent")
            self.words.setText(self.tr("This conversation is closed. It reopens when you or the customer write."))
            self.button.setText(act_name(Act.REOPEN))

    def _on_pressed(self) -> None:
        if self._row is not None:
            self.act_wanted.emit(Act.UNBLOCK if self._row.blocked else Act.REOPEN)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._row is not None:
            self.show_row(self._row)
