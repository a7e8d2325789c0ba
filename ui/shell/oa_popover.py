"""All OAs with how each is doing: live, slow, offline or paused, why, since when, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.connections import Health, OaStatus
from ui.errors import button_text, words_for
from ui.i18n import ago, since
from ui.shell.status import DOTS, Dot, health_word
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.popover import Popover
from ui.widgets.texts import ElidedLabel, label
from ui.words import Remedy


@dataclass(frozen=True, slots=True)
class OaLine:
    """One OA; `last_sync` is when its messages were last fetched, 0 for never."""

    name: str
    status: OaStatus
    last_sync: int = 0


def remedy_of(status: OaStatus) -> Remedy:
    """What the button of this OA does; RETRY looks at once."""
    remedy = words_for(status.code).remedy if status.code else Remedy.NONE
    return remedy if remedy is not Remedy.NONE else Remedy.RETRY


class OaPopover(Popover):
    """`pressed` brings an OA's id and the remedy (a `Remedy`)."""

    pressed = Signal(str, str)
    all_asked = Signal()
    """The page of all OAs."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Size.FORM, parent)
        self._theme = theme
        self.rows: list[OaRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.L)
        self.all_button = button("", "lead")
        self.column.addLayout(self._rows)
        self.column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.all_button.clicked.connect(self.hide)
        self.all_button.clicked.connect(self.all_asked)

    def show_lines(self, lines: Sequence[OaLine], now: int) -> None:
        """Also while it is open: a row keeps its place and its focus."""
        while len(self.rows) < len(lines):
            row = OaRow(self._theme)
            row.pressed.connect(self.pressed)
            self._rows.addWidget(row)
            self.rows.append(row)
        while len(self.rows) > len(lines):
            self.rows.pop().deleteLater()
        for row, line in zip(self.rows, lines, strict=True):
            row.show_line(line, now)
        self.all_button.setText(self.tr("All connected OAs"))
        self.setAccessibleName(self.tr("How the OAs are doing"))


class OaRow(QWidget):
    pressed = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._oa_id, self._remedy = "", Remedy.RETRY
        self._dot = Dot(theme, "secondary")
        self.name, self.state = ElidedLabel("", "strong"), label("", "body")
        self.why, self.last = label("", "secondary", wrap=True), label("", "caption", wrap=True)
        self.button = button("", "strip")
        first = QHBoxLayout()
        first.setSpacing(Space.S)
        first.addWidget(self._dot)
        first.addWidget(self.name, 1)
        first.addWidget(self.button)
        words = QVBoxLayout(self)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(Space.XS)
        words.addLayout(first)
        for line in (self.state, self.why, self.last):
            words.addWidget(line)
        self.button.clicked.connect(lambda: self.pressed.emit(self._oa_id, self._remedy.value))

    def show_line(self, line: OaLine, now: int) -> None:
        status = line.status
        self._oa_id, self._remedy = status.oa_id, remedy_of(status)
        self._dot.set_role(DOTS[status.health])
        self.name.setText(line.name)
        state = health_word(status.health)
        if status.since:
            state = self.tr("{state} since {time}").format(state=state, time=since(status.since, now))
        self.state.setText(state[:1].upper() + state[1:])
        told = words_for(status.code) if status.code and status.health is not Health.LIVE else None
        self.why.setText(f"{told.title}. {told.sentence}" if told is not None else "")
        self.why.setVisible(told is not None)
        self.last.setText(self.tr("Messages last fetched: {when}").format(when=ago(line.last_sync, now)))
        self.last.setVisible(bool(line.last_sync))
        well = status.health in (Health.LIVE, Health.STARTING)
        self.button.setText(self.tr("Fetch now") if well else button_text(self._remedy))
        self.button.setAccessibleName(f"{line.name}: {self.button.text()}")
        self.setAccessibleName(f"{line.name}: {state}")
