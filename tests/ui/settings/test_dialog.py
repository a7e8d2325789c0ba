"""Settings hold at once, by clicks and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.crypto import Cost
from app.settings import SettingsStore
from app.vault import Vault
from tests.fakes.core import FakeCore
from tests.fakes.secrets import FakeSecrets
from ui.bridge import spawn
from ui.i18n import Languages
from ui.keys.passphrase import NewPassphrasePage
from ui.keys.recovery_code import RecoveryCodePage
from ui.settings.dialog import SettingsDialog
from ui.settings.security import Security
from ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def core(tmp_path: Path) -> FakeCore:
    made = FakeCore(tmp_path)
    made.paths.create()
    return made


def opened(qtbot: QtBot, core: FakeCore, theme: Theme, security: Security | None = None) -> SettingsDialog:
    made = SettingsDialog(core, theme, security)  # type: ignore[arg-type]
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


@pytest.mark.usefixtures("vietnamese")
def test_each_change_is_written_at_once(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    general = opened(qtbot, core, theme).general
    qtbot.keyClick(general.send_on_enter, Qt.Key.Key_Space)
    qtbot.keyClick(general.notify, Qt.Key.Key_Space)
    qtbot.keyClick(general.undo, Qt.Key.Key_Up)
    qtbot.keyClick(general.cache, Qt.Key.Key_Down)
    qtbot.keyClick(general.theme, Qt.Key.Key_End)
    written = SettingsStore(core.paths.settings).current
    assert not written.send_on_enter
    assert not written.notify
    assert written.undo_seconds == 6
    assert written.media_cache_mb == 2048 - 256
    assert written.theme == "dark"


def test_numbers_follow_the_language(qtbot: QtBot, core: FakeCore, theme: Theme, vietnamese: Languages) -> None:
    general = opened(qtbot, core, theme).general
    assert general.cache.text() == "2.048 MB"
    vietnamese.choose("en")
    qtbot.waitUntil(lambda: general.cache.text() == "2,048 MB")


@pytest.mark.usefixtures("vietnamese")
def test_sections_by_key(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    dialog = opened(qtbot, core, theme)
    assert [dialog.sections.item(row).text() for row in range(dialog.sections.count())] == [
        "Chung",
        "Dữ liệu",
        "Giới thiệu",
    ]
    qtbot.keyClick(dialog.sections, Qt.Key.Key_Down)
    assert not dialog.general.isVisible()


@pytest.mark.usefixtures("vietnamese")
def test_security_makes_a_new_code_and_a_passphrase(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    vault = Vault(core.paths, FakeSecrets(), cost=Cost(memory_kib=64, passes=1, lanes=1))
    made = spawn(theme, vault.state())
    qtbot.waitUntil(made.done)
    created = spawn(theme, vault.create(None))
    qtbot.waitUntil(created.done)
    new = created.result()
    assert new is not None
    dialog = opened(qtbot, core, theme, Security(vault, new.key))
    assert dialog.security is not None
    dialog.sections.setCurrentRow(1)
    qtbot.mouseClick(dialog.security.code_button, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(RecoveryCodePage)), timeout=5_000)
    page = dialog.findChildren(RecoveryCodePage)[0]
    qtbot.mouseClick(page.copy_button, LEFT)
    code = QGuiApplication.clipboard().text()
    assert code != new.recovery_code
    page.kept.emit()
    opens = spawn(theme, vault.unlock_with_recovery(code))
    qtbot.waitUntil(opens.done, timeout=5_000)
    assert opens.result() == new.key
    qtbot.mouseClick(dialog.security.pass_button, LEFT)
    fresh = dialog.findChildren(NewPassphrasePage)[0]
    fresh.first.setText("bánh mì thịt nướng")
    fresh.second.setText("bánh mì thịt nướng")
    qtbot.mouseClick(fresh.go_button, LEFT)
    qtbot.waitUntil(lambda: not dialog.findChildren(NewPassphrasePage), timeout=5_000)
    opens = spawn(theme, vault.unlock_with_passphrase("bánh mì thịt nướng"))
    qtbot.waitUntil(opens.done, timeout=5_000)
    assert opens.result() == new.key


def test_a_setting_that_can_not_be_saved_holds_and_says_so(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    shown = opened(qtbot, core, theme)
    core.paths.settings.with_name("settings.json.new").mkdir()
    qtbot.mouseClick(shown.general.notify, LEFT, pos=_box(shown))
    assert core.settings.current.notify is False
    assert "saved" in shown.general.problem.text() or "lưu" in shown.general.problem.text()


def _box(shown: SettingsDialog) -> QPoint:
    """Where a check box is hit whatever its width."""
    return QPoint(10, shown.general.notify.height() // 2)
