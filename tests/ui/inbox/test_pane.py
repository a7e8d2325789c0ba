"""The inbox as a person uses it: clicks and keys on the list, the thread and the composer together."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.domain.connections import ConnectionState, Health
from app.domain.ids import ConversationId, MediaKey
from app.domain.listing import Show, View
from app.domain.outbox import Attachment, OutboxState
from app.errors import Rejected
from app.events import ConnectionsChanged, ConversationsChanged, MessagesStored, OutboxChanged, StatusChanged
from tests.fakes.inbox import DAY, MINUTE, NOW, OA, OA2, cid_of, item_of, message_of, row_of
from tests.fakes.inbox_core import InboxCore, connection_of
from tests.ui.inbox.conftest import OpenPane
from tests.ui.inbox.places import spot_of
from ui.i18n import Languages
from ui.inbox.hit import Act
from ui.inbox.pane import InboxPane


def click_row(qtbot: QtBot, pane: InboxPane, row: int) -> None:
    table = pane.list.table
    point = table.visualRect(pane.model.index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)


def wait_rows(qtbot: QtBot, pane: InboxPane) -> None:
    """Until the values of the rows in view have been read."""
    cid = pane.model.id_at(0)
    assert cid is not None
    qtbot.waitUntil(lambda: pane.model.value(cid) is not None)


def focus_in(widget: QWidget) -> bool:
    return widget.window().focusWidget() is widget


def test_a_click_opens_the_conversation(qtbot: QtBot, open_pane: OpenPane, core: InboxCore) -> None:
    pane = open_pane()
    wait_rows(qtbot, pane)
    click_row(qtbot, pane, 2)
    cid = pane.model.id_at(2)
    qtbot.waitUntil(lambda: pane.conversation.model.conversation == cid)
    qtbot.waitUntil(lambda: pane.conversation.header.name.text() == "Lê Ngọc Ánh")
    assert core.sync.opened[-1] == cid


def test_the_rows_are_as_wide_as_the_list(qtbot: QtBot, open_pane: OpenPane) -> None:
    pane = open_pane()
    table = pane.list.table
    for width in (320, 420, 300):
        pane.splitter.setSizes([width, 1200 - width])
        qtbot.waitUntil(lambda width=width: pane.list.width() == width)  # type: ignore[misc]
        assert table.columnWidth(0) == table.viewport().width()


def test_after_a_click_one_writes(qtbot: QtBot, open_pane: OpenPane) -> None:
    pane = open_pane()
    wait_rows(qtbot, pane)
    editor = pane.conversation.composer.editor
    for row in (2, 1):
        pane.list.table.setFocus()
        click_row(qtbot, pane, row)
        qtbot.waitUntil(lambda: focus_in(editor))
    pane.list.table.setFocus()
    click_row(qtbot, pane, 1)
    qtbot.waitUntil(lambda: focus_in(editor))


def test_letters_typed_on_the_list_go_into_the_answer(qtbot: QtBot, open_pane: OpenPane, cid: ConversationId) -> None:
    pane = open_pane(cid)
    wait_rows(qtbot, pane)
    table, editor = pane.list.table, pane.conversation.composer.editor
    qtbot.keyClick(table, Qt.Key.Key_Down)
    second = pane.model.id_at(1)
    qtbot.waitUntil(lambda: pane.conversation.model.conversation == second)
    assert focus_in(table) or not focus_in(editor), "the arrows go on through the list"
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: focus_in(editor))
    qtbot.keyClick(editor, Qt.Key.Key_O)
    assert editor.plain() == "co"
    assert pane.conversation.model.conversation == second, "no other customer was chosen by a letter"


def test_enter_goes_to_the_composer_and_escape_back(qtbot: QtBot, open_pane: OpenPane, cid: ConversationId) -> None:
    pane = open_pane(cid)
    pane.list.table.setFocus()
    qtbot.keyClick(pane.list.table, Qt.Key.Key_Return)
    editor = pane.conversation.composer.editor
    qtbot.waitUntil(lambda: focus_in(editor))
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: focus_in(pane.list.table))


def test_going_to_another_page_keeps_what_was_typed(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    pane.conversation.composer.editor.clear()
    qtbot.keyClicks(pane.conversation.composer.editor, "do dang")
    pane.conversation.composer._save_timer.setInterval(600_000)
    pane.hide()
    qtbot.waitUntil(lambda: core.inbox.drafts.get(cid) == "do dang")
    assert core.sync.opened[-1] is None


def test_what_enter_does_follows_the_settings(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    editor = open_pane(cid).conversation.composer.editor
    editor.clear()
    qtbot.keyClicks(editor, "a")
    core.settings.change(send_on_enter=False)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == "a\n"
    core.settings.change(send_on_enter=True)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(core.inbox.called("send")) == 1)


def test_the_inbox_changes_its_language_at_once(
    qtbot: QtBot, open_pane: OpenPane, cid: ConversationId, vietnamese: Languages
) -> None:
    pane = open_pane(cid)
    shown = (pane.list.filters.buttons[Show.ALL], pane.nothing.heading, pane.conversation.composer.question.first)
    before = [one.text() for one in shown]
    hint = pane.conversation.composer.editor.placeholderText()
    assert before[0] == "Tất cả"
    vietnamese.choose("en")
    qtbot.waitUntil(lambda: pane.list.filters.buttons[Show.ALL].text() == "All")
    assert all(one.text() != was for one, was in zip(shown, before, strict=True))
    assert pane.conversation.composer.editor.placeholderText() != hint


def test_ctrl_down_and_up_walk_the_list(qtbot: QtBot, open_pane: OpenPane, cid: ConversationId) -> None:
    pane = open_pane(cid)
    second = pane.model.id_at(1)
    qtbot.keyClick(pane.conversation.composer.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pane.conversation.model.conversation == second)
    qtbot.keyClick(pane.conversation.composer.editor, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pane.conversation.model.conversation == cid)


def test_typing_and_enter_sends(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    core.inbox.outbox[cid] = []
    pane = open_pane(cid)
    editor = pane.conversation.composer.editor
    qtbot.keyClicks(editor, "Da con size M")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "nhe chi")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(core.inbox.called("send")))
    draft = core.inbox.called("send")[0][2]
    assert draft.text == "Da con size M\nnhe chi"  # type: ignore[attr-defined]
    assert editor.plain() == ""
    qtbot.waitUntil(lambda: pane.conversation.model.row_of("o:1001") is not None)
    assert pane.conversation.thread_view.at_bottom


def test_undo_takes_the_message_back_into_the_field(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    view = pane.conversation.thread_view
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(view, "o:7", Act.UNDO))
    qtbot.waitUntil(lambda: core.inbox.called("take_back") == [("take_back", 7)])
    editor = pane.conversation.composer.editor
    qtbot.waitUntil(lambda: editor.plain() == "Chị nhắn em lúc nào cũng được nhé")


def test_undo_brings_the_photo_back_too(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    photo = Attachment(MediaKey("a" * 64), "ao.jpg", "image/jpeg", 9)
    core.inbox.outbox[cid] = [item_of(cid, 9, "Ảnh đây ạ", attachment=photo, due_at=NOW + MINUTE)]
    pane = open_pane(cid)
    view, composer = pane.conversation.thread_view, pane.conversation.composer
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(view, "o:9", Act.UNDO))
    qtbot.waitUntil(lambda: composer.chips.attachments == (photo,))
    assert composer.editor.plain() == "Ảnh đây ạ"


def test_files_that_are_refused_are_named(qtbot: QtBot, open_pane: OpenPane, cid: ConversationId) -> None:
    pane = open_pane(cid)
    pane.conversation.composer.attaching.take_files(["/nowhere/gia.pdf"])
    qtbot.waitUntil(pane.toast.isVisible)
    assert pane.toast.text.text().startswith("gia.pdf: The file can't be read")
    pane.conversation.composer.attaching.take_files([f"/nowhere/{n}.pdf" for n in range(6)])
    qtbot.waitUntil(lambda: pane.toast.text.text().count("\n") == 4)
    assert "5.pdf" not in pane.toast.text.text()


def test_each_state_offers_what_helps(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    pane = open_pane(cid)
    view = pane.conversation.thread_view
    for entry, act, call in (
        ("o:3", Act.RETRY, ("retry", 3)),
        ("o:3", Act.ALREADY_SENT, ("already_sent", 3)),
        ("o:4", Act.RETRY, ("retry", 4)),
        ("o:4", Act.DISCARD, ("discard", 4)),
        ("o:5", Act.CONFIRM_COST, ("confirm_cost", 5)),
        ("o:5", Act.DISCARD, ("discard", 5)),
    ):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(view, entry, act))
        qtbot.waitUntil(lambda call=call: call in core.inbox.calls)  # type: ignore[misc]


def test_a_new_message_comes_up_and_the_selection_stays(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    wait_rows(qtbot, pane)
    other = pane.model.id_at(4)
    assert other is not None
    row = core.inbox.conversations[other]
    core.inbox.conversations[other] = replace(row, last_at=NOW + MINUTE, waiting=row.waiting + 1, seen=False)
    core.bus.publish(MessagesStored(frozenset({other}), frozenset({other})))
    qtbot.waitUntil(lambda: pane.model.id_at(0) == other)
    current = pane.list.table.currentIndex()
    assert pane.model.id_at(current.row()) == cid
    assert pane.conversation.model.conversation == cid


def test_a_message_of_the_open_conversation_appears_and_is_seen(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.inbox.outbox[cid] = []
    pane = open_pane(cid)
    wait_rows(qtbot, pane)
    core.inbox.messages[cid].append(message_of(cid, 99, "Mình chuyển khoản rồi nha", at=NOW + MINUTE))
    core.inbox.conversations[cid] = replace(core.inbox.conversations[cid], seen=False, last_at=NOW + MINUTE)
    core.bus.publish(MessagesStored(frozenset({cid}), frozenset({cid})))
    qtbot.waitUntil(lambda: bool(core.inbox.called("mark_seen")))
    model = pane.conversation.model
    last = model.entry(model.rowCount() - 1)
    assert last.message is not None
    assert last.message.body.text == "Mình chuyển khoản rồi nha"


def test_nothing_is_seen_while_further_up(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    wait_rows(qtbot, pane)
    view = pane.conversation.thread_view
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    view.verticalScrollBar().setValue(0)
    core.inbox.messages[cid].append(message_of(cid, 99, "Alo", at=NOW + MINUTE))
    core.inbox.conversations[cid] = replace(core.inbox.conversations[cid], seen=False, last_at=NOW + MINUTE)
    core.bus.publish(MessagesStored(frozenset({cid}), frozenset({cid})))
    qtbot.waitUntil(lambda: pane.conversation.jump.count == 1)
    assert pane.conversation.jump.isVisible()
    assert core.inbox.called("mark_seen") == []
    assert pane.conversation.model.row_of("new") is not None
    qtbot.mouseClick(pane.conversation.jump, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.at_bottom)
    qtbot.waitUntil(lambda: bool(core.inbox.called("mark_seen")))


def test_an_unread_conversation_opens_with_the_new_line(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    since = core.inbox.messages[cid][-2].sent_at
    core.inbox.conversations[cid] = replace(core.inbox.conversations[cid], seen=False, waiting=2, waiting_since=since)
    pane = open_pane(cid)
    assert pane.conversation.model.row_of("new") is not None


def test_outbox_events_reach_the_open_thread(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    items = core.inbox.outbox[cid]
    core.inbox.outbox[cid] = [replace(item, state=OutboxState.SENT) if item.id == 6 else item for item in items]
    core.bus.publish(OutboxChanged(cid, frozenset({items[5].id})))

    def sent() -> bool:
        row = pane.conversation.model.row_of("o:6")
        item = pane.conversation.model.entry(row).item if row is not None else None
        return item is not None and item.state is OutboxState.SENT

    qtbot.waitUntil(sent)


def test_offline_is_said_under_the_field(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    core.sync.health[cid.oa_id] = Health.OFFLINE
    core.bus.publish(StatusChanged(core.sync.statuses()[0]))
    hint = pane.conversation.composer.hint
    qtbot.waitUntil(lambda: "No network" in hint.text.text())


def test_a_dead_connection_closes_the_composer(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    core.connections.rows[0] = connection_of(OA, "Áo dài Thuỳ Anh", ConnectionState.RECONNECT)
    core.bus.publish(ConnectionsChanged(OA))
    composer = pane.conversation.composer
    qtbot.waitUntil(lambda: composer.notice.isVisible())
    assert not composer.field.isVisible()
    with qtbot.waitSignal(pane.reconnect_requested) as asked:
        qtbot.mouseClick(composer.notice.button, Qt.MouseButton.LeftButton)
    assert asked.args == [OA], "the wizard opens for this OA at once"


def test_after_seven_days_only_oa_manager_is_left(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.inbox.conversations[cid] = replace(core.inbox.conversations[cid], last_interaction=NOW - 8 * DAY)
    pane = open_pane(cid)
    opened: list[str] = []
    pane.conversation.open_url = opened.append
    composer = pane.conversation.composer
    qtbot.waitUntil(lambda: composer.notice.isVisible())
    qtbot.mouseClick(composer.notice.button, Qt.MouseButton.LeftButton)
    assert opened == ["https://oa.zalo.me/chat"]


def test_one_oa_needs_no_filter_and_none_asks_for_one(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.connections.rows = []
    core.inbox.conversations.clear()
    pane = open_pane()
    qtbot.waitUntil(lambda: pane.list.pages.currentWidget() is pane.list.no_oa)
    with qtbot.waitSignal(pane.connect_requested):
        qtbot.mouseClick(pane.list.no_oa.button, Qt.MouseButton.LeftButton)
    core.connections.rows = [connection_of(OA, "Áo dài Thuỳ Anh")]
    core.bus.publish(ConnectionsChanged(OA))
    qtbot.waitUntil(lambda: pane.list.pages.currentWidget() is pane.list.nothing)
    new = row_of(cid_of("9"), NOW)
    core.inbox.conversations[new.id] = new
    core.bus.publish(MessagesStored(frozenset({new.id}), frozenset({new.id})))
    qtbot.waitUntil(lambda: pane.list.pages.currentWidget() is pane.list.table)


def test_the_filter_shows_one_oa(qtbot: QtBot, open_pane: OpenPane, core: InboxCore) -> None:
    pane = open_pane()
    qtbot.mouseClick(pane.list.filters.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(one for one in menu.actions() if one.text() == "Official Account")
    menu.setActiveAction(entry)
    qtbot.keyClick(menu, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not menu)
    oas = QApplication.activePopupWidget()
    assert isinstance(oas, QMenu)
    oas.setActiveAction(oas.actions()[2])
    qtbot.keyClick(oas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.model.oa_id == OA2 and pane.model.ready)
    ids = [pane.model.id_at(row) for row in range(pane.model.rowCount())]
    assert ids
    assert all(cid is not None and cid.oa_id == OA2 for cid in ids)


def test_a_notification_opens_a_conversation_of_a_filtered_oa(
    qtbot: QtBot, open_pane: OpenPane, cid: ConversationId
) -> None:
    pane = open_pane()
    pane.model.query(View(oa_id=OA2))
    qtbot.waitUntil(lambda: pane.model.ready)
    pane.show_conversation(cid)
    qtbot.waitUntil(lambda: pane.conversation.model.conversation == cid)
    qtbot.waitUntil(lambda: pane.model.oa_id is None and pane.model.ready)
    qtbot.waitUntil(lambda: pane.model.id_at(pane.list.table.currentIndex().row()) == cid)


def test_a_changed_name_reaches_the_header(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    core.inbox.conversations[cid] = replace(core.inbox.conversations[cid], name="Thu Hằng")
    core.bus.publish(ConversationsChanged(frozenset({cid})))
    qtbot.waitUntil(lambda: pane.conversation.header.name.text() == "Thu Hằng")


def test_errors_are_shown_near(qtbot: QtBot, open_pane: OpenPane, cid: ConversationId) -> None:
    pane = open_pane(cid)
    pane.show_error(Rejected("too_large"))
    assert pane.toast.isVisible()
    assert pane.toast.text.text()


def test_the_open_conversation_is_told_to_the_poller(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    assert core.sync.opened[-1] == cid
    pane.hide()
    assert core.sync.opened[-1] is None
    pane.show()
    assert core.sync.opened[-1] == cid
