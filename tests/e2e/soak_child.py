"""The app as a process of its own, for the test that kills it: sends what waits in the outbox until it is ended."""

import asyncio
import json
import sys
from pathlib import Path

from app.bootstrap import open_core
from app.paths import Paths
from app.zalo.hosts import Hosts
from tests.e2e.soak_clock import FastClock


async def _run(folder: str, key: str, oauth: str, openapi: str, clock: str) -> None:
    fast = FastClock.follow(Path(clock))
    async with open_core(Paths(Path(folder)), bytes.fromhex(key), hosts=Hosts(oauth, openapi), clock=fast):
        await asyncio.get_running_loop().create_future()


if __name__ == "__main__":
    asyncio.run(_run(**json.loads(sys.argv[1])))
