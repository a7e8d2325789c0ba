"""The folder of cached files: each encrypted, written whole or not at all, named by its key alone."""

import contextlib
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from app.crypto import Sealer
from app.domain.ids import MediaKey
from app.errors import StorageFailure
from app.store.border import storage_border

_KEY = re.compile(r"[0-9a-f]{64}\Z")
_OVERHEAD = 29
"""Bytes that sealing adds: version, nonce, tag."""


class MediaFiles:
    """Blocking; call it off the loop. A damaged file counts as missing."""

    def __init__(self, folder: Path, sealer: Sealer) -> None:
        self._folder = folder
        self._sealer = sealer

    def put(self, key: MediaKey, data: bytes) -> None:
        """Keep `data`. What is there before stays whole until the new file is."""
        path = self._path(key)
        with storage_border():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
            try:
                with part.open("xb") as file:
                    file.write(self._sealer.seal(data, key.encode()))
                    file.flush()
                    os.fsync(file.fileno())
                part.replace(path)
            except BaseException:
                with contextlib.suppress(OSError):
                    part.unlink()
                raise

    def get(self, key: MediaKey) -> bytes | None:
        path = self._path(key)
        try:
            sealed = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            return None
        try:
            return self._sealer.open(sealed, key.encode())
        except StorageFailure:
            self.delete(key)
            return None

    def delete(self, key: MediaKey) -> None:
        with contextlib.suppress(OSError):
            self._path(key).unlink()

    def size(self) -> int:
        """Bytes of all files, as kept."""
        return sum(size for _, size in self._files())

    def keys(self) -> set[MediaKey]:
        return {key for key, _ in self._files()}

    def folders(self) -> list[Path]:
        """The parts of the folder, for work that is done bit by bit."""
        return sorted(path for path in self._folder.glob("*") if path.is_dir())

    def tidy(self, folder: Path) -> list[MediaKey]:
        """The keys in one of `folders`, less the halves of files that a killed process has left. No `put` may run."""
        keys: list[MediaKey] = []
        for path in folder.glob("*"):
            if _KEY.match(path.name):
                keys.append(MediaKey(path.name))
            elif path.suffix == ".part":
                with contextlib.suppress(OSError):
                    path.unlink()
        return keys

    def _files(self) -> Iterator[tuple[MediaKey, int]]:
        for path in self._folder.glob("*/*"):
            if _KEY.match(path.name):
                with contextlib.suppress(OSError):
                    yield MediaKey(path.name), path.stat().st_size

    def _path(self, key: MediaKey) -> Path:
        if not _KEY.match(key):
            raise ValueError("a media key is 64 hex digits")
        return self._folder / key[:2] / key
