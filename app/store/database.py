"""The database: opening it safely, and short units of work in one writer thread and two reader threads."""

import asyncio
import hmac
import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine

from app.crypto import Sealer
from app.errors import AppError
from app.store import engine as engines
from app.store import opening
from app.store.border import storage_border
from app.store.work import Session

P = ParamSpec("P")
T = TypeVar("T")
Threads = Callable[[int, str], Executor]
"""Makes so many threads of that name."""

SECRETS = "secrets"

log = logging.getLogger(__name__)


class Database:
    """Made by `open`. Each unit of work is a function that takes a session first, runs in its own transaction, and
    returns values. Awaits may come from any event loop."""

    def __init__(
        self, engine: Engine, sealer: Sealer, threads: Threads = ThreadPoolExecutor, *, reading: Engine | None = None
    ) -> None:
        self.sealer = sealer
        """Seals what must stay secret in a shared database too: tokens and the app's secret."""
        self._engine = engine
        self._reading = reading or engine
        self._readers = threads(engines.READERS, "db-reader")
        self._writer = threads(1, "db-writer")

    @classmethod
    async def open(cls, path: Path, key: bytes, threads: Threads = ThreadPoolExecutor) -> "Database":
        """Create or migrate, then open. StorageFailure: cannot_open, key_wrong, damaged, too_new, disk_full,
        read_only. What can't be opened is left as it is."""
        engine = await asyncio.to_thread(opening.open_engine, path, key)
        # A connection that both reads and writes would compile all its statements anew at each change.
        return cls(engine, Sealer(key).derive(SECRETS), threads, reading=engines.sqlite_engine(path, key))

    def is_key(self, key: bytes) -> bool:
        """Whether this is the key that these data were opened with."""
        return hmac.compare_digest(Sealer(key).derive(SECRETS).fingerprint, self.sealer.fingerprint)

    async def read(self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` on one consistent state of the database, beside other readers and the writer."""
        return await asyncio.wrap_future(self._readers.submit(lambda: self._read(fn, *args, **kwargs)))

    async def write(self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` and commit durably, after all writes asked for before. All or nothing: if `fn` raises, nothing has
        changed. A cancelled write that has begun is finished; one that has not is dropped."""
        future = self._writer.submit(lambda: self._write(fn, *args, **kwargs))
        try:
            return await asyncio.wrap_future(future)
        except asyncio.CancelledError:
            future.add_done_callback(_log_unseen)
            raise

    async def close(self) -> None:
        """Wait for what has begun and what is queued, then close the file."""
        await asyncio.to_thread(self._close)

    def _read(self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        with storage_border(), engines.reading(self._reading) as session:
            return fn(session, *args, **kwargs)

    def _write(self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        with storage_border(), engines.writing(self._engine) as session:
            return fn(session, *args, **kwargs)

    def _close(self) -> None:
        self._writer.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        try:
            with storage_border():
                engines.tidy(self._engine)
        except AppError as error:
            log.warning("the write-ahead log stays beside the file: %s", error)
        finally:
            self._reading.dispose()
            self._engine.dispose()


def _log_unseen(future: "Future[Any]") -> None:
    """Nobody awaits this write any more; its failure must not pass unseen."""
    if not future.cancelled() and (error := future.exception()) is not None:
        log.error("a write whose caller was cancelled failed", exc_info=error)
