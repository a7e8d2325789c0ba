"""What one hostile thing may cost: two seconds of work and 150 MB."""

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 2.0
MEGABYTES = 150.0


@contextmanager
def within_budget(what: object) -> Iterator[None]:
    """Processor time, not the clock's: how busy a machine is tells nothing about the code."""
    began, before = time.process_time(), _peak()
    yield
    spent, grown = time.process_time() - began, _peak() - before
    assert spent <= SECONDS, f"{spent:.1f} s for {what!r:.200}"
    assert grown <= MEGABYTES, f"{grown:.0f} MB for {what!r:.200}"


def _peak() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
