"""One simulated shop from its first morning on: people at work, one storm after another, checks all the time."""

import asyncio
import gc
import random
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.simulation import liveness, safety
from tests.simulation.loop import VirtualLoop
from tests.simulation.people import EVERYBODY, owner
from tests.simulation.shop import Shop
from tests.simulation.weather import STORMS, Storm

HOUR_S = 3_600.0
FIRST_FILL_S = 600.0
CALM_S = (120.0, 900.0)
DAY_S, OPEN_S = 24 * HOUR_S, 10 * HOUR_S
"""The shop closes the app in the evening; its customers don't sleep."""
TOGETHER = 0.4
"""So often two storms come at once."""
RESTART = 0.3
"""So often the app is closed and opened again in the middle of a storm."""
CHECK_EVERY_S = 300.0


@dataclass(frozen=True, slots=True)
class Report:
    seed: int
    hours: float
    digest: str
    storms: int
    slowest: float
    """The longest way back to normal, in simulated seconds."""
    slowest_after: str
    messages: int
    replies: int
    requests: int
    took: float
    """Real seconds."""


class Failed(AssertionError):
    """Says how to play it again."""


def play(seed: int, hours: float, folder: Path, *, keep_lines: bool = False) -> Report:
    """Play so many simulated hours; the same seed plays the same again. Failed: something that must not be was."""
    began = time.perf_counter()
    gc.freeze()  # what is loaded stays: it need not be walked through again and again
    with asyncio.Runner(loop_factory=lambda: VirtualLoop(random.Random(seed))) as runner:
        return runner.run(_play(seed, hours, folder, began, keep_lines))


async def _play(seed: int, hours: float, folder: Path, began: float, keep_lines: bool) -> Report:
    shop = Shop(seed, folder)
    shop.trace.lines = [] if keep_lines else None
    storm = "the first fill"
    slowest, slowest_after, storms = 0.0, "", 0
    try:
        async with shop.opened():
            await shop.set_up()
            await asyncio.sleep(FIRST_FILL_S)
            loop = asyncio.get_running_loop()
            people = [loop.create_task(one(shop)) for one in (*EVERYBODY, _checking)]
            while shop.pc.steady() < hours * HOUR_S:
                storm = "the calm"
                await _alive(people, shop.chance.uniform(*CALM_S))
                if shop.pc.steady() % DAY_S > OPEN_S:
                    storm = "the night"
                    await shop.restart(DAY_S - shop.pc.steady() % DAY_S)
                    await liveness.recover(shop)
                together = shop.chance.sample(STORMS, 2 if shop.chance.random() < TOGETHER else 1)
                storm, storms = " + ".join(one.name for one in together), storms + 1
                await _rage(shop, together, people)
                took = await liveness.recover(shop)
                if took > slowest:
                    slowest, slowest_after = took, storm
            storm = "the end"
            for one in people:
                one.cancel()
            await asyncio.wait(people)
            await asyncio.sleep(FIRST_FILL_S)
            await _come_to_rest(shop)
            await safety.check_books(shop)
    except BaseException as error:
        if keep_lines:
            print("\n".join((shop.trace.lines or [])[-400:]))
        command = f"python -m tests.simulation --seed {seed} --hours {hours:g}"
        at = shop.pc.steady() / HOUR_S
        raise Failed(f"seed {seed}, after {at:.2f} h, in {storm!r}: {error!r}\nplay it again: {command}") from error
    return Report(
        seed=seed,
        hours=hours,
        digest=shop.trace.digest(),
        storms=storms,
        slowest=slowest,
        slowest_after=slowest_after,
        messages=len(shop.world.log),
        replies=len(shop.said),
        requests=shop.trace.counts["asked"],
        took=time.perf_counter() - began,
    )


async def _rage(shop: Shop, storms: Sequence[Storm], people: list[asyncio.Task[None]]) -> None:
    """In some storms the app is closed and opened again."""
    seconds = max(one.minutes for one in storms) * shop.chance.uniform(10, 60)
    with ExitStack() as raging:
        for one in storms:
            shop.trace.note("storm", one.name)
            raging.enter_context(one.trouble(shop))
        await _alive(people, seconds / 2)
        if shop.chance.random() < RESTART:
            await shop.restart()
        await _alive(people, seconds / 2)
    shop.trace.note("calm")


async def _alive(people: list[asyncio.Task[None]], seconds: float) -> None:
    """Time passes, and nobody of the people gives up."""
    done, _ = await asyncio.wait(people, timeout=seconds)
    for one in done:
        one.result()


async def _checking(shop: Shop) -> None:
    while True:
        await asyncio.sleep(CHECK_EVERY_S)
        async with shop.hands:
            await safety.check(shop)


async def _come_to_rest(shop: Shop) -> None:
    """Nobody says anything new; the owner still decides what they are asked."""
    deciding = asyncio.get_running_loop().create_task(owner(shop))
    try:
        await liveness.recover(shop)
    finally:
        deciding.cancel()
