"""What is remembered of updates from one look to the next, in the profile's folder."""

import json
import os
import re
import secrets
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from app.domain.updates.state import Memory, Ready
from app.updates.disk import disk_border

_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)


def read(path: Path) -> Memory:
    """Anything unreadable counts as never having looked: no version goes back by that, since versions only grow.
    Blocking."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        known = {name: raw[name] for name in (field.name for field in fields(Memory)) if name in raw}
        if not _ID.fullmatch(known["install_id"]) or not all(isinstance(one, int) for one in _numbers(known)):
            raise ValueError("not as we write it")
        ready = known.get("ready")
        return Memory(**{**known, "ready": Ready(**ready) if ready else None})
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return Memory(secrets.token_hex(16))


def write(path: Path, memory: Memory) -> None:
    """StorageFailure where the disk refuses. Blocking."""
    write_whole(path, asdict(memory))


def write_whole(path: Path, content: dict[str, Any]) -> None:
    """All of it or nothing, and on the disk when this returns."""
    fresh = path.with_name(path.name + ".new")
    with disk_border():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)


def _numbers(raw: dict[str, Any]) -> list[Any]:
    return [*raw.get("serials", {}).values(), raw.get("newest_at", 0), raw.get("checked_at", 0), raw.get("tried_at", 0)]
