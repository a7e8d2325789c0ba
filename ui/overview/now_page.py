"""Who holds what now, and what waits in each rule for somebody to have it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.ids import StaffId
from app.domain.sharing.overview import Holding
from app.domain.sharing.values import Rule, RuleId, Status
from app.domain.staff import Staff
from app.services.overview import Now
from ui.i18n import duration, number
from ui.models.figures import Figure, Line
from ui.overview.table import FigureTable
from ui.overview.words import gone_rule, holding_heads, person_name, waiting_heads
from ui.rules.words import status_word
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.layouts import para
from ui.widgets.texts import label

NONE = "–"
WAITING_ROWS = 4
"""So many rules are in sight at once; the others scroll."""


class NowPage(QWidget):
    person_chosen = Signal(str)
    """A StaffId."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = FigureTable(theme, "")
        self.people.chosen.connect(self.person_chosen)
        self.hint = para("", "caption")
        self.heading = label("", "heading")
        self.calm = para("", "secondary")
        self.waiting = FigureTable(theme, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.people, 1)
        column.addWidget(self.hint)
        column.addSpacing(Space.M)
        column.addWidget(self.heading)
        column.addWidget(self.calm)
        column.addWidget(self.waiting)

    def retranslate(self) -> None:
        self.people.setAccessibleName(self.tr("Who holds what"))
        self.hint.setText(self.tr("Press a person to see their conversations."))
        self.heading.setText(self.tr("Waiting for somebody"))
        self.waiting.setAccessibleName(self.tr("Waiting for somebody, by rule"))
        self.calm.setText(self.tr("No conversation waits to be given to somebody."))

    def show_now(self, now: Now, staff: Mapping[StaffId, Staff], rules: Mapping[RuleId, Rule]) -> None:
        held = _by_person(now, staff, rules)
        most = max((one.open for one in held.values()), default=0)
        lines = [_person_line(one, now.at, staff, most) for one in held.values()]
        if len(lines) > 1:
            lines.append(_total_line(list(held.values()), now.at, self.tr("Together")))
        self.people.figures.show_lines(holding_heads(), lines)
        longest = max((one.count for one in now.waiting), default=0)
        self.waiting.figures.show_lines(
            waiting_heads(),
            [
                Line(
                    one.rule,
                    (
                        _text(rules[one.rule].name if one.rule in rules else gone_rule()),
                        Figure(number(one.count), one.count, one.count / longest),
                        _wait(one.longest, now.at),
                    ),
                )
                for one in now.waiting
            ],
        )
        self.waiting.setVisible(bool(now.waiting))
        self.calm.setVisible(not now.waiting)
        self.waiting.setFixedHeight(self.waiting.height_of(min(len(now.waiting), WAITING_ROWS)))


def _by_person(now: Now, staff: Mapping[StaffId, Staff], rules: Mapping[RuleId, Rule]) -> dict[StaffId, Holding]:
    """Everybody of a rule who works here, and whoever else holds something; one line each, whatever the rule."""
    listed = {member.staff for rule in rules.values() for member in rule.members}
    held = {one.id: Holding(one.id, None) for one in staff.values() if one.id in listed and one.status in _HERE}
    for one in now.holdings:
        before = held.get(one.staff, Holding(one.staff, None))
        waits = [at for at in (before.longest, one.longest) if at]
        held[one.staff] = Holding(
            one.staff,
            None,
            before.open + one.open,
            before.unanswered + one.unanswered,
            min(waits, default=0),
            before.ending + one.ending,
        )
    return held


_HERE = {Status.ACTIVE, Status.PAUSED}


def _person_line(one: Holding, now: int, staff: Mapping[StaffId, Staff], most: int) -> Line:
    name = person_name(one.staff, staff)
    person = staff.get(one.staff)
    state = status_word(person.status) if person is not None else ""
    shown = f"{name} ({state})" if state else name
    return Line(
        one.staff,
        (
            Figure(shown, name, key=one.staff),
            Figure(number(one.open), one.open, one.open / most if most else 0.0),
            Figure(number(one.unanswered), one.unanswered),
            _wait(one.longest, now),
            Figure(number(one.ending), one.ending),
        ),
    )


def _total_line(held: list[Holding], now: int, word: str) -> Line:
    waits = [one.longest for one in held if one.longest]
    sums = [sum(getattr(one, name) for one in held) for name in ("open", "unanswered", "ending")]
    return Line(
        "",
        (
            _text(word),
            Figure(number(sums[0]), sums[0]),
            Figure(number(sums[1]), sums[1]),
            _wait(min(waits, default=0), now),
            Figure(number(sums[2]), sums[2]),
        ),
        total=True,
    )


def _wait(since: int, now: int) -> Figure:
    return Figure(duration(now - since), max(now - since, 1)) if since else Figure(NONE, 0)


def _text(text: str) -> Figure:
    return Figure(text, text)
