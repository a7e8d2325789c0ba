"""A profile's folder: one process at a time, readable by its person alone, and nothing in it lost by mistake."""

import contextlib
import logging
import os
import secrets
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from app.archive import swap
from app.errors import NeedsUser, StorageFailure
from app.paths import Paths
from app.store.border import storage_border

PRACTICE_MARK = "practice.marker"
"""Lies in every practice folder, and nowhere else: what is erased at each start has it."""
PRIVATE = 0o077
"""What a profile's files must not allow: all but their owner's rights."""

log = logging.getLogger(__name__)


@contextmanager
def profile_lock(paths: Paths) -> Iterator[None]:
    """One process a profile. NeedsUser("in_use") if another one has it."""
    with storage_border():
        paths.create()
        lock = filelock.FileLock(paths.lock)
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout as error:
            raise NeedsUser("in_use", path=str(paths.root)) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def private_files() -> Iterator[None]:
    """Whatever is written meanwhile, by SQLite and others too, is readable by this person alone where the system knows
    such rights."""
    former = os.umask(PRIVATE)
    try:
        yield
    finally:
        os.umask(former)


def was_opened(paths: Paths) -> None:
    """A former profile that a restore has left goes with the second start. Blocking."""
    try:
        swap.opened(paths)
    except OSError as error:
        log.warning("the profile from before a restore stays: %s", type(error).__name__)


def check_not_emptied(paths: Paths) -> None:
    """A file that was in use is never empty: a new one in its place would hide that everything is gone."""
    with storage_border():
        used = paths.identity.exists() and paths.database.exists()
        if used and paths.database.stat().st_size == 0:
            raise StorageFailure("damaged", path=str(paths.database))


def holder(paths: Paths) -> str:
    """This PC and profile, for leases: the same after a restart, another one for a copy of the folder on another PC."""
    with storage_border():
        if not paths.identity.exists():
            paths.identity.write_text(secrets.token_hex(16), encoding="ascii")
        return f"{uuid.getnode():012x}-{paths.identity.read_text(encoding='ascii', errors='replace').strip()}"


def mark_practice(root: Path) -> None:
    """Make the practice folder, or make sure that this is one."""
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    mark = root / PRACTICE_MARK
    if not mark.is_file():
        if any(root.iterdir()):
            raise StorageFailure("not_practice", path=str(root))
        mark.touch()


def empty(paths: Paths) -> None:
    """The practice folder, to begin anew. Blocking."""
    kept = {paths.lock.name, PRACTICE_MARK}
    for entry in paths.root.iterdir():
        if entry.name in kept:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            with contextlib.suppress(FileNotFoundError):
                entry.unlink()
    paths.create()
