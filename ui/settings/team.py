"""*Nhân viên*: the way to staff, rules and who holds what, for an owner whose rail doesn't show them yet."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal

from ui.settings.section import Section
from ui.theme.theme import Theme
from ui.widgets.buttons import button
from ui.widgets.language_watch import watch_language


@dataclass(frozen=True, slots=True)
class Team:
    """Opens the windows of a shop in which several people work."""

    staff: Callable[[], object]
    rules: Callable[[], object]
    overview: Callable[[], object]


class TeamSection(Section):
    left = Signal()
    """Another window is wanted in the settings' place."""

    def __init__(self, theme: Theme, team: Team) -> None:
        super().__init__(theme)
        self.staff_button, self.rules_button, self.overview_button = button(""), button(""), button("")
        self._staff = self.row(self.staff_button)
        self.line()
        self._rules = self.row(self.rules_button)
        self.line()
        self._overview = self.row(self.overview_button)
        self.end()
        for one, run in (
            (self.staff_button, team.staff),
            (self.rules_button, team.rules),
            (self.overview_button, team.overview),
        ):
            one.clicked.connect(lambda _=False, run=run: self._leave_for(run))
        watch_language(self, self._retranslate)

    def _leave_for(self, run: Callable[[], object]) -> None:
        self.left.emit()
        run()

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Staff"))
        self.staff_button.setText(self.tr("Staff…"))
        self.rules_button.setText(self.tr("Rules…"))
        self.overview_button.setText(self.tr("Look…"))
        self._staff.say(
            self.tr("Who works here"),
            self.tr("Each of your staff gets an account, and with a PIN they change places at this computer."),
        )
        self._rules.say(
            self.tr("Who gets which conversation"),
            self.tr("A rule shares an OA's conversations out: in turn, or whoever takes them first."),
        )
        self._overview.say(
            self.tr("Who holds what"),
            self.tr("What each person has now and got in a period, and who has been waiting for how long."),
        )
