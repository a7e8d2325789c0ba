"""What is remembered: whole, private, and begun anew where it was damaged."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.updates.state import Memory, Ready
from app.errors import StorageFailure
from app.updates.memory import read, write

READY = Ready("0.2.0", "stable", "folder", "a.tar.gz", 3, "ab", {"vi": "Nhanh hơn"})
KNOWN = Memory("0" * 32, {"stable": 7}, 5, 6, 7, "update_stale", READY)


def test_it_reads_as_it_was_written(tmp_path: Path) -> None:
    for known in (KNOWN, replace(KNOWN, ready=None)):
        write(tmp_path / "updates" / "state.json", known)
        assert read(tmp_path / "updates" / "state.json") == known


def test_each_installation_has_a_name_of_its_own(tmp_path: Path) -> None:
    one, other = read(tmp_path / "none"), read(tmp_path / "none")
    assert one.install_id != other.install_id
    assert len(one.install_id) == 32


@pytest.mark.parametrize(
    "raw",
    ["", "{", "[]", "null", "{}", '{"install_id": 1}', '{"install_id": "x"}',
     json.dumps({"install_id": "0" * 32, "serials": []}), json.dumps({"install_id": "0" * 32, "serials": {"a": "b"}}),
     json.dumps({"install_id": "0" * 32, "ready": {"odd": 1}}), json.dumps({"install_id": "0" * 32, "newest_at": "x"})],
)  # fmt: skip
def test_a_damaged_one_is_begun_anew(tmp_path: Path, raw: str) -> None:
    (tmp_path / "state.json").write_text(raw, encoding="utf-8")
    known = read(tmp_path / "state.json")
    assert (known.serials, known.ready) == ({}, None)


def test_what_a_later_version_remembers_is_no_trouble(tmp_path: Path) -> None:
    write(tmp_path / "state.json", KNOWN)
    raw = json.loads((tmp_path / "state.json").read_text(encoding="utf-8"))
    (tmp_path / "state.json").write_text(json.dumps({**raw, "later": 1}), encoding="utf-8")
    assert read(tmp_path / "state.json") == KNOWN


def test_where_it_cannot_be_kept_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "updates").write_text("a file", encoding="utf-8")
    with pytest.raises(StorageFailure, match="update_not_kept"):
        write(tmp_path / "updates" / "state.json", KNOWN)
