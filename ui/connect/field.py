"""A labelled line of input with a hint below it that turns into the trouble when there is one."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.connect.checks import Trouble, tidy
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.layouts import para
from ui.widgets.password_field import PasswordField


class Field(QWidget):
    """`value` is tidied; the trouble is shown once something was typed, or after `complain()`."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        hint: str,
        check: Callable[[str], Trouble | None],
        words: Callable[[Trouble], str],
        *,
        secret: bool = False,
        placeholder: str = "",
    ) -> None:
        super().__init__()
        self._hint = hint
        self._check = check
        self._words = words
        self.edit: QLineEdit = PasswordField(theme) if secret else QLineEdit()
        self.edit.setAccessibleName(title)
        self.edit.setPlaceholderText(placeholder)
        self.title = QLabel(title)
        set_role(self.title, "strong")
        self.title.setBuddy(self.edit)
        self.note = para(hint, "caption")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.title)
        layout.addWidget(self.edit)
        layout.addWidget(self.note)
        self.edit.textChanged.connect(self._on_text)
        self.edit.editingFinished.connect(self._on_finished)

    @property
    def value(self) -> str:
        return tidy(self.edit.text())

    def set_value(self, text: str) -> None:
        self.edit.setText(text)

    def trouble(self) -> Trouble | None:
        return self._check(self.edit.text())

    def complain(self) -> bool:
        """Show the trouble, also that nothing was typed; whether there is one."""
        found = self.trouble()
        self._show(found)
        return found is not None

    def refuse(self, text: str) -> None:
        """Say what somebody else found wrong with it."""
        self.note.setText(text)
        self.edit.setAccessibleDescription(text)
        set_role(self.note, "error")
        set_role(self.edit, "bad")

    def recheck(self) -> None:
        """Judge again, since something it depends on has changed."""
        if self.edit.text():
            self._show(self.trouble())

    def _on_text(self, text: str) -> None:
        self._show(self.trouble() if text else None)
        self.changed.emit()

    def _on_finished(self) -> None:
        if self.edit.text() != self.value:
            self.edit.setText(self.value)

    def _show(self, trouble: Trouble | None) -> None:
        if trouble is not None:
            self.refuse(self._words(trouble))
            return
        self.note.setText(self._hint)
        self.edit.setAccessibleDescription(self._hint)
        set_role(self.note, "caption")
        set_role(self.edit, "")
