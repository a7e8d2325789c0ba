"""Between Qt and asyncio: coroutines with an owner, and events gathered before they reach a view."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

import shiboken6
from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from app.clock import SystemClock
from app.errors import AppError
from app.events import Event, EventBus
from app.tasks import Supervisor

T = TypeVar("T")
E = TypeVar("E", bound=Event)

GATHER_MS = 50

_running: "dict[asyncio.Task[Any], QObject]" = {}
"""What goes on, and for whom."""

log = logging.getLogger(__name__)


@runtime_checkable
class ShowsErrors(Protocol):
    """A parent that has a place for the error of something inside it."""

    def show_error(self, error: AppError) -> None: ...


def spawn(
    owner: QObject,
    coroutine: Coroutine[Any, Any, T],
    *,
    on_error: Callable[[AppError], None] | None = None,
    name: str = "",
) -> "asyncio.Task[T | None]":
    """Run a coroutine for `owner`, cancelled when `owner` is destroyed.

    An AppError goes to `on_error`, or to the nearest parent with `show_error`; everything else is a bug and reaches
    the loop's exception handler.
    """

    async def guarded() -> T | None:
        try:
            return await coroutine
        except AppError as error:
            if on_error is not None:
                on_error(error)
            elif not _show_near(owner, error):
                raise
            return None

    loop = asyncio.get_running_loop()
    title = name or getattr(coroutine, "__qualname__", "task")
    supervisor = Supervisor(
        SystemClock(),
        on_crash=lambda task, error: loop.call_exception_handler({"message": f"{task} crashed", "exception": error}),
    )
    task = supervisor.spawn(title, guarded())
    end_with_owner = owner.destroyed.connect(lambda: task.cancel())

    def done(_: "asyncio.Task[T | None]") -> None:
        _running.pop(task, None)
        coroutine.close()  # a task cancelled before its first step never began it
        if shiboken6.isValid(owner):
            QObject.disconnect(end_with_owner)

    _running[task] = owner
    task.add_done_callback(done)
    return task


async def settled(owner: QObject, seconds: float) -> None:
    """Wait until nothing goes on for `owner` any more, or for so long: what it has begun to save is not cut off with
    it."""
    going = [task for task, whose in _running.items() if whose is owner]
    if going:
        await asyncio.wait(going, timeout=seconds)


def _show_near(owner: QObject, error: AppError) -> bool:
    place: QObject | None = owner
    while place is not None and shiboken6.isValid(place):
        if isinstance(place, ShowsErrors):
            place.show_error(error)
            return True
        place = place.parent()
    return False


class Coalescer(QObject, Generic[E]):
    """Gathers the events of one class and hands them on together, as long as `owner` lives.

    After a quiet moment the first ones go on in the next turn of the loop, so that a message is seen at once; then at
    most each 50 ms. With `gather_ms` everything is gathered for that long first.
    """

    def __init__(
        self,
        bus: EventBus,
        owner: QObject,
        kind: type[E],
        handler: Callable[[list[E]], None],
        *,
        gather_ms: int | None = None,
    ) -> None:
        super().__init__(owner)
        self._at_once = gather_ms is None
        self._gather_ms = GATHER_MS if gather_ms is None else gather_ms
        self._since_last = QElapsedTimer()
        self._events: list[E] = []
        self._handler = handler
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        subscription = bus.subscribe(kind, self._take)
        self.destroyed.connect(lambda: subscription.close())

    def flush(self) -> None:
        """Hand on what has been gathered, now."""
        self._timer.stop()
        self._since_last.start()
        events, self._events = self._events, []
        if events:
            self._handler(events)

    def _take(self, event: E) -> None:
        self._events.append(event)
        if not self._timer.isActive():
            self._timer.start(0 if self._at_once and self._rested() else self._gather_ms)

    def _rested(self) -> bool:
        return not self._since_last.isValid() or self._since_last.elapsed() >= self._gather_ms


class Answer(Generic[T]):
    """A future that widgets fulfil: `await answer` in the session loop, `answer.give(value)` from a slot. Only the
    first value counts."""

    def __init__(self) -> None:
        self._future: asyncio.Future[T] = asyncio.get_running_loop().create_future()

    def give(self, value: T) -> None:
        if not self._future.done():
            self._future.set_result(value)

    async def wait(self) -> T:
        return await self._future
