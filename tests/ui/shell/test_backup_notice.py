"""A backup that could not be made is told, once, with what to do."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain.backups import BackupState
from tests.fakes.core import FakeCore
from ui.shell.backup_notice import BackupNotice


def test_trouble_is_told_once_until_it_is_another(qtbot: QtBot, tmp_path: Path) -> None:
    core, owner = FakeCore(tmp_path), QObject()
    said: list[str] = []
    notice = BackupNotice(core, lambda text, ms: said.append(text), owner)  # type: ignore[arg-type]
    failed = BackupState(problem="backup_folder_missing", failed_at=1)
    core.backups.become(failed)
    qtbot.waitUntil(lambda: len(said) == 1)
    assert "Plug in the disk" in said[0]
    core.backups.become(replace(failed, failed_at=2))
    core.backups.become(replace(failed, problem="disk_full"))
    qtbot.waitUntil(lambda: len(said) == 2)
    core.backups.become(BackupState(made_at=1))
    qtbot.waitUntil(lambda: not notice._told)
    core.backups.become(replace(failed, problem="backup_stopped"))
    qtbot.waitUntil(lambda: notice._told == "backup_stopped")
    assert len(said) == 2
