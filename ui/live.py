"""Behind the painted window: loads the core in a thread, then one session after the other until the person quits."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from app.clock import SystemClock
from app.paths import Paths
from app.tasks import Supervisor
from ui import loop
from ui.bridge import spawn
from ui.garbage import Collector
from ui.i18n import Languages
from ui.shell.crash import CrashReporter
from ui.shell.single import Doorbell, raise_other
from ui.shell.window import Window
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.domain.conversations import ConversationRow
    from app.vault.vault import SecretStore
    from ui.settings.autostart import Autostart
    from ui.shell.corner import Desktop
    from ui.shell.session import Openers, Sessions

FIRST_ROWS = 50
"""So many rows are read for the first look: more than a screen shows."""

log = logging.getLogger(__name__)


def run(
    app: QApplication,
    window: Window,
    theme: Theme,
    languages: Languages,
    paths: Paths,
    *,
    practice: bool,
    hidden: bool = False,
    keyring: SecretStore | None,
) -> int:
    """Returns when the person has quit; at once when this profile's window is open already, which comes forward."""
    if not practice and raise_other(paths.root, quietly=hidden):
        return 0
    collector = Collector(window)
    doorbell = (
        None if practice else Doorbell(paths.root, window.come_forward, window, on_quit=window.quit_requested.emit)
    )
    reporter = CrashReporter(window, window.quit_requested.emit)
    sys.excepthook = lambda kind, error, trace: _report(reporter, "window", error)
    live = _live(
        window,
        theme,
        languages,
        paths,
        reporter,
        badge=app.setBadgeNumber,
        practice=practice,
        keyring=keyring,
    )
    try:
        loop.run(app, live, lambda context: _caught(reporter, context))
    finally:
        sys.excepthook = sys.__excepthook__
        collector.close()
        if doorbell is not None:
            doorbell.close()
        window.close_for_good()
    return 0


def _caught(reporter: CrashReporter, context: dict[str, Any]) -> None:
    error = context.get("exception")
    if error is None:
        log.error("asyncio: %s", context.get("message"))
    else:
        _report(reporter, str(context.get("message", "")), error)


def _report(reporter: CrashReporter, where: str, error: BaseException) -> None:
    log.critical("%s", where, exc_info=error)
    reporter.report(where, error)


async def _live(
    window: Window,
    theme: Theme,
    languages: Languages,
    paths: Paths,
    reporter: CrashReporter,
    *,
    badge: Callable[[int], None],
    practice: bool,
    keyring: SecretStore | None,
) -> None:
    quit_now = asyncio.Event()
    sessions: Sessions | None = None

    async def leave() -> None:
        if sessions is None or await sessions.may_quit():
            quit_now.set()

    window.quit_requested.connect(lambda: spawn(window, leave()))
    if window.quit_wanted:  # closed before anybody listened
        return
    theme.load_icons()
    openers = await asyncio.to_thread(_openers, reporter, keyring, badge)
    from ui.shell.session import Next, Sessions  # loaded by now

    sessions = Sessions(window, theme, languages, paths, openers)
    supervisor = Supervisor(SystemClock(), on_crash=lambda name, error: _report(reporter, name, error))
    supervisor.spawn("sessions", sessions.run(Next.PRACTICE if practice else Next.REAL))
    await quit_now.wait()
    await supervisor.close()


def _openers(reporter: CrashReporter, keyring: SecretStore | None, badge: Callable[[int], None]) -> Openers:
    """What the first rows need, loaded away from the window's thread; everything heavy is left to `rest`."""
    from app.settings import SettingsStore, usual_list
    from app.store.glance import glance
    from app.vault import Vault
    from ui.shell.session import Openers

    def crashed(name: str, error: BaseException) -> None:
        _report(reporter, name, error)

    def first_rows(paths: Paths, key: bytes) -> list[ConversationRow]:
        """None where the list is narrowed or ordered by the person: the first rows would be others."""
        usual = usual_list(SettingsStore(paths.settings).current)
        return glance(paths.database, key, FIRST_ROWS) if usual else []

    def core(paths: Paths, key: bytes) -> AbstractAsyncContextManager[Core]:
        from app.bootstrap import open_core  # loaded by `_rest`

        return open_core(paths, key, on_crash=crashed)

    def practice(paths: Paths) -> AbstractAsyncContextManager[Core]:
        from app.bootstrap import open_practice  # as above

        return open_practice(paths, on_crash=crashed)

    def desktop() -> Desktop:
        from ui.shell.corner import real_desktop  # as above

        return real_desktop(badge)

    def autostart() -> Autostart | None:
        from ui.settings.autostart import this_system  # when the settings are opened

        return this_system(os.environ)

    if keyring is None:
        from app.vault.keyring_store import KeyringStore

        keyring = KeyringStore()
    store = keyring
    return Openers(
        vault=lambda paths: Vault(paths, store),
        core=core,
        practice=practice,
        first_rows=first_rows,
        rest=_rest,
        desktop=desktop,
        autostart=autostart,
    )


def _rest() -> None:
    """SQLAlchemy, httpx, the pages, and what stands on them."""
    import ui.shell.corner
    import ui.shell.workspace  # noqa: F401
