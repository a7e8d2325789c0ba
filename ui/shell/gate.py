"""From the vault's state to the key: shows one first screen after the other, and never makes a new database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from app.archive import swap
from app.errors import AppError, NeedsUser, StorageFailure
from app.paths import Paths
from app.vault import Opened, Vault, VaultState
from ui.bridge import Answer, spawn
from ui.i18n import Languages
from ui.shell.window import Window
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.keys.page import Page

T = TypeVar("T")


def put_in_place(paths: Paths) -> None:
    """What was restored and verified takes the place of what is here, or what was here before comes back, if one of
    them is wanted. Nobody may have it open. Blocking."""
    if swap.is_pending(paths):
        from app.profile import profile_lock  # heavy, and rarely needed

        with profile_lock(paths):
            swap.finish(paths)


class Choice(StrEnum):
    CONNECT = "connect"
    PRACTICE = "practice"
    RETRY = "retry"
    RECOVERY = "recovery"
    RESTORE = "restore"
    BACK = "back"


class Gate:
    """One profile's way in. `key()` answers the key, or None when the person wants to practise instead."""

    def __init__(
        self,
        window: Window,
        theme: Theme,
        languages: Languages,
        vault: Vault,
        paths: Paths,
        *,
        meanwhile: Callable[[], object] = lambda: None,
    ) -> None:
        """`meanwhile` is called when a page is shown: a person takes longer than whatever that begins."""
        self._window, self._theme, self._languages = window, theme, languages
        self._vault, self._paths, self._meanwhile = vault, paths, meanwhile
        self.is_new = False
        """A profile was made just now: the wizard opens by itself."""

    async def key(self) -> bytes | None:
        """Ask until there is a key, or until the person chooses to practise."""
        while True:
            try:
                state = await self._vault.state()
                match state:
                    case VaultState.KEYRING:
                        return await self._vault.unlock()
                    case VaultState.LOST:
                        raise StorageFailure("lost")
                    case VaultState.UNREACHABLE:
                        raise NeedsUser("keyring_locked" if self._vault.has_keyring else "keyring_missing")
                    case VaultState.NEW:
                        chosen = await self._welcome()
                        if chosen is Choice.PRACTICE:
                            return None
                        opened = await (self._restore() if chosen is Choice.RESTORE else self._create())
                    case VaultState.PASSPHRASE:
                        opened = await self._by_passphrase()
                    case VaultState.FORGOT:
                        opened = await self._by_recovery(can_go_back=False)
            except AppError as error:
                recovery = error.code in ("keyring_locked", "keyring_missing")
                chosen = await self.trouble(error, recovery=recovery)
                if chosen not in (Choice.RECOVERY, Choice.RESTORE):
                    continue
                by_code = chosen is Choice.RECOVERY
                opened = await (self._by_recovery(can_go_back=True) if by_code else self._restore())
            if opened is not None:
                return opened

    async def trouble(self, error: AppError, *, recovery: bool = False) -> Choice:
        """Say what is wrong and wait for a button."""
        # Like all pages here it is imported when it is shown: most starts show none, and would wait for them.
        from ui.keys.trouble import TroublePage

        answer: Answer[Choice] = Answer()
        page = TroublePage(self._theme, error, self._paths.root, recovery=recovery)
        page.retry.connect(lambda: answer.give(Choice.RETRY))
        page.recovery_chosen.connect(lambda: answer.give(Choice.RECOVERY))
        page.restore_chosen.connect(lambda: answer.give(Choice.RESTORE))
        page.quit.connect(self._window.quit_requested)
        self._show(page)
        return await answer.wait()

    async def _welcome(self) -> Choice:
        from ui.shell.welcome import WelcomePage

        answer: Answer[Choice] = Answer()
        page = WelcomePage(self._theme, self._languages)
        page.connect_chosen.connect(lambda: answer.give(Choice.CONNECT))
        page.practice_chosen.connect(lambda: answer.give(Choice.PRACTICE))
        page.restore_chosen.connect(lambda: answer.give(Choice.RESTORE))
        page.language_chosen.connect(self._languages.choose)
        self._show(page)
        return await answer.wait()

    async def _create(self) -> bytes | None:
        passphrase = None
        if not self._vault.has_keyring:
            passphrase = await self._new_passphrase()
            if passphrase is None:
                return None
        self._window.show_skeleton()
        opened = await self._vault.create(passphrase)
        self.is_new = True
        await self.show_code(opened.recovery_code)
        return opened.key

    async def _restore(self) -> bytes | None:
        """A backup in the place of whatever is here, under a key of its own; None when the person went back."""
        from ui.keys.restore import RestorePage
        from ui.keys.restoring import Restoring

        passphrase = None
        if not self._vault.has_keyring:
            passphrase = await self._new_passphrase()
            if passphrase is None:
                return None
        made: list[Opened] = []

        async def keyed(staged: Paths) -> bytes:
            made[:] = [await self._vault.elsewhere(staged).create(passphrase)]
            return made[0].key

        answer: Answer[bool] = Answer()
        page = RestorePage(self._theme, replaces=self._paths.database.exists())
        restoring = Restoring(page, self._paths, keyed)
        restoring.ready.connect(lambda: answer.give(True))
        page.back.connect(lambda: restoring.stop() if restoring.busy else answer.give(False))
        self._show(page)
        if not await answer.wait():
            return None
        await self.show_code(made[0].recovery_code)
        await asyncio.to_thread(put_in_place, self._paths)
        return made[0].key

    async def show_code(self, code: str) -> None:
        """The recovery code, until the person has put it away."""
        from ui.keys.recovery_code import RecoveryCodePage

        answer: Answer[bool] = Answer()
        page = RecoveryCodePage(self._theme, code)
        page.kept.connect(lambda: answer.give(True))
        self._show(page)
        await answer.wait()

    async def _new_passphrase(self) -> str | None:
        from ui.keys.passphrase import NewPassphrasePage

        answer: Answer[str | None] = Answer()
        page = NewPassphrasePage(self._theme)
        page.chosen.connect(answer.give)
        page.back.connect(lambda: answer.give(None))
        self._show(page)
        return await answer.wait()

    async def _by_passphrase(self) -> bytes | None:
        from ui.keys.unlock import UnlockPage

        page = UnlockPage(self._theme)
        answer: Answer[bytes | None] = Answer()
        page.submitted.connect(lambda text: self._try(page, answer, lambda: self._vault.unlock_with_passphrase(text)))
        page.recovery_chosen.connect(lambda: answer.give(None))
        self._show(page)
        key = await answer.wait()
        return key if key is not None else await self._by_recovery(can_go_back=True)

    async def _by_recovery(self, *, can_go_back: bool) -> bytes | None:
        from ui.keys.unlock import RecoveryPage

        page = RecoveryPage(self._theme, can_go_back=can_go_back)
        answer: Answer[bytes | None] = Answer()
        page.submitted.connect(lambda text: self._try(page, answer, lambda: self._vault.unlock_with_recovery(text)))
        page.back.connect(lambda: answer.give(None))
        self._show(page)
        key = await answer.wait()
        if key is not None and not self._vault.has_keyring:
            passphrase = await self._new_passphrase()
            if passphrase is not None:
                await self._vault.new_passphrase(key, passphrase)
        return key

    def _show(self, page: QWidget) -> None:
        self._window.ask(page)
        self._meanwhile()

    def _try(self, page: Page, answer: Answer[bytes | None], unlock: Callable[[], Coroutine[Any, Any, bytes]]) -> None:
        async def attempt() -> None:
            answer.give(await unlock())

        spawn(page, attempt(), on_error=page.show_error)
