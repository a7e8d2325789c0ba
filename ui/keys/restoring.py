"""From a chosen backup to data that is verified and ready: what a `RestorePage` asks of the core."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.paths import Paths
from ui.bridge import spawn
from ui.keys.restore import RestorePage

if TYPE_CHECKING:
    from app.services.restoring import Unlocked

Keyed = Callable[[Paths], Awaitable[bytes]]
"""Answers the key under which the restored data will lie; takes the folder in which it is staged."""


class Restoring(QObject):
    """Lives as long as the page. `ready` when all of it is verified and only has to be put in place."""

    ready = Signal()

    def __init__(self, page: RestorePage, paths: Paths, keyed: Keyed, own: bytes | None = None) -> None:
        """`own`: the key of the profile that is open here, whose backups need nothing typed."""
        super().__init__(page)
        self._page, self._paths, self._keyed = page, paths, keyed
        self._unlocked: Unlocked | None = None
        self._work: asyncio.Task[None] | None = None
        page.opened.connect(lambda path, known: spawn(self, self._open(path, known), on_error=page.show_error))
        page.confirmed.connect(self._begin)
        if own is not None:
            page.chosen.connect(lambda path: spawn(self, self._try(path, own), on_error=page.show_error))

    @property
    def busy(self) -> bool:
        return self._work is not None and not self._work.done()

    def stop(self) -> None:
        """Nothing of it is left."""
        if self._work is not None:
            self._work.cancel()

    async def _try(self, path: Path, own: bytes) -> None:
        from app.services import restoring  # as below

        unlocked = await restoring.unlock_with(path, own)
        if unlocked is not None and self._page.file == path:
            self._unlocked = unlocked
            self._page.show_contents(unlocked.contents)

    async def _open(self, path: Path, known: str) -> None:
        from app.services import restoring  # loads the database's machinery, which a first screen doesn't wait for

        self._unlocked = await restoring.unlock(path, known)
        self._page.show_contents(self._unlocked.contents)

    def _begin(self) -> None:
        if self._unlocked is not None and not self.busy:
            self._work = spawn(self, self._stage(self._unlocked), on_error=self._page.show_error)

    async def _stage(self, unlocked: Unlocked) -> None:
        from app.services import restoring

        staged = await restoring.prepare(self._paths)
        await restoring.stage(unlocked, self._paths, await self._keyed(staged), self._page.show_progress)
        self.ready.emit()
