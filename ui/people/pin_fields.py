"""Fields for a PIN: the old one where it is asked for, the new one twice; what is wrong is said below each."""

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.staff import PIN_LENGTHS, is_pin
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.layouts import para
from ui.widgets.password_field import PasswordField
from ui.widgets.texts import label

DIGITS = QRegularExpression(rf"\d{{0,{PIN_LENGTHS[-1]}}}")


class PinFields(QWidget):
    """`submitted` when Enter is pressed in the last field."""

    submitted = Signal()
    edited = Signal()

    def __init__(self, theme: Theme, *, old: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self.old, self.old_note = self._field(theme, self.tr("Present PIN"), shown=old)
        self.new, self.new_note = self._field(theme, self.tr("New PIN, 4 to 12 digits"))
        self.again, self.again_note = self._field(theme, self.tr("The new PIN once more"))
        self._old = old
        self.again.returnPressed.connect(self.submitted)
        self.setFocusProxy(self.old if old else self.new)

    @property
    def pin(self) -> str:
        return self.new.text()

    @property
    def old_pin(self) -> str:
        return self.old.text()

    def complain(self) -> bool:
        """Say what is wrong; whether something is. The first field that is wrong gets the keyboard."""
        if self._old and not self.old.text():
            self.refuse(self.old, self.tr("Type the present PIN."))
            return True
        if not is_pin(self.new.text()):
            self.refuse(self.new, self.tr("A PIN has 4 to 12 digits."))
            return True
        if self.new.text() != self.again.text():
            self.refuse(self.again, self.tr("The two are not the same."))
            return True
        return False

    def refuse(self, field: PasswordField, text: str) -> None:
        note = {self.old: self.old_note, self.new: self.new_note, self.again: self.again_note}[field]
        note.setText(text)
        note.setVisible(bool(text))
        field.setAccessibleDescription(text)
        set_role(field, "bad" if text else "")
        if text:
            field.setFocus()

    def _field(self, theme: Theme, title: str, *, shown: bool = True) -> tuple[PasswordField, QLabel]:
        caption, field, note = label(title, "strong"), PasswordField(theme), para("", "caption-danger")
        field.setValidator(QRegularExpressionValidator(DIGITS, field))
        field.setInputMethodHints(field.inputMethodHints() | Qt.InputMethodHint.ImhDigitsOnly)
        field.setAccessibleName(title)
        caption.setBuddy(field)
        for part in (caption, field, note):
            self._column.addWidget(part)
            part.setVisible(shown and part is not note)
        field.textEdited.connect(lambda _: self.refuse(field, ""))
        field.textEdited.connect(lambda _: self.edited.emit())
        return field, note
