"""Sessions: real and practice in turn, looks that go along, and quitting inside the undo window (SD09)."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.crypto import Cost
from app.domain.conversations import ConversationRow
from app.domain.updates.state import Phase, UpdateState
from app.errors import NeedsUser, StorageFailure
from app.paths import Paths
from app.vault import Vault
from tests.fakes.core import FakeCore
from tests.fakes.inbox import cid_of, row_of
from tests.fakes.secrets import FakeSecrets
from tests.fakes.setup import connection
from ui.bridge import spawn
from ui.connect.wizard import ConnectWizard
from ui.i18n import Languages
from ui.keys.trouble import TroublePage
from ui.settings.dialog import SettingsDialog
from ui.shell.first_look import FirstLook
from ui.shell.session import Next, Openers, Sessions
from ui.shell.welcome import WelcomePage
from ui.shell.window import Window
from ui.shell.workspace import Workspace
from ui.theme.theme import Theme
from ui.theme.tokens import Size
from ui.widgets.question import Question

LEFT = Qt.MouseButton.LeftButton


class House:
    """Sessions on fake cores, and what became of each core."""

    def __init__(self, qtbot: QtBot, theme: Theme, languages: Languages, folder: Path) -> None:
        self.qtbot, self.theme, self.languages = qtbot, theme, languages
        self.paths = Paths(folder)
        self.cores: list[FakeCore] = []
        self.in_use = False
        self.connected = True
        self.secrets = FakeSecrets()
        self.window = Window(theme, folder / "window.ini")
        qtbot.addWidget(self.window)
        self.window.show()
        self.first_rows: list[ConversationRow] = []
        self.happened: list[str] = []
        self.arrange: Callable[[FakeCore], object] = lambda core: None
        """What a core is like when it is opened."""
        self.loading = threading.Event()
        """Loading ends when it is set."""
        self.loading.set()
        openers = Openers(
            vault=self._vault,
            core=self._core,  # type: ignore[arg-type]
            practice=self._practice,  # type: ignore[arg-type]
            first_rows=lambda paths, key: self.first_rows,
            rest=self._rest,
        )
        self.sessions = Sessions(self.window, theme, languages, self.paths, openers)

    def start(self, first: Next) -> "asyncio.Task[None]":
        return spawn(self.window, self.sessions.run(first))

    def workspace(self, count: int) -> Workspace:
        self.qtbot.waitUntil(
            lambda: len(self.cores) == count and isinstance(self.window.page, Workspace), timeout=5_000
        )
        page = self.window.page
        assert isinstance(page, Workspace)
        return page

    def dialog(self, kind: type[QDialog]) -> QDialog:
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        return next(one for one in self.window.findChildren(kind) if one.isVisible())

    def _rest(self) -> None:
        self.happened.append(f"loading behind {type(self.window.page).__name__}")
        assert self.loading.wait(5)

    def _vault(self, paths: Paths) -> Vault:
        return Vault(paths, self.secrets, cost=Cost(memory_kib=64, passes=1, lanes=1))

    @asynccontextmanager
    async def _core(self, paths: Paths, key: bytes) -> AsyncIterator[FakeCore]:
        self.happened.append("core")
        if self.in_use:
            raise NeedsUser("in_use")
        async with self._opened(FakeCore(paths.root).with_oas(connection())) as core:
            yield core

    @asynccontextmanager
    async def _practice(self, paths: Paths) -> AsyncIterator[FakeCore]:
        paths.create()
        listed = [connection()] if self.connected else []
        async with self._opened(FakeCore(paths.root, practice=True).with_oas(*listed)) as core:
            yield core

    @asynccontextmanager
    async def _opened(self, core: FakeCore) -> AsyncIterator[FakeCore]:
        self.cores.append(core)
        self.arrange(core)
        try:
            yield core
        finally:
            core.closed = True


@pytest.fixture
def house(qtbot: QtBot, theme: Theme, vietnamese: Languages, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, theme, vietnamese, tmp_path)
    yield made
    theme.choose("light")


def make_profile(house: House) -> None:
    house.paths.create()
    task = spawn(house.window, house._vault(house.paths).create(None))
    house.qtbot.waitUntil(task.done)


def test_from_practice_to_the_real_profile_and_its_first_screen(house: House) -> None:
    task = house.start(Next.PRACTICE)
    workspace = house.workspace(1)
    house.qtbot.mouseClick(workspace.banners.practice.second, LEFT)
    house.qtbot.waitUntil(lambda: isinstance(house.window.page, WelcomePage), timeout=5_000)
    assert house.cores[0].closed
    page = house.window.page
    assert isinstance(page, WelcomePage)
    house.qtbot.mouseClick(page.practice_button, LEFT)
    house.workspace(2)
    assert not house.cores[1].closed
    task.cancel()
    house.qtbot.waitUntil(lambda: house.cores[1].closed)


def test_with_no_oa_the_wizard_opens_by_itself_and_goes_with_its_session(house: House) -> None:
    house.connected = False
    task = house.start(Next.PRACTICE)
    workspace = house.workspace(1)
    wizard = house.dialog(ConnectWizard)
    gone: list[bool] = []
    wizard.destroyed.connect(lambda: gone.append(True))
    workspace.leave_practice.emit()
    house.qtbot.waitUntil(lambda: isinstance(house.window.page, WelcomePage), timeout=5_000)
    house.qtbot.waitUntil(lambda: bool(gone))
    assert house.cores[0].closed
    task.cancel()


def test_polling_slows_down_while_nobody_can_see_the_window(house: House) -> None:
    task = house.start(Next.PRACTICE)
    house.workspace(1)
    calls = house.cores[0].sync.calls
    house.window.showMinimized()
    house.qtbot.waitUntil(lambda: ("visible", False) in calls)
    house.window.come_forward()
    house.qtbot.waitUntil(lambda: calls[-1] == ("visible", True) or ("visible", True) in calls)
    task.cancel()


def test_looks_change_at_once_and_go_along(house: House) -> None:
    make_profile(house)
    task = house.start(Next.PRACTICE)
    workspace = house.workspace(1)
    house.qtbot.mouseClick(workspace.navigation.settings_button, LEFT)
    dialog = house.dialog(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    assert dialog.security is None
    house.qtbot.keyClick(dialog.general.looks, Qt.Key.Key_End)
    house.qtbot.waitUntil(lambda: house.theme.tokens.dark)
    house.qtbot.keyClick(dialog.general.language, Qt.Key.Key_End)
    house.qtbot.waitUntil(lambda: dialog.windowTitle() == "Settings")
    dialog.reject()
    workspace.leave_practice.emit()
    house.workspace(2)
    assert house.cores[1].settings.current.theme == "dark"
    assert house.cores[1].settings.current.language == "en"
    task.cancel()


def test_a_profile_in_use_is_told_and_can_be_tried_again(house: House) -> None:
    make_profile(house)
    house.in_use = True
    task = house.start(Next.REAL)
    house.qtbot.waitUntil(lambda: isinstance(house.window.page, TroublePage), timeout=5_000)
    page = house.window.page
    assert isinstance(page, TroublePage)
    assert page.heading.text() == "Đang mở rồi"
    house.in_use = False
    house.qtbot.mouseClick(page.retry_button, LEFT)
    house.workspace(1)
    task.cancel()


@pytest.mark.parametrize(("reply", "may"), [("stay", False), ("leave", True), ("", False)])
def test_sd09_quitting_inside_the_undo_window_asks(house: House, reply: str, may: bool) -> None:
    task = house.start(Next.PRACTICE)
    house.workspace(1)
    house.cores[0].inbox.undoable = 2
    asked = spawn(house.window, house.sessions.may_quit())
    question = house.dialog(Question)
    assert isinstance(question, Question)
    assert not asked.done()
    assert any("sẽ mất" in one.text() for one in question.findChildren(QLabel))  # practice is wiped at each start
    if reply:
        house.qtbot.mouseClick(question.buttons[reply], LEFT)
    else:
        house.qtbot.keyClick(question, Qt.Key.Key_Escape)
    house.qtbot.waitUntil(asked.done)
    assert asked.result() is may
    task.cancel()


def test_sd09_waiting_ends_when_the_messages_have_left(house: House) -> None:
    task = house.start(Next.PRACTICE)
    house.workspace(1)
    core = house.cores[0]
    core.inbox.undoable = 1
    asked = spawn(house.window, house.sessions.may_quit())
    question = house.dialog(Question)
    assert isinstance(question, Question)
    house.qtbot.mouseClick(question.buttons["wait"], LEFT)
    house.qtbot.waitUntil(lambda: core.clock.sleeping == 1)
    assert not asked.done()
    core.inbox.undoable = 0
    spawn(house.window, core.clock.advance(1))
    house.qtbot.waitUntil(asked.done)
    assert asked.result() is True
    task.cancel()


def test_data_that_cant_be_read_keep_nobody_from_quitting(house: House) -> None:
    task = house.start(Next.PRACTICE)
    house.workspace(1)
    house.cores[0].inbox.broken = StorageFailure("damaged")
    asked = spawn(house.window, house.sessions.may_quit())
    house.qtbot.waitUntil(asked.done)
    assert asked.result() is True
    task.cancel()


def test_nothing_pending_quits_at_once(house: House) -> None:
    task = house.start(Next.PRACTICE)
    house.workspace(1)
    with house.qtbot.waitSignal(house.window.quit_requested):
        house.window.close()
    assert house.window.isVisible(), "it stays until the session has ended"
    asked = spawn(house.window, house.sessions.may_quit())
    house.qtbot.waitUntil(asked.done)
    assert asked.result() is True
    task.cancel()


def test_the_first_rows_are_on_screen_before_the_rest_is_loaded(house: House) -> None:
    make_profile(house)
    house.first_rows = [row_of(cid_of("1")), row_of(cid_of("2"))]
    task = house.start(Next.REAL)
    house.workspace(1)
    assert house.happened == ["loading behind FirstLook", "core"]
    task.cancel()


def test_a_conversation_clicked_meanwhile_is_opened(house: House) -> None:
    make_profile(house)
    house.first_rows = [row_of(cid_of("1")), row_of(cid_of("2"))]
    house.loading.clear()
    task = house.start(Next.REAL)
    house.qtbot.waitUntil(lambda: isinstance(house.window.page, FirstLook), timeout=5_000)
    house.qtbot.mouseClick(
        house.window.page, LEFT, pos=QPoint(Size.NAV + Size.LIST // 2, Size.LIST_HEAD + Size.ROW * 3 // 2)
    )
    house.loading.set()
    house.workspace(1)
    assert ("open", cid_of("2")) in house.cores[0].sync.calls
    task.cancel()


def test_without_rows_the_rest_is_loaded_behind_the_skeleton(house: House) -> None:
    make_profile(house)
    task = house.start(Next.REAL)
    house.workspace(1)
    assert house.happened == ["loading behind Skeleton", "core"]
    task.cancel()


def test_a_person_who_is_asked_first_does_not_wait_for_the_rest_afterwards(house: House) -> None:
    task = house.start(Next.REAL)
    house.qtbot.waitUntil(lambda: isinstance(house.window.page, WelcomePage), timeout=5_000)
    house.qtbot.waitUntil(lambda: house.happened == ["loading behind WelcomePage"])
    task.cancel()


def test_a_new_version_that_is_ready_is_told_quietly_and_leads_to_the_settings(house: House) -> None:
    house.arrange = lambda core: core.updates.become(UpdateState(Phase.READY, "0.1.0", "0.2.0"))
    make_profile(house)
    task = house.start(Next.REAL)
    workspace = house.workspace(1)
    assert house.cores[0].updates.calls == ["begin"]
    notice = workspace.status.notice
    house.qtbot.waitUntil(notice.isVisible)
    assert notice.words.text() == "Bản mới sẽ được cài khi thoát"
    house.qtbot.mouseClick(notice, LEFT)
    dialog = house.dialog(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    assert dialog.section is dialog.updates
    dialog.reject()
    task.cancel()
