"""One life of the app's process: it opens the real file, does its work, and is killed, or ends well."""

import asyncio
import os
import random
import socket
import sys
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path

from app.bootstrap import Core, open_core
from app.paths import Paths
from app.zalo.hosts import Hosts
from tests.kill.death import Fate, StepTap, meet
from tests.kill.line import Far, Near
from tests.simulation.loop import VirtualLoop
from tests.simulation.network import OAUTH, OPENAPI
from tests.simulation.pc import Pc

KEY = b"s" * 32
Work = Callable[[Core], Awaitable[None]]
BUG = 70
"""The exit code of a life that ended by an exception."""


def live(far: Far, folder: Path, work: Work, fate: Fate, seed: int) -> bool:
    """The app opens the profile, does `work` and ends, unless it meets its fate before. True: it lived to the end."""
    near, other = socket.socketpair()

    def life() -> None:
        other.close()
        with asyncio.Runner(loop_factory=lambda: VirtualLoop(random.Random(seed), begins=far.time + 1.0)) as runner:
            runner.run(_life(near, folder, work, fate, seed))

    child = fork(life)
    near.close()
    far.serve(other)
    other.close()
    return lived(child)


def fork(life: Callable[[], None]) -> int:
    """A process that does this and no more."""
    child = os.fork()
    if child:
        return child
    try:
        life()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(BUG)
    os._exit(0)


def lived(child: int) -> bool:
    """Wait for its end. False: it was killed. RuntimeError: a bug has ended it."""
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError(f"it ended by itself with {os.WEXITSTATUS(status)}")
    return os.WIFEXITED(status)


async def _life(line: socket.socket, folder: Path, work: Work, fate: Fate, seed: int) -> None:
    loop = asyncio.get_running_loop()
    pc, paths = Pc(loop.time), Paths(folder)
    step = meet(fate, paths.database)
    machine = pc.machine(random.Random(seed), Near(line, loop.time, StepTap(step)))
    async with open_core(paths, KEY, hosts=Hosts(OAUTH, OPENAPI), machine=machine, on_crash=_crashed) as core:
        core.settings.change(undo_seconds=0)
        await work(core)


def _crashed(name: str, error: BaseException) -> None:
    traceback.print_exception(error)
    sys.stderr.flush()
    os._exit(BUG)
