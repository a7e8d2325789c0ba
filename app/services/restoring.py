"""Restoring a backup: all of it is staged and verified beside the living profile, which is left alone until then."""

import asyncio
import contextlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from app.archive import entries, header, swap
from app.archive.entries import Entry, Kind
from app.archive.header import Header
from app.archive.stream import StreamReader, payload_keys
from app.course import Course, Told
from app.crypto import Sealer, new_key
from app.domain.backups import Contents
from app.domain.ids import MediaKey
from app.errors import NeedsUser, Rejected, StorageFailure
from app.paths import Paths
from app.services.backup_file import open_stream, room
from app.store import adopting, readable, snapshot
from app.store.border import storage_border
from app.store.connections import TokenPair
from app.store.database import Database
from app.store.media_files import MediaFiles
from app.store.opening import open_engine
from app.store.versions import HEAD, KNOWN
from app.vault import recovery
from app.vault.vault import normal


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A backup whose key is known."""

    path: Path
    key: bytes = field(repr=False)
    contents: Contents


@dataclass(slots=True)
class _Found:
    """What came out of the file besides the database."""

    manifest: dict[str, Any]
    logins: dict[str, Any] = field(default_factory=dict, repr=False)
    files: list[MediaKey] = field(default_factory=list)


async def unlock(path: Path, known: str) -> Unlocked:
    """By its passphrase or the recovery code, whichever was typed. NeedsUser("wrong_backup_secret"); Rejected:
    file_missing, not_a_backup, backup_damaged; StorageFailure("too_new")."""
    return await asyncio.to_thread(_unlock, path, known, None)


async def unlock_with(path: Path, data_key: bytes) -> Unlocked | None:
    """Without asking, where this very profile has made the backup."""
    try:
        return await asyncio.to_thread(_unlock, path, "", data_key)
    except NeedsUser:
        return None


async def prepare(paths: Paths) -> Paths:
    """The staging folder, empty: where a vault of its own is made first, if the restored profile gets one."""
    staged = Paths(paths.staging)
    await asyncio.to_thread(_empty, staged.root)
    return staged


async def stage(unlocked: Unlocked, paths: Paths, data_key: bytes, tell: Told | None = None) -> int:
    """Verify all of it and lay it into the folder of `prepare`, under `data_key`; `swap.finish` then puts it in place.
    Answers how many messages are held that waited to be sent. Cancelled or failed, nothing is left of it. Errors as
    `unlock`."""
    course = Course(tell)
    try:
        found = await course.run(_Staging(unlocked, Paths(paths.staging), data_key, course).extract)
        held = await _adopt(Paths(paths.staging), data_key, found)
        await asyncio.to_thread(swap.make_ready, paths)
        return held
    except BaseException:
        await asyncio.to_thread(swap.drop, paths)
        raise


def _unlock(path: Path, known: str, data_key: bytes | None) -> Unlocked:
    with _opened(path) as file:
        head = header.read(file)
        payload_key = header.open_with_profile(head, data_key) if data_key is not None else _by_words(head, known)
        if payload_key is None:
            raise NeedsUser("wrong_backup_secret")
        file.seek(0)
        stream = open_stream(file, payload_key)
        first = next(entries.entries(stream, path.stat().st_size))
        return Unlocked(path, payload_key, _contents(entries.read_json(stream, first)))


def _empty(folder: Path) -> None:
    with storage_border():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True)


def _by_words(head: Header, known: str) -> bytes:
    with contextlib.suppress(NeedsUser):
        return header.open_with_code(head, recovery.read_code(known))
    return header.open_with_passphrase(head, normal(known))


class _Staging:
    """The steps of one restore, in a thread."""

    def __init__(self, unlocked: Unlocked, staged: Paths, data_key: bytes, course: Course) -> None:
        self._unlocked, self._staged, self._data_key, self._course = unlocked, staged, data_key, course
        self._copy = staged.root / "copy.db"
        self._size = unlocked.path.stat().st_size if unlocked.path.exists() else 0
        self._files = MediaFiles(staged.media, Sealer(data_key).derive("media"))

    def extract(self) -> _Found:
        staged = self._staged
        if room(staged.root) < 2 * self._size:
            raise StorageFailure("disk_full", path=str(staged.root))
        with _opened(self._unlocked.path) as file:
            found = self._unpack(file)
        database_key, goes_on = payload_keys(self._unlocked.key)[1], self._course.goes_on
        snapshot.examine(self._copy, database_key, goes_on)
        if snapshot.counts(self._copy, database_key) != found.manifest["rows"]:
            raise Rejected("backup_damaged")
        snapshot.copy(self._copy, database_key, staged.database, self._data_key, goes_on)
        self._copy.unlink()
        _migrate(staged, self._data_key)
        return found

    def _unpack(self, file: BinaryIO) -> _Found:
        stream = open_stream(file, self._unlocked.key)
        found, kinds = _Found({}), set[Kind]()
        for entry in entries.entries(stream, self._size):
            kinds.add(entry.kind)
            self._take(entry, stream, found, file)
            self._course.at(file.tell(), self._size)
        if not kinds >= {Kind.SETTINGS, Kind.DATABASE}:
            raise Rejected("backup_damaged")
        return found

    def _take(self, entry: Entry, stream: StreamReader, found: _Found, file: BinaryIO) -> None:
        match entry.kind:
            case Kind.MANIFEST:
                found.manifest = entries.read_json(stream, entry)
                _contents(found.manifest)
            case Kind.SETTINGS:
                _put_settings(self._staged.settings, entries.read_json(stream, entry))
            case Kind.LOGINS:
                found.logins = entries.read_json(stream, entry)
            case Kind.DATABASE:
                with storage_border(), self._copy.open("xb") as out:
                    for piece in entries.pieces(stream, entry):
                        out.write(piece)
                        self._course.at(file.tell(), self._size)
            case Kind.MEDIA:
                self._files.put(entry.key, stream.read(entry.size))
                found.files.append(entry.key)


def _put_settings(path: Path, content: dict[str, Any]) -> None:
    """A folder of another computer is none of this one."""
    if not _is_here(content.get("backup_folder")):
        content["backup_folder"] = ""
    with storage_border():
        path.write_text(json.dumps(content, ensure_ascii=False, indent=2), encoding="utf-8")


def _is_here(folder: object) -> bool:
    """Whether it is a folder of this computer that can be looked at. One of a server is not asked for: whoever has made
    the backup would have chosen the server."""
    if not isinstance(folder, str) or not folder or folder.startswith(("\\\\", "//")):
        return False
    try:
        return Path(folder).is_dir()
    except (OSError, ValueError):
        return False


def _migrate(staged: Paths, data_key: bytes) -> None:
    """To this version's shape, which must then be that of a new database, to the letter."""
    model, model_key = staged.root / "model.db", new_key()
    try:
        open_engine(staged.database, data_key).dispose()
        open_engine(model, model_key).dispose()
        same = snapshot.same_shape(staged.database, data_key, model, model_key)
    except StorageFailure as error:
        if error.code == "disk_full":
            raise
        raise Rejected("backup_damaged") from error
    finally:
        for leftover in (*staged.root.glob("model.db*"), *staged.root.glob("quaychat.db.before-*")):
            leftover.unlink(missing_ok=True)
    if not same:
        raise Rejected("backup_damaged")


async def _adopt(staged: Paths, data_key: bytes, found: _Found) -> int:
    apps, pairs = _logins(found.logins)
    db = await Database.open(staged.database, data_key)
    try:
        await db.read(readable.check)
        held = await db.write(adopting.hold_back)
        await db.write(adopting.keep_only_files, found.files)
        await db.write(adopting.put_logins, db.sealer, apps, pairs)
        return held
    finally:
        await db.close()


def _logins(content: dict[str, Any]) -> tuple[list[tuple[str, str, str]], dict[str, TokenPair]]:
    try:
        apps = [(str(app), str(address), str(secret)) for app, address, secret in content.get("apps", [])]
        pairs = {
            str(oa): TokenPair(str(access), str(refresh), int(expires), int(issued))
            for oa, access, refresh, expires, issued in content.get("pairs", [])
        }
    except (ValueError, TypeError) as error:
        raise Rejected("backup_damaged") from error
    return apps, pairs


def _contents(manifest: dict[str, Any]) -> Contents:
    rows = manifest.get("rows")
    schema = manifest.get("schema")
    if not isinstance(rows, dict) or not isinstance(schema, str):
        raise Rejected("backup_damaged")
    if schema not in KNOWN:
        raise StorageFailure("too_new", found=schema, known=HEAD)

    def number(value: Any) -> int:
        return value if isinstance(value, int) and 0 <= value < 1 << 53 else 0

    return Contents(
        made_at=number(manifest.get("made_at")),
        schema=schema,
        app=str(manifest.get("app", ""))[:40],
        conversations=number(rows.get("conversations")),
        messages=number(rows.get("messages")),
        files=number(rows.get("media")),
        logins=manifest.get("logins") is True,
    )


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        if not path.is_file():  # a folder, a device, or gone
            raise Rejected("file_missing", name=path.name)
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise Rejected("file_missing", name=path.name) from error
