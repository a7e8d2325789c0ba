"""What every page of the wizard is: a widget that shows the session's state and offers actions for the footer."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.setup import SetupState
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.texts import label


@dataclass(frozen=True, slots=True)
class Action:
    """One button of the footer. The first action of a page is its primary one: Enter presses it."""

    text: str
    run: Callable[[], None]
    enabled: bool = True
    name: str = ""
    """Object name, for tests and the tour."""
    icon: str = ""


class Page(QWidget):
    """Base of the pages. They never decide what comes next: they render, and call the session."""

    buttons_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def show_state(self, state: SetupState) -> None:
        """Render; called at each change of the session while this page is the shown one."""

    def buttons(self) -> tuple[Action, ...]:
        return ()

    def heading(self) -> str:
        """Spoken by screen readers when the page comes up, and shown at its top."""
        return ""

    def has_input(self) -> bool:
        """Whether leaving would lose something typed here."""
        return False

    def first_focus(self) -> QWidget | None:
        """The widget that gets the focus when the page comes up; None for the primary button."""
        return None

    def leave(self) -> None:
        """The page is not shown any more: give back what it holds."""


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
    """The page in an area that scrolls where it doesn't fit: at 150 % on a small screen."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(_Inside(page))
    return area


class _Inside(QWidget):
    """Asks for no height of its own: the scroll area asks for the height at its width, and that is the right one."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        column(self, 0).addWidget(page)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
