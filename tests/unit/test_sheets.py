"""Workbooks as another program reads them: texts stay texts, times are times, and a failed file leaves nothing."""

import zipfile
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.errors import Rejected
from app.sheets import LONGEST, Sheets, as_text, sheet_title

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
EVIL = ["=1+1", '=HYPERLINK("http://x";"y")', "+84", "-1", "@SUM(A1)", "{=1}", "http://x.vn", "0901234567", "\x01\x1f"]


def cells(path: Path, number: int = 1) -> list[tuple[str, str]]:
    """(type, value) of each cell; s: a text."""
    with zipfile.ZipFile(path) as book:
        sheet = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
        texts = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    shared = ["".join(part.text or "" for part in one.iter(f"{{{NS['m']}}}t")) for one in texts.findall("m:si", NS)]
    assert not list(sheet.iter(f"{{{NS['m']}}}f")), "a cell is a formula"
    assert not list(sheet.iter(f"{{{NS['m']}}}hyperlink"))
    found = []
    for cell in sheet.iter(f"{{{NS['m']}}}c"):
        kind, value = cell.get("t", "n"), cell.findtext("m:v", "", NS)
        found.append((kind, shared[int(value)] if kind == "s" else value))
    return found


def written(path: Path, *rows: list) -> list[tuple[str, str]]:  # type: ignore[type-arg]
    book = Sheets(path)
    book.begin("Bảng", ["Người", "Lúc"])
    assert book.add(rows)
    book.save()
    return cells(path)[2:]


def test_no_text_becomes_a_formula_a_link_or_a_number(tmp_path: Path) -> None:
    found = written(tmp_path / "a.xlsx", *[[text] for text in EVIL[:-1]])
    assert found == [("s", text) for text in EVIL[:-1]]


def test_control_characters_leave_a_file_that_can_be_read(tmp_path: Path) -> None:
    assert len(written(tmp_path / "a.xlsx", [EVIL[-1]], ["Chị Hoa 🌸"])) == 2


def test_numbers_and_times_are_such(tmp_path: Path) -> None:
    found = written(tmp_path / "a.xlsx", [5, datetime(2026, 1, 2, 12, 0)], [None, ""])
    assert [(kind, float(value)) for kind, value in found] == [("n", 5.0), ("n", 46024.5)]


def test_a_long_text_is_cut_where_a_cell_ends(tmp_path: Path) -> None:
    ((_, text),) = written(tmp_path / "a.xlsx", ["x" * (LONGEST + 5)])
    assert len(text) == LONGEST


def test_sheets_one_after_the_other(tmp_path: Path) -> None:
    book = Sheets(tmp_path / "a.xlsx")
    for title in ("Chia đều", "Nhật ký"):
        book.begin(title, ["Người"])
        book.add([[title]])
    book.save()
    assert [cells(tmp_path / "a.xlsx", number)[1][1] for number in (1, 2)] == ["Chia đều", "Nhật ký"]


def test_what_can_not_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    book = Sheets(folder / "a.xlsx")
    book.begin("1", ["a"])
    folder.rmdir()
    with pytest.raises(Rejected, match="cannot_write"):
        book.save()
    taken = tmp_path / "taken.xlsx"
    taken.mkdir()
    book = Sheets(taken)
    book.begin("1", ["a"])
    with pytest.raises(Rejected, match="cannot_write"):
        book.save()
    assert [one.name for one in tmp_path.iterdir()] == ["taken.xlsx"]


def test_giving_up_leaves_nothing(tmp_path: Path) -> None:
    book = Sheets(tmp_path / "a.xlsx")
    book.begin("1", ["a"])
    book.give_up()
    assert list(tmp_path.iterdir()) == []


def test_titles_are_such_as_a_workbook_takes() -> None:
    assert sheet_title("Ca [sáng]/chiều: 1*?\\") == "Ca  sáng  chiều  1"
    assert sheet_title("x" * 40) == "x" * 31
    assert sheet_title("'''") == "1"


def test_text_for_the_clipboard_is_harmless_elsewhere() -> None:
    assert as_text([["Người", "Chia"], ["=1+1\tx", 3], ["-An\nBình", None]]) == "Người\tChia\n'=1+1 x\t3\n'-An Bình\t"
