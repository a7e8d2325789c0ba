"""Run the benchmarks; print ours, the baseline's, and the ratio: python3 dev.py bench [NAME] [--size MESSAGES]."""

import argparse
import sys
from pathlib import Path

from bench import arrive, frame, growth, idle, ingest, memory, reading, search, stall, start, store
from bench.harness import Benchmark, Skipped, judge, write_json

ALL = (
    *(start.WINDOW, start.ROWS, memory.MEMORY, memory.BROWSER),
    *(ingest.INGEST, ingest.REPLAY, reading.OPEN, reading.LIST, search.SEARCH, search.ANY),
    *(frame.THREAD, frame.THREAD_WORST, frame.LIST, frame.LIST_WORST, frame.SWITCH),
    *(stall.LONGEST, stall.P99, arrive.ARRIVE, idle.VISIBLE, idle.HIDDEN),
    *(growth.START, growth.OPEN, growth.LIST),
)
BENCHMARKS = {benchmark.name: benchmark for benchmark in ALL}


def _named(name: str) -> list[Benchmark]:
    """The one of this name, or those whose names begin with it: growth for growth-start and the others."""
    return [one for one in ALL if one.name == name] or [one for one in ALL if one.name.startswith(f"{name}-")]


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("name", nargs="*", metavar="NAME", help="which ones; all by default")
    parser.add_argument("--json", type=Path, help="write the results there as well")
    parser.add_argument("--size", type=int, default=store.MESSAGES, help="messages in the store that is opened")
    arguments = parser.parse_args()
    store.MESSAGES = arguments.size
    wanted = [one for name in arguments.name or BENCHMARKS for one in _named(name)]
    if not all(_named(name) for name in arguments.name):
        parser.error(f"no such benchmark; there are {', '.join(BENCHMARKS)}")
    results = []
    for benchmark in wanted:
        try:
            result = judge(benchmark, benchmark.measure())
        except Skipped as reason:
            print(f"{benchmark.name:<16} skipped: {reason}", flush=True)
            continue
        print(result.line(), flush=True)
        results.append(result)
    if arguments.json:
        write_json(arguments.json, results)
    return 0


if __name__ == "__main__":
    sys.exit(main())
