"""The only place that touches cryptography: sealing values, deriving keys, keys from passphrases, and signatures."""

import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.errors import StorageFailure

KEY_BYTES = 32
SALT_BYTES = 16
_NONCE_BYTES = 12
TAG_BYTES = 16
"""What sealing a piece of a stream adds to it."""
_VERSION = b"\x01"


def new_key() -> bytes:
    """A fresh random key."""
    return secrets.token_bytes(KEY_BYTES)


def new_salt() -> bytes:
    return secrets.token_bytes(SALT_BYTES)


class Sealer:
    """Seals values with AES-256-GCM under one key, each bound to a context: moved elsewhere it does not open."""

    __slots__ = ("_aead", "_key")

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a key has 32 bytes")
        self._key = key
        self._aead = AESGCM(key)

    def __repr__(self) -> str:
        return "Sealer(…)"

    @property
    def fingerprint(self) -> bytes:
        """Tells two keys apart, and nothing about either."""
        return self.derive("fingerprint")._key

    def derive(self, purpose: str) -> "Sealer":
        """A sealer for another purpose, whose key tells nothing of this one (HKDF-SHA256)."""
        return Sealer(self.derived_key(purpose))

    def derived_key(self, purpose: str) -> bytes:
        """The key of `derive`, for what isn't sealed here: a stream, a database."""
        hkdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"quaychat/" + purpose.encode())
        return hkdf.derive(self._key)

    def seal(self, plain: bytes, context: bytes) -> bytes:
        """Version byte, random nonce, ciphertext with its tag."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return _VERSION + nonce + self._aead.encrypt(nonce, plain, _VERSION + context)

    def open(self, sealed: bytes, context: bytes) -> bytes:
        """What was sealed in the same context; StorageFailure("damaged") for anything else."""
        nonce, cipher = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        if sealed[:1] != _VERSION or len(nonce) != _NONCE_BYTES:
            raise StorageFailure("damaged")
        try:
            return self._aead.decrypt(nonce, cipher, _VERSION + context)
        except InvalidTag as error:
            raise StorageFailure("damaged") from error


class StreamSealer:
    """Seals a long text in pieces, each bound to its place, to being the last or not, and to a context: pieces can't be
    left out, moved, added or cut off unnoticed. One key seals one stream, and no other."""

    __slots__ = ("_aead", "_context")

    def __init__(self, key: bytes, context: bytes) -> None:
        self._aead = AESGCM(key)
        self._context = context

    def seal(self, index: int, last: bool, plain: bytes) -> bytes:
        return self._aead.encrypt(_place(index, last), plain, self._context)

    def open(self, index: int, last: bool, sealed: bytes) -> bytes:
        """StorageFailure("damaged") for anything but the piece that was sealed for this place."""
        try:
            return self._aead.decrypt(_place(index, last), sealed, self._context)
        except (InvalidTag, ValueError) as error:
            raise StorageFailure("damaged") from error


def _place(index: int, last: bool) -> bytes:
    return index.to_bytes(_NONCE_BYTES - 1, "big") + bytes([last])


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs (argon2id): memory in KiB, passes, lanes."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


def from_passphrase(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The key that a passphrase stands for. Slow on purpose: call it off the loop."""
    # Where the keyring knows the key nobody asks for this, and the start doesn't wait for its import.
    import argon2.exceptions
    import argon2.low_level

    try:
        return argon2.low_level.hash_secret_raw(
            passphrase.encode(),
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=KEY_BYTES,
            type=argon2.low_level.Type.ID,
        )
    except argon2.exceptions.HashingError as error:
        raise StorageFailure("vault_damaged") from error


def new_signing_key() -> bytes:
    """The secret half of an Ed25519 pair."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_half(signing_key: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(signing_key).public_key().public_bytes_raw()


def sign(signing_key: bytes, text: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(signing_key).sign(text)


def is_signed(public_key: bytes, signature: bytes, text: bytes) -> bool:
    """Whether whoever has the other half of this key has signed exactly this."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True
