"""Restoring in a window that is at work: real sessions on real data, from *Trợ giúp* to the restored conversations."""

import asyncio
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Core, open_core
from app.crypto import Cost
from app.domain.ids import OWNER
from app.paths import Paths
from app.vault import Vault
from tests.fakes.backups import NOWHERE, PASSPHRASE, content_hashes, made
from tests.fakes.secrets import FakeSecrets
from tests.ui.conftest import loop, theme
from ui.bridge import spawn
from ui.i18n import Languages
from ui.keys.restore import RestorePage
from ui.settings.backup import BACK, BackupSection
from ui.settings.dialog import SettingsDialog
from ui.shell.session import Next, Openers, Sessions
from ui.shell.window import Window
from ui.shell.workspace import Workspace
from ui.theme.theme import Theme
from ui.widgets.question import Question

__all__ = ["loop", "theme"]
pytestmark = pytest.mark.e2e
LEFT = Qt.MouseButton.LeftButton
WAIT_MS = 60_000
T = TypeVar("T")
Loop = asyncio.AbstractEventLoop


class Stage:
    """A window at work on a profile of its own, and a backup of another one."""

    def __init__(self, qtbot: QtBot, app: QApplication, theme: Theme, loop: Loop, at: Path) -> None:
        self.qtbot, self.loop, self.folder = qtbot, loop, at
        self.backup, self.paths, self._secrets = at / "a.qcbackup", Paths(at / "here"), FakeSecrets()
        self.done(_prepare(self.backup, at, self.paths, self.vault(self.paths)))
        self.window = Window(theme, None)
        qtbot.addWidget(self.window)
        self.window.resize(1024, 700)
        self.window.show()
        openers = Openers(vault=self.vault, core=self.core, practice=lambda at: self.core(at, bytes(32)))
        sessions = Sessions(self.window, theme, Languages(app, "en"), self.paths, openers)
        self._running = spawn(self.window, sessions.run(Next.REAL))

    def vault(self, at: Paths) -> Vault:
        return Vault(at, self._secrets, cost=Cost(64, 1, 1))

    def core(self, at: Paths, key: bytes) -> AbstractAsyncContextManager[Core]:
        return open_core(at, key, hosts=NOWHERE, running=False)

    def done(self, work: Coroutine[Any, Any, T]) -> T:
        task = self.loop.create_task(work)
        self.qtbot.waitUntil(task.done, timeout=WAIT_MS)
        return task.result()

    def workspace(self, after: Workspace | None = None) -> Workspace:
        """The one that comes after another."""
        page = self.window
        self.qtbot.waitUntil(lambda: isinstance(page.page, Workspace) and page.page is not after, timeout=WAIT_MS)
        assert isinstance(page.page, Workspace)
        return page.page

    def backups(self, workspace: Workspace) -> BackupSection:
        """*Trợ giúp → Sao lưu*."""
        workspace.help_requested.emit("backup")
        section = self.window.findChildren(SettingsDialog)[-1].section
        assert isinstance(section, BackupSection)
        return section

    def restore(self, workspace: Workspace) -> Workspace:
        self.qtbot.mouseClick(self.backups(workspace).restore_button, LEFT)
        (page,) = self.window.findChildren(RestorePage)
        page.take(self.backup)
        page.secret.setText(PASSPHRASE)
        self.qtbot.mouseClick(page.go_button, LEFT)
        self.qtbot.waitUntil(lambda: page.contents is not None, timeout=WAIT_MS)
        self.qtbot.mouseClick(page.go_button, LEFT)
        return self.workspace(after=workspace)

    def end(self) -> bytes:
        """Everything is closed; the profile's key."""
        self._running.cancel()
        self.qtbot.waitUntil(self._running.done, timeout=WAIT_MS)
        return self.done(self.vault(self.paths).unlock())


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, theme: Theme, loop: Loop, tmp_path: Path) -> Stage:
    return Stage(qtbot, qapp, theme, loop, tmp_path)


def test_a_backup_takes_the_place_of_what_the_window_shows(stage: Stage) -> None:
    second = stage.restore(stage.workspace())
    assert len(stage.done(second.core.inbox.conversation_ids())) == 1
    assert second.core.by == OWNER
    assert list(stage.paths.root.glob("former-*/quaychat.db"))
    key = stage.end()
    old = stage.folder / "old" / "quaychat.db"
    assert content_hashes(stage.paths.database, key) == content_hashes(old, b"o" * 32)


def test_what_was_here_before_comes_back(stage: Stage) -> None:
    second = stage.restore(stage.workspace())
    section = stage.backups(second)
    stage.qtbot.waitUntil(section.back_button.isVisible, timeout=WAIT_MS)
    stage.qtbot.mouseClick(section.back_button, LEFT)
    (question,) = section.findChildren(Question)
    stage.qtbot.mouseClick(question.buttons[BACK], LEFT)
    third = stage.workspace(after=second)
    assert stage.done(third.core.inbox.conversation_ids()) == [], "as it was before"
    assert not list(stage.paths.root.glob("former-*"))
    stage.end()


async def _prepare(backup: Path, folder: Path, paths: Paths, vault: Vault) -> None:
    await made(Paths(folder / "old"), b"o" * 32, backup)
    await vault.create(None)
