"""How the system is asked to show a notice: one small protocol, whatever is behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from ui.alerts.board import Notice


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person does with a notice, by its key."""

    opened: Callable[[str], None]
    replied: Callable[[str, str], None]
    """The key and what was typed into the notification itself."""


class Notifier(Protocol):
    def show(self, notice: Notice) -> None:
        """Show it, in place of an earlier one with the same key."""
        ...

    def withdraw(self, key: str) -> None:
        """Take it away if it is still there."""
        ...

    def close(self) -> None: ...
