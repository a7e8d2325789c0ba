"""The tray: files get ready side by side, can be given up, ordered and edited, and lie in the draft."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain.outbox import MOST_FILES
from app.domain.photo_edit import PhotoEdit
from app.errors import Rejected
from tests.fakes.attachments import FakeAttachments
from tests.fakes.inbox import cid_of
from ui.bridge import spawn
from ui.inbox.tray import Cancellable, Tray

CID, OTHER = cid_of("1"), cid_of("2")


@pytest.fixture
def source() -> FakeAttachments:
    return FakeAttachments()


def make(source: FakeAttachments) -> Tray:
    owner = QObject()

    def run(coroutine: Coroutine[Any, Any, None]) -> Cancellable:
        return spawn(owner, coroutine)

    tray = Tray(source, run)
    owner.setParent(tray)
    tray.open(CID)
    return tray


@pytest.fixture
def tray(qtbot: QtBot, source: FakeAttachments) -> Tray:
    return make(source)


def settle(qtbot: QtBot) -> None:
    loop = asyncio.get_running_loop()
    qtbot.waitUntil(lambda: not [task for task in asyncio.all_tasks(loop) if not task.done()])


def add(tray: Tray, *names: str) -> None:
    tray.add([(name, lambda: b"123") for name in names])


def names(tray: Tray) -> list[str]:
    return [slot.name for slot in tray.slots]


def test_files_appear_at_once_and_are_ready_in_their_order(qtbot: QtBot, tray: Tray, source: FakeAttachments) -> None:
    source.gate = asyncio.Event()
    add(tray, "a.jpg", "b.pdf", "c.jpg")
    assert names(tray) == ["a.jpg", "b.pdf", "c.jpg"]
    assert tray.busy
    assert tray.attachments == ()
    qtbot.waitUntil(lambda: [slot.done for slot in tray.slots] == [0.5, 0.5, 0.0])
    source.gate.set()
    settle(qtbot)
    assert [one.name for one in tray.attachments] == ["a.jpg", "b.pdf", "c.jpg"]
    assert not tray.busy
    assert source.drafts[CID] == tray.attachments


def test_one_is_given_up_and_the_others_go_on(qtbot: QtBot, tray: Tray, source: FakeAttachments) -> None:
    source.gate = asyncio.Event()
    add(tray, "a.jpg", "b.jpg")
    qtbot.waitUntil(lambda: tray.slots[0].done == 0.5)
    tray.remove(tray.slots[0].id)
    assert names(tray) == ["b.jpg"]
    source.gate.set()
    settle(qtbot)
    assert [one.name for one in tray.attachments] == ["b.jpg"]


def test_what_is_refused_is_told_once_and_the_rest_stays(qtbot: QtBot, tray: Tray, source: FakeAttachments) -> None:
    source.refuse = {"x.exe": Rejected("wrong_type"), "to.jpg": Rejected("bad_image")}
    told: list[list[tuple[str, Rejected]]] = []
    tray.refused.connect(told.append)
    add(tray, "x.exe", "a.jpg", "to.jpg")
    settle(qtbot)
    assert names(tray) == ["a.jpg"]
    assert [[(name, error.code) for name, error in batch] for batch in told] == [
        [("x.exe", "wrong_type"), ("to.jpg", "bad_image")]
    ]


def test_too_many_are_told_and_the_first_ones_stay(qtbot: QtBot, tray: Tray) -> None:
    told: list[list[tuple[str, Rejected]]] = []
    tray.refused.connect(told.append)
    add(tray, *(f"{n}.jpg" for n in range(MOST_FILES + 2)))
    settle(qtbot)
    assert len(tray.attachments) == MOST_FILES
    assert [(name, error.code) for name, error in told[0]] == [("20.jpg", "too_many"), ("21.jpg", "too_many")]


def test_the_order_is_the_persons_and_is_kept(qtbot: QtBot, tray: Tray, source: FakeAttachments) -> None:
    add(tray, "a.jpg", "b.jpg", "c.jpg")
    settle(qtbot)
    tray.move(tray.slots[2].id, 0)
    tray.move(tray.slots[1].id, 9)
    settle(qtbot)
    assert names(tray) == ["c.jpg", "b.jpg", "a.jpg"]
    assert [one.name for one in source.drafts[CID]] == ["c.jpg", "b.jpg", "a.jpg"]


def test_files_belong_to_their_conversation_also_while_they_get_ready(
    qtbot: QtBot, tray: Tray, source: FakeAttachments
) -> None:
    source.gate = asyncio.Event()
    add(tray, "a.jpg")
    tray.open(OTHER)
    assert tray.slots == ()
    source.gate.set()
    settle(qtbot)
    assert tray.slots == ()
    tray.open(CID)
    assert [one.name for one in tray.attachments] == ["a.jpg"]
    assert source.drafts[CID] == tray.attachments


def test_a_draft_brings_its_files_back_after_a_restart(qtbot: QtBot, tray: Tray, source: FakeAttachments) -> None:
    add(tray, "a.jpg", "b.pdf")
    settle(qtbot)
    again = make(source)
    add(again, "c.jpg")
    settle(qtbot)
    assert [one.name for one in again.attachments] == ["a.jpg", "b.pdf", "c.jpg"]


def test_what_is_sent_leaves_the_tray_and_comes_back_first(qtbot: QtBot, tray: Tray, source: FakeAttachments) -> None:
    add(tray, "a.jpg")
    settle(qtbot)
    taken = tray.take()
    assert tray.slots == ()
    assert source.drafts[CID] == taken, (
        "the sending takes it out of the draft, or a crash between the two would lose it"
    )
    add(tray, "b.jpg")
    settle(qtbot)
    tray.put_back(CID, taken)
    settle(qtbot)
    assert names(tray) == ["a.jpg", "b.jpg"]


def test_an_edit_replaces_the_photo_and_a_failed_one_keeps_it(
    qtbot: QtBot, tray: Tray, source: FakeAttachments
) -> None:
    add(tray, "a.jpg")
    settle(qtbot)
    before = tray.attachments[0]
    tray.edit(tray.slots[0].id, PhotoEdit(turns=1))
    assert tray.busy
    settle(qtbot)
    assert tray.attachments[0].edit == PhotoEdit(turns=1)
    assert source.drafts[CID] == tray.attachments
    source.refuse = {"a.jpg": Rejected("bad_image")}
    told: list[object] = []
    tray.refused.connect(told.append)
    kept = tray.attachments
    tray.edit(tray.slots[0].id, PhotoEdit(turns=2))
    settle(qtbot)
    assert (tray.attachments, len(told), tray.busy) == (kept, 1, False)
    assert before.original == kept[0].original
