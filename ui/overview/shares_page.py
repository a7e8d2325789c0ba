"""Who got what in a period: the fair-share table, as text for the clipboard, and as a file."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import StaffId
from app.domain.sharing.overview import Key, Share
from app.domain.sharing.values import Rule, RuleId
from app.domain.staff import Staff
from app.sheets import as_text
from ui.i18n import number
from ui.models.figures import Figure, Head, Line
from ui.overview.period import PeriodChoice
from ui.overview.table import FigureTable
from ui.overview.words import gone_rule, person_name, share_heads
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import para

ALWAYS = ("dealt", "claimed", "answered")
"""Columns that are shown even where nobody has anything in them."""
BARS = ("dealt", "claimed", "answered")


class SharesPage(QWidget):
    period_changed = Signal()

    def __init__(self, theme: Theme, now: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.period = PeriodChoice(now)
        self.period.changed.connect(self.period_changed)
        self.table = FigureTable(theme, "")
        self.nothing = EmptyState(theme, "chart-box-outline")
        self.note = para("", "caption")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.nothing)
        top = QHBoxLayout()
        top.addWidget(self.period, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        column.addWidget(self.note)

    @property
    def empty(self) -> bool:
        return self._pages.currentWidget() is self.nothing

    def retranslate(self) -> None:
        self.period.retranslate()
        self.table.setAccessibleName(self.tr("Who got what"))
        self.note.setText(
            self.tr(
                "Each change of hands is counted as the log has it. Columns in which nothing happened are left out."
            )
        )
        self.nothing.say(
            self.tr("Nothing was shared in this period"),
            self.tr("Once a rule gives conversations to your staff, this table says who got how many."),
        )

    def show_shares(
        self, shares: Mapping[Key, Share], staff: Mapping[StaffId, Staff], rules: Mapping[RuleId, Rule]
    ) -> None:
        self._pages.setCurrentWidget(self.table if shares else self.nothing)
        self.note.setVisible(bool(shares))
        together = sum(shares.values(), Share())
        heads = {name: head for name, head in share_heads().items() if name in ALWAYS or getattr(together, name)}
        most = {name: max((getattr(one, name) for one in shares.values()), default=0) for name in BARS}
        lines = [
            Line(
                f"{who}/{rule or ''}",
                (
                    Figure(name := person_name(who, staff), name, key=who),
                    Figure(called := _rule_name(rule, rules), called),
                    *(_figure(share, column, most) for column in heads),
                ),
            )
            for (who, rule), share in sorted(shares.items(), key=lambda one: -one[1].dealt - one[1].claimed)
        ]
        if len(lines) > 1:
            word = self.tr("Together")
            sums = (_figure(together, column, {}) for column in heads)
            lines.append(Line("", (Figure(word, word), Figure("", ""), *sums), total=True))
        words = (Head(self.tr("Person")), Head(self.tr("Rule")))
        self.table.figures.show_lines((*words, *heads.values()), lines)

    def copy(self) -> None:
        """The table as it stands, to be pasted into a message or a sheet."""
        QGuiApplication.clipboard().setText(as_text(self.table.figures.table()))


def _figure(share: Share, column: str, most: Mapping[str, int]) -> Figure:
    count = getattr(share, column)
    return Figure(number(count), count, count / most[column] if most.get(column) else 0.0)


def _rule_name(rule: RuleId | None, rules: Mapping[RuleId, Rule]) -> str:
    if rule is None:
        return "–"
    return rules[rule].name if rule in rules else gone_rule()
