"""Workbooks for other programs (XLSX): plain cells, in which no text ever becomes a formula, a link or a number."""

import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.cells import harmless
from app.errors import Rejected

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | datetime | None
LONGEST = 32_767
"""More letters than a cell holds."""
MOST_ROWS = 1_048_576
WIDTHS = range(8, 60)
_TIME = "dd/mm/yyyy hh:mm"
_PART = ".part"


class Sheets:
    """A file that is written sheet by sheet; it stands at `path` after `save()`, and not before. Blocking."""

    def __init__(self, path: Path) -> None:
        from xlsxwriter import Workbook  # most days nobody exports anything

        self._path = path
        self._part = path.with_name(path.name + _PART)
        self._book = Workbook(str(self._part), {"in_memory": True, "strings_to_formulas": False})
        self._bold = self._book.add_format({"bold": True, "bottom": 1})
        self._time = self._book.add_format({"num_format": _TIME})
        self._sheet: Worksheet | None = None
        self._row = 0
        self._widths: list[int] = []

    def begin(self, title: str, heads: Sequence[str]) -> None:
        """A new sheet with its column heads, which stay in sight."""
        self._fit()
        self._sheet = self._book.add_worksheet(sheet_title(title))
        self._widths = [len(head) for head in heads]
        for column, head in enumerate(heads):
            self._sheet.write_string(0, column, head, self._bold)
        self._sheet.freeze_panes(1, 0)
        self._row = 1

    def add(self, rows: Iterable[Sequence[Cell]]) -> bool:
        """Rows of the sheet that was begun; False: it is full, and the rest is left out."""
        assert self._sheet is not None
        for row in rows:
            if self._row >= MOST_ROWS:
                return False
            for column, value in enumerate(row):
                self._write(self._sheet, column, value)
            self._row += 1
        return True

    def save(self) -> None:
        """Rejected: cannot_write. What stood at the path before is kept then."""
        from xlsxwriter.exceptions import FileCreateError

        self._fit()
        try:
            self._book.close()
            os.replace(self._part, self._path)
        except (FileCreateError, OSError) as error:
            self.give_up()
            raise Rejected("cannot_write", path=str(self._path)) from error

    def give_up(self) -> None:
        """Nothing is left behind."""
        self._part.unlink(missing_ok=True)

    def _write(self, sheet: "Worksheet", column: int, value: Cell) -> None:
        if isinstance(value, datetime):
            sheet.write_datetime(self._row, column, value, self._time)
            self._widths[column] = max(self._widths[column], len(_TIME))
        elif isinstance(value, int):
            sheet.write_number(self._row, column, value)
        elif value:
            sheet.write_string(self._row, column, value[:LONGEST])
            self._widths[column] = max(self._widths[column], len(value))

    def _fit(self) -> None:
        if self._sheet is not None:
            for column, width in enumerate(self._widths):
                self._sheet.set_column(column, column, min(max(width + 2, WIDTHS.start), WIDTHS.stop))


def sheet_title(title: str) -> str:
    """As a workbook takes it: 31 letters, none that it keeps for itself."""
    tidy = "".join(" " if letter in "[]:*?/\\" else letter for letter in title).strip().strip("'")
    return tidy[:31] or "1"


def as_text(rows: Iterable[Sequence[Cell]]) -> str:
    """A table for the clipboard: tabs between cells. What another program would take for a formula begins with an
    apostrophe, as it does there."""
    return "\n".join("\t".join(_plain(value) for value in row) for row in rows)


def _plain(value: Any) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return harmless(" ".join(value.split()))
