"""Settings hold at once, by clicks and keys."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.crypto import Cost
from app.domain.ids import OWNER
from app.domain.staff import Staff
from app.errors import StorageFailure
from app.events import StaffChanged
from app.settings import SettingsStore
from app.vault import Vault
from tests.fakes.core import FakeCore
from tests.fakes.secrets import FakeSecrets
from ui.bridge import spawn
from ui.i18n import Languages
from ui.keys.passphrase import NewPassphrasePage
from ui.keys.recovery_code import RecoveryCodePage
from ui.settings.autostart import Autostart
from ui.settings.dialog import SettingsDialog, Surroundings
from ui.settings.row import SettingRow
from ui.settings.security import Security
from ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def core(tmp_path: Path) -> FakeCore:
    made = FakeCore(tmp_path)
    made.paths.create()
    return made


class Loud:
    """Keeps what would be heard."""

    def __init__(self) -> None:
        self.played: list[tuple[str, int]] = []

    def play(self, name: str, volume: int) -> None:
        self.played.append((name, volume))


class Login:
    """What starts at login; `refuses` as a policy would."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.on, self.refuses = False, refuses

    def is_on(self) -> bool:
        return self.on

    def set_on(self, on: bool) -> None:
        if self.refuses:
            raise StorageFailure("autostart_refused")
        self.on = on


def opened(
    qtbot: QtBot,
    core: FakeCore,
    theme: Theme,
    security: Security | None = None,
    *,
    sound: Loud | None = None,
    login: Autostart | None = None,
    tray: bool = True,
) -> SettingsDialog:
    made = SettingsDialog(core, theme, Surroundings(sound or Loud(), security, login, tray))  # type: ignore[arg-type]
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


@pytest.mark.usefixtures("vietnamese")
def test_each_change_is_written_at_once(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    dialog = opened(qtbot, core, theme)
    qtbot.keyClick(dialog.writing.send_on_enter, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.notifications.notify, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.writing.undo_seconds, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.data.cache, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.general.looks, Qt.Key.Key_End)
    written = SettingsStore(core.paths.settings).current
    assert not written.send_on_enter
    assert not written.notify
    assert written.undo_seconds == 6
    assert written.media_cache_mb == 2048 - 256
    assert written.theme == "dark"


def test_numbers_follow_the_language(qtbot: QtBot, core: FakeCore, theme: Theme, vietnamese: Languages) -> None:
    data = opened(qtbot, core, theme).data
    assert data.cache.text() == "2.048 MB"
    vietnamese.choose("en")
    qtbot.waitUntil(lambda: data.cache.text() == "2,048 MB")


@pytest.mark.usefixtures("vietnamese")
def test_sections_by_key(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    dialog = opened(qtbot, core, theme)
    assert [dialog.sections.item(row).text() for row in range(dialog.sections.count())] == [
        "Chung",
        "Thông báo",
        "Soạn tin",
        "Dữ liệu",
        "Phím tắt",
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
    dialog.show_section("security")
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
    shown.show_section("notifications")
    qtbot.mouseClick(row_of_control(shown, shown.notifications.notify).title, LEFT)
    assert core.settings.current.notify is False
    problem = shown.notifications.problem
    assert problem.isVisible()
    assert "saved" in problem.text() or "lưu" in problem.text()


def row_of_control(dialog: SettingsDialog, control: QWidget) -> SettingRow:
    return next(row for row in dialog.findChildren(SettingRow) if row.control is control)


@pytest.mark.usefixtures("vietnamese")
def test_search_finds_by_label_without_accents_and_marks(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    dialog = opened(qtbot, core, theme)
    qtbot.keyClicks(dialog.search, "am luong")
    assert dialog.section is dialog.notifications
    shown = [row for row in dialog.notifications.rows if row.isVisible()]
    assert [row.control for row in shown] == [dialog.notifications.volume]
    assert "<span" in shown[0].title.text()
    assert [row for row in range(dialog.sections.count()) if not dialog.sections.item(row).isHidden()] == [1]
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.notifications.volume
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert all(row.isVisible() for row in dialog.notifications.rows)
    assert "<" not in shown[0].title.text()


@pytest.mark.usefixtures("vietnamese")
def test_search_looks_into_notes_keys_and_section_names(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    dialog = opened(qtbot, core, theme)
    dialog.search.setText("nua dem")
    assert dialog.section is dialog.notifications
    dialog.search.setText("ctrl+q")
    assert dialog.section is dialog.keys
    dialog.search.setText("soan tin")
    assert {row.isVisible() for row in dialog.writing.rows} == {True} or dialog.section is not dialog.writing
    dialog.search.setText("không có gì như vậy")
    assert "không có gì như vậy" in dialog._nothing.text()
    assert dialog._nothing.isVisible()


@pytest.mark.usefixtures("vietnamese")
def test_a_section_goes_back_to_its_defaults_and_that_can_be_undone(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    core.settings.change(send_on_enter=False, undo_seconds=12, sound="bell")
    dialog = opened(qtbot, core, theme)
    dialog.show_section("writing")
    qtbot.mouseClick(dialog.reset_button, LEFT)
    assert (core.settings.current.send_on_enter, core.settings.current.undo_seconds) == (True, 5)
    assert dialog.writing.send_on_enter.isChecked()
    assert core.settings.current.sound == "bell", "other sections are left alone"
    qtbot.mouseClick(dialog.toast.action, LEFT)
    assert (core.settings.current.send_on_enter, core.settings.current.undo_seconds) == (False, 12)
    assert dialog.writing.undo_seconds.value() == 12


@pytest.mark.usefixtures("vietnamese")
def test_what_has_nothing_to_reset_offers_nothing(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    dialog = opened(qtbot, core, theme)
    dialog.show_section("about")
    assert not dialog.reset_button.isVisible()
    dialog.show_section("general")
    assert dialog.reset_button.isVisible()


@pytest.mark.usefixtures("vietnamese")
def test_a_change_from_elsewhere_is_shown(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    dialog = opened(qtbot, core, theme)
    core.settings.change(zoom=150, quiet=True, quiet_from=75, quiet_days=0b0000011)
    assert dialog.general.zoom.currentText() == "150 %"
    assert dialog.notifications.quiet.isChecked()
    assert dialog.notifications.quiet_from.text() == "01:15"
    assert [one.isChecked() for one in dialog.notifications.days.buttons] == [True, True] + 5 * [False]


@pytest.mark.usefixtures("vietnamese")
def test_quiet_hours_by_keys_and_clicks(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    dialog = opened(qtbot, core, theme)
    dialog.show_section("notifications")
    section = dialog.notifications
    assert not section.days.isEnabled()
    section.quiet.click()
    assert section.days.isEnabled()
    section.quiet_to.setFocus()
    qtbot.keyClick(section.quiet_to, Qt.Key.Key_Up)
    qtbot.mouseClick(section.days.buttons[6], LEFT)
    now = core.settings.current
    assert (now.quiet, now.quiet_to, now.quiet_days) == (True, 8 * 60, 0b0111111)


@pytest.mark.usefixtures("vietnamese")
def test_a_sound_can_be_tried_at_its_volume(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    sound = Loud()
    dialog = opened(qtbot, core, theme, sound=sound)
    dialog.show_section("notifications")
    section = dialog.notifications
    qtbot.keyClick(section.sound, Qt.Key.Key_Down)
    qtbot.keyClick(section.volume, Qt.Key.Key_Home)
    qtbot.keyClick(section.volume, Qt.Key.Key_Right)
    qtbot.mouseClick(section.listen, LEFT)
    assert sound.played == [("chime", 5)]
    qtbot.keyClick(section.sound, Qt.Key.Key_End)
    assert core.settings.current.sound == "none"
    assert not section.listen.isEnabled()


@pytest.mark.usefixtures("vietnamese")
def test_a_pause_is_shown_and_ended(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    core.settings.change(paused_until=core.clock.now() + 3_600_000)
    dialog = opened(qtbot, core, theme)
    dialog.show_section("notifications")
    assert dialog.notifications.pause.isEnabled()
    qtbot.mouseClick(dialog.notifications.pause, LEFT)
    assert core.settings.current.paused_until == 0
    assert not dialog.notifications.pause.isEnabled()


@pytest.mark.usefixtures("vietnamese")
def test_start_at_login_is_what_the_system_says(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    login = Login()
    tick = opened(qtbot, core, theme, login=login).general.at_login
    assert not tick.isChecked()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert login.on
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert not login.on


@pytest.mark.usefixtures("vietnamese")
def test_a_refusal_unticks_and_says_so(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    dialog = opened(qtbot, core, theme, login=Login(refuses=True))
    qtbot.keyClick(dialog.general.at_login, Qt.Key.Key_Space)
    assert not dialog.general.at_login.isChecked()
    assert dialog.general.problem.isVisible()


@pytest.mark.usefixtures("vietnamese")
def test_without_a_tray_the_cross_can_only_quit(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    assert not opened(qtbot, core, theme, tray=False).general.on_close.isEnabled()
    assert not opened(qtbot, core, theme).general.at_login.isEnabled(), "practice has nothing to start"


@pytest.mark.usefixtures("vietnamese")
def test_every_control_has_a_name(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    dialog = opened(qtbot, core, theme)
    for row in dialog.findChildren(SettingRow):
        assert row.control.accessibleName(), row.title.text()


@pytest.mark.usefixtures("vietnamese")
def test_the_lock_needs_a_passcode_first(qtbot: QtBot, core: FakeCore, theme: Theme, tmp_path: Path) -> None:
    vault = Vault(core.paths, FakeSecrets(), cost=Cost(64, 1, 1))
    me = Staff(OWNER, "Chủ")
    core.people.listed = [me]
    dialog = opened(qtbot, core, theme, Security(vault, bytes(32)))
    section = dialog.security
    assert section is not None
    qtbot.waitUntil(lambda: section.pin_button.text() == "Đặt mã khóa…")
    assert not section.lock_after.isEnabled()
    assert section.lock_after.text() == "Không bao giờ"
    core.people.listed = [replace(me, has_pin=True)]
    core.bus.publish(StaffChanged())
    qtbot.waitUntil(section.lock_after.isEnabled)
    section.lock_after.setValue(5)
    assert core.settings.current.lock_minutes == 5
