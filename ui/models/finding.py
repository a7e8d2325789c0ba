"""Walking through the messages of one conversation that have some words: which of how many, newer and older."""

from collections.abc import Coroutine
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.found import FoundInThread
from app.domain.ids import OWNER, ConversationId, MessageKey, StaffId
from ui.models.sources import Spawn


class FindingSource(Protocol):
    async def in_thread(
        self, cid: ConversationId, text: str, by: StaffId, *, below: MessageKey | None = None
    ) -> FoundInThread: ...


class Finding(QObject):
    """`reached` has the key of the hit to show; `changed` follows every change of the numbers."""

    changed = Signal()
    reached = Signal(object)

    def __init__(
        self, source: FindingSource, spawn: Spawn, parent: QObject | None = None, *, by: StaffId = OWNER
    ) -> None:
        super().__init__(parent)
        self._source, self._by = source, by
        self._spawn = spawn
        self._cid: ConversationId | None = None
        self._text = ""
        self._keys: list[MessageKey] = []
        self._at = -1
        self._turn = 0
        self.looking = False

    @property
    def text(self) -> str:
        return self._text

    @property
    def count(self) -> int:
        return len(self._keys)

    @property
    def number(self) -> int:
        """Which hit is shown, from 1 (the newest) on; 0 for none."""
        return self._at + 1

    def look(self, cid: ConversationId | None, text: str) -> None:
        """Find this from now on; the newest hit is shown at once."""
        if (cid, text) == (self._cid, self._text):
            return
        self._cid, self._text = cid, text
        self._turn += 1
        self._keys, self._at = [], -1
        self.looking = bool(cid and text.strip())
        self.changed.emit()
        if cid is not None and self.looking:
            self._spawn(self._read(cid, text, self._turn))

    def step(self, by: int) -> None:
        """To an older hit (1) or a newer one (-1), round the ends."""
        if self._keys:
            self._go((self._at + by) % len(self._keys))

    def _go(self, at: int) -> None:
        self._at = at
        self.changed.emit()
        self.reached.emit(self._keys[at])

    def _read(self, cid: ConversationId, text: str, turn: int) -> Coroutine[Any, Any, None]:
        async def read() -> None:
            below: MessageKey | None = None
            while turn == self._turn:
                found = await self._source.in_thread(cid, text, self._by, below=below)
                if turn != self._turn:
                    return
                self._keys += found.keys
                if self._at < 0 and self._keys:
                    self._go(0)
                below = found.below
                if below is None:
                    self.looking = False
                    self.changed.emit()
                    return
                self.changed.emit()

        return read()
