"""Runs a model's coroutines: at once, or when the test says so."""

from collections.abc import Coroutine
from typing import Any


def at_once(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine that never really waits, to its end."""
    try:
        coroutine.send(None)
    except StopIteration:
        return
    raise AssertionError("the coroutine waits for something")


class Later:
    """Keeps coroutines until `run()`, as a slow disk would."""

    def __init__(self) -> None:
        self.waiting: list[Coroutine[Any, Any, None]] = []

    def __call__(self, coroutine: Coroutine[Any, Any, None]) -> None:
        self.waiting.append(coroutine)

    def run(self) -> int:
        """Run what waits now; how many that were."""
        now, self.waiting = self.waiting, []
        for coroutine in now:
            at_once(coroutine)
        return len(now)
