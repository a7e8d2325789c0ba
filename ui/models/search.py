"""A search's results as a list model: customers, notes and messages under their headings, growing while one scrolls."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain.found import Cursor, CustomerHit, Found, MessageHit, NoteHit
from app.domain.ids import OWNER, StaffId
from app.domain.query import Query
from ui.models.sources import Spawn

ENOUGH = 50
"""So many messages are wanted before one scrolls."""
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class SearchSource(Protocol):
    async def find(self, text: str, by: StaffId) -> Found: ...

    async def more(self, query: Query, cursor: Cursor, by: StaffId) -> tuple[Sequence[MessageHit], Cursor | None]: ...


class Heading(IntEnum):
    CUSTOMERS = 1
    NOTES = 2
    MESSAGES = 3


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A heading or a hit."""

    hit: CustomerHit | NoteHit | MessageHit | Heading

    @property
    def is_heading(self) -> bool:
        return isinstance(self.hit, Heading)


class SearchRole(IntEnum):
    ROW = Qt.ItemDataRole.UserRole + 1


def _name(row: SearchRow) -> str:
    return str(row.hit)


class SearchModel(QAbstractListModel):
    """Answers what was typed last; what was typed before it and is not read yet is skipped. `changed` follows every
    change of rows or of `looking`."""

    changed = Signal()

    def __init__(
        self,
        source: SearchSource,
        spawn: Spawn,
        describe: Callable[[SearchRow], str] = _name,
        parent: QObject | None = None,
        *,
        by: StaffId = OWNER,
    ) -> None:
        super().__init__(parent)
        self._source, self._by = source, by
        self._spawn = spawn
        self._describe = describe
        self._rows: list[SearchRow] = []
        self._found = Found(Query())
        self._cursor: Cursor | None = None
        self._messages = 0
        self._wanted = ""
        self._turn = 0
        self._reading = False

    # --- what the view reads

    @property
    def text(self) -> str:
        return self._wanted

    @property
    def query(self) -> Query:
        """What the rows answer."""
        return self._found.query

    @property
    def looking(self) -> bool:
        """The rows are not all of the first page yet."""
        return self._reading

    @property
    def complete(self) -> bool:
        """Nothing more would come."""
        return self._cursor is None

    @property
    def message_count(self) -> int:
        return self._messages

    @property
    def indexed_from(self) -> int:
        return self._found.indexed_from

    def row(self, number: int) -> SearchRow:
        return self._rows[number]

    def next_hit(self, number: int, step: int) -> int | None:
        """The row of the next hit from `number` on, upwards (-1) or downwards (1); headings are passed over."""
        at = number + step
        while 0 <= at < len(self._rows):
            if not self._rows[at].is_heading:
                return at
            at += step
        return None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == SearchRole.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._describe(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._cursor is not None and not self._reading

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            turn, enough = self._turn, self._messages + 1
            self._begin(lambda: self._go_on(turn, enough))

    # --- commands

    def look(self, text: str) -> None:
        """Search for this, as soon as the search that runs has ended."""
        if text == self._wanted:
            return
        self._wanted = text
        self.look_again()

    def look_again(self) -> None:
        """The same once more: something was erased, or more can be found now."""
        self._turn += 1
        if not self._reading:
            self._begin(self._look)

    def _begin(self, reading: Callable[[], Awaitable[None]]) -> None:
        self._reading = True
        self._spawn(self._guarded(reading))

    async def _guarded(self, reading: Callable[[], Awaitable[None]]) -> None:
        try:
            await reading()
        finally:
            self._reading = False
            self.changed.emit()

    async def _look(self) -> None:
        turn = -1
        while turn != self._turn:
            turn = self._turn
            found = await self._source.find(self._wanted, self._by)
            if turn == self._turn:
                self._show(found)
                await self._go_on(turn, ENOUGH)

    async def _go_on(self, turn: int, enough: int) -> None:
        """What was cut off for time goes on, until there are enough hits."""
        while self._cursor is not None and self._messages < enough and turn == self._turn:
            hits, cursor = await self._source.more(self._found.query, self._cursor, self._by)
            if turn != self._turn:
                break
            self._cursor = cursor
            self._append(hits)
        if turn != self._turn and enough != ENOUGH:
            await self._look()

    # --- changing rows

    def _show(self, found: Found) -> None:
        self.beginResetModel()
        self._found, self._cursor = found, found.cursor
        self._rows = [
            *_under(Heading.CUSTOMERS, found.customers),
            *_under(Heading.NOTES, found.notes),
            *_under(Heading.MESSAGES, found.messages),
        ]
        self._messages = len(found.messages)
        self.endResetModel()
        self.changed.emit()

    def _append(self, hits: Sequence[MessageHit]) -> None:
        if not hits:
            return
        rows = [SearchRow(hit) for hit in hits] if self._messages else _under(Heading.MESSAGES, hits)
        self.beginInsertRows(ROOT, len(self._rows), len(self._rows) + len(rows) - 1)
        self._rows += rows
        self._messages += len(hits)
        self.endInsertRows()
        self.changed.emit()


def _under(heading: Heading, hits: Sequence[CustomerHit] | Sequence[NoteHit] | Sequence[MessageHit]) -> list[SearchRow]:
    return [SearchRow(heading), *(SearchRow(hit) for hit in hits)] if hits else []
