"""A download that may have been cut: what has come, and by what mark the server knows the file."""

import json
import os
from pathlib import Path
from typing import IO

from app.errors import Rejected
from app.updates.disk import disk_border


class Partial:
    """`path` is where it lies until it is whole. Blocking; what the disk refuses is StorageFailure."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._note = path.with_name(path.name + ".mark")

    def begin(self, size: int) -> tuple[int, str]:
        """How much is there already, and the strong mark of the file that it is of ("": none)."""
        with disk_border():
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self.path.is_symlink() or (self.path.exists() and not self.path.is_file()):
                raise Rejected("update_damaged", why="not a file")
            have = self.path.stat().st_size if self.path.exists() else 0
            if have > size:
                self.drop()
                return 0, ""
            return have, self._mark()

    def open(self, at: int, mark: str) -> IO[bytes]:
        """To go on writing at `at`; what was behind it goes."""
        with disk_border():
            if at == 0:
                self._note.write_text(json.dumps({"mark": _strong(mark)}), encoding="utf-8")
            file = self.path.open("r+b" if self.path.exists() else "w+b")
            file.truncate(at)
            file.seek(at)
            return file

    def keep_as(self, target: Path) -> None:
        """It is whole and was verified."""
        with disk_border():
            with self.path.open("rb") as file:
                os.fsync(file.fileno())
            self.path.replace(target)
            self._note.unlink(missing_ok=True)

    def drop(self) -> None:
        with disk_border():
            self.path.unlink(missing_ok=True)
            self._note.unlink(missing_ok=True)

    def _mark(self) -> str:
        try:
            return _strong(str(json.loads(self._note.read_text(encoding="utf-8"))["mark"]))
        except (OSError, ValueError, LookupError, TypeError):
            return ""


def _strong(mark: str) -> str:
    """Weak marks don't say that the bytes are the same (RFC 9110, 13.1.5)."""
    honest = len(mark) <= 200 and mark.startswith('"') and mark.endswith('"') and mark.isascii() and mark.isprintable()
    return mark if honest else ""
