"""Switches the computer off, as far as a process can: it ends, without a word, before its n-th change on the disk."""

import io
import os
import signal
from collections.abc import Callable
from typing import Any

VARIABLE = "QUAYCHAT_TEST_DIES_AT"
CHANGES = ("replace", "rename", "unlink", "remove", "rmdir", "mkdir", "symlink", "fsync", "chmod", "truncate")


def arm(after: int) -> None:
    """From now on, in this process alone."""
    left = after
    open_ = io.open

    def step() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def deadly(change: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            step()
            return change(*given, **named)

        return call

    def opened(file: Any, mode: str = "r", *given: Any, **named: Any) -> Any:
        if set(mode) & set("wax+"):
            step()
        return open_(file, mode, *given, **named)

    for name in CHANGES:
        setattr(os, name, deadly(getattr(os, name)))
    io.open = opened  # type: ignore[assignment]

    from app.updates import swap

    swap.exchange = deadly(swap.exchange)  # type: ignore[attr-defined]


def arm_as_told() -> None:
    """By the environment, which those that are started from here don't get. Nobody waits for a disk: a process that is
    killed loses nothing that it has written."""
    os.fsync = os.sync = lambda *_: None  # type: ignore[assignment]
    after = os.environ.pop(VARIABLE, "")
    if after:
        arm(int(after))
