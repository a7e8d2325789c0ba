"""Says once over the window when a backup could not be made, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.events import BackupsChanged
from ui.bridge import Coalescer, spawn
from ui.errors import words_for

if TYPE_CHECKING:
    from app.bootstrap import Core

SHOWN_MS = 20_000
BY_HAND = frozenset({"backup_stopped"})
"""Whoever did that knows."""


class BackupNotice(QObject):
    """Lives with `parent`. `say` takes a text and how long it is shown. The same trouble is told once a start: it is
    tried again each hour."""

    def __init__(self, core: Core, say: Callable[[str, int], object], parent: QObject) -> None:
        super().__init__(parent)
        self._core, self._say = core, say
        self._told = ""
        Coalescer(core.bus, self, BackupsChanged, lambda _: self.look())

    def look(self) -> None:
        spawn(self, self._look())

    async def _look(self) -> None:
        if self._core.backups.progress is not None:
            return
        problem = (await self._core.backups.state()).problem
        if problem and problem not in {self._told, *BY_HAND}:
            told = words_for(problem)
            text = self.tr("No backup was made. {what}. {do}")
            self._say(text.format(what=told.title, do=told.sentence), SHOWN_MS)
        self._told = problem
