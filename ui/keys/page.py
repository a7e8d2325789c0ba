"""The frame of the first screens: one column in the middle, scrolling where the window is low."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.errors import AppError
from ui.errors import words
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel
from ui.widgets.texts import label


class Page(QWidget):
    """Fill `column` (`add`), and `buttons` at its end; `show_error` puts words over the buttons."""

    def __init__(self, theme: Theme, icon: str, icon_role: str = "accent", width: int = 0) -> None:
        super().__init__()
        self.theme = theme
        self.icon = IconLabel(theme, icon, icon_role, Size.ICON_HUGE)
        self.heading = label("", "title", wrap=True)
        self.sentence = label("", "secondary", wrap=True)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.M)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(Space.S)
        self._lay_out(width or Size.FORM)

    def add(self, widget: QWidget, space: int = 0) -> None:
        """Put a widget below what is there, with some more space before it."""
        if space:
            self._column.addSpacing(space)
        self._column.addWidget(widget)

    def field(self, caption: QLabel, widget: QWidget) -> None:
        """A caption over its field."""
        caption.setBuddy(widget)
        set_role(caption, "strong")
        self._column.addSpacing(Space.XS)
        self._column.addWidget(caption)
        self._column.addSpacing(-Space.XS)
        self._column.addWidget(widget)

    def say(self, heading: str, sentence: str) -> None:
        self.heading.setText(heading)
        self.sentence.setText(sentence)

    def show_error(self, error: AppError) -> None:
        """What went wrong, over the buttons."""
        told = words(error)
        self.show_problem(f"{told.title}. {told.sentence}")

    def show_problem(self, text: str) -> None:
        """A sentence over the buttons; empty takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    @property
    def problem(self) -> str:
        return self._error.text()

    def _lay_out(self, width: int) -> None:
        card = QFrame()
        set_role(card, "card")
        card.setMaximumWidth(width + 2 * Space.XXL)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        inside.setSpacing(Space.S)
        inside.addWidget(self.icon)
        inside.addSpacing(Space.S)
        inside.addWidget(self.heading)
        inside.addWidget(self.sentence)
        inside.addSpacing(Space.S)
        inside.addLayout(self._column)
        inside.addWidget(self._error)
        inside.addSpacing(Space.M)
        inside.addLayout(self.buttons)
        around = QWidget()
        outer = QVBoxLayout(around)
        outer.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        outer.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 100)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(around)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
