"""Which processes run from an installation: while another one does, nothing takes its place."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import filelock

from app.domain.updates.manifest import Kind
from app.errors import Transient
from app.updates.disk import disk_border
from app.updates.installation import Installation
from app.updates.journal import Places


@contextmanager
def present(places: Places) -> Iterator[None]:
    """This process runs from here. Where that can't be written down, nothing can be replaced either."""
    lock = filelock.FileLock(places.running / str(os.getpid()))
    try:
        places.running.mkdir(exist_ok=True)
        lock.acquire(timeout=0)
    except (OSError, filelock.Timeout):
        yield
        return
    try:
        yield
    finally:
        lock.release()
        with contextlib.suppress(OSError):
            (places.running / str(os.getpid())).unlink(missing_ok=True)


@contextmanager
def running_from(here: Installation) -> Iterator[None]:
    """The same for this very process, where a folder is what an update replaces."""
    with present(Places(here.folder)) if here.kind is Kind.FOLDER else nullcontext():
        yield


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """One process at a time. Transient("busy") where another one is at it."""
    lock = filelock.FileLock(path)
    with disk_border():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout as error:
            raise Transient("busy", reached=False) from error
    try:
        yield
    finally:
        lock.release()


def others(places: Places) -> bool:
    """Whether some other process runs from here; what one that crashed has left behind is cleared away."""
    with contextlib.suppress(OSError):
        for mark in list(places.running.iterdir()):
            if mark.name != str(os.getpid()) and _is_held(places, mark.name):
                return True
    return False


def _is_held(places: Places, name: str) -> bool:
    lock = filelock.FileLock(places.running / name)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        return True
    except OSError:
        return False
    lock.release()
    with contextlib.suppress(OSError):
        (places.running / name).unlink(missing_ok=True)
    return False
