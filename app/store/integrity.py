"""Why a file does not open: another key, or damage; told by the checksums that SQLCipher keeps on each page."""

import hashlib
import hmac
from pathlib import Path

from app.errors import StorageFailure

_PAGE = 4096
_SALT = 16
_MAC = 64
_MAC_SALT_MASK = 0x3A
_PAGES_TRIED = 64


def why_not(path: Path, key: bytes) -> StorageFailure:
    """key_wrong if no page was written with this key, damaged if any was, or if it is no file of ours at all."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(_SALT)
        if size < _PAGE or size % _PAGE or head.startswith(b"SQLite format"):
            return StorageFailure("damaged", path=str(path))
        mac_key = _mac_key(key, head)
        for number in range(1, min(size // _PAGE, _PAGES_TRIED) + 1):
            file.seek((number - 1) * _PAGE)
            page = file.read(_PAGE)
            if _is_whole(page[_SALT:] if number == 1 else page, number, mac_key):
                return StorageFailure("damaged", path=str(path))
    return StorageFailure("key_wrong", path=str(path))


def _mac_key(key: bytes, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ _MAC_SALT_MASK for byte in salt), 2, 32)


def _is_whole(page: bytes, number: int, mac_key: bytes) -> bool:
    content, mac = page[:-_MAC], page[-_MAC:]
    made = hmac.new(mac_key, content + number.to_bytes(4, "little"), hashlib.sha512).digest()
    return hmac.compare_digest(made, mac)
