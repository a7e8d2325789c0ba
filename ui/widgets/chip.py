"""A small rounded mark with a word: a state, a count, a filter."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.style import set_role

Tone = Literal["plain", "accent", "ok", "warn", "alarm"]


class Chip(QLabel):
    def __init__(self, text: str = "", tone: Tone = "plain", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.set_tone(tone)

    def set_tone(self, tone: Tone) -> None:
        set_role(self, f"chip-{tone}")
