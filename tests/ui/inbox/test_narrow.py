"""A small screen at a large zoom: the thread keeps the larger part of the inbox, and the header the customer's name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.domain.ids import ConversationId
from app.domain.listing import Act
from tests.fakes.core import FakeCore
from tests.fakes.inbox_core import InboxCore
from tests.fakes.setup import connection
from tests.ui.inbox.conftest import OpenPane
from ui.inbox.pane import InboxPane
from ui.theme.theme import Theme
from ui.theme.tokens import Size


@pytest.fixture
def zoomed(theme: Theme) -> Iterator[Theme]:
    yield theme
    theme.set_zoom(100)


def test_the_list_gives_way_and_has_its_minimum_elsewhere(qtbot: QtBot, zoomed: Theme, tmp_path: Path) -> None:
    pane = InboxPane(FakeCore(tmp_path).with_oas(connection()), zoomed)  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    pane.resize(1200, 600)
    pane.show()
    assert pane.list.minimumWidth() == Size.LIST_MIN
    zoomed.set_zoom(200)
    pane.resize(870, 600)
    qtbot.waitUntil(lambda: pane.splitter.sizes()[0] <= 0.4 * pane.width() + 1)
    assert pane.splitter.sizes()[1] > pane.splitter.sizes()[0]


def test_the_list_gives_way_until_the_thread_has_room(qtbot: QtBot, tmp_path: Path, theme: Theme) -> None:
    pane = InboxPane(FakeCore(tmp_path).with_oas(connection()), theme)  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    pane.resize(Size.LIST_MIN + Size.THREAD_MIN + 20, 600)
    pane.show()
    qtbot.waitUntil(lambda: pane.splitter.sizes()[0] <= Size.LIST_MIN + 20)
    assert pane.splitter.sizes()[0] >= Size.LIST_MIN
    pane.resize(1200, 600)
    assert pane.splitter.sizes()[1] >= Size.THREAD_MIN
    pane.splitter.setSizes([Size.LIST + 60, 1140 - Size.LIST])
    wide = pane.splitter.sizes()[0]
    pane.side.hide()
    pane.resize(1210, 600)
    pane.side.show()
    qtbot.waitUntil(lambda: pane.splitter.sizes()[0] == wide)


def test_a_narrow_header_keeps_the_name_and_puts_the_rest_behind_one_button(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane()
    pane.show_conversation(cid)
    header = pane.conversation.header
    qtbot.waitUntil(header.isVisible)
    pane.resize(1400, 700)
    qtbot.waitUntil(lambda: header.close_button.isVisible() and header.manager.isVisible())
    assert not header.more.isVisible()
    pane.resize(Size.LIST_MIN + Size.THREAD_MIN, 700)
    qtbot.waitUntil(header.more.isVisible)
    assert not header.close_button.isVisible()
    assert header.name.width() >= Size.LIST_MIN / 2
    qtbot.mouseClick(header.more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == 2
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: core.inbox.called(Act.CLOSE.value) != [])
