"""A field for a secret, with an eye that shows it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.theme import Theme


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
        self.eye = QAction(self)
        self.eye.setCheckable(True)
        self.addAction(self.eye, QLineEdit.ActionPosition.TrailingPosition)
        self.eye.toggled.connect(self._on_eye)
        self._on_eye(False)

    def _on_eye(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.setIcon(self._theme.icon("eye-off-outline" if shown else "eye-outline"))
        self._retranslate()

    def _retranslate(self) -> None:
        self.eye.setText(self.tr("Hide") if self.eye.isChecked() else self.tr("Show"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
