"""The first steps: shown until all are done or the person has had enough, each done by its own button."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.outbox import OutboxState
from app.events import OutboxChanged
from app.settings import Settings
from tests.fakes.core import FakeCore
from tests.fakes.inbox import cid_of, item_of
from tests.fakes.setup import connection
from tests.ui.settings.test_dialog import Login
from ui.i18n import Languages
from ui.shell.first_steps import Facts, Step, steps
from ui.shell.starting_out import StartingOut
from ui.shell.window import Window
from ui.shell.workspace import Workspace
from ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton


def test_what_is_done() -> None:
    assert steps(Settings(), Facts(False, False)) == dict.fromkeys(Step, False)
    done = Settings(code_kept=True, first_reply=True, alerts_tried=True)
    assert steps(done, Facts(True, True)) == dict.fromkeys(Step, True)
    practice = steps(Settings(), Facts(True, False, has_vault=False, can_start=False))
    assert practice == {Step.CONNECT: True, Step.REPLY: False, Step.ALERTS: False}


class Start:
    def __init__(self, qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
        self.qtbot, self.core, self.login = qtbot, core, Login()
        self.shown: list[bool] = []
        self.window = Window(theme, None)
        qtbot.addWidget(self.window)
        self.workspace = Workspace(core, theme)  # type: ignore[arg-type]
        self.window.show_page(self.workspace)
        self.window.show()
        self.out = StartingOut(
            core,  # type: ignore[arg-type]
            self.window,
            self.workspace,
            theme,
            autostart=self.login,
            show_notification=lambda: self.shown.append(True),
        )
        self.button = self.workspace.navigation.steps_button
        qtbot.waitUntil(self.button.isVisible)

    def press(self, step: Step) -> None:
        self.qtbot.mouseClick(self.button, LEFT)
        self.qtbot.mouseClick(self.out.steps.popover.rows[step].button, LEFT)


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, vietnamese: Languages, tmp_path) -> Start:  # type: ignore[no-untyped-def]
    return Start(qtbot, FakeCore(tmp_path).with_oas(connection()), theme)


def test_each_step_by_its_button_and_then_the_list_goes(start: Start) -> None:
    start.qtbot.waitUntil(lambda: start.button.count == 4)
    start.press(Step.CODE)
    assert start.core.settings.current.code_kept
    start.press(Step.ALERTS)
    assert start.shown == [True]
    start.press(Step.LOGIN)
    assert start.login.on
    start.qtbot.waitUntil(lambda: start.button.count == 1)
    cid = cid_of("7")
    sent = item_of(cid, 1, "Dạ còn ạ", OutboxState.SENT)
    start.core.inbox.outbox[cid] = [sent]
    start.core.bus.publish(OutboxChanged(cid, frozenset({sent.id})))
    start.qtbot.waitUntil(lambda: not start.button.isVisible())
    assert start.core.settings.current.first_reply


def test_what_is_still_on_its_way_is_no_reply_yet(start: Start) -> None:
    cid = cid_of("7")
    queued = item_of(cid, 1, "Dạ còn ạ", OutboxState.QUEUED)
    start.core.inbox.outbox[cid] = [queued]
    start.core.bus.publish(OutboxChanged(cid, frozenset({queued.id})))
    start.qtbot.wait(100)
    assert not start.core.settings.current.first_reply


def test_done_steps_have_no_button_and_are_read_out(start: Start) -> None:
    start.press(Step.CODE)
    start.qtbot.mouseClick(start.button, LEFT)
    row = start.out.steps.popover.rows[Step.CODE]
    assert not row.button.isVisible()
    assert row.accessibleName() == "Cất mã khôi phục: đã xong"
    assert start.out.steps.popover.heading.text() == "Những bước đầu: xong 2/5"


def test_who_has_had_enough_sees_it_no_more(start: Start) -> None:
    start.qtbot.mouseClick(start.button, LEFT)
    start.qtbot.mouseClick(start.out.steps.popover.dismiss_button, LEFT)
    assert not start.core.settings.current.first_steps
    assert not start.button.isVisible()
    assert not start.out.steps.popover.isVisible()
