"""Writing a backup's file, and reading it through again before anybody relies on it. Blocking."""

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from app.archive import entries, header
from app.archive.entries import CHUNK, Entry, Kind
from app.archive.header import Header
from app.archive.stream import StreamReader, StreamWriter, payload_keys
from app.course import Course
from app.crypto import new_key
from app.domain.ids import MediaKey
from app.errors import Rejected, StorageFailure
from app.store import snapshot
from app.store.border import storage_border

SPARE = 32 << 20
"""So much of the disk is left free."""


@dataclass(frozen=True, slots=True)
class Source:
    """What goes into a backup. `files` reads a cached file, None where it has gone meanwhile; `facts` stand in the
    manifest."""

    database: Path
    key: bytes = field(repr=False)
    settings: dict[str, Any]
    logins: dict[str, Any] | None = field(repr=False)
    files: Callable[[MediaKey], bytes | None]
    file_size: int
    facts: dict[str, Any]
    with_files: bool = True


def write(source: Source, target: Path, locks: Callable[[bytes], Header], workplace: Path, course: Course) -> int:
    """Make the backup at `target`, whole or not at all; answers its size. What stands there is replaced only by one
    that has been read through. `locks` seals the payload's key. Stopped, Rejected("backup_folder_missing"),
    StorageFailure."""
    if not target.parent.is_dir():
        raise Rejected("backup_folder_missing", path=str(target.parent))
    payload_key = new_key()
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    with storage_border(), _workplace(workplace) as folder, _gone_unless_renamed(part):
        making = _Making(source, folder / "copy.db", payload_key, course)
        _need_room(folder, source.database.stat().st_size)
        _need_room(target.parent, making.total)
        making.copy_database()
        with open(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as file:
            making.fill(file, locks(payload_key))
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
            file.seek(0)
            _read_through(file, payload_key, lambda: course.at(2 * making.total + file.tell(), 3 * making.total))
        part.replace(target)
        _sync_folder(target.parent)
        return size


def check(path: Path, payload_key: bytes, course: Course) -> None:
    """Read all of a backup. Rejected("backup_damaged") if any of it isn't as written."""
    with storage_border(), path.open("rb") as file:
        size = path.stat().st_size
        _read_through(file, payload_key, lambda: course.at(file.tell(), size))


def open_stream(file: BinaryIO, payload_key: bytes) -> StreamReader:
    """The entries of a backup whose file stands at its beginning."""
    head = header.read(file)
    return StreamReader(file, payload_keys(payload_key)[0], head.digest)


def room(folder: Path) -> int:
    return shutil.disk_usage(folder).free - SPARE


class _Making:
    """The steps of one backup. A third of the work each: the copy, the file, reading it through."""

    def __init__(self, source: Source, copy: Path, payload_key: bytes, course: Course) -> None:
        self._source, self._copy, self._course = source, copy, course
        self._stream_key, self._database_key = payload_keys(payload_key)
        files = source.file_size if source.with_files else 0
        self.total = source.database.stat().st_size + files + CHUNK

    def copy_database(self) -> None:
        snapshot.copy(self._source.database, self._source.key, self._copy, self._database_key, self._watch)
        snapshot.forget_secrets(self._copy, self._database_key)

    def fill(self, file: BinaryIO, head: Header) -> None:
        source, copy = self._source, self._copy
        stream = StreamWriter(file, self._stream_key, header.write(file, head))
        rows = snapshot.counts(copy, self._database_key)
        entries.put_json(stream, Kind.MANIFEST, {**source.facts, "rows": rows, "made_at": head.made_at})
        entries.put_json(stream, Kind.SETTINGS, source.settings)
        if source.logins is not None:
            entries.put_json(stream, Kind.LOGINS, source.logins)
        entries.begin(stream, Entry(Kind.DATABASE, copy.stat().st_size))
        for piece in _pieces(copy):
            stream.write(piece)
            self._course.at(self.total + file.tell(), 3 * self.total)
        for key in snapshot.stored_files(copy, self._database_key) if source.with_files else []:
            data = source.files(MediaKey(key))
            if data is not None and len(data) <= entries.MOST_FILE:
                entries.begin(stream, Entry(Kind.MEDIA, len(data), MediaKey(key)))
                stream.write(data)
            self._course.at(self.total + file.tell(), 3 * self.total)
        entries.begin(stream, Entry(Kind.END, 0))
        stream.close()

    def _watch(self) -> bool:
        if self._course.goes_on() and self._copy.exists():
            self._course.at(self._copy.stat().st_size, 3 * self.total)
        return self._course.goes_on()


def _read_through(file: BinaryIO, payload_key: bytes, tell: Callable[[], None]) -> None:
    size = os.fstat(file.fileno()).st_size
    stream = open_stream(file, payload_key)
    for entry in entries.entries(stream, size):
        for _ in entries.pieces(stream, entry):
            tell()


def _pieces(path: Path) -> Iterable[bytes]:
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece


def _need_room(folder: Path, wanted: int) -> None:
    if room(folder) < wanted:
        raise StorageFailure("disk_full", path=str(folder))


@contextmanager
def _workplace(folder: Path) -> Iterator[Path]:
    """An empty folder that is gone afterwards."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _gone_unless_renamed(part: Path) -> Iterator[None]:
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
