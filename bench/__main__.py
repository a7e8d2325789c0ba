"""python3 dev.py bench [NAME] [--json FILE]: run the benchmarks and print ours, the baseline's, and the ratio."""

import argparse
import sys
from pathlib import Path

from bench import arrive, idle, ingest, memory, reading, search, stall, start
from bench.harness import judge, write_json

ALL = (
    *(start.WINDOW, start.ROWS, memory.MEMORY),
    *(ingest.INGEST, ingest.REPLAY, reading.OPEN, reading.LIST, search.SEARCH, search.ANY),
    *(stall.LONGEST, stall.P99, arrive.ARRIVE, idle.VISIBLE, idle.HIDDEN),
)
BENCHMARKS = {benchmark.name: benchmark for benchmark in ALL}


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("name", nargs="*", metavar="NAME", help="which ones; all by default")
    parser.add_argument("--json", type=Path, help="write the results there as well")
    arguments = parser.parse_args()
    unknown = set(arguments.name) - set(BENCHMARKS)
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}")
    results = []
    for name in arguments.name or BENCHMARKS:
        result = judge(BENCHMARKS[name], BENCHMARKS[name].measure())
        print(result.line(), flush=True)
        results.append(result)
    if arguments.json:
        write_json(arguments.json, results)
    return 0


if __name__ == "__main__":
    sys.exit(main())
