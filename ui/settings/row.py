"""One line of the settings: what it is, what it means, and its control; it can be found and marked by its words."""

import html

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.matching import found, spans
from ui.widgets.texts import label


class SettingRow(QWidget):
    """`say` gives the words, again at each change of language; the control bears them as its accessible name."""

    def __init__(self, theme: Theme, control: QWidget, *, wide: bool = False) -> None:
        super().__init__()
        self._theme, self.control = theme, control
        self.title, self.note = label("", "body", wrap=True), label("", "caption", wrap=True)
        self._texts = ("", "")
        self._looked_for = ""
        words = QVBoxLayout()
        words.setSpacing(Space.XS // 2)
        words.addWidget(self.title)
        words.addWidget(self.note)
        if wide:
            words.addSpacing(Space.XS)
            words.addWidget(control)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.XL)
        line.addLayout(words, 1)
        if not wide:
            line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.title.setBuddy(control)
        if isinstance(control, QAbstractButton) and control.isCheckable():
            self.title.installEventFilter(self)
            control.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the box stands at the edge, as all controls
        theme.changed.connect(self._mark)

    def say(self, title: str, note: str = "") -> None:
        self._texts = (title, note)
        self.note.setVisible(bool(note))
        self.control.setAccessibleName(title)
        self.control.setAccessibleDescription(note)
        self._mark()

    def fits(self, words: str, heading: str = "") -> bool:
        """Whether the words are found here, without accents."""
        return found(words, *self._texts, heading)

    def look_for(self, words: str) -> None:
        """Mark these words in the label."""
        self._looked_for = words
        self._mark()

    def _mark(self) -> None:
        for shown, text in ((self.title, self._texts[0]), (self.note, self._texts[1])):
            places = spans(self._looked_for, text) if self._looked_for else []
            shown.setTextFormat(Qt.TextFormat.RichText if places else Qt.TextFormat.PlainText)
            shown.setText(_marked(text, places, self._theme) if places else text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the words of a box ticks it."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            control = self.control
            if event.button() == Qt.MouseButton.LeftButton and isinstance(control, QAbstractButton):
                control.click()
        return super().eventFilter(watched, event)


def _marked(text: str, places: list[tuple[int, int]], theme: Theme) -> str:
    style = f"background-color: {theme.color('warning_soft').name()}; color: {theme.color('text').name()};"
    parts, at = [], 0
    for start, length in places:
        parts.append(html.escape(text[at:start]))
        parts.append(f'<span style="{style}">{html.escape(text[start : start + length])}</span>')
        at = start + length
    parts.append(html.escape(text[at:]))
    return "".join(parts)


def heading(text: QLabel) -> QLabel:
    """A label over a group of rows."""
    text.setContentsMargins(0, Space.S, 0, 0)
    return text
