"""The quiet word in the status line that a new version is there; it never asks and never interrupts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.ids import OWNER
from app.domain.updates.state import Phase
from app.events import UpdatesChanged
from ui.bridge import Coalescer, spawn
from ui.shell.status import NoticeItem
from ui.widgets.language_watch import watch_language

if TYPE_CHECKING:
    from app.bootstrap import Core


class UpdateNotice(QObject):
    """Shows itself on `item`. A press leads the owner, whose business it is, to the settings."""

    pressed = Signal()

    def __init__(self, core: Core, item: NoticeItem, parent: QObject) -> None:
        super().__init__(parent)
        self._core, self._item = core, item
        item.setEnabled(core.by == OWNER)
        item.clicked.connect(self.pressed)
        Coalescer(core.bus, self, UpdatesChanged, lambda _: self.look())
        watch_language(item, self.look)

    def look(self) -> None:
        spawn(self, self._look())

    async def _look(self) -> None:
        phase = (await self._core.updates.state()).phase
        texts = {
            Phase.READY: self.tr("A new version is installed when you quit"),
            Phase.BY_HAND: self.tr("A new version is there"),
        }
        self._item.say(texts.get(phase, ""))
