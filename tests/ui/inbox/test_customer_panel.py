"""The customer panel as a person uses it: clicks and keys beside a conversation."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.customers import Elsewhere, Field, Note, NoteId, Shared
from app.domain.ids import OWNER, ConversationId
from app.domain.messages import Body, Customer, Direction, Kind
from app.errors import Rejected, Transient
from app.events import ConversationsChanged, CustomerChanged, MessagesStored
from tests.fakes.inbox import DAY, MINUTE, NOW, OA2, cid_of, message_of
from tests.fakes.inbox_core import InboxCore
from tests.ui.inbox.conftest import OpenPane
from ui.i18n import Languages
from ui.inbox.customer.panel import CustomerPanel
from ui.inbox.pane import InboxPane

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SECOND = cid_of("1000000000000000011")


@pytest.fixture
def panel(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> CustomerPanel:
    """Open beside the sample conversation."""
    core.customers.notes[cid] = [Note(NoteId(500), cid, OWNER, "", "size M", NOW - DAY)]
    pane = open_pane(cid)
    qtbot.keyClick(pane.conversation.composer.editor, Qt.Key.Key_I, CONTROL)
    assert pane.beside.panel is not None
    made = pane.beside.panel
    qtbot.waitUntil(lambda: made.inner.currentWidget() is made.area)
    made.pane = pane  # type: ignore[attr-defined]  # kept alive as long as its panel
    return made


def pane_of(panel: CustomerPanel) -> InboxPane:
    pane: InboxPane = panel.pane  # type: ignore[attr-defined]
    return pane


def focus_in(widget: QWidget) -> bool:
    return widget.window().focusWidget() is widget


def test_it_opens_by_key_and_button_and_is_remembered(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    assert pane.beside.panel is None, "only those who look pay for it"
    button = pane.conversation.header.customer
    qtbot.mouseClick(button, LEFT)
    assert pane.beside.panel is not None
    qtbot.waitUntil(pane.beside.panel.isVisible)
    assert core.settings.current.customer_panel
    assert button.isChecked()
    qtbot.waitUntil(lambda: focus_in(pane.beside.panel.close_button))  # type: ignore[union-attr]
    qtbot.keyClick(pane.beside.panel.close_button, Qt.Key.Key_Escape)
    assert focus_in(pane.conversation.composer.editor)
    assert pane.beside.panel.isVisible(), "Escape leaves it; only the drawer closes"
    qtbot.keyClick(pane.conversation.composer.editor, Qt.Key.Key_I, CONTROL)
    assert not pane.beside.panel.isVisible()
    assert not core.settings.current.customer_panel
    assert not button.isChecked()


def test_what_was_remembered_is_open_again(qtbot: QtBot, open_pane: OpenPane, core: InboxCore) -> None:
    core.settings.change(customer_panel=True)
    pane = open_pane()
    qtbot.waitUntil(lambda: pane.beside.panel is not None and pane.beside.panel.isVisible())
    assert pane.beside.panel is not None
    assert pane.beside.panel.inner.currentWidget() is pane.beside.panel.nothing


def test_it_shows_who_it_is(panel: CustomerPanel, core: InboxCore, cid: ConversationId, qtbot: QtBot) -> None:
    identity = panel.card.identity
    assert identity.name.text() == "Nguyễn Thị Thu Hằng"
    assert identity.follows.isVisible()
    assert not identity.age.isVisible()
    assert not identity.zalo_name.isVisible()
    told = Customer(cid.user_id, "Hằng", "Chị Hằng Q1", follower=False, sensitive=True, phone="84901234567")
    core.inbox.customers[cid] = told
    core.bus.publish(ConversationsChanged(frozenset({cid})))
    qtbot.waitUntil(lambda: identity.name.text() == "Chị Hằng Q1")
    assert "Hằng" in identity.zalo_name.text()
    assert identity.age.isVisible()
    assert panel.card.rows[Field.PHONE].value.text() == "0901 234 567"


def test_a_click_copies_the_phone(qtbot: QtBot, panel: CustomerPanel) -> None:
    row = panel.card.rows[Field.PHONE]
    qtbot.mouseClick(row.shown, LEFT)
    assert QGuiApplication.clipboard().text() == "0901234567"
    assert row.value.text() != "0901 234 567", "it says so"
    QGuiApplication.clipboard().clear()
    row.copy.setFocus()
    qtbot.keyClick(row.copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "0901234567"


def test_a_field_is_edited_in_its_place(
    qtbot: QtBot, panel: CustomerPanel, core: InboxCore, cid: ConversationId
) -> None:
    row = panel.card.rows[Field.ALIAS]
    qtbot.mouseClick(row.shown, LEFT)
    assert focus_in(row.editor)
    qtbot.keyClicks(row.editor, "Hang Q1")
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row.value.text() == "Hang Q1")
    assert row.typed is None
    assert ("edit", Field.ALIAS, "Hang Q1") in core.customers.calls
    assert focus_in(row.edit)
    qtbot.keyClick(row.edit, Qt.Key.Key_Space)
    qtbot.keyClicks(row.editor, "x")
    qtbot.keyClick(row.editor, Qt.Key.Key_Escape)
    assert row.value.text() == "Hang Q1"
    assert row.typed is None
    assert len(core.customers.edits[cid]) == 1


def test_what_can_not_be_right_stays_where_it_was_typed(qtbot: QtBot, panel: CustomerPanel) -> None:
    row = panel.card.rows[Field.BIRTHDAY]
    row.begin()
    qtbot.keyClicks(row.editor, "31/2/1990")
    qtbot.mouseClick(row.keep, LEFT)
    qtbot.waitUntil(row.trouble.isVisible)
    assert row.typed == "31/2/1990"
    assert row.editor.accessibleDescription() == row.trouble.text()
    qtbot.keyClick(row.editor, Qt.Key.Key_Backspace)
    assert not row.trouble.isVisible(), "what is being put right is not complained about"


def test_an_address_has_lines_and_enter_keeps_it(qtbot: QtBot, panel: CustomerPanel) -> None:
    row = panel.card.rows[Field.ADDRESS]
    row.begin()
    qtbot.keyClicks(row.editor, "12 Nguyen Trai")
    qtbot.keyClick(row.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(row.editor, "Q1")
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row.value.text() == "12 Nguyen Trai, Q1")


def test_an_edit_on_its_way_says_so_only_when_it_takes_long(
    qtbot: QtBot, panel: CustomerPanel, core: InboxCore, cid: ConversationId
) -> None:
    state = panel.card.rows[Field.ALIAS].state
    state._late.setInterval(600_000)
    core.customers._put(cid, Field.ALIAS, "", "Hằng")
    qtbot.waitUntil(state._late.isActive)
    assert not state.isVisible()
    state._late.timeout.emit()
    assert state.isVisible()
    assert not state.retry.isVisible()
    core.customers.arrive(cid)
    qtbot.waitUntil(lambda: not state.isVisible())


def test_a_refused_edit_says_why_and_offers_what_helps(
    qtbot: QtBot, panel: CustomerPanel, core: InboxCore, cid: ConversationId
) -> None:
    core.customers._put(cid, Field.PHONE, "", "84909999999")
    core.customers._put(cid, Field.TAG, "Sỉ", "1")
    core.customers.refuse(cid, Rejected("bad_parameter", zalo_code=-201, zalo_text="phone is invalid!"))
    row = panel.card.rows[Field.PHONE]
    qtbot.waitUntil(row.state.retry.isVisible)
    assert "phone is invalid!" in row.state.text.text()
    assert row.value.text() == "0909 999 999"
    qtbot.mouseClick(row.state.retry, LEFT)
    phone, tag = core.customers.edits[cid]
    qtbot.waitUntil(lambda: ("retry", phone.id) in core.customers.calls)
    item = panel.card.tags._states.itemAt(0)
    assert item is not None
    line = item.widget()
    assert "Sỉ" in line.text.text()  # type: ignore[union-attr]
    qtbot.mouseClick(line.drop, LEFT)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: ("drop", tag.id) in core.customers.calls)


def test_tags_come_by_completion_and_go_by_their_cross(
    qtbot: QtBot, panel: CustomerPanel, core: InboxCore, cid: ConversationId
) -> None:
    tags = panel.card.tags
    qtbot.mouseClick(tags.add, LEFT)
    assert focus_in(tags.field)
    qtbot.waitUntil(lambda: bool(tags.field._known))
    qtbot.keyClicks(tags.field, "khach s")
    qtbot.waitUntil(tags.field.popup.isVisible)
    assert tags.field._offered.stringList() == ["Khách sỉ"]
    qtbot.keyClick(tags.field.popup, Qt.Key.Key_Down)
    qtbot.keyClick(tags.field.popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [chip.tag for chip in tags.chips] == ["VIP", "Khách sỉ"])
    assert tags.field.text() == "", "ready for the next one"
    qtbot.keyClicks(tags.field, "Moi")
    qtbot.keyClick(tags.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(tags.chips) == 3)
    qtbot.keyClick(tags.field, Qt.Key.Key_Escape)
    assert not tags.field.isVisible()
    qtbot.mouseClick(tags.chips[0].cross, LEFT)
    qtbot.waitUntil(lambda: [chip.tag for chip in tags.chips] == ["Khách sỉ", "Moi"])
    qtbot.waitUntil(panel.toast.isVisible)
    qtbot.mouseClick(panel.toast.action, LEFT)
    qtbot.waitUntil(lambda: "VIP" in [chip.tag for chip in tags.chips])
    assert core.inbox.customers[cid].tags == ("Khách sỉ", "Moi", "VIP")


def test_a_tag_too_long_is_refused_where_it_was_typed(qtbot: QtBot, panel: CustomerPanel) -> None:
    tags = panel.card.tags
    tags.begin()
    tags.field.setText("x" * 60)
    qtbot.keyClick(tags.field, Qt.Key.Key_Return)
    qtbot.waitUntil(tags.trouble.isVisible)
    assert "60" in tags.trouble.text()
    assert tags.field.text() == "x" * 60


def test_notes_are_written_changed_and_deleted_each_with_undo(
    qtbot: QtBot, panel: CustomerPanel, core: InboxCore, cid: ConversationId
) -> None:
    notes = panel.card.notes

    def texts() -> list[str]:
        return [card.text.text() for card in notes.cards]

    qtbot.keyClicks(notes.writer.field, "thich mau do")
    qtbot.keyClick(notes.writer.field, Qt.Key.Key_Return)
    qtbot.keyClicks(notes.writer.field, "hay doi y")
    qtbot.keyClick(notes.writer.field, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: texts() == ["thich mau do\nhay doi y", "size M"])
    assert notes.writer.field.text() == ""
    card = notes.cards[1]
    qtbot.mouseClick(card.edit, LEFT)
    assert card.editor is not None
    assert focus_in(card.editor.field)
    qtbot.keyClicks(card.editor.field, "!")
    qtbot.mouseClick(card.editor.keep, LEFT)
    qtbot.waitUntil(lambda: texts()[1] == "size M!")
    qtbot.waitUntil(panel.toast.isVisible)
    qtbot.mouseClick(panel.toast.action, LEFT)
    qtbot.waitUntil(lambda: texts()[1] == "size M")
    qtbot.mouseClick(notes.cards[1].remove, LEFT)
    qtbot.waitUntil(lambda: len(texts()) == 1)
    qtbot.mouseClick(panel.toast.action, LEFT)
    qtbot.waitUntil(lambda: len(texts()) == 2)


def test_a_found_note_is_brought_into_view(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.customers.notes[cid] = [Note(NoteId(600 + n), cid, OWNER, "", f"ghi chú {n}", NOW) for n in range(30)]
    pane = open_pane(cid)
    pane.beside.show_note(NoteId(629))
    panel = pane.beside.panel
    assert panel is not None
    qtbot.waitUntil(lambda: len(panel.card.notes.cards) == 30)
    last = panel.card.notes.cards[29]
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    assert focus_in(last.edit)
    assert not core.settings.current.customer_panel, "nobody asked for it to stay"


def test_a_note_of_nothing_is_not_kept_and_one_too_long_stays(qtbot: QtBot, panel: CustomerPanel) -> None:
    writer = panel.card.notes.writer
    assert not writer.keep.isVisible(), "nothing to keep yet"
    writer.field.setText("x" * 5_001)
    assert writer.keep.isVisible()
    qtbot.mouseClick(writer.keep, LEFT)
    qtbot.waitUntil(writer.trouble.isVisible)
    assert len(writer.field.text()) == 5_001


def test_what_was_typed_is_there_again_after_another_customer(
    qtbot: QtBot, panel: CustomerPanel, cid: ConversationId
) -> None:
    card, pane = panel.card, pane_of(panel)
    card.rows[Field.ADDRESS].begin()
    qtbot.keyClicks(card.rows[Field.ADDRESS].editor, "12 Ly Thai To")
    qtbot.keyClicks(card.notes.writer.field, "goi truoc")
    card.notes.cards[0].begin()
    qtbot.keyClicks(card.notes.cards[0].editor.field, "!!")  # type: ignore[union-attr]
    card.tags.begin()
    qtbot.keyClicks(card.tags.field, "Kh")
    pane.show_conversation(SECOND)
    qtbot.waitUntil(lambda: panel._shown == SECOND)
    assert card.typed() == replace(card.typed(), fields={}, tag=None, note="", changes={})
    assert not card.typed()
    pane.show_conversation(cid)
    qtbot.waitUntil(lambda: panel._shown == cid)
    typed = card.typed()
    assert typed.fields == {Field.ADDRESS: "12 Ly Thai To"}
    assert (typed.note, typed.tag, typed.changes) == ("goi truoc", "Kh", {NoteId(500): "size M!!"})


def test_a_change_from_elsewhere_leaves_what_is_being_typed(
    qtbot: QtBot, panel: CustomerPanel, core: InboxCore, cid: ConversationId
) -> None:
    row = panel.card.rows[Field.ALIAS]
    row.begin()
    qtbot.keyClicks(row.editor, "dang go")
    core.inbox.customers[cid] = replace(core.inbox.customers[cid], alias="từ Zalo", phone="84911111111")
    core.customers.notes[cid].insert(0, Note(NoteId(501), cid, OWNER, "", "mới", NOW))
    core.bus.publish(CustomerChanged(cid))
    qtbot.waitUntil(lambda: panel.card.rows[Field.PHONE].value.text() == "0911 111 111")
    assert row.typed == "dang go"
    assert len(panel.card.notes.cards) == 2


def test_photos_and_files(qtbot: QtBot, panel: CustomerPanel, core: InboxCore, cid: ConversationId) -> None:
    exchanged = panel.card.exchanged
    view = exchanged.entries.view
    qtbot.waitUntil(lambda: exchanged.switch.buttons[Shared.PHOTOS].text().endswith("4"))
    assert view.model().rowCount() == 4
    with qtbot.waitSignal(panel.photo_wanted) as opened:
        qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(1, 0)).center())
    assert opened.args is not None
    assert opened.args[0].body.url == "https://f.zdn.vn/ao.jpg"
    qtbot.mouseClick(exchanged.switch.buttons[Shared.FILES], LEFT)
    qtbot.waitUntil(lambda: view.model().rowCount() == 2)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.place_wanted) as placed:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert placed.args is not None
    assert placed.args[0].body.kind in (Kind.FILE, Kind.VIDEO)
    assert not exchanged.all.isVisible(), "these are all"


def test_all_photos_are_a_page_of_their_own(
    qtbot: QtBot, panel: CustomerPanel, core: InboxCore, cid: ConversationId
) -> None:
    shown = Body(Kind.PHOTO, url="https://t.zdn.vn/tui.jpg", thumb="https://t.zdn.vn/tui.jpg")
    core.inbox.messages[cid] += [message_of(cid, 300 + n, at=NOW - n * MINUTE, body=shown) for n in range(70)]
    core.bus.publish(MessagesStored(frozenset({cid})))
    exchanged, gallery = panel.card.exchanged, panel.gallery
    qtbot.waitUntil(exchanged.all.isVisible)
    assert exchanged.entries.view.model().rowCount() == 6
    panel.area.ensureWidgetVisible(exchanged.all)
    qtbot.mouseClick(exchanged.all, LEFT)
    assert panel.pages.currentWidget() is gallery
    model = gallery.entries.models[Shared.PHOTOS]
    qtbot.waitUntil(lambda: model.rowCount() == 60)
    qtbot.waitUntil(lambda: focus_in(gallery.entries.view))
    gallery.entries.view.scrollToBottom()
    qtbot.waitUntil(lambda: model.rowCount() == 74)
    qtbot.keyClick(gallery.entries.view, Qt.Key.Key_Escape)
    assert panel.pages.currentWidget() is not gallery
    assert focus_in(exchanged.all)


def test_figures_follow_new_messages(qtbot: QtBot, panel: CustomerPanel, core: InboxCore, cid: ConversationId) -> None:
    figures = panel.card.figures
    outs = [message.direction is Direction.OUT for message in core.inbox.messages[cid]]
    sent, received = sum(outs), len(outs) - sum(outs)
    qtbot.waitUntil(lambda: figures.lines[3][1].text() == f"{received} / {sent}")
    core.inbox.messages[cid].append(message_of(cid, 900, at=NOW))
    core.bus.publish(MessagesStored(frozenset({cid})))
    qtbot.waitUntil(lambda: figures.lines[3][1].text() == f"{received + 1} / {sent}")


def test_the_same_person_elsewhere_is_one_click_away(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    there = next(one for one in core.inbox.conversations if one.oa_id == OA2)
    core.customers.elsewhere[cid] = (Elsewhere(there, "Thuỳ Anh Kids", "Hằng", "", NOW - DAY),)
    pane = open_pane(cid)
    pane.beside.toggle_panel()
    panel = pane.beside.panel
    assert panel is not None
    qtbot.waitUntil(lambda: len(panel.card.elsewhere.buttons) == 1)
    panel.area.ensureWidgetVisible(panel.card.elsewhere)
    qtbot.mouseClick(panel.card.elsewhere.buttons[0], LEFT)
    qtbot.waitUntil(lambda: pane.conversation.model.conversation == there)
    qtbot.waitUntil(lambda: panel._shown == there)
    assert not panel.card.elsewhere.isVisible()


def test_without_zalo_it_shows_what_is_here_and_says_so(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.customers.down = Transient("offline")
    pane = open_pane(cid)
    pane.beside.toggle_panel()
    panel = pane.beside.panel
    assert panel is not None
    qtbot.waitUntil(lambda: "could not be asked" in panel.card.footer.text())
    assert panel.card.identity.name.text() == "Nguyễn Thị Thu Hằng"
    assert not panel.toast.isVisible(), "nothing to do about it: no fuss"


def test_a_customer_whom_one_may_not_see_is_nothing(
    qtbot: QtBot, panel: CustomerPanel, core: InboxCore, cid: ConversationId
) -> None:
    core.customers.hidden.add(cid)
    core.bus.publish(CustomerChanged(cid))
    qtbot.waitUntil(lambda: panel.inner.currentWidget() is panel.nothing)


def test_in_a_narrow_window_going_on_closes_it(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane = open_pane(cid)
    pane.resize(948, 620)
    qtbot.waitUntil(lambda: pane.beside.narrow)
    pane.beside.toggle_panel()
    panel = pane.beside.panel
    assert panel is not None
    assert panel.isVisible()
    assert not core.settings.current.customer_panel, "a drawer is not remembered"
    qtbot.keyClick(panel.close_button, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert focus_in(pane.conversation.composer.editor)
    pane.beside.toggle_panel()
    pane.show_conversation(SECOND)
    assert not panel.isVisible()
    assert not pane.conversation.header.customer.isChecked()


def test_it_speaks_the_persons_language_at_once(qtbot: QtBot, panel: CustomerPanel, vietnamese: Languages) -> None:
    qtbot.waitUntil(lambda: panel.title.text() == "Khách hàng")
    assert panel.card.rows[Field.PHONE].name.text() == "Điện thoại"
    assert "Chỉ lưu trên máy này" in panel.card.notes.hint.text()
    vietnamese.choose("en")
    qtbot.waitUntil(lambda: panel.title.text() == "Customer")
    assert panel.card.tags.add.text() == "+ Tag"


def test_every_control_has_a_name_and_tab_reaches_it(qtbot: QtBot, panel: CustomerPanel) -> None:
    row = panel.card.rows[Field.PHONE]
    for one in (panel.close_button, row.edit, row.copy, panel.card.tags.add, panel.card.tags.chips[0].cross):
        assert one.accessibleName()
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus
    panel.close_button.setFocus()
    seen: list[QWidget] = []
    for _ in range(30):
        qtbot.keyClick(panel.window().focusWidget(), Qt.Key.Key_Tab)
        focused = panel.window().focusWidget()
        assert focused is not None
        if not panel.isAncestorOf(focused):
            break
        seen.append(focused)
    order = [row.edit, panel.card.tags.add, panel.card.notes.writer.field, panel.card.exchanged.entries.view]
    assert [one for one in seen if one in order] == order
