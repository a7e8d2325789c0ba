"""The entries of a backup: a kind, for cached files a key, and so many bytes; nothing is unpacked by a name."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.archive.stream import StreamReader, StreamWriter
from app.domain.ids import MediaKey
from app.errors import Rejected

_LENGTH = 4
_MOST_HEAD = 4096
MOST_JSON = 4 << 20
CHUNK = 1 << 18
_KEY = re.compile(r"[0-9a-f]{64}\Z")
NO_KEY = MediaKey("")


class Kind(StrEnum):
    """In the order in which they stand in the file; each but `media` is there at most once."""

    MANIFEST = "manifest"
    SETTINGS = "settings"
    LOGINS = "logins"
    DATABASE = "database"
    MEDIA = "media"
    END = "end"


_ORDER = list(Kind)
MOST_FILE = 256 << 20
MOST = {
    Kind.MANIFEST: MOST_JSON,
    Kind.SETTINGS: MOST_JSON,
    Kind.LOGINS: MOST_JSON,
    Kind.MEDIA: MOST_FILE,
    Kind.END: 0,
}


@dataclass(frozen=True, slots=True)
class Entry:
    kind: Kind
    size: int
    key: MediaKey = NO_KEY


def begin(out: StreamWriter, entry: Entry) -> None:
    """Its `size` bytes follow."""
    head = json.dumps({"kind": entry.kind, "size": entry.size, "key": entry.key}).encode()
    out.write(len(head).to_bytes(_LENGTH, "big") + head)


def put_json(out: StreamWriter, kind: Kind, content: Any) -> None:
    raw = json.dumps(content, ensure_ascii=False).encode()
    begin(out, Entry(kind, len(raw)))
    out.write(raw)


def entries(stream: StreamReader, limit: int) -> Iterator[Entry]:
    """Each entry but the end, whose bytes the caller reads before the next. `limit`: the file's size, more than which
    can't be in it. Rejected("backup_damaged") for whatever stands where it should not."""
    before, total = -1, 0
    while True:
        entry = _read_head(stream)
        place = _ORDER.index(entry.kind)
        total += entry.size
        again = place == before and entry.kind is not Kind.MEDIA
        if place < before or again or total > limit or (before < 0) != (entry.kind is Kind.MANIFEST):
            raise Rejected("backup_damaged")
        before = place
        if entry.kind is Kind.END:
            if not stream.at_end():
                raise Rejected("backup_damaged")
            return
        yield entry


def read_json(stream: StreamReader, entry: Entry) -> dict[str, Any]:
    """Rejected("backup_damaged") for anything but an object."""
    try:
        content = json.loads(stream.read(entry.size).decode())
    except (ValueError, RecursionError) as error:
        raise Rejected("backup_damaged") from error
    if not isinstance(content, dict):
        raise Rejected("backup_damaged")
    return content


def pieces(stream: StreamReader, entry: Entry) -> Iterator[bytes]:
    """The entry's bytes, bit by bit."""
    left = entry.size
    while left:
        part = stream.read(min(left, CHUNK))
        left -= len(part)
        yield part


def _read_head(stream: StreamReader) -> Entry:
    length = int.from_bytes(stream.read(_LENGTH), "big")
    if not 0 < length <= _MOST_HEAD:
        raise Rejected("backup_damaged")
    try:
        head = json.loads(stream.read(length).decode())
        kind, size, key = Kind(head["kind"]), head["size"], head["key"]
        if not isinstance(size, int) or isinstance(size, bool) or not 0 <= size <= MOST.get(kind, 1 << 62):
            raise ValueError("no size")
        if kind is Kind.MEDIA and not (isinstance(key, str) and _KEY.match(key)):
            raise ValueError("no key")
        return Entry(kind, size, MediaKey(key) if kind is Kind.MEDIA else NO_KEY)
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise Rejected("backup_damaged") from error
