"""Signing in, locking, switching, being thrown out; and nothing of one person is left for the next."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.domain.ids import OWNER, StaffId
from app.domain.sharing.values import Status
from app.domain.staff import Staff
from app.events import StaffChanged
from app.settings import SettingsStore
from tests.fakes.core import FakeCore
from tests.fakes.inbox import cid_of, row_of, shop_day
from tests.fakes.search import FakeSearch
from tests.ui.shell.test_corner import Desk
from tests.ui.shell.test_session import House, make_profile
from ui.i18n import Languages
from ui.settings.dialog import SettingsDialog
from ui.shell.alerts import Alerts
from ui.shell.auto_lock import AutoLock
from ui.shell.door import go_straight
from ui.shell.first_look import FirstLook
from ui.shell.forgotten_pin import ForgottenPin
from ui.shell.seat import Seat
from ui.shell.session import Next
from ui.shell.staff_screen import StaffScreen
from ui.shell.workspace import Workspace
from ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton
AN, BINH = StaffId("an"), StaffId("binh")


def with_staff(core: FakeCore) -> None:
    core.people.owner("Trần Thị Lan", "1111")
    core.people.hire("an", "Nguyễn Văn An", "2222")
    core.people.hire("binh", "Trần Thị Bình")


def in_the_middle_of_a_day(core: FakeCore) -> None:
    with_staff(core)
    day, media, _ = shop_day()
    core.inbox.__dict__.update(day.__dict__)
    core.media.__dict__.update(media.__dict__)
    core.search = FakeSearch(core.inbox)


class Counter(House):
    """A PC at the counter, used by several people."""

    def screen(self) -> StaffScreen:
        self.qtbot.waitUntil(lambda: isinstance(self.window.page, StaffScreen), timeout=5_000)
        page = self.window.page
        assert isinstance(page, StaffScreen)
        self.qtbot.waitUntil(lambda: bool(page.tiles))
        return page

    def type_pin(self, screen: StaffScreen, pin: str) -> None:
        self.qtbot.waitUntil(lambda: screen.pages.currentIndex() == 1)
        self.qtbot.keyClicks(screen.panel.field, pin)
        self.qtbot.keyClick(screen.panel.field, Qt.Key.Key_Return)

    def at_work(self, who: StaffId) -> Workspace:
        def there() -> bool:
            page = self.window.page
            return isinstance(page, Workspace) and page.core.by == who

        self.qtbot.waitUntil(there, timeout=5_000)
        page = self.window.page
        assert isinstance(page, Workspace)
        return page

    def seat(self, workspace: Workspace) -> Seat:
        seat = workspace.findChild(Seat)
        assert seat is not None
        self.qtbot.waitUntil(lambda: seat.me is not None)
        return seat

    def lock(self, workspace: Workspace) -> StaffScreen:
        self.seat(workspace)
        self.window.activateWindow()
        self.qtbot.keyClick(workspace, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        return self.screen()


@pytest.fixture
def counter(qtbot: QtBot, theme: Theme, vietnamese: Languages, tmp_path: Path) -> Counter:
    return Counter(qtbot, theme, vietnamese, tmp_path)


def started(counter: Counter) -> "asyncio.Task[None]":
    make_profile(counter)
    return counter.start(Next.REAL)


def person(who: str, *, pin: bool = False, status: Status = Status.ACTIVE) -> Staff:
    return Staff(StaffId(who), who, status=status, has_pin=pin)


@pytest.mark.parametrize(
    ("staff", "last", "straight"),
    [
        ([person(OWNER)], OWNER, OWNER),
        ([person(OWNER, pin=True)], OWNER, None),
        ([person(OWNER), person(AN)], AN, AN),
        ([person(OWNER), person(AN, pin=True)], OWNER, None),
        ([person(OWNER), person(AN, status=Status.DEACTIVATED)], AN, OWNER),
        ([person(OWNER), person(AN, pin=True, status=Status.DEACTIVATED)], OWNER, OWNER),
        ([person(OWNER)], StaffId("gone"), OWNER),
    ],
)
def test_who_goes_straight_in(staff: list[Staff], last: StaffId, straight: StaffId | None) -> None:
    assert go_straight(staff, last) == straight


def test_a_shop_of_one_is_never_asked(counter: Counter) -> None:
    task = started(counter)
    workspace = counter.at_work(OWNER)
    counter.seat(workspace)
    assert workspace.navigation.person_button.isHidden()
    assert workspace.navigation.staff_button.isHidden()
    counter.qtbot.keyClick(workspace, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert counter.window.page is workspace
    task.cancel()


def test_with_pins_the_staff_screen_comes_first_and_lets_one_in(counter: Counter) -> None:
    counter.arrange = with_staff
    task = started(counter)
    screen = counter.screen()
    assert [tile.one.name for tile in screen.tiles] == ["Trần Thị Lan", "Nguyễn Văn An", "Trần Thị Bình"]
    counter.qtbot.mouseClick(screen.tiles[1], LEFT)
    counter.type_pin(screen, "2222")
    workspace = counter.at_work(AN)
    counter.qtbot.waitUntil(workspace.navigation.person_button.isVisible)
    assert workspace.navigation.person_button.accessibleName() == "Nguyễn Văn An"
    task.cancel()


def test_a_wrong_pin_lets_nobody_in(counter: Counter) -> None:
    counter.arrange = with_staff
    task = started(counter)
    screen = counter.screen()
    counter.qtbot.mouseClick(screen.tiles[0], LEFT)
    counter.type_pin(screen, "9999")
    counter.qtbot.waitUntil(lambda: "Còn 4 lần thử" in screen.panel.problem.text())
    assert counter.window.page is screen
    task.cancel()


def test_the_lock_takes_everything_away_and_the_person_goes_on_where_they_were(counter: Counter) -> None:
    counter.arrange = in_the_middle_of_a_day
    task = started(counter)
    screen = counter.screen()
    counter.qtbot.mouseClick(screen.tiles[1], LEFT)
    counter.type_pin(screen, "2222")
    workspace = counter.at_work(AN)
    core = counter.cores[0]
    counter.qtbot.waitUntil(lambda: workspace.inbox.model.ready)
    cid = next(iter(core.inbox.conversations))
    workspace.show_conversation(cid)
    counter.qtbot.waitUntil(lambda: workspace.inbox.conversation.model.rowCount() > 0)
    counter.qtbot.keyClicks(workspace.inbox.conversation.composer.editor, "Da con a")
    gone: list[bool] = []
    workspace.destroyed.connect(lambda: gone.append(True))
    screen = counter.lock(workspace)
    assert screen.pages.currentIndex() == 1
    assert screen.panel.name.text() == "Nguyễn Văn An"
    counter.qtbot.waitUntil(lambda: bool(gone))
    assert core.inbox.drafts[cid] == "Da con a"
    said = " ".join(one.text() for one in counter.window.findChildren(QLabel) if one.isVisible())
    assert not any(row.name in said for row in core.inbox.conversations.values())
    assert counter.window.windowTitle() == "Quầy Chat"
    assert core.sync.calls[-1] == ("open", None)
    counter.type_pin(screen, "2222")
    again = counter.at_work(AN)
    counter.qtbot.waitUntil(lambda: again.inbox.open_conversation == cid)
    task.cancel()


def test_another_person_begins_with_nothing_of_the_one_before(counter: Counter) -> None:
    counter.arrange = in_the_middle_of_a_day
    task = started(counter)
    screen = counter.screen()
    counter.qtbot.mouseClick(screen.tiles[0], LEFT)
    counter.type_pin(screen, "1111")
    owner = counter.at_work(OWNER)
    counter.qtbot.waitUntil(lambda: owner.inbox.model.ready)
    owner.show_conversation(next(iter(counter.cores[0].inbox.conversations)))
    owner.settings_requested.emit()
    counter.dialog(SettingsDialog)
    counter.seat(owner).switch(BINH)  # who has no PIN
    binh = counter.at_work(BINH)
    assert binh is not owner
    assert binh.inbox.open_conversation is None
    assert not [one for one in counter.window.findChildren(QDialog) if one.isVisible()]
    assert SettingsStore(counter.paths.settings).current.person == BINH
    task.cancel()


def test_the_menu_locks_switches_and_knows_the_person(counter: Counter) -> None:
    counter.arrange = with_staff
    task = started(counter)
    screen = counter.screen()
    counter.qtbot.mouseClick(screen.tiles[2], LEFT)
    seat = counter.seat(counter.at_work(BINH))
    seat.additions.append(lambda menu, me: menu.addAction(f"Vắng {me.name}"))
    menu = seat.menu()
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert words == ["Tôi tạm vắng", "Vắng Trần Thị Bình", "Đổi sang", "Khóa", "Hồ sơ của tôi…", "Đặt PIN…"]
    switch = next(one for one in menu.findChildren(QMenu) if one.title() == "Đổi sang")
    assert [action.text() for action in switch.actions()] == ["Trần Thị Lan", "Nguyễn Văn An"]
    switch.actions()[0].trigger()
    screen = counter.screen()
    assert screen.panel.name.text() == "Trần Thị Lan"
    counter.type_pin(screen, "1111")
    seat = counter.seat(counter.at_work(OWNER))
    assert [action.text() for action in seat.menu().actions() if action.text()][-1] == "Nhân viên…"
    task.cancel()


def test_the_key_that_locks_is_heard_in_dialogs_too(counter: Counter) -> None:
    counter.arrange = with_staff
    task = started(counter)
    counter.qtbot.mouseClick(counter.screen().tiles[2], LEFT)
    workspace = counter.at_work(BINH)
    counter.seat(workspace)
    counter.window.activateWindow()
    counter.qtbot.waitUntil(counter.window.isActiveWindow)
    workspace.settings_requested.emit()
    dialog = counter.dialog(SettingsDialog)
    dialog.activateWindow()
    counter.qtbot.waitUntil(dialog.isActiveWindow)
    counter.qtbot.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    counter.screen()
    assert not [one for one in counter.window.findChildren(QDialog) if one.isVisible()]
    task.cancel()


def test_while_it_is_locked_nothing_is_told_of_customers(counter: Counter) -> None:
    counter.arrange = in_the_middle_of_a_day
    desk = Desk()
    counter.sessions._open = replace(counter.sessions._open, desktop=desk.desktop)
    task = started(counter)
    screen = counter.screen()
    assert desk.tray is not None
    assert desk.tray.toolTip() == "Quầy Chat"
    assert not desk.tray.hour_action.isVisible()
    counter.qtbot.mouseClick(screen.tiles[2], LEFT)
    workspace = counter.at_work(BINH)
    counter.qtbot.waitUntil(lambda: "khách" in desk.tray.toolTip())
    menu = QMenu(workspace.inbox)
    menu.addAction("Nguyễn Thị Thu Hằng")
    menu.popup(workspace.mapToGlobal(workspace.rect().center()))
    counter.seat(workspace).lock()
    counter.screen()
    assert not [one for one in counter.window.findChildren(QMenu) if one.isVisible()]
    assert desk.badges[-1] == 0
    assert desk.tray.toolTip() == "Quầy Chat"
    assert desk.service.closed
    counter.qtbot.waitUntil(lambda: not counter.window.findChildren(Alerts))  # nobody listens who could tell
    task.cancel()
    counter.qtbot.waitUntil(task.done)


def test_who_is_deactivated_meanwhile_is_thrown_out_and_their_text_kept(counter: Counter) -> None:
    counter.arrange = in_the_middle_of_a_day
    task = started(counter)
    screen = counter.screen()
    counter.qtbot.mouseClick(screen.tiles[2], LEFT)
    workspace = counter.at_work(BINH)
    core = counter.cores[0]
    cid = next(iter(core.inbox.conversations))
    counter.qtbot.waitUntil(lambda: workspace.inbox.model.ready)
    workspace.show_conversation(cid)
    counter.qtbot.waitUntil(lambda: workspace.inbox.conversation.model.rowCount() > 0)
    counter.qtbot.keyClicks(workspace.inbox.conversation.composer.editor, "dang go")
    core.people.change_status(BINH, Status.DEACTIVATED)
    screen = counter.screen()
    assert "Trần Thị Bình" in screen.why.text()
    assert [tile.one.id for tile in screen.tiles] == [OWNER, AN]
    counter.qtbot.waitUntil(lambda: core.inbox.drafts.get(cid) == "dang go")
    task.cancel()


def test_who_is_away_stays_and_is_marked(counter: Counter) -> None:
    counter.arrange = with_staff
    task = started(counter)
    counter.qtbot.mouseClick(counter.screen().tiles[2], LEFT)
    workspace = counter.at_work(BINH)
    counter.seat(workspace)
    counter.cores[0].people.change_status(BINH, Status.PAUSED)
    button = workspace.navigation.person_button
    counter.qtbot.waitUntil(lambda: button.accessibleName() == "Trần Thị Bình, Tạm vắng")
    assert counter.window.page is workspace
    task.cancel()


def test_one_goes_away_and_comes_back_from_the_menu(counter: Counter) -> None:
    counter.arrange = with_staff
    task = started(counter)
    counter.qtbot.mouseClick(counter.screen().tiles[2], LEFT)
    workspace = counter.at_work(BINH)
    seat = counter.seat(workspace)
    core = counter.cores[0]
    core.rules.set_status = set_status(core)  # type: ignore[attr-defined]
    seat.menu().actions()[0].trigger()
    counter.qtbot.waitUntil(lambda: "Tạm vắng" in workspace.navigation.person_button.accessibleName())
    assert seat.menu().actions()[0].text() == "Làm việc lại"
    seat.menu().actions()[0].trigger()
    counter.qtbot.waitUntil(lambda: workspace.navigation.person_button.accessibleName() == "Trần Thị Bình")
    task.cancel()


def set_status(core: FakeCore) -> Callable[..., Coroutine[Any, Any, None]]:
    async def change(who: StaffId, status: Status, by: StaffId) -> None:
        assert who == by
        core.people.change_status(who, status)

    return change


def test_staff_have_no_way_to_what_is_the_owners(counter: Counter) -> None:
    counter.arrange = with_staff
    task = started(counter)
    counter.qtbot.mouseClick(counter.screen().tiles[2], LEFT)
    workspace = counter.at_work(BINH)
    rail = workspace.navigation
    assert [one.isVisible() for one in (rail.rules_button, rail.staff_button, rail.steps_button)] == [False] * 3
    assert not rail.buttons["accounts"].isVisible()
    workspace.open_wizard()
    assert "chủ cửa hàng" in workspace.inbox.toast.text.text().lower()
    workspace.settings_requested.emit()
    dialog = counter.dialog(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    assert {"security", "data"}.isdisjoint(dialog.by_name)
    task.cancel()


def test_who_works_alone_meets_sharing_in_the_settings_alone_until_there_is_somebody(counter: Counter) -> None:
    task = started(counter)
    workspace = counter.at_work(OWNER)
    rail = workspace.navigation
    shared = (rail.rules_button, rail.overview_button, rail.staff_button)
    assert [one.isVisible() for one in shared] == [False] * 3
    opened: list[str] = []
    workspace.open_staff = lambda: opened.append("staff")  # type: ignore[assignment, misc]
    workspace.settings_requested.emit()
    settings = counter.dialog(SettingsDialog)
    assert isinstance(settings, SettingsDialog)
    settings.show_section("team")
    assert settings.team is not None
    counter.qtbot.mouseClick(settings.team.staff_button, LEFT)
    assert opened == ["staff"]
    assert not settings.isVisible()
    core = counter.cores[0]
    core.people.hire("minh", "Minh")
    core.bus.publish(StaffChanged())
    counter.qtbot.waitUntil(lambda: all(one.isVisible() for one in shared))
    task.cancel()


def test_a_forgotten_pin_says_what_can_be_done(counter: Counter) -> None:
    counter.arrange = with_staff
    task = started(counter)
    screen = counter.screen()
    counter.qtbot.mouseClick(screen.tiles[1], LEFT)
    counter.qtbot.mouseClick(screen.panel.forgot, LEFT)
    told = counter.dialog(ForgottenPin)
    assert isinstance(told, ForgottenPin)
    assert not told.code.isVisible()
    assert any("Nhờ chủ cửa hàng" in one.text() for one in told.findChildren(QLabel))
    task.cancel()


def test_before_somebody_signed_in_not_even_the_first_rows_are_shown(counter: Counter) -> None:
    counter.first_rows = [row_of(cid_of("1"))]
    make_profile(counter)
    SettingsStore(counter.paths.settings).change(person=AN)
    task = counter.start(Next.REAL)
    counter.workspace(1)
    assert counter.happened == ["loading behind Skeleton", "core"]
    assert not counter.window.findChildren(FirstLook)
    task.cancel()


def test_a_shop_of_one_locks_by_itself_when_nobody_is_there(counter: Counter) -> None:
    def alone(core: FakeCore) -> None:
        in_the_middle_of_a_day(core)
        core.people.listed = core.people.listed[:1]
        core.settings.change(lock_minutes=5)

    counter.arrange = alone
    task = started(counter)
    screen = counter.screen()
    counter.qtbot.waitUntil(lambda: bool(screen.tiles))
    screen.choose_id(OWNER)
    counter.type_pin(screen, "1111")
    workspace = counter.at_work(OWNER)
    lock = counter.seat(workspace).findChild(AutoLock)
    assert lock is not None
    clock = counter.cores[0].clock
    clock.set_wall(clock.now() + 299_000)
    lock.look()
    assert counter.window.page is workspace
    clock.set_wall(clock.now() + 1_000)
    lock.look()
    screen = counter.screen()
    assert not counter.window.findChildren(Workspace) or not workspace.isVisible()
    task.cancel()
    assert screen.isVisible()
