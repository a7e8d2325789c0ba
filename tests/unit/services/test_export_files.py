"""The files of an export: a full sheet is followed by another. The rest is in test_export.py."""

from pathlib import Path

import pytest

from app import sheets
from app.errors import Rejected
from app.services.export_files import Format, Wanted, writer
from app.transcript import Heading
from tests.unit.services.test_export import _text_of
from tests.unit.test_transcript import WORDS, message


def test_a_full_sheet_is_followed_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 4)
    out = writer(Wanted(tmp_path / "a.xlsx", Format.XLSX, WORDS), alone=False)
    out.begin(Heading("Lan", "Tiệm"))
    out.add([message(f"tin {number}") for number in range(7)], {})
    out.save()
    out.close()
    text = _text_of(tmp_path / "a.xlsx")
    assert text.count('<sheet name="') == 3
    assert all(f"tin {number}<" in text for number in range(7))


def test_a_folder_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    with pytest.raises(Rejected, match="cannot_write"):
        writer(Wanted(tmp_path / "all", Format.HTML, WORDS), alone=False)
    assert [one.name for one in tmp_path.iterdir()] == ["all"]
