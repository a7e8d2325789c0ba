"""Memory of all our processes some seconds after the start, with the inbox on screen, against a bare window's.

One after the other: while both run they share Qt's pages, of which each then seems to have half.
"""

import tempfile
import time
from pathlib import Path

from bench.harness import Benchmark, Pair
from bench.practice_shops import nowhere
from bench.processes import Child, child
from bench.profile import make
from bench.start import MESSAGES, STORE_SHOP, TALKS

ROUNDS = 3
SETTLE_S = 4.0


def measure() -> list[Pair]:
    with tempfile.TemporaryDirectory() as home:
        make(Path(home), [STORE_SHOP], messages=MESSAGES, talks=TALKS)
        environ = {"QUAYCHAT_HOME": home, **nowhere()}
        pairs = []
        for _ in range(ROUNDS):
            with child("bench.our_window", environ=environ) as window:
                ours = _settled(window, "ready")
            with child("bench.bare_window") as window:
                pairs.append((ours, _settled(window, "painted")))
        return pairs


def _settled(window: Child, word: str) -> float:
    window.word(word)
    time.sleep(SETTLE_S)
    return window.pss_mb()


MEMORY = Benchmark("memory", "MB", 2.2, "most", measure)
