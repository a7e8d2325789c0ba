"""The border where the database's and the disk's errors become ours; a bug in our own SQL passes unchanged."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy.exc
import sqlcipher3.dbapi2

from app.errors import AppError, StorageFailure, Transient

# The driver gives no error numbers, so its words decide. They are SQLite's own, in sqlite3_errstr() and its callers.
_SQLITE: tuple[tuple[str, AppError], ...] = (
    ("database or disk is full", StorageFailure("disk_full")),
    ("file is not a database", StorageFailure("damaged")),
    ("malformed", StorageFailure("damaged")),
    ("vtable constructor failed", StorageFailure("damaged")),
    ("hmac check failed", StorageFailure("damaged")),
    ("readonly database", StorageFailure("read_only")),
    ("unable to open database file", StorageFailure("cannot_open")),
    ("disk i/o error", StorageFailure("disk_failed")),
    ("database is locked", Transient("busy", reached=False)),
    ("database table is locked", Transient("busy", reached=False)),
    ("database schema is locked", Transient("busy", reached=False)),
)
_POSTGRES: tuple[tuple[str, AppError], ...] = (
    ("53100", StorageFailure("disk_full")),
    ("25006", StorageFailure("read_only")),
    ("XX001", StorageFailure("damaged")),
    ("XX002", StorageFailure("damaged")),
    ("40001", Transient("busy", reached=False)),
    ("40P01", Transient("busy", reached=False)),
    ("55P03", Transient("busy", reached=False)),
    ("57014", Transient("busy", reached=False)),
    ("57P0", Transient("no_database", reached=False)),
    ("08", Transient("no_database", reached=False)),
)
_AWAY = "no_database"
"""A shared database is out of reach."""
_ERRNO: dict[int, str] = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EIO: "disk_failed",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
}


@contextmanager
def storage_border() -> Iterator[None]:
    """Translate what the world does to us (disk, locks, damage); anything else that SQL raises is a bug and stays."""
    try:
        yield
    except sqlalchemy.exc.DBAPIError as error:
        known = _of_driver(error.orig) or (Transient(_AWAY, reached=False) if _is_cut(error) else None)
        if known is None:
            raise
        raise known from error
    except sqlalchemy.exc.TimeoutError as error:  # all connections wait for it
        raise Transient(_AWAY, reached=False) from error
    except sqlcipher3.dbapi2.Error as error:
        known = _of_driver(error)
        if known is None:
            raise
        raise known from error
    except OSError as error:
        raise StorageFailure(_ERRNO.get(error.errno or 0, "cannot_open")) from error


def _is_cut(error: sqlalchemy.exc.DBAPIError) -> bool:
    """The connection is gone, or none could be made: PostgreSQL's driver says so without a code of the server's."""
    no_answer = isinstance(error, sqlalchemy.exc.OperationalError) and hasattr(error.orig, "sqlstate")
    return error.connection_invalidated or (no_answer and error.orig.sqlstate is None)  # type: ignore[union-attr]


def _of_driver(error: BaseException | None) -> AppError | None:
    state = getattr(error, "sqlstate", None)
    said = str(error).lower()
    table, told = (_POSTGRES, state) if isinstance(state, str) else (_SQLITE, said)
    for sign, known in table:
        if told.startswith(sign) if table is _POSTGRES else sign in told:
            return type(known)(known.code, **_keywords(known))
    return None


def _keywords(known: AppError) -> dict[str, bool]:
    return {"reached": False} if isinstance(known, Transient) else {}
