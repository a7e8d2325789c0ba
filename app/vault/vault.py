"""The vault: makes the data key, hands it out to whoever can prove a claim to it, and never makes a second one."""

import asyncio
import base64
import binascii
import logging
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol, TypeVar

from app.crypto import Cost, new_key
from app.errors import NeedsUser, Rejected, StorageFailure
from app.paths import Paths
from app.tasks import in_daemon
from app.vault import recovery, vault_file
from app.vault.vault_file import VaultFile

T = TypeVar("T")

log = logging.getLogger(__name__)

LIMIT_S = 10.0
SHORTEST_PASSPHRASE = 8


class VaultState(StrEnum):
    NEW = "new"
    """Neither a vault nor a database: a first start."""
    KEYRING = "keyring"
    """`unlock` will open it."""
    PASSPHRASE = "passphrase"
    FORGOT = "forgot"
    """The keyring answers, but has no such entry: the recovery code is needed."""
    UNREACHABLE = "unreachable"
    """The keyring is missing, locked, denies or doesn't answer: try again, or the recovery code."""
    LOST = "lost"
    """A database without a vault: only a copy of vault.json opens it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A new vault. The recovery code is shown once and never kept."""

    key: bytes = field(repr=False)
    recovery_code: str = field(repr=False)


class SecretStore(Protocol):
    """The system's keyring. Calls may block for long, and raise NeedsUser when it is locked or refuses."""

    def available(self) -> bool: ...
    def get(self, name: str) -> str | None: ...
    def set(self, name: str, value: str) -> None: ...
    def delete(self, name: str) -> None: ...


class Vault:
    """One profile's. Every keyring call has a time limit, since a hidden prompt can keep it for ever."""

    def __init__(
        self, paths: Paths, secret_store: SecretStore, *, cost: Cost | None = None, limit_s: float = LIMIT_S
    ) -> None:
        self._paths = paths
        self._store = secret_store
        self._cost = cost or Cost()
        self._limit_s = limit_s
        self.has_keyring = False
        """Whether a keyring that can be trusted is there; known after `state()`."""

    def elsewhere(self, paths: Paths) -> "Vault":
        """One for another folder, with the same keyring."""
        made = Vault(paths, self._store, cost=self._cost, limit_s=self._limit_s)
        made.has_keyring = self.has_keyring
        return made

    async def state(self) -> VaultState:
        """What can be done now. Raises StorageFailure("vault_damaged") when there is a vault that can't be read."""
        self.has_keyring = await self._available()
        if not await asyncio.to_thread(self._paths.vault.exists):
            return VaultState.LOST if await asyncio.to_thread(self._has_database) else VaultState.NEW
        file = await self._read()
        if not file.entry:
            return VaultState.PASSPHRASE
        try:
            key = await self._from_keyring(file.entry) if self.has_keyring else None
        except NeedsUser:
            return VaultState.UNREACHABLE
        if not self.has_keyring:
            return VaultState.UNREACHABLE
        return VaultState.KEYRING if key is not None and vault_file.fits(file, key) else VaultState.FORGOT

    async def create(self, passphrase: str | None) -> Opened:
        """A new key, kept by the keyring (None) or by a passphrase. StorageFailure("exists") if there is a vault or a
        database already; NeedsUser: keyring_missing, keyring_locked, keyring_forgot; Rejected: passphrase_too_short."""
        if await asyncio.to_thread(lambda: self._paths.vault.exists() or self._has_database()):
            raise StorageFailure("exists", path=str(self._paths.vault))
        key, code = new_key(), recovery.new_code()
        known = None if passphrase is None else checked(passphrase)
        entry = "" if known is not None else await self._keep(key)
        try:
            file = await asyncio.to_thread(self._new_file, key, entry, known, code)
            await asyncio.to_thread(vault_file.write, self._paths.vault, file, over=False)
        except StorageFailure:
            await self._drop(entry)
            raise
        return Opened(key, code)

    async def unlock(self) -> bytes:
        """By the keyring. NeedsUser: passphrase_needed, keyring_missing, keyring_locked, keyring_forgot."""
        file = await self._read()
        if not file.entry:
            raise NeedsUser("passphrase_needed")
        if not await self._available():
            raise NeedsUser("keyring_missing")
        key = await self._from_keyring(file.entry)
        if key is None or not vault_file.fits(file, key):
            raise NeedsUser("keyring_forgot")
        return key

    async def unlock_with_passphrase(self, passphrase: str) -> bytes:
        """NeedsUser("wrong_passphrase")."""
        file = await self._read()
        key = None
        if file.passphrase is not None:
            key = await asyncio.to_thread(vault_file.unwrap, file.passphrase, normal(passphrase), "passphrase")
        if key is None or not vault_file.fits(file, key):
            raise NeedsUser("wrong_passphrase")
        return key

    async def unlock_with_recovery(self, code: str) -> bytes:
        """NeedsUser("wrong_recovery_code"). Puts the key back in the keyring where it belongs there."""
        file = await self._read()
        key = await asyncio.to_thread(vault_file.unwrap, file.recovery, recovery.read_code(code), "recovery")
        if key is None or not vault_file.fits(file, key):
            raise NeedsUser("wrong_recovery_code", misspelt=False)
        if file.entry and await self._available():
            try:
                await self._put(file.entry, key)
            except NeedsUser as error:
                log.warning("the keyring did not take the key back: %s", error)
        return key

    async def new_passphrase(self, key: bytes, passphrase: str) -> None:
        """From now on this passphrase opens the data, instead of the old one or of the keyring."""
        file = await self._matching(key)
        wrapped = await asyncio.to_thread(vault_file.wrap, key, checked(passphrase), self._cost, "passphrase")
        await self._replace(replace(file, passphrase=wrapped, entry=""))
        await self._drop(file.entry)

    async def new_recovery_code(self, key: bytes) -> str:
        """A fresh code; the old one opens nothing any more."""
        file = await self._matching(key)
        code = recovery.new_code()
        wrapped = await asyncio.to_thread(vault_file.wrap, key, recovery.read_code(code), self._cost, "recovery")
        await self._replace(replace(file, recovery=wrapped))
        return code

    def _new_file(self, key: bytes, entry: str, known: str | None, code: str) -> VaultFile:
        return VaultFile(
            check=vault_file.check_of(key),
            recovery=vault_file.wrap(key, recovery.read_code(code), self._cost, "recovery"),
            entry=entry,
            passphrase=None if known is None else vault_file.wrap(key, known, self._cost, "passphrase"),
        )

    async def _matching(self, key: bytes) -> VaultFile:
        file = await self._read()
        if not vault_file.fits(file, key):
            raise ValueError("not the key of this vault")
        return file

    async def _read(self) -> VaultFile:
        return await asyncio.to_thread(vault_file.read, self._paths.vault)

    async def _replace(self, file: VaultFile) -> None:
        await asyncio.to_thread(vault_file.write, self._paths.vault, file, over=True)

    def _has_database(self) -> bool:
        path = self._paths.database
        log_file = path.with_name(path.name + "-wal")
        return any(file.exists() and file.stat().st_size > 0 for file in (path, log_file))

    async def _keep(self, key: bytes) -> str:
        if not await self._available():
            raise NeedsUser("keyring_missing")
        entry = f"data-key-{secrets.token_hex(8)}"
        try:
            await self._put(entry, key)
        except NeedsUser:
            await self._drop(entry)
            raise
        return entry

    async def _put(self, entry: str, key: bytes) -> None:
        """Set and read back: some keyrings take a secret and lose it."""
        await self._ask(self._store.set, entry, base64.b64encode(key).decode())
        if await self._from_keyring(entry) != key:
            raise NeedsUser("keyring_forgot")

    async def _drop(self, entry: str) -> None:
        if entry:
            try:
                await self._ask(self._store.delete, entry)
            except NeedsUser as error:
                log.warning("an entry that is not needed any more stays in the keyring: %s", error)

    async def _from_keyring(self, entry: str) -> bytes | None:
        found = await self._ask(self._store.get, entry)
        try:
            return None if found is None else base64.b64decode(found, validate=True)
        except (binascii.Error, ValueError):
            return None

    async def _available(self) -> bool:
        try:
            return await self._ask(self._store.available)
        except NeedsUser:
            return False

    async def _ask(self, call: Callable[..., T], *args: str) -> T:
        """One keyring call, which a hidden prompt may keep from ever returning."""
        try:
            async with asyncio.timeout(self._limit_s):
                return await in_daemon("keyring", lambda: call(*args))
        except TimeoutError as error:
            raise NeedsUser("keyring_locked", silent=True) from error


def normal(passphrase: str) -> str:
    """As it is compared: the same accents, however they were typed."""
    return unicodedata.normalize("NFC", passphrase)


def checked(passphrase: str) -> str:
    known = normal(passphrase)
    if len(known) < SHORTEST_PASSPHRASE:
        raise Rejected("passphrase_too_short", least=SHORTEST_PASSPHRASE)
    return known
