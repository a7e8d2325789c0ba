"""Forty-odd files that somebody might be sent as a backup; each has a name that says what is wrong with it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.archive import header
from app.archive.header import MAGIC, Header
from app.archive.stream import StreamWriter, payload_keys
from app.crypto import new_key
from app.store.versions import HEAD
from tests.fakes.backups import AT, CHEAP, PASSPHRASE, Forge, database_with

ROWS = {"schema": HEAD, "rows": {}, "made_at": AT, "logins": False}
TRAVERSALS = (
    "../../evil",
    "/etc/cron.d/evil",
    "..\\..\\evil",
    "C:\\Windows\\evil.dll",
    "a" * 64 + "/../../evil",
    "\x00" * 64,
    "A" * 64,
    "",
)


@dataclass(frozen=True, slots=True)
class Hostile:
    name: str
    make: Callable[[Path], None]
    """Writes it."""


def _forged(name: str, forge: Callable[[], Forge]) -> Hostile:
    return Hostile(name, lambda path: _write(forge(), path))


def _write(forge: Forge, path: Path) -> None:
    forge.write(path)


def with_database(name: str, *statements: str, rows: dict[str, int] | None = None) -> Hostile:
    """A database of ours after these statements; what it says of itself is true unless `rows` is given."""

    def make(path: Path) -> None:
        key = new_key()
        data = database_with(path.parent, key, *statements)
        sealed(path, key, Forge({**ROWS, "rows": rows or _counted(path.parent, key)}, database=data))

    return Hostile(name, make)


def _counted(folder: Path, payload_key: bytes) -> dict[str, int]:
    from app.store import snapshot

    return snapshot.counts(folder / "forged.db", payload_keys(payload_key)[1])


def sealed(path: Path, key: bytes, forge: Forge) -> None:
    own = header.lock_with(header.passphrase_key(PASSPHRASE, CHEAP), key)
    with path.open("wb") as file:
        digest = header.write(file, Header(AT, header.seal_for_profile(bytes(32), key), None, own))
        stream = StreamWriter(file, payload_keys(key)[0], digest)
        for name in forge.order:
            forge._put(stream, name)
        stream.close()


def _raw(name: str, data: bytes) -> Hostile:
    return Hostile(name, lambda path: _bytes(path, data))


def _bytes(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _headed(name: str, raw: bytes) -> Hostile:
    return _raw(name, MAGIC + len(raw).to_bytes(4, "big") + raw)


def _cut(name: str, share: float, *, flip: bool = False) -> Hostile:
    def make(path: Path) -> None:
        Forge(media=[("a" * 64, b"x" * 3_000_000)]).write(path)
        data = bytearray(path.read_bytes())
        at = int(len(data) * share)
        if flip:
            data[at] ^= 1
            path.write_bytes(data)
        else:
            path.write_bytes(data[:at])

    return Hostile(name, make)


def _link(name: str, target: str) -> Hostile:
    def make(path: Path) -> None:
        path.symlink_to(target)

    return Hostile(name, make)


def _lock(**changes: object) -> bytes:
    lock = {"salt": "AAAA", "memory_kib": 64, "passes": 1, "lanes": 1, "sealed": "AAAA"} | changes
    return json.dumps({"format": 1, "made_at": 0, "profile": "", "recovery": None, "passphrase": lock}).encode()


def hostile() -> Iterator[Hostile]:
    yield _raw("empty", b"")
    yield _raw("a zip", b"PK\x03\x04" + b"../../evil" * 20)
    yield _raw("a tar", (b"../../evil" + bytes(502)) * 4)
    yield _raw("only the mark", MAGIC)
    yield _raw("a header of four gigabytes", MAGIC + b"\xff\xff\xff\xff")
    yield _headed("no JSON", b"{")
    yield _headed("a header without bottom", b"[" * 60_000)
    yield _headed("a list for a header", b"[]")
    yield _headed("no format", b"{}")
    yield _headed("a newer format", json.dumps({"format": 2}).encode())
    yield _headed("a format in words", json.dumps({"format": "1"}).encode())
    yield _headed("a lock that takes all memory", _lock(memory_kib=1 << 40))
    yield _headed("a lock that takes for ever", _lock(passes=1 << 40))
    yield _headed("a lock that is nothing", _lock(lanes=0))
    yield _headed("a lock of true", _lock(passes=True))
    yield _headed("a lock with another alphabet", _lock(salt="%%%"))
    yield _link("a link to a device", "/dev/zero")
    yield _link("a link to nowhere", "/nowhere/at/all")
    yield Hostile("a folder", lambda path: path.mkdir())
    for share in (0.2, 0.5, 0.99):
        yield _cut(f"cut at {share}", share)
        yield _cut(f"a bit changed at {share}", share, flip=True)
    for index, key in enumerate(TRAVERSALS):
        yield _forged(f"a file that wants out, {index}", lambda key=key: Forge(media=[(key, b"evil")]))
    yield _forged("a number for a key", lambda: Forge(media=[("", b"x")], heads={"media": {"key": 7}}))
    yield _forged("an unknown kind", lambda: Forge(order=("manifest", "program", "end")))
    yield _forged("no manifest first", lambda: Forge(order=("settings", "manifest", "database", "end")))
    yield _forged("two databases", lambda: Forge(order=("manifest", "settings", "database", "database", "end")))
    yield _forged("no database", lambda: Forge(order=("manifest", "settings", "end")))
    yield _forged("no end", lambda: Forge(order=("manifest", "settings", "database")))
    yield _forged("more after the end", lambda: Forge(order=("manifest", "settings", "database", "end", "settings")))
    yield _forged("bytes after all", lambda: Forge(after=b"x" * 100))
    yield _forged("a size beyond the file", lambda: Forge(sizes={"database": 1 << 50}))
    yield _forged("a size below nothing", lambda: Forge(sizes={"database": -1}))
    yield _forged("a size in words", lambda: Forge(heads={"database": {"size": "7"}}))
    yield _forged("a manifest of a gigabyte", lambda: Forge(sizes={"manifest": 1 << 30}))
    yield _forged("a manifest without bottom", lambda: Forge(b"[" * 100_000))
    yield _forged("a list for a manifest", lambda: Forge([]))
    yield _forged("rows that are no table", lambda: Forge({**ROWS, "rows": 7}))
    yield _forged("a newer schema", lambda: Forge({**ROWS, "schema": "9999"}))
    yield _forged("a schema that is a number", lambda: Forge({**ROWS, "schema": 7}))
    yield _forged("settings of a list", lambda: Forge(settings=[]))
    yield _forged("an empty database", lambda: Forge())
    yield _forged("a database that is text", lambda: Forge(database=b"not a database at all" * 4096))
    yield with_database("counts that are not true", rows={"messages": 1 << 60})
    yield with_database("a newer database", "UPDATE alembic_version SET version_num = '9999'")
    yield with_database("two versions", "INSERT INTO alembic_version VALUES ('0001')")
    yield with_database("a view", "CREATE VIEW evil AS SELECT 1")
    yield with_database(
        "a trigger", "CREATE TRIGGER evil AFTER UPDATE ON outbox BEGIN UPDATE outbox SET text = 'evil'; END"
    )
    yield with_database(
        "a trigger with a name of ours",
        "DROP TRIGGER search_message_gone",
        "CREATE TRIGGER search_message_gone AFTER UPDATE ON outbox BEGIN DELETE FROM messages; END",
    )
    yield with_database("one more table", "CREATE TABLE evil (a)")
    yield with_database("one table less", "DROP TABLE notes")
    talk = "INSERT INTO conversations (oa_id, user_id, name, {}) VALUES ('1', '2', 'Lan', {})"
    yield with_database("a text for a number", talk.format("last_at", "'evil'"))
    yield with_database("bytes for a text", talk.format("alias", "x'ff00'"))
    yield with_database("a word that is none of ours", talk.format("age", "'evil'"))
    yield with_database("JSON that is none", talk.format("tags", "'['"))
    yield with_database("a file of another folder", "INSERT INTO media (key, state) VALUES ('../../evil', 'wanted')")
    yield with_database("a picture of another folder", "UPDATE staff SET picture = '../../evil'")
    sync = "INSERT INTO sync_state (oa_id, name, value) VALUES ('1', 'mark', '{}')"
    yield with_database("a memory that is none", sync.format("{"))


HOSTILE = list(hostile())
