"""Which period is looked at: today, 7 days, 30 days, or from one day to another."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QButtonGroup, QDateEdit, QHBoxLayout, QWidget

from app.services.overview import Period
from ui.theme.tokens import Space
from ui.widgets.segment import Segment
from ui.widgets.texts import label


class Span(StrEnum):
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    DAYS = "days"


LENGTHS = {Span.TODAY: 1, Span.WEEK: 7, Span.MONTH: 30}


def period_of(first: datetime, last: datetime) -> Period:
    """From the beginning of one day to the end of another, by this computer's days."""
    start = datetime(first.year, first.month, first.day)
    end = datetime(last.year, last.month, last.day) + timedelta(days=1)
    return Period(round(start.timestamp() * 1000), round(end.timestamp() * 1000))


class PeriodChoice(QWidget):
    changed = Signal()

    def __init__(self, now: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.buttons = {span: Segment() for span in Span}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        for one in self.buttons.values():
            self._group.addButton(one)
            row.addWidget(one)
        self.first, self.last = QDateEdit(), QDateEdit()
        self._dash = label("–", "secondary")
        row.addSpacing(Space.S)
        for part in (self.first, self._dash, self.last):
            row.addWidget(part)
        row.addStretch(1)
        today = self._today()
        for edit, day in ((self.first, today.addDays(1 - LENGTHS[Span.WEEK])), (self.last, today)):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("dd/MM/yyyy")
            edit.setMaximumDate(today)
            edit.setDate(day)
            edit.dateChanged.connect(self._on_day)
        self.buttons[Span.WEEK].setChecked(True)
        self._group.buttonToggled.connect(lambda _, on: self._on_span() if on else None)
        self._show_days()

    @property
    def span(self) -> Span:
        return next(span for span, one in self.buttons.items() if one.isChecked())

    def period(self) -> Period:
        today = datetime.fromtimestamp(self._now() / 1000)
        if self.span is not Span.DAYS:
            return period_of(today - timedelta(days=LENGTHS[self.span] - 1), today)
        first, last = (datetime(*edit.date().getDate()) for edit in (self.first, self.last))
        return period_of(min(first, last), max(first, last))

    def retranslate(self) -> None:
        self.buttons[Span.TODAY].setText(self.tr("Today"))
        self.buttons[Span.WEEK].setText(self.tr("7 days"))
        self.buttons[Span.MONTH].setText(self.tr("30 days"))
        self.buttons[Span.DAYS].setText(self.tr("From – to"))
        self.first.setAccessibleName(self.tr("From"))
        self.last.setAccessibleName(self.tr("To"))

    def _today(self) -> QDate:
        now = datetime.fromtimestamp(self._now() / 1000)
        return QDate(now.year, now.month, now.day)

    def _on_span(self) -> None:
        self._show_days()
        self.changed.emit()

    def _on_day(self) -> None:
        if self.span is Span.DAYS:
            self.changed.emit()

    def _show_days(self) -> None:
        for part in (self.first, self._dash, self.last):
            part.setVisible(self.span is Span.DAYS)
