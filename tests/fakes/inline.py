"""A database whose units of work run at once, in the test's own thread: a fake clock can't wait for threads."""

import asyncio
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from app.crypto import Sealer
from app.store import engine as engines
from app.store.database import SECRETS, Database
from app.store.opening import open_engine
from app.store.work import Session

P = ParamSpec("P")
T = TypeVar("T")


class InlineDatabase(Database):
    """Everything but the threads is real: file, encryption, transactions."""

    put_away = False

    @classmethod
    def at(cls, path: Path, key: bytes) -> "InlineDatabase":
        """Open the file; an empty one of this version's shape where there is none. It is made once and copied, since
        the migrations would take longer than most tests, and have their own."""
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_empty(key))
        return cls(open_engine(path, key), Sealer(key).derive(SECRETS))

    def put_it_away(self) -> None:
        """The test is over. What a window that is going still asks for ends there, and opens no connection again."""
        self.put_away = True
        self._engine.dispose()

    async def read(self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        self._end_after_the_test()
        return self._read(fn, *args, **kwargs)

    async def write(self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        self._end_after_the_test()
        return self._write(fn, *args, **kwargs)

    def _end_after_the_test(self) -> None:
        if self.put_away:
            raise asyncio.CancelledError


@cache
def _empty(key: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quaychat.db"
        engine = open_engine(path, key)
        engines.tidy(engine)
        engine.dispose()
        return path.read_bytes()
