"""A keyring in memory, with the ways in which real ones fail."""

import threading
from dataclasses import dataclass, field

from app.errors import NeedsUser


@dataclass
class FakeSecrets:
    """Works like a keyring until a knob is turned."""

    there: bool = True
    locked: bool = False
    """Every call is denied."""
    refuses_writing: bool = False
    forgets: bool = False
    """Takes a secret, and has lost it a moment later."""
    garbles: bool = False
    """Gives back something else than it took."""
    denies: bool = False
    """It is there, and gives and takes nothing."""
    holds: int = 1 << 20
    """Letters that it takes."""
    silent: bool = False
    """Never answers, until `release`."""
    entries: dict[str, str] = field(default_factory=dict)
    _gate: threading.Event = field(default_factory=threading.Event)

    def available(self) -> bool:
        self._answer()
        return self.there

    def get(self, name: str) -> str | None:
        self._answer()
        self._deny()
        found = self.entries.get(name)
        return found[::-1] if self.garbles and found else found

    def set(self, name: str, value: str) -> None:
        self._answer()
        self._deny()
        if self.refuses_writing or len(value) > self.holds:
            raise NeedsUser("keyring_locked")
        if not self.forgets:
            self.entries[name] = value

    def delete(self, name: str) -> None:
        self._answer()
        self.entries.pop(name, None)

    def release(self) -> None:
        """Let the calls that hang return."""
        self._gate.set()

    def _deny(self) -> None:
        if self.denies:
            raise NeedsUser("keyring_locked")

    def _answer(self) -> None:
        if self.silent:
            self._gate.wait()
        if self.locked:
            raise NeedsUser("keyring_locked")
