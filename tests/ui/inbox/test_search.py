"""Searching as a person does: keys in the field, hits under it, and the place in the thread that a hit leads to."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.found import NoteHit, Person
from app.domain.ids import ConversationId
from app.domain.matching import Marked
from app.events import ConnectionsChanged
from tests.fakes.inbox import NOW, OA, cid_of, message_of, row_of
from tests.fakes.inbox_core import InboxCore
from tests.ui.inbox.conftest import OpenPane
from ui.inbox.pane import InboxPane
from ui.models.search import Heading

LONG = cid_of("9000000000000000009")


@pytest.fixture
def old_hit(core: InboxCore) -> int:
    """A long conversation whose 40th of 600 messages alone speaks of a wedding; answers that message's key."""
    core.inbox.conversations[LONG] = row_of(LONG, NOW + 601 * 60_000, name="Đặng Cưới")
    texts = {40: "Áo cưới còn không ạ?"}
    core.inbox.messages[LONG] = [message_of(LONG, n, texts.get(n, f"Tin số {n}")) for n in range(600)]
    return core.inbox.messages[LONG][40].key


def search_for(qtbot: QtBot, pane: InboxPane, text: str) -> None:
    """A click into the field, and typing. (Ctrl+K is the whole window's.)"""
    qtbot.mouseClick(pane.side.field, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.side.field.hasFocus())
    for char in text:
        qtbot.keyClick(pane.side.field, char)
    qtbot.waitUntil(lambda: pane.side.model.text == text and not pane.side.model.looking)


def current(pane: InboxPane) -> object:
    return pane.side.model.row(pane.side.results.view.currentIndex().row()).hit


def test_a_click_shows_tips_and_escape_brings_the_list_back(qtbot: QtBot, open_pane: OpenPane) -> None:
    pane = open_pane()
    search_for(qtbot, pane, "")
    side = pane.side
    assert side.searching
    assert side.results.pages.currentWidget() is side.results.tips
    qtbot.keyClick(side.field, Qt.Key.Key_Escape)
    assert not side.searching
    assert pane.list.isVisible()


def test_a_click_into_the_field_searches_and_the_cross_ends_it(qtbot: QtBot, open_pane: OpenPane) -> None:
    pane = open_pane()
    qtbot.mouseClick(pane.side.field, Qt.MouseButton.LeftButton)
    assert pane.side.searching
    qtbot.keyClick(pane.side.field, "x")
    qtbot.mouseClick(pane.side.field.cross, Qt.MouseButton.LeftButton)
    assert not pane.side.searching
    assert pane.side.field.text() == ""


def test_hits_are_found_without_accents_and_the_first_is_marked(
    qtbot: QtBot, open_pane: OpenPane, old_hit: int
) -> None:
    pane = open_pane()
    search_for(qtbot, pane, "ao cuoi")
    results = pane.side.results
    assert results.pages.currentWidget() is results.view
    hit = current(pane)
    assert getattr(hit, "message").key == old_hit  # noqa: B009 (a hit of another kind has none)
    assert results.count.text()


def test_enter_jumps_to_the_message_with_its_context(qtbot: QtBot, open_pane: OpenPane, old_hit: int) -> None:
    pane = open_pane()
    search_for(qtbot, pane, "ao cuoi")
    qtbot.keyClick(pane.side.field, Qt.Key.Key_Return)
    thread, view = pane.conversation.model, pane.conversation.thread_view
    qtbot.waitUntil(lambda: thread.conversation == LONG and thread.row_of(f"m:{old_hit}") is not None)
    row = thread.row_of(f"m:{old_hit}")
    assert row is not None
    assert 0 < row < thread.rowCount() - 1, "with what was said before and after"
    assert thread.has_newer
    qtbot.waitUntil(lambda: view.visualRect(thread.index(row)).intersects(view.viewport().rect()))
    assert view.flash.entry_id == f"m:{old_hit}"
    assert pane.side.field.hasFocus(), "one walks on through the hits"


def test_from_the_message_escape_leads_back_to_the_hits(qtbot: QtBot, open_pane: OpenPane, old_hit: int) -> None:
    pane = open_pane()
    search_for(qtbot, pane, "ao cuoi")
    qtbot.keyClick(pane.side.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.conversation.model.conversation == LONG)
    pane.conversation.composer.editor.setFocus()
    qtbot.keyClick(pane.conversation.composer.editor, Qt.Key.Key_Escape)
    assert pane.side.searching
    assert pane.side.field.hasFocus()
    assert pane.side.field.text() == "ao cuoi"
    qtbot.keyClick(pane.side.field, Qt.Key.Key_Escape)
    assert not pane.side.searching
    assert pane.conversation.model.conversation == LONG, "what was found stays open"


def test_a_hit_in_what_is_loaded_is_scrolled_to(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, old_hit: int
) -> None:
    pane = open_pane(LONG)
    near = core.inbox.messages[LONG][560].key
    turn = pane.conversation.model.rowCount()
    pane.show_message(LONG, near)
    view = pane.conversation.thread_view
    qtbot.waitUntil(lambda: view.flash.entry_id == f"m:{near}")
    assert pane.conversation.model.rowCount() >= turn
    row = pane.conversation.model.row_of(f"m:{near}")
    assert row is not None
    assert view.viewport().rect().contains(view.visualRect(pane.conversation.model.index(row)).center())


def test_a_message_that_is_gone_leads_to_its_place(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, old_hit: int
) -> None:
    pane = open_pane()
    core.inbox.messages[LONG] = [message for message in core.inbox.messages[LONG] if message.key != old_hit]
    pane.show_message(LONG, core.inbox.messages[LONG][40].key)
    qtbot.waitUntil(lambda: pane.conversation.model.rowCount() > 50)


def test_the_arrows_walk_through_the_hits_without_leaving_the_field(
    qtbot: QtBot, open_pane: OpenPane, old_hit: int
) -> None:
    pane = open_pane()
    search_for(qtbot, pane, "cuoi")
    seen = [current(pane)]
    qtbot.keyClick(pane.side.field, Qt.Key.Key_Down)
    seen.append(current(pane))
    assert seen[0] != seen[1]
    assert not any(isinstance(hit, Heading) for hit in seen)
    qtbot.keyClick(pane.side.field, Qt.Key.Key_Up)
    assert current(pane) == seen[0]
    assert pane.side.field.hasFocus()
    assert pane.side.field.text() == "cuoi"


def test_a_customer_is_opened_and_one_writes(qtbot: QtBot, open_pane: OpenPane, old_hit: int) -> None:
    pane = open_pane()
    search_for(qtbot, pane, "dang cuoi")
    qtbot.keyClick(pane.side.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.conversation.model.conversation == LONG)
    qtbot.waitUntil(lambda: pane.conversation.composer.editor.hasFocus())
    assert not pane.side.searching


def test_a_click_on_a_hit_opens_it(qtbot: QtBot, open_pane: OpenPane, old_hit: int) -> None:
    pane = open_pane()
    search_for(qtbot, pane, "ao cuoi")
    view = pane.side.results.view
    at = view.visualRect(view.currentIndex()).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: pane.conversation.model.conversation == LONG)
    heading = view.visualRect(pane.side.model.index(0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert pane.side.searching


def test_a_note_leads_to_its_conversation(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, old_hit: int) -> None:
    person = Person(ConversationId(OA, LONG.user_id), "Đặng Cưới", "")
    core.search.notes = (NoteHit(person, 1, NOW, Marked("thích hoa sen")),)
    pane = open_pane()
    search_for(qtbot, pane, "hoa sen")
    assert isinstance(current(pane), NoteHit)
    qtbot.keyClick(pane.side.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.conversation.model.conversation == LONG)


def test_tab_takes_the_first_hint(qtbot: QtBot, open_pane: OpenPane) -> None:
    pane = open_pane()
    search_for(qtbot, pane, "ao ha")
    qtbot.keyClick(pane.side.field, Qt.Key.Key_Tab)
    assert pane.side.field.text() == "ao has:"
    assert pane.side.field.hasFocus()
    qtbot.keyClick(pane.side.field, Qt.Key.Key_Tab)
    assert pane.side.field.text() == "ao has:photo "


def test_a_click_takes_a_hint_and_typing_goes_on(qtbot: QtBot, open_pane: OpenPane) -> None:
    pane = open_pane()
    search_for(qtbot, pane, "")
    first = next(button for button in pane.side.results.hints.findChildren(QPushButton) if button.isVisible())
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert pane.side.field.text() == "from:"
    assert pane.side.field.hasFocus()


def test_nothing_found_says_so(qtbot: QtBot, open_pane: OpenPane) -> None:
    pane = open_pane()
    search_for(qtbot, pane, "zzzz")
    assert pane.side.results.pages.currentWidget() is pane.side.results.nothing
    qtbot.keyClick(pane.side.field, Qt.Key.Key_Return)
    qtbot.keyClick(pane.side.field, Qt.Key.Key_Down)
    assert pane.side.searching


def test_what_is_still_being_indexed_is_said(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, old_hit: int) -> None:
    core.search.indexed_from = NOW
    pane = open_pane()
    search_for(qtbot, pane, "cuoi")
    assert pane.side.results.note.isVisible()


def test_what_was_erased_is_gone_from_the_hits(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, old_hit: int
) -> None:
    pane = open_pane()
    search_for(qtbot, pane, "ao cuoi")
    del core.inbox.messages[LONG]
    core.bus.publish(ConnectionsChanged(OA))
    qtbot.waitUntil(lambda: pane.side.results.pages.currentWidget() is pane.side.results.nothing)


def test_all_of_a_name_is_drawn_in_any_width(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, old_hit: int) -> None:
    row = core.inbox.conversations[LONG]
    core.inbox.conversations[LONG] = replace(row, name="Đặng " * 40)
    pane = open_pane()
    search_for(qtbot, pane, "cuoi")
    for width in (260, 340, 600):
        pane.splitter.setSizes([width, 1200 - width])
        assert not pane.side.results.view.grab().isNull()
    assert pane.side.results.view.horizontalScrollBar().maximum() == 0
    assert pane.side.results.view.indexAt(QPoint(5, 5)).isValid()


def test_a_search_without_a_word_ends_when_one_goes_elsewhere(qtbot: QtBot, open_pane: OpenPane) -> None:
    pane = open_pane()
    search_for(qtbot, pane, "")
    pane.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
    pane.conversation.composer.editor.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(lambda: not pane.side.searching)
    assert pane.list.isVisible()


def test_a_focus_that_merely_falls_on_the_field_begins_no_search(qtbot: QtBot, open_pane: OpenPane) -> None:
    pane = open_pane()
    pane.side.field.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.wait(1)
    assert not pane.side.searching
