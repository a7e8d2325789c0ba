"""The file of a diagnosis: what was found and the end of the log, without anything of a customer, a login or a person,
so that it can be read through and sent."""

import platform
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from app.domain.checkup import Finding
from app.errors import Rejected
from app.log import BACKUPS, CODE, CRASH_FILE, HIDDEN, LOG_FILE, redact

LINES = 2_000
CRASH_LINES = 400
_NUMBER = re.compile(r"\d{6,}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_ADDRESS = re.compile(r"\b(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}\b")
_KINDS = "Error|Exception|Failure|Rejected|Transient|NeedsUser|Limited|Warning"
_RAISED = re.compile(rf"^(\s*(?:[\w.]+\.)?[A-Z]?\w*(?:{_KINDS})):\s*(.*)$")
_TOLD = frozenset(
    {
        "language",
        "theme",
        "zoom",
        "send_on_enter",
        "undo_seconds",
        "media_cache_mb",
        "notify",
        "quiet",
        "poll_when_hidden",
        "on_close",
        "backup_daily",
        "backup_keep",
        "backup_files",
    }
)
"""Settings that say nothing of a person."""


def report(findings: Iterable[Finding], settings: Mapping[str, object], counts: Mapping[str, int], logs: Path) -> str:
    """The whole text."""
    made = datetime.now().astimezone()
    parts = [
        "Quầy Chat",
        f"made: {made:%Y-%m-%d %H:%M %z}",
        *(f"{name}: {value}" for name, value in _system().items()),
        "",
        "== Findings",
        *(_line(finding) for finding in findings),
        "",
        "== Counts",
        *(f"{name}: {count}" for name, count in counts.items()),
        "",
        "== Settings",
        *(f"{name}: {settings[name]}" for name in sorted(_TOLD & settings.keys())),
        "",
        "== Crashes of the interpreter",
        *(anonymous(line) for line in _tail(logs / CRASH_FILE, CRASH_LINES)),
        "",
        "== Log",
        *(anonymous(line) for line in _log(logs)),
    ]
    return "\n".join(parts) + "\n"


def save(text: str, path: Path) -> None:
    """Rejected("cannot_write"). Blocking."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Rejected("cannot_write", path=str(path)) from error


def anonymous(line: str) -> str:
    """Without what the log never holds, and without ids, numbers, addresses and this person's folders either."""
    raised = _RAISED.match(line)
    if raised is not None and not CODE.match(raised[2]):
        line = f"{raised[1]}: {HIDDEN}"  # a foreign error's words may quote what it was given
    line = redact(line)
    for folder in {str(Path.home()), Path.home().as_posix()}:
        line = line.replace(folder, "~") if len(folder) > 1 else line
    line = _MAIL.sub(HIDDEN, line)
    line = _ADDRESS.sub(r"\1.…", line)
    return _NUMBER.sub(lambda found: f"…{found[0][-2:]}", line)


def _line(finding: Finding) -> str:
    code = f" {finding.code}" if finding.code else ""
    return f"{finding.check}: {finding.verdict}{code}"


def _system() -> dict[str, str]:
    found = {
        "version": _version("quaychat"),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "machine": platform.machine(),
        "frozen": str(bool(getattr(sys, "frozen", False))),
    }
    parts = ("PySide6", "SQLAlchemy", "sqlcipher3", "httpx", "keyring", "cryptography")
    return found | {name: _version(name) for name in parts}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def _log(folder: Path) -> list[str]:
    lines: list[str] = []
    for name in (LOG_FILE, *(f"{LOG_FILE}.{number}" for number in range(1, BACKUPS + 1))):
        lines = _tail(folder / name, LINES - len(lines)) + lines
        if len(lines) >= LINES:
            break
    return lines


def _tail(path: Path, most: int) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return lines[-most:] if most > 0 else []
