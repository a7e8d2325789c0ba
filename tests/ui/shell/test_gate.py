"""From every state of the vault to the key, by clicks and keys; a database that can't be opened is never replaced."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.crypto import Cost
from app.paths import Paths
from app.vault import Vault
from tests.fakes import backups
from tests.fakes.secrets import FakeSecrets
from ui.bridge import spawn
from ui.i18n import Languages
from ui.keys.passphrase import NewPassphrasePage
from ui.keys.recovery_code import RecoveryCodePage
from ui.keys.restore import RestorePage
from ui.keys.trouble import TroublePage
from ui.keys.unlock import RecoveryPage, UnlockPage
from ui.shell.gate import Gate
from ui.shell.welcome import WelcomePage
from ui.shell.window import Window
from ui.theme.theme import Theme

PASSPHRASE = "con mèo trèo cây cau"
LEFT = Qt.MouseButton.LeftButton
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


class Door:
    """A gate on a real vault in a temporary folder, and the person in front of it."""

    def __init__(self, qtbot: QtBot, theme: Theme, languages: Languages, folder: Path) -> None:
        self.qtbot, self.theme, self.languages = qtbot, theme, languages
        self.paths = Paths(folder)
        self.paths.create()
        self.secrets = FakeSecrets()
        self.window = Window(theme, None)
        qtbot.addWidget(self.window)
        self.window.show()

    def vault(self) -> Vault:
        return Vault(self.paths, self.secrets, cost=CHEAP)

    def enter(self) -> "asyncio.Task[bytes | None]":
        self.gate = Gate(self.window, self.theme, self.languages, self.vault(), self.paths)
        return spawn(self.window, self.gate.key())

    def page(self, kind: type[QWidget]) -> Any:
        self.qtbot.waitUntil(lambda: isinstance(self.window.page, kind), timeout=5_000)
        return self.window.page

    def result(self, task: "asyncio.Task[bytes | None]") -> bytes | None:
        self.qtbot.waitUntil(task.done, timeout=5_000)
        return task.result()


@pytest.fixture
def door(qtbot: QtBot, theme: Theme, vietnamese: Languages, tmp_path: Path) -> Iterator[Door]:
    return Door(qtbot, theme, vietnamese, tmp_path)


def new_with_passphrase(door: Door) -> tuple[bytes, str]:
    """Set up without a keyring, as a person does; answers the key and the recovery code."""
    door.secrets.there = False
    task = door.enter()
    welcome = door.page(WelcomePage)
    assert isinstance(welcome, WelcomePage)
    door.qtbot.mouseClick(welcome.connect_button, LEFT)
    page = door.page(NewPassphrasePage)
    assert isinstance(page, NewPassphrasePage)
    door.qtbot.keyClicks(page.first, "short")
    assert not page.go_button.isEnabled()
    page.first.setText(PASSPHRASE)
    page.second.setText(PASSPHRASE + "!")
    door.qtbot.mouseClick(page.go_button, LEFT)
    assert door.window.page is page
    page.second.setText(PASSPHRASE)
    door.qtbot.keyClick(page.second, Qt.Key.Key_Return)
    return keep_code(door, task)


def keep_code(door: Door, task: "asyncio.Task[bytes | None]") -> tuple[bytes, str]:
    page = door.page(RecoveryCodePage)
    assert isinstance(page, RecoveryCodePage)
    assert not page.go_button.isEnabled()
    door.qtbot.mouseClick(page.copy_button, LEFT)
    code = QGuiApplication.clipboard().text()
    door.qtbot.mouseClick(page.tick, LEFT)
    door.qtbot.mouseClick(page.go_button, LEFT)
    key = door.result(task)
    assert key is not None
    return key, code


def test_a_new_profile_with_a_keyring_asks_for_nothing(door: Door) -> None:
    task = door.enter()
    welcome = door.page(WelcomePage)
    assert isinstance(welcome, WelcomePage)
    door.qtbot.mouseClick(welcome.connect_button, LEFT)
    key, code = keep_code(door, task)
    assert door.gate.is_new
    assert len(code.replace("-", "")) == 32
    assert door.result(door.enter()) == key


def test_practice_makes_nothing(door: Door) -> None:
    task = door.enter()
    welcome = door.page(WelcomePage)
    assert isinstance(welcome, WelcomePage)
    door.qtbot.mouseClick(welcome.practice_button, LEFT)
    assert door.result(task) is None
    assert not door.paths.vault.exists()


def test_the_first_screen_changes_language(door: Door) -> None:
    task = door.enter()
    welcome = door.page(WelcomePage)
    assert isinstance(welcome, WelcomePage)
    assert welcome.connect_button.text() == "Kết nối Zalo OA"
    door.qtbot.mouseClick(welcome.language_button, LEFT)
    door.qtbot.waitUntil(lambda: welcome.connect_button.text() == "Connect a Zalo OA")
    task.cancel()


def test_the_passphrase_opens(door: Door) -> None:
    key, _ = new_with_passphrase(door)
    task = door.enter()
    page = door.page(UnlockPage)
    assert isinstance(page, UnlockPage)
    door.qtbot.keyClicks(page.passphrase, "wrong one")
    door.qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    door.qtbot.waitUntil(lambda: "Sai mật khẩu" in page.problem, timeout=5_000)
    page.passphrase.setText(PASSPHRASE)
    door.qtbot.mouseClick(page.go_button, LEFT)
    assert door.result(task) == key


def test_a_forgotten_passphrase_is_replaced_by_means_of_the_code(door: Door) -> None:
    key, code = new_with_passphrase(door)
    task = door.enter()
    page = door.page(UnlockPage)
    assert isinstance(page, UnlockPage)
    door.qtbot.mouseClick(page.recovery_button, LEFT)
    recovery = door.page(RecoveryPage)
    assert isinstance(recovery, RecoveryPage)
    recovery.code.setText("0000-0000")
    door.qtbot.mouseClick(recovery.go_button, LEFT)
    door.qtbot.waitUntil(lambda: bool(recovery.problem), timeout=5_000)
    recovery.code.setText(code.lower().replace("-", " "))
    door.qtbot.mouseClick(recovery.go_button, LEFT)
    fresh = door.page(NewPassphrasePage)
    assert isinstance(fresh, NewPassphrasePage)
    fresh.first.setText("một mật khẩu khác")
    fresh.second.setText("một mật khẩu khác")
    door.qtbot.mouseClick(fresh.go_button, LEFT)
    assert door.result(task) == key


def test_a_keyring_that_forgot_needs_the_code(door: Door) -> None:
    task = door.enter()
    welcome = door.page(WelcomePage)
    assert isinstance(welcome, WelcomePage)
    door.qtbot.mouseClick(welcome.connect_button, LEFT)
    key, code = keep_code(door, task)
    door.secrets.entries.clear()
    again = door.enter()
    recovery = door.page(RecoveryPage)
    assert isinstance(recovery, RecoveryPage)
    assert not recovery.back_button.isVisible()
    recovery.code.setText(code)
    door.qtbot.keyClick(recovery.code, Qt.Key.Key_Return)
    assert door.result(again) == key
    assert door.result(door.enter()) == key, "the keyring has it again"


@pytest.mark.parametrize("damage", ["lost", "vault_damaged"])
def test_what_cant_be_opened_is_told_and_left_alone(door: Door, damage: str) -> None:
    door.paths.database.write_bytes(b"somebody's messages")
    if damage == "vault_damaged":
        door.paths.vault.write_text("{", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in door.paths.root.iterdir() if path.is_file()}
    task = door.enter()
    page = door.page(TroublePage)
    assert isinstance(page, TroublePage)
    assert page.folder_button.isVisible()
    door.qtbot.mouseClick(page.retry_button, LEFT)
    door.qtbot.waitUntil(lambda: door.window.page is not page, timeout=5_000)
    assert isinstance(door.page(TroublePage), TroublePage)
    assert {path.name: path.read_bytes() for path in door.paths.root.iterdir() if path.is_file()} == before
    with door.qtbot.waitSignal(door.window.quit_requested):
        door.qtbot.mouseClick(door.window.page.quit_button, LEFT)  # type: ignore[attr-defined]
    task.cancel()


def test_a_backup_opens_a_new_computer(
    qtbot: QtBot, theme: Theme, vietnamese: Languages, tmp_path: Path, loop: asyncio.AbstractEventLoop
) -> None:
    backup = tmp_path / "a.qcbackup"
    task = loop.create_task(backups.made(Paths(tmp_path / "old"), b"o" * 32, backup))
    qtbot.waitUntil(task.done, timeout=30_000)
    door = Door(qtbot, theme, vietnamese, tmp_path / "new")
    entering = door.enter()
    qtbot.mouseClick(door.page(WelcomePage).restore_button, LEFT)
    page = door.page(RestorePage)
    page.take(backup)
    page.secret.setText(backups.PASSPHRASE)
    qtbot.mouseClick(page.go_button, LEFT)
    qtbot.waitUntil(lambda: page.contents is not None, timeout=10_000)
    qtbot.mouseClick(page.go_button, LEFT)
    qtbot.waitUntil(lambda: isinstance(door.window.page, RecoveryCodePage), timeout=30_000)
    door.window.page.kept.emit()
    key = door.result(entering)
    assert key is not None
    assert door.paths.vault.exists()
    hashes = backups.content_hashes(door.paths.database, key)
    assert hashes == backups.content_hashes(tmp_path / "old" / "quaychat.db", b"o" * 32)
    assert not door.gate.is_new


def test_going_back_from_a_restore_changes_nothing(
    qtbot: QtBot, theme: Theme, vietnamese: Languages, tmp_path: Path
) -> None:
    door = Door(qtbot, theme, vietnamese, tmp_path)
    door.enter()
    qtbot.mouseClick(door.page(WelcomePage).restore_button, LEFT)
    qtbot.mouseClick(door.page(RestorePage).back_button, LEFT)
    door.page(WelcomePage)
    assert not door.paths.vault.exists()


def test_lost_data_can_be_had_back_from_a_backup(
    qtbot: QtBot, theme: Theme, vietnamese: Languages, tmp_path: Path
) -> None:
    door = Door(qtbot, theme, vietnamese, tmp_path)
    door.paths.database.write_bytes(b"x" * 8192)
    door.enter()
    qtbot.mouseClick(door.page(TroublePage).restore_button, LEFT)
    door.page(RestorePage)
    assert door.paths.database.read_bytes() == b"x" * 8192
