"""When the app is left: what lies ready takes its place, within a moment and without a question."""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.domain.updates.manifest import Channel, Kind
from app.domain.updates.state import Ready
from app.errors import AppError
from app.paths import Paths
from app.updates import commands, journal, memory, presence, swap
from app.updates.disk import sha256_of
from app.updates.installation import Installation
from app.updates.journal import Places

log = logging.getLogger(__name__)
RunInstaller = Callable[[Path, Path], None]


def install_ready(
    paths: Paths,
    here: Installation,
    own: str,
    channel: Channel | None,
    run_installer: RunInstaller = commands.run_installer,
) -> bool:
    """Whether something takes the place of this version now. `channel`: whose versions are wanted; None: none. Nobody
    of this profile may run any more. What goes wrong is logged and tried again when the app is left the next time,
    three times in all. Blocking."""
    ready = memory.read(paths.update_state).ready if paths.update_state.exists() else None
    places = Places(here.folder)
    if here.kind is None or ready is None or ready.channel != channel or presence.others(places):
        return False
    try:
        if here.kind is Kind.FOLDER:
            return _swapped(places, ready, own)
        return here.kind is Kind.INSTALLER and _started(paths, places, ready, own, run_installer)
    except (AppError, OSError) as error:
        log.warning("version %s was not installed: %s", ready.version, error)
        _count(places, ready.version)
        return False


def _swapped(places: Places, ready: Ready, own: str) -> bool:
    if journal.read(places).staged != ready.version or not places.next.is_dir():
        return False
    swap.swap(places, own)
    return True


def _started(paths: Paths, places: Places, ready: Ready, own: str, run_installer: RunInstaller) -> bool:
    """Read through once more: it has been lying there since it was fetched."""
    installer = paths.update_files / ready.file
    known = journal.read(places)
    if ready.version in known.broken or not is_whole(installer, ready):
        return False
    journal.write(places, replace(known, before=own, after=ready.version, starts=0))
    run_installer(installer, places.folder)
    return True


def is_whole(path: Path, ready: Ready) -> bool:
    """Whether it is, to the last bit, what was fetched and verified. Blocking."""
    try:
        return path.is_file() and path.stat().st_size == ready.size and sha256_of(path) == ready.sha256
    except OSError:
        return False


def _count(places: Places, version: str) -> None:
    try:
        known = journal.read(places)
        if known.tries + 1 >= swap.TRIES:
            swap.give_up(places, version)
        else:
            journal.write(places, replace(known, before="", after="", starts=0, tries=known.tries + 1))
    except AppError as error:
        log.warning("that was not noted: %s", error)
