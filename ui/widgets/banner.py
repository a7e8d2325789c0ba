"""A slim strip over a page: an icon, a sentence and at most two buttons."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel, button
from ui.widgets.texts import label

Tone = Literal["note", "warn", "alarm"]

ICONS: dict[Tone, tuple[str, str]] = {
    "note": ("information-outline", "accent"),
    "warn": ("alert-outline", "warning"),
    "alarm": ("alert-circle-outline", "danger"),
}


class Banner(QFrame):
    """`pressed` comes for the first button, `second_pressed` for the other."""

    pressed = Signal()
    second_pressed = Signal()

    def __init__(self, theme: Theme, tone: Tone = "note", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, f"strip-{tone}")
        self._icon = IconLabel(theme, *ICONS[tone], Size.ICON)
        self.text = label(wrap=True)
        self.first = button("", "strip")
        self.second = button("", "strip")
        self.first.hide()
        self.second.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.M)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addWidget(self.first)
        row.addWidget(self.second)
        self.setMinimumHeight(Size.CONTROL + 2 * Space.XS)
        self.first.clicked.connect(self.pressed)
        self.second.clicked.connect(self.second_pressed)

    def say(self, text: str, first: str = "", second: str = "") -> None:
        """Sentence and labels of the buttons; an empty label hides its button."""
        self.text.setText(text)
        for widget, words in ((self.first, first), (self.second, second)):
            widget.setText(words)
            widget.setVisible(bool(words))

    def set_tone(self, tone: Tone) -> None:
        set_role(self, f"strip-{tone}")
        self._icon.show_icon(*ICONS[tone])
