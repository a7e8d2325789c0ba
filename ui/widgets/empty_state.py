"""What a page shows when it has nothing: an icon, why, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel, button
from ui.widgets.texts import label

NARROW = 8
"""Narrower than so many margins it has smaller ones."""


class EmptyState(QWidget):
    """Icon, heading, sentence and an optional primary button. Where there is little room the words have it."""

    pressed = Signal()

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(theme, icon, "secondary", Size.ICON_HUGE)
        self.heading = label("", "heading", wrap=True)
        self.sentence = label("", "secondary", wrap=True)
        self.button = button("", "primary")
        self.button.hide()
        for words in (self.heading, self.sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setMaximumWidth(Size.FORM)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(Space.S)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.S)
        for words in (self.heading, self.sentence):
            row = QHBoxLayout()  # aligned by stretches: an alignment would squeeze wrapped words to their hint
            row.addStretch(1)
            row.addWidget(words, 1000)
            row.addStretch(1)
            column.addLayout(row)
        column.addSpacing(Space.L)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.button.clicked.connect(self.pressed)

    def say(self, heading: str, sentence: str = "", button_text: str = "") -> None:
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.button.setText(button_text)
        self.button.setVisible(bool(button_text))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        around = Space.XL if self.width() >= NARROW * Space.XL else Space.M
        self._column.setContentsMargins(around, around, around, around)
        needed = self._column.heightForWidth(self.width())
        if self._icon.isHidden():
            needed += self._icon.sizeHint().height() + self._column.spacing()
        self._icon.setVisible(needed <= self.height())
