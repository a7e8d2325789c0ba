"""Entries: in their order, each kind in its place, none larger than it may be."""

import io

import pytest

from app.archive import entries
from app.archive.entries import Entry, Kind
from app.archive.stream import StreamReader, StreamWriter
from app.domain.ids import MediaKey
from app.errors import Rejected

KEY = b"k" * 32
LIMIT = 1 << 20


def _stream(*put: tuple[Entry, bytes]) -> StreamReader:
    file = io.BytesIO()
    writer = StreamWriter(file, KEY, b"")
    for entry, data in put:
        entries.begin(writer, entry)
        writer.write(data)
    writer.close()
    file.seek(0)
    return StreamReader(file, KEY, b"")


def _read(*put: tuple[Entry, bytes], limit: int = LIMIT) -> list[tuple[Entry, bytes]]:
    stream = _stream(*put)
    return [(entry, b"".join(entries.pieces(stream, entry))) for entry in entries.entries(stream, limit)]


MANIFEST = (Entry(Kind.MANIFEST, 2), b"{}")
FILE = (Entry(Kind.MEDIA, 3, MediaKey("a" * 64)), b"abc")
END = (Entry(Kind.END, 0), b"")


def test_entries_come_back_in_order() -> None:
    assert _read(MANIFEST, FILE, FILE, END) == [MANIFEST, FILE, FILE]


@pytest.mark.parametrize(
    "put",
    [
        (FILE, MANIFEST, END),
        (MANIFEST, MANIFEST, END),
        (MANIFEST, (Entry(Kind.DATABASE, 1), b"x"), (Entry(Kind.SETTINGS, 2), b"{}"), END),
        (MANIFEST, END, FILE),
        (MANIFEST, FILE),
        (MANIFEST, (Entry(Kind.MEDIA, 1, MediaKey("../x")), b"x"), END),
        (END,),
    ],
)
def test_what_stands_elsewhere_is_damage(put: tuple[tuple[Entry, bytes], ...]) -> None:
    with pytest.raises(Rejected, match="backup_damaged"):
        _read(*put)


def test_no_more_comes_out_than_the_file_is_long() -> None:
    with pytest.raises(Rejected, match="backup_damaged"):
        _read(MANIFEST, (Entry(Kind.DATABASE, 10), bytes(10)), END, limit=11)


@pytest.mark.parametrize("raw", [b"[]", b"7", b"{", b"\xff", b"[" * 100_000])
def test_only_an_object_is_read_as_json(raw: bytes) -> None:
    entry = Entry(Kind.MANIFEST, len(raw))
    stream = _stream((entry, raw))
    found = next(entries.entries(stream, LIMIT))
    with pytest.raises(Rejected, match="backup_damaged"):
        entries.read_json(stream, found)


def test_json_comes_back() -> None:
    file = io.BytesIO()
    writer = StreamWriter(file, KEY, b"")
    entries.put_json(writer, Kind.MANIFEST, {"tên": "Lan"})
    writer.close()
    file.seek(0)
    stream = StreamReader(file, KEY, b"")
    assert entries.read_json(stream, next(entries.entries(stream, LIMIT))) == {"tên": "Lan"}
