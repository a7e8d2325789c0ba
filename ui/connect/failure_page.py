"""One layout for every failure: picture, what happened, what to do in numbered steps, and the buttons that help."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.setup import SetupFailure, SetupState
from ui.connect.failures import FailureWords, Remedy, words_for
from ui.connect.marks import Disc, Steps
from ui.connect.page import Action, Page
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.layouts import column, para

SOFT = {"danger": "danger_soft", "warning": "warning_soft", "secondary": "hover"}


class FailurePage(Page):
    """Renders `failure`; each remedy becomes a button that calls `heal`."""

    def __init__(self, theme: Theme, heal: Callable[[Remedy], None], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._heal = heal
        self._failure: SetupFailure | None = None
        self._words: FailureWords | None = None
        self._steps: Steps | None = None
        self._build()

    def heading(self) -> str:
        return self._words.title if self._words else ""

    def buttons(self) -> tuple[Action, ...]:
        if self._words is None:
            return ()
        return tuple(
            Action(self._remedy_text(remedy), self._press(remedy), name=remedy.value) for remedy in self._words.remedies
        )

    def show_state(self, state: SetupState) -> None:
        if state.failure is None or state.failure == self._failure:
            return
        self._failure = state.failure
        self._words = words = words_for(state.failure)
        self._mark.change(words.icon, words.role, SOFT[words.role])
        self._what.setText(words.what)
        if self._steps is not None:
            self._card_layout.removeWidget(self._steps)
            self._steps.deleteLater()
        self._steps = Steps(self.theme, words.steps)
        self._card_layout.addWidget(self._steps)
        self.buttons_changed.emit()

    def leave(self) -> None:
        self._failure = None

    def _build(self) -> None:
        layout = column(self, Space.XL)
        top = QHBoxLayout()
        top.setSpacing(Space.XL)
        self._mark = Disc(self.theme, "help-circle-outline", "warning", "warning_soft")
        self._what = para("")
        self._what.setObjectName("what")
        top.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._what, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(top)
        card = QFrame()
        set_role(card, "card")
        self._card_layout = QVBoxLayout(card)
        self._card_layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self._card_layout.setSpacing(Space.M)
        self._card_layout.addWidget(para(self.tr("What to do"), "strong"))
        layout.addWidget(card)
        layout.addStretch()

    def _press(self, remedy: Remedy) -> Callable[[], None]:
        return lambda: self._heal(remedy)

    def _remedy_text(self, remedy: Remedy) -> str:
        return {
            Remedy.RETRY: self.tr("Try again"),
            Remedy.EDIT_APP: self.tr("Correct the app's details"),
            Remedy.SYSTEM_BROWSER: self.tr("Use my own browser"),
            Remedy.PASTE_ADDRESS: self.tr("Paste again"),
            Remedy.PASTE_TOKENS: self.tr("Paste tokens"),
            Remedy.OPEN_CONSOLE: self.tr("Open developers.zalo.me"),
            Remedy.OPEN_MANAGER: self.tr("Open OA Manager"),
        }[remedy]
