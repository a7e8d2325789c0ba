"""Sessions: the real profile or the practice OA, one after the other in one window, each with a core of its own."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSplitter

from app.domain.ids import OWNER
from app.errors import AppError, StorageFailure
from app.paths import Paths
from app.settings import SettingsStore
from app.vault import Vault
from ui import shortcuts
from ui.bridge import Answer, spawn
from ui.i18n import Languages
from ui.shell.first_look import FirstLook, show_first_look
from ui.shell.gate import Choice, Gate, put_in_place
from ui.shell.window import Window
from ui.theme.theme import Theme
from ui.theme.tokens import USUAL_ZOOM, next_zoom

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.domain.conversations import ConversationRow
    from app.domain.ids import ConversationId, StaffId
    from ui.settings.autostart import Autostart
    from ui.settings.security import Security
    from ui.shell.corner import Corner, Desktop
    from ui.shell.door import Leave
    from ui.shell.workspace import Workspace

ZOOM_SHOWN_MS = 1_200


class Next(StrEnum):
    REAL = "real"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Openers:
    """How cores and vaults are made; the composition root knows.

    `first_rows` are those that are shown until a core stands. `rest` loads what only cores and their pages need. Both
    are called in a thread.
    """

    vault: Callable[[Paths], Vault]
    core: Callable[[Paths, bytes], AbstractAsyncContextManager[Core]]
    practice: Callable[[Paths], AbstractAsyncContextManager[Core]]
    first_rows: Callable[[Paths, bytes], list[ConversationRow]] = lambda paths, key: []
    rest: Callable[[], None] = lambda: None
    desktop: Callable[[], Desktop] | None = None
    """What the system gives for telling a person; None: nothing."""
    autostart: Callable[[], Autostart | None] = lambda: None


class Sessions:
    """`run` goes on until it is cancelled; `may_quit` asks where quitting now would surprise."""

    def __init__(self, window: Window, theme: Theme, languages: Languages, paths: Paths, open_: Openers) -> None:
        self._window, self._theme, self._languages = window, theme, languages
        self._paths, self._open = paths, open_
        self._core: Core | None = None
        self._ending: asyncio.Task[None] | None = None
        """What somebody was writing when they left is still being saved."""
        self._left_at: dict[StaffId, ConversationId] = {}
        """Where each person was, to go on there; of what was said there nothing is kept."""
        self._rest: asyncio.Task[None] | None = None
        shortcuts.bind(window, "window.larger", lambda: self._zoom(1))
        shortcuts.bind(window, "window.smaller", lambda: self._zoom(-1))
        shortcuts.bind(window, "window.usual", lambda: self._zoom(0))

    async def run(self, first: Next) -> None:
        """One session after the other."""
        following = first
        while True:
            self._window.show_skeleton()
            following = await (self._practice() if following is Next.PRACTICE else self._real())

    async def may_quit(self) -> bool:
        """False when the person would rather stay: a message has not left yet (SD09)."""
        if self._core is None:
            return True
        from ui.shell.closing import may_close  # as below

        return await may_close(self._window, self._core)

    async def _real(self) -> Next:
        with contextlib.suppress(AppError):  # somebody has it open: that is said when it is opened here
            await asyncio.to_thread(put_in_place, self._paths)
        vault = self._open.vault(self._paths)
        gate = Gate(self._window, self._theme, self._languages, vault, self._paths, meanwhile=self._load_rest)
        key = await gate.key()
        if key is None:
            return Next.PRACTICE
        alone = SettingsStore(self._paths.settings).current.person == OWNER
        rows = await asyncio.to_thread(self._open.first_rows, self._paths, key) if alone else []
        look = await show_first_look(self._window, self._theme, rows) if rows else None
        if look is None:
            self._window.show_skeleton()
        await self._load_rest()
        from ui.settings.security import Security  # as below

        async with AsyncExitStack() as stack:
            try:
                core = await stack.enter_async_context(self._open.core(self._paths, key))
            except AppError as error:
                await gate.trouble(error)
                return Next.REAL
            self._carry_looks(core.settings)
            if gate.is_new:  # the code was shown, and put away before anything else
                self._keep(core.settings, code_kept=True)
            core.backups.begin()
            core.updates.begin(core.supervisor)
            return await self._work(core, Security(vault, key), welcome=gate.is_new, look=look)

    async def _practice(self) -> Next:
        await self._load_rest()
        async with AsyncExitStack() as stack:
            try:
                core = await stack.enter_async_context(self._open.practice(self._paths.practice()))
            except AppError as error:
                gate = Gate(self._window, self._theme, self._languages, self._open.vault(self._paths), self._paths)
                answer = await gate.trouble(error)
                return Next.PRACTICE if answer is Choice.RETRY else Next.REAL
            self._carry_looks(core.settings)
            return await self._work(core, None, welcome=True)

    def _load_rest(self) -> asyncio.Task[None]:
        """In a thread, once: from when the first rows are painted, or a person is asked for something."""
        if self._rest is None:
            self._rest = spawn(self._window, asyncio.to_thread(self._open.rest), name="loading")
        return self._rest

    async def _work(
        self, core: Core, security: Security | None, *, welcome: bool, look: FirstLook | None = None
    ) -> Next:
        """One person after the other at the screen, until somebody goes to the other profile."""
        from ui.shell.corner import bare_desktop  # loaded by now; at the top it would hold up the first rows
        from ui.shell.door import Door, Leave

        desktop = (self._open.desktop or bare_desktop)()
        door = Door(self._window, self._theme, core, security, desktop.tray)
        self._core = core
        try:
            who = await door.first()
            while True:
                self._keep(core.settings, person=who)
                ended = await self._sit(core.acting(who), security, desktop, welcome=welcome, look=look)
                if not isinstance(ended, Leave):
                    return ended
                who, welcome, look = await door.enter(ended), False, None
        finally:
            self._core, self._left_at = None, {}
            self._window.close_dialogs()
            self._window.show_skeleton()
            if self._ending is not None:
                await self._ending

    async def _sit(
        self, core: Core, security: Security | None, desktop: Desktop, *, welcome: bool, look: FirstLook | None
    ) -> Next | Leave:
        """Show one person's window until they leave it. Nothing that was made for them outlives it (ADR 17)."""
        from ui.shell.corner import Corner  # as above
        from ui.shell.workspace import Workspace

        answer: Answer[Next | Leave] = Answer()
        workspace = Workspace(core, self._theme)
        corner = Corner(core, self._window, workspace, self._theme, desktop)
        self._connect(core, security, workspace, corner, answer)
        self._window.shown_changed.connect(core.sync.set_visible)
        stop_listening = core.settings.listen(lambda _: self._apply_looks(core.settings))
        try:
            if look is not None:
                workspace.inbox.sharing.baskets.setVisible(look.shared)  # so that no row moves when they are counted
                await look.handed_over(workspace.inbox.model)
            self._window.show_page(workspace)
            self._settle(workspace, in_tray=corner.tray is not None)
            left_at = look.chosen if look is not None else self._left_at.pop(core.by, None)
            if left_at is not None:
                workspace.show_conversation(left_at)
            if welcome and core.by == OWNER and not await core.connections.all():
                workspace.open_wizard()
            return await answer.wait()
        finally:
            stop_listening()
            corner.close()
            self._window.shown_changed.disconnect(core.sync.set_visible)
            if workspace.inbox.open_conversation is not None:
                self._left_at[core.by] = workspace.inbox.open_conversation
            core.sync.set_open(None)
            self._window.put_aside(workspace)
            self._ending = spawn(self._window, _end(workspace), name="leaving")

    def _connect(
        self,
        core: Core,
        security: Security | None,
        workspace: Workspace,
        corner: Corner,
        answer: Answer[Next | Leave],
    ) -> None:
        from ui.shell.auto_lock import AutoLock  # as above
        from ui.shell.backup_notice import BackupNotice
        from ui.shell.seat import Seat
        from ui.shell.starting_out import StartingOut
        from ui.shell.update_notice import UpdateNotice

        workspace.leave_practice.connect(lambda: answer.give(Next.REAL))
        workspace.quit_requested.connect(self._window.quit_requested)
        workspace.keys_requested.connect(self._open_keys)
        workspace.settings_requested.connect(lambda: self._open_settings(core, security, corner, answer))
        workspace.help_requested.connect(lambda what: self._help(what, core, security, corner, answer))
        seat = Seat(core, self._window, workspace, self._theme)
        seat.left.connect(answer.give)
        AutoLock(self._theme.source, core.settings, core.clock, seat.lock_if_asked, seat)
        seat.additions.append(workspace.away.offer)
        if not core.practice:
            notice = UpdateNotice(core, workspace.status.notice, workspace)
            notice.pressed.connect(lambda: self._open_settings(core, security, corner, answer, "updates"))
        if core.by == OWNER:
            BackupNotice(core, self._window.say, seat)
            autostart = self._open.autostart() if security is not None else None
            StartingOut(
                core,
                self._window,
                workspace,
                self._theme,
                autostart=autostart,
                show_notification=corner.alerts.try_out,
            )

    def _settle(self, workspace: Workspace, *, in_tray: bool) -> None:
        """Divided as the person left it; and never hidden where nothing could bring it back."""
        for splitter in workspace.findChildren(QSplitter):
            if splitter.objectName():
                self._window.place.keep(splitter)
        if not in_tray and self._window.isHidden():
            self._window.show()

    def _open_settings(
        self, core: Core, security: Security | None, corner: Corner, answer: Answer[Next | Leave], section: str = ""
    ) -> None:
        # Most days nobody opens it, and its import would hold up the first rows.
        from ui.settings.dialog import SettingsDialog, Surroundings
        from ui.settings.team import Team
        from ui.shell.workspace import Workspace

        autostart = self._open.autostart() if security is not None else None
        page = self._window.page
        team = Team(page.open_staff, page.open_rules, page.open_overview) if isinstance(page, Workspace) else None
        around = Surroundings(corner.sound, security, autostart, corner.tray is not None, team)
        dialog = SettingsDialog(core, self._theme, around, parent=self._window)
        dialog.restore_asked.connect(lambda: self._open_restore(core, security, answer))
        dialog.former_wanted.connect(lambda: answer.give(Next.REAL))
        if section in dialog.by_name:
            dialog.show_section(section)
        dialog.open()

    def _open_restore(self, core: Core, security: Security | None, answer: Answer[Next | Leave]) -> None:
        from ui.shell.help_desk import open_restore  # as above

        if security is not None and core.by == OWNER:
            open_restore(core.paths, security.key, self._theme, self._window, lambda: answer.give(Next.REAL))

    def _help(
        self, what: str, core: Core, security: Security | None, corner: Corner, answer: Answer[Next | Leave]
    ) -> None:
        from ui.shell.help_desk import open_diagnosis, open_export  # as above

        if what == "keys":
            self._open_keys()
        elif what == "export":
            open_export(core, self._window)
        elif what == "diagnosis":
            vault = security.vault if security is not None else None
            open_diagnosis(core, vault, self._theme, self._window)
        else:
            self._open_settings(core, security, corner, answer, what)

    def _open_keys(self) -> None:
        from ui.shell.keymap import KeysDialog  # as above

        KeysDialog(self._theme, parent=self._window).open()

    def _zoom(self, step: int) -> None:
        """Everything larger (1), smaller (-1) or as usual (0): kept for this profile, before one is open too."""
        wanted = next_zoom(self._theme.zoom, step) if step else USUAL_ZOOM
        settings = self._core.settings if self._core is not None else SettingsStore(self._paths.settings)
        try:
            settings.change(zoom=wanted)
        except StorageFailure as error:
            self._window.show_error(error)
        self._theme.set_zoom(wanted)
        self._window.say(f"{wanted} %", ZOOM_SHOWN_MS)

    def _carry_looks(self, settings: SettingsStore) -> None:
        """Language and theme go with the person from one profile to the other."""
        self._keep(settings, language=self._languages.choice, theme=self._theme.choice, zoom=self._theme.zoom)

    def _keep(self, settings: SettingsStore, **values: object) -> None:
        try:
            settings.change(**values)
        except StorageFailure as error:
            self._window.show_error(error)

    def _apply_looks(self, settings: SettingsStore) -> None:
        now = settings.current
        self._theme.set_zoom(now.zoom)
        if now.theme != self._theme.choice:
            self._theme.choose(now.theme)
        if now.language != self._languages.choice:
            self._languages.choose(now.language)


async def _end(workspace: Workspace) -> None:
    await workspace.put_away()
    workspace.deleteLater()
