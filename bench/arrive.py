"""From the moment that an answer of Zalo's is read to the paint that shows its message: the 95th percentile.

`python -m bench.arrive CONTROL USER` is the window's side; the practice OA runs in a third process.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.harness import Benchmark, Pair, percentile
from bench.practice_shops import customer_writes, practice
from bench.processes import child, say
from bench.profile import make

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.ids import ConversationId
    from app.zalo.requests import Request
    from app.zalo.responses import Answer
    from ui.models.conversations import ConversationsModel
    from ui.models.thread import ThreadModel
    from ui.shell.window import Window
    from ui.shell.workspace import Workspace

MESSAGES = 20
PAUSE_S = 1.0
"""Between two messages: each is the only one on its way, and Zalo's 100 requests a minute are not used up."""
PATIENCE_S = 30.0
TICK_S = 0.02


def measure() -> list[Pair]:
    with practice() as server, tempfile.TemporaryDirectory() as home:
        make(Path(home), server.shops, messages=0, talks=0, app=server.app)
        environ = {"QUAYCHAT_HOME": home, **server.environ}
        with child("bench.arrive", server.control, server.customers[0], environ=environ) as window:
            taken = [float(window.word("took")) for _ in range(MESSAGES)]
    return [(percentile(taken, 0.95), 1.0)]


class _Stopwatch:
    """For the message of one text: when the first answer that told it was read, when the thread's model had it, and
    when the thread was painted after that."""

    def __init__(self) -> None:
        self.wait_for("")

    def wait_for(self, text: str) -> None:
        self._text = text
        self.read = self.shown = self.painted = 0.0

    def follow(self, model: "ThreadModel", surface: "QWidget") -> None:
        from PySide6.QtCore import QEvent, QObject, QTimer

        stopwatch = self

        class Filter(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint and stopwatch.shown and not stopwatch.painted:
                    QTimer.singleShot(0, stopwatch.on_painted)
                return False

        self._filter = Filter(surface)
        surface.installEventFilter(self._filter)
        model.rowsInserted.connect(lambda: self._on_inserted(model))

    def on_answer(self, answer: "Answer") -> None:
        if self._text and not self.read and self._text.encode() in answer.body:
            self.read = time.monotonic()

    def on_painted(self) -> None:
        self.painted = self.painted or time.monotonic()

    def _on_inserted(self, model: "ThreadModel") -> None:
        message = model.entry(model.rowCount() - 1).message
        if message is not None and message.body.text == self._text:
            self.shown = time.monotonic()


def _tell_answers(on_answer: "Callable[[Answer], None]") -> None:
    from app.zalo.transport import Http

    exchange = Http.exchange

    async def told(http: Http, request: "Request", *rest: Any, **named: Any) -> "Answer":
        answer = await exchange(http, request, *rest, **named)
        on_answer(answer)
        return answer

    Http.exchange = told  # type: ignore[method-assign, assignment]


async def _play(workspace: "Workspace", stopwatch: _Stopwatch, control: str, user: str) -> None:
    core, inbox = workspace.core, workspace.inbox
    model = inbox.conversation.model
    await _until(lambda: [one for one in _listed(inbox.model) if one.user_id == user])
    cid = next(one for one in _listed(inbox.model) if one.user_id == user)
    inbox.show_conversation(cid)
    await _until(lambda: model.rowCount() > 0)
    stopwatch.follow(model, inbox.conversation.thread_view.viewport())
    for number in range(MESSAGES):
        await asyncio.sleep(PAUSE_S)
        text = f"Tin {number}."
        stopwatch.wait_for(text)
        await asyncio.to_thread(customer_writes, control, user, text)
        core.sync.wake(cid.oa_id)
        await _until(lambda: stopwatch.painted)
        say("took", (stopwatch.painted - stopwatch.read) * 1000)


def _listed(model: "ConversationsModel") -> "list[ConversationId]":
    return [cid for cid in map(model.id_at, range(model.rowCount())) if cid is not None]


async def _until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError("the message does not come")
        await asyncio.sleep(TICK_S)


def main() -> int:
    from bench.our_window import start, when_rows
    from ui.bridge import spawn

    control, user = sys.argv[1:]
    stopwatch = _Stopwatch()
    _tell_answers(stopwatch.on_answer)

    def begin(window: "Window") -> None:
        def play(workspace: "Workspace") -> None:
            spawn(window, _play(workspace, stopwatch, control, user))

        window.painted.connect(lambda: when_rows(window, play))

    return start(begin)


ARRIVE = Benchmark("arrive", "ms", 60.0, "most", measure)

if __name__ == "__main__":
    sys.exit(main())
