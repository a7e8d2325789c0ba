"""A database whose units of work run at once, in the test's own thread: a fake clock can't wait for threads."""

import asyncio
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from app.store.database import Database
from app.store.work import Session

P = ParamSpec("P")
T = TypeVar("T")


class InlineDatabase(Database):
    """Everything but the threads is real: file, encryption, transactions."""

    put_away = False

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
