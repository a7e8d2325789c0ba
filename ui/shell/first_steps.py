"""The first steps of a new profile: what is done and what is left, until all is done or the person has had enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.settings import Settings
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel, button
from ui.widgets.popover import Popover
from ui.widgets.texts import label


class Step(StrEnum):
    CONNECT = "connect"
    CODE = "code"
    REPLY = "reply"
    ALERTS = "alerts"
    LOGIN = "login"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the steps are judged by. `has_vault`, `can_start`: False where there is nothing of the kind (practice)."""

    connected: bool
    starts_at_login: bool
    has_vault: bool = True
    can_start: bool = True


def steps(settings: Settings, facts: Facts) -> dict[Step, bool]:
    """The steps of this profile in order, and whether each is done."""
    made = {Step.CONNECT: facts.connected}
    if facts.has_vault:
        made[Step.CODE] = settings.code_kept
    made[Step.REPLY] = settings.first_reply
    made[Step.ALERTS] = settings.alerts_tried
    if facts.can_start:
        made[Step.LOGIN] = facts.starts_at_login
    return made


def words_of(step: Step) -> tuple[str, str, str]:
    """Title, sentence and the button's label."""
    return {
        Step.CONNECT: (
            QCoreApplication.translate("FirstSteps", "Connect your OA"),
            QCoreApplication.translate("FirstSteps", "Then your customers' messages appear here."),
            QCoreApplication.translate("FirstSteps", "Connect"),
        ),
        Step.CODE: (
            QCoreApplication.translate("FirstSteps", "Put the recovery code away"),
            QCoreApplication.translate(
                "FirstSteps", "On paper or in a password store: it opens your messages when this computer forgets."
            ),
            QCoreApplication.translate("FirstSteps", "It is put away"),
        ),
        Step.REPLY: (
            QCoreApplication.translate("FirstSteps", "Try a reply"),
            QCoreApplication.translate(
                "FirstSteps", "Let a friend write to your OA and answer, or answer the next customer."
            ),
            QCoreApplication.translate("FirstSteps", "Go to the inbox"),
        ),
        Step.ALERTS: (
            QCoreApplication.translate("FirstSteps", "See and hear a notification"),
            QCoreApplication.translate(
                "FirstSteps", "If nothing comes up, the system's settings keep Quầy Chat quiet."
            ),
            QCoreApplication.translate("FirstSteps", "Show me one"),
        ),
        Step.LOGIN: (
            QCoreApplication.translate("FirstSteps", "Start when I log in"),
            QCoreApplication.translate("FirstSteps", "So that no customer waits because nobody opened Quầy Chat."),
            QCoreApplication.translate("FirstSteps", "Turn on"),
        ),
    }[step]


class StepsPopover(Popover):
    """`chosen` brings a `Step`; `dismissed` ends the list for good."""

    chosen = Signal(str)
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Size.FORM, parent)
        self._theme = theme
        self.heading = label("", "heading", wrap=True)
        self.dismiss_button = button("", "lead")
        self.rows: dict[Step, StepRow] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.M)
        self.column.addWidget(self.heading)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.dismiss_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.dismiss_button.clicked.connect(self.hide)
        self.dismiss_button.clicked.connect(self.dismissed)

    def show_steps(self, done: dict[Step, bool]) -> None:
        for step, is_done in done.items():
            if step not in self.rows:
                row = self.rows[step] = StepRow(self._theme, step)
                row.chosen.connect(self.chosen)
                self._rows.addWidget(row)
            self.rows[step].show_state(is_done)
        count = sum(done.values())
        self.heading.setText(self.tr("First steps: {done} of {all} done").format(done=count, all=len(done)))
        self.dismiss_button.setText(self.tr("Don't show this any more"))
        self.setAccessibleName(self.heading.text())


class StepRow(QWidget):
    chosen = Signal(str)

    def __init__(self, theme: Theme, step: Step) -> None:
        super().__init__()
        self._step = step
        self._icon = IconLabel(theme, "circle-outline", "secondary", Size.ICON)
        self.title, self.sentence = label("", "strong", wrap=True), label("", "secondary", wrap=True)
        self.button = button("", "strip")
        words = QVBoxLayout()
        words.setSpacing(Space.XS // 2)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.M)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.clicked.connect(lambda: self.chosen.emit(self._step.value))

    def show_state(self, done: bool) -> None:
        title, sentence, act = words_of(self._step)
        self._icon.show_icon("check-circle" if done else "circle-outline", "ok" if done else "secondary")
        self._icon.setAccessibleName(self.tr("done") if done else self.tr("to do"))
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(not done)
        self.button.setText(act)
        self.button.setVisible(not done)
        self.setAccessibleName(f"{title}: {self._icon.accessibleName()}")


class FirstSteps:
    """Ties the list to its button: `acts` is what each step's button does, `facts` is asked whenever something may have
    changed. The button goes when all is done."""

    def __init__(
        self,
        popover: StepsPopover,
        show_left: Callable[[int], None],
        settings: Callable[[], Settings],
        facts: Callable[[], Facts],
    ) -> None:
        self.popover = popover
        self._show_left, self._settings, self._facts = show_left, settings, facts

    def refresh(self) -> None:
        now = self._settings()
        done = steps(now, self._facts())
        left = sum(not is_done for is_done in done.values())
        self.popover.show_steps(done)
        self._show_left(left if now.first_steps else 0)
        if not left or not now.first_steps:
            self.popover.hide()

    def open_at(self, anchor: QWidget) -> None:
        self.refresh()
        self.popover.open_at(anchor)
