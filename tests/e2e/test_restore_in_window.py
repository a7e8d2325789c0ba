"""Restoring in a window that is at work: real sessions on real data, from *Trợ giúp* to the restored conversations."""

import asyncio
from contextlib import AbstractAsyncContextManager
from pathlib import Path

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
from ui.settings.backup import BackupSection
from ui.settings.dialog import SettingsDialog
from ui.shell.session import Next, Openers, Sessions
from ui.shell.window import Window
from ui.shell.workspace import Workspace
from ui.theme.theme import Theme

__all__ = ["loop", "theme"]
pytestmark = pytest.mark.e2e
LEFT = Qt.MouseButton.LeftButton
WAIT_MS = 60_000


def test_a_backup_takes_the_place_of_what_the_window_shows(
    qtbot: QtBot, qapp: QApplication, theme: Theme, loop: asyncio.AbstractEventLoop, tmp_path: Path
) -> None:
    backup, paths, secrets = tmp_path / "a.qcbackup", Paths(tmp_path / "here"), FakeSecrets()
    cores: list[Core] = []

    def vault(at: Paths) -> Vault:
        return Vault(at, secrets, cost=Cost(64, 1, 1))

    def core(at: Paths, key: bytes) -> AbstractAsyncContextManager[Core]:
        return open_core(at, key, hosts=NOWHERE, running=False)

    preparing = loop.create_task(_prepare(backup, tmp_path, paths, vault(paths)))
    qtbot.waitUntil(preparing.done, timeout=WAIT_MS)
    preparing.result()
    window = Window(theme, None)
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    openers = Openers(vault=vault, core=core, practice=lambda at: core(at, bytes(32)))
    sessions = spawn(window, Sessions(window, theme, Languages(qapp, "en"), paths, openers).run(Next.REAL))

    def workspace() -> Workspace:
        qtbot.waitUntil(lambda: isinstance(window.page, Workspace), timeout=WAIT_MS)
        assert isinstance(window.page, Workspace)
        return window.page

    first = workspace()
    cores.append(first.core)
    first.help_requested.emit("backup")
    (settings,) = window.findChildren(SettingsDialog)
    assert isinstance(settings.section, BackupSection)
    qtbot.mouseClick(settings.section.restore_button, LEFT)
    (page,) = window.findChildren(RestorePage)
    page.take(backup)
    page.secret.setText(PASSPHRASE)
    qtbot.mouseClick(page.go_button, LEFT)
    qtbot.waitUntil(lambda: page.contents is not None, timeout=WAIT_MS)
    qtbot.mouseClick(page.go_button, LEFT)
    qtbot.waitUntil(lambda: isinstance(window.page, Workspace) and window.page is not first, timeout=WAIT_MS)
    second = workspace()
    asked = loop.create_task(second.core.inbox.conversation_ids())
    qtbot.waitUntil(asked.done, timeout=WAIT_MS)
    assert len(asked.result()) == 1
    assert second.core.by == OWNER
    assert list(paths.root.glob("former-*/quaychat.db"))
    sessions.cancel()
    qtbot.waitUntil(sessions.done, timeout=WAIT_MS)
    key = loop.create_task(vault(paths).unlock())
    qtbot.waitUntil(key.done, timeout=WAIT_MS)
    assert content_hashes(paths.database, key.result()) == content_hashes(tmp_path / "old" / "quaychat.db", b"o" * 32)


async def _prepare(backup: Path, folder: Path, paths: Paths, vault: Vault) -> None:
    await made(Paths(folder / "old"), b"o" * 32, backup)
    await vault.create(None)
