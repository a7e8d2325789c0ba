"""The system's keyring, through back-ends pinned by name: one that keeps plain text is never used."""

import importlib
import sys
from typing import Protocol

import keyring.errors

from app.errors import NeedsUser

SERVICE = "QuayChat"
BACKENDS: dict[str, tuple[str, ...]] = {
    "win32": ("keyring.backends.Windows:WinVaultKeyring",),
    "darwin": ("keyring.backends.macOS:Keyring",),
    "linux": (
        "keyring.backends.SecretService:Keyring",
        "keyring.backends.libsecret:Keyring",
        "keyring.backends.kwallet:DBusKeyring",
    ),
}
"""By sys.platform, the first that works; whatever else is installed or configured is passed over."""

_FOREIGN = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney", "DBusErrorResponse"),
    ("dbus.exceptions", "DBusException"),
    ("gi.repository.GLib", "Error"),
    ("win32ctypes.pywin32.pywintypes", "error"),
    ("pywintypes", "error"),
)


class Backend(Protocol):
    """What we use of keyring's back-ends."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class KeyringStore:
    """Blocking. What a back-end raises becomes NeedsUser("keyring_locked"): whatever it was, only a person can see to
    the keyring."""

    def __init__(self, names: tuple[str, ...] | None = None) -> None:
        self._names = BACKENDS.get(sys.platform, ()) if names is None else names
        self._backend: Backend | None = None

    def available(self) -> bool:
        if self._backend is None:
            self._backend = next((made for name in self._names if (made := _make(name)) is not None), None)
        return self._backend is not None

    def get(self, name: str) -> str | None:
        backend = self._must_have()
        try:
            return backend.get_password(SERVICE, name)
        except _foreign_errors() as error:
            raise _locked(error) from error

    def set(self, name: str, value: str) -> None:
        backend = self._must_have()
        try:
            backend.set_password(SERVICE, name, value)
        except _foreign_errors() as error:
            raise _locked(error) from error

    def delete(self, name: str) -> None:
        backend = self._must_have()
        try:
            backend.delete_password(SERVICE, name)
        except keyring.errors.PasswordDeleteError:
            return  # it was not there
        except _foreign_errors() as error:
            raise _locked(error) from error

    def _must_have(self) -> Backend:
        if not self.available() or self._backend is None:
            raise NeedsUser("keyring_missing")
        return self._backend


def _make(name: str) -> Backend | None:
    """The back-end, if its class is there and says that it works here."""
    module, _, kind = name.partition(":")
    try:
        found = getattr(importlib.import_module(module), kind)
        if not found.viable:
            return None
        made: Backend = found()
    except _foreign_errors():
        return None
    return made


def _foreign_errors() -> tuple[type[Exception], ...]:
    """All that back-ends are known to raise. Only what is loaded can have raised, so nothing is imported for it."""
    known: list[type[Exception]] = [
        keyring.errors.KeyringError,
        ImportError,
        AttributeError,
        LookupError,
        OSError,
        RuntimeError,
        TypeError,
        ValueError,
    ]
    for module, name in _FOREIGN:
        kind = getattr(sys.modules.get(module), name, None)
        if isinstance(kind, type) and issubclass(kind, Exception):
            known.append(kind)
    return tuple(known)


def _locked(error: Exception) -> NeedsUser:
    # The class alone: a back-end's words may hold what it was given.
    return NeedsUser("keyring_locked", cause=type(error).__name__)
