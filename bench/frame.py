"""Frames while the list of 100,000 rows and a thread of 10,000 mixed messages scroll; a click until its thread shows.

`python -m bench.frame thread|list|switch USER…` is the window's side. A frame is due 60 times a second; its time is
from that moment until it is painted, so that whatever else keeps the window's thread counts too.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bench.harness import Benchmark, Pair, percentile
from bench.mixed import LONG, make_mixed, some_talks
from bench.practice_shops import nowhere
from bench.processes import child, say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

    from ui.shell.window import Window
    from ui.shell.workspace import Workspace

TALKS, MESSAGES = 100_000, 10_000
FRAMES, CLICKS = 1_200, 60
STEP_PX = 110
"""A notch of the wheel and a half: about 400 rows a second fly by."""
DUE_S = 1 / 60
PATIENCE_S = 20.0


def measure(what: str, share: float) -> list[Pair]:
    with tempfile.TemporaryDirectory() as home:
        make_mixed(Path(home), talks=TALKS, count=MESSAGES)
        users = some_talks(TALKS, CLICKS)
        with child("bench.frame", what, *users, environ={"QUAYCHAT_HOME": home, **nowhere()}) as window:
            return [(percentile(json.loads(window.word("took")), share), 1.0)]


async def _thread(workspace: "Workspace", _: list[str]) -> list[float]:
    """From the newest message up, as far as the frames reach, then down again."""
    inbox = workspace.inbox
    view = inbox.conversation.thread_view
    inbox.show_conversation(LONG)
    await _until(lambda: inbox.conversation.model.conversation == LONG and inbox.conversation.model.rowCount() > 0)
    await asyncio.sleep(1)
    up = await _scroll(view, -STEP_PX, FRAMES * 3 // 4)
    return up + await _scroll(view, STEP_PX, FRAMES // 4)


async def _list(workspace: "Workspace", _: list[str]) -> list[float]:
    table = workspace.inbox.list.table
    down = await _scroll(table, STEP_PX, FRAMES // 2)
    return down + await _scroll(table, 40 * STEP_PX, FRAMES // 2)


async def _scroll(view: "QAbstractItemView", step: int, frames: int) -> list[float]:
    taken = []
    bar, surface = view.verticalScrollBar(), view.viewport()
    due = time.perf_counter()
    for _ in range(frames):
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        bar.setValue(bar.value() + step)
        surface.repaint()
        taken.append((time.perf_counter() - due) * 1000)
        due = max(due + DUE_S, time.perf_counter())
    return taken


async def _switch(workspace: "Workspace", users: list[str]) -> list[float]:
    """Clicks on rows of the list, one after another."""
    from PySide6.QtCore import QEvent, QObject, Qt
    from PySide6.QtTest import QTest

    inbox = workspace.inbox
    model, surface = inbox.conversation.model, inbox.conversation.thread_view.viewport()
    table = inbox.list.table
    painted: list[float] = []

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and model.rowCount() > 0:
                painted.append(time.perf_counter())
            return False

    watcher = Painted(surface)
    surface.installEventFilter(watcher)
    taken = []
    for number in range(len(users)):
        row = number % 8 + 1
        spot = table.visualRect(table.model().index(row, 0)).center()
        before = model.conversation
        began = time.perf_counter()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        await _until(lambda before=before: model.conversation != before and model.rowCount() > 0)  # type: ignore[misc]
        painted.clear()
        surface.update()
        await _until(lambda: painted)
        taken.append((painted[0] - began) * 1000)
        await asyncio.sleep(0.05)
    return taken


async def _until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError("the window does not get there")
        await asyncio.sleep(0.001)


PLAYS: dict[str, Callable[["Workspace", list[str]], Awaitable[list[float]]]] = {
    "thread": _thread,
    "list": _list,
    "switch": _switch,
}


def main() -> int:
    from bench.our_window import start, when_rows
    from ui.bridge import spawn

    what, *users = sys.argv[1:]

    async def tell(workspace: "Workspace") -> None:
        await asyncio.sleep(1)  # what a start still has to do is another benchmark's
        say("took", json.dumps(await PLAYS[what](workspace, users)))

    def begin(window: "Window") -> None:
        def play(workspace: "Workspace") -> None:
            spawn(window, tell(workspace))

        window.painted.connect(lambda: when_rows(window, play))

    return start(begin)


THREAD = Benchmark("frame-thread", "ms", 8.0, "most", lambda: measure("thread", 0.95))
THREAD_WORST = Benchmark("frame-thread-worst", "ms", 16.0, "most", lambda: measure("thread", 1.0))
LIST = Benchmark("frame-list", "ms", 8.0, "most", lambda: measure("list", 0.95))
LIST_WORST = Benchmark("frame-list-worst", "ms", 16.0, "most", lambda: measure("list", 1.0))
SWITCH = Benchmark("switch", "ms", 50.0, "most", lambda: measure("switch", 0.95))

if __name__ == "__main__":
    sys.exit(main())
