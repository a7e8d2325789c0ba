"""Files to send: told apart by content, small enough for Zalo, silent about where they were made."""

import asyncio
import contextlib
import io
import random
import struct
import threading
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.domain.outbox import OutboxKind
from app.errors import Rejected
from app.pictures import MAX_FILE_BYTES, MAX_PHOTO_BYTES, SENDABLE, Prepared, prepare, prepare_now


def encoded(picture: Image.Image, format_: str, **options: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, format_, **options)  # type: ignore[arg-type]
    return target.getvalue()


def noise(width: int, height: int) -> Image.Image:
    """The worst case for an encoder."""
    return Image.frombytes("RGB", (width, height), random.Random(7).randbytes(width * height * 3))


SMALL = encoded(noise(16, 16), "JPEG")


def opened(prepared: Prepared) -> Image.Image:
    return Image.open(io.BytesIO(prepared.data))


def archive(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return target.getvalue()


@pytest.mark.asyncio
async def test_a_photo_is_prepared_off_the_loop() -> None:
    prepared = await prepare("áo đỏ.jpeg", encoded(Image.new("RGB", (60, 40), "red"), "JPEG"))
    assert (prepared.kind, prepared.name, prepared.mime) == (OutboxKind.PHOTO, "áo đỏ.jpg", "image/jpeg")
    assert (prepared.width, prepared.height) == (60, 40) == opened(prepared).size


def test_a_turned_photo_is_put_upright_and_says_nothing_of_place_or_phone() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter to show
    exif[0x010F] = "CANARY-PHONE"
    exif.get_ifd(0x8825)[2] = (10.0, 46.0, 30.0)
    left_red = Image.new("RGB", (80, 40), "blue")
    left_red.paste("red", (0, 0, 40, 40))
    data = encoded(left_red, "JPEG", exif=exif, comment=b"CANARY-COMMENT", quality=95)
    assert b"CANARY-PHONE" in data
    prepared = prepare_now("a.jpg", data)
    assert (prepared.width, prepared.height) == (40, 80)
    top, bottom = opened(prepared).getpixel((20, 10)), opened(prepared).getpixel((20, 70))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200
    assert bottom[2] > 200
    assert max(top[2], bottom[0]) < 50
    assert b"CANARY" not in prepared.data
    assert not opened(prepared).getexif()


def test_a_large_photo_ends_below_the_limit_and_keeps_its_shape() -> None:
    prepared = prepare_now("hàng.jpg", encoded(noise(3_000, 1_500), "JPEG", quality=98))
    assert len(prepared.data) <= MAX_PHOTO_BYTES
    assert prepared.width >= 1_000
    assert abs(prepared.width / prepared.height - 2) < 0.01
    assert opened(prepared).size == (prepared.width, prepared.height)


def test_a_photo_that_fits_keeps_all_its_pixels() -> None:
    prepared = prepare_now("x.webp", encoded(noise(500, 400), "WEBP", quality=90))
    assert (prepared.mime, prepared.width, prepared.height) == ("image/jpeg", 500, 400)


def test_a_screenshot_stays_a_png_to_the_pixel() -> None:
    screen = Image.new("RGB", (300, 200), "white")
    screen.paste((10, 117, 99), (20, 20, 200, 60))
    prepared = prepare_now("màn hình.png", encoded(screen, "PNG"))
    assert prepared.mime == "image/png"
    assert opened(prepared).convert("RGB").tobytes() == screen.tobytes()


def test_what_can_be_seen_through_becomes_white() -> None:
    prepared = prepare_now("logo.png", encoded(Image.new("RGBA", (10, 10), (0, 0, 0, 0)), "PNG"))
    assert opened(prepared).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_a_palette_and_a_grey_picture_are_understood() -> None:
    for mode in ("P", "L", "1", "CMYK"):
        format_ = "JPEG" if mode == "CMYK" else "PNG"
        assert prepare_now("x", encoded(Image.new(mode, (8, 8)), format_)).kind is OutboxKind.PHOTO


def _bomb(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1_000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(50_000, 50_000), (2**31 - 1, 1), (7_100, 7_100)])
def test_a_small_file_that_unfolds_to_gigabytes_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(Rejected) as caught:
        prepare_now("bomb.png", _bomb(*size))
    assert caught.value.code == "bad_image"
    assert "pixels_limit" in caught.value.params, "by its header, before anything is unfolded"


@pytest.mark.parametrize("keep", [0.3, 0.9])
def test_a_cut_picture_is_refused_as_such(keep: float) -> None:
    whole = encoded(noise(200, 200), "JPEG")
    with pytest.raises(Rejected) as caught:
        prepare_now("cut.jpg", whole[: int(len(whole) * keep)])
    assert caught.value.code == "bad_image"


def test_a_gif_goes_as_it_is_with_its_size() -> None:
    frames = [Image.new("P", (30, 20), colour) for colour in (1, 2)]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    prepared = prepare_now("vui.png", data)
    assert (prepared.kind, prepared.mime, prepared.name) == (OutboxKind.GIF, "image/gif", "vui.gif")
    assert (prepared.width, prepared.height, prepared.data) == (30, 20, data)


def test_a_gif_above_the_limit_is_refused_with_the_limit() -> None:
    data = encoded(Image.new("P", (8, 8)), "GIF") + bytes(MAX_FILE_BYTES)
    with pytest.raises(Rejected) as caught:
        prepare_now("to.gif", data)
    assert (caught.value.code, caught.value.params["limit"]) == ("too_large", MAX_FILE_BYTES)


@pytest.mark.parametrize(
    ("name", "data", "expected", "mime"),
    [
        ("bảng giá.pdf", b"%PDF-1.7\n...", "bảng giá.pdf", "application/pdf"),
        ("no-suffix", b"\n%PDF-1.4 ...", "no-suffix.pdf", "application/pdf"),
        ("cũ.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "cũ.doc", "application/msword"),
        ("kho.csv", "mã,tên\n1,Áo\n".encode(), "kho.csv", "text/csv"),
        ("kho.csv", "mã,tên\n".encode("utf-16"), "kho.csv", "text/csv"),
    ],
)
def test_documents_that_zalo_takes_go_as_files(name: str, data: bytes, expected: str, mime: str) -> None:
    prepared = prepare_now(name, data)
    assert (prepared.kind, prepared.name, prepared.mime, prepared.data) == (OutboxKind.FILE, expected, mime, data)


def test_a_docx_is_known_by_what_is_inside() -> None:
    prepared = prepare_now("hợp đồng.zip", archive("[Content_Types].xml", "word/document.xml"))
    assert prepared.name == "hợp đồng.docx"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"hello"),
        ("a.zip", archive("a.txt")),
        ("a.xlsx", archive("xl/workbook.xml")),
        ("a.docx", archive("word/document.xml", "word/vbaProject.bin")),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"),
        ("a.csv", b"MZ\x00\x01\x02"),
        ("a.mp4", b"\x00\x00\x00\x18ftypmp42"),
        ("a.jpg", b"<html>not a picture</html>"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
)
def test_anything_else_is_refused_and_told_what_can_be_sent(name: str, data: bytes) -> None:
    with pytest.raises(Rejected) as caught:
        prepare_now(name, data)
    assert caught.value.code == "wrong_type"
    assert caught.value.params == {"name": name, "allowed": SENDABLE}


def test_a_document_above_the_limit_and_an_empty_file_are_refused() -> None:
    with pytest.raises(Rejected) as large:
        prepare_now("a.pdf", b"%PDF-" + bytes(MAX_FILE_BYTES))
    with pytest.raises(Rejected) as empty:
        prepare_now("a.pdf", b"")
    assert (large.value.code, empty.value.code) == ("too_large", "empty")


@given(st.binary(max_size=200))
def test_whatever_the_bytes_the_answer_is_a_file_or_a_refusal(data: bytes) -> None:
    with contextlib.suppress(Rejected):
        assert prepare_now("x.jpg", data).data


@given(st.integers(0, 600), st.integers(0, 255))
def test_a_damaged_picture_is_read_or_refused_but_never_crashes(at: int, byte: int) -> None:
    damaged = bytearray(SMALL)
    damaged[at % len(SMALL)] = byte
    with contextlib.suppress(Rejected):
        assert prepare_now("x.jpg", bytes(damaged)).data


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"avif"])
def test_a_phones_own_format_is_named(brand: bytes) -> None:
    with pytest.raises(Rejected) as caught:
        prepare_now("IMG_0001.HEIC", b"\x00\x00\x00\x18ftyp" + brand + bytes(400))
    assert (caught.value.code, caught.value.params["name"]) == ("phone_format", "IMG_0001.HEIC")


@pytest.mark.asyncio
async def test_work_that_nobody_waits_for_ends_at_its_next_step() -> None:
    begun, go_on = threading.Event(), threading.Event()
    told: list[float] = []

    def slow(done: float) -> None:
        told.append(done)
        begun.set()
        go_on.wait(10)

    work = asyncio.get_running_loop().create_task(prepare("a.jpg", SMALL, told=slow))
    await asyncio.to_thread(begun.wait, 10)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    go_on.set()
    await asyncio.get_running_loop().shutdown_default_executor()
    assert len(told) == 1
