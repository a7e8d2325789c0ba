"""CPU time over a minute with three OAs connected, in per cent of one core: in view, and minimised.

`python -m bench.idle visible|hidden` is the window's side; the practice OA's work is in another process.
"""

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.harness import Benchmark, Pair
from bench.practice_shops import practice
from bench.processes import child
from bench.profile import make

if TYPE_CHECKING:
    from ui.shell.window import Window

SETTLE_S = 20.0
"""Until the history has been read and the customers' pictures are fetched."""
LONG_S = 60.0


def measure(way: str) -> list[Pair]:
    with practice() as server, tempfile.TemporaryDirectory() as home:
        make(Path(home), server.shops, messages=0, talks=0, app=server.app)
        with child("bench.idle", way, environ={"QUAYCHAT_HOME": home, **server.environ}) as window:
            window.word("rows")
            time.sleep(SETTLE_S)
            before = window.cpu_s()
            time.sleep(LONG_S)
            return [((window.cpu_s() - before) / LONG_S * 100, 1.0)]


def main() -> int:
    from bench.our_window import start, watch

    hidden = sys.argv[1] == "hidden"

    def begin(window: "Window") -> None:
        watch(window)
        if hidden:
            from bench.our_window import when_rows

            window.painted.connect(lambda: when_rows(window, lambda _: window.showMinimized()))

    return start(begin)


VISIBLE = Benchmark("idle-visible", "%", 1.5, "most", lambda: measure("visible"))
HIDDEN = Benchmark("idle-hidden", "%", 0.5, "most", lambda: measure("hidden"))

if __name__ == "__main__":
    sys.exit(main())
