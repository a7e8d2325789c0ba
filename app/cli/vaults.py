"""Opens the profile's vault for a command: by the keyring, a passphrase file, or a question in the terminal."""

import os
from pathlib import Path

from app.cli.terminal import Terminal
from app.errors import NeedsUser, StorageFailure
from app.vault import Vault, VaultState

PASSPHRASE_FILE = "QUAYCHAT_PASSPHRASE_FILE"


async def unlock(vault: Vault, terminal: Terminal) -> bytes:
    """The data key of a profile that exists. NeedsUser says what is missing."""
    state = await vault.state()
    if state is VaultState.NEW:
        raise NeedsUser("not_set_up")
    if state is VaultState.LOST:
        raise StorageFailure("lost")
    if state is VaultState.PASSPHRASE:
        return await vault.unlock_with_passphrase(_passphrase(terminal, "Passphrase"))
    return await vault.unlock()


async def unlock_or_create(vault: Vault, terminal: Terminal) -> bytes:
    """As `unlock`, but a profile that doesn't exist is set up; its recovery code is told once."""
    if await vault.state() is not VaultState.NEW:
        return await unlock(vault, terminal)
    key, code = await create(vault, terminal)
    terminal.say(f"Recovery code, shown only now: {code}")
    terminal.say("Write it down and keep it apart from this machine: it opens your data when nothing else does.")
    return key


async def create(vault: Vault, terminal: Terminal) -> tuple[bytes, str]:
    """Set up: in the keyring where there is one and no passphrase file is named. The key and the recovery code."""
    await vault.state()
    by_keyring = vault.has_keyring and not os.environ.get(PASSPHRASE_FILE)
    passphrase = None if by_keyring else _new_passphrase(terminal)
    opened = await vault.create(passphrase)
    return opened.key, opened.recovery_code


async def recover(vault: Vault, terminal: Terminal) -> None:
    """Open with the recovery code; where a passphrase opened the data, choose a new one."""
    state = await vault.state()
    if state is VaultState.NEW:
        raise NeedsUser("not_set_up")
    key = await vault.unlock_with_recovery(terminal.ask_secret("Recovery code"))
    if state is VaultState.PASSPHRASE or not vault.has_keyring:
        await vault.new_passphrase(key, _new_passphrase(terminal))


def _passphrase(terminal: Terminal, what: str) -> str:
    name = os.environ.get(PASSPHRASE_FILE, "").strip()
    if name:
        try:
            return Path(name).expanduser().read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise NeedsUser("passphrase_needed", file=name) from error
    if not terminal.interactive:
        raise NeedsUser("passphrase_needed")
    return terminal.ask_secret(what)


def _new_passphrase(terminal: Terminal) -> str:
    first = _passphrase(terminal, "New passphrase")
    if not os.environ.get(PASSPHRASE_FILE) and terminal.ask_secret("Once more") != first:
        raise NeedsUser("wrong_passphrase")
    return first
