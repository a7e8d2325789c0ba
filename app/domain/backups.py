"""When a backup is due, what its file is called, and which of the older ones go."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

SUFFIX = ".qcbackup"
DAY_MS = 24 * 3_600_000
RETRY_MS = 3_600_000
"""After a failure: the disk may be plugged in again, or have room."""
_AUTOMATIC = re.compile(r"QuayChat-\d{4}-\d{2}-\d{2}-\d{6}\.qcbackup\Z")


@dataclass(frozen=True, slots=True)
class BackupState:
    """What became of the last tries; times are epoch milliseconds, 0 for never. `problem` is the code of the last
    failure, empty when a backup has succeeded since."""

    made_at: int = 0
    file: str = ""
    size: int = 0
    problem: str = ""
    failed_at: int = 0
    has_passphrase: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup says of itself once it is open. `schema` is the database's version."""

    made_at: int
    schema: str
    app: str
    conversations: int
    messages: int
    files: int
    logins: bool


def due_at(state: BackupState) -> int:
    """When the next automatic one is to be tried. A clock that was set back makes nobody wait longer than a day."""
    if state.problem:
        return max(state.failed_at + RETRY_MS, 0)
    return state.made_at + DAY_MS if state.made_at else 0


def is_due(state: BackupState, now: int) -> bool:
    newest = max(state.made_at, state.failed_at)
    return now >= due_at(state) or newest > now + DAY_MS


def file_name(now: int) -> str:
    """An automatic backup's: by the day and time on this PC's clock."""
    return f"QuayChat-{datetime.fromtimestamp(now / 1000):%Y-%m-%d-%H%M%S}{SUFFIX}"


def superfluous(names: Iterable[str], keep: int) -> list[str]:
    """The automatic backups that go when the newest `keep` stay; what a person has named is never among them."""
    ours = sorted((name for name in names if _AUTOMATIC.match(name)), reverse=True)
    return ours[max(1, keep) :]
