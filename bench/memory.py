"""Memory of all our processes some seconds after the start, with the inbox on screen, against a bare window's and a
browser's.

One after the other: while two run they share pages, of which each then seems to have half.
"""

import shutil
import tempfile
import time

from bench import store
from bench.harness import Benchmark, Pair, Skipped
from bench.practice_shops import nowhere
from bench.processes import Child, child, running

ROUNDS = 3
SETTLE_S = 4.0
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
PAGE = "data:text/html,<title>Quầy Chat</title><h1>Xin chào</h1>"


def measure() -> list[Pair]:
    return [(_ours(), _bare()) for _ in range(ROUNDS)]


def measure_browser() -> list[Pair]:
    """Against a Chromium that shows one trivial page."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise Skipped("no Chromium on this machine")
    return [(_ours(), _browser(found)) for _ in range(ROUNDS)]


def _ours() -> float:
    with child("bench.our_window", environ={"QUAYCHAT_HOME": str(store.home()), **nowhere()}) as window:
        window.word("ready")
        return _settled(window)


def _bare() -> float:
    with child("bench.bare_window") as window:
        window.word("painted")
        return _settled(window)


def _browser(program: str) -> float:
    with tempfile.TemporaryDirectory() as home:
        options = ("--headless=new", "--no-sandbox", "--no-first-run", f"--user-data-dir={home}")
        with running(program, *options, f"--app={PAGE}") as window:
            return _settled(window)


def _settled(window: Child) -> float:
    time.sleep(SETTLE_S)
    return window.pss_mb()


MEMORY = Benchmark("memory", "MB", 2.2, "most", measure)
BROWSER = Benchmark("memory-browser", "MB", 0.4, "most", measure_browser)
