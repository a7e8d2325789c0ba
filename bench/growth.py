"""Start, opening a conversation and the list's first rows: a large store against one of 20,000 messages."""

from collections.abc import Callable

from app.store.database import Database
from bench import reading, store
from bench.harness import Benchmark, Pair
from bench.start import until

ROUNDS = 5


def measure_start() -> list[Pair]:
    large, small = store.home(), store.home_of(store.SMALL)
    return [(until("ready", large), until("ready", small)) for _ in range(ROUNDS)]


def measure_reading(read: Callable[[Database], reading.Read]) -> list[Pair]:
    large, small = reading.times(store.MESSAGES, read), reading.times(store.SMALL, read)
    return list(zip(large, small, strict=True))


START = Benchmark("growth-start", "s", 1.5, "most", measure_start)
OPEN = Benchmark("growth-open", "ms", 1.5, "most", lambda: measure_reading(reading.open_thread))
LIST = Benchmark("growth-list", "ms", 1.5, "most", lambda: measure_reading(reading.first_rows))
