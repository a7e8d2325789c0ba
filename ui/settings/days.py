"""Seven small buttons for the days of a week, as bits of a number: Monday is the lowest."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.i18n import weekday, weekday_short
from ui.theme.style import set_role
from ui.theme.tokens import Space

A_MONDAY = datetime(2024, 1, 1)


class Days(QWidget):
    """`changed` brings the new bits when a person presses a day."""

    changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        self.buttons: list[QPushButton] = []
        for _ in range(7):
            one = QPushButton()
            one.setCheckable(True)
            set_role(one, "day")
            one.clicked.connect(lambda: self.changed.emit(self.bits()))
            row.addWidget(one)
            self.buttons.append(one)
        row.addStretch(1)
        self._retranslate()

    def bits(self) -> int:
        return sum(1 << index for index, one in enumerate(self.buttons) if one.isChecked())

    def show_bits(self, bits: int) -> None:
        for index, one in enumerate(self.buttons):
            one.setChecked(bool(bits >> index & 1))

    def _retranslate(self) -> None:
        for index, one in enumerate(self.buttons):
            day = A_MONDAY + timedelta(days=index)
            one.setText(weekday_short(day))
            one.setAccessibleName(weekday(day))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
