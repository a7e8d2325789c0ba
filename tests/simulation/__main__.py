"""python -m tests.simulation --seed 7 --hours 6: play one simulated shop, or several seeds, and say how it went."""

import argparse
import tempfile
from pathlib import Path

from tests.simulation.play import play


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1, help="so many seeds, from --seed on")
    parser.add_argument("--hours", type=float, default=6.0)
    parser.add_argument("--lines", action="store_true", help="print what happened before a failure")
    told = parser.parse_args()
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        for seed in range(told.seed, told.seed + told.seeds):
            print(play(seed, told.hours, Path(folder), keep_lines=told.lines), flush=True)


if __name__ == "__main__":
    main()
