"""The sealed stream of a backup: pieces of one mebibyte, each bound to its place, the last one known as the last."""

from typing import BinaryIO

from app.crypto import TAG_BYTES, Sealer, StreamSealer
from app.errors import Rejected, StorageFailure

PIECE = 1 << 20


class StreamWriter:
    """Blocking. `close` writes the last piece; the file stays open."""

    def __init__(self, file: BinaryIO, payload_key: bytes, digest: bytes) -> None:
        self._file, self._sealer = file, StreamSealer(payload_key, digest)
        self._waiting = bytearray()
        self._index = 0

    def write(self, data: bytes) -> None:
        self._waiting += data
        while len(self._waiting) > PIECE:  # a whole piece waits until it is known not to be the last
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]

    def close(self) -> None:
        self._put(bytes(self._waiting), last=True)

    def _put(self, plain: bytes, *, last: bool) -> None:
        self._file.write(self._sealer.seal(self._index, last, plain))
        self._index += 1


class StreamReader:
    """Blocking. Whatever isn't exactly what was written is Rejected("backup_damaged"), a missing end too."""

    def __init__(self, file: BinaryIO, payload_key: bytes, digest: bytes) -> None:
        self._file, self._sealer = file, StreamSealer(payload_key, digest)
        self._sealed = file.read(PIECE + TAG_BYTES)
        self._plain = b""
        self._at = 0
        self._index = 0
        self._ended = False

    def read(self, size: int) -> bytes:
        """Exactly so many bytes."""
        parts: list[bytes] = []
        left = size
        while left:
            if self._at == len(self._plain):
                self._next()
            part = self._plain[self._at : self._at + left]
            self._at += len(part)
            left -= len(part)
            parts.append(part)
        return b"".join(parts)

    def at_end(self) -> bool:
        """Whether all has been read."""
        return self._ended and self._at == len(self._plain)

    def _next(self) -> None:
        if self._ended:
            raise Rejected("backup_damaged")
        following = self._file.read(PIECE + TAG_BYTES)
        self._ended = not following
        try:
            self._plain = self._sealer.open(self._index, self._ended, self._sealed)
        except StorageFailure as error:
            raise Rejected("backup_damaged") from error
        self._sealed, self._at = following, 0
        self._index += 1
        if not self._plain:
            raise Rejected("backup_damaged")


def payload_keys(payload_key: bytes) -> tuple[bytes, bytes]:
    """The stream's key, and that of the database inside."""
    return Sealer(payload_key).derived_key("backup stream"), Sealer(payload_key).derived_key("backup database")
