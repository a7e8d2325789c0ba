"""vault.json: the data key, wrapped once for each way back to it; read with suspicion, written whole or not at all."""

import base64
import contextlib
import errno
import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.crypto import KEY_BYTES, Cost, Sealer, from_passphrase, new_salt
from app.errors import StorageFailure

_VERSION = 1
_CHECK = b"quaychat"
_MOST_MEMORY_KIB = 4 * 1024 * 1024
_MOST_PASSES = 1_000
_ERRNO = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
}


@dataclass(frozen=True, slots=True)
class Wrap:
    """The data key, sealed under what a person knows."""

    salt: bytes
    cost: Cost
    sealed: bytes


@dataclass(frozen=True, slots=True)
class VaultFile:
    """The whole content. `entry` names the keyring's entry; empty: a passphrase takes the keyring's place."""

    check: bytes
    recovery: Wrap
    entry: str = ""
    passphrase: Wrap | None = None


def wrap(key: bytes, known: str, cost: Cost, use: str) -> Wrap:
    """Slow on purpose."""
    salt = new_salt()
    return Wrap(salt, cost, Sealer(from_passphrase(known, salt, cost)).seal(key, _context(use)))


def unwrap(wrapped: Wrap, known: str, use: str) -> bytes | None:
    """The data key, or None if that is not what it was wrapped with. Slow on purpose."""
    try:
        return Sealer(from_passphrase(known, wrapped.salt, wrapped.cost)).open(wrapped.sealed, _context(use))
    except StorageFailure:
        return None


def check_of(key: bytes) -> bytes:
    """Tells later whether a key is the right one, and nothing else of it."""
    return Sealer(key).derive("vault check").seal(_CHECK, _CHECK)


def fits(file: VaultFile, key: bytes) -> bool:
    if len(key) != KEY_BYTES:
        return False
    try:
        return Sealer(key).derive("vault check").open(file.check, _CHECK) == _CHECK
    except StorageFailure:
        return False


def read(path: Path) -> VaultFile:
    """StorageFailure: vault_damaged if any bit of it has changed, too_new if a later version wrote it. The file stays
    as it is."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["version"] > _VERSION:
            raise StorageFailure("too_new", found=content["version"], known=_VERSION)
        if content.pop("digest") != _digest(content):
            raise StorageFailure("vault_damaged", path=str(path))
        return VaultFile(
            check=_bytes(content["check"]),
            recovery=_read_wrap(content["recovery"]),
            entry=str(content["entry"]),
            passphrase=None if content["passphrase"] is None else _read_wrap(content["passphrase"]),
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise StorageFailure("vault_damaged", path=str(path)) from error


def write(path: Path, file: VaultFile, *, over: bool) -> None:
    """Durable when it returns; a crash leaves the old file or the new one. Without `over` an existing file is never
    replaced: StorageFailure("exists")."""
    content: dict[str, Any] = {
        "version": _VERSION,
        "check": _text(file.check),
        "entry": file.entry,
        "recovery": _write_wrap(file.recovery),
        "passphrase": None if file.passphrase is None else _write_wrap(file.passphrase),
    }
    content["digest"] = _digest(content)
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with open(descriptor, "w", encoding="utf-8") as stream:
                json.dump(content, stream, indent=2)
                stream.flush()
                os.fsync(stream.fileno())
            _put_in_place(part, path, over=over)
        finally:
            with contextlib.suppress(OSError):
                part.unlink()
        _sync_folder(path.parent)
    except FileExistsError as error:
        raise StorageFailure("exists", path=str(path)) from error
    except OSError as error:
        raise StorageFailure(_ERRNO.get(error.errno or 0, "disk_failed"), path=str(path)) from error


def _put_in_place(part: Path, path: Path, *, over: bool) -> None:
    if over:
        part.replace(path)
        return
    try:
        os.link(part, path)  # fails if the name is taken, also by a second process at this very moment
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        part.replace(path)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _read_wrap(content: Any) -> Wrap:
    cost = Cost(int(content["memory_kib"]), int(content["passes"]), int(content["lanes"]))
    if not (cost.memory_kib <= _MOST_MEMORY_KIB and 1 <= cost.passes <= _MOST_PASSES and 1 <= cost.lanes <= 255):
        raise ValueError("a cost that nobody can pay")
    return Wrap(_bytes(content["salt"]), cost, _bytes(content["sealed"]))


def _write_wrap(wrapped: Wrap) -> dict[str, Any]:
    return {
        "salt": _text(wrapped.salt),
        "memory_kib": wrapped.cost.memory_kib,
        "passes": wrapped.cost.passes,
        "lanes": wrapped.cost.lanes,
        "sealed": _text(wrapped.sealed),
    }


def _digest(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _context(use: str) -> bytes:
    return f"vault/{use}".encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
