"""A database whose units of work run at once, in the test's own thread: a fake clock can't wait for threads."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from app.store.database import Database
from app.store.work import Session

P = ParamSpec("P")
T = TypeVar("T")


class InlineDatabase(Database):
    """Everything but the threads is real: file, encryption, transactions."""

    async def read(self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return self._read(fn, *args, **kwargs)

    async def write(self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return self._write(fn, *args, **kwargs)
