"""The list model: all ids, values on demand, and moves instead of resets."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.ids import ConversationId
from app.domain.listing import View
from app.events import EventBus
from tests.fakes.inbox import NOW, OA, OA2, FakeInbox, cid_of, row_of
from tests.fakes.listing import FakeListing
from tests.ui.models.at_once import Later, at_once
from ui.models.conversations import AROUND, FEW, FIRST, KEPT, ConversationsModel, Role


@pytest.fixture
def tester(qtmodeltester: ModelTester) -> ModelTester:
    qtmodeltester.data_display_may_return_none = True
    return qtmodeltester


def inbox_with(count: int) -> FakeInbox:
    rows = [row_of(cid_of(f"{n:06}", OA2 if n % 4 == 3 else OA), NOW - n) for n in range(count)]
    return FakeInbox({row.id: row for row in rows})


def listing_of(inbox: FakeInbox) -> FakeListing:
    return FakeListing(inbox, EventBus())


def shown(inbox: FakeInbox, tester: ModelTester) -> ConversationsModel:
    model = ConversationsModel(listing_of(inbox), at_once)
    if len(inbox.conversations) < 1000:
        tester.check(model, force_py=False)
    model.query()
    return model


def order(model: ConversationsModel) -> list[str]:
    return [str(cid.user_id) for cid in (model.id_at(row) for row in range(model.rowCount())) if cid]


def touch(inbox: FakeInbox, cid: ConversationId, **values: object) -> None:
    inbox.conversations[cid] = replace(inbox.conversations[cid], **values)  # type: ignore[arg-type]


def read(model: ConversationsModel, qtbot: QtBot, rows: int) -> None:
    """Until these rows' values are in memory."""
    ids = [cid for cid in map(model.id_at, range(rows)) if cid is not None]
    for row in range(rows):
        model.index(row, 0).data(Role.ROW)
    qtbot.waitUntil(lambda: all(model.value(cid) is not None for cid in ids))


def test_all_ids_in_order_and_values_on_demand(qtbot: QtBot) -> None:
    inbox = inbox_with(300)
    model = ConversationsModel(listing_of(inbox), at_once)
    model.query()
    assert order(model)[:3] == ["000000", "000001", "000002"]
    assert model.value(cid_of("000200")) is None
    inbox.calls.clear()
    with qtbot.waitSignal(model.dataChanged):
        assert model.index(200, 0).data(Role.ROW) is None
        model.index(201, 0).data(Role.ROW)
    assert inbox.calls == [("rows", 2 * AROUND + 1)]
    assert model.index(200, 0).data(Role.ROW).id == cid_of("000200")


def test_memory_is_bounded(tester: ModelTester, qtbot: QtBot) -> None:
    inbox = inbox_with(KEPT + 500)
    model = shown(inbox, tester)
    for row in range(0, KEPT + 500, AROUND):
        model.index(row, 0).data(Role.ROW)
        cid = model.id_at(row)
        qtbot.waitUntil(lambda cid=cid: model.value(cid) is not None)  # type: ignore[misc]
    assert sum(1 for cid in inbox.conversations if model.value(cid)) <= KEPT


def test_a_new_message_moves_its_row_to_the_top(tester: ModelTester, qtbot: QtBot) -> None:
    inbox = inbox_with(60)
    model = shown(inbox, tester)
    read(model, qtbot, 60)
    selected = QPersistentModelIndex(model.index(5, 0))
    cid = cid_of("000040")
    touch(inbox, cid, last_at=NOW + 10, last_text="Mới")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsMoved) as moved:
        model.refresh([cid])
    assert moved.args is not None
    assert moved.args[1] == 40
    assert model.id_at(0) == cid
    assert model.index(0, 0).data(Role.ROW).last_text == "Mới"
    assert selected.row() == 6


def test_a_change_that_moves_nothing_repaints_one_row(tester: ModelTester, qtbot: QtBot) -> None:
    inbox = inbox_with(60)
    model = shown(inbox, tester)
    read(model, qtbot, 60)
    cid = cid_of("000020")
    touch(inbox, cid, seen=False)
    with qtbot.assertNotEmitted(model.rowsMoved), qtbot.waitSignal(model.dataChanged) as changed:
        model.refresh([cid])
    assert changed.args is not None
    assert (changed.args[0].row(), changed.args[1].row()) == (20, 20)


def test_a_new_customer_is_inserted_in_place(tester: ModelTester, qtbot: QtBot) -> None:
    inbox = inbox_with(10)
    model = shown(inbox, tester)
    read(model, qtbot, 10)
    new = row_of(cid_of("new"), NOW + 5)
    inbox.conversations[new.id] = new
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.refresh([new.id])
    assert inserted.args is not None
    assert inserted.args[1:] == [0, 0]


def test_several_changes_at_once_keep_the_order(tester: ModelTester, qtbot: QtBot) -> None:
    inbox = inbox_with(60)
    model = shown(inbox, tester)
    read(model, qtbot, 60)
    ids = [cid_of("000030"), cid_of("000005"), cid_of("000050")]
    for n, cid in enumerate(ids):
        touch(inbox, cid, last_at=NOW + 100 + n)
    model.refresh(ids)
    assert order(model)[:4] == ["000050", "000005", "000030", "000000"]
    assert len(set(order(model))) == 60


def test_many_changes_at_once_are_one_new_order(tester: ModelTester, qtbot: QtBot) -> None:
    inbox = inbox_with(200)
    model = shown(inbox, tester)
    read(model, qtbot, 60)
    selected = QPersistentModelIndex(model.index(1, 0))
    ids = [cid for cid in inbox.conversations if cid.oa_id == OA][50 : 50 + FEW + 10]
    for n, cid in enumerate(ids):
        touch(inbox, cid, last_at=NOW + 100 + n)
    inbox.conversations[cid_of("zz")] = row_of(cid_of("zz"), NOW + 1000)
    touch(inbox, cid_of("000000"), name="Tên mới")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.layoutChanged):
        model.refresh([*ids, cid_of("zz"), cid_of("000000")])
    row = model.row_of(cid_of("000000"))
    assert row is not None
    assert model.index(row, 0).data()  # what was known, until it has been read again
    qtbot.waitUntil(lambda: model.index(row, 0).data() == "Tên mới")
    assert order(model)[0] == "zz"
    assert order(model)[1] == ids[-1].user_id
    assert model.id_at(selected.row()) == cid_of("000001")


def test_a_row_whose_way_is_not_in_memory_brings_a_new_order(tester: ModelTester, qtbot: QtBot) -> None:
    inbox = inbox_with(FIRST + 60)
    model = shown(inbox, tester)
    cid = cid_of(f"{FIRST + 50:06}")
    touch(inbox, cid, last_at=NOW - FIRST - 20)
    with qtbot.waitSignal(model.layoutChanged):
        model.refresh([cid])
    assert model.row_of(cid) in (FIRST + 20, FIRST + 21)


def test_an_erased_conversation_leaves(tester: ModelTester, qtbot: QtBot) -> None:
    inbox = inbox_with(20)
    model = shown(inbox, tester)
    read(model, qtbot, 20)
    del inbox.conversations[cid_of("000004")]
    with qtbot.waitSignal(model.rowsRemoved):
        model.refresh([cid_of("000004")])
    assert "000004" not in order(model)


def test_one_oa_alone(tester: ModelTester, qtbot: QtBot) -> None:
    inbox = inbox_with(20)
    model = shown(inbox, tester)
    model.query(View(oa_id=OA2))
    assert order(model) == ["000003", "000007", "000011", "000015", "000019"]
    touch(inbox, cid_of("000000"), last_at=NOW + 10)
    inbox.calls.clear()
    model.refresh([cid_of("000000")])
    assert inbox.calls == []


def test_a_slow_answer_to_the_former_query_is_dropped(tester: ModelTester) -> None:
    later = Later()
    model = ConversationsModel(listing_of(inbox_with(8)), later)
    tester.check(model, force_py=False)
    model.query()
    slow = later.waiting.pop()
    model.query(View(oa_id=OA2))
    later.run()
    at_once(slow)
    assert order(model) == ["000003", "000007"]


def test_words_for_readers(tester: ModelTester, qtbot: QtBot) -> None:
    inbox = inbox_with(3)
    model = ConversationsModel(listing_of(inbox), at_once, lambda row: f"nói: {row.name}")
    tester.check(model, force_py=False)
    model.query()
    read(model, qtbot, 1)
    assert model.index(0, 0).data() == "Khách 000000"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "nói: Khách 000000"
