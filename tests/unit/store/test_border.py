"""The border: each trouble of the world has its own error, made by real trouble, and a bug passes unchanged."""

import errno
from pathlib import Path

import pytest
import sqlalchemy.exc
from sqlalchemy import text

from app.errors import AppError, Rejected, StorageFailure, Transient
from app.store.border import storage_border
from app.store.driver import connect
from app.store.engine import reading, sqlite_engine, tidy, writing
from app.store.opening import open_engine

KEY = bytes(32)


def test_a_full_disk(path: Path) -> None:
    engine = open_engine(path, KEY)
    with engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA max_page_count = 1")
        with pytest.raises(StorageFailure, match="disk_full"), storage_border():
            connection.execute(text("INSERT INTO staff (id, name) VALUES ('x', :name)"), {"name": "x" * 100_000})
    engine.dispose()


def test_a_database_that_can_not_be_written(path: Path) -> None:
    engine = open_engine(path, KEY)
    with reading(engine) as connection, pytest.raises(StorageFailure, match="read_only"), storage_border():
        connection.execute(text("DELETE FROM staff"))
    engine.dispose()


def test_a_writer_in_the_way(path: Path) -> None:
    engine = open_engine(path, KEY)
    other = connect(path, KEY)
    other.execute("BEGIN IMMEDIATE")
    raw = engine.raw_connection()
    raw.cursor().execute("PRAGMA busy_timeout = 0")
    raw.close()
    with pytest.raises(Transient, match="busy") as busy, storage_border(), writing(engine):
        pass
    assert not busy.value.reached
    other.close()
    engine.dispose()


def test_damage_in_the_middle_of_the_file(path: Path) -> None:
    engine = open_engine(path, KEY)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO staff (id, name) VALUES ('x', :name)"), {"name": "x" * 50_000})
    tidy(engine)
    engine.dispose()
    content = bytearray(path.read_bytes())
    for place in range(len(content) - 4096 * 5, len(content), 4096):
        content[place + 100] ^= 1
    path.write_bytes(content)
    engine = sqlite_engine(path, KEY)
    with engine.connect() as connection, pytest.raises(StorageFailure, match="damaged"), storage_border():
        connection.execute(text("SELECT * FROM staff")).all()
    engine.dispose()


def test_damage_to_the_search_index(path: Path) -> None:
    engine = open_engine(path, KEY)
    with engine.begin() as connection:
        connection.execute(text("PRAGMA writable_schema = on"))
        connection.execute(text("DELETE FROM sqlite_master WHERE name = 'search_messages_config'"))
    engine.dispose()
    engine = sqlite_engine(path, KEY)
    with engine.connect() as connection, pytest.raises(StorageFailure, match="damaged"), storage_border():
        connection.execute(text("SELECT rowid FROM search_messages WHERE search_messages MATCH 'a'")).all()
    engine.dispose()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EROFS, "read_only"),
        (errno.EACCES, "read_only"),
        (errno.EIO, "disk_failed"),
        (errno.ENOENT, "cannot_open"),
    ],
)
def test_the_disks_own_errors(number: int, code: str) -> None:
    with pytest.raises(StorageFailure) as raised, storage_border():
        raise OSError(number, "…")
    assert raised.value.code == code


def test_a_bug_in_our_sql_stays_a_bug(path: Path) -> None:
    engine = open_engine(path, KEY)
    with engine.connect() as connection, pytest.raises(sqlalchemy.exc.OperationalError), storage_border():
        connection.execute(text("SELECT no_such_column FROM staff"))
    with (
        engine.connect() as connection,
        pytest.raises(sqlalchemy.exc.IntegrityError),
        storage_border(),
    ):
        connection.execute(text("INSERT INTO staff (id) VALUES ('owner')"))
    engine.dispose()


@pytest.mark.parametrize("error", [Rejected("empty"), ZeroDivisionError(), KeyboardInterrupt()])
def test_everything_else_passes(error: BaseException) -> None:
    with pytest.raises(type(error)) as raised, storage_border():
        raise error
    assert raised.value is error


def test_each_failure_is_an_error_of_its_own() -> None:
    """One shared instance would collect the tracebacks of all that went before."""
    seen: list[AppError] = []
    for _ in range(2):
        with pytest.raises(StorageFailure) as raised, storage_border():
            raise OSError(errno.ENOSPC, "…")
        seen.append(raised.value)
    assert seen[0] is not seen[1]
