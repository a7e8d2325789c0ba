"""A file that may not be written: the app says so when it opens it, leaves it as it is, and works when it may again."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import StorageFailure
from app.store import engine as engines
from app.store.opening import open_engine
from tests.fakes.dump import dump
from tests.storage.small_disk import mounted
from tests.storage.transactions import KEY, shop

NOBODY = 65534


@pytest.fixture
def path() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield _made(Path(folder) / "quaychat.db")


def _made(path: Path) -> Path:
    engine = shop(path)
    engines.tidy(engine)
    engine.dispose()
    return path


@contextmanager
def _as_a_user() -> Iterator[None]:
    """Rights don't hold for root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_without_the_right_to_write(path: Path) -> None:
    content = path.read_bytes()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    with _as_a_user(), pytest.raises(StorageFailure, match=r"read_only|cannot_open"):
        open_engine(path, KEY)
    path.parent.chmod(0o755)
    path.chmod(0o644)
    assert path.read_bytes() == content
    open_engine(path, KEY).dispose()


def test_a_disk_that_is_mounted_for_reading_alone(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", megabytes=8) as folder:
        path = _made(folder / "quaychat.db")
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        with pytest.raises(StorageFailure, match=r"read_only|cannot_open"):
            open_engine(path, KEY)
        subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
        engine = open_engine(path, KEY)
        with engine.connect() as session:
            assert dump(session)["messages"]
        engine.dispose()
