"""*Vì sao hội thoại này về tôi?*: the reason from the log, and what happened before."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.sharing.log import LogLine
from app.domain.sharing.standing import Standing
from ui import i18n
from ui.inbox.sharing.colleagues import Colleagues
from ui.inbox.sharing.told import line_text, why_text
from ui.theme.tokens import Size, Space
from ui.widgets.layouts import para
from ui.widgets.popover import Popover
from ui.widgets.texts import label

MOST = 12
"""So many lines of the past."""


class WhyCard(Popover):
    """Made for one opening."""

    def __init__(self, people: Colleagues, stands: Standing, lines: Sequence[LogLine], parent: QWidget) -> None:
        super().__init__(Size.FORM, parent)
        holder = stands.talk.holder
        given = [line for line in lines if line.step.holder == holder and line.step.holder != line.step.before]
        last = given[-1] if given and holder is not None else None
        if holder == people.by:
            title = self.tr("Why did this conversation come to me?")
        elif holder is not None:
            title = self.tr("Why is it with {name}?").format(name=people.name(holder))
        else:
            title = self.tr("Why does nobody have it?") if stands.waits else self.tr("Why is it with the owner?")
        self.setAccessibleName(title)
        self.column.addWidget(label(title, "heading", wrap=True))
        self.why = para(self._why(last or (lines[-1] if lines and stands.waits else None), people))
        self.column.addWidget(self.why)
        if last is not None and last.step.note:
            self.column.addWidget(para(f"“{last.step.note}”", "secondary"))
        if last is not None:
            self.column.addWidget(label(i18n.date_time(last.at), "caption"))
        self._tell_past(people, lines)

    def _why(self, line: LogLine | None, people: Colleagues) -> str:
        return why_text(line, people)

    def _tell_past(self, people: Colleagues, lines: Sequence[LogLine]) -> None:
        if len(lines) < 2:
            return
        self.column.addSpacing(Space.S)
        self.column.addWidget(label(self.tr("Before that"), "strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(reversed(lines[-MOST - 1 : -1])):
            grid.addWidget(label(i18n.date_time(line.at), "caption"), row, 0)
            grid.addWidget(para(line_text(line, people), "secondary"), row, 1)
        self.column.addLayout(grid)
