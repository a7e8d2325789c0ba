"""What the window's cross does: hide in the tray, or quit; asked the first time, and remembered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from app.errors import AppError
from app.settings import SettingsStore
from ui.shell.window import Window
from ui.widgets.question import Question, Reply

HIDE, QUIT = "hide", "quit"


class Crossing(QObject):
    """Only where there is a tray; without one the window would be gone for good."""

    def __init__(self, window: Window, settings: SettingsStore) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._question: Question | None = None
        window.on_cross = self.crossed

    def close(self) -> None:
        self._window.on_cross = None
        self.deleteLater()

    def crossed(self) -> bool:
        """Whether that was all: False quits."""
        match self._settings.current.on_close:
            case "hide":
                self._window.hide()
                return True
            case "quit":
                return False
            case _:
                self._ask()
                return True

    def _ask(self) -> None:
        if self._question is not None:
            self._question.raise_()
            return
        self._question = Question(
            self._window,
            QCoreApplication.translate("Crossing", "Go on in the background?"),
            QCoreApplication.translate(
                "Crossing",
                "Quầy Chat can stay in the tray beside the clock: messages go on coming in, you are told of them, and "
                "a click on the icon brings the window back. After quitting nothing comes in until the next start. "
                "You can change this in the settings.",
            ),
            (
                Reply(QUIT, QCoreApplication.translate("Crossing", "Quit")),
                Reply(HIDE, QCoreApplication.translate("Crossing", "Stay in the tray"), "primary"),
            ),
        )
        self._question.answered.connect(self._on_answer)
        self._question.open()

    def _on_answer(self, answer: str) -> None:
        self._question = None
        if not answer:
            return
        try:
            self._settings.change(on_close=answer)
        except AppError as error:
            self._window.show_error(error)
        if answer == HIDE:
            self._window.hide()
        else:
            self._window.quit_requested.emit()
