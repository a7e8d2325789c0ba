"""A forgotten PIN: whom to ask for a new one; the owner has the recovery code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.staff import Staff
from app.errors import AppError
from ui.bridge import spawn
from ui.errors import words
from ui.people.pin_fields import PinFields
from ui.people.words import name_of
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.layouts import para
from ui.widgets.texts import label

if TYPE_CHECKING:
    from app.services.staff import People
    from ui.settings.security import Security


class ForgottenPin(QDialog):
    """Open it with `open()`."""

    def __init__(
        self, people: People, theme: Theme, one: Staff, security: Security | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._people, self._security = people, security
        self.setWindowTitle(self.tr("Forgot the PIN?"))
        self._with_code = one.is_owner and security is not None
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("Forgot the PIN?"), "heading"))
        says = para(self._says(one), "secondary")
        says.setMinimumWidth(Size.FORM - 2 * Space.XL)
        column.addWidget(says)
        self.code = QLineEdit()
        self.pin = PinFields(theme, old=False)
        self.problem = para("", "error")
        self.problem.hide()
        self.close_button, self.go = button(self.tr("Close"), "quiet"), button(self.tr("Set the new PIN"), "primary")
        self.go.setDefault(True)
        if self._with_code:
            self._lay_out_code(column)
        column.addSpacing(Space.S)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        if self._with_code:
            foot.addWidget(self.go)
        column.addLayout(foot)
        self.close_button.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)

    def _lay_out_code(self, column: QVBoxLayout) -> None:
        caption = label(self.tr("Recovery code"), "strong")
        caption.setBuddy(self.code)
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.code.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        self.code.textChanged.connect(lambda _: self._say(""))
        inside = QVBoxLayout()
        inside.setSpacing(Space.XS)
        inside.addWidget(caption)
        inside.addWidget(self.code)
        column.addLayout(inside)
        column.addWidget(self.pin)
        column.addWidget(self.problem)

    def _says(self, one: Staff) -> str:
        if not one.is_owner:
            text = self.tr(
                "Ask the shop's owner for a new one: in Quầy Chat under Staff, beside the name {name}. What is waiting "
                "for you stays as it is."
            )
            return text.format(name=name_of(one))
        if self._security is None:
            return self.tr(
                "This is the practice OA: close Quầy Chat and start it again, and practice begins anew without a PIN."
            )
        return self.tr(
            "The recovery code that was shown when Quầy Chat was set up opens everything, so it lets you choose a new "
            "PIN too. Without PIN and code nobody can open the owner's profile."
        )

    def _on_go(self) -> None:
        if self.pin.complain() or not self.code.text().strip():
            self.code.setFocus()
            return
        self.go.setEnabled(False)
        spawn(self, self._set(), on_error=self._on_refused, name="owner's pin")

    async def _set(self) -> None:
        assert self._security is not None
        key = await self._security.vault.unlock_with_recovery(self.code.text())
        await self._people.new_owner_pin(self.pin.pin, key)
        self.accept()

    def _on_refused(self, error: AppError) -> None:
        told = words(error)
        self.go.setEnabled(True)
        self._say(f"{told.title}. {told.sentence}")
        self.code.setFocus()

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        set_role(self.code, "bad" if text else "")
