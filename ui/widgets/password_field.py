"""A field for a secret, with an eye that shows it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.theme import Theme
from ui.widgets.field_ends import FieldEnds, name_button


class PasswordField(QLineEdit):
    """Hidden until the eye is pressed; nothing of it goes into spelling, prediction or the undo history's copy."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.eye = FieldEnds(self, theme).add_button("eye-outline")
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._on_eye)
        self._on_eye(False)

    def _on_eye(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.setIcon(self._theme.icon("eye-off-outline" if shown else "eye-outline"))
        self._retranslate()

    def _retranslate(self) -> None:
        name_button(self.eye, self.tr("Hide") if self.eye.isChecked() else self.tr("Show"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
