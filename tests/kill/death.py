"""How a process dies: after so many steps of its work, or in the middle of a write to the disk."""

import os
import random
import resource
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Engine, event
from sqlalchemy.engine import Connection

FRAME = 4096 + 24


@dataclass(frozen=True, slots=True)
class Fate:
    """Seeded, so that a campaign dies the same deaths again. `steps`: statements, commits, requests and answers until
    the end; `pages`: or so many pages that the file's log may still grow. None: it lives."""

    steps: int | None = None
    pages: int | None = None


def any_fate(chance: random.Random, steps: int, pages: int) -> Fate:
    """One within so many steps or pages."""
    if chance.random() < 0.5:
        return Fate(steps=chance.randrange(steps))
    return Fate(pages=chance.randrange(pages))


def meet(fate: Fate, database: Path) -> Callable[[], None]:
    """Let the end come. Statements and commits count by themselves; the answer is to be called at other steps."""
    left, log = [fate.steps], database.with_name(f"{database.name}-wal")
    if fate.pages is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # the system kills whoever writes beyond the limit
        size = log.stat().st_size if log.exists() else 0
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 32 + fate.pages * FRAME, hard))

    def step() -> None:
        if left[0] is None:
            return
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    _count_sql(step)
    return step


def _count_sql(step: Callable[[], None]) -> None:
    """Each statement is a step, each commit is one before and one after."""

    def on_statement(*_: Any) -> None:
        step()

    def on_commit(_: Connection) -> None:
        step()

    def on_release(*_: Any) -> None:
        step()

    event.listen(Engine, "before_cursor_execute", on_statement)
    event.listen(Engine, "commit", on_commit)
    event.listen(Engine, "checkin", on_release)


class StepTap:
    """Each request is a step, and each answer."""

    def __init__(self, step: Callable[[], None]) -> None:
        self._step = step

    def asked(self, request: httpx.Request) -> None:
        self._step()

    def answered(self, request: httpx.Request, answer: bytes | None) -> None:
        self._step()
