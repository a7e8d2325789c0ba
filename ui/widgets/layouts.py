"""Texts that break, even columns, and pages that scroll where they don't fit."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.texts import label


def para(text: str, role: str = "body") -> QLabel:
    """A label that breaks its lines."""
    return label(text, role, wrap=True)


def column(parent: QWidget, spacing: int | None = None, margins: int = 0) -> QVBoxLayout:
    """A vertical layout with even margins."""
    made = QVBoxLayout(parent)
    made.setContentsMargins(margins, margins, margins, margins)
    made.setSpacing(Space.L if spacing is None else spacing)
    return made


def scrolled(page: QWidget) -> QScrollArea:
    """The page in an area that scrolls where it doesn't fit, at 200 % on a small screen also to the side: out of reach
    is nothing."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(_Inside(page))
    return area


def rule() -> QFrame:
    """A thin line between two parts of a page."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


class _Inside(QWidget):
    """Asks for no height of its own: the scroll area asks for the height at its width, and that is the right one."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        column(self, 0).addWidget(page)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
