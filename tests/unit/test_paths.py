"""Where a profile's files lie."""

import os
import stat
import sys
from pathlib import Path

import pytest

from app.paths import APP_NAME, Paths


def test_the_data_folder_moves_with_the_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QUAYCHAT_HOME", f" {tmp_path} ")
    assert Paths.default().root == tmp_path


def test_a_home_sign_in_it_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUAYCHAT_HOME", "~/chat")
    assert Paths.default().root == Path.home() / "chat"


def test_without_it_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUAYCHAT_HOME", "  ")
    assert APP_NAME in str(Paths.default().root)


def test_all_files_lie_below_the_root_and_the_practice_profile_apart(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    files = [paths.database, paths.vault, paths.settings, paths.media, paths.logs, paths.lock, paths.identity]
    assert len({*files}) == len(files)
    assert all(file.parent == tmp_path for file in files)
    assert paths.practice().database.parent == tmp_path / "practice"


@pytest.mark.skipif(sys.platform == "win32", reason="rights are by user folder there")
def test_nobody_else_may_look_into_the_folders(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Paths(tmp_path / "new").create()
    finally:
        os.umask(before)
    for folder in (tmp_path / "new", tmp_path / "new" / "media", tmp_path / "new" / "logs"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
