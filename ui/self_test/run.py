"""Runs the self-test in a temporary folder, one step after the other: 0 at the end, or 1 and what was wrong."""

import contextlib
import faulthandler
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

from PySide6.QtCore import QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog

from app.bootstrap import Core
from app.domain.ids import OWNER
from app.paths import APP_NAME, Paths
from app.practice.server import PracticeServer
from ui import loop
from ui.alerts.sound import Silent
from ui.connect.wizard import ConnectWizard
from ui.i18n import Choice, Languages
from ui.self_test import browser, parts
from ui.self_test.album import Album, rest
from ui.self_test.report import Report
from ui.self_test.shop import Shop
from ui.self_test.windows import Surrounding, dialogs, first_screens
from ui.settings.dialog import SettingsDialog, Surroundings
from ui.shell.navigation import Place
from ui.shell.window import Window
from ui.shell.workspace import Workspace
from ui.theme.theme import Choice as Looks
from ui.theme.theme import Theme

WINDOW = QSize(1366, 728)
"""The smallest usual screen, less its task bar."""
LOOKS: tuple[tuple[Choice, Looks], ...] = (("en", "dark"), ("vi", "light"))
LIMIT_S = 300
"""What hangs for so long says where, and ends."""


def speaker(output: TextIO | None) -> Callable[[str], None]:
    """Says a line to whoever listens. On Windows a program with a window may have nobody, and a pipe takes the letters
    of the system's region alone, which Vietnamese ones are seldom among."""
    if isinstance(output, io.TextIOWrapper):
        output.reconfigure(encoding="utf-8", errors="replace")
    return lambda line: None if output is None else print(line, file=output, flush=True)


def run(pictures: Path | None = None, *, with_browser: bool = True) -> int:
    """0, or 1 and what was wrong."""
    report = Report(speaker(sys.stdout), pictures)
    if sys.stderr is not None:  # a program without a console has none
        faulthandler.dump_traceback_later(LIMIT_S, exit=True)
    with tempfile.TemporaryDirectory(prefix="quaychat-self-test-", ignore_cleanup_errors=True) as home:
        for name in ("QUAYCHAT_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[name] = home  # whatever asks for the person's folders is sent here, Chromium's caches too
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        if sys.platform == "win32":  # without a screen Qt looks for fonts beside itself, and has none there
            os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts")))
        qInstallMessageHandler(_say)
        app = QApplication(sys.argv[:1])
        app.setApplicationName(APP_NAME)
        test = SelfTest(app, Paths(Path(home) / "Cửa hàng"), report, Album(pictures), with_browser=with_browser)
        try:
            loop.run(app, test.play(), test.crashed)
        except Exception as error:  # the self-test's own border: whatever it is, it is what the test is for
            report.failed(error)
            return 1
        finally:
            faulthandler.cancel_dump_traceback_later()
            test.window.close_for_good()
    report.tell("the self-test went through")
    return 0


def _say(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Qt's own messages, less what it says of every window without a screen."""
    if sys.stderr is not None and not text.startswith("This plugin does not support"):
        print(text, file=sys.stderr)


class SelfTest:
    def __init__(self, app: QApplication, paths: Paths, report: Report, album: Album, *, with_browser: bool) -> None:
        self.report, self.album, self._with_browser = report, album, with_browser
        self.paths = paths
        self.languages = Languages(app, "vi")
        self.theme = Theme(app, "light", 100)
        self.window = Window(self.theme, None)
        self.window.resize(WINDOW)

    def crashed(self, context: dict[str, Any]) -> None:
        error = context.get("exception")
        self.report.crashes.append(error or RuntimeError(str(context.get("message"))))

    async def play(self) -> None:
        self.report.tell(f"Quầy Chat, Python {sys.version.split()[0]}, {sys.platform}")
        self._look_at_parts()
        async with PracticeServer() as server:
            with self.report.step("a new profile"):
                shop = await Shop.new(self.paths, server)
            await self._first_minutes(shop)
            with self.report.step("the store is opened again"):
                opened = shop.opened(lambda name, error: self.report.crashes.append(error))
                core = await opened.__aenter__()
            try:
                await self._draw(shop, core)
            finally:
                await opened.__aexit__(None, None, None)

    def _look_at_parts(self) -> None:
        for name, look in {
            "translations": parts.translations,
            "files": lambda: parts.files(self.theme),
            "letters": parts.letters,
            "pictures": parts.pictures,
            "keyrings": parts.keyrings,
            "licences": parts.licences,
            "a Qt that can be replaced": parts.replaceable_qt,
        }.items():
            with self.report.step(name):
                look()

    async def _first_minutes(self, shop: Shop) -> None:
        with self.report.step("a new store is opened"):
            opened = shop.opened(lambda name, error: self.report.crashes.append(error))
            core = await opened.__aenter__()
        try:
            with self.report.step("an OA is connected"):
                await shop.connect(core)
            with self.report.step("a message is received"):
                await shop.receive(core)
            with self.report.step("it is answered"):
                await shop.answer(core)
        finally:
            await opened.__aexit__(None, None, None)

    async def _draw(self, shop: Shop, core: Core) -> None:
        with self.report.step("what was said is still there"):
            await shop.remembers(core)
        owner, (connection, *_) = await core.people.get(OWNER), await core.connections.all()
        assert owner is not None
        around = Surrounding(core, shop.vault, self.theme, self.languages, self.window, connection, owner)
        self.window.show()
        with self.report.step("the first screens are drawn"):
            for name, page in first_screens(around):
                self.window.show_page(page)
                await self.album.take(name, self.window)
        with self.report.step("the window is drawn"):
            await self._draw_window(shop, core)
        for language, looks in LOOKS:
            self._wear(language, looks)
            with self.report.step(f"each dialog is drawn, {language}, {looks}"):
                for name, make in dialogs(around):
                    with self._over(make()) as dialog:
                        await self.album.take(f"{name}-{language}-{looks}", dialog)
        with self.report.step("each page of the settings is drawn"):
            settings = SettingsDialog(core, self.theme, Surroundings(Silent()), parent=self.window)
            with self._over(settings):
                for name in settings.by_name:
                    settings.show_section(name)
                    await self.album.take(f"settings-{name}", settings)
        await self._draw_browser(shop, core)

    async def _draw_window(self, shop: Shop, core: Core) -> None:
        workspace = Workspace(core, self.theme)
        self.window.show_page(workspace)
        await rest()
        workspace.show_conversation(shop.talk)
        for language, looks in LOOKS:
            self._wear(language, looks)
            await self.album.take(f"inbox-{language}-{looks}", self.window)
        workspace.show_place(Place.ACCOUNTS)
        await self.album.take("accounts", self.window)
        workspace.show_place(Place.INBOX)

    async def _draw_browser(self, shop: Shop, core: Core) -> None:
        why = "nobody wanted it" if not self._with_browser else browser.cannot_run()
        if why:
            self.report.left_out("the browser", why)
            return
        with self.report.step("the wizard signs in through the browser"):
            with self._over(ConnectWizard(core, self.theme, parent=self.window)) as wizard:
                assert isinstance(wizard, ConnectWizard)
                await browser.sign_in_page(wizard, shop.server, self.album)
            await rest()

    @contextlib.contextmanager
    def _over(self, dialog: QDialog) -> Iterator[QDialog]:
        """The dialog over the window, as long as it is looked at."""
        dialog.open()
        try:
            yield dialog
        finally:
            dialog.done(QDialog.DialogCode.Rejected)

    def _wear(self, language: Choice, looks: Looks) -> None:
        self.languages.choose(language)
        self.theme.choose(looks)
