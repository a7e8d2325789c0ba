"""An inbox pane over a fake core with a shop's day in it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from pytestqt.qtbot import QtBot

from app.domain.ids import ConversationId
from tests.fakes.inbox import FakeInbox, FakeMedia, shop_day
from tests.fakes.inbox_core import InboxCore
from ui.inbox.pane import InboxPane
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.bootstrap import Core

OpenPane = Callable[..., InboxPane]


@pytest.fixture
def day() -> tuple[FakeInbox, FakeMedia, ConversationId]:
    return shop_day()


@pytest.fixture
def core(tmp_path: Path, day: tuple[FakeInbox, FakeMedia, ConversationId]) -> InboxCore:
    return InboxCore(tmp_path, day[0], day[1])


@pytest.fixture
def cid(day: tuple[FakeInbox, FakeMedia, ConversationId]) -> ConversationId:
    return day[2]


@pytest.fixture
def open_pane(qtbot: QtBot, core: InboxCore, theme: Theme) -> OpenPane:
    """Shows the pane, with a conversation open if one is given, and waits until it is there."""

    def make(cid: ConversationId | None = None) -> InboxPane:
        pane = InboxPane(cast("Core", core), theme)
        pane.resize(1200, 800)
        qtbot.addWidget(pane)
        pane.show()
        qtbot.waitExposed(pane)
        pane.activateWindow()
        qtbot.waitUntil(lambda: pane.model.ready and len(pane.list._delegate.oas) == len(core.connections.rows))
        if cid is not None:
            pane.show_conversation(cid)
            qtbot.waitUntil(lambda: pane.conversation.model.rowCount() > 0 and pane.conversation.isVisible())
            qtbot.waitUntil(lambda: pane.conversation.model.conversation == cid)
        return pane

    return make
