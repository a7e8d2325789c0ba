"""*Cấu hình Zalo*: what is shown of each OA, and what its buttons do."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.connections import ChatRight, ConnectionState, Health, OaStatus, Permission
from app.domain.ids import OaId
from app.errors import Transient
from app.events import StatusChanged
from tests.fakes.setup import OA, FakeCore, connection
from ui.connect.account_dialogs import ChatRightDialog, DisconnectDialog, same_name
from ui.connect.accounts import AccountsPage
from ui.theme.theme import Theme

Press = Callable[[QWidget, str], None]
SECOND = "3000000000000000002"


@pytest.fixture
def page(qtbot: QtBot, core: FakeCore, theme: Theme) -> Iterator[AccountsPage]:
    made = AccountsPage(core, theme)
    made.resize(900, 600)
    made.show()
    qtbot.wait(1)
    yield made
    gone: list[bool] = []
    made.destroyed.connect(lambda: gone.append(True))
    made.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))


def texts(inside: QWidget) -> str:
    return "\n".join(one.text() for one in inside.findChildren(QLabel) if one.isVisible())


def card(page: AccountsPage, oa_id: str = OA) -> QWidget:
    return page._cards[OaId(oa_id)]


def listed(qtbot: QtBot, core: FakeCore, page: AccountsPage, *connections: object) -> None:
    core.connections.become(*connections)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: len(page._cards) == len(connections))


def test_with_no_oa_there_is_one_button(qtbot: QtBot, page: AccountsPage) -> None:
    assert "No OA is connected yet" in texts(page)
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == "Add connection"]
    with qtbot.waitSignal(page.add_requested):
        qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("state", "chip"),
    [
        (ConnectionState.CONNECTED, "Connected"),
        (ConnectionState.UNCONFIGURED, "Not set up"),
        (ConnectionState.RECONNECT, "Needs reconnecting"),
        (ConnectionState.DISCONNECTED, "Disconnected"),
    ],
)
def test_each_state_is_named(
    qtbot: QtBot, core: FakeCore, page: AccountsPage, state: ConnectionState, chip: str
) -> None:
    listed(qtbot, core, page, connection(state=state))
    assert chip in texts(card(page)).split("\n")


def test_package_and_last_sync(qtbot: QtBot, core: FakeCore, page: AccountsPage) -> None:
    listed(qtbot, core, page, connection(last_sync=core.clock.now() - 5 * 60_000))
    assert "Only me · Package Tăng trưởng until 13/12/2026 · Synced 5 min ago" in texts(page)


def test_the_list_follows_the_events(qtbot: QtBot, core: FakeCore, page: AccountsPage) -> None:
    listed(qtbot, core, page, connection(), connection(SECOND, "Vải Lụa"))
    core.connections.become(connection(name="Tên mới"))
    qtbot.waitUntil(lambda: "Tên mới" in texts(page))
    assert "Vải Lụa" not in texts(page)


def test_a_paused_oa_says_why_and_what_helps(qtbot: QtBot, core: FakeCore, page: AccountsPage, press: Press) -> None:
    listed(qtbot, core, page, connection())
    core.sync.statuses[OA] = OaStatus(OA, Health.PAUSED, 0, "wrong_place")
    core.bus.publish(StatusChanged(core.sync.statuses[OA]))
    qtbot.waitUntil(lambda: "Paused" in texts(page))
    assert "Vietnam" in texts(page)
    core.sync.statuses[OA] = OaStatus(OA, Health.LIVE, 0)
    core.bus.publish(StatusChanged(core.sync.statuses[OA]))
    qtbot.waitUntil(lambda: "Paused" not in texts(page))
    assert "Vietnam" not in texts(page)


def test_dead_tokens_offer_reconnecting(qtbot: QtBot, core: FakeCore, page: AccountsPage) -> None:
    listed(qtbot, core, page, connection(state=ConnectionState.RECONNECT))
    with qtbot.waitSignal(page.reconnect_requested) as asked:
        qtbot.mouseClick(page._cards[OA].problem.first, Qt.MouseButton.LeftButton)
    assert asked.args == [OA]


def test_a_missing_permission_names_the_function(
    qtbot: QtBot, core: FakeCore, page: AccountsPage, press: Press
) -> None:
    listed(qtbot, core, page, connection(missing=(Permission.SEND,)))
    assert "You can read, but not answer." in texts(page)
    with qtbot.waitSignal(page.reconnect_requested):
        press(page, "grant_again")


def test_checking_now_and_its_error(qtbot: QtBot, core: FakeCore, page: AccountsPage, press: Press) -> None:
    listed(qtbot, core, page, connection())
    core.connections.refuse = Transient("offline")
    press(page, "check")
    qtbot.waitUntil(lambda: core.connections.calls == [("check", OA)])
    qtbot.waitUntil(lambda: page._trouble.isVisible())
    assert page._cards[OA].check.isEnabled()


def test_the_chat_right_is_asked_in_a_dialog(qtbot: QtBot, core: FakeCore, page: AccountsPage, press: Press) -> None:
    listed(qtbot, core, page, connection(state=ConnectionState.UNCONFIGURED, right=ChatRight.NONE))
    press(page, "right")
    dialog = page.findChild(ChatRightDialog)
    qtbot.mouseClick(dialog.only_me, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: core.connections.calls == [("set_right", OA, ChatRight.ONLY_ME)])


def test_sharing_leads_to_the_rules(qtbot: QtBot, core: FakeCore, page: AccountsPage, press: Press) -> None:
    listed(qtbot, core, page, connection(right=ChatRight.SHARED))
    press(page, "right")
    dialog = page.findChild(ChatRightDialog)
    assert "leaves its rule" in texts(dialog)
    with qtbot.waitSignal(page.rules_requested):
        qtbot.mouseClick(dialog.shared, Qt.MouseButton.LeftButton)
    assert core.connections.calls == []


def test_disconnecting_keeps_the_history(qtbot: QtBot, core: FakeCore, page: AccountsPage, press: Press) -> None:
    listed(qtbot, core, page, connection())
    press(page, "disconnect")
    press(page.findChild(DisconnectDialog), "go")
    qtbot.waitUntil(lambda: core.connections.calls == [("disconnect", OA, False)])


def test_erasing_needs_the_name(qtbot: QtBot, core: FakeCore, page: AccountsPage, press: Press) -> None:
    listed(qtbot, core, page, connection(name="Tiệm Thử"))
    press(page, "disconnect")
    dialog = page.findChild(DisconnectDialog)
    dialog.findChild(QRadioButton, "erase").click()
    go = dialog.findChild(QPushButton, "go")
    assert not go.isEnabled()
    field = dialog.findChild(QLineEdit, "oa_name")
    field.insert("Tiệm")  # QTest types Latin letters only
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert core.connections.calls == []
    field.insert(" thử")
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: core.connections.calls == [("disconnect", OA, True)])


def test_names_are_compared_as_people_write_them() -> None:
    assert same_name(" tiệm  thử ", "Tiệm Thử")
    assert same_name("Tie\u0323\u0302m Thử", "Tiệm Thử")
    assert not same_name("Tiem Thu", "Tiệm Thử")
    assert not same_name("", "Tiệm Thử")
