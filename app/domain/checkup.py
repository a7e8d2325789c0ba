"""What a look at the whole installation finds, one thing at a time, each good or with a code that says what to do."""

from dataclasses import dataclass, field
from enum import StrEnum

LEAST_FREE = 200_000_000
LITTLE_FREE = 2_000_000_000
CLOCK_OFF_MS = 60_000
OLD_BACKUP_MS = 3 * 24 * 3_600_000


class Check(StrEnum):
    """In the order in which they are shown: each stands on those before it."""

    DISK = "disk"
    DATABASE = "database"
    KEYRING = "keyring"
    NETWORK = "network"
    CLOCK = "clock"
    LOGIN = "login"
    PLACE = "place"
    PERMISSIONS = "permissions"
    PACKAGE = "package"
    ROWS = "rows"
    """Whether all that Zalo has sent could be read."""
    BACKUP = "backup"


class Verdict(StrEnum):
    GOOD = "good"
    WARNING = "warning"
    """It works, but not for ever."""
    BAD = "bad"
    UNKNOWN = "unknown"
    """Could not be looked at, for another reason that is told."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` is an error's, or one of `CODES`; empty when all is well. `about` is the OA's name, for what is asked of
    each. `params` fill the words."""

    check: Check
    verdict: Verdict
    code: str = ""
    about: str = ""
    params: dict[str, object] = field(default_factory=dict)


DISK_LOW = "disk_low"
CLOCK_OFF = "clock_off"
NO_BACKUP = "no_backup"
OLD_BACKUP = "old_backup"
NOT_ASKED = "not_asked"
"""Without the network, or before an OA is connected, Zalo can't be asked."""
UNREADABLE_ROWS = "unreadable_rows"
CODES = frozenset({DISK_LOW, CLOCK_OFF, NO_BACKUP, OLD_BACKUP, NOT_ASKED, UNREADABLE_ROWS})

OF_PLACE = frozenset({"wrong_place"})
OF_PACKAGE = frozenset({"package_too_low", "oa_unverified", "oa_disabled", "oa_kind_refused", "api_not_registered"})
OF_NETWORK = frozenset({"offline", "timeout", "certificate", "server", "cut", "bad_answer", "rate_limited", "busy"})


def disk(free: int) -> Finding:
    if free < LEAST_FREE:
        return Finding(Check.DISK, Verdict.BAD, "disk_full", params={"free": free})
    if free < LITTLE_FREE:
        return Finding(Check.DISK, Verdict.WARNING, DISK_LOW, params={"free": free})
    return Finding(Check.DISK, Verdict.GOOD, params={"free": free})


def clock(off_ms: int) -> Finding:
    """How far this PC's clock is from Zalo's: the app corrects it, other programs don't."""
    minutes = abs(off_ms) // 60_000
    if abs(off_ms) > CLOCK_OFF_MS:
        return Finding(Check.CLOCK, Verdict.WARNING, CLOCK_OFF, params={"minutes": minutes})
    return Finding(Check.CLOCK, Verdict.GOOD)


def rows(unreadable: int) -> Finding:
    if unreadable:
        return Finding(Check.ROWS, Verdict.WARNING, UNREADABLE_ROWS, params={"count": unreadable})
    return Finding(Check.ROWS, Verdict.GOOD)


def backup(made_at: int, problem: str, now: int) -> Finding:
    if problem:
        return Finding(Check.BACKUP, Verdict.WARNING, problem)
    if not made_at:
        return Finding(Check.BACKUP, Verdict.WARNING, NO_BACKUP)
    days = (now - made_at) // (24 * 3_600_000)
    if now - made_at > OLD_BACKUP_MS:
        return Finding(Check.BACKUP, Verdict.WARNING, OLD_BACKUP, params={"days": days})
    return Finding(Check.BACKUP, Verdict.GOOD)


def of_oa(code: str, about: str) -> list[Finding]:
    """What an answer of Zalo about one OA means for each question; an empty code: nothing is wrong."""
    asked = (Check.LOGIN, Check.PLACE, Check.PERMISSIONS, Check.PACKAGE)
    if not code:
        return [Finding(check, Verdict.GOOD, about=about) for check in asked]
    guilty = Check.LOGIN
    if code in OF_NETWORK:
        return [Finding(check, Verdict.UNKNOWN, NOT_ASKED, about) for check in asked]
    if code in OF_PLACE:
        guilty = Check.PLACE
    elif code in OF_PACKAGE:
        guilty = Check.PACKAGE
    elif code == "permission_missing":
        guilty = Check.PERMISSIONS
    known = asked[: asked.index(guilty)]
    good = [Finding(check, Verdict.GOOD, about=about) for check in known]
    rest = [Finding(check, Verdict.UNKNOWN, NOT_ASKED, about) for check in asked[asked.index(guilty) + 1 :]]
    return [*good, Finding(guilty, Verdict.BAD, code, about), *rest]
