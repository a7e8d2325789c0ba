"""The conversation list as a table model: a view's ids in order, and the values of the rows that were looked at."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import IntEnum
from itertools import islice
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from app.domain.conversations import ConversationRow
from app.domain.ids import OWNER, ConversationId, OaId, StaffId
from app.domain.listing import Listed, Place, Sort, View
from app.domain.order import Order
from ui.models.changes import runs_backwards
from ui.models.sources import ConversationSource, Spawn

FIRST = 60
"""So many rows are read and shown before the rest of the order."""
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
    """The first rows were read since the query changed."""
    complete = Signal()
    """The whole order has been read, for the first time or again."""

    def __init__(
        self,
        source: ConversationSource,
        spawn: Spawn,
        describe: Callable[[ConversationRow], str] = _name,
        parent: QObject | None = None,
        *,
        by: StaffId = OWNER,
    ) -> None:
        super().__init__(parent)
        self._source, self._by = source, by
        self._spawn = spawn
        self._describe = describe
        self._view = View()
        self._ids = Order()
        self._values: OrderedDict[ConversationId, Listed] = OrderedDict()
        self._missing: set[int] = set()
        self._stale: set[ConversationId] = set()
        self._turn = 0
        self._changes = 0
        self._asked: dict[ConversationId, int] = {}
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
    def view(self) -> View:
        return self._view

    @property
    def oa_id(self) -> OaId | None:
        return self._view.oa_id

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
            return value.row
        return value.row.name if role == Qt.ItemDataRole.DisplayRole else self._describe(value.row)

    def id_at(self, row: int) -> ConversationId | None:
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, cid: ConversationId) -> int | None:
        try:
            return self._ids.index(cid)
        except ValueError:
            return None

    def value(self, cid: ConversationId) -> ConversationRow | None:
        """The row if it is in memory; never reads."""
        found = self._values.get(cid)
        return None if found is None else found.row

    # --- commands

    def query(self, view: View | None = None) -> None:
        """Show another choice of conversations, or the same in another order."""
        self._turn += 1
        self._view = view or View()
        self._ready = False
        self._ordering = False
        self._order_timer.stop()
        self._values.clear()
        self._stale.clear()
        self._asked.clear()
        self._set_ids(Order())
        self._spawn(self._read_first(self._turn))

    def pass_time(self, answerable: int) -> None:
        """The clock has moved on: where reply windows make the order, those that have ended go down."""
        if self._view.sort is Sort.WINDOW and answerable != self._view.answerable:
            self._view = replace(self._view, answerable=answerable)
            self._stale.update(self._values)
            self._changes += 1
            self.order_soon()

    def refresh(self, conversations: Iterable[ConversationId]) -> None:
        """These changed: read them again and put each in its place."""
        wanted = [cid for cid in set(conversations) if self.oa_id in (None, cid.oa_id)]
        if not wanted:
            return
        self._changes += 1
        if not self._ready:
            return  # told when the first rows are there
        if len(wanted) > FEW:
            self._stale.update(cid for cid in wanted if cid in self._values)
            self.order_soon()
            return
        for cid in wanted:
            self._asked[cid] = self._changes
        self._spawn(self._refresh(wanted, self._turn, self._changes))

    def order_soon(self) -> None:
        """Read the whole order again, at most every 300 ms."""
        if not self._order_timer.isActive():
            self._order_timer.start()

    # --- reading

    async def _read_first(self, turn: int) -> None:
        changes = self._changes
        first = await self._source.first(self._view, FIRST, self._by)
        if turn != self._turn:
            return
        self._ready = True
        self._set_ids(Order(one.row.id for one in first))
        self._keep(first)
        self.loaded.emit()
        if len(first) == FIRST or changes != self._changes:
            self._order_again()
        else:
            self.complete.emit()

    def _order_again(self) -> None:
        if self._ordering or not self._ready:
            self.order_soon()
            return
        self._ordering = True
        self._spawn(self._read_order(self._turn))

    async def _read_order(self, turn: int) -> None:
        changes, view = self._changes, self._view
        try:
            ids = Order(await self._source.ids(view, self._by))
        finally:
            if turn == self._turn:
                self._ordering = False
        if turn != self._turn:
            return
        self._reorder(ids)
        if changes != self._changes:
            self.order_soon()  # what was read may be older than what has been placed since
        else:
            self.complete.emit()

    def _read_missing(self) -> None:
        wanted: set[int] = set()
        for row in self._missing:
            wanted.update(range(max(0, row - AROUND), min(len(self._ids), row + AROUND)))
        self._missing.clear()
        rows = [row for row in sorted(wanted) if self._lacks(self._ids[row])][:KEPT]
        if rows:
            self._spawn(self._read_rows(rows, [self._ids[row] for row in rows], self._turn))

    def _lacks(self, cid: ConversationId) -> bool:
        return cid not in self._values or cid in self._stale

    async def _read_rows(self, rows: Sequence[int], ids: Sequence[ConversationId], turn: int) -> None:
        found = await self._source.places(self._view, ids, self._by)
        if turn != self._turn:
            return
        fresh = [one for one in found if self._lacks(one.row.id)]  # others were read again meanwhile
        self._keep(fresh)
        places = self._rows_of({one.row.id for one in fresh}, rows)
        if places:
            self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), 0))

    async def _refresh(self, ids: Sequence[ConversationId], turn: int, change: int) -> None:
        found = await self._source.places(self._view, ids, self._by)
        if turn != self._turn:
            return
        newest = {cid for cid in ids if self._asked.get(cid) == change}
        for cid in newest:
            del self._asked[cid]
        shown = {one.row.id: one for one in found if one.row.id in newest and one.place is not None}
        for cid in newest - shown.keys():
            self._remove(cid)
        for one in sorted(shown.values(), key=_place, reverse=True):
            self._put(one)

    # --- changing rows

    def _keep(self, found: Iterable[Listed]) -> None:
        for one in found:
            cid = one.row.id
            self._values[cid] = one
            self._values.move_to_end(cid)
            self._stale.discard(cid)
        while len(self._values) > KEPT:
            cid, _ = self._values.popitem(last=False)
            self._stale.discard(cid)

    def _rows_of(self, wanted: set[ConversationId], likely: Sequence[int]) -> list[int]:
        """Where these stand: at the `likely` rows, unless some have moved since those were theirs."""
        found = [row for row in likely if row < len(self._ids) and self._ids[row] in wanted]
        if len(found) == len(wanted):
            return found
        return self._ids.rows_of(wanted)

    def _set_ids(self, ids: Order) -> None:
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

    def _put(self, one: Listed) -> None:
        """Keep it and move its row where it belongs; the others still stand where their places say."""
        cid = one.row.id
        source = self.row_of(cid)
        target = self._target(one, source)
        self._keep([one])
        if target is None:
            self.order_soon()
            if source is not None:
                self.dataChanged.emit(self.index(source, 0), self.index(source, 0))
            return
        if source is None:
            self.beginInsertRows(ROOT, target, target)
            self._ids.insert(target, cid)
            self.endInsertRows()
            return
        if source < target:
            target -= 1
        if source != target:
            self.beginMoveRows(ROOT, source, source, ROOT, target if target < source else target + 1)
            self._ids.insert(target, self._ids.pop(source))
            self.endMoveRows()
        self.dataChanged.emit(self.index(target, 0), self.index(target, 0))

    def _target(self, one: Listed, source: int | None) -> int | None:
        """The row before which it belongs, or None when rows on the way aren't in memory."""
        place = _place(one)
        if source is not None and self._fits(place, source):
            return source
        for row, cid in enumerate(islice(self._ids, FAR)):
            if row == source:
                continue
            other = self._values.get(cid)
            if other is None or other.place is None or cid in self._stale:
                return None
            if place < other.place:
                return row
        return len(self._ids) if len(self._ids) <= FAR else None

    def _fits(self, place: Place, row: int) -> bool:
        """Whether both neighbours are in memory and on the right sides of it."""
        above = self._known(row - 1) if row else place
        below = self._known(row + 1) if row + 1 < len(self._ids) else place
        return above is not None and below is not None and above <= place <= below

    def _known(self, row: int) -> Place | None:
        found = self._values.get(self._ids[row])
        return None if found is None or found.row.id in self._stale else found.place

    def _reorder(self, ids: Order) -> None:
        """A whole new order in few steps: gone rows leave, new ones join at the end, then one change of layout."""
        if ids.begins_with(self._ids):  # the same, or the rest of it after the first rows
            if len(ids) > len(self._ids):
                self.beginInsertRows(ROOT, len(self._ids), len(ids) - 1)
                self._ids = ids
                self.endInsertRows()
            self._repaint_all()
            return
        for first, last in runs_backwards(self._ids.missing_in(ids)):
            self.beginRemoveRows(ROOT, first, last)
            del self._ids[first : last + 1]
            self.endRemoveRows()
        fresh = ids.missing_in(self._ids)
        if fresh:
            self.beginInsertRows(ROOT, len(self._ids), len(self._ids) + len(fresh) - 1)
            self._ids.extend(ids[row] for row in fresh)
            self.endInsertRows()
        self._permute(ids)

    def _permute(self, ids: Order) -> None:
        if ids != self._ids:
            self.layoutAboutToBeChanged.emit()
            old = self.persistentIndexList()
            moved = [self._ids[index.row()] for index in old]
            places = {ids[row]: row for row in ids.rows_of(moved)}
            self._ids = ids
            self.changePersistentIndexList(old, [self.index(places.get(cid, -1), 0) for cid in moved])
            self.layoutChanged.emit()
        self._repaint_all()

    def _repaint_all(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))


def _place(one: Listed) -> Place:
    assert one.place is not None
    return one.place
