"""A profile's folder: one process at a time, and what is erased is what may be."""

import os
import sys
from pathlib import Path

import pytest

from app.errors import NeedsUser, StorageFailure
from app.paths import Paths
from app.profile import PRACTICE_MARK, check_not_emptied, empty, holder, mark_practice, private_files, profile_lock


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths(tmp_path / "profile")
    made.create()
    return made


def test_one_process_has_it_at_a_time(paths: Paths) -> None:
    with profile_lock(paths), pytest.raises(NeedsUser, match="in_use"), profile_lock(paths):
        pass
    with profile_lock(paths):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="rights are by user folder there")
def test_what_is_written_meanwhile_is_private(tmp_path: Path) -> None:
    with private_files():
        (tmp_path / "a").write_text("x")
    assert (tmp_path / "a").stat().st_mode & 0o077 == 0


def test_a_database_that_was_used_and_is_empty_is_damage(paths: Paths) -> None:
    check_not_emptied(paths)
    holder(paths)
    paths.database.write_bytes(b"")
    with pytest.raises(StorageFailure, match="damaged"):
        check_not_emptied(paths)


def test_a_profile_keeps_its_name(paths: Paths) -> None:
    assert holder(paths) == holder(paths) != holder(Paths(paths.root / "media"))


def test_only_a_practice_folder_is_emptied(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "practice")
    mark_practice(paths.root)
    (paths.root / "quaychat.db").write_text("x")
    (paths.root / "link").symlink_to(tmp_path)
    mark_practice(paths.root)
    empty(paths)
    assert {path.name for path in paths.root.iterdir()} == {PRACTICE_MARK, "media", "logs"}
    assert tmp_path.is_dir()
    os.unlink(paths.root / PRACTICE_MARK)
    with pytest.raises(StorageFailure, match="not_practice"):
        mark_practice(paths.root)
