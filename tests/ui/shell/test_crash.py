"""The dialog for a bug: it comes, once at a time, says what happened, and lets the person go on or quit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from ui.shell.crash import CrashDialog, CrashReporter
from ui.shell.window import Window
from ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton


class Scene:
    """A window, its reporter, and how often somebody wanted to quit."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.qtbot = qtbot
        self.quits = 0
        self.window = Window(theme, None)
        qtbot.addWidget(self.window)
        self.window.show()
        self.reporter = CrashReporter(self.window, self._quit)

    def crash(self, words: str = "a bug") -> None:
        try:
            raise LookupError(words)
        except LookupError as error:
            self.reporter.report("poller of 3", error)

    @property
    def dialogs(self) -> list[CrashDialog]:
        return [one for one in self.window.findChildren(CrashDialog) if one.isVisible()]

    def _quit(self) -> None:
        self.quits += 1


@pytest.fixture
def scene(qtbot: QtBot, theme: Theme) -> Scene:
    return Scene(qtbot, theme)


def test_a_bug_is_shown_with_all_that_a_report_needs(scene: Scene) -> None:
    scene.crash("no such row")
    (dialog,) = scene.dialogs
    text = dialog.findChild(QPlainTextEdit).toPlainText()
    assert text.startswith("poller of 3")
    assert "LookupError: […]" in text, "a foreign error's words may quote somebody"
    assert "test_crash.py" in text
    scene.qtbot.mouseClick(dialog.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == text


def test_one_dialog_at_a_time_and_another_later(scene: Scene) -> None:
    scene.crash()
    scene.crash()
    (dialog,) = scene.dialogs
    assert scene.reporter.seen == 2
    scene.qtbot.mouseClick(dialog.go_on_button, LEFT)
    assert scene.dialogs == []
    assert scene.window.isVisible()
    scene.crash()
    assert len(scene.dialogs) == 1


def test_closed_by_escape_the_next_one_comes_too(scene: Scene) -> None:
    scene.crash()
    scene.qtbot.keyClick(scene.dialogs[0], Qt.Key.Key_Escape)
    scene.crash()
    assert len(scene.dialogs) == 1


def test_quitting_is_one_press_away(scene: Scene) -> None:
    scene.crash()
    scene.qtbot.mouseClick(scene.dialogs[0].quit_button, LEFT)
    assert scene.quits == 1
    assert scene.dialogs == [], "it isn't in the way of what quitting may ask"
