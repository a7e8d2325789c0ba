"""A table of figures that sorts itself, whatever the column: numbers as numbers, the totals always last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell: what is shown, what it is sorted by, and how much of its column's bar it fills (0: no bar)."""

    text: str
    order: int | str = 0
    part: float = 0.0
    spoken: str = ""
    """For screen readers, where the text alone doesn't say it."""
    key: str = ""
    """Whose picture stands before the text; empty: none."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row. `key` says of what it is, for whoever is told that it was chosen."""

    key: str
    figures: tuple[Figure, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    text: str
    hint: str = ""
    number: bool = False


class Role(IntEnum):
    FIGURE = Qt.ItemDataRole.UserRole
    LINE = Qt.ItemDataRole.UserRole + 1


class FiguresModel(QAbstractTableModel):
    """Rows keep the order that was asked for when others take their place."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._heads: tuple[Head, ...] = ()
        self._lines: list[Line] = []
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    @property
    def heads(self) -> tuple[Head, ...]:
        return self._heads

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(self._lines)

    def show_lines(self, heads: Sequence[Head], lines: Sequence[Line]) -> None:
        """Other rows; where only their figures differ, the view keeps its place and what is chosen."""
        wanted = self._in_order(list(lines), len(heads))
        same = tuple(heads) == self._heads and [one.key for one in wanted] == [one.key for one in self._lines]
        if same:
            self._lines = wanted
            if wanted:
                self.dataChanged.emit(self.index(0, 0), self.index(len(wanted) - 1, len(heads) - 1))
            return
        self.beginResetModel()
        self._heads, self._lines = tuple(heads), wanted
        self.endResetModel()

    def table(self) -> list[list[str]]:
        """As it stands there, heads and all."""
        return [[head.text for head in self._heads], *([one.text for one in line.figures] for line in self._lines)]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        keys = [line.key for line in self._lines]
        self._lines = self._in_order(self._lines, len(self._heads))
        rows = {line.key: row for row, line in enumerate(self._lines)}
        for index in self.persistentIndexList():
            moved = self.index(rows[keys[index.row()]], index.column())
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        figure = line.figures[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return figure.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._heads[index.column()].text}: {figure.spoken or figure.text}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(self._alignment(index.column()))
            case Role.FIGURE:
                return figure
            case Role.LINE:
                return line
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._heads):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._heads[section].text
            case Qt.ItemDataRole.ToolTipRole:
                return self._heads[section].hint or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(self._alignment(section))
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._heads[column].number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _in_order(self, lines: list[Line], columns: int) -> list[Line]:
        if self._sorted is None or self._sorted[0] >= columns:
            return sorted(lines, key=lambda line: line.total)
        column, order = self._sorted
        falling = order is Qt.SortOrder.DescendingOrder
        rest = sorted((one for one in lines if not one.total), key=lambda line: _order(line, column), reverse=falling)
        return [*rest, *(one for one in lines if one.total)]


def _order(line: Line, column: int) -> tuple[bool, int, str]:
    order = line.figures[column].order
    return (isinstance(order, str), 0, order.casefold()) if isinstance(order, str) else (False, order, "")
