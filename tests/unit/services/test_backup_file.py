"""The file of a backup: read through again, any changed bit is found. The rest is in test_backups.py."""

from pathlib import Path

import pytest

from app.course import Course, Stopped
from app.errors import Rejected
from app.services import backup_file
from tests.fakes.backups import Forge


def test_a_changed_bit_anywhere_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.qcbackup"
    key = Forge(media=[("a" * 64, b"x" * 2_000_000)]).write(path)
    backup_file.check(path, key, Course())
    data = path.read_bytes()
    for at in (20, 60, len(data) // 2, len(data) - 1):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with pytest.raises(Rejected, match="backup_damaged"):
            backup_file.check(path, key, Course())


def test_it_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.qcbackup"
    key = Forge(media=[("a" * 64, b"x" * 2_000_000)]).write(path)
    course = Course()
    course.stop()
    with pytest.raises(Stopped):
        backup_file.check(path, key, course)


def test_some_room_is_left_on_the_disk(tmp_path: Path) -> None:
    assert backup_file.room(tmp_path) < backup_file.shutil.disk_usage(tmp_path).free
