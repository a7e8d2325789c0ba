"""Above the editor: which message is being answered, with a cross to let go of it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.messages import Direction, Message
from ui.inbox.quote_words import quoted_line, quoted_name
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import IconLabel, icon_button
from ui.widgets.texts import ElidedLabel


class QuoteStrip(QFrame):
    """`cancelled` by its cross; `pressed` anywhere else, to see the message."""

    cancelled = Signal()
    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message: Message | None = None
        self._customer = ""
        self.setProperty("role", "quote")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.name = ElidedLabel("", "quote-name")
        self.text = ElidedLabel("", "secondary")
        self.note = ElidedLabel("", "caption-warning")
        self.cross = icon_button(theme, "close", "")
        words = QVBoxLayout()
        words.setSpacing(0)
        for line in (self.name, self.text, self.note):
            words.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.XS, 0, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(IconLabel(theme, "reply", "accent"))
        row.addLayout(words, 1)
        row.addWidget(self.cross)
        self.cross.clicked.connect(self.cancelled)
        self.hide()
        self._retranslate()

    def show_customer(self, name: str) -> None:
        """Who is written to; their messages are named after them."""
        self._customer = name
        self._retranslate()

    def show_message(self, message: Message | None, *, with_files: bool = False) -> None:
        """None hides it. `with_files`: say that only a text can quote."""
        self._message = message
        self.setVisible(message is not None)
        self.note.setVisible(with_files)
        if message is not None:
            self.name.setText(self.tr("Reply to {name}").format(name=self._name_of(message)))
            self.text.setText(quoted_line(message))
            self.setAccessibleName(f"{self.name.text()}: {self.text.text()}")

    def _name_of(self, message: Message) -> str:
        named = self._customer if message.direction is Direction.IN else ""
        return named or quoted_name(message)

    def _retranslate(self) -> None:
        self.cross.setToolTip(self.tr("Don't quote"))
        self.cross.setAccessibleName(self.cross.toolTip())
        self.note.setText(self.tr("The quote goes with the text; photos and files follow without it"))
        self.show_message(self._message, with_files=not self.note.isHidden())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
