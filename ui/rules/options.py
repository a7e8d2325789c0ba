"""The options of a rule, collapsed until somebody wants them: each a tick, some with a number."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from app.domain.sharing.edits import CAP_RANGE, DAYS_RANGE, MINUTES_RANGE
from app.domain.sharing.values import Options
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.spin_box import inset

USUAL_CAP, USUAL_MINUTES, USUAL_DAYS = 20, 15, 30


class NumberedTick(QWidget):
    """Off, or on with a number."""

    changed = Signal()

    def __init__(self, usual: int, limits: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = QCheckBox()
        self.number = QSpinBox()
        inset(self.number)
        self.number.setRange(*limits)
        self.number.setValue(usual)
        self.number.setFixedWidth(3 * Size.CONTROL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.tick, 1)
        row.addWidget(self.number)
        self.tick.toggled.connect(self._on_toggled)
        self.number.valueChanged.connect(lambda _: self.changed.emit())
        self._on_toggled(False)

    def name(self, text: str, suffix: str) -> None:
        self.tick.setText(text)
        self.number.setAccessibleName(text)
        self.number.setSuffix(suffix)

    def value(self) -> int | None:
        return self.number.value() if self.tick.isChecked() else None

    def show_value(self, value: int | None) -> None:
        self.tick.setChecked(value is not None)
        if value is not None:
            self.number.setValue(value)

    def _on_toggled(self, on: bool) -> None:
        self.number.setEnabled(on)
        self.changed.emit()


class OptionsBox(QWidget):
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.toggle = button("", "link")
        self.only_unpaused = QCheckBox(self.tr("Only to people who are not away"))
        self.cap = NumberedTick(USUAL_CAP, CAP_RANGE)
        self.cap.name(self.tr("At most so many unanswered conversations each"), "")
        self.reply_claims = QCheckBox(self.tr("The first answer claims a waiting conversation"))
        self.hand_on = NumberedTick(USUAL_MINUTES, MINUTES_RANGE)
        self.hand_on.name(self.tr("Hand on what is not answered in time"), self.tr(" min"))
        self.idle = NumberedTick(USUAL_DAYS, DAYS_RANGE)
        self.idle.name(self.tr("Leave out old ones in which nobody has written for"), self.tr(" days"))
        self.inside = QWidget()
        inside = QVBoxLayout(self.inside)
        inside.setContentsMargins(0, Space.S, 0, 0)
        inside.setSpacing(Space.M)
        for widget in (self.only_unpaused, self.cap, self.reply_claims, self.hand_on, self.idle):
            inside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toggle)
        column.addWidget(self.inside)
        self.toggle.clicked.connect(lambda: self._unfold(not self.inside.isVisibleTo(self)))
        for tick in (self.only_unpaused, self.reply_claims):
            tick.toggled.connect(lambda _: self.changed.emit())
        for numbered in (self.cap, self.hand_on, self.idle):
            numbered.changed.connect(self.changed)
        self.show_options(Options())

    def options(self) -> Options:
        return Options(
            only_unpaused=self.only_unpaused.isChecked(),
            cap=self.cap.value(),
            reply_claims=self.reply_claims.isChecked(),
            hand_on_minutes=self.hand_on.value(),
            idle_days=self.idle.value(),
        )

    def show_options(self, options: Options) -> None:
        """Unfolded where something is not as usual."""
        self.only_unpaused.setChecked(options.only_unpaused)
        self.cap.show_value(options.cap)
        self.reply_claims.setChecked(options.reply_claims)
        self.hand_on.show_value(options.hand_on_minutes)
        self.idle.show_value(options.idle_days)
        self._unfold(options != Options())

    def _unfold(self, on: bool) -> None:
        self.inside.setVisible(on)
        self.toggle.setText(self.tr("Fewer options") if on else self.tr("More options"))
        self.toggle.setIcon(self._theme.icon("chevron-up" if on else "chevron-down", "accent"))
