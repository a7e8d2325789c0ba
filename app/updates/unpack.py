"""Unpacks a folder of the app: nothing leaves its target, no link leads out of it, nothing expands without end."""

import lzma
import shutil
import tarfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO

from app.errors import Rejected
from app.updates.disk import disk_border

MOST_ENTRIES = 30_000
MOST_BYTES = 1_500 * 1024 * 1024
DEEPEST = 24
PIECE = 1024 * 1024
_FORBIDDEN = frozenset('\\:*?"<>|')
_RESERVED = frozenset({"con", "prn", "aux", "nul"})


def unpack(packed: Path, target: Path, most: int = MOST_BYTES) -> None:
    """Into `target`, which must not exist. The archive holds one folder at its top, whose content this becomes.
    Rejected("update_damaged") for whatever isn't plain files, folders and links that stay inside; then `target` is
    gone. Blocking."""
    try:
        with disk_border():
            target.mkdir(mode=0o755)
            with tarfile.open(packed, "r:*") as archive:
                _unpacked(archive, target, most)
    except (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, ValueError) as error:
        shutil.rmtree(target, ignore_errors=True)
        raise Rejected("update_damaged", why="archive") from error
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise


def _unpacked(archive: tarfile.TarFile, target: Path, most: int) -> None:
    try:
        _Unpacking(archive, target, most).run()
    except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
        raise _refused("twice") from error


class _Unpacking:
    """Files first, links last: nothing is ever written through a link."""

    def __init__(self, archive: tarfile.TarFile, target: Path, most: int) -> None:
        self._archive, self._target, self._left = archive, target, most
        self._top = ""
        self._seen: set[str] = set()
        self._folders: set[str] = set()
        self._links: dict[PurePosixPath, str] = {}

    def run(self) -> None:
        for count, member in enumerate(self._archive):
            if count >= MOST_ENTRIES:
                raise _refused("entries")
            self._take(member)
        if not self._seen:
            raise _refused("empty")
        if any(str(place).casefold() in self._folders for place in self._links):
            raise _refused("link")
        for folder in (path for path in self._target.rglob("*") if path.is_dir()):
            folder.chmod(0o755)  # whatever rights the profile's own files are made with
        for place, leads_to in self._links.items():
            self._link(place, leads_to)

    def _take(self, member: tarfile.TarInfo) -> None:
        place = self._place(member.name)
        self._folders |= {str(parent).casefold() for parent in place.parents}
        if member.isdir():
            self._folders.add(str(place).casefold())
            (self._target / place).mkdir(parents=True, exist_ok=True)
            return
        if place == PurePosixPath():
            raise _refused("top")
        folded = str(place).casefold()
        if folded in self._seen:
            raise _refused("twice")
        self._seen.add(folded)
        if member.issym():
            self._links[place] = member.linkname
        elif member.isreg():
            self._write(member, place)
        else:
            raise _refused("kind")

    def _place(self, name: str) -> PurePosixPath:
        """Below the archive's one top folder; plain names only, on every system."""
        path = PurePosixPath(name)
        parts = path.parts
        if path.is_absolute() or not parts or len(parts) > DEEPEST or not all(_is_plain(part) for part in parts):
            raise _refused("name")
        self._top = self._top or parts[0]
        if parts[0] != self._top:
            raise _refused("top")
        return PurePosixPath(*parts[1:])

    def _write(self, member: tarfile.TarInfo, place: PurePosixPath) -> None:
        self._left -= member.size
        source = self._archive.extractfile(member)
        if self._left < 0 or source is None:
            raise _refused("size")
        path = self._target / place
        path.parent.mkdir(parents=True, exist_ok=True)
        with source, path.open("xb") as file:
            _copy(source, file, member.size)
        path.chmod(0o755 if member.mode & 0o100 else 0o644)

    def _link(self, place: PurePosixPath, leads_to: str) -> None:
        """Up first, then down, and never above the top: no chain of such links can lead out (ADR 19)."""
        parts = PurePosixPath(leads_to).parts
        ups = next((index for index, part in enumerate(parts) if part != ".."), len(parts))
        if leads_to.startswith("/") or not parts or ups > len(place.parts) - 1:
            raise _refused("link")
        if not all(_is_plain(part) for part in parts[ups:]):
            raise _refused("link")
        path = self._target / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(leads_to)


def _copy(source: IO[bytes], file: IO[bytes], size: int) -> None:
    left = size
    while left:
        piece = source.read(min(PIECE, left))
        if not piece:
            raise _refused("cut")
        file.write(piece)
        left -= len(piece)


def _is_plain(part: str) -> bool:
    if part in ("", ".", "..") or len(part) > 200 or not part.isprintable() or part[-1] in " .":
        return False
    return not _FORBIDDEN & set(part) and part.partition(".")[0].casefold() not in _RESERVED


def _refused(why: str) -> Rejected:
    return Rejected("update_damaged", why=why)
