"""What the self-test says: a line a step, to whoever started it and into a file."""

import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "self-test.txt"


class Wrong(AssertionError):
    """Something of the app is not as it must be."""


class Report:
    """`say` gets each line; with a `folder` they are also kept there. `step` names what is going on, so that a
    failure can tell where it happened."""

    def __init__(self, say: Callable[[str], object], folder: Path | None = None) -> None:
        self._say = say
        self._file = folder / NAME if folder is not None else None
        self._step = "start"
        self.crashes: list[BaseException] = []
        """What went wrong behind a step, in a task or a slot."""
        if self._file is not None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.unlink(missing_ok=True)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        self._step, began = name, time.monotonic()
        yield
        if self.crashes:
            raise self.crashes[0]
        self.tell(f"ok    {name} ({time.monotonic() - began:.1f} s)")

    def left_out(self, name: str, why: str) -> None:
        self.tell(f"–     {name}: left out, {why}")

    def failed(self, error: BaseException) -> None:
        lines = traceback.format_exception(error)
        self.tell(f"WRONG {self._step}: {type(error).__name__}: {error}")
        self.tell("".join(lines).rstrip())

    def tell(self, line: str) -> None:
        self._say(line)
        if self._file is not None:
            with self._file.open("a", encoding="utf-8") as file:
                file.write(line + "\n")


def must(fact: object, what: str) -> None:
    """Wrong(what) unless it is so."""
    if not fact:
        raise Wrong(what)
