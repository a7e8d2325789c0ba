"""Back to the copy from before a migration: whole, with nothing sent again, and what was newer kept."""

import os
from pathlib import Path

import pytest
from sqlalchemy import text

from app.errors import StorageFailure
from app.store.engine import sqlite_engine, tidy
from app.store.opening import open_engine
from app.store.stepping_back import step_back
from tests.unit.store.test_opening import KEY, NEXT, names, next_version

__all__ = ["next_version"]


def _run(path: Path, *statements: str) -> None:
    engine = sqlite_engine(path, KEY)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    tidy(engine)
    engine.dispose()


@pytest.fixture
def newer(path: Path) -> Path:
    """A file that a later release has migrated and worked with; its copy of before lies beside it."""
    open_engine(path, KEY).dispose()
    _run(
        path,
        "INSERT INTO staff (id, name) VALUES ('an', 'An')",
        "INSERT INTO leases (name, holder, until) VALUES ('sender', 'me', 1)",
    )
    (path.parent / f"{path.name}.before-{NEXT}").write_bytes(path.read_bytes())
    _run(
        path,
        "INSERT INTO staff (id, name) VALUES ('binh', 'Bình')",
        f"UPDATE alembic_version SET version_num = '{NEXT}'",
    )
    with pytest.raises(StorageFailure, match="too_new"):
        open_engine(path, KEY)
    return path


def _tried(path: Path) -> bool:
    try:
        return step_back(path, KEY, NEXT)
    except StorageFailure:
        return False


def test_the_copy_takes_the_place_and_the_newer_one_is_kept(newer: Path) -> None:
    assert step_back(newer, KEY, NEXT)
    assert names(open_engine(newer, KEY)) == ["an", "owner"]
    assert names(sqlite_engine(newer.with_name(f"{newer.name}.newer-{NEXT}"), KEY)) == ["an", "binh", "owner"]
    assert newer.with_name(f"{newer.name}.before-{NEXT}").exists()


def test_nothing_that_waited_in_it_goes_out_by_itself(newer: Path) -> None:
    assert step_back(newer, KEY, NEXT)
    engine = open_engine(newer, KEY)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM leases")).scalar() == 0
    engine.dispose()


def test_the_newer_ones_log_never_stands_beside_the_older_file(newer: Path) -> None:
    log = newer.with_name(newer.name + "-wal")
    log.write_bytes(b"newer")
    assert step_back(newer, KEY, NEXT)
    assert not log.exists()
    assert newer.with_name(f"{newer.name}.newer-{NEXT}-wal").read_bytes() == b"newer"


def test_without_a_copy_of_this_versions_nothing_changes(newer: Path) -> None:
    copy = newer.with_name(f"{newer.name}.before-{NEXT}")
    _run(copy, f"UPDATE alembic_version SET version_num = '{NEXT}'")
    whole = newer.read_bytes()
    for prepare in (lambda: None, lambda: copy.write_bytes(b"x" * 8192), copy.unlink):
        prepare()
        assert not _tried(newer)
        assert newer.read_bytes() == whole
    assert not step_back(newer, KEY, "../up")


@pytest.mark.parametrize("broken", ["link", "replace", "unlink", "fsync"])
def test_cut_off_at_any_step_there_is_a_file_and_the_next_try_succeeds(
    newer: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def cut(*_: object, **__: object) -> None:
        raise OSError(5, "switched off")

    newer.with_name(newer.name + "-wal").write_bytes(b"")
    with monkeypatch.context() as patched:
        patched.setattr(os, broken, cut)
        assert not _tried(newer)
    assert newer.is_file()
    assert step_back(newer, KEY, NEXT)
    assert names(open_engine(newer, KEY)) == ["an", "owner"]
