"""The media folder: encrypted, whole or absent, and reachable by keys alone."""

import os
from pathlib import Path

import pytest

from app.crypto import Sealer
from app.domain.ids import MediaKey
from app.errors import StorageFailure
from app.store.media_files import MediaFiles

KEY, OTHER = MediaKey("ab" * 32), MediaKey("cd" * 32)


@pytest.fixture
def files(tmp_path: Path) -> MediaFiles:
    return MediaFiles(tmp_path / "media", Sealer(bytes(32)))


def on_disk(tmp_path: Path) -> list[Path]:
    return [path for path in tmp_path.rglob("*") if path.is_file()]


def test_what_is_put_comes_back_and_lies_there_encrypted(files: MediaFiles, tmp_path: Path) -> None:
    files.put(KEY, b"photo of goods" * 100)
    assert files.get(KEY) == b"photo of goods" * 100
    (path,) = on_disk(tmp_path)
    assert b"photo" not in path.read_bytes()
    assert path.name == KEY
    assert files.keys() == {KEY}
    assert files.size() == path.stat().st_size


def test_putting_again_replaces_it(files: MediaFiles, tmp_path: Path) -> None:
    files.put(KEY, b"one")
    files.put(KEY, b"two")
    assert files.get(KEY) == b"two"
    assert len(on_disk(tmp_path)) == 1


def test_what_is_not_there_is_missing(files: MediaFiles) -> None:
    assert files.get(KEY) is None
    files.delete(KEY)
    assert files.size() == 0
    assert files.keys() == set()


def test_deleting_deletes(files: MediaFiles, tmp_path: Path) -> None:
    files.put(KEY, b"one")
    files.delete(KEY)
    assert on_disk(tmp_path) == []


@pytest.mark.parametrize("damage", [b"", b"short", b"\x01" + bytes(100)])
def test_a_damaged_file_is_missing_and_makes_room(files: MediaFiles, tmp_path: Path, damage: bytes) -> None:
    files.put(KEY, b"one")
    (path,) = on_disk(tmp_path)
    path.write_bytes(damage)
    assert files.get(KEY) is None
    assert not path.exists()


def test_a_file_under_another_name_is_damaged(files: MediaFiles, tmp_path: Path) -> None:
    files.put(KEY, b"one")
    files.put(OTHER, b"two")
    by_name = {path.name: path for path in on_disk(tmp_path)}
    by_name[OTHER].write_bytes(by_name[KEY].read_bytes())
    assert files.get(OTHER) is None


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "AB" * 32, "ab" * 31, "ab" * 32 + "\n", "/" * 64])
def test_nothing_but_a_key_is_a_name(files: MediaFiles, name: str) -> None:
    for call in (
        lambda: files.get(MediaKey(name)),
        lambda: files.put(MediaKey(name), b""),
        lambda: files.delete(MediaKey(name)),
    ):
        with pytest.raises(ValueError, match="64 hex"):
            call()


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(
    files: MediaFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.put(KEY, b"one")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFailure, match="disk_full"):
        files.put(KEY, b"two")
    monkeypatch.undo()
    assert files.get(KEY) == b"one"
    assert len(on_disk(tmp_path)) == 1


def test_a_stray_file_is_not_counted(files: MediaFiles, tmp_path: Path) -> None:
    files.put(KEY, b"one")
    (tmp_path / "media" / KEY[:2] / "x.part").write_bytes(b"left over")
    assert files.keys() == {KEY}
