"""Photos or files of a conversation, the newest first, read in pages as somebody looks further back."""

from collections.abc import Callable, Coroutine
from enum import IntEnum
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain.customers import Shared
from app.domain.ids import OWNER, ConversationId, MessageKey, StaffId
from app.domain.messages import Message

PAGE = 60
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Roles(IntEnum):
    MESSAGE = Qt.ItemDataRole.UserRole + 1


class Source(Protocol):
    """The core's customers, as far as this goes."""

    async def exchanged(
        self,
        cid: ConversationId,
        shared: Shared,
        by: StaffId,
        *,
        before: MessageKey | None = None,
        limit: int = PAGE,
    ) -> list[Message]: ...


class ExchangedModel(QAbstractListModel):
    """`most` ends it early, for a preview. `describe` is what a screen reader says of an entry."""

    loaded = Signal()
    """Something was read, or there is nothing."""

    def __init__(
        self,
        source: Source,
        spawn: Callable[[Coroutine[Any, Any, Any]], object],
        describe: Callable[[Message], str],
        *,
        by: StaffId = OWNER,
        most: int | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._source, self._by = source, by
        self._spawn = spawn
        self._describe = describe
        self._most = most
        self._cid: ConversationId | None = None
        self._shared = Shared.PHOTOS
        self._messages: list[Message] = []
        self._complete = True
        self._reading = False
        self._asked = 0

    def open(self, cid: ConversationId | None, shared: Shared) -> None:
        """Another conversation, or the other kind of things."""
        if (cid, shared) == (self._cid, self._shared):
            return
        self.beginResetModel()
        self._cid, self._shared = cid, shared
        self._messages = []
        self._complete = cid is None
        self._reading = False
        self._asked += 1
        self.endResetModel()
        self.fetchMore(_ROOT)

    def refresh(self) -> None:
        """There may be newer ones."""
        if self._cid is not None and not self._reading:
            self._reading = True
            self._spawn(self._read_newer(self._cid, self._asked))

    def message(self, row: int) -> Message:
        return self._messages[row]

    @property
    def messages(self) -> tuple[Message, ...]:
        """Those that have been read."""
        return tuple(self._messages)

    @property
    def is_empty(self) -> bool:
        """Nothing was read, and nothing is being read."""
        return not self._messages and not self._reading and self._complete

    # --- Qt

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._messages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        message = self._messages[index.row()]
        if role == Roles.MESSAGE:
            return message
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self._describe(message)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._complete and not self._reading

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent) and self._cid is not None:
            self._reading = True
            self._spawn(self._read_older(self._cid, self._asked))

    # --- reading

    async def _read_older(self, cid: ConversationId, asked: int) -> None:
        before = self._messages[-1].key if self._messages else None
        limit = PAGE if self._most is None else min(PAGE, self._most)
        found = await self._source.exchanged(cid, self._shared, self._by, before=before, limit=limit)
        if asked != self._asked:
            return
        self._reading = False
        self._complete = len(found) < limit or self._most is not None
        if found:
            first = len(self._messages)
            self.beginInsertRows(_ROOT, first, first + len(found) - 1)
            self._messages += found
            self.endInsertRows()
        self.loaded.emit()

    async def _read_newer(self, cid: ConversationId, asked: int) -> None:
        """Those that came since are put on top; with more than a page of them, or late ones, all is read anew."""
        limit = PAGE if self._most is None else min(PAGE, self._most)
        found = await self._source.exchanged(cid, self._shared, self._by, limit=limit)
        if asked != self._asked:
            return
        self._reading = False
        known = {message.key for message in self._messages}
        fresh = [message for message in found if message.key not in known]
        if not fresh:
            return
        if self._most is not None or fresh != found[: len(fresh)] or len(fresh) == len(found):
            self.beginResetModel()
            self._messages, self._complete = found, len(found) < limit or self._most is not None
            self.endResetModel()
        else:
            self.beginInsertRows(_ROOT, 0, len(fresh) - 1)
            self._messages[:0] = fresh
            self.endInsertRows()
        self.loaded.emit()
