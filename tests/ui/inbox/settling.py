"""Coroutines of a view under test, and waiting until all of them are done."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.bridge import spawn


class Settling:
    """`run` is what views call `spawn`."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._owner = QObject()
        self._tasks: list[asyncio.Task[Any]] = []

    def run(self, coroutine: Coroutine[Any, Any, None]) -> object:
        self._tasks.append(spawn(self._owner, coroutine))
        return self._tasks[-1]

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: all(task.done() for task in self._tasks))
        self._tasks.clear()
