"""The journal beside an installation: it outlives versions, and a damaged one stops nobody."""

from pathlib import Path

import pytest

from app.updates.journal import Journal, Places, read, write

KNOWN = Journal("0.3.0", "0.1.0", "0.2.0", 2, 1, ("0.1.5",))


def test_it_reads_as_it_was_written(tmp_path: Path) -> None:
    places = Places(tmp_path / "quaychat")
    write(places, KNOWN)
    assert read(places) == KNOWN


@pytest.mark.parametrize("raw", ["", "[]", "{}", "\x00", '{"staged": "", "before": "", "after": "", "starts": "x"}'])
def test_a_damaged_one_is_none(tmp_path: Path, raw: str) -> None:
    places = Places(tmp_path / "quaychat")
    assert read(places) == Journal()
    places.journal.write_text(raw, encoding="utf-8")
    assert read(places) == Journal()


def test_all_lies_beside_the_folder_by_its_name(tmp_path: Path) -> None:
    places = Places(tmp_path / "Quầy Chat.app")
    beside = (places.next, places.unpacking, places.former, places.broken, places.journal, places.running)
    assert len(set(beside)) == len(beside)
    assert all(path.parent == tmp_path and path.name.startswith("Quầy Chat.app.") for path in beside)
    assert places.former.name == "Quầy Chat.app.former"
