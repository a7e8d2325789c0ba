"""Back to the copy from before a migration, where the version that migrated could not start and is gone."""

import os
import shutil
from pathlib import Path

from app.store import adopting
from app.store import engine as engines
from app.store.border import storage_border
from app.store.opening import version_of
from app.store.versions import HEAD

LOGS = ("-wal", "-shm")


def step_back(path: Path, key: bytes, found: str) -> bool:
    """The file at `path` has the shape `found`, which is newer than this code. Put in its place the copy that was made
    before it was migrated to that; what it was stays beside it as `….newer-FOUND`. What the copy meant to send is held,
    since it may have gone out meanwhile. False where there is no such copy of this version's: then nothing has changed.
    At every moment there is a file at `path`. Blocking."""
    if not found.isalnum():
        return False
    copy, back = path.with_name(f"{path.name}.before-{found}"), path.with_name(path.name + ".back")
    with storage_border():
        if not copy.is_file():
            return False
        shutil.copyfile(copy, back)
        if not _held_back(back, key):
            back.unlink()
            return False
        newer = path.with_name(f"{path.name}.newer-{found}")
        newer.unlink(missing_ok=True)
        os.link(path, newer)
        for ending in LOGS:  # an older file must never stand beside a newer one's log
            log = path.with_name(path.name + ending)
            if log.exists():
                log.replace(newer.with_name(newer.name + ending))
        back.replace(path)
    return True


def _held_back(back: Path, key: bytes) -> bool:
    engine = engines.sqlite_engine(back, key)
    try:
        if version_of(engine) != HEAD:
            return False
        with engines.writing(engine) as session:
            adopting.hold_back(session)
        engines.tidy(engine)
    finally:
        engine.dispose()
        for ending in LOGS:
            back.with_name(back.name + ending).unlink(missing_ok=True)
    with back.open("rb+") as file:
        os.fsync(file.fileno())
    return True
