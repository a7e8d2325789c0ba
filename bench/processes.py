"""Windows in processes of their own, looked at from outside: when they say something, their memory, their CPU time."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

NS = 1_000_000_000
TICKS = os.sysconf("SC_CLK_TCK")


class Child:
    """A program that prints lines `WORD VALUE` to standard output, if anything."""

    def __init__(self, *command: str, environ: Mapping[str, str] | None = None) -> None:
        self.began = time.monotonic_ns()
        self._process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stdin=subprocess.PIPE,
            text=True,
            env={**os.environ, **(environ or {})},
        )

    def word(self, wanted: str) -> str:
        """Wait for the line that begins with this word, and answer the rest of it."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            word, _, value = line.rstrip("\n").partition(" ")
            if word == wanted:
                return value
        raise RuntimeError(f"the process ended without saying {wanted!r}")

    def seconds_to(self, wanted: str) -> float:
        """From before the process was started to the moment that it printed with this word (CLOCK_MONOTONIC)."""
        return (int(self.word(wanted)) - self.began) / NS

    def pss_mb(self) -> float:
        """Proportional memory of the process and all that it has started."""
        return sum(_pss_kb(pid) for pid in _family(self._process.pid)) / 1024

    def cpu_s(self) -> float:
        return sum(_cpu_ticks(pid) for pid in _family(self._process.pid)) / TICKS

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


@contextmanager
def running(*command: str, environ: Mapping[str, str] | None = None) -> Iterator[Child]:
    """Until the end of the block, where it is killed."""
    made = Child(*command, environ=environ)
    try:
        yield made
    finally:
        made.end()


def child(module: str, *arguments: str, environ: Mapping[str, str] | None = None) -> AbstractContextManager[Child]:
    """`python -m MODULE ARGUMENTS`."""
    return running(sys.executable, "-m", module, *arguments, environ=environ)


def say(word: str, value: object) -> None:
    """For the child's side."""
    print(word, value, flush=True)


def _family(pid: int) -> list[int]:
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(one for child_pid in below for one in _family(int(child_pid)))]


def _pss_kb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _cpu_ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
