"""Two ways to let the N-th write of a transaction fail: in the driver, and at the disk itself."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Engine, event

FRAME = 4096 + 24
"""A page and its header, as the write-ahead log keeps it."""
LOG_HEADER = 32
TROUBLES = ("database or disk is full", "disk I/O error")
READS = ("SELECT", "PRAGMA", "EXPLAIN")


class FailingDriver:
    """Counts what writes, the commit too; `left` writes work, the next one fails as SQLite would say it."""

    def __init__(self, engine: Engine) -> None:
        self.left: int | None = None
        self.trouble = TROUBLES[0]
        event.listen(engine, "before_cursor_execute", self._statement)
        event.listen(engine, "commit", self._commit)

    def _statement(self, connection: Any, cursor: Any, statement: str, *_: object) -> None:
        if not statement.lstrip().upper().startswith(READS):
            self._commit(connection)

    def _commit(self, _: Any) -> None:
        if self.left is None:
            return
        if self.left == 0:
            raise sqlcipher3.dbapi2.OperationalError(self.trouble)
        self.left -= 1


@contextmanager
def full_after(log: Path, frames: int) -> Iterator[None]:
    """The write-ahead log may grow by so many pages, and not by one byte more: the disk refuses the next write."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    begun = max(log.stat().st_size, LOG_HEADER) if log.exists() else LOG_HEADER
    resource.setrlimit(resource.RLIMIT_FSIZE, (begun + frames * FRAME, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
