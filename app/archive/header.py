"""What stands unsealed at the beginning of a backup: its format, and the locks around the key of the rest."""

import base64
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from app.crypto import Cost, Sealer, from_passphrase, new_salt
from app.errors import NeedsUser, Rejected, StorageFailure

MAGIC = b"QuayChat backup\n"
FORMAT = 1
MOST_BYTES = 65_536
_LENGTH = 4
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_PASSES = 20
"""No file may make this computer work for minutes before it is even known to be one of ours."""
_VAULT = b"vault/recovery"
"""The context in which a vault seals its data key under the recovery code."""
_PAYLOAD = b"backup/payload"


@dataclass(frozen=True, slots=True)
class Lock:
    """A key, sealed under what a person knows."""

    salt: bytes
    cost: Cost
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """`profile` holds the payload's key, sealed under the data key of the profile that was backed up; `recovery` holds
    that data key under its recovery code; `passphrase` the payload's key under the backup's own passphrase."""

    made_at: int
    profile: bytes
    recovery: Lock | None = None
    passphrase: Lock | None = None
    digest: bytes = field(default=b"", compare=False)
    """Of the header as it stands in the file: the stream is bound to it."""


@dataclass(frozen=True, slots=True)
class Passphrase:
    """What a backup's passphrase stands for, made once: the passphrase itself is not kept."""

    key: bytes = field(repr=False)
    salt: bytes
    cost: Cost


def passphrase_key(known: str, cost: Cost) -> Passphrase:
    """Slow on purpose."""
    salt = new_salt()
    return Passphrase(from_passphrase(known, salt, cost), salt, cost)


def lock_with(passphrase: Passphrase, payload_key: bytes) -> Lock:
    return Lock(passphrase.salt, passphrase.cost, Sealer(passphrase.key).seal(payload_key, _PAYLOAD))


def seal_for_profile(data_key: bytes, payload_key: bytes) -> bytes:
    return Sealer(data_key).derive("backup").seal(payload_key, _PAYLOAD)


def open_with_profile(header: Header, data_key: bytes) -> bytes | None:
    """The payload's key, if this profile made the backup."""
    try:
        return Sealer(data_key).derive("backup").open(header.profile, _PAYLOAD)
    except StorageFailure:
        return None


def open_with_passphrase(header: Header, known: str) -> bytes:
    """NeedsUser("wrong_backup_secret"). Slow on purpose."""
    if header.passphrase is not None:
        lock = header.passphrase
        try:
            return Sealer(from_passphrase(known, lock.salt, lock.cost)).open(lock.sealed, _PAYLOAD)
        except StorageFailure:
            pass
    raise NeedsUser("wrong_backup_secret")


def open_with_code(header: Header, letters: str) -> bytes:
    """By the letters of the recovery code that the profile had then. NeedsUser("wrong_backup_secret"). Slow on
    purpose."""
    if header.recovery is not None:
        lock = header.recovery
        try:
            data_key = Sealer(from_passphrase(letters, lock.salt, lock.cost)).open(lock.sealed, _VAULT)
        except StorageFailure as error:
            raise NeedsUser("wrong_backup_secret") from error
        payload_key = open_with_profile(header, data_key)
        if payload_key is not None:
            return payload_key
    raise NeedsUser("wrong_backup_secret")


def write(file: BinaryIO, header: Header) -> bytes:
    """Write it; answers its digest."""
    content = {
        "format": FORMAT,
        "made_at": header.made_at,
        "profile": _text(header.profile),
        "recovery": _lock_json(header.recovery),
        "passphrase": _lock_json(header.passphrase),
    }
    raw = json.dumps(content).encode()
    file.write(MAGIC + len(raw).to_bytes(_LENGTH, "big") + raw)
    return hashlib.sha256(raw).digest()


def read(file: BinaryIO) -> Header:
    """Rejected: not_a_backup, backup_damaged. StorageFailure("too_new") for a later format."""
    if file.read(len(MAGIC)) != MAGIC:
        raise Rejected("not_a_backup")
    length = int.from_bytes(file.read(_LENGTH), "big")
    if length > MOST_BYTES:
        raise Rejected("backup_damaged")
    raw = file.read(length)
    try:
        content = json.loads(raw.decode())
        found = content["format"]
        if isinstance(found, int) and found > FORMAT:
            raise StorageFailure("too_new", found=found, known=FORMAT)
        if found != FORMAT:
            raise ValueError("a format that never was")
        return Header(
            made_at=_number(content["made_at"]),
            profile=_bytes(content["profile"]),
            recovery=_lock(content["recovery"]),
            passphrase=_lock(content["passphrase"]),
            digest=hashlib.sha256(raw).digest(),
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Rejected("backup_damaged") from error


def _lock_json(lock: Lock | None) -> dict[str, object] | None:
    if lock is None:
        return None
    cost = lock.cost
    return {
        "salt": _text(lock.salt),
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
        "lanes": cost.lanes,
        "sealed": _text(lock.sealed),
    }


def _lock(content: Any) -> Lock | None:
    if content is None:
        return None
    cost = Cost(_number(content["memory_kib"]), _number(content["passes"]), _number(content["lanes"]))
    if not (8 <= cost.memory_kib <= _MOST_MEMORY_KIB and 1 <= cost.passes <= _MOST_PASSES and 1 <= cost.lanes <= 64):
        raise ValueError("a cost that nobody should pay")
    return Lock(_bytes(content["salt"]), cost, _bytes(content["sealed"]))


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 53:
        raise ValueError("not a number")
    return value


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: Any) -> bytes:
    return base64.b64decode(text, validate=True)
