"""Migrating a file; what opening makes of it is in test_opening."""

from pathlib import Path

import pytest

from app.errors import StorageFailure
from app.store import migrating
from app.store.border import storage_border
from app.store.engine import sqlite_engine

KEY = bytes(32)


def test_the_copy_is_whole_though_the_newest_is_still_in_the_log(path: Path) -> None:
    engine = sqlite_engine(path, KEY)
    raw = engine.raw_connection()
    raw.cursor().execute("PRAGMA journal_mode = WAL")
    raw.cursor().execute("CREATE TABLE kept (x)")
    raw.cursor().execute("INSERT INTO kept VALUES (7)")
    raw.close()
    migrating.migrate(engine, path, copy_first=True)
    engine.dispose()
    copy = path.with_name(f"{path.name}.before-{migrating.HEAD}")
    old = sqlite_engine(copy, KEY)
    with old.connect() as connection:
        assert connection.exec_driver_sql("SELECT x FROM kept").scalar() == 7
    old.dispose()


def test_without_room_for_the_copy_nothing_is_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrating.shutil, "copyfile", full)
    engine = sqlite_engine(path, KEY)
    with pytest.raises(StorageFailure, match="disk_full"), storage_border():
        migrating.migrate(engine, path, copy_first=True)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0
    engine.dispose()
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name]


def test_a_second_run_does_nothing(path: Path) -> None:
    engine = sqlite_engine(path, KEY)
    migrating.migrate(engine, path, copy_first=False)
    migrating.migrate(engine, path, copy_first=False)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM staff").scalar() == 1
    engine.dispose()
