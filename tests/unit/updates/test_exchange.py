"""Folders that change places: both, or neither."""

import sys
from pathlib import Path

import pytest

from app.updates.exchange import exchange


def _folder(path: Path) -> Path:
    path.mkdir()
    (path / "name").write_text(path.name, encoding="utf-8")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="its installer replaces the folder")
def test_they_change_places(tmp_path: Path) -> None:
    one, other = _folder(tmp_path / "một"), _folder(tmp_path / "hai")
    exchange(one, other)
    assert (one / "name").read_text(encoding="utf-8") == "hai"
    assert (other / "name").read_text(encoding="utf-8") == "một"


def test_where_one_is_missing_the_other_stays(tmp_path: Path) -> None:
    one = _folder(tmp_path / "one")
    with pytest.raises(OSError):
        exchange(one, tmp_path / "missing")
    assert (one / "name").exists()


def test_a_system_that_cannot_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = _folder(tmp_path / "one"), _folder(tmp_path / "other")
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(OSError):
        exchange(one, other)
    assert (one / "name").read_text(encoding="utf-8") == "one"
