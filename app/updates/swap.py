"""One version takes the place of another, and gives it back when it doesn't start: whenever the PC is switched off in
between, a version that works is there (ADR 19)."""

import contextlib
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from pathlib import Path

from app.errors import Rejected
from app.updates import journal
from app.updates.disk import disk_border
from app.updates.exchange import exchange
from app.updates.journal import Journal, Places

TRIES = 3
"""Starts that a new version has to reach its window, and runs that its installer has."""
BROKEN_KEPT = 20


class Go(Enum):
    """What a start does next: ON with this version, or BACK to the former one."""

    ON = "on"
    BACK = "back"


def stage(places: Places, version: str, unpack: Callable[[Path], None], works: Callable[[Path], bool]) -> None:
    """Bring a version beside the present one: unpacked, on the disk, and tried. Rejected("update_broken") where it
    doesn't run here; it is not tried again. Blocking."""
    unstage(places)
    with disk_border():
        unpack(places.unpacking)
        if not works(places.unpacking):
            discard(places.unpacking)
            give_up(places, version)
            raise Rejected("update_broken", version=version)
        if hasattr(os, "sync"):
            os.sync()  # what is renamed into place must be there after a power cut too
        places.unpacking.replace(places.next)
    journal.write(places, replace(journal.read(places), staged=version, tries=0))


def unstage(places: Places) -> None:
    """Throw away what lies ready. Blocking."""
    known = journal.read(places)
    if known.staged:
        journal.write(places, replace(known, staged=""))
    if not _is_former(places, known):
        discard(places.next)
    discard(places.unpacking)


def swap(places: Places, own: str) -> None:
    """What is staged takes the place of this version, `own`. StorageFailure where the system can't; then all is as it
    was. Nobody else may run from here. Blocking."""
    known = journal.read(places)
    discard(places.former)
    discard(places.broken)
    journal.write(places, replace(known, staged="", before=own, after=known.staged, starts=0))
    try:
        with disk_border():
            exchange(places.folder, places.next)
    except BaseException:
        journal.write(places, known)
        raise
    with contextlib.suppress(OSError):  # the next start does it
        places.next.rename(places.former)


def begin(places: Places, own: str, bring_back: Callable[[Places], None] | None = None) -> Go:
    """The first thing of every start. Counts the starts of a version on trial; after too many it brings the former one
    back, which is to be started then. `bring_back`: how, where folders can't change places. Blocking."""
    known = journal.read(places)
    if not known.after:
        return Go.ON
    if own == known.after:
        return _on_trial(places, known, bring_back or roll_back)
    if own == known.before:
        _back_again(places, known)
        return Go.ON
    journal.write(places, Journal(broken=known.broken))  # somebody has installed another one by hand
    for path in (places.former, places.next, places.broken):
        discard(path)
    return Go.ON


def started(places: Places, own: str) -> None:
    """This version works: the former one goes. Blocking."""
    known = journal.read(places)
    if known.after not in ("", own):
        return
    if known.after:
        journal.write(places, replace(known, before="", after="", starts=0, tries=0))
    discard(places.former)
    discard(places.broken)


def left_well(places: Places, own: str) -> None:
    """It ended as it should, if early: that start says nothing against it. Blocking."""
    known = journal.read(places)
    if known.after == own and known.starts:
        journal.write(places, replace(known, starts=known.starts - 1))


def roll_back(places: Places) -> None:
    """The former version changes places with this one. Blocking."""
    with disk_border():
        exchange(places.folder, places.former)
    _back_again(places, journal.read(places))


def give_up(places: Places, version: str) -> None:
    """This version is never tried again here. Blocking."""
    known = journal.read(places)
    broken = (*(one for one in known.broken if one != version), version)[-BROKEN_KEPT:]
    if known.staged == version:
        known = replace(known, staged="")
    if known.after == version:
        known = replace(known, before="", after="", starts=0, tries=0)
    journal.write(places, replace(known, broken=broken))


def discard(path: Path) -> None:
    """As far as that can be done now; a link goes, and not what it leads to."""
    if path.is_symlink():
        path.unlink(missing_ok=True)
    elif path.exists():
        shutil.rmtree(path, ignore_errors=True)


def _on_trial(places: Places, known: Journal, bring_back: Callable[[Places], None]) -> Go:
    if _is_former(places, known):
        places.next.rename(places.former)  # it was switched off between the two
    if known.starts >= TRIES and places.former.is_dir():
        bring_back(places)
        return Go.BACK
    journal.write(places, replace(known, starts=known.starts + 1))
    return Go.ON


def _back_again(places: Places, known: Journal) -> None:
    """The version before it runs: either the new one never came into its place, or it was brought back."""
    if known.starts:
        give_up(places, known.after)
        for path in (places.former, places.broken):
            discard(path)
    elif known.tries + 1 >= TRIES:
        give_up(places, known.after)
        discard(places.next)
    else:
        staged = known.after if places.next.is_dir() else ""
        journal.write(places, replace(known, staged=staged, before="", after="", tries=known.tries + 1))


def _is_former(places: Places, known: Journal) -> bool:
    """Whether what is called `next` is the former version already: they have changed places, and no more."""
    return bool(known.after) and places.next.is_dir() and not places.former.exists()
