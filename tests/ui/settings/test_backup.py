"""*Sao lưu* in the settings, by clicks."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.backups import BackupState
from app.domain.ids import OWNER
from app.errors import Rejected
from tests.fakes.core import FakeCore
from ui.keys.passphrase import NewPassphrasePage
from ui.settings.backup import BACK, BackupSection
from ui.theme.theme import Theme
from ui.widgets.question import Question

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def core(tmp_path: Path) -> FakeCore:
    made = FakeCore(tmp_path)
    made.paths.create()
    return made


@pytest.fixture
def section(qtbot: QtBot, core: FakeCore, theme: Theme) -> BackupSection:
    made = BackupSection(theme, core.settings, core)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.status.text.text()))
    return made


def test_how_the_last_one_went_is_told(qtbot: QtBot, core: FakeCore, section: BackupSection) -> None:
    assert "No backup has been made yet" in section.status.text.text()
    core.backups.become(BackupState(made_at=core.clock.now(), file="D:/x.qcbackup", size=5_000_000))
    qtbot.waitUntil(lambda: "x.qcbackup" in section.status.text.text())
    core.backups.become(replace(core.backups.known, problem="disk_full", failed_at=core.clock.now()))
    qtbot.waitUntil(section.status.trouble.isVisible)
    assert "The disk is full" in section.status.trouble.text()


def test_one_that_is_being_made_shows_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, core: FakeCore, section: BackupSection
) -> None:
    core.backups.become(BackupState(), (1, 4))
    qtbot.waitUntil(section.status.bar.isVisible)
    assert section.status.bar.value() == 25
    qtbot.mouseClick(section.status.stop_button, LEFT)
    assert core.backups.calls == ["stop"]
    core.backups.become(BackupState())
    qtbot.waitUntil(section.status.now_button.isVisible)


def test_logins_go_along_only_when_ticked_and_only_once(
    qtbot: QtBot, core: FakeCore, section: BackupSection, tmp_path: Path
) -> None:
    section.logins.click()
    section.back_up(tmp_path / "a.qcbackup")
    qtbot.waitUntil(lambda: not section.logins.isChecked())
    section.back_up(tmp_path / "b.qcbackup")
    qtbot.waitUntil(lambda: len(core.backups.calls) == 2)
    assert core.backups.calls == [
        ("make", tmp_path / "a.qcbackup", True, OWNER),
        ("make", tmp_path / "b.qcbackup", False, OWNER),
    ]


def test_what_went_wrong_is_said_here(qtbot: QtBot, core: FakeCore, section: BackupSection, tmp_path: Path) -> None:
    core.backups.fails = Rejected("backup_folder_missing", path="E:/")
    section.back_up(tmp_path / "a.qcbackup")
    qtbot.waitUntil(section.problem.isVisible)
    assert "The folder for backups is not there" in section.problem.text()


def test_choices_hold_at_once(qtbot: QtBot, core: FakeCore, section: BackupSection) -> None:
    section.daily.click()
    section.files.click()
    section.keep.setValue(7)
    now = core.settings.current
    assert (now.backup_daily, now.backup_files, now.backup_keep) == (False, False, 7)


def test_a_passphrase_is_typed_twice(qtbot: QtBot, core: FakeCore, section: BackupSection) -> None:
    qtbot.mouseClick(section.pass_button, LEFT)
    (page,) = section.findChildren(NewPassphrasePage)
    for field in (page.first, page.second):
        qtbot.keyClicks(field, "con meo treo cay cau")
    qtbot.mouseClick(page.go_button, LEFT)
    qtbot.waitUntil(lambda: section.pass_button.text() == "Change…")
    assert core.backups.calls == [("passphrase", "con meo treo cay cau", OWNER)]


def test_restoring_is_asked_for(qtbot: QtBot, section: BackupSection) -> None:
    with qtbot.waitSignal(section.restore_asked):
        qtbot.mouseClick(section.restore_button, LEFT)


def test_without_a_restore_there_is_no_way_back(section: BackupSection) -> None:
    assert section.back_button.isHidden() or not section.back_button.isVisible()
    assert section.look_for("before the restore") == 0


def test_the_way_back_asks_first(qtbot: QtBot, core: FakeCore, section: BackupSection) -> None:
    core.backups.former = True
    core.backups.become(BackupState())
    qtbot.waitUntil(section.back_button.isVisible)
    assert section.look_for("before the restore") == 1
    qtbot.mouseClick(section.back_button, LEFT)
    (question,) = section.findChildren(Question)
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not section.findChildren(Question))
    assert core.backups.calls == []
    with qtbot.waitSignal(section.former_wanted):
        qtbot.mouseClick(section.back_button, LEFT)
        (question,) = section.findChildren(Question)
        qtbot.mouseClick(question.buttons[BACK], LEFT)
    assert core.backups.calls == [("back", OWNER)]


def test_what_is_gone_meanwhile_is_said(qtbot: QtBot, core: FakeCore, section: BackupSection) -> None:
    core.backups.former, core.backups.fails = True, Rejected("gone")
    core.backups.become(BackupState())
    qtbot.waitUntil(section.back_button.isVisible)
    qtbot.mouseClick(section.back_button, LEFT)
    (question,) = section.findChildren(Question)
    qtbot.mouseClick(question.buttons[BACK], LEFT)
    qtbot.waitUntil(section.problem.isVisible)
