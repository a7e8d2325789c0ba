"""The conversation list as a table model: all ids in order, and the values of the rows that were looked at."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from app.domain.conversations import ConversationRow
from app.domain.ids import ConversationId, OaId
from ui.models.changes import runs_backwards
from ui.models.sources import ConversationSource, Spawn

KEPT = 2_000
"""Row values in memory."""
AROUND = 25
"""Rows read on either side of one that was missing."""
FEW = 24
"""Up to so many changed conversations are moved one by one; more are ordered again in one step."""
FAR = 200
"""How far down the place of a changed row is looked for before the whole order is read."""
ORDER_AGAIN_MS = 300
"""While a back-fill writes, the whole order is read at most this often."""
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Role(IntEnum):
    ROW = Qt.ItemDataRole.UserRole + 1
    """The ConversationRow, or None while it is being read."""
    ID = Qt.ItemDataRole.UserRole + 2


def _name(row: ConversationRow) -> str:
    return row.name


class ConversationsModel(QAbstractTableModel):
    """One column. Reset only when the query changes; anything else is a move, an insertion or one dataChanged."""

    loaded = Signal()
    """The order was read for the first time since the query changed."""

    def __init__(
        self,
        source: ConversationSource,
        spawn: Spawn,
        describe: Callable[[ConversationRow], str] = _name,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._spawn = spawn
        self._describe = describe
        self._oa: OaId | None = None
        self._ids: list[ConversationId] = []
        self._values: OrderedDict[ConversationId, ConversationRow] = OrderedDict()
        self._missing: set[int] = set()
        self._stale: set[ConversationId] = set()
        self._turn = 0
        self._ready = False
        self._ordering = False
        self._page_timer = QTimer(self, interval=0, singleShot=True)
        self._page_timer.timeout.connect(self._read_missing)
        self._order_timer = QTimer(self, interval=ORDER_AGAIN_MS, singleShot=True)
        self._order_timer.timeout.connect(self._order_again)

    # --- what views read

    @property
    def ready(self) -> bool:
        """False until the first order of the present query has been read."""
        return self._ready

    @property
    def oa_id(self) -> OaId | None:
        return self._oa

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        cid = self._ids[index.row()]
        if role == Role.ID:
            return cid
        if role not in (Role.ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        value = self._values.get(cid)
        if value is None or cid in self._stale:
            self._missing.add(index.row())
            if not self._page_timer.isActive():
                self._page_timer.start()
        if value is None:
            return None if role == Role.ROW else ""
        self._values.move_to_end(cid)
        if role == Role.ROW:
            return value
        return value.name if role == Qt.ItemDataRole.DisplayRole else self._describe(value)

    def id_at(self, row: int) -> ConversationId | None:
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, cid: ConversationId) -> int | None:
        try:
            return self._ids.index(cid)
        except ValueError:
            return None

    def value(self, cid: ConversationId) -> ConversationRow | None:
        """The row if it is in memory; never reads."""
        return self._values.get(cid)

    # --- commands

    def query(self, oa_id: OaId | None = None) -> None:
        """Show all conversations, or one OA's."""
        self._turn += 1
        self._oa = oa_id
        self._ready = False
        self._ordering = False
        self._order_timer.stop()
        self._set_ids([])
        self._order_again()

    def refresh(self, conversations: Iterable[ConversationId]) -> None:
        """These changed: read them again and put each in its place."""
        wanted = [cid for cid in set(conversations) if self._oa is None or cid.oa_id == self._oa]
        if not wanted or not self._ready:
            return
        if len(wanted) > FEW:
            self._stale.update(cid for cid in wanted if cid in self._values)
            self.order_soon()
            return
        self._spawn(self._refresh(wanted, self._turn))

    def order_soon(self) -> None:
        """Read the whole order again, at most every 300 ms."""
        if not self._order_timer.isActive():
            self._order_timer.start()

    # --- reading

    def _order_again(self) -> None:
        if self._ordering:
            self.order_soon()
            return
        self._ordering = True
        self._spawn(self._read_order(self._turn))

    async def _read_order(self, turn: int) -> None:
        try:
            ids = list(await self._source.conversation_ids(self._oa))
        finally:
            if turn == self._turn:
                self._ordering = False
        if turn != self._turn:
            return
        if self._ready:
            self._reorder(ids)
            return
        self._ready = True
        self._set_ids(ids)
        self.loaded.emit()

    def _read_missing(self) -> None:
        wanted: set[int] = set()
        for row in self._missing:
            wanted.update(range(max(0, row - AROUND), min(len(self._ids), row + AROUND)))
        self._missing.clear()
        ids = [self._ids[row] for row in sorted(wanted) if self._lacks(self._ids[row])]
        if ids:
            self._spawn(self._read_rows(ids[:KEPT], self._turn))

    def _lacks(self, cid: ConversationId) -> bool:
        return cid not in self._values or cid in self._stale

    async def _read_rows(self, ids: Sequence[ConversationId], turn: int) -> None:
        values = await self._source.rows(ids)
        if turn != self._turn:
            return
        self._keep(values)
        rows = [row for row in (self.row_of(value.id) for value in values) if row is not None]
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), 0))

    async def _refresh(self, ids: Sequence[ConversationId], turn: int) -> None:
        values = await self._source.rows(ids)
        if turn != self._turn:
            return
        self._keep(values)
        for cid in set(ids) - {value.id for value in values}:
            self._remove(cid)
        for value in sorted(values, key=lambda value: value.last_at):
            self._place(value)

    # --- changing rows

    def _keep(self, values: Iterable[ConversationRow]) -> None:
        for value in values:
            self._values[value.id] = value
            self._values.move_to_end(value.id)
            self._stale.discard(value.id)
        while len(self._values) > KEPT:
            cid, _ = self._values.popitem(last=False)
            self._stale.discard(cid)

    def _set_ids(self, ids: list[ConversationId]) -> None:
        self.beginResetModel()
        self._ids = ids
        self._missing.clear()
        self.endResetModel()

    def _remove(self, cid: ConversationId) -> None:
        self._values.pop(cid, None)
        row = self.row_of(cid)
        if row is not None:
            self.beginRemoveRows(ROOT, row, row)
            del self._ids[row]
            self.endRemoveRows()

    def _place(self, value: ConversationRow) -> None:
        target = self._place_of(value)
        if target is None:
            self.order_soon()
            return
        source = self.row_of(value.id)
        if source is None:
            self.beginInsertRows(ROOT, target, target)
            self._ids.insert(target, value.id)
            self.endInsertRows()
            return
        if source < target:
            target -= 1
        if source != target:
            self.beginMoveRows(ROOT, source, source, ROOT, target if target < source else target + 1)
            self._ids.insert(target, self._ids.pop(source))
            self.endMoveRows()
        self.dataChanged.emit(self.index(target, 0), self.index(target, 0))

    def _place_of(self, value: ConversationRow) -> int | None:
        """The row before which `value` belongs, or None when rows on the way aren't in memory."""
        for row, cid in enumerate(self._ids[:FAR]):
            other = self._values.get(cid)
            if cid == value.id:
                # It may stand just where it is: the next other row decides.
                continue
            if other is None:
                return self._stays(value)
            if _order(value) < _order(other):
                return row
        return len(self._ids) if len(self._ids) <= FAR else self._stays(value)

    def _stays(self, value: ConversationRow) -> int | None:
        """Far down, a row whose neighbours are in memory and still on the right sides of it keeps its place."""
        row = self.row_of(value.id)
        if row is None:
            return None
        above = self._values.get(self._ids[row - 1]) if row else None
        below = self._values.get(self._ids[row + 1]) if row + 1 < len(self._ids) else None
        if above is None or below is None:
            return None
        return row if _order(above) < _order(value) < _order(below) else None

    def _reorder(self, ids: list[ConversationId]) -> None:
        """A whole new order in few steps: gone rows leave, new ones join at the end, then one change of layout."""
        if ids == self._ids:
            self._repaint_all()
            return
        wanted = set(ids)
        for first, last in runs_backwards(row for row, cid in enumerate(self._ids) if cid not in wanted):
            self.beginRemoveRows(ROOT, first, last)
            del self._ids[first : last + 1]
            self.endRemoveRows()
        known = set(self._ids)
        fresh = [cid for cid in ids if cid not in known]
        if fresh:
            self.beginInsertRows(ROOT, len(self._ids), len(self._ids) + len(fresh) - 1)
            self._ids.extend(fresh)
            self.endInsertRows()
        self._permute(ids)

    def _permute(self, ids: list[ConversationId]) -> None:
        if ids != self._ids:
            self.layoutAboutToBeChanged.emit()
            old = self.persistentIndexList()
            moved = [self._ids[index.row()] for index in old]
            places = dict.fromkeys(moved, -1)
            for row, cid in enumerate(ids):
                if cid in places:
                    places[cid] = row
            self._ids = ids
            self.changePersistentIndexList(old, [self.index(places[cid], 0) for cid in moved])
            self.layoutChanged.emit()
        self._repaint_all()

    def _repaint_all(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))


def _order(row: ConversationRow) -> tuple[int, str, str]:
    """Newest first, then by id, as the store orders them."""
    return (-row.last_at, row.id.oa_id, row.id.user_id)
