"""Photos to send: opened within limits, put upright, edited, made small enough, stripped of what they tell."""

import contextlib
import io
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from app.domain.photo_edit import UNTOUCHED, WHOLE, Box, PhotoEdit, cells
from app.errors import Rejected

MAX_PHOTO_BYTES = 900_000
"""Zalo takes 1 MB (zalo-oa-api.md 6.3); the margin is for how it may count."""
MAX_PIXELS = 18_000_000
"""Larger pictures are refused before one pixel is unpacked: a small file can unfold to gigabytes. Each pixel costs
eight bytes on the way."""
MAX_WEBP_PIXELS = 8_000_000
"""Their decoder keeps the picture several times: twenty bytes a pixel."""
MAX_JPEG_PIXELS = 220_000_000
"""Phones make JPEGs this large, and they can be unpacked at a fraction of their size."""
MAX_PROGRESSIVE_PIXELS = 40_000_000
"""Not so one that comes in ever finer layers: all of it is kept until the last."""
PHOTO_FORMATS = ("JPEG", "PNG", "WEBP", "BMP")
_LONGEST_EDGES = (4_096, 3_072, 2_560, 2_048, 1_600, 1_280, 1_024, 800, 640)
_QUALITIES = (92, 85, 78)
_HOPELESS = 3 * MAX_PHOTO_BYTES
"""What takes more at the best quality does not fit at the worst either, which takes half of it."""
_DRAFT_EDGE = 2_000
"""A JPEG that can't leave with all its pixels is unpacked at a half, a quarter or an eighth, but no smaller than
this."""
_BANDS = 16
"""Into so many bands a picture is cut to try one of them."""
_STRIP = 256
"""Rows of what comes of a picture that are put on white at once."""
_QUARTERS = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
"""Pillow turns the other way round."""
DAMAGED = (
    *(OSError, EOFError, ValueError, TypeError, LookupError, ArithmeticError, SyntaxError, MemoryError),
    *(struct.error, zlib.error, Warning),
)
"""What Pillow is known to raise, or to warn of, on files that lie about themselves."""
_SRGB = ImageCms.createProfile("sRGB")
Image.MAX_IMAGE_PIXELS = None  # `open_picture` has stricter limits of its own, without a process-wide warning

Told = Callable[[float], None]
"""Takes how much of the work is done, 0 to 1. What it raises ends the work."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A photo as Zalo takes it."""

    data: bytes
    suffix: str
    mime: str
    width: int
    height: int


def open_picture(name: str, data: bytes, formats: tuple[str, ...]) -> Image.Image:
    """Read the header alone. Rejected: wrong_type for what isn't one of `formats`, bad_image for what is damaged or
    would unfold to too many pixels."""
    try:
        picture = Image.open(io.BytesIO(data), formats=formats)
    except UnidentifiedImageError as error:
        raise Rejected("wrong_type", name=name) from error
    except DAMAGED as error:
        raise Rejected("bad_image", name=name) from error
    limit = _most_pixels(picture)
    if not 0 < picture.width * picture.height <= limit:
        raise Rejected("bad_image", name=name, pixels_limit=limit)
    return picture


def _most_pixels(picture: Image.Image) -> int:
    if picture.format in {"JPEG", "MPO"}:
        return MAX_PROGRESSIVE_PIXELS if picture.info.get("progressive") else MAX_JPEG_PIXELS
    return MAX_WEBP_PIXELS if picture.format == "WEBP" else MAX_PIXELS


def encode_photo(name: str, data: bytes, edit: PhotoEdit = UNTOUCHED, told: Told = lambda _: None) -> Encoded:
    """Blocking. Rejected: wrong_type, bad_image, too_large."""
    with open_picture(name, data, PHOTO_FORMATS) as source:
        told(0.05)
        try:
            if edge := _draft_edge(source, len(data), edit):
                width, height = (max(1, side * edge // max(source.size)) for side in source.size)
                source.draft("RGB", (width, height))
            shrunk, times = _shrunk(source)
            flat = _flat(_in_screen_colours(_upright(shrunk)), times)
        except DAMAGED as error:
            raise Rejected("bad_image", name=name) from error
        # What is that much larger as it comes would only be packed for nothing.
        drawn = source.format == "BMP" or (source.format == "PNG" and len(data) <= 4 * MAX_PHOTO_BYTES)
    del source, shrunk
    told(0.4)
    edited = edited_photo(flat, edit)
    done = 0.5
    for format_, encoded, size in _attempts(edited, drawn=drawn):
        told(done)
        done += (1.0 - done) / 4
        if len(encoded) <= MAX_PHOTO_BYTES:
            suffix, mime = (".png", "image/png") if format_ == "PNG" else (".jpg", "image/jpeg")
            return Encoded(encoded, suffix, mime, *size)
    raise Rejected("too_large", name=name, size=len(data), limit=MAX_PHOTO_BYTES)


def _draft_edge(picture: Image.Image, size: int, edit: PhotoEdit) -> int:
    """The longest side with which a JPEG of so many bytes is enough; 0: it is wanted whole. Of one that is cropped all
    may be."""
    if size > _HOPELESS and edit.crop == WHOLE:
        return _DRAFT_EDGE
    return _LONGEST_EDGES[0] // 2 if max(picture.size) > _LONGEST_EDGES[0] else 0


def edited_photo(picture: Image.Image, edit: PhotoEdit) -> Image.Image:
    """Blurred, cropped, turned. What was blurred can't be had back: its pixels are gone."""
    for box in edit.blurs:
        _blur(picture, box)
    if edit.crop != WHOLE:
        picture = picture.crop(edit.crop.pixels(*picture.size))
    return picture.transpose(_QUARTERS[edit.turns]) if edit.turns else picture


def _blur(picture: Image.Image, box: Box) -> None:
    area = box.pixels(*picture.size)
    part = picture.crop(area)
    few = part.resize(cells(*part.size), Image.Resampling.BOX)
    picture.paste(few.resize(part.size, Image.Resampling.BICUBIC), area)


def _shrunk(picture: Image.Image) -> tuple[Image.Image, int]:
    """In the size in which it leaves at most, before each further step makes a copy of it; and how many times smaller
    it still has to become, which is for one with transparent parts: it would be copied whole."""
    times = -(-max(picture.size) // _LONGEST_EDGES[0])
    if times == 1 or picture.mode not in {"RGB", "CMYK"}:
        return picture, times
    shrunk = picture.reduce(times)
    picture.close()  # its pixels are many
    return shrunk, 1


def _small(picture: Image.Image, edge: int) -> Image.Image:
    """With no side longer than `edge`; the same where it is so already."""
    longest = max(picture.size)
    if longest <= edge:
        return picture
    size = (max(1, round(picture.width * edge / longest)), max(1, round(picture.height * edge / longest)))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _upright(picture: Image.Image) -> Image.Image:
    """As the camera was held; a picture whose metadata is damaged stays as it is."""
    with contextlib.suppress(*DAMAGED):
        ImageOps.exif_transpose(picture, in_place=True)
    return picture


def _in_screen_colours(picture: Image.Image) -> Image.Image:
    """A phone's wide colours, or a printer's, as sRGB: the profile that explains them is dropped."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "CMYK"}:
        return picture
    try:
        known = ImageCms.getOpenProfile(io.BytesIO(profile))
        changed = ImageCms.profileToProfile(picture, known, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture
    return changed or picture


def _flat(picture: Image.Image, times: int) -> Image.Image:
    """Plain colours on white, `times` times smaller, and nothing else: a new picture carries no metadata."""
    if picture.mode.startswith("I"):
        picture = _eight_bits(picture)
    flat = Image.new("RGB", (-(-picture.width // times), -(-picture.height // times)))
    rows = _STRIP * times
    for top in range(0, picture.height, rows):  # a copy of all of it would cost as much again
        strip = picture.crop((0, top, picture.width, min(top + rows, picture.height)))
        flat.paste(_on_white(strip).reduce(times), (0, top // times))
    return flat


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode not in {"RGBA", "LA", "PA", "P"}:
        return picture.convert("RGB")
    white = Image.new("RGB", picture.size, "white")
    layered = picture.convert("RGBA")
    white.paste(layered, (0, 0), mask=layered.getchannel("A"))
    return white


def _eight_bits(picture: Image.Image) -> Image.Image:
    """A grey picture of 16 bits a pixel, which Pillow would cut off at white."""
    return picture.convert("I").point(lambda value: value / 256).convert("L")


def _attempts(picture: Image.Image, *, drawn: bool) -> Iterator[tuple[str, bytes, tuple[int, int]]]:
    """Ever smaller encodings: a drawing whole as PNG first, then all the pixels, then fewer, quality before size."""
    if drawn and _fits_as_png(picture):
        yield "PNG", _encode(picture, "PNG"), picture.size
    longest = max(picture.size)
    pixel_bytes = 0.0
    """What a pixel took at the best quality, in the size before."""
    for edge in (longest, *(edge for edge in _LONGEST_EDGES if edge < longest)):
        if edge > _LONGEST_EDGES[0]:
            continue
        width, height = picture.width * edge / longest, picture.height * edge / longest
        if edge != _LONGEST_EDGES[-1] and width * height * pixel_bytes > _HOPELESS:
            continue
        smaller = _small(picture, edge)
        for quality in _QUALITIES:
            encoded = _encode(smaller, "JPEG", quality)
            yield "JPEG", encoded, smaller.size
            if quality == _QUALITIES[0]:
                pixel_bytes = len(encoded) / (smaller.width * smaller.height)
                if len(encoded) > _HOPELESS:
                    break


def _fits_as_png(picture: Image.Image) -> bool:
    """By a band in the middle: to pack a photo without loss takes seconds, and is for nothing."""
    height = max(picture.height // _BANDS, 1)
    top = (picture.height - height) // 2
    band = picture.crop((0, top, picture.width, top + height))
    return len(_encode(band, "PNG")) <= _HOPELESS * height / picture.height


def _encode(picture: Image.Image, format_: str, quality: int = 0) -> bytes:
    target = io.BytesIO()
    if format_ == "PNG":
        picture.save(target, "PNG", optimize=True)
    else:
        picture.save(target, "JPEG", quality=quality, optimize=True, progressive=True)
    return target.getvalue()
