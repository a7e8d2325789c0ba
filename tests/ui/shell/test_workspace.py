"""The signed-in window: navigation, banners, status line, the number that waits, and the ways to the wizard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.domain.connections import ConnectionState, Health, OaStatus
from app.domain.ids import OaId, StaffId
from app.domain.listing import Basket
from app.events import BackfillProgress, ConversationsChanged, MessagesStored
from tests.fakes.core import FakeCore, Hosts
from tests.fakes.inbox import cid_of, row_of
from tests.fakes.setup import OA, connection
from ui.i18n import Languages
from ui.shell.navigation import Place
from ui.shell.workspace import Workspace
from ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton
OFFLINE_SINCE = 1_759_999_000_000


@pytest.fixture
def core(tmp_path: Path) -> FakeCore:
    return FakeCore(tmp_path).with_oas(connection())


def shown(qtbot: QtBot, core: FakeCore, theme: Theme) -> Workspace:
    made = Workspace(core, theme)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitUntil(lambda: made.nothing.isVisible() == (not core.connections.listed))
    return made


@pytest.mark.usefixtures("vietnamese")
def test_without_an_oa_it_offers_to_connect(qtbot: QtBot, tmp_path: Path, theme: Theme) -> None:
    core = FakeCore(tmp_path)
    workspace = shown(qtbot, core, theme)
    qtbot.mouseClick(workspace.nothing.button, LEFT)
    qtbot.waitUntil(lambda: bool(core.connections.sessions))
    workspace.open_wizard()
    assert len(core.connections.sessions) == 1, "one wizard at a time"
    core.connections.become(connection())
    qtbot.waitUntil(workspace.inbox.isVisible)


@pytest.mark.usefixtures("vietnamese")
def test_pages_by_click_and_key(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    workspace = shown(qtbot, core, theme)
    qtbot.mouseClick(workspace.navigation.buttons[Place.ACCOUNTS], LEFT)
    assert workspace.accounts.isVisible()
    with qtbot.waitSignal(workspace.settings_requested):
        qtbot.mouseClick(workspace.navigation.settings_button, LEFT)
    workspace.show_place(Place.INBOX)
    assert workspace.inbox.isVisible()
    assert workspace.navigation.buttons[Place.INBOX].isChecked()


CTRL = Qt.KeyboardModifier.ControlModifier


def test_everything_is_searched_from_anywhere(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    workspace = shown(qtbot, core, theme)
    qtbot.keyClick(workspace, Qt.Key.Key_2, CTRL)
    qtbot.keyClick(workspace, Qt.Key.Key_K, CTRL)
    assert workspace.inbox.isVisible()
    assert workspace.inbox.side.searching
    assert workspace.inbox.side.field.hasFocus()


def test_keys_lead_to_the_places(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    workspace = shown(qtbot, core, theme)
    workspace.activateWindow()
    qtbot.waitActive(workspace)
    qtbot.keyClick(workspace, Qt.Key.Key_2, CTRL)
    qtbot.waitUntil(workspace.accounts.isVisible)
    assert workspace.navigation.buttons[Place.ACCOUNTS].isChecked()
    qtbot.keyClick(workspace, Qt.Key.Key_1, CTRL)
    qtbot.waitUntil(workspace.inbox.isVisible)
    for key, signal in (
        (Qt.Key.Key_Comma, workspace.settings_requested),
        (Qt.Key.Key_Q, workspace.quit_requested),
    ):
        with qtbot.waitSignal(signal):
            qtbot.keyClick(workspace, key, CTRL)
    qtbot.keyClick(workspace, Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: len(core.connections.sessions) == 1)
    assert core.connections.sessions[0].state.reconnecting is None


def test_keys_work_while_one_writes(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    cid = cid_of("7")
    core.inbox.conversations[cid] = row_of(cid)
    workspace = shown(qtbot, core, theme)
    workspace.activateWindow()
    qtbot.waitActive(workspace)
    workspace.show_conversation(cid)
    editor = workspace.inbox.conversation.composer.editor
    qtbot.waitUntil(editor.isVisible)
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_2, CTRL)
    qtbot.waitUntil(workspace.accounts.isVisible)


@pytest.mark.usefixtures("vietnamese")
def test_the_status_line_tells_what_since_when(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    workspace = shown(qtbot, core, theme)
    core.sync.become(OaStatus(OA, Health.LIVE, 0))
    qtbot.waitUntil(lambda: len(workspace.status.items) == 1)
    assert workspace.status.items[0].words.text().endswith("trực tuyến")
    core.sync.become(OaStatus(OA, Health.SLOW, OFFLINE_SINCE, "rate_limited"))
    qtbot.waitUntil(lambda: "chậm: Gọi Zalo quá nhiều (từ " in workspace.status.items[0].words.text())
    assert not workspace.banners.trouble.isVisible()
    qtbot.mouseClick(workspace.status.items[0], LEFT)
    assert workspace.health.isVisible()
    assert workspace.health.rows[0].state.text().startswith("Chậm từ ")
    qtbot.mouseClick(workspace.health.rows[0].button, LEFT)
    qtbot.waitUntil(lambda: "network_back" in core.sync.calls)
    assert not workspace.health.isVisible()
    qtbot.mouseClick(workspace.status.items[0], LEFT)
    qtbot.mouseClick(workspace.health.all_button, LEFT)
    assert workspace.accounts.isVisible()


@pytest.mark.usefixtures("vietnamese")
def test_offline_offers_to_try_again(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    workspace = shown(qtbot, core, theme)
    core.sync.become(OaStatus(OA, Health.OFFLINE, OFFLINE_SINCE, "offline"))
    qtbot.waitUntil(workspace.banners.trouble.isVisible)
    assert "Không có mạng" in workspace.banners.trouble.text.text()
    qtbot.mouseClick(workspace.banners.trouble.first, LEFT)
    qtbot.waitUntil(lambda: "network_back" in core.sync.calls)
    assert core.sending.calls == ["network_back"], "what is queued doesn't wait for its next try either"
    assert core.reactions.calls == ["network_back"]
    core.sync.become(OaStatus(OA, Health.LIVE, OFFLINE_SINCE))
    qtbot.waitUntil(lambda: not workspace.banners.trouble.isVisible())


@pytest.fixture
def opened_addresses() -> Iterator[list[QUrl]]:
    """What would have been opened by the desktop."""
    found = Addresses()
    for scheme in ("file", "https"):
        QDesktopServices.setUrlHandler(scheme, found, "take")
    yield found.taken
    for scheme in ("file", "https"):
        QDesktopServices.unsetUrlHandler(scheme)


class Addresses(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.taken: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.taken.append(url)


@pytest.mark.usefixtures("vietnamese")
def test_trouble_with_the_data_shows_its_folder(
    qtbot: QtBot, core: FakeCore, theme: Theme, opened_addresses: list[QUrl]
) -> None:
    workspace = shown(qtbot, core, theme)
    core.sync.become(OaStatus(OA, Health.PAUSED, OFFLINE_SINCE, "disk_full"))
    qtbot.waitUntil(workspace.banners.trouble.isVisible)
    qtbot.mouseClick(workspace.banners.trouble.first, LEFT)
    assert [url.toLocalFile() for url in opened_addresses] == [str(core.paths.root)]


@pytest.mark.usefixtures("vietnamese")
def test_a_full_disk_is_no_oas_own_trouble_and_is_told_first(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    workspace = shown(qtbot, core, theme)
    core.sync.become(OaStatus(OA, Health.PAUSED, OFFLINE_SINCE, "login_again"))
    core.sync.become(OaStatus(OaId("2"), Health.PAUSED, OFFLINE_SINCE, "disk_full"))
    said = workspace.banners.trouble.text
    qtbot.waitUntil(lambda: said.text().startswith("Ổ đĩa đầy. "))
    assert "tự chạy tiếp" in said.text()
    assert "OA" not in said.text()


@pytest.mark.usefixtures("vietnamese")
def test_a_dead_login_opens_the_wizard_for_that_oa(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    workspace = shown(qtbot, core, theme)
    core.connections.become(connection(state=ConnectionState.RECONNECT))
    qtbot.waitUntil(workspace.banners.trouble.isVisible)
    assert workspace.banners.trouble.first.text() == "Kết nối lại"
    qtbot.mouseClick(workspace.banners.trouble.first, LEFT)
    qtbot.waitUntil(lambda: bool(core.connections.sessions))
    assert core.connections.sessions[0].state.reconnecting == OA
    for dialog in workspace.window().findChildren(QDialog):
        dialog.reject()


@pytest.mark.usefixtures("vietnamese")
def test_what_was_put_right_at_zalo_is_checked(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    workspace = shown(qtbot, core, theme)
    core.sync.become(OaStatus(OA, Health.PAUSED, OFFLINE_SINCE, "wrong_place"))
    qtbot.waitUntil(workspace.banners.trouble.isVisible)
    qtbot.mouseClick(workspace.banners.trouble.first, LEFT)
    qtbot.waitUntil(lambda: ("check", OA) in core.connections.calls)
    assert ("wake", OA) in core.sync.calls


@pytest.mark.usefixtures("vietnamese")
def test_the_number_that_waits(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    workspace = shown(qtbot, core, theme)
    cid = cid_of("7")
    core.inbox.conversations[cid] = row_of(cid, waiting=2)
    core.bus.publish(MessagesStored(frozenset({cid}), frozenset({cid})))
    qtbot.waitUntil(lambda: workspace.navigation.buttons[Place.INBOX].count == 1)


@pytest.mark.usefixtures("vietnamese")
def test_the_number_falls_when_somebody_answers_elsewhere(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    cid = cid_of("7")
    core.inbox.conversations[cid] = row_of(cid, waiting=2)
    workspace = shown(qtbot, core, theme)
    button = workspace.navigation.buttons[Place.INBOX]
    qtbot.waitUntil(lambda: button.count == 1)
    core.inbox.conversations[cid] = row_of(cid, waiting=0)
    core.bus.publish(ConversationsChanged(frozenset({cid})))
    qtbot.waitUntil(lambda: button.count == 0)


@pytest.mark.usefixtures("vietnamese")
def test_fetching_old_messages_is_told_until_it_ends(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    workspace = shown(qtbot, core, theme)
    core.bus.publish(BackfillProgress(OA, 3, 12, 3400))
    qtbot.waitUntil(lambda: "3.400" in workspace.status.activity.text())
    core.bus.publish(BackfillProgress(OA, 12, 12, 9000, finished=True))
    qtbot.waitUntil(lambda: workspace.status.activity.text() == "")


class Life:
    """Of a practice OA: visitors come while there are any."""

    def __init__(self, visitors: int) -> None:
        self.visitors, self.came = visitors, 0

    def next_visitor(self) -> str | None:
        if self.came == self.visitors:
            return None
        self.came += 1
        return f"khách {self.came}"


class PracticeWorld:
    def __init__(self) -> None:
        self.customers = {"7": "Chị Bảy"}
        self.wrote: list[tuple[str, str]] = []

    def customer_writes(self, person: str, text: str) -> None:
        self.wrote.append((person, text))


class Practice:
    def __init__(self) -> None:
        self.life, self.world = Life(1), PracticeWorld()


@pytest.mark.usefixtures("vietnamese")
def test_a_made_up_customer_writes_when_asked(qtbot: QtBot, tmp_path: Path, theme: Theme) -> None:
    core = FakeCore(tmp_path, practice=True, hosts=Hosts(standard=False)).with_oas(connection())
    server = Practice()
    core.practice_server = server  # type: ignore[assignment]
    workspace = shown(qtbot, core, theme)
    qtbot.mouseClick(workspace.banners.practice.first, LEFT)
    qtbot.waitUntil(lambda: server.life.came == 1)
    assert server.world.wrote == []
    qtbot.mouseClick(workspace.banners.practice.first, LEFT)
    qtbot.waitUntil(lambda: [person for person, _ in server.world.wrote] == ["7"])
    qtbot.waitUntil(lambda: core.sync.calls.count(("wake", None)) == 2)


@pytest.mark.usefixtures("vietnamese")
def test_banners_of_practice_and_of_another_server(qtbot: QtBot, tmp_path: Path, theme: Theme) -> None:
    practice = shown(qtbot, FakeCore(tmp_path, practice=True, hosts=Hosts(standard=False)), theme)
    assert practice.banners.practice.isVisible()
    assert not practice.banners.host.isVisible()
    with qtbot.waitSignal(practice.leave_practice):
        qtbot.mouseClick(practice.banners.practice.second, LEFT)
    foreign = Hosts(openapi="http://127.0.0.1:9", standard=False)
    other = shown(qtbot, FakeCore(tmp_path, hosts=foreign), theme)
    assert other.banners.host.isVisible()
    assert "http://127.0.0.1:9" in other.banners.host.text.text()
    assert not other.banners.practice.isVisible()


def test_the_language_changes_at_once(qtbot: QtBot, core: FakeCore, theme: Theme, vietnamese: Languages) -> None:
    workspace = shown(qtbot, core, theme)
    assert workspace.navigation.buttons[Place.INBOX].text() == "Hộp thư"
    vietnamese.choose("en")
    qtbot.waitUntil(lambda: workspace.navigation.buttons[Place.INBOX].text() == "Inbox")


def test_from_the_overview_one_comes_to_somebodys_conversations(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    workspace = shown(qtbot, core, theme)
    workspace.show_place(Place.ACCOUNTS)
    workspace.show_held(StaffId("an"))
    assert workspace.inbox.isVisible()
    assert (workspace.inbox.list.view.basket, workspace.inbox.list.view.holder) == (Basket.OF, "an")
