"""Below a person's form: their state, their PIN and what they hold, each with what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.sharing.values import Status
from app.domain.staff import Staff
from ui.people.words import status_tone, status_word
from ui.theme.style import set_role
from ui.theme.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.layouts import para
from ui.widgets.texts import label


class StateRows(QWidget):
    """`status_wanted` brings a Status; `pin_wanted` asks for the PIN's dialog."""

    status_wanted = Signal(object)
    pin_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.L)
        self.state, self.state_says = label("", "strong"), para("", "caption")
        self.away, self.activity = button(""), button("")
        self._row(self.tr("State"), self.state, self.state_says, self.away, self.activity)
        self.pin, self.pin_says = label("", "strong"), para("", "caption")
        self.set_pin = button("")
        self._row(self.tr("PIN"), self.pin, self.pin_says, self.set_pin)
        self.held, self.held_says = label("", "strong"), para("", "caption")
        self._row(self.tr("Conversations"), self.held, self.held_says)
        self._one: Staff | None = None
        self.away.clicked.connect(self._on_away)
        self.activity.clicked.connect(self._on_activity)
        self.set_pin.clicked.connect(self.pin_wanted)

    def _row(self, title: str, value: QWidget, says: QWidget, *buttons: QPushButton) -> None:
        caption = label(title, "caption")
        words = QVBoxLayout()
        words.setSpacing(Space.XS // 2)
        for part in (caption, value, says):
            words.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addLayout(words, 1)
        for one in buttons:
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(row)

    def show_staff(self, one: Staff, held: int, unanswered: int) -> None:
        self._one = one
        self.state.setText(status_word(one.status))
        set_role(self.state, status_tone(one.status))
        self.state_says.setText(self._meaning(one.status))
        gone = one.status is Status.DEACTIVATED
        self.away.setVisible(not gone)
        self.away.setText(self.tr("Back to work") if one.status is Status.PAUSED else self.tr("Set to away"))
        self.activity.setVisible(not one.is_owner)
        self.activity.setText(self.tr("Activate again") if gone else self.tr("Deactivate…"))
        self.pin.setText(self.tr("Set") if one.has_pin else self.tr("Not set"))
        set_role(self.pin, "ok" if one.has_pin else "warning")
        self.pin_says.setText(
            self.tr("Asked for when this profile is opened.")
            if one.has_pin
            else self.tr("Anybody at this computer can open this profile.")
        )
        self.set_pin.setText(self.tr("New PIN…") if one.has_pin else self.tr("Set a PIN…"))
        self.set_pin.setVisible(not gone)
        self.held.setText(self.tr("Holds %Ln open conversation(s)", "", held) if held else self.tr("Holds none"))
        self.held_says.setText(self.tr("%Ln of them unanswered", "", unanswered) if unanswered else "")
        self.held_says.setVisible(bool(unanswered))

    def _meaning(self, status: Status) -> str:
        return {
            Status.ACTIVE: self.tr("Gets conversations by the rules."),
            Status.PAUSED: self.tr("Keeps what they hold, may claim and answer, and is passed over by turns."),
            Status.DEACTIVATED: self.tr("Can't sign in and gets nothing. What they wrote stays."),
        }[status]

    def _on_away(self) -> None:
        if self._one is not None:
            self.status_wanted.emit(Status.ACTIVE if self._one.status is Status.PAUSED else Status.PAUSED)

    def _on_activity(self) -> None:
        if self._one is not None:
            gone = self._one.status is Status.DEACTIVATED
            self.status_wanted.emit(Status.ACTIVE if gone else Status.DEACTIVATED)
