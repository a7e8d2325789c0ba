"""A part of the panel: a heading, what it says about itself, and its content."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.texts import label


class Section(QWidget):
    """`content` takes the section's widgets; `corner` what stands at the heading's end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("", "strong")
        self.hint = label("", "caption", wrap=True)
        self.hint.hide()
        self.corner = QHBoxLayout()
        self.corner.setSpacing(Space.XS)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addLayout(self.corner)
        self.content = QVBoxLayout()
        self.content.setSpacing(Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        column.setSpacing(Space.XS)
        column.addLayout(top)
        column.addWidget(self.hint)
        column.addLayout(self.content)

    def say(self, heading: str, hint: str = "") -> None:
        self.heading.setText(heading)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.setAccessibleName(heading)
        self.setAccessibleDescription(hint)
