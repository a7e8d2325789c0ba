"""A copy of the database at one moment, under another key, made while the app goes on working; and a look at one that
came from elsewhere, before anything of it is believed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2

from app.course import Stopped
from app.errors import Rejected, StorageFailure, Transient
from app.store.border import storage_border
from app.store.driver import connect
from app.store.search_schema import belongs_to_search
from app.store.versions import HEAD, KNOWN

STEPS = 20_000
"""So many steps of SQLite's machine, some milliseconds, until it is asked whether to go on."""
_SECRETS = (
    "UPDATE connections SET tokens = NULL, rotation_at = 0",
    "DELETE FROM zalo_apps",
    "DELETE FROM sync_state WHERE oa_id = '' AND name = 'login'",
    "DELETE FROM leases",
)
"""What is no part of a copy: logins, and claims of this PC. Logins are put back where they are asked for."""
Watch = Callable[[], bool]
"""Called often; False ends the work."""


def copy(path: Path, key: bytes, target: Path, target_key: bytes, watch: Watch) -> None:
    """All of the database at `path` as it is now, into a new file under `target_key`. Readers and the writer go on
    meanwhile. Stopped if `watch` says so. Blocking, as all here."""
    connection = _connected(path, key)
    try:
        _watched(connection, watch)
        with storage_border(), _stoppable(watch):
            connection.execute(f"ATTACH DATABASE ? AS copy KEY \"x'{target_key.hex()}'\"", (str(target),))
            connection.execute("BEGIN")  # one state of the source, however long it takes
            connection.execute("SELECT sqlcipher_export('copy')").fetchall()
            connection.execute("COMMIT")
    finally:
        connection.close()


def forget_secrets(path: Path, key: bytes) -> None:
    """Take the logins out of a copy, and overwrite where they stood."""
    with storage_border():
        connection = connect(path, key)
        try:
            connection.execute("PRAGMA secure_delete = ON")
            for statement in _SECRETS:
                connection.execute(statement)
        finally:
            connection.close()


def counts(path: Path, key: bytes) -> dict[str, int]:
    """How many rows each table has, those of the search apart."""
    with storage_border():
        connection = connect(path, key)
        try:
            names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            wanted = [name for name in names if not belongs_to_search(name) and not name.startswith("sqlite_")]
            return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in wanted}
        finally:
            connection.close()


def stored_files(path: Path, key: bytes) -> list[str]:
    """The keys of the cached files that a copy knows to be there."""
    with storage_border():
        connection = connect(path, key)
        try:
            return [key for (key,) in connection.execute("SELECT key FROM media WHERE state = 'stored' ORDER BY key")]
        finally:
            connection.close()


def examine(path: Path, key: bytes, watch: Watch) -> str:
    """The version of a copy that came from elsewhere. Rejected("backup_damaged") if any page isn't what was written, or
    it holds what a database of ours never does; StorageFailure("too_new")."""
    try:
        connection = _connected(path, key)
    except StorageFailure as error:
        raise Rejected("backup_damaged") from error
    try:
        _watched(connection, watch)
        with _stoppable(watch):
            return _examined(connection)
    except sqlcipher3.dbapi2.Error as error:
        raise Rejected("backup_damaged") from error
    finally:
        connection.close()


def same_shape(path: Path, key: bytes, model: Path, model_key: bytes) -> bool:
    """Whether both have the same tables, indexes and triggers, to the letter."""
    with storage_border():
        return _shape(path, key) == _shape(model, model_key)


def _examined(connection: Any) -> str:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        raise Rejected("backup_damaged")
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise Rejected("backup_damaged")
    odd = "SELECT count(*) FROM sqlite_master WHERE type = 'view' OR (type = 'trigger' AND name NOT LIKE 'search_%')"
    found = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    if connection.execute(odd).fetchone()[0] or len(found) != 1:
        raise Rejected("backup_damaged")
    version = str(found[0][0])
    if version not in KNOWN:
        raise StorageFailure("too_new", found=version, known=HEAD)
    return version


def _shape(path: Path, key: bytes) -> set[tuple[str, str, str]]:
    connection = connect(path, key)
    try:
        query = "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
        return {(kind, name, sql) for kind, name, sql in connection.execute(query)}
    finally:
        connection.close()


def _connected(path: Path, key: bytes) -> Any:
    with storage_border():
        return connect(path, key)


def _watched(connection: Any, watch: Watch) -> None:
    connection.set_progress_handler(lambda: int(not watch()), STEPS)


class _stoppable:
    """Tells an interruption that was asked for from everything else that the driver raises."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def __enter__(self) -> None:
        return

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        stopped = isinstance(error, sqlcipher3.dbapi2.Error | Transient | StorageFailure) and not self._watch()
        if error is not None and stopped:
            raise Stopped from error
