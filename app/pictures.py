"""Files to send: told apart by content, pictures made small enough and stripped of what they tell about the place."""

import asyncio
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from app.domain.outbox import OutboxKind
from app.errors import Rejected

MAX_PHOTO_BYTES = 900_000
"""Zalo takes 1 MB (zalo-oa-api.md 6.3); the margin is for how it may count."""
MAX_FILE_BYTES = 5_000_000
MAX_SOURCE_BYTES = 64_000_000
"""A photo straight from a camera is smaller than this."""
MAX_PIXELS = 50_000_000
"""Larger pictures are refused before one pixel is unpacked: a small file can unfold to gigabytes."""
MAX_JPEG_PIXELS = 220_000_000
"""Phones make JPEGs this large, and they can be unpacked at a fraction of their size."""
_LONGEST_EDGES = (4_096, 3_072, 2_560, 2_048, 1_600, 1_280, 1_024, 800, 640)
_QUALITIES = (92, 85, 78)
_PHOTO_FORMATS = ("JPEG", "PNG", "WEBP", "BMP")
SENDABLE = ("jpg", "png", "gif", "pdf", "doc", "docx", "csv")
"""What a refusal names as possible."""

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SUFFIXES = {"application/pdf": ".pdf", "application/msword": ".doc", _DOCX: ".docx", "text/csv": ".csv"}
_DAMAGED = (
    *(OSError, EOFError, ValueError, TypeError, LookupError, ArithmeticError, SyntaxError, MemoryError),
    *(struct.error, zlib.error, Warning),
)
"""What Pillow is known to raise, or to warn of, on files that lie about themselves."""
_SRGB = ImageCms.createProfile("sRGB")
Image.MAX_IMAGE_PIXELS = None  # `_open` has stricter limits of its own, without a process-wide warning


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file ready for upload. Pixels for pictures, 0 otherwise."""

    kind: OutboxKind
    name: str
    mime: str
    data: bytes
    width: int = 0
    height: int = 0


async def prepare(name: str, data: bytes) -> Prepared:
    """Make a file ready to send, in a thread. Rejected: empty, too_large (with `limit` in bytes), bad_image,
    wrong_type (with `allowed`)."""
    return await asyncio.to_thread(prepare_now, name, data)


def prepare_now(name: str, data: bytes) -> Prepared:
    """As `prepare`, in this thread."""
    if not data:
        raise Rejected("empty", name=name)
    if data.startswith((b"GIF87a", b"GIF89a")):
        return _gif(name, data)
    mime = _document(name, data)
    if mime:
        _check_size(name, data, MAX_FILE_BYTES)
        return Prepared(OutboxKind.FILE, safe_name(name, _SUFFIXES[mime]), mime, data)
    return _photo(name, data)


def safe_name(name: str, suffix: str = "") -> str:
    """The last part of a path or name, without control characters, at most 120 characters, with `suffix` if given."""
    last = PurePath(name.replace("\\", "/")).name
    printable = "".join(char for char in last if char.isprintable()).strip(" .") or "file"
    stem, own = PurePath(printable).stem, PurePath(printable).suffix
    ending = suffix or own
    return stem[: 120 - len(ending)] + ending


def _check_size(name: str, data: bytes, limit: int) -> None:
    if len(data) > limit:
        raise Rejected("too_large", name=name, size=len(data), limit=limit)


def _refuse(name: str) -> Rejected:
    return Rejected("wrong_type", name=name, allowed=SENDABLE)


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


def _open(name: str, data: bytes, formats: tuple[str, ...]) -> Image.Image:
    """Read the header alone; refuse what isn't one of `formats`, or would unfold to too many pixels."""
    try:
        picture = Image.open(io.BytesIO(data), formats=formats)
    except UnidentifiedImageError as error:
        raise _refuse(name) from error
    except _DAMAGED as error:
        raise Rejected("bad_image", name=name) from error
    limit = MAX_JPEG_PIXELS if picture.format in {"JPEG", "MPO"} else MAX_PIXELS
    if not 0 < picture.width * picture.height <= limit:
        raise Rejected("bad_image", name=name, pixels_limit=limit)
    return picture


def _gif(name: str, data: bytes) -> Prepared:
    _check_size(name, data, MAX_FILE_BYTES)
    with _open(name, data, ("GIF",)) as picture:
        return Prepared(OutboxKind.GIF, safe_name(name, ".gif"), "image/gif", data, picture.width, picture.height)


def _photo(name: str, data: bytes) -> Prepared:
    _check_size(name, data, MAX_SOURCE_BYTES)
    with _open(name, data, _PHOTO_FORMATS) as source:
        try:
            source.draft("RGB", (_LONGEST_EDGES[0], _LONGEST_EDGES[0]))
            flat = _flat(_in_screen_colours(_upright(source)))
        except _DAMAGED as error:
            raise Rejected("bad_image", name=name) from error
        drawn = source.format in {"PNG", "BMP"}
    for format_, encoded, size in _attempts(flat, drawn=drawn):
        if len(encoded) <= MAX_PHOTO_BYTES:
            suffix, mime = (".png", "image/png") if format_ == "PNG" else (".jpg", "image/jpeg")
            return Prepared(OutboxKind.PHOTO, safe_name(name, suffix), mime, encoded, *size)
    raise Rejected("too_large", name=name, size=len(data), limit=MAX_PHOTO_BYTES)


def _upright(picture: Image.Image) -> Image.Image:
    """As the camera was held; a picture whose metadata is damaged stays as it is."""
    try:
        return ImageOps.exif_transpose(picture)
    except _DAMAGED:
        return picture


def _in_screen_colours(picture: Image.Image) -> Image.Image:
    """A phone's wide colours as sRGB, since the profile that explains them is dropped."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode != "RGB":
        return picture
    try:
        changed = ImageCms.profileToProfile(picture, ImageCms.getOpenProfile(io.BytesIO(profile)), _SRGB)
    except (ImageCms.PyCMSError, OSError):
        return picture
    return changed or picture


def _flat(picture: Image.Image) -> Image.Image:
    """Plain colours on white, and nothing else: a new picture carries no metadata."""
    flat = Image.new("RGB", picture.size, "white")
    if picture.mode in {"RGBA", "LA", "PA", "P"}:
        layered = picture.convert("RGBA")
        flat.paste(layered, mask=layered.getchannel("A"))
    else:
        flat.paste(picture.convert("RGB"))
    return flat


def _attempts(picture: Image.Image, *, drawn: bool) -> Iterator[tuple[str, bytes, tuple[int, int]]]:
    """Ever smaller encodings: a drawing whole as PNG first, then all the pixels, then fewer, quality before size."""
    if drawn:
        yield "PNG", _encode(picture, "PNG"), picture.size
    longest = max(picture.size)
    for edge in (longest, *(edge for edge in _LONGEST_EDGES if edge < longest)):
        if edge > _LONGEST_EDGES[0]:
            continue
        smaller = picture if edge == longest else picture.copy()
        if smaller is not picture:
            smaller.thumbnail((edge, edge), Image.Resampling.LANCZOS, reducing_gap=3.0)
        for quality in _QUALITIES:
            yield "JPEG", _encode(smaller, "JPEG", quality), smaller.size


def _encode(picture: Image.Image, format_: str, quality: int = 0) -> bytes:
    target = io.BytesIO()
    if format_ == "PNG":
        picture.save(target, "PNG", optimize=True)
    else:
        picture.save(target, "JPEG", quality=quality, optimize=True, progressive=True)
    return target.getvalue()
