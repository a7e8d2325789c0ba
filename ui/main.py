"""The window's composition root: paints first; what is behind the window is loaded after that."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.paths import APP_NAME, Paths
from app.settings import SettingsStore
from ui.i18n import Languages
from ui.shell.window import Window
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.vault.vault import SecretStore

DESKTOP_FILE = "vn.quaychat.QuayChat"
"""By which a Linux desktop knows whose window it is."""
PAINT_LIMIT_MS = 2_000
"""A window that is never painted (minimised, on another desktop) doesn't hold up the start for longer."""


def main(
    arguments: Sequence[str] | None = None,
    *,
    watch: Callable[[Window], None] | None = None,
    keyring: SecretStore | None = None,
) -> int:
    """Start the window; returns when the person has quit. `watch` gets the window before it is first shown: for the
    tour, which sits in the person's place, and for benchmarks, which bring a `keyring` of their own too."""
    wishes = _wishes(sys.argv[1:] if arguments is None else arguments)
    if wishes.self_test:
        from ui.self_test.run import run as run_self_test  # everything at once, which a start must not do

        return run_self_test(wishes.pictures, with_browser=wishes.browser)
    if wishes.leave:
        return _leave(Paths.default())
    app = QApplication(sys.argv[:1])
    app.setApplicationName(APP_NAME)
    app.setApplicationDisplayName("Quầy Chat")
    app.setDesktopFileName(DESKTOP_FILE)
    paths = Paths.default()
    settings = SettingsStore(paths.settings).current
    languages = Languages(app, settings.language)
    theme = Theme(app, settings.theme, settings.zoom)
    window = Window(theme, None if wishes.practice else paths.root / "window.ini")
    if watch is not None:
        watch(window)
    if not wishes.hidden:
        window.show()
        _wait_for_paint(window)
    from ui.live import run  # asyncio, all pages and the core: they would hold up the first paint (limits.md)

    return run(app, window, theme, languages, paths, practice=wishes.practice, hidden=wishes.hidden, keyring=keyring)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for."""

    practice: bool = False
    hidden: bool = False
    self_test: bool = False
    pictures: Path | None = None
    browser: bool = True
    leave: bool = False


def _wishes(arguments: Sequence[str]) -> Wishes:
    if not arguments:
        return Wishes()
    import argparse  # the usual start has no arguments, and doesn't pay for reading them

    parser = argparse.ArgumentParser(prog="quaychat", description="Quầy Chat: a desktop inbox for Zalo OAs")
    parser.add_argument("--practice", action="store_true", help="open the practice OA, apart from your own data")
    parser.add_argument("--hidden", action="store_true", help="start in the tray, without a window")
    parser.add_argument("--self-test", action="store_true", help="see whether this installation works, and leave")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="where the self-test leaves what it has seen")
    parser.add_argument("--without-browser", action="store_true", help="leave the browser out of the self-test")
    parser.add_argument("--quit", action="store_true", help="ask the window that is open to quit")
    given = parser.parse_args(list(arguments))
    browser = not given.without_browser
    return Wishes(given.practice, given.hidden, given.self_test, given.pictures, browser, given.quit)


def _leave(paths: Paths) -> int:
    """For installers: the window ends by itself, after what its person has to say to that."""
    from ui.shell.single import ask_to_quit  # as argparse

    app = QCoreApplication(sys.argv[:1])
    ask_to_quit(paths.root)
    del app
    return 0


def _wait_for_paint(window: Window) -> None:
    """The bottom loop, before asyncio's exists: nothing can be nested in it."""
    loop = QEventLoop()
    window.painted.connect(loop.quit)
    QTimer.singleShot(PAINT_LIMIT_MS, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
