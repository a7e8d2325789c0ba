"""Files of updates on the disk: whose errors become ours here, and what a file is known by."""

import errno
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import StorageFailure

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT}) if hasattr(errno, "EDQUOT") else frozenset({errno.ENOSPC})


@contextmanager
def disk_border() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        code = "disk_full" if error.errno in _FULL else "update_not_kept"
        raise StorageFailure(code, path=str(error.filename or "")) from error


def sha256_of(path: Path) -> str:
    """In hex. Blocking."""
    with disk_border(), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
