"""The frame of one page of the settings: rows of title, explanation and control."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.style import set_role
from ui.theme.tokens import Size, Space


class Section(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self._column.setSpacing(Space.L)

    def row(self, title: QLabel, note: QLabel | None, control: QWidget) -> None:
        """Title and note at the left, the control at the right."""
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        if note is not None:
            words.addWidget(note)
        line = QHBoxLayout()
        line.setSpacing(Space.XL)
        line.addLayout(words, 1)
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        title.setBuddy(control)
        control.setMinimumWidth(Size.CONTROL)
        self._column.addLayout(line)

    def put(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def line(self) -> None:
        made = QFrame()
        set_role(made, "line")
        self._column.addWidget(made)

    def end(self) -> None:
        """Nothing follows: the rows stay at the top."""
        self._column.addStretch(1)
