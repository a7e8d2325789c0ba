"""The box *Start when I log in*: what it shows is what the system says, not what we remember."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtWidgets import QCheckBox

from app.errors import AppError
from ui.errors import words
from ui.settings.autostart import Autostart


class LoginTick(QCheckBox):
    """Without an `Autostart` (an unknown system, or practice) it can't be ticked."""

    def __init__(self, autostart: Autostart | None, say_problem: Callable[[str], object]) -> None:
        super().__init__()
        self._autostart, self._say = autostart, say_problem
        self.setEnabled(autostart is not None)
        self.setChecked(autostart is not None and autostart.is_on())
        self.toggled.connect(self._on_toggled)

    def hint(self) -> str:
        if self._autostart is None:
            return QCoreApplication.translate("Login", "Not possible here.")
        return QCoreApplication.translate("Login", "It starts in the tray, without a window.")

    def _on_toggled(self, on: bool) -> None:
        assert self._autostart is not None
        self._say("")
        try:
            self._autostart.set_on(on)
        except AppError as error:
            told = words(error)
            self._say(f"{told.title}. {told.sentence}")
        with QSignalBlocker(self):
            self.setChecked(self._autostart.is_on())
