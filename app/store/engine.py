"""The engine over an encrypted SQLite file, with explicit transactions."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Engine, FromClause, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import QueuePool

from app.store.driver import connect
from app.store.work import Session

READERS = 2
QUERY_ONLY = "query_only"
LONGEST_MS = 5_000
"""No statement of a shared database may take longer, nor finding out that it is out of reach."""


class Compiler(SQLiteCompiler):
    """Writes hints: without statistics SQLite rather walks through a whole OA than to use a partial index."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        return text


class Dialect(SQLiteDialect_pysqlite):
    """Begins transactions: the driver's own don't cover reads, and an engine's event would cost every statement."""

    supports_statement_cache = True
    statement_compiler = Compiler

    def do_begin(self, dbapi_connection: Any) -> None:
        driver = dbapi_connection.driver_connection
        if not driver.in_transaction:  # else begun by `reading` or `writing`
            _allow(dbapi_connection, query_only=0)
            driver.execute("BEGIN")


registry.register("sqlite.quaychat", __name__, Dialect.__name__)


def sqlite_engine(path: Path, key: bytes) -> Engine:
    """With room for a connection for the writer and each reader, where they share it."""
    return create_engine(
        "sqlite+quaychat://",
        module=sqlcipher3.dbapi2,
        creator=lambda: connect(path, key),
        poolclass=QueuePool,
        pool_size=READERS + 1,
        max_overflow=0,
        hide_parameters=True,  # an error's text goes to the log, and parameters are what people wrote
    )


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A transaction that sees one state, and in which every write is refused."""
    with engine.connect() as session:
        if engine.dialect.name == "postgresql":
            session = session.execution_options(postgresql_readonly=True)
        else:
            _begin(session, "BEGIN", query_only=1)
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A transaction that is committed at the end, and waits at its beginning for the one before."""
    with engine.connect() as session:
        if engine.dialect.name != "postgresql":
            _begin(session, "BEGIN IMMEDIATE", query_only=0)
        with session.begin():
            yield session


def _begin(session: Session, statement: str, *, query_only: int) -> None:
    connection: Any = session.connection
    _allow(connection, query_only=query_only)
    connection.driver_connection.execute(statement)


def _allow(connection: Any, *, query_only: int) -> None:
    """Said only where it changes: after each such pragma SQLite compiles every statement of the connection anew."""
    if connection.info.get(QUERY_ONLY) != query_only:
        connection.driver_connection.execute(f"PRAGMA {QUERY_ONLY} = {query_only}")
        connection.info[QUERY_ONLY] = query_only


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
