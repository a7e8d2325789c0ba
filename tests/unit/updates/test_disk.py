"""The disk's errors, told apart by who can do something."""

import errno
import hashlib
from pathlib import Path

import pytest

from app.errors import StorageFailure
from app.updates.disk import disk_border, sha256_of


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EACCES, "update_not_kept")])
def test_a_full_disk_is_told_from_one_that_refuses(number: int, code: str) -> None:
    with pytest.raises(StorageFailure, match=code), disk_border():
        raise OSError(number, "no", "/somewhere")


def test_a_file_is_known_by_its_hash(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 3_000_000)
    assert sha256_of(tmp_path / "a") == hashlib.sha256(b"x" * 3_000_000).hexdigest()
    with pytest.raises(StorageFailure):
        sha256_of(tmp_path / "missing")
