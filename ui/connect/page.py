"""What every page of the wizard is: a widget that shows the session's state and offers actions for the footer."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.setup import SetupState
from ui.theme.theme import Theme


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
