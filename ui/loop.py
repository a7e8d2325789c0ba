"""Qt's event loop as asyncio's, and nothing else: the only importer of qasync."""

import asyncio
import os
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication

T = TypeVar("T")


def run(app: QApplication, main: Coroutine[Any, Any, T], on_exception: Callable[[dict[str, Any]], None]) -> T:
    """Run `main` to its end on the window's thread; what no task catches goes to `on_exception`.

    Not by asyncio.Runner: it turns the loop once more for each part of its clean-up, and Qt's browser, once used, has
    taken itself apart when the loop first ends: the next turn is a segmentation fault. All is done in one turn.
    """
    os.environ["QT_API"] = "pyside6"  # qasync prefers PyQt where both are installed
    import qasync

    app.setQuitOnLastWindowClosed(False)
    loop: asyncio.AbstractEventLoop = qasync.QEventLoop(app)
    loop.set_exception_handler(lambda _, context: on_exception(context))
    asyncio.set_event_loop(loop)
    try:
        return loop.run_until_complete(_to_the_end(main))
    finally:
        asyncio.set_event_loop(None)
        loop.close()


async def _to_the_end(main: Coroutine[Any, Any, T]) -> T:
    loop = asyncio.get_running_loop()
    try:
        return await main
    finally:
        left = asyncio.all_tasks(loop) - {asyncio.current_task(loop)}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await loop.shutdown_asyncgens()
        await loop.shutdown_default_executor()
