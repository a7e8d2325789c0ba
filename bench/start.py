"""From the start of the process to the first paint, and to the first paint with rows, against a bare window's."""

import tempfile
from pathlib import Path

from bench.harness import Benchmark, Pair
from bench.practice_shops import nowhere
from bench.processes import child
from bench.profile import Shop, make

ROUNDS = 9
MESSAGES, TALKS = 200_000, 10_000
STORE_SHOP = Shop("3000000000000000001")


def measure_window() -> list[Pair]:
    """Each time a first start: an empty profile."""
    return [(_fresh(), bare()) for _ in range(ROUNDS)]


def measure_rows() -> list[Pair]:
    with tempfile.TemporaryDirectory() as home:
        make(Path(home), [STORE_SHOP], messages=MESSAGES, talks=TALKS)
        return [(_until("rows", home), bare()) for _ in range(ROUNDS)]


def bare() -> float:
    with child("bench.bare_window") as window:
        return window.seconds_to("painted")


def _fresh() -> float:
    with tempfile.TemporaryDirectory() as home:
        return _until("painted", home)


def _until(word: str, home: str) -> float:
    with child("bench.our_window", environ={"QUAYCHAT_HOME": home, **nowhere()}) as window:
        return window.seconds_to(word)


WINDOW = Benchmark("start-window", "s", 1.3, "most", measure_window)
ROWS = Benchmark("start-rows", "s", 3.0, "most", measure_rows)
