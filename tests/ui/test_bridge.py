"""Coroutines of widgets, and events gathered for views."""

import asyncio

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.ids import OaId
from app.errors import AppError, Rejected
from app.events import ConnectionsChanged, EventBus
from ui.bridge import GATHER_MS, Answer, Coalescer, settled, spawn


class Place(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[AppError] = []

    def show_error(self, error: AppError) -> None:
        self.shown.append(error)


async def refuse() -> None:
    await asyncio.sleep(0)
    raise Rejected("empty")


def test_a_coroutine_runs_for_its_owner(qtbot: QtBot) -> None:
    done: list[int] = []

    async def work() -> int:
        await asyncio.sleep(0.001)
        done.append(1)
        return 7

    owner = QObject()
    task = spawn(owner, work())
    qtbot.waitUntil(task.done)
    assert task.result() == 7
    assert done == [1]


def test_it_is_cancelled_with_its_owner(qtbot: QtBot) -> None:
    reached: list[str] = []

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            reached.append("ended")

    owner = QObject()
    task = spawn(owner, work())
    qtbot.wait(5)
    owner.deleteLater()
    qtbot.waitUntil(task.cancelled)
    assert reached == ["ended"]


def test_an_error_is_shown_by_the_nearest_parent_that_can(qtbot: QtBot) -> None:
    far, near = Place(), Place()
    qtbot.addWidget(far)
    near.setParent(far)
    inner = QWidget(near)
    task = spawn(inner, refuse())
    qtbot.waitUntil(task.done)
    assert [error.code for error in near.shown] == ["empty"]
    assert not far.shown


def test_a_handler_of_its_own_comes_first(qtbot: QtBot) -> None:
    place = Place()
    qtbot.addWidget(place)
    got: list[AppError] = []
    task = spawn(place, refuse(), on_error=got.append)
    qtbot.waitUntil(task.done)
    assert [error.code for error in got] == ["empty"]
    assert not place.shown


def test_a_bug_reaches_the_loops_handler(qtbot: QtBot, loop: asyncio.AbstractEventLoop) -> None:
    bugs: list[dict[str, object]] = []
    loop.set_exception_handler(lambda _, context: bugs.append(context))

    async def broken() -> None:
        raise ZeroDivisionError

    task = spawn(QObject(loop if isinstance(loop, QObject) else None), broken())
    qtbot.waitUntil(task.done)
    assert [type(bug["exception"]) for bug in bugs] == [ZeroDivisionError]


def test_events_are_gathered(qtbot: QtBot) -> None:
    bus, owner = EventBus(), QObject()
    batches: list[list[ConnectionsChanged]] = []
    coalescer = Coalescer(bus, owner, ConnectionsChanged, batches.append, gather_ms=1)
    bus.publish(ConnectionsChanged(OaId("1")))
    bus.publish(ConnectionsChanged(OaId("2")))
    assert not batches
    qtbot.waitUntil(lambda: bool(batches))
    assert [event.oa_id for event in batches[0]] == ["1", "2"]
    coalescer.flush()
    assert len(batches) == 1


def test_after_a_quiet_moment_the_first_events_go_on_at_once_and_the_next_are_gathered(qtbot: QtBot) -> None:
    bus, owner = EventBus(), QObject()
    batches: list[list[ConnectionsChanged]] = []
    Coalescer(bus, owner, ConnectionsChanged, batches.append)
    (timer,) = owner.findChildren(QTimer)
    bus.publish(ConnectionsChanged(OaId("1")))
    bus.publish(ConnectionsChanged(OaId("2")))
    assert timer.interval() == 0
    qtbot.waitUntil(lambda: len(batches) == 1)
    bus.publish(ConnectionsChanged(OaId("3")))
    assert timer.interval() == GATHER_MS
    qtbot.waitUntil(lambda: len(batches) == 2)
    assert [[event.oa_id for event in batch] for batch in batches] == [["1", "2"], ["3"]]


def test_gathering_ends_with_the_owner(qtbot: QtBot) -> None:
    bus, owner = EventBus(), QObject()
    batches: list[list[ConnectionsChanged]] = []
    Coalescer(bus, owner, ConnectionsChanged, batches.append, gather_ms=1)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    bus.publish(ConnectionsChanged(OaId("1")))
    qtbot.wait(10)
    assert not batches


@pytest.mark.usefixtures("loop")
def test_only_the_first_answer_counts(qtbot: QtBot) -> None:
    answer: Answer[str] = Answer()
    answer.give("one")
    answer.give("two")
    owner = QObject()
    task = spawn(owner, answer.wait())
    qtbot.waitUntil(task.done)
    assert task.result() == "one"


@pytest.mark.usefixtures("loop")
def test_what_goes_on_for_an_owner_can_be_waited_for(qtbot: QtBot) -> None:
    owner, other, gate = QObject(), QObject(), asyncio.Event()
    spawn(owner, gate.wait())
    spawn(other, asyncio.Event().wait())
    waiting = spawn(other, settled(owner, 60.0))
    at_once = spawn(other, settled(QObject(), 60.0))
    qtbot.waitUntil(at_once.done)
    assert not waiting.done()
    gate.set()
    qtbot.waitUntil(waiting.done)


@pytest.mark.usefixtures("loop")
def test_what_goes_on_for_too_long_is_not_waited_for(qtbot: QtBot) -> None:
    owner = QObject()
    spawn(owner, asyncio.Event().wait())
    waiting = spawn(QObject(owner), settled(owner, 0.0))
    qtbot.waitUntil(waiting.done)
