"""`update`: looks for a new version, fetches it, and installs it where nobody is working with this one."""

import argparse
import asyncio

from app.cli.terminal import Terminal
from app.clock import SystemClock
from app.domain.updates.choice import Offer
from app.domain.updates.state import Phase
from app.errors import NeedsUser
from app.events import EventBus
from app.paths import Paths
from app.profile import profile_lock
from app.services.update_shelf import Site
from app.services.updates import Updates
from app.settings import SettingsStore
from app.updates.installation import own_version
from app.updates.leaving import install_ready


def site() -> Site:
    return Site(own_version())


async def update(options: argparse.Namespace, paths: Paths, terminal: Terminal) -> int:
    """Also without a profile. Whoever asks doesn't wait for this installation's turn."""
    here = site()
    updates = Updates(paths, SettingsStore(paths.settings), SystemClock(), EventBus(), here)
    offer = await updates.look(asked=True, fetch=not options.check)
    if offer is None:
        terminal.result({"installed": here.own, "version": None}, f"{here.own} is the newest version.")
        return 0
    answer = {"installed": here.own, "version": str(offer.version), "notes": offer.release.notes}
    if options.check:
        terminal.result(
            answer, f"{offer.version} is there. `quaychat-core update` fetches and installs it.", *_notes(offer)
        )
        return 0
    state = await updates.state()
    if state.phase is Phase.BY_HAND:
        terminal.result(
            {**answer, "file": state.file}, f"{offer.version} was fetched and verified. Install {state.file}"
        )
        return 0
    done = await asyncio.to_thread(_install, paths, here, updates)
    line = "is installed" if done else "is ready, and is installed when Quầy Chat is left"
    terminal.result({**answer, "done": done}, f"{offer.version} {line}.", *_notes(offer))
    return 0


def _install(paths: Paths, here: Site, updates: Updates) -> bool:
    try:
        with profile_lock(paths):
            return install_ready(paths, here.here, here.own, updates.channel)
    except NeedsUser:  # a window is open
        return False


def _notes(offer: Offer) -> list[str]:
    return offer.release.notes.get("en", "").splitlines()
