"""Opening the file: what it is, whether the key fits, whether it must be migrated; what can't be opened is kept."""

from pathlib import Path

from sqlalchemy import Engine, inspect

from app.errors import StorageFailure
from app.store import engine as engines
from app.store.border import storage_border
from app.store.integrity import why_not
from app.store.versions import HEAD, KNOWN


def open_engine(path: Path, key: bytes) -> Engine:
    """An engine on a file of this version's shape. Blocking."""
    with storage_border():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = not path.exists() or path.stat().st_size == 0
        log_file = path.with_name(path.name + "-wal")
        if fresh and log_file.exists() and log_file.stat().st_size > 0:
            # SQLite would throw the log away; it may be all that is left.
            raise StorageFailure("damaged", path=str(path))
        engine = engines.sqlite_engine(path, key)
        try:
            with storage_border():
                _prepare(engine, path)
        except StorageFailure as error:
            engine.dispose()
            if error.code == "damaged":
                raise why_not(path, key) from error
            raise
        except BaseException:
            engine.dispose()
            raise
        return engine


def _prepare(engine: Engine, path: Path) -> None:
    version = version_of(engine)
    if version not in (None, *KNOWN):
        raise StorageFailure("too_new", found=version, known=HEAD)
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()
    if version != HEAD:
        # Alembic takes long to import, and an up-to-date file needs none of it.
        from app.store.migrating import migrate

        migrate(engine, path, copy_first=version is not None)


def version_of(engine: Engine) -> str | None:
    """Of which shape a file is; None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return None if found is None else str(found)
