"""The window's composition root: paints first, then loads the rest and runs one session after the other."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from app.paths import APP_NAME, Paths
from app.settings import SettingsStore
from ui.garbage import Collector
from ui.i18n import Languages
from ui.loop import run, wait_for_paint
from ui.shell.window import Window
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from ui.shell.crash import CrashReporter
    from ui.shell.session import Openers

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None, *, watch: Callable[[Window], None] | None = None) -> int:
    """Start the window; returns when the person has quit. `watch` gets the window before it is first shown: for the
    tour, which sits in the person's place, and for benchmarks."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    app = QApplication(sys.argv[:1])
    app.setApplicationName(APP_NAME)
    app.setApplicationDisplayName("Quầy Chat")
    paths = Paths.default()
    settings = SettingsStore(paths.settings).current
    languages = Languages(app, settings.language)
    theme = Theme(app, settings.theme)
    window = Window(theme, None if options.practice else paths.root / "window.ini")
    if watch is not None:
        watch(window)
    window.show()
    wait_for_paint(window.painted)
    return _work(app, window, theme, languages, paths, practice=options.practice)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="quaychat", description="Quầy Chat: a desktop inbox for Zalo OAs")
    parser.add_argument("--practice", action="store_true", help="open the practice OA, apart from your own data")
    return parser.parse_args(list(arguments))


def _work(
    app: QApplication, window: Window, theme: Theme, languages: Languages, paths: Paths, *, practice: bool
) -> int:
    """All that is imported here would hold up the first paint (limits.md)."""
    from ui.shell.crash import CrashReporter
    from ui.shell.single import Doorbell, raise_other

    if not practice and raise_other(paths.root):
        return 0
    collector = Collector(window)
    doorbell = None if practice else Doorbell(paths.root, window.come_forward, window)
    reporter = CrashReporter(window, app.quit)
    sys.excepthook = lambda kind, error, trace: _report(reporter, "window", error)
    try:
        run(app, _live(window, theme, languages, paths, reporter, practice=practice), lambda c: _caught(reporter, c))
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
    window: Window, theme: Theme, languages: Languages, paths: Paths, reporter: CrashReporter, *, practice: bool
) -> None:
    """Load the core in a thread while the window is there already, then sessions until the person quits."""
    from app.clock import SystemClock
    from app.tasks import Supervisor
    from ui.bridge import spawn
    from ui.shell.session import Next, Sessions

    quit_now = asyncio.Event()
    sessions: Sessions | None = None

    async def leave() -> None:
        if sessions is None or await sessions.may_quit():
            quit_now.set()

    window.quit_requested.connect(lambda: spawn(window, leave()))
    if window.quit_wanted:  # closed before anybody listened
        return
    theme.load_icons()
    openers = await asyncio.to_thread(_load, reporter)
    sessions = Sessions(window, theme, languages, paths, openers)
    supervisor = Supervisor(SystemClock(), on_crash=lambda name, error: _report(reporter, name, error))
    supervisor.spawn("sessions", sessions.run(Next.PRACTICE if practice else Next.REAL))
    await quit_now.wait()
    await supervisor.close()


def _load(reporter: CrashReporter) -> Openers:
    """Everything heavy: SQLAlchemy, httpx, keyring and what stands on them."""
    from app.bootstrap import open_core, open_practice
    from app.vault import Vault
    from app.vault.keyring_store import KeyringStore
    from ui.shell.session import Openers

    def crashed(name: str, error: BaseException) -> None:
        _report(reporter, name, error)

    return Openers(
        vault=lambda paths: Vault(paths, KeyringStore()),
        core=lambda paths, key: open_core(paths, key, on_crash=crashed),
        practice=lambda paths: open_practice(paths, on_crash=crashed),
    )


if __name__ == "__main__":
    sys.exit(main())
