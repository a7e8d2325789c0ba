"""Handing over, sharing what was kept, and how it is told who has what and why."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.domain.ids import OWNER, ConversationId
from app.domain.sharing.values import Method
from app.store import consents
from tests.fakes.sharing_core import AN, BINH, SharingCore, at_once
from tests.ui.inbox.sharing.conftest import OpenAs
from ui.inbox.pane import InboxPane
from ui.inbox.sharing.hand_over import HandOverDialog
from ui.models.entries import EntryKind
from ui.rules.agree import AgreeDialog

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


def holder(shop: SharingCore, cid: ConversationId) -> str | None:
    talk = at_once(shop.sharing.talk(cid))
    return None if talk is None else talk.holder


def open_hand_over(qtbot: QtBot, pane: InboxPane) -> HandOverDialog:
    QTest.keyClick(pane, Qt.Key.Key_H, CTRL)
    qtbot.waitUntil(lambda: isinstance(pane.sharing.acts.dialog, HandOverDialog))
    dialog = pane.sharing.acts.dialog
    assert isinstance(dialog, HandOverDialog)
    return dialog


def told(pane: InboxPane) -> list[str]:
    entries = [pane.conversation.model.entry(row) for row in range(pane.conversation.model.rowCount())]
    return [pane.conversation.thread_view.hands_text(one) for one in entries if one.kind is EntryKind.HANDS]


def menu_texts(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


def test_rr17_handed_over_with_a_note_and_taken_back(qtbot: QtBot, shop: SharingCore, open_as: OpenAs) -> None:
    shop.share(AN, BINH, method=Method.ROUND_ROBIN)
    cid = shop.writes("1")
    pane = open_as(AN, cid)
    dialog = open_hand_over(qtbot, pane)
    assert not dialog.warning.isVisible()
    assert dialog.list.count() == 2
    QTest.keyClicks(dialog.search, "binh")
    assert [dialog.list.isRowHidden(row) for row in range(2)] == [False, True]
    dialog.note.setText("khách hỏi giá sỉ")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: holder(shop, cid) == BINH)
    qtbot.waitUntil(pane.nothing.isVisible)
    assert "You handed this conversation over to Trần Thị Bình." in pane.nothing.heading.text()
    assert at_once(shop.sharing.log(cid))[-1].step.note == "khách hỏi giá sỉ"
    QTest.mouseClick(pane.sharing.acts.toast.action, LEFT)
    qtbot.waitUntil(lambda: holder(shop, cid) == AN)


def test_the_receiver_reads_the_note_in_the_thread_and_why(qtbot: QtBot, shop: SharingCore, open_as: OpenAs) -> None:
    shop.share(AN, BINH, method=Method.ROUND_ROBIN)
    cid = shop.writes("1")
    at_once(shop.sharing.hand_over(cid, BINH, AN, "khách hỏi giá sỉ"))
    pane = open_as(BINH, cid)
    qtbot.waitUntil(lambda: any("khách hỏi giá sỉ" in text for text in told(pane)))
    assert told(pane)[-1] == "Nguyễn Văn An handed it over to you: “khách hỏi giá sỉ”"
    QTest.mouseClick(pane.sharing.holder, LEFT)
    menu = pane.sharing.holder.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert menu_texts(menu) == ["Give back", "Hand over…", "Why did it come to me?"]
    menu.close()
    QTest.keyClick(pane, Qt.Key.Key_Y, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: pane.sharing.card is not None)
    card = pane.sharing.card
    assert card is not None
    assert card.why.text() == "Nguyễn Văn An handed it to you."
    words = [label.text() for label in card.findChildren(QLabel)]
    assert "“khách hỏi giá sỉ”" in words
    assert any("by turn, rule “Ca sáng”" in text for text in words)


def test_a_row_of_hands_is_pressed_to_ask_why(qtbot: QtBot, shop: SharingCore, open_as: OpenAs) -> None:
    shop.share(AN, BINH, method=Method.ROUND_ROBIN)
    pane = open_as(AN, shop.writes("1"))
    view, model = pane.conversation.thread_view, pane.conversation.model
    qtbot.waitUntil(lambda: bool(told(pane)))
    row = next(row for row in range(model.rowCount()) if model.entry(row).lines)
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(model.index(row)).center())
    qtbot.waitUntil(lambda: pane.sharing.card is not None)
    assert pane.sharing.card is not None
    assert pane.sharing.card.why.text() == "It was your turn in the rule “Ca sáng”."


def test_many_changes_are_folded_and_unfold(qtbot: QtBot, shop: SharingCore, open_as: OpenAs) -> None:
    shop.share(AN, BINH, method=Method.ROUND_ROBIN)
    cid = shop.writes("1")
    for to, by in ((BINH, AN), (AN, BINH), (OWNER, AN), (BINH, OWNER)):
        at_once(shop.sharing.hand_over(cid, to, by))
    pane = open_as(BINH, cid)
    qtbot.waitUntil(lambda: len(told(pane)) == 1)
    assert "4 more changes before" in told(pane)[0]
    view, model = pane.conversation.thread_view, pane.conversation.model
    row = next(row for row in range(model.rowCount()) if model.entry(row).lines)
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(model.index(row)).center())
    qtbot.waitUntil(lambda: len(told(pane)) == 5)


def test_ol05_ol07_what_was_kept_is_shared_after_a_warning(qtbot: QtBot, shop: SharingCore, open_as: OpenAs) -> None:
    cid = shop.writes("1")
    shop.share(AN, BINH, method=Method.ROUND_ROBIN)
    pane = open_as(OWNER, cid)
    QTest.mouseClick(pane.sharing.holder, LEFT)
    menu = pane.sharing.holder.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert menu_texts(menu) == ["Hand over…", "Share this conversation…", "Why is that so?"]
    next(action for action in menu.actions() if action.text().startswith("Share")).trigger()
    menu.close()
    qtbot.waitUntil(lambda: isinstance(pane.sharing.acts.dialog, AgreeDialog))
    dialog = pane.sharing.acts.dialog
    assert isinstance(dialog, AgreeDialog)
    assert holder(shop, cid) is None, "not before it is agreed to"
    QTest.mouseClick(dialog.agree, LEFT)
    qtbot.waitUntil(lambda: holder(shop, cid) == AN)
    assert [one.by for one in at_once(shop.ground.db.read(consents.everything))] == [OWNER]


def test_ol05_handing_over_an_old_one_warns_in_the_same_dialog(
    qtbot: QtBot, shop: SharingCore, open_as: OpenAs
) -> None:
    cid = shop.writes("1")
    shop.share(AN, BINH, method=Method.ROUND_ROBIN)
    pane = open_as(OWNER, cid)
    dialog = open_hand_over(qtbot, pane)
    assert dialog.warning.isVisible()
    QTest.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: holder(shop, cid) == AN)
    assert len(at_once(shop.ground.db.read(consents.everything))) == 1


def offered(qtbot: QtBot, pane: InboxPane, cid: ConversationId) -> set[str]:
    qtbot.waitUntil(lambda: pane.list.row(cid) is not None)
    pane.desk.acts.open_menu([cid], QPoint(5, 5))
    menu = pane.list.findChildren(QMenu)[-1]
    found = set(menu_texts(menu)) & {"Claim", "Give back", "Hand over…", "Take over"}
    menu.close()
    return found


def test_the_lists_menu_offers_what_fits_the_rows(qtbot: QtBot, shop: SharingCore, open_as: OpenAs) -> None:
    shop.share(AN, BINH)
    held, waiting = shop.writes("1"), shop.writes("2")
    at_once(shop.sharing.claim(held, AN))
    theirs, owners = open_as(AN), open_as(OWNER)
    assert offered(qtbot, theirs, held) == {"Give back", "Hand over…"}
    assert offered(qtbot, theirs, waiting) == {"Claim"}
    assert offered(qtbot, owners, held) == offered(qtbot, owners, waiting) == {"Hand over…", "Take over"}


def test_taken_back_too_late_is_said(qtbot: QtBot, shop: SharingCore, open_as: OpenAs) -> None:
    shop.share(AN, BINH, method=Method.ROUND_ROBIN)
    cid = shop.writes("1")
    pane = open_as(AN, cid)
    dialog = open_hand_over(qtbot, pane)
    QTest.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: holder(shop, cid) == BINH)
    shop.writes("1", "alo?")
    QTest.mouseClick(pane.sharing.acts.toast.action, LEFT)
    qtbot.waitUntil(lambda: "gone on" in pane.sharing.acts.toast.text.text())
    assert holder(shop, cid) == BINH


def test_a_search_forgets_what_is_no_longer_ones_own(qtbot: QtBot, shop: SharingCore, open_as: OpenAs) -> None:
    shop.share(AN, BINH, method=Method.ROUND_ROBIN)
    cid = shop.writes("1", "áo dài đỏ", name="Chị Hồng")
    pane = open_as(AN)
    pane.side.start()
    QTest.keyClicks(pane.side.field, "hong")
    qtbot.waitUntil(lambda: pane.side.model.rowCount() > 0)
    at_once(shop.sharing.take_over(cid))
    qtbot.waitUntil(lambda: pane.side.model.rowCount() == 0)


def test_ctrl_z_in_the_list_takes_the_last_one_back(qtbot: QtBot, shop: SharingCore, open_as: OpenAs) -> None:
    shop.share(AN, BINH, method=Method.ROUND_ROBIN)
    cid = shop.writes("1")
    at_once(shop.sharing.hand_over(shop.writes("2"), AN, BINH))
    pane = open_as(AN, cid)
    dialog = open_hand_over(qtbot, pane)
    QTest.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: holder(shop, cid) == BINH)
    qtbot.waitUntil(pane.sharing.acts.toast.isVisible)
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane.list.table.setFocus()
    QTest.keyClick(pane.list.table, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: holder(shop, cid) == AN)
