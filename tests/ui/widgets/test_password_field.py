"""A field for a secret: hidden, and shown only while the eye is pressed in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.i18n import Languages
from ui.theme.theme import Theme
from ui.widgets.password_field import PasswordField


def test_hidden_until_the_eye_is_pressed(qtbot: QtBot, theme: Theme, vietnamese: Languages) -> None:
    field = PasswordField(theme)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field, "bi mat")
    assert field.displayText() != "bi mat"
    assert field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    said = field.eye.toolTip()
    qtbot.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.displayText() == "bi mat"
    assert field.eye.toolTip() != said
    qtbot.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.echoMode() == QLineEdit.EchoMode.Password
    vietnamese.choose("en")
    qtbot.waitUntil(lambda: field.eye.toolTip() == "Show")
