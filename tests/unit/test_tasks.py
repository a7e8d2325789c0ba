"""The Supervisor: names, back-off, who hears of a crash, and an ordered stop."""

import asyncio
import itertools
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import NeedsUser, Transient
from app.tasks import FIRST_WAIT_S, LONGEST_WAIT_S, Supervisor, backoff, in_daemon
from tests.fakes.clock import FakeClock, settle

pytestmark = pytest.mark.asyncio


class Crashes:
    def __init__(self) -> None:
        self.seen: list[tuple[str, str]] = []

    def __call__(self, name: str, error: BaseException) -> None:
        self.seen.append((name, type(error).__name__))


async def _raise(error: BaseException) -> None:
    raise error


async def test_a_task_has_its_name_and_gives_its_result() -> None:
    supervisor = Supervisor(FakeClock())

    async def work() -> str:
        return "done"

    task = supervisor.spawn("poll 1", work())
    assert task.get_name() == "poll 1"
    assert await task == "done"


async def test_a_crash_is_told_and_an_app_error_is_not_a_crash() -> None:
    crashes = Crashes()
    supervisor = Supervisor(FakeClock(), on_crash=crashes)
    supervisor.spawn("bug", _raise(KeyError("x")))
    supervisor.spawn("offline", _raise(Transient("offline")))
    await settle()
    assert crashes.seen == [("bug", "KeyError")]


async def test_a_kept_loop_runs_again_after_a_growing_wait() -> None:
    clock, runs = FakeClock(), list[float]()
    supervisor = Supervisor(clock, seed=1)

    async def run() -> None:
        runs.append(clock.monotonic())
        raise Transient("offline", reached=False)

    supervisor.keep("poll", run)
    await clock.advance(200)
    await supervisor.close()
    waits = [later - earlier for earlier, later in itertools.pairwise(runs)]
    assert waits[0] <= 1.2 * FIRST_WAIT_S
    assert all(wait <= 1.2 * LONGEST_WAIT_S for wait in waits)
    assert waits[4] > waits[0] * 4


async def test_a_crash_of_a_kept_loop_is_told_and_the_loop_goes_on() -> None:
    clock, crashes, runs = FakeClock(), Crashes(), list[int]()
    supervisor = Supervisor(clock, on_crash=crashes)

    async def run() -> None:
        runs.append(1)
        if len(runs) == 1:
            raise KeyError("bug")
        await clock.sleep(3_600)

    supervisor.keep("send", run)
    await clock.advance(5)
    await supervisor.close()
    assert (len(runs), crashes.seen) == (2, [("send", "KeyError")])


async def test_what_only_a_person_can_heal_ends_the_loop() -> None:
    clock, runs = FakeClock(), list[int]()
    supervisor = Supervisor(clock)

    async def run() -> None:
        runs.append(1)
        raise NeedsUser("login_again")

    task = supervisor.keep("poll", run)
    await clock.advance(600)
    assert len(runs) == 1
    assert isinstance(task.exception(), NeedsUser)


async def test_close_stops_the_newest_first_and_waits_for_each() -> None:
    supervisor, ended = Supervisor(FakeClock()), list[str]()

    async def work(name: str) -> None:
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            await asyncio.sleep(0)
            ended.append(name)

    for name in ("store", "poller", "sender"):
        supervisor.spawn(name, work(name))
    await settle()
    await supervisor.close()
    assert ended == ["sender", "poller", "store"]


@given(st.integers(1, 10_000), st.floats(0, 1, exclude_max=True))
async def test_a_wait_is_never_nothing_and_never_above_its_limit(attempt: int, jitter: float) -> None:
    assert 0.8 * FIRST_WAIT_S <= backoff(attempt, jitter) <= 1.2 * LONGEST_WAIT_S


async def test_a_call_that_never_returns_keeps_neither_its_caller_nor_the_process() -> None:
    begun, end = asyncio.Event(), threading.Event()
    threads: list[threading.Thread] = []
    loop = asyncio.get_running_loop()

    def hang() -> None:
        threads.append(threading.current_thread())
        loop.call_soon_threadsafe(begun.set)
        end.wait()

    supervisor = Supervisor(FakeClock())
    task = supervisor.spawn("call", in_daemon("hanging", hang))
    await begun.wait()
    await supervisor.close()
    assert task.cancelled()
    assert [(thread.name, thread.daemon, thread.is_alive()) for thread in threads] == [("hanging", True, True)]
    end.set()


async def test_a_call_in_a_daemon_gives_its_result_or_its_error() -> None:
    assert await in_daemon("sum", lambda: 1 + 1) == 2
    with pytest.raises(KeyError):
        await in_daemon("miss", lambda: {}["x"])
