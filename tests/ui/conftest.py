"""For the tests of the window: offscreen, one theme, and an asyncio loop that turns whenever Qt's does."""

import asyncio
import gc
import os
from collections.abc import Iterator
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"

import pytest
import qasync
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui.i18n import Languages
from ui.theme.theme import Theme

TURNS = 50
"""Of the loop, until what was cancelled has ended and its callbacks have run."""


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["quaychat-test"]


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[asyncio.AbstractEventLoop]:
    """`spawn` works in synchronous tests: what is spawned goes on while `qtbot` waits. A bug in a task fails the
    test."""
    bugs: list[dict[str, Any]] = []
    made = qasync.QEventLoop(qapp)
    made.set_exception_handler(lambda _, context: bugs.append(context))
    before = asyncio._get_running_loop()
    asyncio._set_running_loop(made)
    yield made
    # What qtbot has closed is only marked for deletion: gone now, no timer of it can fire into the next test.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _ in range(TURNS):
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        running = asyncio.all_tasks(made)
        for task in running:
            task.cancel()
        qapp.processEvents()
        if not running:
            break
    asyncio._set_running_loop(before)
    made.close()
    assert not bugs, bugs[0].get("exception", bugs[0])


@pytest.fixture(autouse=True)
def _loop_for_all(request: pytest.FixtureRequest) -> None:
    """Every test that has a QApplication gets the loop too."""
    if "qtbot" in request.fixturenames:
        request.getfixturevalue("loop")


@pytest.fixture(scope="session", autouse=True)
def _cycles_on_this_thread(qapp: QApplication) -> Iterator[None]:
    """As in the app (ui/garbage.py), but between tests."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _collect(_cycles_on_this_thread: None) -> Iterator[None]:
    yield
    gc.collect(1)


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """What Python has put there must go while Python is alive: Qt would delete it after that, and crash."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[Languages]:
    languages = Languages(qapp, "vi")
    yield languages
    languages.choose("en")
