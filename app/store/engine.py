"""The engine over an encrypted SQLite file, with explicit transactions."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from app.store.driver import connect

READERS = 2
LONGEST_MS = 5_000
"""No statement of a shared database may take longer, nor finding out that it is out of reach."""
BEGIN = "quaychat_begin"
"""Execution option: the statement that begins a transaction."""
READ_ONLY = "quaychat_read_only"
"""Execution option: a write in such a transaction is refused."""


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


def postgres_engine(address: str) -> Engine:
    """An engine on a shared database, which may be out of reach at any time: nothing waits for it longer than a few
    seconds, and what was cut off is not tried again here."""
    seconds = str(LONGEST_MS // 1000)
    limits = f"-c statement_timeout={LONGEST_MS} -c lock_timeout={LONGEST_MS}"
    return create_engine(
        address,
        connect_args={
            "connect_timeout": seconds,
            "tcp_user_timeout": str(LONGEST_MS),
            "keepalives_idle": seconds,
            "keepalives_interval": "1",
            "keepalives_count": "3",
            "options": limits,
        },
        pool_size=READERS + 1,
        max_overflow=0,
        pool_timeout=LONGEST_MS / 1000,
        pool_pre_ping=True,
        hide_parameters=True,
    )


def tidy(engine: Engine) -> None:
    """Fold the write-ahead log into the file, so that a copy of the file alone is whole."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()
