"""The list as a person uses it: filters, orders, several at once, menus and keys, each act and its undoing."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from app.domain.ids import ConversationId
from app.domain.listing import Act, Show, Sort, View
from app.events import ConversationsChanged, MessagesStored
from tests.fakes.inbox import DAY, HOUR, MINUTE, NOW, OA2, cid_of, row_of
from tests.fakes.inbox_core import InboxCore
from tests.ui.inbox.conftest import OpenPane
from ui.i18n import Languages
from ui.inbox.pane import InboxPane

LEFT, CTRL, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def click(qtbot: QtBot, pane: InboxPane, row: int, modifier: Qt.KeyboardModifier = PLAIN) -> ConversationId:
    table = pane.list.table
    cid = pane.model.id_at(row)
    assert cid is not None
    qtbot.mouseClick(table.viewport(), LEFT, modifier, table.visualRect(pane.model.index(row, 0)).center())
    return cid


def order(pane: InboxPane) -> list[ConversationId]:
    return [cid for cid in map(pane.model.id_at, range(pane.model.rowCount())) if cid is not None]


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def pick(qtbot: QtBot, text: str) -> None:
    """Choose an entry of the open menu with a click."""

    def entries() -> list[QAction]:
        found = QApplication.activePopupWidget()
        actions = found.actions() if isinstance(found, QMenu) else []
        return [one for one in actions if one.text().split("\t")[0] == text]

    qtbot.waitUntil(lambda: bool(entries()))
    qtbot.mouseClick(menu(), LEFT, pos=menu().actionGeometry(entries()[0]).center())


def act_of(core: InboxCore, act: Act) -> list[tuple[object, ...]]:
    return core.inbox.called(act.value)


# --- filters and orders


def test_a_filter_is_one_click_away_and_shows_its_count(qtbot: QtBot, open_pane: OpenPane, core: InboxCore) -> None:
    pane = open_pane()
    filters = pane.list.filters
    waiting = [cid for cid, row in core.inbox.conversations.items() if row.waiting]
    qtbot.waitUntil(lambda: filters.buttons[Show.UNANSWERED].text() == f"Unanswered {len(waiting)}")
    qtbot.mouseClick(filters.buttons[Show.UNANSWERED], LEFT)
    qtbot.waitUntil(lambda: set(order(pane)) == set(waiting))
    assert filters.buttons[Show.UNANSWERED].isChecked()
    assert not filters.buttons[Show.ALL].isChecked()
    qtbot.mouseClick(filters.buttons[Show.UNANSWERED], LEFT)
    assert filters.buttons[Show.UNANSWERED].isChecked(), "one of them is always on"


def test_the_counts_are_live(qtbot: QtBot, open_pane: OpenPane, core: InboxCore) -> None:
    pane = open_pane()
    button = pane.list.filters.buttons[Show.UNANSWERED]
    qtbot.waitUntil(lambda: button.text() != "Unanswered")
    before = int(button.text().split()[1])
    new = row_of(cid_of("9"), NOW, waiting=1, waiting_since=NOW, seen=False)
    core.inbox.conversations[new.id] = new
    core.bus.publish(MessagesStored(frozenset({new.id}), frozenset({new.id})))
    qtbot.waitUntil(lambda: button.text() == f"Unanswered {before + 1}")


def test_what_does_not_fit_is_in_the_menu(qtbot: QtBot, open_pane: OpenPane, core: InboxCore) -> None:
    pane = open_pane()
    filters = pane.list.filters
    pane.splitter.setSizes([270, 930])
    qtbot.waitUntil(lambda: not filters.buttons[Show.BLOCKED].isVisible())
    assert filters.buttons[Show.UNANSWERED].isVisible(), "what a shop asks for first"
    for made in filters.buttons.values():
        assert not made.isVisible() or made.geometry().right() <= filters.width()
    qtbot.mouseClick(filters.more, LEFT)
    pick(qtbot, "Blocked")
    qtbot.waitUntil(lambda: pane.model.view.show is Show.BLOCKED and pane.model.ready)
    assert filters.buttons[Show.BLOCKED].isVisible(), "the one that is on is always shown"


def test_keys_choose_filters(qtbot: QtBot, open_pane: OpenPane, cid: ConversationId) -> None:
    pane = open_pane(cid)
    keys = (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_1)
    shown = (Show.UNREAD, Show.UNANSWERED, Show.CLOSED, Show.BLOCKED, Show.ALL)
    for key, show in zip(keys, shown, strict=True):
        qtbot.keyClick(pane.conversation.composer.editor, key, Qt.KeyboardModifier.AltModifier)
        assert pane.model.view.show is show


def test_an_empty_filter_says_what_to_do(qtbot: QtBot, open_pane: OpenPane) -> None:
    pane = open_pane()
    told = set()
    for show in (Show.CLOSED, Show.BLOCKED):
        qtbot.waitUntil(lambda: pane.model.ready)
        pane.list.show_only(show)
        qtbot.waitUntil(lambda: pane.list.pages.currentWidget() is pane.list.nothing)
        told.add((pane.list.nothing.heading.text(), pane.list.nothing.sentence.text()))
    assert len(told) == 2
    qtbot.mouseClick(pane.list.nothing.button, LEFT)
    qtbot.waitUntil(lambda: pane.list.pages.currentWidget() is pane.list.table)
    assert pane.model.view.show is Show.ALL


def test_another_order(qtbot: QtBot, open_pane: OpenPane, core: InboxCore) -> None:
    pane = open_pane()
    qtbot.mouseClick(pane.list.filters.more, LEFT)
    pick(qtbot, "Longest waiting first")
    qtbot.waitUntil(lambda: pane.model.view.sort is Sort.WAITING and pane.model.rowCount() > 0)
    rows = [core.inbox.conversations[cid] for cid in order(pane)]
    waits = [row.waiting_since for row in rows if row.waiting]
    assert waits == sorted(waits)
    assert not any(row.waiting for row in rows[len(waits) :])
    assert pane.list.strip.words.text() == "Longest waiting first"
    qtbot.mouseClick(pane.list.strip.end, LEFT)
    qtbot.waitUntil(lambda: pane.model.view.sort is Sort.NEWEST)
    assert not pane.list.strip.isVisible()


def test_the_window_order_follows_the_clock(qtbot: QtBot, open_pane: OpenPane, core: InboxCore) -> None:
    first = next(iter(core.inbox.conversations))
    row = core.inbox.conversations[first]
    core.inbox.conversations[first] = replace(row, last_interaction=NOW - 7 * DAY + 30 * MINUTE)
    pane = open_pane()
    pane.list.look(View(sort=Sort.WINDOW))
    qtbot.waitUntil(lambda: pane.model.id_at(0) == first)
    core.clock.set_wall(NOW + HOUR)
    pane.list._minute.timeout.emit()
    qtbot.waitUntil(lambda: pane.model.id_at(0) not in (None, first))


def test_one_tag_and_all_again(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    core.listing.tagged = {"VIP": {cid}}
    pane = open_pane()
    qtbot.mouseClick(pane.list.filters.more, LEFT)
    pick(qtbot, "Tag")
    pick(qtbot, "VIP")
    qtbot.waitUntil(lambda: order(pane) == [cid])
    assert pane.list.strip.isVisible()
    assert pane.list.strip.words.text() == "VIP"
    qtbot.mouseClick(pane.list.strip.end, LEFT)
    qtbot.waitUntil(lambda: pane.model.rowCount() > 1)
    assert not pane.list.strip.isVisible()


# --- acts


def test_the_menu_of_a_row_leaves_the_open_conversation_open(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    other = pane.model.id_at(3)
    assert other is not None
    viewport = pane.list.table.viewport()
    at = pane.list.table.visualRect(pane.model.index(3, 0)).center()
    qtbot.mouseClick(viewport, Qt.MouseButton.RightButton, pos=at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    pick(qtbot, "Pin")
    qtbot.waitUntil(lambda: pane.model.id_at(0) == other)
    assert act_of(core, Act.PIN) == [("pin", (other,))]
    assert pane.conversation.model.conversation == cid
    assert pane.list.table.chosen() == [cid]


def test_the_menu_key_opens_the_menu_of_what_is_chosen(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    pane.list.table.setFocus()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(pane.list.table.viewport(), event)
    pick(qtbot, "Block")
    qtbot.waitUntil(lambda: act_of(core, Act.BLOCK) == [("block", (cid,))])


def test_keys_act_on_the_open_conversation_also_while_writing(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    editor = pane.conversation.composer.editor
    for key, modifier, act, back in (
        (Qt.Key.Key_P, CTRL, Act.PIN, Act.UNPIN),
        (Qt.Key.Key_E, CTRL, Act.CLOSE, Act.REOPEN),
        (Qt.Key.Key_B, CTRL | SHIFT, Act.BLOCK, Act.UNBLOCK),
    ):
        for expected in (act, back):
            qtbot.keyClick(editor, key, modifier)
            qtbot.waitUntil(lambda expected=expected: act_of(core, expected) == [(expected.value, (cid,))])  # type: ignore[misc]
            row = core.inbox.conversations[cid]
            qtbot.waitUntil(lambda row=row: pane.conversation.row == row)  # type: ignore[misc]
            qtbot.waitUntil(lambda row=row: pane.model.value(cid) in (None, row))  # type: ignore[misc]


def test_a_conversation_marked_unread_while_it_is_open_stays_so_until_it_is_opened_again(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    core.inbox.conversations[cid] = replace(core.inbox.conversations[cid], seen=True)
    core.bus.publish(ConversationsChanged(frozenset({cid})))
    qtbot.waitUntil(lambda: (pane.model.value(cid) or row_of(cid, seen=False)).seen)
    qtbot.keyClick(pane.conversation.composer.editor, Qt.Key.Key_U, CTRL)
    qtbot.waitUntil(lambda: pane.desk.kept_unread == cid)
    qtbot.waitUntil(lambda: not (pane.model.value(cid) or row_of(cid)).seen)
    pane._seen.timeout.emit()
    assert core.inbox.called("mark_seen") == []
    click(qtbot, pane, 3)
    qtbot.waitUntil(lambda: pane.conversation.model.conversation != cid)
    pane.list.select(cid)
    qtbot.waitUntil(lambda: core.inbox.called("mark_seen") == [("mark_seen", cid)])


def test_what_was_done_is_told_and_taken_back(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    before = order(pane)
    qtbot.mouseClick(pane.conversation.header.close_button, LEFT)
    qtbot.waitUntil(lambda: cid not in order(pane))
    assert pane.desk.acts.toast.text.text() == "Conversation closed"
    assert pane.conversation.model.conversation == cid, "what one was reading stays on screen"
    qtbot.waitUntil(lambda: pane.conversation.state.isVisible())
    qtbot.waitUntil(lambda: not pane.conversation.header.close_button.isVisible())
    qtbot.mouseClick(pane.desk.acts.toast.action, LEFT)
    qtbot.waitUntil(lambda: order(pane) == before)
    qtbot.waitUntil(lambda: not pane.conversation.state.isVisible())
    assert not pane.desk.acts.toast.isVisible()


def test_ctrl_z_in_the_list_takes_back_once(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    pane.desk.acts.act(Act.PIN, [cid])
    qtbot.waitUntil(pane.desk.acts.toast.isVisible)
    pane.list.table.setFocus()
    qtbot.keyClick(pane.list.table, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(pane.list.table, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not core.inbox.conversations[cid].pinned)
    assert core.inbox.called("undo_act") == [("undo_act", Act.PIN)]


def test_a_toast_that_has_gone_takes_nothing_back(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    pane.desk.acts.act(Act.PIN, [cid])
    qtbot.waitUntil(pane.desk.acts.toast.isVisible)
    pane.desk.acts.toast._timer.timeout.emit()
    pane.desk.acts.undo()
    assert core.inbox.called("undo_act") == []


def test_the_strip_of_a_blocked_one_leads_back(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.inbox.conversations[cid] = replace(core.inbox.conversations[cid], blocked=True)
    pane = open_pane()
    pane.list.show_only(Show.BLOCKED)
    qtbot.waitUntil(lambda: order(pane) == [cid])
    click(qtbot, pane, 0)
    strip = pane.conversation.state
    qtbot.waitUntil(strip.isVisible)
    assert strip.words.text().startswith("Blocked")
    qtbot.mouseClick(strip.button, LEFT)
    qtbot.waitUntil(lambda: not core.inbox.conversations[cid].blocked)
    qtbot.waitUntil(lambda: not strip.isVisible())


# --- several at once


def test_several_are_chosen_and_closed_together(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    one, two = click(qtbot, pane, 2, CTRL), click(qtbot, pane, 4, CTRL)
    chosen = pane.list.table.chosen()
    assert set(chosen) == {cid, one, two}
    assert pane.conversation.model.conversation == cid, "choosing several opens none"
    assert pane.list.selection.isVisible()
    assert not pane.list.filters.isVisible()
    assert pane.list.selection.count.text() == "3 chosen"
    qtbot.mouseClick(pane.list.selection.buttons[Act.CLOSE], LEFT)
    qtbot.waitUntil(lambda: act_of(core, Act.CLOSE) == [("close", tuple(chosen))])
    qtbot.waitUntil(lambda: pane.desk.acts.toast.text.text() == "Conversation closed: 3")
    qtbot.waitUntil(lambda: not set(chosen) & set(order(pane)))
    qtbot.waitUntil(pane.list.filters.isVisible)
    qtbot.mouseClick(pane.desk.acts.toast.action, LEFT)
    qtbot.waitUntil(lambda: set(chosen) <= set(order(pane)))


def test_every_act_of_several(qtbot: QtBot, open_pane: OpenPane, core: InboxCore) -> None:
    pane = open_pane()
    for act in (Act.UNREAD, Act.READ, Act.PIN, Act.UNPIN, Act.BLOCK):
        click(qtbot, pane, 5)
        click(qtbot, pane, 7, SHIFT)
        chosen = pane.list.table.chosen()
        assert len(chosen) == 3
        for cid in chosen:
            seen, pinned = act is not Act.READ, act is Act.UNPIN
            row = replace(core.inbox.conversations[cid], seen=seen, pinned=pinned)
            core.inbox.conversations[cid] = row
        core.bus.publish(ConversationsChanged(frozenset(chosen)))
        button: QToolButton = pane.list.selection.buttons[act]
        qtbot.waitUntil(button.isVisible)
        qtbot.mouseClick(button, LEFT)
        qtbot.waitUntil(lambda act=act: len(act_of(core, act)) == 1)  # type: ignore[misc]
        assert set(act_of(core, act)[0][1]) == set(chosen)  # type: ignore[call-overload]
        qtbot.mouseClick(pane.desk.acts.toast.action, LEFT)
        qtbot.waitUntil(lambda act=act: ("undo_act", act) in core.inbox.calls)  # type: ignore[misc]
        qtbot.keyClick(pane.list.table, Qt.Key.Key_Escape)


def test_shift_and_arrows_choose_several_and_esc_one_again(
    qtbot: QtBot, open_pane: OpenPane, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    table = pane.list.table
    table.setFocus()
    for _ in range(2):
        qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    assert table.chosen_count() == 3
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert table.chosen() == [cid]
    assert pane.list.filters.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_A, CTRL)
    assert table.chosen_count() == pane.model.rowCount()
    qtbot.mouseClick(pane.list.selection.end, LEFT)
    assert table.chosen() == [cid]


def test_the_chosen_ones_stay_chosen_while_the_order_changes(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    chosen = {cid, click(qtbot, pane, 3, CTRL), click(qtbot, pane, 6, CTRL)}
    moved = [pane.model.id_at(6), pane.model.id_at(8)]
    for n, other in enumerate(moved):
        assert other is not None
        row = core.inbox.conversations[other]
        core.inbox.conversations[other] = replace(row, last_at=NOW + MINUTE * (n + 1))
        core.bus.publish(MessagesStored(frozenset({other})))
    qtbot.waitUntil(lambda: order(pane)[:2] == [moved[1], moved[0]])
    assert set(pane.list.table.chosen()) == chosen


def test_a_drag_chooses_one(qtbot: QtBot, open_pane: OpenPane) -> None:
    pane = open_pane()
    viewport, table = pane.list.table.viewport(), pane.list.table
    start, end = (table.visualRect(pane.model.index(row, 0)).center() for row in (1, 4))
    qtbot.mousePress(viewport, LEFT, pos=start)
    qtbot.mouseMove(viewport, end)
    qtbot.mouseRelease(viewport, LEFT, pos=end)
    assert table.chosen() == [pane.model.id_at(1)]


# --- the rows stay where they are


def test_what_comes_in_above_moves_nothing_that_is_read(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane()
    table = pane.list.table
    table.verticalScrollBar().setValue(table.verticalHeader().defaultSectionSize() * 8 + 13)
    top = pane.model.id_at(table.rowAt(0))
    assert top is not None

    def place() -> int:
        row = pane.model.row_of(top)
        assert row is not None
        return table.rowViewportPosition(row)

    before = place()
    new = row_of(cid_of("9"), NOW + MINUTE)
    core.inbox.conversations[new.id] = new
    core.bus.publish(MessagesStored(frozenset({new.id})))
    qtbot.waitUntil(lambda: pane.model.id_at(0) == new.id)
    assert place() == before, "one came in"
    low = pane.model.id_at(30)
    assert low is not None
    core.inbox.conversations[low] = replace(core.inbox.conversations[low], last_at=NOW + 2 * MINUTE)
    core.bus.publish(MessagesStored(frozenset({low})))
    qtbot.waitUntil(lambda: pane.model.id_at(0) == low)
    assert place() == before, "one moved up from below"
    pane.desk.acts.act(Act.CLOSE, [low])
    qtbot.waitUntil(lambda: pane.model.id_at(0) == new.id)
    assert place() == before, "one left"
    following = pane.model.id_at(table.rowAt(0) + 1)
    assert following is not None
    was = table.rowViewportPosition(table.rowAt(0) + 1)
    core.inbox.conversations[top] = replace(core.inbox.conversations[top], last_at=NOW + 3 * MINUTE)
    core.bus.publish(MessagesStored(frozenset({top})))
    qtbot.waitUntil(lambda: pane.model.id_at(0) == top)
    row = pane.model.row_of(following)
    assert row is not None
    assert table.rowViewportPosition(row) == was, "the topmost one itself moved up"


def test_at_the_top_what_is_new_is_seen(qtbot: QtBot, open_pane: OpenPane, core: InboxCore) -> None:
    pane = open_pane()
    new = row_of(cid_of("9"), NOW + MINUTE)
    core.inbox.conversations[new.id] = new
    core.bus.publish(MessagesStored(frozenset({new.id})))
    qtbot.waitUntil(lambda: pane.model.id_at(0) == new.id)
    assert pane.list.table.rowViewportPosition(0) == 0


def test_a_notification_finds_a_conversation_that_the_filters_leave_out(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore
) -> None:
    hidden = next(cid for cid in core.inbox.conversations if cid.oa_id == OA2)
    pane = open_pane()
    pane.list.show_only(Show.CLOSED)
    qtbot.waitUntil(lambda: pane.model.ready)
    pane.show_conversation(hidden)
    qtbot.waitUntil(lambda: pane.list.table.chosen() == [hidden])
    assert pane.model.view.show is Show.ALL


def test_the_list_in_vietnamese(qtbot: QtBot, open_pane: OpenPane, vietnamese: Languages) -> None:
    pane = open_pane()
    texts = [made.text().split()[0] for made in pane.list.filters.buttons.values()]
    assert texts == ["Tất", "Chưa", "Chưa", "Đã", "Đã"]
    vietnamese.choose("en")
    qtbot.waitUntil(lambda: pane.list.filters.buttons[Show.CLOSED].text() == "Closed")


# --- while it scrolls


def test_a_list_that_scrolls_draws_few_rows_a_frame_and_soon_all_of_them(qtbot: QtBot, open_pane: OpenPane) -> None:
    pane = open_pane()
    table = pane.list.table
    qtbot.waitUntil(lambda: pane.model.value(order(pane)[-1]) is not None)
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum())
    at_once = table.viewport().grab().toImage()
    plates = pane.list.table.itemDelegate().plates  # type: ignore[attr-defined]
    assert plates.owed, "more rows came into view than a frame draws"

    def drawn() -> bool:
        table.viewport().repaint()
        return not plates.owed

    qtbot.waitUntil(drawn)
    assert table.viewport().grab().toImage() != at_once
