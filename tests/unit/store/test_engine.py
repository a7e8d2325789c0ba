"""Connections of the engine: encrypted, and each transaction ours."""

from pathlib import Path

import pytest
from sqlalchemy import text

from app.store.engine import READERS, reading, sqlite_engine, writing
from app.store.work import Session

KEY = bytes(range(32))


def test_reads_and_writes_are_transactions_of_their_own_kind(path: Path) -> None:
    engine = sqlite_engine(path, KEY)
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE t (x)"))
        assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 0
    with engine.connect() as connection:
        connection.execute(text("INSERT INTO t VALUES (1)"))
        connection.rollback()
    with reading(engine) as connection:
        assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 1
        assert connection.execute(text("SELECT count(*) FROM t")).scalar() == 0
    for _ in range(READERS + 1):  # whichever connection it gets
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO t VALUES (2)"))
    engine.dispose()


def test_a_read_sees_one_state_and_a_failed_write_leaves_none(path: Path) -> None:
    engine = sqlite_engine(path, KEY)
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE t (x NOT NULL)"))
    raw = engine.raw_connection()
    raw.cursor().execute("PRAGMA journal_mode = WAL")
    raw.close()
    with reading(engine) as before:
        assert before.execute(text("SELECT count(*) FROM t")).scalar() == 0
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO t VALUES (1)"))
        assert before.execute(text("SELECT count(*) FROM t")).scalar() == 0
    with pytest.raises(Exception, match="NOT NULL"), writing(engine) as connection:
        _insert(connection, 2, None)
    with reading(engine) as after:
        assert after.execute(text("SELECT x FROM t")).scalars().all() == [1]
    engine.dispose()


def test_there_are_as_many_connections_as_threads(path: Path) -> None:
    engine = sqlite_engine(path, KEY)
    assert engine.pool.size() == READERS + 1  # type: ignore[attr-defined]
    engine.dispose()


def test_the_key_is_not_in_what_the_engine_shows(path: Path) -> None:
    engine = sqlite_engine(path, KEY)
    with pytest.raises(Exception, match="no such table") as raised, engine.connect() as connection:
        connection.execute(text("SELECT * FROM missing"))
    assert KEY.hex() not in f"{engine!r} {engine.url} {raised.value}"
    engine.dispose()


def test_what_people_wrote_is_not_in_the_text_of_an_error(path: Path) -> None:
    engine = sqlite_engine(path, KEY)
    with pytest.raises(Exception, match="no such table") as raised, engine.connect() as connection:
        connection.execute(text("INSERT INTO missing VALUES (:words)"), {"words": "canary-of-a-customer"})
    assert "canary" not in str(raised.value)
    engine.dispose()


def _insert(session: Session, *values: int | None) -> None:
    for value in values:
        session.execute(text("INSERT INTO t VALUES (:value)"), {"value": value})
