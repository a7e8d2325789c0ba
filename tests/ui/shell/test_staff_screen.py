"""The staff screen by keys, mouse and pad: who is found, what a wrong PIN costs, and the way back without one."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.crypto import Cost
from app.domain.ids import OWNER, StaffId
from app.domain.sharing.values import Status
from app.domain.staff import FREE_TRIES, Staff
from app.events import EventBus
from app.paths import Paths
from app.vault import Vault
from tests.fakes.clock import FakeClock
from tests.fakes.people import FakePeople
from tests.fakes.secrets import FakeSecrets
from ui.bridge import spawn
from ui.i18n import Languages
from ui.people.words import countdown
from ui.settings.security import Security
from ui.shell.forgotten_pin import ForgottenPin
from ui.shell.staff_screen import StaffScreen
from ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton
AN = StaffId("an")


class Stand:
    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.qtbot, self.clock = qtbot, FakeClock()
        self.people = FakePeople(self.clock, EventBus())
        self.people.owner("Trần Thị Lan", "1111")
        self.people.hire("an", "Nguyễn Văn An", "2222")
        self.people.hire("binh", "Trần Thị Bình")
        self.people.hire("dao", "Phạm Thị Hồng Đào", "4444")
        self.people.hire("cuc", "Lê Cúc", status=Status.DEACTIVATED)
        self.screen = StaffScreen(self.people, theme, self.clock.now)  # type: ignore[arg-type]
        self.entered: list[Staff] = []
        self.screen.entered.connect(self.entered.append)
        qtbot.addWidget(self.screen)
        self.screen.resize(800, 640)  # four beside each other, or fewer: see `in_rows`
        self.screen.show()
        self.screen.activateWindow()
        self.screen.show_people(self.people.listed)
        qtbot.waitUntil(lambda: self.focused is not None)

    @property
    def focused(self) -> str | None:
        return next((tile.one.id for tile in self.screen.tiles if tile.hasFocus()), None)

    def press(self, key: Qt.Key) -> None:
        tile = next(tile for tile in self.screen.tiles if tile.hasFocus())
        self.qtbot.keyClick(tile, key)

    def type(self, text: str) -> None:
        for letter in text:
            self.qtbot.keyClicks(next(tile for tile in self.screen.tiles if tile.hasFocus()), letter)

    def choose(self, number: int) -> None:
        self.qtbot.mouseClick(self.screen.tiles[number], LEFT)
        self.qtbot.waitUntil(lambda: self.screen.pages.currentIndex() == 1)

    def pin(self, digits: str) -> None:
        self.qtbot.keyClicks(self.screen.panel.field, digits)
        self.qtbot.keyClick(self.screen.panel.field, Qt.Key.Key_Return)

    def said(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.screen.panel.problem.text())


@pytest.fixture
def stand(qtbot: QtBot, theme: Theme, vietnamese: Languages) -> Stand:
    return Stand(qtbot, theme)


def test_who_may_not_work_is_not_offered(stand: Stand) -> None:
    assert [tile.one.id for tile in stand.screen.tiles] == [OWNER, "an", "binh", "dao"]
    assert [tile.note.text() for tile in stand.screen.tiles] == ["Chủ cửa hàng", "", "Không có PIN", ""]


def test_arrows_go_from_one_to_the_next_and_between_rows(stand: Stand) -> None:
    stand.press(Qt.Key.Key_Right)
    assert stand.focused == "an"
    stand.press(Qt.Key.Key_Left)
    stand.press(Qt.Key.Key_Left)
    assert stand.focused == OWNER
    stand.screen.resize(460, 900)  # two in a row
    stand.qtbot.waitUntil(lambda: stand.screen.tiles[2].y() > stand.screen.tiles[0].y())
    stand.press(Qt.Key.Key_Down)
    assert stand.focused == "binh"
    stand.press(Qt.Key.Key_Up)
    assert stand.focused == OWNER


@pytest.mark.parametrize(("typed", "found"), [("an", "an"), ("ngu", "an"), ("dao", "dao"), ("hong d", "dao")])
def test_a_name_is_typed_without_accents_from_any_of_its_words(stand: Stand, typed: str, found: str) -> None:
    stand.type(typed)
    assert stand.focused == found


def test_enter_and_digits_lead_to_the_pin(stand: Stand) -> None:
    stand.type("an")
    stand.type("2")
    assert stand.screen.pages.currentIndex() == 1
    stand.qtbot.waitUntil(stand.screen.panel.field.hasFocus)
    stand.pin("222")
    stand.qtbot.waitUntil(lambda: [one.id for one in stand.entered] == ["an"])


def test_without_a_pin_a_click_is_enough(stand: Stand) -> None:
    stand.qtbot.mouseClick(stand.screen.tiles[2], LEFT)
    stand.qtbot.waitUntil(lambda: [one.id for one in stand.entered] == ["binh"])


def test_the_pad_does_for_a_finger(stand: Stand) -> None:
    stand.choose(1)
    pad = stand.screen.panel.pad
    for sign in "229⌫22⏎":
        stand.qtbot.mouseClick(pad[sign], LEFT)
    stand.qtbot.waitUntil(lambda: [one.id for one in stand.entered] == ["an"])


def test_escape_goes_back_to_everybody_with_nothing_typed(stand: Stand) -> None:
    stand.choose(1)
    stand.qtbot.keyClicks(stand.screen.panel.field, "22")
    stand.qtbot.keyClick(stand.screen.panel.field, Qt.Key.Key_Escape)
    assert stand.screen.pages.currentIndex() == 0
    assert stand.focused == "an"
    stand.choose(1)
    assert not stand.screen.panel.field.text()


def test_wrong_pins_are_counted_then_one_waits_and_sees_how_long(stand: Stand) -> None:
    stand.choose(1)
    for left in range(FREE_TRIES - 1, 0, -1):
        stand.pin("9999")
        stand.said(f"Còn {left} lần thử")
    stand.pin("9999")
    stand.said("Thử lại sau 0:30")
    panel = stand.screen.panel
    assert not panel.field.isEnabled()
    assert not any(one.isEnabled() for one in panel.pad.values())
    stand.qtbot.keyClick(panel, Qt.Key.Key_Escape)
    stand.choose(3)  # somebody else needs not wait
    assert panel.field.isEnabled()
    stand.qtbot.mouseClick(panel.back, LEFT)
    stand.choose(1)
    stand.said("Thử lại sau 0:30")
    asyncio.get_running_loop()
    spawn(stand.screen, stand.clock.advance(30))
    stand.qtbot.waitUntil(lambda: panel._until <= stand.clock.now())
    panel._tick.timeout.emit()  # a second of the window's own clock
    assert panel.field.isEnabled()
    stand.pin("2222")
    stand.qtbot.waitUntil(lambda: [one.id for one in stand.entered] == ["an"])


def test_who_is_deactivated_at_the_pin_goes_back(stand: Stand) -> None:
    stand.choose(1)
    stand.people.change_status(AN, Status.DEACTIVATED)
    stand.screen.show_people(stand.people.listed)
    assert stand.screen.pages.currentIndex() == 0
    assert "an" not in [tile.one.id for tile in stand.screen.tiles]


@pytest.mark.parametrize(("ms", "text"), [(30_000, "0:30"), (29_001, "0:30"), (119_000, "1:59"), (900_000, "15:00")])
def test_what_is_left_is_said_in_minutes_and_seconds(ms: int, text: str) -> None:
    assert countdown(ms) == text


def test_the_owner_chooses_a_new_pin_with_the_recovery_code(stand: Stand, theme: Theme, tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    paths.create()
    vault = Vault(paths, FakeSecrets(), cost=Cost(memory_kib=64, passes=1, lanes=1))
    made = spawn(stand.screen, vault.create(None))
    stand.qtbot.waitUntil(made.done)
    opened = made.result()
    assert opened is not None
    owner = stand.people.listed[0]
    dialog = ForgottenPin(stand.people, theme, owner, Security(vault, opened.key))  # type: ignore[arg-type]
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    stand.qtbot.addWidget(dialog)
    dialog.show()
    for field in (dialog.pin.new, dialog.pin.again):
        stand.qtbot.keyClicks(field, "7777")
    stand.qtbot.keyClicks(dialog.code, "0000-0000")
    stand.qtbot.mouseClick(dialog.go, LEFT)
    stand.qtbot.waitUntil(dialog.problem.isVisible)
    assert stand.people.pins[OWNER] == "1111"
    dialog.code.setText(opened.recovery_code.lower())
    stand.qtbot.mouseClick(dialog.go, LEFT)
    stand.qtbot.waitUntil(lambda: stand.people.pins[OWNER] == "7777")
    stand.qtbot.waitUntil(lambda: not dialog.isVisible())
