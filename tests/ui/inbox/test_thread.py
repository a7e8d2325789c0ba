"""The thread view: places that hold, presses that hit, words that can be marked."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.domain.ids import ConversationId
from app.domain.messages import Body, Kind
from app.domain.outbox import OutboxState
from app.events import MessagesStored
from tests.fakes.inbox import MINUTE, NOW, animation, message_of
from tests.fakes.inbox_core import InboxCore
from tests.ui.inbox.conftest import OpenPane
from tests.ui.inbox.places import spot_of, text_spot
from ui.inbox.hit import Act
from ui.inbox.pane import InboxPane
from ui.inbox.thread import ThreadView
from ui.inbox.viewer import PhotoViewer


def long_thread(core: InboxCore, cid: ConversationId, count: int = 500) -> None:
    """Messages of many heights."""
    core.inbox.outbox[cid] = []
    core.inbox.gaps[cid] = []
    core.inbox.messages[cid] = [
        message_of(cid, n, "Chữ dài ngắn khác nhau. " * (1 + n % 7), at=NOW - (count - n) * MINUTE, out=n % 3 == 0)
        for n in range(count)
    ]


def first_in_view(view: ThreadView) -> tuple[str, int]:
    """The id and the top of the first bubble in view."""
    anchor = view._hold()
    return anchor.entry_id, anchor.top


def scrolled_up(qtbot: QtBot, pane: InboxPane) -> ThreadView:
    view = pane.conversation.thread_view
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 2000)
    return view


def test_a_page_above_moves_nothing(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    long_thread(core, cid)
    view = scrolled_up(qtbot, open_pane(cid))
    model = view._thread
    bar = view.verticalScrollBar()
    bar.setValue(1000)
    before, rows = first_in_view(view), model.rowCount()
    model.fetch_older()
    qtbot.waitUntil(lambda: model.rowCount() > rows)
    assert first_in_view(view) == before


def test_dropping_the_far_end_moves_nothing(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    long_thread(core, cid, 900)
    view = scrolled_up(qtbot, open_pane(cid))
    model, bar = view._thread, view.verticalScrollBar()
    for _ in range(6):
        bar.setValue(900)
        before, oldest = first_in_view(view), model.entry(1).id
        model.fetch_older()
        qtbot.waitUntil(lambda oldest=oldest: model.entry(1).id != oldest)  # type: ignore[misc]
        assert first_in_view(view) == before
    assert model.has_newer


def test_scrolling_to_the_top_fetches_to_the_beginning(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    long_thread(core, cid, 300)
    view = scrolled_up(qtbot, open_pane(cid))
    bar = view.verticalScrollBar()

    def at_the_beginning() -> bool:
        bar.setValue(0)
        return not view._thread.has_older

    qtbot.waitUntil(at_the_beginning)
    assert view._thread.row_of(f"m:{core.inbox.messages[cid][0].key}") is not None


def test_a_new_message_moves_nothing_further_up(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    long_thread(core, cid)
    pane = open_pane(cid)
    view = scrolled_up(qtbot, pane)
    view.verticalScrollBar().setValue(1500)
    before = first_in_view(view)
    core.inbox.messages[cid].append(message_of(cid, 600, at=NOW))
    core.bus.publish(MessagesStored(frozenset({cid})))
    qtbot.waitUntil(lambda: pane.conversation.jump.count == 1)
    assert first_in_view(view) == before


def test_at_the_bottom_it_follows(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    long_thread(core, cid)
    view = scrolled_up(qtbot, open_pane(cid))
    qtbot.waitUntil(lambda: view.at_bottom)
    core.inbox.messages[cid].append(message_of(cid, 600, at=NOW))
    core.bus.publish(MessagesStored(frozenset({cid})))
    key = core.inbox.messages[cid][-1].key
    qtbot.waitUntil(lambda: view._thread.row_of(f"m:{key}") is not None)
    assert view.at_bottom


def test_a_resize_keeps_the_place(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    long_thread(core, cid)
    pane = open_pane(cid)
    view = scrolled_up(qtbot, pane)
    view.verticalScrollBar().setValue(1500)
    before = first_in_view(view)
    pane.resize(900, 700)
    qtbot.waitUntil(lambda: view.width() < 700)
    assert first_in_view(view) == before


def test_end_leads_back_from_far_up(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    long_thread(core, cid, 900)
    view = scrolled_up(qtbot, open_pane(cid))
    model = view._thread
    for _ in range(6):
        rows = model.entry(1).id
        view.verticalScrollBar().setValue(900)
        model.fetch_older()
        qtbot.waitUntil(lambda rows=rows: model.entry(1).id != rows)  # type: ignore[misc]
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: not model.has_newer and view.at_bottom)


def test_a_link_opens_only_after_its_host_was_shown(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    opened: list[str] = []
    pane.conversation.open_url = opened.append
    message = next(m for m in core.inbox.messages[cid] if "https://" in m.body.text)
    view = pane.conversation.thread_view
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(view, f"m:{message.key}", Act.LINK))
    box = pane.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "aodai.example.vn" in box.text()
    assert opened == []
    qtbot.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opened == ["https://aodai.example.vn/do-do"])


def test_a_press_that_is_dragged_away_opens_nothing(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    message = next(m for m in core.inbox.messages[cid] if "https://" in m.body.text)
    view = pane.conversation.thread_view
    spot = spot_of(view, f"m:{message.key}", Act.LINK)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert pane.findChild(QMessageBox) is None


def test_a_photo_opens_large_and_escape_closes_it(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    view = pane.conversation.thread_view
    message = next(m for m in core.inbox.messages[cid] if m.body.url == "https://f.zdn.vn/ao.jpg")
    qtbot.waitUntil(
        lambda: view._pictures.pixmap(message.body.thumb) is not None or bool(view.show_entry(f"m:{message.key}"))
    )
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(view, f"m:{message.key}", Act.PHOTO))
    qtbot.waitUntil(lambda: pane.findChild(PhotoViewer) is not None)
    viewer = pane.findChild(PhotoViewer)
    assert isinstance(viewer, PhotoViewer)
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: pane.findChild(PhotoViewer) is None)


def test_words_are_marked_with_the_mouse_and_copied(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    view = pane.conversation.thread_view
    message = core.inbox.messages[cid][-2]
    entry = f"m:{message.key}"
    start = text_spot(view, entry, 0)
    end = text_spot(view, entry, 2000)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.viewport(), end)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert view.selected_text() == message.body.text
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == message.body.text


def test_a_double_click_marks_a_word(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    core.inbox.messages[cid].append(message_of(cid, 99, "Đặng Ngọc", at=NOW))
    pane = open_pane(cid)
    view = pane.conversation.thread_view
    entry = f"m:{core.inbox.messages[cid][-1].key}"
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=text_spot(view, entry, 5))
    assert view.selected_text().strip() == "Đặng"


def test_the_menu_copies_the_words(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    pane = open_pane(cid)
    view = pane.conversation.thread_view
    row = view._thread.row_of("o:4")
    assert row is not None
    view.menu_wanted.emit(view._thread.entry(row), None, QPoint(10, 10))
    menu = pane.findChild(QMenu)
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert "Copy text" in texts
    assert "Send again" in texts
    menu.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == "Chị ơi"
    menu.close()


def test_gifs_move_only_in_view(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    pane = open_pane(cid)
    view = pane.conversation.thread_view
    message = next(m for m in core.inbox.messages[cid] if m.body.kind is Kind.GIF)
    view.show_entry(f"m:{message.key}")
    qtbot.waitUntil(lambda: view._animations.frame(message.body.url) is not None)
    view.go_to_bottom()
    qtbot.waitUntil(lambda: view._animations.frame(message.body.url) is None)


def test_a_link_of_another_kind_is_only_words(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    words = "javascript:alert(1) file:///etc/passwd ftp://a.vn tel:113 https://"
    core.inbox.messages[cid].append(message_of(cid, 99, body=Body(Kind.TEXT, words), at=NOW))
    pane = open_pane(cid)
    view = pane.conversation.thread_view
    row = view._thread.row_of(f"m:{core.inbox.messages[cid][-1].key}")
    assert row is not None
    assert list(view._bubbles.row(view._thread.entry(row)).hits()) == []


def test_a_short_thread_stands_at_the_bottom(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.inbox.outbox[cid] = []
    core.inbox.gaps[cid] = []
    core.inbox.messages[cid] = [message_of(cid, 1, "Chị ơi", at=NOW)]
    view = open_pane(cid).conversation.thread_view
    last = view._thread.index(view._thread.rowCount() - 1)
    qtbot.waitUntil(lambda: view.visualRect(last).bottom() == view.viewport().height() - 1)
    assert view.indexAt(view.visualRect(last).center()) == last, "what is seen there is what is pressed there"
    core.inbox.messages[cid].append(message_of(cid, 2, "Còn hàng không?", at=NOW + 1))
    core.bus.publish(MessagesStored(frozenset({cid})))
    qtbot.waitUntil(lambda: view._thread.rowCount() == 3)
    assert view.visualRect(view._thread.index(2)).bottom() == view.viewport().height() - 1


def focused(view: ThreadView) -> tuple[str, Act] | None:
    """The entry and the act that Enter would press."""
    place = view._bubbles.focused
    row = view._thread.row_of(place[0]) if place is not None else None
    if place is None or row is None:
        return None
    hits = list(view._bubbles.row(view._thread.entry(row)).hits())
    return place[0], hits[place[1]].act if hits else Act.BUBBLE


def nothing_to_take_back(core: InboxCore, cid: ConversationId) -> None:
    """Or Up in the empty field would edit that."""
    core.inbox.outbox[cid] = [item for item in core.inbox.outbox[cid] if item.state is not OutboxState.QUEUED]


def test_the_keyboard_reaches_and_presses_the_buttons(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    nothing_to_take_back(core, cid)
    pane = open_pane(cid)
    view, editor = pane.conversation.thread_view, pane.conversation.composer.editor
    editor.setFocus()
    qtbot.waitUntil(lambda: view.at_bottom)
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    assert view.hasFocus()
    met = [focused(view)]
    for _ in range(40):
        qtbot.keyClick(view, Qt.Key.Key_Up)
        if focused(view) != met[-1]:
            met.append(focused(view))
    assert ("o:4", Act.RETRY) in met
    assert {place[1] for place in met if place is not None} >= {Act.RETRY, Act.LINK, Act.PHOTO}
    while focused(view) != ("o:4", Act.RETRY):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("retry", 4) in core.inbox.calls)


def test_escape_and_down_at_the_end_lead_back_to_the_field(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    nothing_to_take_back(core, cid)
    pane = open_pane(cid)
    view, editor = pane.conversation.thread_view, pane.conversation.composer.editor
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert focused(view) is not None
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert editor.hasFocus()
    assert focused(view) is None, "the ring goes with the focus"
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    assert view.hasFocus()
    for _ in range(60):
        if view.hasFocus():
            qtbot.keyClick(view, Qt.Key.Key_Down)
    assert editor.hasFocus()


def test_the_mouse_leaves_no_ring(qtbot: QtBot, open_pane: OpenPane, cid: ConversationId) -> None:
    view = open_pane(cid).conversation.thread_view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert view.hasFocus()
    assert focused(view) is None


def test_up_in_a_field_with_words_stays_there(qtbot: QtBot, open_pane: OpenPane, cid: ConversationId) -> None:
    pane = open_pane(cid)
    editor = pane.conversation.composer.editor
    editor.setFocus()
    editor.setPlainText("Dạ")
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    assert editor.hasFocus()


def test_a_gif_rests_while_the_window_is_not_the_one_in_use(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.media.files["https://f.zdn.vn/vui.gif"] = animation()
    gif = Body(Kind.GIF, url="https://f.zdn.vn/vui.gif", thumb="https://f.zdn.vn/vui.gif")
    core.inbox.messages[cid] = [message_of(cid, 1, at=NOW, body=gif)]
    core.inbox.outbox[cid] = []
    pane = open_pane(cid)
    animations = pane.conversation.thread_view._animations
    qtbot.waitUntil(lambda: bool(animations._movies))
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not pane.isActiveWindow() and not animations._movies)
    other.close()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    qtbot.waitUntil(lambda: bool(animations._movies))
