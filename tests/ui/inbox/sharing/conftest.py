"""Inbox panes of several people over one shared shop."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from pytestqt.qtbot import QtBot

from app.domain.ids import OWNER, ConversationId, StaffId
from tests.fakes.sharing_core import AN, BINH, CUC, SharingCore
from ui.inbox.pane import InboxPane
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.bootstrap import Core

OpenAs = Callable[..., InboxPane]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[SharingCore]:
    made = SharingCore.open(tmp_path)
    made.hire(AN, BINH, CUC)
    yield made
    made.close()


@pytest.fixture
def open_as(qtbot: QtBot, shop: SharingCore, theme: Theme) -> OpenAs:
    """Shows somebody's pane, with a conversation open if one is given."""

    def make(by: StaffId = OWNER, cid: ConversationId | None = None) -> InboxPane:
        pane = InboxPane(cast("Core", shop.acting(by)), theme)
        pane.resize(1200, 800)
        qtbot.addWidget(pane)
        pane.show()
        qtbot.waitExposed(pane)
        pane.activateWindow()
        qtbot.waitUntil(lambda: pane.model.ready)
        qtbot.waitUntil(lambda: pane.sharing.baskets.counts is not None and bool(pane.sharing.people.everybody()))
        if cid is not None:
            show(qtbot, pane, cid)
        return pane

    return make


def show(qtbot: QtBot, pane: InboxPane, cid: ConversationId) -> None:
    pane.show_conversation(cid)
    qtbot.waitUntil(lambda: pane.conversation.model.conversation == cid and pane.conversation.model.rowCount() > 0)
    qtbot.waitUntil(lambda: pane.sharing.stands is not None and pane.sharing.stands.talk.id == cid)
