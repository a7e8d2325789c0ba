"""Opening a profile: by passphrase, or by the recovery code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.errors import AppError
from ui.keys.page import Page
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.language_watch import watch_language
from ui.widgets.password_field import PasswordField
from ui.widgets.texts import label


class UnlockPage(Page):
    """`submitted` brings the passphrase; `recovery_chosen` when it is forgotten."""

    submitted = Signal(str)
    recovery_chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "lock-outline")
        self._caption = label()
        self.passphrase = PasswordField(theme)
        self.field(self._caption, self.passphrase)
        self.recovery_button = button("", "link")
        self.go_button = button("", "primary")
        self.buttons.addWidget(self.recovery_button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.go_button)
        self.setFocusProxy(self.passphrase)
        self.passphrase.returnPressed.connect(self._on_go)
        self.passphrase.textChanged.connect(lambda: self.show_problem(""))
        self.go_button.clicked.connect(self._on_go)
        self.recovery_button.clicked.connect(self.recovery_chosen)
        watch_language(self, self._retranslate)

    def show_error(self, error: AppError) -> None:
        super().show_error(error)
        self.set_busy(False)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def set_busy(self, busy: bool) -> None:
        """While the key is made from the passphrase, which takes a moment on purpose."""
        self.passphrase.setEnabled(not busy)
        self.go_button.setEnabled(not busy)
        self.go_button.setText(self.tr("Opening…") if busy else self.tr("Open"))

    def _on_go(self) -> None:
        if self.passphrase.text():
            self.set_busy(True)
            self.submitted.emit(self.passphrase.text())

    def _retranslate(self) -> None:
        self.say(self.tr("Open your messages"), self.tr("They are encrypted. Type your passphrase."))
        self._caption.setText(self.tr("Passphrase"))
        self.recovery_button.setText(self.tr("Forgotten? Use the recovery code"))
        self.set_busy(False)


class RecoveryPage(Page):
    """`submitted` brings the code as typed; the core forgives case and separators."""

    submitted = Signal(str)
    back = Signal()

    def __init__(self, theme: Theme, *, can_go_back: bool) -> None:
        super().__init__(theme, "key-outline")
        self._caption = label()
        self.code = QLineEdit()
        set_role(self.code, "code")
        self.code.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        self.field(self._caption, self.code)
        self._note = label("", "caption", wrap=True)
        self.add(self._note)
        self.back_button = button("", "lead")
        self.back_button.setVisible(can_go_back)
        self.go_button = button("", "primary")
        self.buttons.addWidget(self.back_button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.go_button)
        self.buttons.setContentsMargins(0, Space.S, 0, 0)
        self.setFocusProxy(self.code)
        self.code.returnPressed.connect(self._on_go)
        self.code.textChanged.connect(lambda: self.show_problem(""))
        self.go_button.clicked.connect(self._on_go)
        self.back_button.clicked.connect(self.back)
        watch_language(self, self._retranslate)

    def show_error(self, error: AppError) -> None:
        super().show_error(error)
        self.go_button.setEnabled(True)
        self.code.setFocus()

    def _on_go(self) -> None:
        if self.code.text().strip():
            self.go_button.setEnabled(False)
            self.submitted.emit(self.code.text())

    def _retranslate(self) -> None:
        self.say(
            self.tr("Open with the recovery code"),
            self.tr(
                "This computer no longer has the key to your messages. Type the recovery code that you kept when you "
                "set up Quầy Chat."
            ),
        )
        self._caption.setText(self.tr("Recovery code"))
        self._note.setText(self.tr("Capitals and dashes don't matter. Nothing is deleted, however often you try."))
        self.back_button.setText(self.tr("Back"))
        self.go_button.setText(self.tr("Open"))
