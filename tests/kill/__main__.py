"""python -m tests.kill sending --kills 40 --seed 7: one campaign, in a process of its own that may fork."""

import argparse
import tempfile
from pathlib import Path

from tests.kill.campaign import dealing, rotating, sending
from tests.kill.migration import migrating

CAMPAIGNS = {"sending": sending, "rotating": rotating, "dealing": dealing, "migrating": migrating}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("campaign", choices=CAMPAIGNS)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        CAMPAIGNS[told.campaign](told.seed, told.kills, Path(folder) / "profile")
    print(f"{told.campaign}: killed {told.kills} times with seed {told.seed}, all is well")


if __name__ == "__main__":
    main()
