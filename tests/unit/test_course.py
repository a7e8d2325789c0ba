"""Long work in a thread: its progress is told in the loop, and it ends when nobody wants it."""

import asyncio
import threading

import pytest

from app.course import Course, Stopped

pytestmark = pytest.mark.asyncio


async def test_each_hundredth_is_told_once_in_the_loop() -> None:
    told: list[tuple[int, int, int]] = []
    course = Course(lambda done, total: told.append((done, total, threading.get_ident())))

    def work() -> str:
        for done in range(1001):
            course.at(done, 1000)
        return "done"

    assert await course.run(work) == "done"
    await asyncio.sleep(0)
    assert [done for done, _, _ in told] == list(range(0, 1001, 10))
    assert {thread for _, _, thread in told} == {threading.get_ident()}


async def test_work_that_nobody_wants_ends_and_has_tidied_up_before_the_caller_goes_on() -> None:
    begun, tidied = threading.Event(), threading.Event()
    course = Course()

    def work() -> None:
        try:
            begun.set()
            while True:
                course.check()
        finally:
            tidied.set()

    task = asyncio.get_running_loop().create_task(course.run(work))
    await asyncio.to_thread(begun.wait)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert tidied.is_set()


async def test_stopping_is_told_as_such() -> None:
    course = Course()
    course.stop()
    assert not course.goes_on()
    with pytest.raises(Stopped):
        await course.run(lambda: course.at(1, 2))


async def test_what_fails_is_told_to_the_caller() -> None:
    def work() -> None:
        raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        await Course().run(work)
