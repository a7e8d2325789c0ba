"""Qt's event loop as asyncio's, and nothing else: the only importer of qasync."""

import asyncio
import os
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

T = TypeVar("T")

PAINT_LIMIT_MS = 2_000
"""A window that is never painted (minimised, on another desktop) doesn't hold up the start for longer."""


def wait_for_paint(painted: SignalInstance) -> None:
    """Let Qt paint before qasync is imported, which alone costs a quarter of the time to the first paint.

    This is the bottom loop, before asyncio's exists: nothing can be nested in it.
    """
    loop = QEventLoop()
    painted.connect(loop.quit)
    QTimer.singleShot(PAINT_LIMIT_MS, loop.quit)
    loop.exec()


def run(app: QApplication, main: Coroutine[Any, Any, T], on_exception: Callable[[dict[str, Any]], None]) -> T:
    """Run `main` to its end on the window's thread; what no task catches goes to `on_exception`."""
    os.environ["QT_API"] = "pyside6"  # qasync prefers PyQt where both are installed
    import qasync

    def factory() -> asyncio.AbstractEventLoop:
        loop: asyncio.AbstractEventLoop = qasync.QEventLoop(app)
        loop.set_exception_handler(lambda _, context: on_exception(context))
        return loop

    app.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=factory) as runner:
        return runner.run(main)
