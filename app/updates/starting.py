"""The first and the last thing that a process of the window does about updates: is this version on trial, and does
another take its place now."""

import logging
from collections.abc import Callable, Sequence

from app.domain.updates.choice import gave_back
from app.domain.updates.manifest import Kind
from app.domain.updates.versions import Version
from app.errors import AppError
from app.paths import Paths
from app.updates import commands, journal, swap
from app.updates.installation import Installation, own_version
from app.updates.journal import Places

Restart = Callable[[Installation, Sequence[str]], None]
log = logging.getLogger(__name__)


def restart(here: Installation, arguments: Sequence[str]) -> None:
    """Where folders change places the former version is here by now; else whoever brings it back starts it."""
    if here.kind is Kind.FOLDER:
        commands.restart(here.program, arguments)


def goes_back(here: Installation, arguments: Sequence[str], start: Restart = restart) -> bool:
    """Before anything else. True: this version could not start three times, the former one is started instead, and
    this process has nothing more to do. Blocking."""
    places = Places(here.folder)
    if here.kind not in (Kind.FOLDER, Kind.INSTALLER) or not places.journal.exists():
        return False
    by_command = None if here.kind is Kind.FOLDER else lambda _: commands.bring_back(places, here.program)
    try:
        if swap.begin(places, own_version(), by_command) is swap.Go.ON:
            return False
        start(here, arguments)
    except (AppError, OSError) as error:  # what can't be written down keeps nobody from working
        log.warning("the former version was not brought back: %s", error)
        return False
    return True


def leave(paths: Paths, here: Installation) -> bool:
    """After everything else. This version ended well; whether another takes its place now. Blocking."""
    if here.kind not in (Kind.FOLDER, Kind.INSTALLER):
        return False
    places = Places(here.folder)
    try:
        if places.journal.exists():
            swap.left_well(places, own_version())
        return paths.update_state.exists() and _installed(paths, here)
    except (AppError, OSError) as error:
        log.warning("no new version was installed: %s", error)
        return False


def came_back(here: Installation) -> bool:
    """Whether a newer version was in the place of this one and gave it back. Blocking."""
    own = Version.parse(own_version())
    if here.kind not in (Kind.FOLDER, Kind.INSTALLER) or own is None:
        return False
    return bool(gave_back(own, journal.read(Places(here.folder)).broken))


def _installed(paths: Paths, here: Installation) -> bool:
    # Only where something may be ready: most days the app is left without these.
    from app.profile import profile_lock
    from app.settings import SettingsStore
    from app.updates import leaving, policy

    channel = policy.channel_of(policy.read(), SettingsStore(paths.settings).current)
    with profile_lock(paths):  # NeedsUser where another window of this profile is open still
        return leaving.install_ready(paths, here, own_version(), channel)
