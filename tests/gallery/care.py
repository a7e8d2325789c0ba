"""Scenes of looking after the data: backup and the way back, export, diagnosis, and what can't be read."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.crypto import Cost
from app.domain.backups import BackupState, Contents
from app.domain.checkup import Check, Finding, Verdict
from app.domain.ids import ConversationId, UserId
from app.domain.unreadable import Pile, Why
from app.errors import NeedsUser
from app.vault import Vault
from tests.fakes.core import FakeCore
from tests.fakes.inbox import HOUR, MINUTE, NOW, OA, OA2
from tests.fakes.secrets import FakeSecrets
from tests.fakes.setup import connection
from tests.gallery.scenes import scene
from tests.gallery.stage import Stage
from tests.ui.settings.test_dialog import Login, Loud
from ui.export.dialog import ExportDialog
from ui.keys.restore import RestorePage
from ui.settings.backup import BackupSection
from ui.settings.diagnosis import DiagnosisDialog
from ui.settings.dialog import SettingsDialog, Surroundings
from ui.settings.security import Security
from ui.settings.team import Team
from ui.settings.unreadable import UnreadableDialog
from ui.theme.tokens import Size
from ui.widgets.question import Question

BACKUP = Path("QuayChat-2025-10-08-213000.qcbackup")
FOUND = Contents(NOW - 11 * HOUR, "0012", "0.1.0", 412, 38_207, 1_120, False)


def _core(stage: Stage) -> FakeCore:
    core = FakeCore(stage.folder())
    core.paths.create()
    core.clock.set_wall(NOW)
    return core.with_oas(connection(OA, "Áo dài Thuỳ Anh"), connection(OA2, "Thuỳ Anh Kids"))


def _backup(stage: Stage, core: FakeCore) -> QWidget:
    security = Security(Vault(core.paths, FakeSecrets(), cost=Cost(64, 1, 1)), bytes(32))
    made = SettingsDialog(core, stage.theme, Surroundings(Loud(), security, Login()))  # type: ignore[arg-type]
    made.show_section("backup")
    return stage.show(made, made.width(), made.height())


@scene("backup once made", "dialog")
def backup(stage: Stage) -> QWidget:
    core = _core(stage)
    core.backups.known = BackupState(made_at=NOW - 11 * HOUR, file=str(BACKUP), size=84_000_000)
    return _backup(stage, core)


@scene("backup under way", "dialog")
def backup_running(stage: Stage) -> QWidget:
    core = _core(stage)
    core.backups.become(BackupState(), (3, 8))
    return _backup(stage, core)


@scene("backup gone wrong", "dialog")
def backup_wrong(stage: Stage) -> QWidget:
    core = _core(stage)
    known = BackupState(made_at=NOW - 75 * HOUR, file=str(BACKUP), size=84_000_000)
    core.backups.known = replace(known, problem="backup_folder_missing", failed_at=NOW - 20 * MINUTE)
    return _backup(stage, core)


def _back(stage: Stage) -> BackupSection:
    core = _core(stage)
    core.backups.former = True
    (made,) = _backup(stage, core).findChildren(BackupSection)
    stage.wait(lambda: made.back_button.isVisible())
    made.back_button.setFocus()
    return made


@scene("backup after a restore", "dialog")
def backup_back(stage: Stage) -> QWidget:
    return _back(stage).window()


@scene("backup asks before it goes back", "dialog")
def backup_goes_back(stage: Stage) -> QWidget:
    made = _back(stage)
    made.back_button.click()
    return stage.show(made.findChildren(Question)[0])


def _restore(stage: Stage) -> RestorePage:
    made = RestorePage(stage.theme, replaces=True)
    made.take(BACKUP)
    return made


@scene("restore asks for the passphrase", "dialog")
def restore(stage: Stage) -> QWidget:
    made = _restore(stage)
    made.show_error(NeedsUser("wrong_backup_secret"))
    return stage.show(made, Size.DIALOG_W, Size.DIALOG_H)


@scene("restore shows what is in it", "dialog")
def restore_contents(stage: Stage) -> QWidget:
    made = _restore(stage)
    made.show_contents(FOUND)
    return stage.show(made, Size.DIALOG_W, Size.DIALOG_H)


@scene("export of a conversation", "dialog")
def export(stage: Stage) -> QWidget:
    made = ExportDialog(_core(stage), ConversationId(OA, UserId("1")), "Nguyễn Thị Thu Hằng")  # type: ignore[arg-type]
    return stage.show(made, made.width(), made.height())


def _diagnosis(stage: Stage, core: FakeCore) -> QWidget:
    made = DiagnosisDialog(core, None, stage.theme)  # type: ignore[arg-type]
    stage.show(made, made.width(), made.height())
    stage.wait(made.report_button.isEnabled)
    return made


@scene("diagnosis all well", "dialog")
def diagnosis(stage: Stage) -> QWidget:
    core = _core(stage)
    free = {"free": 92_000_000_000}
    core.doctor.findings = [Finding(check, Verdict.GOOD, params=free) for check in Check]
    return _diagnosis(stage, core)


@scene("diagnosis with troubles", "dialog")
def diagnosis_wrong(stage: Stage) -> QWidget:
    core = _core(stage)
    core.doctor.findings = [
        Finding(Check.DISK, Verdict.WARNING, "disk_low", params={"free": 1_200_000_000}),
        Finding(Check.DATABASE, Verdict.GOOD),
        Finding(Check.KEYRING, Verdict.BAD, "keyring_locked"),
        Finding(Check.NETWORK, Verdict.GOOD),
        Finding(Check.CLOCK, Verdict.WARNING, "clock_off", params={"minutes": 120}),
        Finding(Check.PLACE, Verdict.BAD, "wrong_place", "Áo dài Thuỳ Anh", {"ip": "203.0.113.7"}),
        Finding(Check.PACKAGE, Verdict.UNKNOWN, "not_asked", "Áo dài Thuỳ Anh"),
        Finding(Check.ROWS, Verdict.WARNING, "unreadable_rows", params={"count": 4}),
        Finding(Check.BACKUP, Verdict.WARNING, "old_backup", params={"days": 8}),
    ]
    return _diagnosis(stage, core)


def _unreadable(stage: Stage, *piles: Pile) -> UnreadableDialog:
    core = _core(stage)
    core.quarantine.lying = list(piles)
    made = UnreadableDialog(core, stage.theme)  # type: ignore[arg-type]
    return stage.show(made, made.width(), made.height())


@scene("unreadable rows tried again", "dialog")
def unreadable(stage: Stage) -> QWidget:
    made = _unreadable(
        stage,
        Pile(OA, Why.NO_TIME, 3, NOW - 26 * HOUR, NOW - 12 * MINUTE),
        Pile(OA2, Why.NO_CUSTOMER, 1, NOW - 3 * HOUR, NOW - 3 * HOUR),
    )
    made.again_button.click()
    stage.wait(made.told.text)
    return made


@scene("unreadable rows taken off", "dialog")
def taken_off(stage: Stage) -> QWidget:
    made = _unreadable(stage, Pile(OA, Why.NO_TIME, 3, NOW - 26 * HOUR, NOW - 12 * MINUTE))
    stage.wait(lambda: made.rows)
    made.rows[0].dismiss_button.click()
    stage.wait(made.told.text)
    return made


@scene("unreadable rows none", "dialog")
def readable(stage: Stage) -> QWidget:
    return _unreadable(stage)


@scene("settings staff", "dialog")
def team(stage: Stage) -> QWidget:
    around = Surroundings(Loud(), team=Team(*[lambda: None] * 3))
    made = SettingsDialog(_core(stage), stage.theme, around)  # type: ignore[arg-type]
    made.show_section("team")
    return stage.show(made, made.width(), made.height())
