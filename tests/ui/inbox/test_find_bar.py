"""Ctrl+F: finding inside the open conversation, with real keys."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.ids import ConversationId
from tests.fakes.inbox import NOW, cid_of, message_of, row_of
from tests.fakes.inbox_core import InboxCore
from tests.ui.inbox.conftest import OpenPane
from ui.inbox.pane import InboxPane

LONG = cid_of("9000000000000000009")
HITS = (5, 300, 590)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def long_talk(core: InboxCore) -> None:
    core.inbox.conversations[LONG] = row_of(LONG, NOW + 601 * 60_000, name="Đặng Cưới")
    texts = dict.fromkeys(HITS, "Áo cưới còn không ạ?")
    core.inbox.messages[LONG] = [message_of(LONG, n, texts.get(n, f"Tin số {n}")) for n in range(600)]


def find(qtbot: QtBot, pane: InboxPane, text: str) -> None:
    qtbot.keyClick(pane, Qt.Key.Key_F, CTRL)
    bar = pane.conversation.find_bar
    qtbot.waitUntil(bar.field.hasFocus)
    for char in text:
        qtbot.keyClick(bar.field, char)


def shows(pane: InboxPane, number: int) -> bool:
    model, view = pane.conversation.model, pane.conversation.thread_view
    row = model.row_of(f"m:{message_of(LONG, number).key}")
    return row is not None and view.visualRect(model.index(row)).intersects(view.viewport().rect())


def test_from_the_newest_hit_to_the_oldest_and_back(qtbot: QtBot, open_pane: OpenPane, core: InboxCore) -> None:
    long_talk(core)
    pane = open_pane(LONG)
    find(qtbot, pane, "ao cuoi")
    bar = pane.conversation.find_bar
    qtbot.waitUntil(lambda: bar.count.text() == "1/3" and shows(pane, 590))
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bar.count.text() == "2/3" and shows(pane, 300))
    qtbot.mouseClick(bar.older, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.count.text() == "3/3" and shows(pane, 5))
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    qtbot.waitUntil(lambda: bar.count.text() == "2/3" and shows(pane, 300))
    qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bar.count.text() == "1/3" and shows(pane, 590))
    assert bar.field.hasFocus()


def test_the_words_found_are_marked_in_the_bubble(qtbot: QtBot, open_pane: OpenPane, core: InboxCore) -> None:
    long_talk(core)
    pane = open_pane(LONG)
    find(qtbot, pane, "cuoi")
    qtbot.waitUntil(lambda: pane.conversation.thread_view.selected_text() == "cưới")


def test_nothing_found(qtbot: QtBot, open_pane: OpenPane, core: InboxCore) -> None:
    long_talk(core)
    pane = open_pane(LONG)
    find(qtbot, pane, "zzz")
    bar = pane.conversation.find_bar
    qtbot.waitUntil(lambda: bar.count.text() == "Nothing found")
    assert not bar.older.isEnabled()


def test_escape_goes_back_to_writing(qtbot: QtBot, open_pane: OpenPane, cid: ConversationId) -> None:
    pane = open_pane(cid)
    find(qtbot, pane, "a")
    bar = pane.conversation.find_bar
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert bar.field.text() == ""
    assert pane.conversation.composer.editor.hasFocus()


def test_another_conversation_ends_it(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    long_talk(core)
    pane = open_pane(cid)
    find(qtbot, pane, "a")
    pane.show_conversation(LONG)
    qtbot.waitUntil(pane.conversation.find_bar.isHidden)


def test_the_button_in_the_header_opens_it(qtbot: QtBot, open_pane: OpenPane, cid: ConversationId) -> None:
    pane = open_pane(cid)
    qtbot.mouseClick(pane.conversation.header.finder, Qt.MouseButton.LeftButton)
    assert pane.conversation.find_bar.isVisible()
    assert pane.conversation.find_bar.field.hasFocus()


def test_without_a_conversation_everything_is_searched(qtbot: QtBot, open_pane: OpenPane) -> None:
    pane = open_pane()
    qtbot.keyClick(pane, Qt.Key.Key_F, CTRL)
    assert pane.side.searching
