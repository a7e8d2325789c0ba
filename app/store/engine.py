"""The engine over an encrypted SQLite file: key first, then the pragmas, then explicit transactions."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

READERS = 2
BUSY_MS = 10_000
BEGIN = "quaychat_begin"
"""Execution option: the statement that begins a transaction."""
READ_ONLY = "quaychat_read_only"
"""Execution option: a write in such a transaction is refused."""
PRAGMAS = (
    "PRAGMA cipher_memory_security = OFF",
    "PRAGMA foreign_keys = ON",
    f"PRAGMA busy_timeout = {BUSY_MS}",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -16000",
    "PRAGMA temp_store = MEMORY",
)


def connect(path: Path, key: bytes) -> Any:
    """A driver connection with the key given; nothing has been read yet, so a wrong key is not noticed."""
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else a wrong key is told to standard error
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in PRAGMAS:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def sqlite_engine(path: Path, key: bytes) -> Engine:
    """One engine with a connection for the writer and each reader; SQLAlchemy's own transactions are replaced by ours,
    since the driver's don't cover reads and can't begin IMMEDIATE."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=lambda: connect(path, key),
        poolclass=QueuePool,
        pool_size=READERS + 1,
        max_overflow=0,
        hide_parameters=True,  # an error's text goes to the log, and parameters are what people wrote
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        driver: Any = connection.connection.driver_connection
        driver.execute(f"PRAGMA query_only = {int(options.get(READ_ONLY, False))}")
        driver.execute(options.get(BEGIN, "BEGIN"))

    return engine


def tidy(engine: Engine) -> None:
    """Fold the write-ahead log into the file, so that a copy of the file alone is whole."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()
