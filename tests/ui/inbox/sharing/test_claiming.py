"""Claiming in the window: who may write, who was first, and what becomes of what the other typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.ids import OWNER
from app.domain.listing import Basket
from app.domain.sharing.values import Method, Options
from app.errors import Transient
from app.store import conversations
from tests.fakes.sharing_core import AN, BINH, CUC, SharingCore, at_once
from tests.ui.inbox.sharing.conftest import OpenAs, show
from ui.inbox.pane import InboxPane

LEFT = Qt.MouseButton.LeftButton


def names(pane: InboxPane) -> list[str]:
    ids = [pane.model.id_at(row) for row in range(pane.model.rowCount())]
    return [cid.user_id for cid in ids if cid is not None]


def write(pane: InboxPane, text: str) -> None:
    QTest.keyClicks(pane.conversation.composer.editor, text)


@pytest.fixture
def pool(shop: SharingCore) -> SharingCore:
    shop.share(AN, BINH)
    return shop


def test_cl01_all_may_read_and_nobody_writes_before_it_is_claimed(
    qtbot: QtBot, pool: SharingCore, open_as: OpenAs
) -> None:
    cid = pool.writes("1")
    pane = open_as(AN, cid)
    bar, composer = pane.sharing.bar, pane.conversation.composer
    assert bar.isVisible()
    assert not composer.isVisible()
    assert pane.conversation.model.rowCount() > 1
    QTest.mouseClick(bar.button, LEFT)
    qtbot.waitUntil(composer.isVisible)
    assert not bar.isVisible()
    assert at_once(pool.sharing.talk(cid)).holder == AN  # type: ignore[union-attr]
    qtbot.waitUntil(composer.editor.hasFocus)
    write(pane, "Da con a")
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(at_once(pool.inbox.unsent(AN))) == 1)


def test_cl02_the_one_who_was_late_reads_who_was_first_and_when(
    qtbot: QtBot, pool: SharingCore, open_as: OpenAs
) -> None:
    cid = pool.writes("1")
    pane = open_as(BINH, cid)
    subscribers = pool.bus._handlers
    pool.bus._handlers = {}  # in another process: no event comes
    at_once(pool.sharing.claim(cid, AN))
    pool.bus._handlers = subscribers
    QTest.mouseClick(pane.sharing.bar.button, LEFT)
    qtbot.waitUntil(pane.sharing.acts.toast.isVisible)
    assert "Nguyễn Văn An" in pane.sharing.acts.toast.text.text()
    qtbot.waitUntil(lambda: names(pane) == [])
    qtbot.waitUntil(pane.nothing.isVisible)
    assert pane.open_conversation is None


def test_cl05_a_double_click_claims_once(qtbot: QtBot, pool: SharingCore, open_as: OpenAs) -> None:
    cid = pool.writes("1")
    pane = open_as(AN, cid)
    QTest.mouseDClick(pane.sharing.bar.button, LEFT)
    QTest.mouseClick(pane.sharing.bar.button, LEFT)
    qtbot.waitUntil(pane.conversation.composer.isVisible)
    assert not pane.sharing.acts.toast.isVisible()
    whys = [line.step.why.value for line in at_once(pool.sharing.log(cid))]
    assert whys.count("claimed") == 1


def test_cl07_with_reply_claims_the_first_answer_claims_and_the_losers_text_is_kept(
    qtbot: QtBot, pool: SharingCore, open_as: OpenAs
) -> None:
    pool.share(AN, BINH, options=Options(reply_claims=True))
    cid = pool.writes("1")
    an, binh = open_as(AN, cid), open_as(BINH, cid)
    assert an.conversation.composer.isVisible()
    assert "answers first" in an.sharing.bar.words.text()
    write(binh, "Cho em hoi")
    write(an, "Da con")
    an.activateWindow()
    QTest.keyClick(an.conversation.composer.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_once(pool.sharing.talk(cid)).holder == AN)  # type: ignore[union-attr]
    qtbot.waitUntil(binh.nothing.isVisible)
    qtbot.waitUntil(binh.nothing.button.isVisible)
    assert "Nguyễn Văn An" in binh.nothing.heading.text()
    qtbot.waitUntil(lambda: [one.text for one in at_once(pool.kept.texts(BINH))] == ["Cho em hoi"])
    QTest.mouseClick(binh.nothing.button, LEFT)
    dialog = binh.sharing.kept
    assert dialog is not None
    qtbot.waitUntil(lambda: len(dialog.cards) == 1)
    assert dialog.cards[0].text.text == "Cho em hoi"
    assert "Khách" not in dialog.cards[0].text.name
    QTest.mouseClick(dialog.cards[0].copy, LEFT)
    QTest.mouseClick(dialog.cards[0].discard, LEFT)
    qtbot.waitUntil(lambda: not dialog.cards)
    assert at_once(pool.kept.texts(BINH)) == []


def test_by_key_from_the_list_and_for_several(qtbot: QtBot, pool: SharingCore, open_as: OpenAs) -> None:
    for user in "123":
        pool.writes(user)
    pane = open_as(AN)
    qtbot.waitUntil(lambda: names(pane) == ["3", "2", "1"])
    pane.list.table.setFocus()
    pane.list.table.selectRow(0)
    QTest.keyClick(pane.list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(pane, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: at_once(pool.listing.baskets(by=AN)).mine == 2)  # type: ignore[union-attr]
    qtbot.waitUntil(pane.sharing.acts.toast.isVisible)
    assert "2" in pane.sharing.acts.toast.text.text()


def test_cl11_what_was_closed_meanwhile_is_refused_with_the_reason(
    qtbot: QtBot, pool: SharingCore, open_as: OpenAs
) -> None:
    cid = pool.writes("1")
    pane = open_as(AN, cid)
    handlers, pool.bus._handlers = pool.bus._handlers, {}
    at_once(pool.sharing.close(cid, OWNER))
    pool.bus._handlers = handlers
    QTest.mouseClick(pane.sharing.bar.button, LEFT)
    qtbot.waitUntil(pane.sharing.acts.toast.isVisible)
    qtbot.waitUntil(lambda: names(pane) == [])


def test_cl12_taken_over_while_somebody_types(qtbot: QtBot, pool: SharingCore, open_as: OpenAs) -> None:
    cid = pool.writes("1")
    at_once(pool.sharing.claim(cid, AN))
    an, owner = open_as(AN, cid), open_as(OWNER, cid)
    assert not owner.conversation.composer.isVisible()
    assert "Nguyễn Văn An" in owner.sharing.bar.words.text()
    write(an, "Em dang go")
    QTest.mouseClick(owner.sharing.bar.button, LEFT)
    qtbot.waitUntil(owner.conversation.composer.isVisible)
    qtbot.waitUntil(an.nothing.isVisible)
    qtbot.waitUntil(an.nothing.button.isVisible)
    assert names(an) == []
    assert an.conversation.model.rowCount() == 0
    qtbot.waitUntil(lambda: [one.text for one in at_once(pool.kept.texts(AN))] == ["Em dang go"])
    assert at_once(pool.sharing.log(cid))[-1].step.why.value == "taken_over"


def test_cl03_who_left_the_rule_sees_and_claims_nothing(qtbot: QtBot, pool: SharingCore, open_as: OpenAs) -> None:
    cid = pool.writes("1")
    pane = open_as(BINH, cid)
    pool.share(AN, CUC)
    qtbot.waitUntil(pane.nothing.isVisible)
    qtbot.waitUntil(lambda: names(pane) == [])


def test_cl08_given_back_it_waits_for_all_and_can_be_taken_back(
    qtbot: QtBot, pool: SharingCore, open_as: OpenAs
) -> None:
    cid = pool.writes("1")
    at_once(pool.sharing.claim(cid, AN))
    pane = open_as(AN, cid)
    QTest.keyClick(pane, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    toast = pane.sharing.acts.toast
    qtbot.waitUntil(toast.isVisible)
    assert at_once(pool.sharing.talk(cid)).holder is None  # type: ignore[union-attr]
    QTest.mouseClick(toast.action, LEFT)
    qtbot.waitUntil(lambda: at_once(pool.sharing.talk(cid)).holder == AN)  # type: ignore[union-attr]
    qtbot.waitUntil(pane.conversation.composer.isVisible)


def test_the_connector_answers_what_waits_and_has_it(qtbot: QtBot, pool: SharingCore, open_as: OpenAs) -> None:
    cid = pool.writes("1")
    pane = open_as(OWNER, cid)
    assert pane.conversation.composer.isVisible()
    assert "If you answer" in pane.sharing.bar.words.text()
    write(pane, "Da con a")
    QTest.keyClick(pane.conversation.composer.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_once(pool.sharing.talk(cid)).holder == OWNER)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not pane.sharing.bar.isVisible())


def test_cl17_whose_conversation_was_answered_elsewhere_is_told(
    qtbot: QtBot, pool: SharingCore, open_as: OpenAs
) -> None:
    from app.events import AnsweredOutside

    cid, other = pool.writes("1", name="Chị Hồng"), pool.writes("2")
    at_once(pool.sharing.claim(cid, AN))
    pane = open_as(AN)
    pool.bus.publish(AnsweredOutside(frozenset({other})))
    pool.bus.publish(AnsweredOutside(frozenset({cid})))
    qtbot.waitUntil(pane.sharing.toast.isVisible)
    assert "Chị Hồng" in pane.sharing.toast.text.text()
    QTest.mouseClick(pane.sharing.toast.action, LEFT)
    qtbot.waitUntil(lambda: pane.open_conversation == cid)


def test_baskets_by_key_and_click(qtbot: QtBot, pool: SharingCore, open_as: OpenAs) -> None:
    first, _ = pool.writes("1"), pool.writes("2")
    at_once(pool.sharing.claim(first, AN))
    pane = open_as(OWNER)
    bar = pane.sharing.baskets
    assert bar.isVisible()
    qtbot.waitUntil(lambda: bar.counts is not None and bar.counts.pool == 1 and bar.counts.held == {AN: 1, BINH: 0})
    QTest.mouseClick(bar.buttons[Basket.POOL], LEFT)
    qtbot.waitUntil(lambda: names(pane) == ["2"])
    bar.pick(Basket.OF, AN)
    qtbot.waitUntil(lambda: names(pane) == ["1"])
    assert bar.person.isVisible()
    QTest.keyClick(pane, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: names(pane) == [] and pane.model.ready)
    assert pane.list.nothing.isVisible()
    QTest.keyClick(pane, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: names(pane) == ["2", "1"])


def test_a_row_says_who_has_it(qtbot: QtBot, pool: SharingCore, open_as: OpenAs) -> None:
    cid, _ = pool.writes("1"), pool.writes("2")
    at_once(pool.sharing.claim(cid, AN))
    pane = open_as(OWNER)
    qtbot.waitUntil(lambda: names(pane) == ["2", "1"])

    def said(row: int) -> str:
        return str(pane.model.data(pane.model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole))

    assert "Looked after by Nguyễn Văn An" in said(1)
    assert "Nobody has it yet" in said(0)
    assert at_once(pool.ground.db.read(conversations.get, cid)) is not None


def test_a_shop_that_shares_nothing_sees_none_of_it(qtbot: QtBot, shop: SharingCore, theme: object) -> None:
    from typing import cast

    cid = shop.writes("1")
    pane = InboxPane(cast("object", shop), theme)  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    pane.resize(1200, 800)
    pane.show()
    qtbot.waitUntil(lambda: pane.model.ready and names(pane) == ["1"])
    pane.show_conversation(cid)
    qtbot.waitUntil(lambda: pane.conversation.model.rowCount() > 0)
    assert not pane.sharing.baskets.isVisible()
    assert not pane.sharing.holder.isVisible()
    assert not pane.sharing.bar.isVisible()
    assert pane.conversation.composer.isVisible()
    assert pane.sharing.more() == []


def test_by_turn_what_is_given_comes_to_its_holder_alone(qtbot: QtBot, shop: SharingCore, open_as: OpenAs) -> None:
    shop.share(AN, BINH, method=Method.ROUND_ROBIN)
    an, binh = open_as(AN), open_as(BINH)
    shop.writes("1")
    qtbot.waitUntil(lambda: names(an) == ["1"])
    assert names(binh) == []
    shop.writes("2")
    qtbot.waitUntil(lambda: names(binh) == ["2"])
    show(qtbot, an, shop.writes("1"))
    assert an.conversation.composer.isVisible()


def test_cl15_what_could_not_be_stored_is_told_and_can_be_pressed_again(
    qtbot: QtBot, pool: SharingCore, open_as: OpenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    cid = pool.writes("1")
    pane = open_as(AN, cid)

    async def out_of_reach(*_: object) -> None:
        raise Transient("offline")

    monkeypatch.setattr(pane.sharing.acts._sharing, "claim", out_of_reach)
    QTest.mouseClick(pane.sharing.bar.button, LEFT)
    qtbot.waitUntil(pane.toast.isVisible)
    qtbot.waitUntil(pane.sharing.bar.button.isEnabled)
    assert at_once(pool.sharing.talk(cid)).holder is None  # type: ignore[union-attr]


def test_the_key_for_writing_leads_to_the_button_while_nobody_has_it(
    qtbot: QtBot, pool: SharingCore, open_as: OpenAs
) -> None:
    pane = open_as(AN, pool.writes("1"))
    pane.list.table.setFocus()
    QTest.keyClick(pane.list.table, Qt.Key.Key_Return)
    qtbot.waitUntil(pane.sharing.bar.button.hasFocus)
    QTest.keyClick(pane.sharing.bar.button, Qt.Key.Key_Return)
    qtbot.waitUntil(pane.conversation.composer.editor.hasFocus)
