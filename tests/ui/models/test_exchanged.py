"""Photos and files by pages: more as one looks further back, new ones on top."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester

from app.domain.customers import Shared
from app.domain.ids import ConversationId
from app.domain.messages import Body, Kind
from tests.fakes.customers import FakeCustomers
from tests.fakes.inbox import NOW, FakeInbox, cid_of, message_of
from tests.ui.models.at_once import at_once
from ui.models.exchanged import PAGE, ExchangedModel, Roles

CID = cid_of("11")
ROOT = QModelIndex()


def source(photos: int, files: int = 0) -> FakeCustomers:
    inbox = FakeInbox()
    inbox.messages[CID] = [
        message_of(CID, n, body=Body(Kind.PHOTO if n < photos else Kind.FILE, file_name=f"{n}"))
        for n in range(photos + files)
    ]
    return FakeCustomers(inbox)


def model_of(customers: FakeCustomers, most: int | None = None) -> ExchangedModel:
    return ExchangedModel(customers, at_once, lambda message: f"tệp {message.body.file_name}", most=most)


def names(model: ExchangedModel) -> list[str]:
    return [message.body.file_name for message in model.messages]


def test_pages_follow_each_other(qtmodeltester: ModelTester) -> None:
    customers = source(PAGE + 5, files=2)
    model = model_of(customers)
    model.open(CID, Shared.PHOTOS)
    assert model.rowCount() == PAGE
    assert model.canFetchMore(ROOT)
    model.fetchMore(ROOT)
    assert names(model) == [str(n) for n in range(PAGE + 4, -1, -1)]
    assert not model.canFetchMore(ROOT)
    qtmodeltester.check(model)
    assert model.data(model.index(0, 0)) == f"tệp {PAGE + 4}"
    assert model.data(model.index(0, 0), Roles.MESSAGE) == model.message(0)


def test_the_other_kind_and_another_customer() -> None:
    model = model_of(source(3, files=2))
    model.open(CID, Shared.PHOTOS)
    model.open(CID, Shared.FILES)
    assert names(model) == ["4", "3"]
    model.open(cid_of("99"), Shared.FILES)
    assert model.is_empty
    model.open(None, Shared.FILES)
    assert model.is_empty
    assert not model.canFetchMore(ROOT)


def test_a_preview_ends_early() -> None:
    customers = source(30)
    model = model_of(customers, most=6)
    model.open(CID, Shared.PHOTOS)
    assert model.rowCount() == 6
    assert not model.canFetchMore(ROOT)
    customers.inbox.messages[CID].append(message_of(CID, 99, body=Body(Kind.PHOTO, file_name="mới")))
    model.refresh()
    assert names(model) == ["mới", "29", "28", "27", "26", "25"]


def test_a_new_one_comes_on_top_without_a_reset() -> None:
    customers = source(PAGE + 5)
    model = model_of(customers)
    model.open(CID, Shared.PHOTOS)
    resets, inserted = [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.rowsInserted.connect(lambda _, first, last: inserted.append((first, last)))
    model.refresh()
    assert not inserted
    customers.inbox.messages[CID].append(message_of(CID, 999, body=Body(Kind.PHOTO, file_name="mới")))
    model.refresh()
    assert (resets, inserted) == ([], [(0, 0)])
    assert names(model)[0] == "mới"
    assert model.rowCount() == PAGE + 1


def test_a_late_one_in_between_is_put_in_its_place() -> None:
    customers = source(3)
    model = model_of(customers)
    model.open(CID, Shared.PHOTOS)
    late = message_of(CID, 500, at=NOW + 90_000, body=Body(Kind.PHOTO, file_name="muộn"))
    customers.inbox.messages[CID].append(late)
    model.refresh()
    assert names(model) == ["2", "muộn", "1", "0"]


def test_an_answer_for_the_customer_before_is_dropped() -> None:
    waiting: list[Coroutine[Any, Any, Any]] = []
    customers = source(3)
    model = ExchangedModel(customers, waiting.append, str)
    model.open(CID, Shared.PHOTOS)
    other: ConversationId = cid_of("99")
    model.open(other, Shared.PHOTOS)
    for coroutine in waiting:
        at_once(coroutine)
    assert model.rowCount() == 0
