"""Putting a restored profile in the place of the living one, and back: by renames that can be gone on with after a
crash, the former one kept until the new one has been opened twice."""

import json
import logging
import os
import secrets
import shutil
from pathlib import Path
from typing import Any

from app.errors import Rejected
from app.paths import Paths

READY = "ready.json"
"""Lies in the staging folder when all of it has been verified."""
FORMER = "former-"
log = logging.getLogger(__name__)


def make_ready(paths: Paths) -> None:
    """All that is staged is whole: from now on `finish` puts it in place, whatever happens in between."""
    _write(paths.staging / READY, {"former": f"{FORMER}{secrets.token_hex(4)}"})


def is_ready(paths: Paths) -> bool:
    return (paths.staging / READY).exists()


def is_pending(paths: Paths) -> bool:
    """Something is to be put in place before the profile is opened: what is ready, or the former one."""
    return is_ready(paths) or _wanted_back(paths)


def drop(paths: Paths) -> None:
    """Throw away what is staged, unless it is ready."""
    if not is_ready(paths):
        shutil.rmtree(paths.staging, ignore_errors=True)


def finish(paths: Paths) -> bool:
    """Put what is ready in its place, and the former profile if it is wanted back; True if there was anything. Nobody
    may have the profile open. Blocking."""
    if _wanted_back(paths):
        undo(paths)
        return True
    if not is_ready(paths):
        return False
    former = paths.root / _former(_read(paths.staging / READY))
    former.mkdir(mode=0o700, exist_ok=True)
    _exchange(paths, former)
    _write(paths.restored, {"former": former.name, "opened": False})
    (paths.staging / READY).unlink()
    shutil.rmtree(paths.staging, ignore_errors=True)
    log.info("a backup was restored; what was here before lies in %s", former.name)
    return True


def opened(paths: Paths) -> None:
    """The profile was opened. The former one goes when this happens for the second time. Blocking."""
    if not paths.restored.exists():
        return
    state = _read(paths.restored)
    former = paths.root / _former(state)
    if not state.get("opened"):
        _write(paths.restored, {"former": former.name, "opened": True})
        return
    shutil.rmtree(former, ignore_errors=True)
    paths.restored.unlink(missing_ok=True)


def can_undo(paths: Paths) -> bool:
    return paths.restored.exists() and (_kept(paths) / paths.database.name).exists()


def want_back(paths: Paths) -> None:
    """`finish` brings back the former profile, before the data is opened the next time. Rejected("gone") if there is
    none any more. Blocking."""
    if not can_undo(paths):
        raise Rejected("gone")
    _write(paths.restored, {**_read(paths.restored), "back": True})


def undo(paths: Paths) -> None:
    """Bring back the former profile, and throw away the restored one. Nobody may have it open. Rejected("gone") if
    there is none any more. Blocking."""
    former = _kept(paths)
    if not paths.restored.exists() or not former.is_dir():
        raise Rejected("gone")
    logs = _logs(paths)
    if (former / paths.database.name).exists():  # else an interrupted one has moved it, and these logs are its own
        for name in logs:
            _remove(paths.root / name)
    for name in (*(name for name in _names(paths) if name not in logs), *logs):
        old, live = former / name, paths.root / name
        if old.exists():
            _remove(live)
            old.replace(live)
    paths.restored.unlink()
    shutil.rmtree(former, ignore_errors=True)
    log.info("what was here before a restore is back")


def _wanted_back(paths: Paths) -> bool:
    return bool(_read(paths.restored).get("back")) and _kept(paths).is_dir()


def _kept(paths: Paths) -> Path:
    return paths.root / _former(_read(paths.restored))


def _exchange(paths: Paths, former: Path) -> None:
    staged_database = (paths.staging / paths.database.name).exists()
    for name in _names(paths):
        staged, live, old = paths.staging / name, paths.root / name, former / name
        goes = staged.exists() or (name in _logs(paths) and staged_database)
        if goes and live.exists():
            live.replace(old)
        if staged.exists():
            staged.replace(live)


def _names(paths: Paths) -> tuple[str, ...]:
    """The database's logs first: a new database must never stand beside the old one's log."""
    return (*_logs(paths), paths.database.name, paths.vault.name, paths.settings.name, paths.media.name)


def _logs(paths: Paths) -> tuple[str, str]:
    return f"{paths.database.name}-wal", f"{paths.database.name}-shm"


def _former(state: dict[str, Any]) -> str:
    """Its name, which must be one of ours: it is going to be deleted."""
    name = str(state.get("former", ""))
    if not name.startswith(FORMER) or not name[len(FORMER) :].isalnum():
        return f"{FORMER}0"
    return name


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _write(path: Path, content: dict[str, Any]) -> None:
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(content, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
