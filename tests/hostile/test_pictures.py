"""Fifty pictures and files that lie about themselves: refused in words or made small, within bounds."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

from PIL import Image

from app.errors import Rejected
from app.pictures import prepare_now
from tests.fakes.seeds import FIRST
from tests.hostile.budget import within_budget


def _picture(format_: str, size: tuple[int, int] = (60, 40), **more: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "#0A7563").save(made, format_, **more)
    return made.getvalue()


def _photo(format_: str, size: tuple[int, int], *, transparent: bool = False) -> bytes:
    """As full of detail as any camera's."""
    made, photo = io.BytesIO(), Image.effect_noise((size[0] // 4, size[1] // 4), 60).convert("RGB").resize(size)
    if transparent:
        photo.putalpha(photo.getchannel("R"))
    photo.save(made, format_, **({"quality": 92} if format_ == "JPEG" else {"compress_level": 1}))
    return made.getvalue()


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _png(width: int, height: int, data: bytes, *, depth: int = 8) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, 2, 0, 0, 0)
    parts = (_chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(data)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _gif(frames: int, size: tuple[int, int]) -> bytes:
    made, pages = io.BytesIO(), [Image.new("P", size, number % 250) for number in range(frames)]
    pages[0].save(made, "GIF", save_all=True, append_images=pages[1:])
    return made.getvalue()


def _zip(name: str, size: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, bytes(size))
    return made.getvalue()


def _jpeg_of_size(width: int, height: int) -> bytes:
    """A small JPEG that says it is as large as this."""
    data = _picture("JPEG")
    start = data.index(b"\xff\xc0") + 5
    return data[:start] + struct.pack(">HH", height, width) + data[start + 4 :]


def _files() -> Iterator[tuple[str, bytes]]:
    chance = random.Random(FIRST)
    yield "empty.jpg", b""
    yield "one.jpg", b"\xff"
    yield "bomb.png", _png(30_000, 30_000, bytes(1_000_000))
    yield "deep.png", _png(4_000, 3_000, bytes(3_000 * (4_000 * 6 + 1)), depth=16)
    yield "flat.png", _png(7_000, 7_000, bytes(7_000 * (7_000 * 3 + 1)))
    yield "nothing.png", _png(0, 0, b"")
    yield "short.png", _png(4_000, 4_000, b"x")
    yield "text.png", _picture("PNG").replace(b"IEND", b"zTXt")
    yield "large.jpg", _jpeg_of_size(65_000, 65_000)
    yield "wide.jpg", _jpeg_of_size(65_500, 1)
    yield "honest.jpg", _picture("JPEG", (4_000, 3_000))
    yield "camera.jpg", _photo("JPEG", (4_000, 3_000))
    yield "screen.png", _photo("PNG", (4_900, 3_600), transparent=True)
    yield "still.gif", _gif(1, (60, 40))
    yield "moving.gif", _gif(400, (60, 40))
    yield "large.gif", _gif(3, (3_000, 3_000))
    yield "moving.webp", _picture("WEBP", save_all=True)
    yield "page.jpg", b"<html><img src=x onerror=alert(1)>"
    yield "drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"
    yield "drawing.png", b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'x'>]><svg>&a;</svg>"
    yield "script.jpg", b"%PDF-1.7 /OpenAction"
    yield "program.jpg", b"MZ" + chance.randbytes(4_000)
    yield "postscript.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n/x {x} def x"
    yield "bomb.docx", _zip("word/document.xml", 200_000_000)
    yield "paths.docx", _zip("../../word/document.xml", 1_000)
    yield "macro.docx", _zip("word/vbaProject.bin", 1_000)
    yield "broken.docx", b"PK\x03\x04" + chance.randbytes(5_000)
    yield "huge.csv", b"a,b\n" * 1_000_000
    for format_ in ("TIFF", "ICO", "PPM", "TGA", "PCX", "BMP", "PNG", "JPEG", "WEBP"):
        yield f"other.{format_.lower()}.jpg", _picture(format_)
    for format_ in ("PNG", "JPEG", "WEBP", "BMP"):
        data = bytearray(_picture(format_, (300, 200)))
        yield f"cut.{format_}", bytes(data[: len(data) // 2])
        for _ in range(3):
            data[chance.randrange(20, len(data))] ^= 0xFF
        yield f"scratched.{format_}", bytes(data)
        yield f"noise.{format_}", bytes(data[:40]) + chance.randbytes(3_000)
        yield f"tail.{format_}", _picture(format_) + chance.randbytes(100_000)


def test_each_is_made_fit_or_refused() -> None:
    count = 0
    for name, data in _files():
        count += 1
        with within_budget(name):
            try:
                made = prepare_now(name, data)
            except Rejected as error:
                if error.code in {"empty", "too_large", "bad_image", "phone_format", "wrong_type"}:
                    continue
                raise
        assert len(made.data) <= 5_000_000
        assert made.name
        assert made.width * made.height <= 4_096 * 4_096 or made.data == data
    assert count >= 50
