"""Files to send: told apart by content, named safely, photos re-encoded off the loop."""

import asyncio
import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from app.domain.file_names import safe_name
from app.domain.outbox import OutboxKind
from app.domain.photo_edit import UNTOUCHED, PhotoEdit
from app.errors import Rejected
from app.photos import MAX_PHOTO_BYTES, Told, encode_photo, open_picture

__all__ = ["MAX_FILE_BYTES", "MAX_PHOTO_BYTES", "SENDABLE", "Prepared", "prepare", "prepare_now"]

MAX_FILE_BYTES = 5_000_000
MAX_SOURCE_BYTES = 64_000_000
"""A photo straight from a camera is smaller than this."""
SENDABLE = ("jpg", "png", "gif", "pdf", "doc", "docx", "csv")
"""What a refusal names as possible."""
_PHONE_FORMATS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
"""Brands of photos that phones make and Zalo doesn't take; nor can we decode them."""
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SUFFIXES = {"application/pdf": ".pdf", "application/msword": ".doc", _DOCX: ".docx", "text/csv": ".csv"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file ready for upload. Pixels for pictures, 0 otherwise."""

    kind: OutboxKind
    name: str
    mime: str
    data: bytes
    width: int = 0
    height: int = 0


async def prepare(name: str, data: bytes, edit: PhotoEdit = UNTOUCHED, told: Told = lambda _: None) -> Prepared:
    """Make a file ready to send, in a thread; `told` is called there. Cancelled, the thread ends at its next step.
    Rejected: empty, too_large (with `limit` in bytes), bad_image, phone_format, wrong_type (with `allowed`)."""
    given_up = False

    def step(done: float) -> None:
        if given_up:
            raise _GivenUp
        told(done)

    try:
        return await asyncio.to_thread(prepare_now, name, data, edit, step)
    except asyncio.CancelledError:
        given_up = True
        raise


class _GivenUp(Exception):
    """Nobody waits for the work any more."""


def prepare_now(name: str, data: bytes, edit: PhotoEdit = UNTOUCHED, told: Told = lambda _: None) -> Prepared:
    """As `prepare`, in this thread."""
    if not data:
        raise Rejected("empty", name=name)
    if data.startswith((b"GIF87a", b"GIF89a")):
        return _gif(name, data)
    if data[4:8] == b"ftyp" and data[8:12] in _PHONE_FORMATS:
        raise Rejected("phone_format", name=name)
    mime = _document(name, data)
    if mime:
        _check_size(name, data, MAX_FILE_BYTES)
        return Prepared(OutboxKind.FILE, safe_name(name, _SUFFIXES[mime]), mime, data)
    try:
        return _photo(name, data, edit, told)
    except Rejected as error:
        if error.code == "wrong_type":
            error.params["allowed"] = SENDABLE
        raise


def _check_size(name: str, data: bytes, limit: int) -> None:
    if len(data) > limit:
        raise Rejected("too_large", name=name, size=len(data), limit=limit)


def _document(name: str, data: bytes) -> str:
    """The MIME type of a document that Zalo takes, or nothing. The content decides; only CSV needs its name."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "application/pdf"
    suffix = PurePath(name).suffix.lower()
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") and suffix == ".doc":
        return "application/msword"
    if data.startswith(b"PK\x03\x04") and _is_docx(data):
        return _DOCX
    if suffix == ".csv" and _is_text(data):
        return "text/csv"
    return ""


def _is_docx(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    return "word/document.xml" in names and "word/vbaProject.bin" not in names


def _is_text(data: bytes) -> bool:
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return not any(byte < 9 or 13 < byte < 32 for byte in data[:4096].replace(b"\x1b", b"").replace(b"\x00", b""))


def _gif(name: str, data: bytes) -> Prepared:
    _check_size(name, data, MAX_FILE_BYTES)
    with open_picture(name, data, ("GIF",)) as picture:
        return Prepared(OutboxKind.GIF, safe_name(name, ".gif"), "image/gif", data, picture.width, picture.height)


def _photo(name: str, data: bytes, edit: PhotoEdit, told: Told) -> Prepared:
    _check_size(name, data, MAX_SOURCE_BYTES)
    made = encode_photo(name, data, edit, told)
    size = (made.width, made.height)
    return Prepared(OutboxKind.PHOTO, safe_name(name, made.suffix), made.mime, made.data, *size)
