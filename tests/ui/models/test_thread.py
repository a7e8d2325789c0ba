"""The thread model: windows of a long conversation, narrow changes, and rows that keep their identity."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.outbox import OutboxState
from tests.fakes.inbox import FakeInbox, cid_of, item_of, message_of
from tests.ui.models.at_once import Later, at_once
from ui.models.entries import Entry, EntryKind
from ui.models.thread import MOST, PAGE, Role, ThreadModel

CID = cid_of("1")
OTHER = cid_of("2")


def inbox_with(count: int) -> FakeInbox:
    return FakeInbox(messages={CID: [message_of(CID, n) for n in range(count)]})


@pytest.fixture
def tester(qtmodeltester: ModelTester) -> ModelTester:
    qtmodeltester.data_display_may_return_none = True
    return qtmodeltester


def opened(inbox: FakeInbox, tester: ModelTester, unread_since: int = 0) -> ThreadModel:
    model = ThreadModel(inbox, at_once)
    tester.check(model, force_py=False)
    model.open(CID, unread_since)
    return model


def texts(model: ThreadModel) -> list[str]:
    entries = [model.entry(row) for row in range(model.rowCount())]
    return [entry.message.body.text for entry in entries if entry.message]


def messages_in(model: ThreadModel) -> int:
    return len(texts(model))


def test_opens_with_the_newest_page(tester: ModelTester) -> None:
    model = opened(inbox_with(250), tester)
    assert texts(model) == [f"Tin {n}" for n in range(250 - PAGE, 250)]
    assert model.has_older
    assert not model.has_newer


def test_pages_up_to_the_beginning_and_holds_no_more_than_the_window(tester: ModelTester) -> None:
    model = opened(inbox_with(1000), tester)
    while model.has_older:
        model.fetch_older()
        assert messages_in(model) <= MOST
    assert texts(model)[0] == "Tin 0"
    assert model.has_newer


def test_a_page_that_could_not_be_measured_can_be_asked_for_again(tester: ModelTester) -> None:
    model = opened(inbox_with(250), tester)

    async def fail(entries: Sequence[Entry]) -> None:
        raise ZeroDivisionError

    model.measure = fail
    with pytest.raises(ZeroDivisionError):
        model.fetch_older()
    model.measure = None
    model.fetch_older()
    assert messages_in(model) == 2 * PAGE


def test_pages_down_again_to_the_newest(tester: ModelTester) -> None:
    model = opened(inbox_with(1000), tester)
    while model.has_older:
        model.fetch_older()
    while model.has_newer:
        model.fetch_newer()
        assert messages_in(model) <= MOST
    assert texts(model)[-1] == "Tin 999"
    assert len(set(texts(model))) == MOST


def test_jumps_from_far_up_to_the_newest(tester: ModelTester) -> None:
    model = opened(inbox_with(1000), tester)
    while model.has_older:
        model.fetch_older()
    model.jump_to_newest()
    assert texts(model)[-1] == "Tin 999"
    assert not model.has_newer


def test_a_new_message_is_one_insertion_at_the_end(tester: ModelTester, qtbot: QtBot) -> None:
    inbox = inbox_with(50)
    model = opened(inbox, tester)
    inserted: list[tuple[int, int]] = []
    changed: list[int] = []
    model.rowsInserted.connect(lambda _, first, last: inserted.append((first, last)))
    model.dataChanged.connect(lambda first, last: changed.extend(range(first.row(), last.row() + 1)))
    rows = model.rowCount()
    inbox.messages[CID].append(message_of(CID, 200))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.arrived) as arrived:
        model.refresh()
    assert inserted == [(rows, rows)]
    assert changed == []
    assert arrived.args == [1]


def test_a_refresh_that_finds_nothing_new_touches_nothing(tester: ModelTester, qtbot: QtBot) -> None:
    model = opened(inbox_with(50), tester)
    with qtbot.assertNotEmitted(model.about_to_change), qtbot.assertNotEmitted(model.dataChanged):
        model.refresh()


def test_a_late_older_message_takes_its_place(tester: ModelTester) -> None:
    inbox = inbox_with(50)
    del inbox.messages[CID][20]
    model = opened(inbox, tester)
    inbox.messages[CID].append(message_of(CID, 20))
    model.refresh()
    assert texts(model) == [f"Tin {n}" for n in range(50)]


def test_an_outbox_item_becomes_its_message_in_place(tester: ModelTester, qtbot: QtBot) -> None:
    inbox = inbox_with(5)
    inbox.outbox[CID] = [item_of(CID, 7, "Dạ còn ạ", OutboxState.SENT)]
    model = opened(inbox, tester)
    row = model.row_of("o:7")
    inbox.messages[CID].append(message_of(CID, 6, "Dạ còn ạ", out=True, outbox_id=7))
    inbox.outbox[CID] = []
    with (
        qtbot.assertNotEmitted(model.rowsInserted),
        qtbot.assertNotEmitted(model.rowsRemoved),
        qtbot.assertNotEmitted(model.rowsMoved),
        qtbot.waitSignal(model.dataChanged),
    ):
        model.refresh()
    assert row is not None
    assert model.row_of("o:7") == row
    assert model.entry(row).kind is EntryKind.MESSAGE
    assert model.entry(row).item is not None


def test_a_linked_message_moves_before_what_the_customer_wrote_meanwhile(tester: ModelTester) -> None:
    inbox = inbox_with(2)
    inbox.outbox[CID] = [item_of(CID, 7, state=OutboxState.SENT)]
    model = opened(inbox, tester)
    inbox.messages[CID] += [message_of(CID, 6, "a", out=True, outbox_id=7), message_of(CID, 7, "b")]
    model.refresh()
    assert texts(model)[-2:] == ["a", "b"]
    assert len(set(texts(model))) == 4


def test_a_burst_larger_than_the_window_ends_at_the_newest(tester: ModelTester) -> None:
    inbox = inbox_with(100)
    model = opened(inbox, tester)
    inbox.messages[CID] += [message_of(CID, n) for n in range(100, 900)]
    model.refresh()
    assert texts(model)[-1] == "Tin 899"
    assert not model.has_newer


def test_new_messages_stay_out_of_a_window_further_up(tester: ModelTester) -> None:
    inbox = inbox_with(1000)
    model = opened(inbox, tester)
    while model.has_older:
        model.fetch_older()
    before = texts(model)
    inbox.messages[CID].append(message_of(CID, 1001))
    model.refresh()
    assert texts(model) == before


def test_the_new_line_is_put_and_taken_away(tester: ModelTester) -> None:
    inbox = inbox_with(10)
    model = opened(inbox, tester, unread_since=inbox.messages[CID][7].sent_at)
    row = model.row_of("new")
    assert row is not None
    assert model.entry(row + 1).message == inbox.messages[CID][7]
    model.clear_new()
    assert model.row_of("new") is None


def test_a_slow_answer_for_another_conversation_is_dropped(tester: ModelTester) -> None:
    inbox = inbox_with(5)
    inbox.messages[OTHER] = [message_of(OTHER, 1, "khác")]
    later = Later()
    model = ThreadModel(inbox, later)
    tester.check(model, force_py=False)
    model.open(CID)
    slow = later.waiting.pop()
    model.open(OTHER)
    later.run()
    at_once(slow)
    assert texts(model) == ["khác"]


def test_refreshes_during_a_read_end_in_one_more(tester: ModelTester) -> None:
    inbox = inbox_with(5)
    later = Later()
    model = ThreadModel(inbox, later)
    tester.check(model, force_py=False)
    model.open(CID)
    for _ in range(5):
        model.refresh()
    assert later.run() == 1
    assert later.run() == 1
    assert later.run() == 0


def test_roles_and_repaint(tester: ModelTester, qtbot: QtBot) -> None:
    model = opened(inbox_with(3), tester)
    index = model.index(1)
    assert index.data(Role.ENTRY).message.body.text == "Tin 0"
    assert index.data(Role.ID) == model.entry(1).id
    assert index.data(Qt.ItemDataRole.AccessibleTextRole)
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.repaint([model.entry(1).id, "m:none"])
    assert changed.args is not None
    assert changed.args[0].row() == 1


def test_a_changed_state_is_one_data_change(tester: ModelTester, qtbot: QtBot) -> None:
    inbox = inbox_with(3)
    inbox.outbox[CID] = [item_of(CID, 7)]
    model = opened(inbox, tester)
    inbox.outbox[CID] = [replace(inbox.outbox[CID][0], state=OutboxState.FAILED)]
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.rowsInserted):
        model.refresh()


def test_a_message_is_opened_with_what_was_said_around_it() -> None:
    inbox, cid = FakeInbox(), cid_of("1")
    inbox.messages[cid] = [message_of(cid, n) for n in range(300)]
    model, found, opened = ThreadModel(inbox, at_once), list[str](), list[bool]()
    model.found.connect(found.append)
    model.opened.connect(lambda: opened.append(True))
    key = inbox.messages[cid][100].key
    model.open_at(cid, key)
    assert found == [f"m:{key}"]
    assert opened == [], "the view doesn't go to the bottom"
    shown = [entry.message.key for entry in map(model.entry, range(model.rowCount())) if entry.message]
    assert shown == [message.key for message in inbox.messages[cid][100 - PAGE // 2 : 100 + PAGE // 2]]
    assert model.has_older
    assert model.has_newer
    model.open_at(cid, inbox.messages[cid][120].key)
    assert len(found) == 2, "what is there is shown at once"
    model.jump_to_newest()
    assert not model.has_newer


def test_what_was_erased_leads_to_its_place_and_an_empty_thread_to_its_end() -> None:
    inbox, cid = FakeInbox(), cid_of("1")
    inbox.messages[cid] = [message_of(cid, n) for n in range(10)]
    model, found, opened = ThreadModel(inbox, at_once), list[str](), list[bool]()
    model.found.connect(found.append)
    model.opened.connect(lambda: opened.append(True))
    gone = inbox.messages[cid].pop(4).key
    model.open_at(cid, gone)
    assert found == [f"m:{inbox.messages[cid][4].key}"]
    inbox.messages[cid].clear()
    model.open_at(cid_of("2"), gone)
    assert opened == [True]
    assert model.rowCount() == 0
