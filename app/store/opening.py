"""Opening the file: what it is, whether the key fits, whether it must be migrated; what can't be opened is kept."""

from pathlib import Path

from sqlalchemy import Engine, inspect

from app.errors import StorageFailure
from app.store import engine as engines
from app.store.border import storage_border
from app.store.versions import HEAD, KNOWN


def open_engine(path: Path, key: bytes) -> Engine:
    """An engine on a file of this version's shape. Blocking."""
    with storage_border():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not path.exists() or path.stat().st_size == 0
        engine = engines.sqlite_engine(path, key)
        try:
            _prepare(engine, path, fresh=fresh)
        except BaseException:
            engine.dispose()
            raise
        return engine


def tidy(engine: Engine) -> None:
    """Fold the write-ahead log into the file, so that a copy of the file alone is whole."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()


def _prepare(engine: Engine, path: Path, *, fresh: bool) -> None:
    version = _version(engine)
    if version not in (None, *KNOWN):
        raise StorageFailure("too_new", found=version, known=HEAD)
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()
    if version != HEAD:
        # Alembic takes a third of a second to import; an up-to-date file needs none of it.
        from app.store.migrating import migrate

        migrate(engine, path, copy_first=not fresh)


def _version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return None if found is None else str(found)
