"""One's own name and picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.ids import OWNER, StaffId
from app.domain.staff import Staff
from app.errors import AppError
from ui.bridge import spawn
from ui.errors import words
from ui.people.person_form import PersonForm
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.layouts import para
from ui.widgets.texts import label

if TYPE_CHECKING:
    from app.services.staff import People


class ProfileDialog(QDialog):
    """Open it with `open()`. The address is the owner's to change, since rules know people by it."""

    def __init__(self, people: People, theme: Theme, one: Staff, *, by: StaffId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._people, self._one, self._by = people, one, by
        self.setWindowTitle(self.tr("My profile"))
        self.setMinimumWidth(Size.FORM)
        self.form = PersonForm(people, theme, with_email=by == OWNER)
        self.form.show_staff(one)
        self.problem = para("", "error")
        self.problem.hide()
        self.leave, self.go = button(self.tr("Cancel"), "quiet"), button(self.tr("Save"), "primary")
        self.go.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(label(self.tr("My profile"), "heading"))
        column.addWidget(self.form)
        if by != OWNER and one.email:
            said = self.tr("Your address is {email}. The shop's owner changes it.").format(email=one.email)
            column.addWidget(para(said, "caption"))
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addLayout(foot)
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        self.form.name.setFocus()

    def _on_go(self) -> None:
        if not self.form.complain():
            self.go.setEnabled(False)
            spawn(self, self._save(), on_error=self._on_refused, name="profile")

    async def _save(self) -> None:
        value = self.form.value()
        await self._people.change(self._one.id, self._by, name=value.name, email=value.email, picture=value.picture)
        self.accept()

    def _on_refused(self, error: AppError) -> None:
        self.go.setEnabled(True)
        if not self.form.refuse(error):
            told = words(error)
            self.problem.setText(f"{told.title}. {told.sentence}")
            self.problem.show()
