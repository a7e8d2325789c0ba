"""A question over the window: a sentence and up to three answers, never with a loop of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.texts import label


@dataclass(frozen=True, slots=True)
class Reply:
    """One button: what `answered` brings, its label and its role."""

    value: str
    text: str
    role: str = "secondary"


class Question(QDialog):
    """Open it with `open()`. `answered` brings the chosen value; "" for Esc and the window's cross."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None, title: str, sentence: str, replies: Sequence[Reply]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._value = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        words = label(sentence, "secondary", wrap=True)
        words.setMinimumWidth(Size.FORM - 2 * Space.XL)
        column.addWidget(label(title, "heading", wrap=True))
        column.addWidget(words)
        column.addSpacing(Space.L)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        self.buttons = {reply.value: button(reply.text, reply.role) for reply in replies}
        for value, one in self.buttons.items():
            one.clicked.connect(lambda _=False, value=value: self._choose(value))
            one.setDefault(one.property("role") == "primary")
            row.addWidget(one)
        column.addLayout(row)
        self.finished.connect(lambda _: self.answered.emit(self._value))

    def _choose(self, value: str) -> None:
        self._value = value
        self.accept()
