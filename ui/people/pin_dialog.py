"""Set, change or take away a PIN: one's own by the present one, anybody's by the owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.ids import StaffId
from app.domain.staff import Staff
from app.errors import AppError
from ui.bridge import spawn
from ui.errors import words
from ui.people.pin_fields import PinFields
from ui.people.words import countdown, name_of
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.layouts import para
from ui.widgets.texts import label

if TYPE_CHECKING:
    from app.services.staff import People


class PinDialog(QDialog):
    """Open it with `open()`. `done_with` brings what was done, in words."""

    done_with = Signal(str)

    def __init__(self, people: People, theme: Theme, one: Staff, *, by: StaffId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._people, self._one, self._by = people, one, by
        own = one.id == by
        self.setWindowTitle(self.tr("PIN"))
        self.fields = PinFields(theme, old=own and one.has_pin)
        self.problem = para("", "error")
        self.problem.hide()
        self.none = button(self.tr("Go without a PIN"), "quiet")
        self.none.setVisible(one.has_pin)
        self.leave = button(self.tr("Cancel"), "quiet")
        self.go = button(self.tr("Save"), "primary")
        self.go.setDefault(True)
        self._lay_out(own)
        self.fields.submitted.connect(self._on_go)
        self.fields.edited.connect(lambda: self._say(""))
        self.go.clicked.connect(self._on_go)
        self.leave.clicked.connect(self.reject)
        self.none.clicked.connect(self._on_none)
        self.fields.setFocus()

    def _lay_out(self, own: bool) -> None:
        title = self.tr("Your PIN") if own else self.tr("A PIN for {name}").format(name=name_of(self._one))
        says = (
            self.tr("It opens your profile on this computer. Lock with Ctrl+L when you go; the PIN lets you in again.")
            if own
            else self.tr("Tell it to them; they can change it themselves. The PIN they had opens nothing any more.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(title, "heading", wrap=True))
        hint = para(says, "secondary")
        hint.setMinimumWidth(Size.FORM - 2 * Space.XL)
        column.addWidget(hint)
        column.addWidget(self.fields)
        column.addWidget(self.problem)
        column.addSpacing(Space.S)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.none)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go)
        column.addLayout(foot)

    def _on_go(self) -> None:
        if not self.fields.complain():
            self._set(self.fields.pin)

    def _on_none(self) -> None:
        if self._one.id == self._by and not self.fields.old_pin:
            self.fields.refuse(self.fields.old, self.tr("Type the present PIN."))
            return
        self._set("")

    def _set(self, pin: str) -> None:
        self.go.setEnabled(False)
        spawn(self, self._save(pin), on_error=self._on_refused, name="pin")

    async def _save(self, pin: str) -> None:
        await self._people.set_pin(self._one.id, pin, self._by, old=self.fields.old_pin)
        name = name_of(self._one)
        done = self.tr("{name} has a new PIN") if pin else self.tr("{name} has no PIN any more")
        self.done_with.emit(done.format(name=name))
        self.accept()

    def _on_refused(self, error: AppError) -> None:
        self.go.setEnabled(True)
        told, wait = words(error), error.params.get("wait")
        if error.code == "wrong_pin":
            self.fields.refuse(self.fields.old, told.title)
            self.fields.old.selectAll()
        elif isinstance(wait, int):
            text = self.tr("Too many wrong PINs. The next try is in {time}.")
            self._say(text.format(time=countdown(wait)))
        else:
            self._say(f"{told.title}. {told.sentence}")

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
