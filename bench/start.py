"""From the start of the process to the first paint, and to the first paint with rows, against a bare window's."""

import tempfile
from pathlib import Path

from bench import store
from bench.harness import Benchmark, Pair
from bench.practice_shops import nowhere
from bench.processes import child

ROUNDS = 9


def measure_window() -> list[Pair]:
    """Each time a first start: an empty profile."""
    return [(_fresh(), bare()) for _ in range(ROUNDS)]


def measure_rows() -> list[Pair]:
    home = store.home()
    return [(until("rows", home), bare()) for _ in range(ROUNDS)]


def bare() -> float:
    with child("bench.bare_window") as window:
        return window.seconds_to("painted")


def _fresh() -> float:
    with tempfile.TemporaryDirectory() as home:
        return until("painted", Path(home))


def until(word: str, home: Path) -> float:
    """Seconds from the start of the window on this profile until it says the word."""
    with child("bench.our_window", environ={"QUAYCHAT_HOME": str(home), **nowhere()}) as window:
        return window.seconds_to(word)


WINDOW = Benchmark("start-window", "s", 1.3, "most", measure_window)
ROWS = Benchmark("start-rows", "s", 3.0, "most", measure_rows)
