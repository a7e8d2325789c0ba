"""Locking by itself: after so long without input, whichever clock tells it, and never while somebody works."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.settings import SettingsStore
from tests.fakes.clock import FakeClock
from ui.shell.auto_lock import AutoLock


class Desk:
    def __init__(self, qtbot: QtBot, qapp: QApplication, folder: Path) -> None:
        self.clock, self.settings, self.locked = FakeClock(), SettingsStore(folder / "settings.json"), 0
        self.settings.change(lock_minutes=5)
        self.field = QLineEdit()
        qtbot.addWidget(self.field)
        self.field.show()
        qtbot.waitUntil(lambda: qapp.focusWindow() is not None)
        self.lock = AutoLock(qapp, self.settings, self.clock, self._lock, self.field)

    def _lock(self) -> None:
        self.locked += 1

    def pass_by(self, seconds: float, *, asleep: bool = False) -> None:
        self.clock.set_wall(self.clock.now() + int(seconds * 1000))
        if not asleep:
            self.clock._steady += seconds
        self.lock.look()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Desk:
    return Desk(qtbot, qapp, tmp_path)


def test_it_locks_when_nobody_has_touched_anything(desk: Desk) -> None:
    desk.pass_by(299)
    assert not desk.locked
    desk.pass_by(1)
    assert desk.locked == 1
    desk.pass_by(10)
    assert desk.locked == 1


def test_a_computer_that_slept_is_locked_when_it_wakes(desk: Desk) -> None:
    desk.pass_by(8 * 3600, asleep=True)
    assert desk.locked == 1


def test_a_clock_that_is_set_back_keeps_nothing_open(desk: Desk) -> None:
    desk.clock.set_wall(desk.clock.now() - 86_400_000)
    desk.pass_by(300)
    assert desk.locked == 1


def test_it_is_off_unless_asked_for(desk: Desk) -> None:
    desk.settings.change(lock_minutes=0)
    desk.pass_by(86_400)
    assert not desk.locked


def test_typing_keeps_it_open_and_only_a_persons_own(desk: Desk) -> None:
    for _ in range(4):
        desk.pass_by(200)
        _person_types(desk)
    assert not desk.locked
    desk.pass_by(200)
    desk.field.setText("by the app itself")
    desk.pass_by(100)
    assert desk.locked == 1


def test_the_first_key_after_a_long_time_comes_too_late(desk: Desk) -> None:
    desk.clock.set_wall(desk.clock.now() + 8 * 3_600_000)
    _person_types(desk)
    assert desk.locked == 1


def _person_types(desk: Desk) -> None:
    """A key as it comes from the system, to the window."""
    window = desk.field.windowHandle()
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_A)
