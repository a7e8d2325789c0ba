"""How long the window's thread is blocked while a back-fill of 100,000 messages goes through the store.

`python -m bench.stall` is the window's side: a timer that should fire each millisecond says how late it was.
"""

import asyncio
import gc
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.harness import Benchmark, Pair, percentile
from bench.ingest import OA, history
from bench.practice_shops import nowhere
from bench.processes import child, say
from bench.profile import Shop, make

if TYPE_CHECKING:
    from ui.shell.window import Window
    from ui.shell.workspace import Workspace

STORED, TALKS = 20_000, 2_000
PAGE = 100


def measure(share: float) -> list[Pair]:
    with tempfile.TemporaryDirectory() as home:
        make(Path(home), [Shop(OA)], messages=STORED, talks=TALKS)
        with child("bench.stall", environ={"QUAYCHAT_HOME": home, **nowhere()}) as window:
            return [(percentile(json.loads(window.word("blocks")), share), 1.0)]


async def _backfill(window: "Window", workspace: "Workspace") -> None:
    from PySide6.QtCore import Qt, QTimer

    from app.events import MessagesStored
    from app.store import messages

    core = workspace.core
    pages = [unit[start : start + PAGE] for unit in history() for start in range(0, len(unit), PAGE)]
    gc.freeze()  # pages come one by one from the network: no collector has to look through all of them
    blocks: list[float] = []
    last = time.monotonic()

    def tick() -> None:
        nonlocal last
        now = time.monotonic()
        blocks.append(max(0.0, (now - last) * 1000 - 1))
        last = now

    timer = QTimer(window, interval=1, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start()
    for page in pages:
        stored = await core.db.write(messages.ingest, OA, page, core.clock.now(), live=False)
        core.bus.publish(MessagesStored(stored.conversations, stored.arrived))
        await asyncio.sleep(0)
    timer.stop()
    say("blocks", json.dumps(blocks))


def main() -> int:
    from bench.our_window import start, when_rows
    from ui.bridge import spawn

    def begin(window: "Window") -> None:
        def play(workspace: "Workspace") -> None:
            spawn(window, _backfill(window, workspace))

        window.painted.connect(lambda: when_rows(window, play))

    return start(begin)


LONGEST = Benchmark("stall", "ms", 50.0, "most", lambda: measure(1.0))
P99 = Benchmark("stall-p99", "ms", 16.0, "most", lambda: measure(0.99))

if __name__ == "__main__":
    sys.exit(main())
