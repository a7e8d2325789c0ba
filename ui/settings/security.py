"""*Bảo mật*: the lock, a new recovery code, and a (new) passphrase."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.errors import AppError
from app.events import StaffChanged
from app.vault import Vault
from ui.bridge import Coalescer, spawn
from ui.errors import words
from ui.keys.passphrase import NewPassphrasePage
from ui.keys.recovery_code import RecoveryCodePage
from ui.settings.section import Section
from ui.settings.values import Values
from ui.theme.theme import Theme
from ui.theme.tokens import Size
from ui.widgets.buttons import button
from ui.widgets.fitting import resize_within
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label

if TYPE_CHECKING:
    from app.bootstrap import Core


@dataclass(frozen=True, slots=True)
class Security:
    """The open profile's vault and key; the key never leaves memory."""

    vault: Vault
    key: bytes = field(repr=False)


class SecuritySection(Section):
    done = Signal(str)

    code_kept = Signal()
    """A new recovery code was put away."""

    def __init__(self, theme: Theme, security: Security, core: Core) -> None:
        values = Values(core.settings)
        super().__init__(theme, values)
        values.setParent(self)
        self._security, self._core = security, core
        self.pin_button, self.lock_after = button(""), values.number("lock_minutes")
        self._pin, self._lock = self.row(self.pin_button), self.row(self.lock_after)
        self.line()
        self.code_button, self.pass_button = button(""), button("")
        self._told = label("", "ok", wrap=True)
        self._code = self.row(self.code_button)
        self.line()
        self._pass = self.row(self.pass_button)
        self.put(self._told)
        self.end()
        self.pin_button.clicked.connect(lambda: spawn(self, self._open_pin(), on_error=self.show_error))
        Coalescer(core.bus, self, StaffChanged, lambda _: self._look())
        self.code_button.clicked.connect(lambda: spawn(self, self._new_code(), on_error=self.show_error))
        self.pass_button.clicked.connect(self._on_passphrase)
        watch_language(self, self._retranslate)

    def show_error(self, error: AppError) -> None:
        told = words(error)
        self._told.setText("")
        self._say_problem(f"{told.title}. {told.sentence}")

    def _look(self) -> None:
        spawn(self, self._read(), on_error=self.show_error)

    async def _read(self) -> None:
        me = await self._core.people.get(self._core.by)
        there = me is not None and me.has_pin
        self.pin_button.setText(self.tr("Change…") if there else self.tr("Set a passcode…"))
        self.lock_after.setEnabled(there)

    async def _open_pin(self) -> None:
        from ui.people.pin_dialog import PinDialog  # once a year

        me = await self._core.people.get(self._core.by)
        if me is not None:
            PinDialog(self._core.people, self.theme, me, by=self._core.by, parent=self.window()).open()

    async def _new_code(self) -> None:
        code = await self._security.vault.new_recovery_code(self._security.key)
        page = RecoveryCodePage(self.theme, code)
        dialog = self._dialog(page)
        page.kept.connect(dialog.accept)
        page.kept.connect(self.code_kept)
        dialog.open()

    def _on_passphrase(self) -> None:
        page = NewPassphrasePage(self.theme, changing=True)
        dialog = self._dialog(page)
        page.back.connect(dialog.reject)
        page.chosen.connect(lambda text: spawn(page, self._new_passphrase(text, dialog), on_error=page.show_error))
        dialog.open()
        page.setFocus()

    async def _new_passphrase(self, text: str, dialog: QDialog) -> None:
        await self._security.vault.new_passphrase(self._security.key, text)
        dialog.accept()
        self._say_problem("")
        self._told.setText(self.tr("From the next start on, Quầy Chat asks for the new passphrase."))

    def _dialog(self, page: QWidget) -> QDialog:
        dialog = QDialog(self)
        dialog.setWindowTitle(self.tr("Security"))
        resize_within(dialog, Size.DIALOG_W, Size.DIALOG_H)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Security"))
        self._pin.say(
            self.tr("Passcode"),
            self.tr(
                "4 to 12 digits that open Quầy Chat after Ctrl+L. Locked, nothing of customers is in the window, in "
                "notifications or in the tray."
            ),
        )
        self._lock.say(self.tr("Lock by itself"), self.tr("After so many minutes without a key or a click here."))
        self.lock_after.setSpecialValueText(self.tr("Never"))
        self.lock_after.setSuffix(self.tr(" min"))
        self._look()
        self._code.say(
            self.tr("Recovery code"),
            self.tr(
                "Opens your messages when this computer has forgotten the key. A new code makes the old one useless."
            ),
        )
        self.code_button.setText(self.tr("New code…"))
        self._pass.say(
            self.tr("Passphrase"),
            self.tr("Asked for at each start. Without one, your system's password store opens your messages."),
        )
        self.pass_button.setText(self.tr("Set a passphrase…"))
