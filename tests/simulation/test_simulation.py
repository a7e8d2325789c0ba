"""The core through storms of every kind: three days and twenty quarters of a day each run, fifty days each night."""

import asyncio
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.seeds import FIRST, seeds
from tests.simulation import liveness
from tests.simulation import play as playing
from tests.simulation.loop import Standstill, VirtualLoop
from tests.simulation.play import Failed, play
from tests.simulation.shop import Shop

pytestmark = pytest.mark.timeout(900)
ROOT = Path(__file__).resolve().parents[2]
NIGHTLY = pytest.mark.nightly


@pytest.mark.parametrize("seed", seeds(20))
def test_nothing_is_lost_doubled_or_stuck(seed: int, folder: Path) -> None:
    report = play(seed, 6.0, folder)
    assert report.slowest <= liveness.NORMAL_WITHIN_S
    assert report.replies
    assert report.storms


@NIGHTLY
@pytest.mark.parametrize("seed", seeds(200))
def test_nothing_is_lost_doubled_or_stuck_in_fifty_days(seed: int, folder: Path) -> None:
    play(seed, 6.0, folder)


def test_three_days(folder: Path) -> None:
    report = play(FIRST, 72.0, folder)
    assert report.storms > 100


def test_a_seed_plays_the_same_again_in_another_process(folder: Path) -> None:
    """With other hashes, so that the order of no set is relied on."""
    here = play(FIRST, 0.25, folder / "here")
    environment = dict(os.environ, PYTHONHASHSEED="4711")
    command = [sys.executable, "-m", "tests.simulation", "--seed", str(FIRST), "--hours", "0.25"]
    there = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert here.digest in there.stdout
    assert play(FIRST + 1, 0.25, folder / "other").digest != here.digest


def test_a_failure_says_how_to_play_it_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def gives_up(shop: Shop) -> None:
        raise AssertionError(shop.seed)

    monkeypatch.setattr(playing, "EVERYBODY", (gives_up,))
    with pytest.raises(Failed, match=rf"python -m tests.simulation --seed {FIRST} --hours 1\b"):
        play(FIRST, 1.0, folder)


def test_waiting_takes_no_time_and_keeps_the_order() -> None:
    woken: list[str] = []

    async def sleep(name: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        woken.append(name)

    async def main() -> float:
        async with asyncio.TaskGroup() as group:
            group.create_task(sleep("in a year", 365 * 86_400))
            group.create_task(sleep("in an hour", 3_600))
        return asyncio.get_running_loop().time()

    with asyncio.Runner(loop_factory=lambda: VirtualLoop(random.Random(1))) as runner:
        assert runner.run(main()) == 365 * 86_400
    assert woken == ["in an hour", "in a year"]


def test_when_nobody_can_go_on_it_says_so_instead_of_hanging() -> None:
    async def forever() -> None:
        await asyncio.get_running_loop().create_future()

    with asyncio.Runner(loop_factory=lambda: VirtualLoop(random.Random(1))) as runner, pytest.raises(Standstill):
        runner.run(forever())
