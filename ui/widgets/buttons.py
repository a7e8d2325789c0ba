"""Buttons: by role, with an icon, and large ones for a choice."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOption,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.texts import label


def button(text: str, role: str = "secondary", parent: QWidget | None = None) -> QPushButton:
    """A push button: primary (one a page), secondary, quiet, danger or link; lead: quiet where it
    stands at the left edge of what is above it."""
    made = QPushButton(text, parent)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(True)  # Enter presses what has the focus; outside of dialogs Qt would take Space alone
    set_role(made, role)
    return made


def icon_button(
    theme: Theme, icon: str, tip: str, role: str = "secondary", parent: QWidget | None = None
) -> QToolButton:
    """A button that is only an icon; its name is in the tooltip and for screen readers."""
    made = QToolButton(parent)
    made.setIcon(theme.icon(icon, role))
    made.setIconSize(QSize(Size.ICON, Size.ICON))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    return made


class IconLabel(QLabel):
    """An icon in the colour of a role."""

    def __init__(
        self, theme: Theme, icon: str, role: str = "secondary", size: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._role = theme, icon, role
        edge = size or Size.ICON
        self.setFixedSize(edge, edge)
        theme.changed.connect(self._draw)
        self._draw()

    def show_icon(self, icon: str, role: str) -> None:
        self._icon, self._role = icon, role
        self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self.setPixmap(self._theme.icon(self._icon, self._role).pixmap(self.minimumSize(), ratio))


class BoxButton(QAbstractButton):
    """A button that has whatever is laid out in it, on the box of its role in the style sheet. To screen readers it is
    a button, which a frame could not be."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        set_role(self, role)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class CardButton(BoxButton):
    """A large choice: icon, title, one sentence. A click, Enter or Space chooses it."""

    def __init__(self, theme: Theme, icon: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__("choice", parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = label(title, "strong")
        self.sentence = label(sentence, "secondary", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        row.setSpacing(Space.L)
        row.addWidget(IconLabel(theme, icon, "accent", Size.ICON_L), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)

    def set_texts(self, title: str, sentence: str) -> None:
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
