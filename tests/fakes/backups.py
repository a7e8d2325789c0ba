"""A profile with something of everything, content hashes of what a backup must bring back, and hostile backups."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.archive import header
from app.archive.header import Header
from app.archive.stream import StreamWriter, payload_keys
from app.bootstrap import Core, open_core
from app.crypto import Cost, new_key
from app.domain.connections import ChatRight, Connection, ConnectionState, ZaloApp
from app.domain.ids import AppId, ConversationId, OaId, RemoteId, UserId
from app.domain.messages import Body, Direction, HistoryRow, OaProfile
from app.domain.messages import Kind as MessageKind
from app.domain.outbox import Draft
from app.paths import Paths
from app.store import connections, messages
from app.store.connections import TokenPair
from app.store.driver import connect
from app.store.search_schema import belongs_to_search
from app.store.versions import HEAD
from app.zalo.hosts import Hosts

NOWHERE = Hosts("http://127.0.0.1:9", "http://127.0.0.1:9")
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
OA = OaId("100")
CID = ConversationId(OA, UserId("200"))
TOKEN = "canary-access-token-0123456789abcdef"
SECRET = "canary-app-secret-0123456789abcdef"
TEXT = "CANARY-TEXT chị ơi còn áo dài đỏ không"
PICTURE = b"\x89PNG canary picture " * 500
PASSPHRASE = "mật khẩu sao lưu"
STAYS_BEHIND = frozenset({"leases", "alembic_version", "zalo_apps", "media"})
"""Logins, claims of one PC, and whether a file is in the cache."""
AT = 1_760_000_000_000


async def fill(core: Core) -> None:
    """Something of everything that a backup holds."""
    db = core.db
    await db.write(connections.save_app, db.sealer, ZaloApp(AppId("1"), "https://shop.vn/zalo"), SECRET)
    profile = OaProfile(OA, "Áo dài Thuỳ Anh")
    made = Connection(OA, AppId("1"), profile, ConnectionState.CONNECTED, ChatRight.ONLY_ME, AT, AT)
    await db.write(connections.save_connection, made)
    await db.write(connections.save_tokens, db.sealer, OA, TokenPair(TOKEN, TOKEN[::-1], AT + 1, AT))
    rows = [
        HistoryRow(RemoteId(f"m{n}"), CID.user_id, Direction.IN, AT + n, Body(MessageKind.TEXT, f"{TEXT} {n}"), "Lan")
        for n in range(60)
    ]
    await db.write(messages.ingest, OA, rows, AT, live=True)
    await core.inbox.save_draft(CID, "đang gõ")
    await core.customers.add_note(CID, "khách quen")
    await core.people.add("An", "an@shop.vn")
    await core.media.put_local(PICTURE)
    core.settings.change(theme="dark", undo_seconds=9)


async def made(paths: Paths, key: bytes, target: Path, *, logins: bool = False, waiting: bool = False) -> None:
    """A profile and its backup, opened by PASSPHRASE."""
    async with open_core(paths, key, hosts=NOWHERE, running=False) as core:
        await fill(core)
        if waiting:
            await core.inbox.send(CID, Draft("Dạ còn ạ"))
        core.backups._cost = CHEAP
        await core.backups.set_passphrase(PASSPHRASE)
        await core.backups.make(target, logins=logins)


def content_hashes(path: Path, key: bytes) -> dict[str, str]:
    """A hash of all rows of each table, whatever their order in the file."""
    connection = connect(path, key)
    try:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        wanted = [name for name in names if not (belongs_to_search(name) or name.startswith("sqlite_"))]
        return {name: _hash(connection, name) for name in wanted if name not in STAYS_BEHIND}
    finally:
        connection.close()


def _hash(connection: Any, table: str) -> str:
    secret = {"connections": ("tokens", "rotation_at")}.get(table, ())
    columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})") if name not in secret]
    rows = connection.execute(f"SELECT {', '.join(map(repr, columns)).replace(chr(39), chr(34))} FROM {table}")
    return hashlib.sha256("\n".join(sorted(repr(row) for row in rows)).encode()).hexdigest()


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@dataclass
class Forge:
    """Makes a backup that nothing of ours would make."""

    manifest: Any = field(default_factory=lambda: {"schema": HEAD, "rows": {}, "made_at": AT, "logins": False})
    settings: Any = field(default_factory=dict)
    database: bytes | None = None
    media: Iterable[tuple[str, bytes]] = ()
    heads: dict[str, Any] = field(default_factory=dict)
    order: tuple[str, ...] = ("manifest", "settings", "database", "media", "end")
    sizes: dict[str, int] = field(default_factory=dict)
    after: bytes = b""

    def write(self, path: Path) -> bytes:
        """Write it; answers the payload's key."""
        key = new_key()
        stream_key, _ = payload_keys(key)
        own = header.lock_with(header.passphrase_key(PASSPHRASE, CHEAP), key)
        with path.open("wb") as file:
            digest = header.write(file, Header(AT, header.seal_for_profile(bytes(32), key), None, own))
            stream = StreamWriter(file, stream_key, digest)
            for name in self.order:
                self._put(stream, name)
            stream.close()
            file.write(self.after)
        return key

    def _put(self, stream: StreamWriter, name: str) -> None:
        if name == "media":
            for key, data in self.media:
                self._entry(stream, name, data, key)
        elif name == "end":
            self._entry(stream, name, b"")
        elif name == "database":
            self._entry(stream, name, self.database or b"")
        else:
            content = {"manifest": self.manifest, "settings": self.settings}.get(name, {})
            self._entry(stream, name, content if isinstance(content, bytes) else json.dumps(content).encode())

    def _entry(self, stream: StreamWriter, name: str, data: bytes, key: str = "") -> None:
        head = {"kind": name, "size": self.sizes.get(name, len(data)), "key": key, **self.heads.get(name, {})}
        raw = json.dumps(head).encode()
        stream.write(len(raw).to_bytes(4, "big") + raw + data)


def database_with(folder: Path, payload_key: bytes, *statements: str, key: bytes | None = None) -> bytes:
    """The bytes of a database of ours in which these were run."""
    from app.store.opening import open_engine

    path = folder / "forged.db"
    path.unlink(missing_ok=True)
    used = key or payload_keys(payload_key)[1]
    open_engine(path, used).dispose()
    connection = connect(path, used)
    connection.execute("PRAGMA journal_mode = DELETE")
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return path.read_bytes()
