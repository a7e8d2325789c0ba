"""Disks for the tests of storage."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.small_disk import Disk, Limit, SmallDisk, mounted


@pytest.fixture(params=["a small disk", "a limit"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    if request.param == "a limit":
        limit = Limit(tmp_path)
        yield limit
        limit.free()
        return
    with mounted(tmp_path / "disk", megabytes=12) as folder:
        yield SmallDisk(folder)
