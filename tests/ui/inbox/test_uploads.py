"""Uploads on the bubbles: a ring that fills, a cross that takes the message back, and the truth when it is too late."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.domain.ids import ConversationId, MediaKey, OutboxId
from app.domain.outbox import Attachment, OutboxKind, OutboxState
from app.events import OutboxChanged, UploadProgress
from tests.fakes.inbox import NOW, FakeInbox, item_of, picture
from tests.fakes.inbox_core import InboxCore
from ui.inbox.hit import Act, Hit
from ui.inbox.pane import InboxPane
from ui.models.entries import Entry

SHOE = Attachment(MediaKey("local-giay"), "giay.jpg", "image/jpeg", 210_000, 1000, 1000)
PRICES = Attachment(MediaKey("local-gia.pdf"), "gia.pdf", "application/pdf", 9_000)


@pytest.fixture
def pane(open_pane: Callable[..., InboxPane], core: InboxCore, cid: ConversationId) -> InboxPane:
    """A photo with a caption and a file wait to leave."""
    core.media.files["local-giay"] = picture(1000, 1000, (90, 70, 140))
    core.inbox.outbox[cid] = [
        item_of(cid, 21, "Đôi này ạ", kind=OutboxKind.PHOTO, attachment=SHOE, due_at=NOW),
        item_of(cid, 22, "-", kind=OutboxKind.FILE, attachment=PRICES, due_at=NOW),
    ]
    return open_pane(cid)


def tell(qtbot: QtBot, core: InboxCore, cid: ConversationId, item: int, done: float | None) -> None:
    core.bus.publish(UploadProgress(cid, OutboxId(item), done))
    qtbot.wait(80)  # events are gathered for 50 ms


def crosses(pane: InboxPane) -> list[tuple[Entry, Hit, QPoint]]:
    """Every cross that is in view, and where it can be pressed."""
    view, found = pane.conversation.thread_view, []
    for entry, _, hit in view._reachable():
        if hit.act is Act.CANCEL_UPLOAD:
            row = view._thread.row_of(entry.id)
            assert row is not None
            top = view.visualRect(view._thread.index(row)).topLeft()
            found.append((entry, hit, top + hit.rect.center().toPoint()))
    return found


def test_a_ring_stands_while_the_file_is_on_its_way(
    qtbot: QtBot, pane: InboxPane, core: InboxCore, cid: ConversationId
) -> None:
    assert crosses(pane) == []
    tell(qtbot, core, cid, 21, 0.4)
    ((entry, hit, _),) = crosses(pane)
    assert hit.value == "21"
    assert pane.conversation._describe(entry).endswith("Uploading 40%")
    tell(qtbot, core, cid, 22, 0.1)
    assert len(crosses(pane)) == 2
    tell(qtbot, core, cid, 21, None)
    assert [hit.value for _, hit, _ in crosses(pane)] == ["22"]


def test_it_fills_before_ones_eyes(qtbot: QtBot, pane: InboxPane, core: InboxCore, cid: ConversationId) -> None:
    viewport = pane.conversation.thread_view.viewport()
    tell(qtbot, core, cid, 21, 0.1)
    before = viewport.grab().toImage()
    tell(qtbot, core, cid, 21, 0.9)
    assert viewport.grab().toImage() != before


def test_its_cross_takes_the_message_back_into_the_field(
    qtbot: QtBot, pane: InboxPane, core: InboxCore, cid: ConversationId, day: tuple[FakeInbox, object, object]
) -> None:
    tell(qtbot, core, cid, 21, 0.4)
    ((_, _, where),) = crosses(pane)
    qtbot.mouseClick(pane.conversation.thread_view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    composer = pane.conversation.composer
    qtbot.waitUntil(lambda: composer.tray.attachments == (SHOE,))
    assert composer.editor.plain() == "Đôi này ạ"
    assert day[0].called("undo") == [("undo", OutboxId(21))]


def test_the_cross_is_reached_by_keys(qtbot: QtBot, pane: InboxPane, core: InboxCore, cid: ConversationId) -> None:
    tell(qtbot, core, cid, 21, 0.4)
    view = pane.conversation.thread_view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    places = [(entry.id, number) for entry, number, hit in view._reachable() if hit.act is Act.CANCEL_UPLOAD]
    for _ in range(20):
        if view._bubbles.focused == places[0]:
            break
        qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.conversation.composer.tray.attachments == (SHOE,))


def test_once_the_message_has_begun_to_leave_that_is_said(
    qtbot: QtBot, pane: InboxPane, core: InboxCore, cid: ConversationId
) -> None:
    tell(qtbot, core, cid, 21, 1.0)
    ((_, _, where),) = crosses(pane)
    core.inbox.outbox[cid][0] = replace(core.inbox.outbox[cid][0], state=OutboxState.SENDING)
    qtbot.mouseClick(pane.conversation.thread_view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    toast = pane.conversation.photos.toast
    qtbot.waitUntil(lambda: "begun to leave" in toast.text.text())
    assert pane.conversation.composer.tray.attachments == ()
    core.bus.publish(OutboxChanged(cid, frozenset({OutboxId(21)})))
    qtbot.waitUntil(lambda: crosses(pane) == [])
