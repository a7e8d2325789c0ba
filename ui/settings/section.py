"""The frame of one page of the settings: rows that can be found, a place for what went wrong, and back to defaults."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.settings.row import SettingRow
from ui.settings.values import Values
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.texts import label


class Section(QWidget):
    """Subclasses add rows in `__init__` and give them words in `_retranslate`."""

    undo_offered = Signal()
    """The section's settings are the defaults again; `undo` brings back what they were."""

    def __init__(self, theme: Theme, values: Values | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.values = theme, values
        self.rows: list[SettingRow] = []
        self.heading = label("", "title")
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self._lines: list[QWidget] = []
        self._words = ""
        self._before: dict[str, object] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self._column.setSpacing(Space.L)
        self._column.addWidget(self.heading)
        if values is not None:
            values.problem.connect(self._say_problem)

    @property
    def fields(self) -> Sequence[str]:
        """The settings whose controls are here."""
        return self.values.fields if self.values is not None else ()

    def row(self, control: QWidget, *, wide: bool = False) -> SettingRow:
        """Title and note at the left, the control at the right or (`wide`) below."""
        made = SettingRow(self.theme, control, wide=wide)
        self.rows.append(made)
        self._column.addWidget(made)
        return made

    def put(self, widget: QWidget) -> None:
        """Something that is no row: it is hidden while somebody searches."""
        self._lines.append(widget)
        self._column.addWidget(widget)

    def line(self) -> None:
        made = QFrame()
        set_role(made, "line")
        self.put(made)

    def end(self) -> None:
        """Nothing follows: the rows stay at the top."""
        self._column.addWidget(self.problem)
        self._column.addStretch(1)

    def look_for(self, words: str) -> int:
        """Leave the rows that have these words, and mark them; how many there are. No words: all."""
        self._words = words
        fitting = [row for row in self.rows if row.fits(words, self.heading.text())]
        for row in self.rows:
            row.setVisible(row in fitting)
            row.look_for(words)
        for widget in self._lines:
            widget.setVisible(not words)
        return len(fitting)

    def first_found(self) -> QWidget | None:
        """The control of the first row that is left."""
        return next((row.control for row in self.rows if not row.isHidden()), None)

    def reset(self) -> None:
        """This section's settings as they were at first."""
        if self.values is not None:
            self._before = self.values.reset()
            self.undo_offered.emit()

    def undo(self) -> None:
        if self.values is not None:
            self.values.change(**self._before)

    def _say_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
