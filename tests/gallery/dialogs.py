"""Scenes of dialogs and of what lies over the window: settings, keys, rules, photos, first steps, how the OAs are."""

from dataclasses import replace

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.domain.connections import Health, OaStatus
from app.domain.photo_edit import UNTOUCHED
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import Method, OldChoice
from app.domain.updates.state import Phase, UpdateState
from app.vault import Vault
from tests.fakes.core import FakeCore
from tests.fakes.inbox import HOUR, MINUTE, NOW, OA, OA2, picture
from tests.fakes.overview_core import BusyShop
from tests.fakes.rules_core import AN, BINH, CUC, RulesCore
from tests.fakes.secrets import FakeSecrets
from tests.fakes.setup import connection
from tests.gallery.scenes import scene
from tests.gallery.stage import Stage
from tests.ui.rules.test_dialog import filled
from tests.ui.settings.test_dialog import Login, Loud
from ui.connect.account_dialogs import ChatRightDialog, DisconnectDialog
from ui.inbox.photo_editor import PhotoEditor
from ui.inbox.viewer import PhotoViewer
from ui.overview.dialog import SHARES, OverviewDialog
from ui.overview.period import Span
from ui.rules.conflict import ConflictDialog
from ui.rules.dialog import TRIAL, RulesDialog
from ui.settings.dialog import SettingsDialog, Surroundings
from ui.settings.licences_view import LicencesDialog
from ui.settings.security import Security
from ui.shell.away import AwayStrip
from ui.shell.crash import CrashDialog
from ui.shell.first_steps import Step, StepsPopover
from ui.shell.keymap import KeysDialog
from ui.shell.oa_popover import OaLine, OaPopover


def _settings(stage: Stage) -> SettingsDialog:
    core = FakeCore(stage.folder())
    core.paths.create()
    made = SettingsDialog(core, stage.theme, Surroundings(Loud(), None, Login(), tray=True))  # type: ignore[arg-type]
    return stage.show(made, made.width(), made.height())


def _section(number: int, name: str) -> None:
    @scene(f"settings {name}", "dialog")
    def section(stage: Stage) -> QWidget:
        made = _settings(stage)
        made.sections.setCurrentRow(number)
        return made


for _number, _name in enumerate(("general", "notifications", "writing", "data", "keys", "about")):
    _section(_number, _name)


NEW = {
    "vi": "• Gửi ảnh nhanh gấp đôi\n• Tìm theo số điện thoại không cần dấu cách\n• Sửa lỗi thông báo bị lặp",
    "en": "• Photos go twice as fast\n• Phone numbers are found without spaces\n• No notification comes twice",
}
UPDATES = {
    "ready": UpdateState(Phase.READY, "0.1.0", "0.2.0", NEW, checked_at=1_759_990_000_000),
    "fetching": UpdateState(Phase.FETCHING, "0.1.0", "0.2.0", NEW, done=37_400_000, total=88_700_000),
    "current": UpdateState(Phase.CURRENT, "0.1.0", checked_at=1_759_999_000_000, broken="0.2.0"),
    "failed": UpdateState(Phase.CURRENT, "0.1.0", checked_at=1_759_000_000_000, problem="update_untrusted"),
    "by hand": UpdateState(Phase.BY_HAND, "0.1.0", "0.2.0", NEW, checked_at=1_759_990_000_000, file="/a.deb"),
    "managed": UpdateState(Phase.OFF, "0.1.0", managed=True),
    "not here": UpdateState(Phase.NOT_HERE, "dev"),
}


def _updates(name: str) -> None:
    @scene(f"settings updates {name}", "dialog")
    def section(stage: Stage) -> QWidget:
        core = FakeCore(stage.folder())
        core.paths.create()
        core.updates.known = UPDATES[name]
        security = Security(Vault(core.paths, FakeSecrets()), bytes(32))
        made = SettingsDialog(core, stage.theme, Surroundings(Loud(), security, Login(), tray=True))  # type: ignore[arg-type]
        made.show_section("updates")
        return stage.show(made, made.width(), made.height())


for _name in UPDATES:
    _updates(_name)


@scene("settings searched", "dialog")
def settings_searched(stage: Stage) -> QWidget:
    made = _settings(stage)
    made.search.setText("am")
    return made


@scene("licences", "dialog")
def licences(stage: Stage) -> QWidget:
    made = LicencesDialog(stage.theme)
    return stage.show(made, made.width(), made.height())


@scene("keys", "dialog")
def keys(stage: Stage) -> QWidget:
    made = KeysDialog(stage.theme)
    return stage.show(made, made.width(), made.height())


def _rules(stage: Stage) -> tuple[RulesCore, RulesDialog]:
    core = RulesCore.open(stage.folder())
    stage.closing(core.close)
    core.hire(AN, BINH, CUC)
    core.history(OA, "Chị Hoa", "Anh Tuấn", "Mẹ Bắp", "Cô Sáu")
    core.connections.become(connection(OA, "Áo dài Thuỳ Anh"), connection(OA2, "Thuỳ Anh Kids"))
    made = RulesDialog(core, stage.theme)  # type: ignore[arg-type]
    stage.show(made, made.width(), made.height())
    stage.wait(lambda: len(made._around.connections) == 2)
    return core, made


@scene("rules empty", "dialog")
def rules_empty(stage: Stage) -> QWidget:
    return _rules(stage)[1]


@scene("rules form", "dialog")
def rules_form(stage: Stage) -> QWidget:
    _, made = _rules(stage)
    made.list.new.click()
    made.form.name.setText("Ca sáng")
    made.form.sources.rows[0].check.setChecked(True)
    return made


@scene("rules on trial", "dialog")
def rules_trial(stage: Stage) -> QWidget:
    _, made = _rules(stage)
    filled(made, "Ca sáng", "an@shop.vn", "binh@shop.vn")
    made.form.old.radios[OldChoice.AVAILABLE].click()
    made.test.click()
    stage.wait(lambda: made._pages.currentIndex() == TRIAL)
    return made


@scene("rules edited twice", "dialog")
def rules_conflict(stage: Stage) -> QWidget:
    core, made = _rules(stage)
    filled(made, "Ca sáng", "an@shop.vn")
    made.save.click()
    stage.wait(lambda: len(core.saved()) == 1 and len(made._rules) == 1)
    (theirs,) = core.saved().values()
    mine = RuleDraft(theirs.id, "Ca sáng sớm", (OA, OA2), (AN, BINH), Method.CLAIM, OldChoice.KEEP)
    oas = {OA: "Áo dài Thuỳ Anh", OA2: "Thuỳ Anh Kids"}
    return stage.show(ConflictDialog(mine, theirs, oas=oas, people={AN: "Nguyễn Văn An", BINH: "Trần Thị Bình"}))


@scene("viewer", "window")
def viewer(stage: Stage) -> QWidget:
    parent = stage.window(QWidget())
    made = PhotoViewer(stage.theme, parent)
    made.show_image(QImage.fromData(picture(1200, 1600, (176, 44, 52), "AO DAI")))
    made.show_words("Nguyễn Thị Thu Hằng", "08:53 09/10/2025", "Mẫu này ạ")
    return stage.show(made, *stage.room)


@scene("photo editor", "window")
def photo_editor(stage: Stage) -> QWidget:
    parent = stage.window(QWidget())
    image = QImage.fromData(picture(1200, 800, (38, 104, 120), "TUI"))
    return stage.show(PhotoEditor(image, UNTOUCHED, "tui-xach.jpg", stage.theme, parent), *stage.room)


@scene("chat right", "dialog")
def chat_right(stage: Stage) -> QWidget:
    return stage.show(ChatRightDialog(stage.theme, connection(), stage.show(QWidget())))


@scene("disconnect", "dialog")
def disconnect(stage: Stage) -> QWidget:
    return stage.show(DisconnectDialog(stage.theme, connection(), stage.show(QWidget())))


@scene("crash", "dialog")
def crash(stage: Stage) -> QWidget:
    return stage.show(CrashDialog("Traceback (most recent call last):\n  …\nValueError: x", lambda: None))


@scene("first steps", "dialog")
def first_steps(stage: Stage) -> QWidget:
    window = stage.window(QWidget())
    made = StepsPopover(stage.theme, window)
    made.show_steps({**dict.fromkeys(Step, False), Step.CONNECT: True})
    made.open_at(window)
    return stage.show(made, made.width(), made.height())


@scene("how the oas are", "dialog")
def health(stage: Stage) -> QWidget:
    window = stage.window(QWidget())
    made = OaPopover(stage.theme, window)
    live = OaLine("Áo dài Thuỳ Anh", OaStatus(OA, Health.LIVE, NOW - HOUR), NOW - 5 * MINUTE)
    dead = OaLine("Thuỳ Anh Kids", OaStatus(OA2, Health.PAUSED, NOW - HOUR, "login_again"))
    slow = replace(live, status=OaStatus(OA2, Health.SLOW, NOW - MINUTE, "rate_limited"))
    made.show_lines([live, dead, slow], NOW)
    made.open_at(window)
    return stage.show(made, made.width(), made.height())


def _overview(stage: Stage, *, busy: bool = True) -> OverviewDialog:
    core = RulesCore.open(stage.folder())
    stage.closing(core.close)
    if busy:
        BusyShop(core).play()
    made = OverviewDialog(core, stage.theme)  # type: ignore[arg-type]
    stage.show(made, made.width(), made.height())
    stage.wait(lambda: made.now.people.figures.heads)
    return made


@scene("overview now", "dialog")
def overview_now(stage: Stage) -> QWidget:
    return _overview(stage)


@scene("overview shares", "dialog")
def overview_shares(stage: Stage) -> QWidget:
    made = _overview(stage)
    made.tabs[SHARES].setChecked(True)
    return made


@scene("overview of a period without anything", "dialog")
def overview_empty(stage: Stage) -> QWidget:
    made = _overview(stage, busy=False)
    made.tabs[SHARES].setChecked(True)
    made.shares.period.buttons[Span.DAYS].setChecked(True)
    return made


@scene("away")
def away(stage: Stage) -> QWidget:
    core = RulesCore.open(stage.folder())
    stage.closing(core.close)
    core.by = AN
    BusyShop(core).play()
    made = AwayStrip(core, stage.theme)  # type: ignore[arg-type]
    stage.show(made, stage.room[0])
    made.leave()
    stage.wait(made.isVisible)
    return made
