"""The sealed stream: any length comes back, and nothing that is not exactly as written."""

import io

import pytest

from app.archive import stream
from app.archive.stream import PIECE, StreamReader, StreamWriter, payload_keys
from app.crypto import TAG_BYTES
from app.errors import Rejected

KEY = b"k" * 32


def _sealed(plain: bytes, digest: bytes = b"header") -> bytes:
    file = io.BytesIO()
    writer = StreamWriter(file, KEY, digest)
    for start in range(0, len(plain), 100_000):
        writer.write(plain[start : start + 100_000])
    writer.close()
    return file.getvalue()


def _opened(sealed: bytes, size: int, digest: bytes = b"header") -> bytes:
    reader = StreamReader(io.BytesIO(sealed), KEY, digest)
    plain = reader.read(size)
    assert reader.at_end()
    return plain


@pytest.mark.parametrize("size", [1, 100, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_any_length_comes_back(size: int) -> None:
    plain = bytes(index % 251 for index in range(size % 1000)) + bytes(size - size % 1000)
    assert _opened(_sealed(plain), size) == plain


def test_more_than_there_is_is_damage() -> None:
    with pytest.raises(Rejected, match="backup_damaged"):
        _opened(_sealed(b"abc"), 4)


@pytest.mark.parametrize("keep", [0, 1, TAG_BYTES, PIECE, PIECE + TAG_BYTES, 2 * (PIECE + TAG_BYTES)])
def test_a_cut_is_noticed_also_between_pieces(keep: int) -> None:
    size = 2 * PIECE + 10
    with pytest.raises(Rejected, match="backup_damaged"):
        _opened(_sealed(bytes(size))[:keep], size)


def test_pieces_in_another_order_are_noticed() -> None:
    whole = PIECE + TAG_BYTES
    sealed = _sealed(bytes(2 * PIECE + 10))
    with pytest.raises(Rejected, match="backup_damaged"):
        _opened(sealed[whole : 2 * whole] + sealed[:whole] + sealed[2 * whole :], 2 * PIECE + 10)


def test_what_is_added_is_noticed() -> None:
    with pytest.raises(Rejected, match="backup_damaged"):
        _opened(_sealed(b"abc") + b"x", 3)


def test_another_header_is_noticed() -> None:
    with pytest.raises(Rejected, match="backup_damaged"):
        _opened(_sealed(b"abc"), 3, b"another")


def test_the_database_has_a_key_of_its_own() -> None:
    first, second = payload_keys(KEY)
    assert len({first, second, KEY}) == 3
    assert stream.PIECE == 1 << 20
