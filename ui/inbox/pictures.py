"""Pictures for the inbox: read from the media cache, decoded off the window's thread, kept within a limit."""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Iterable
from enum import Enum, auto
from typing import Any, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPixmap

from app.domain.ids import MediaKey
from app.domain.messages import MediaState

FORMATS = frozenset({b"jpeg", b"png", b"gif", b"webp", b"bmp"})
"""What Zalo's customers send. An SVG could read this computer's files, and take for ever."""
MOST_BYTES = 150_000_000
"""A picture that needs more than this is refused before it is decoded; all but JPEGs are kept twice on the way."""
MOST_MEGABYTES = 256
"""What Qt may allocate for one picture."""
MOST_JPEG_PIXELS = 220_000_000
"""A JPEG is decoded at a fraction of its size where it has more: its decoder never unfolds the whole."""
SHOWN_EDGE = 1280
"""Pictures in the thread are kept no larger than this unless told; the viewer reads the original again."""
KEPT_BYTES = 96 * 1024 * 1024
LOCAL = "local:"
"""Prefix of a reference to one of our own files; anything else is Zalo's address."""


class MediaSource(Protocol):
    async def get(self, url: str) -> bytes | None: ...

    async def state(self, url: str) -> MediaState: ...

    async def local(self, key: MediaKey) -> bytes | None: ...

    async def again(self, url: str) -> None: ...

    def request(self, urls: Iterable[str]) -> object: ...


class Look(Enum):
    """What can be shown of a picture now."""

    LOADING = auto()
    READY = auto()
    EXPIRED = auto()
    FAILED = auto()


def local_ref(key: MediaKey) -> str:
    return LOCAL + key


def decode(data: bytes, edge: int = SHOWN_EDGE) -> QImage | None:
    """A picture from bytes, at most `edge` pixels on its longer side (0: as it is); None for what can't or shouldn't
    be decoded. Runs in any thread."""
    reader, _buffer = _reader(data)
    if not _is_known(reader):
        return None
    size = reader.size()
    pixels = size.width() * size.height()
    jpeg = bytes(reader.format().data()) == b"jpeg"
    most = MOST_BYTES // (_bytes_a_pixel(reader) * (1 if jpeg else 2))
    if not size.isValid() or pixels > (MOST_JPEG_PIXELS if jpeg else most):
        return None
    if pixels > most:
        edge = min(edge or MOST_JPEG_PIXELS, _halved(size, most))
    if edge and max(size.width(), size.height()) > edge:
        reader.setScaledSize(size.scaled(edge, edge, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def natural_size(data: bytes) -> QSize | None:
    """The picture's own size, put upright, from its header alone."""
    reader, _buffer = _reader(data)
    size = reader.size() if _is_known(reader) else QSize()
    if not size.isValid():
        return None
    sideways = reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
    return size.transposed() if sideways else size


def _bytes_a_pixel(reader: QImageReader) -> int:
    """Four, or eight where colours have sixteen bits."""
    depth = QImage.toPixelFormat(reader.imageFormat()).bitsPerPixel()
    return 8 if depth > 32 else 4


def _halved(size: QSize, most: int) -> int:
    """The longer side of the picture after it was halved until it has no more than `most` pixels: a JPEG is decoded at
    such a size, while any other would be a second picture beside it."""
    width, height = size.width(), size.height()
    while width * height > most:
        width, height = (width + 1) // 2, (height + 1) // 2
    return max(width, height)


def _is_known(reader: QImageReader) -> bool:
    return bytes(reader.format().data()) in FORMATS


def _reader(data: bytes) -> tuple[QImageReader, QBuffer]:
    """The buffer must live as long as its reader."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader, buffer


class Pictures(QObject):
    """Asked by delegates with `look()` and `pixmap()`; `changed` says which reference has something new to show."""

    changed = Signal(str)

    def __init__(
        self,
        media: MediaSource,
        spawn: Callable[[Coroutine[Any, Any, None]], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        QImageReader.setAllocationLimit(MOST_MEGABYTES)
        self._media = media
        self._spawn = spawn
        self._pixmaps: OrderedDict[str, QPixmap] = OrderedDict()
        self._bytes = 0
        self._sizes: dict[str, QSize] = {}
        self._looks: dict[str, Look] = {}
        self._busy: set[str] = set()
        self._wanted: dict[str, str] = {}
        self._edge = SHOWN_EDGE

    def set_edge(self, edge: int) -> None:
        """The longest that a picture is shown, in the screen's own pixels; those in memory are read anew."""
        if edge != self._edge:
            self._edge = edge
            refs = list(self._pixmaps)
            self._pixmaps.clear()
            self._bytes = 0
            for ref in refs:
                self.changed.emit(ref)

    def look(self, ref: str) -> Look:
        """What can be shown; starts reading when nothing is known yet. For painting."""
        look = self.peek(ref)
        if look is Look.LOADING:
            self._read(ref)
        return look

    def peek(self, ref: str) -> Look:
        """The same without reading anything, for measuring rows that nobody may ever look at."""
        if not ref:
            return Look.FAILED
        if ref in self._pixmaps:
            return Look.READY
        look = self._looks.get(ref, Look.LOADING)
        return Look.LOADING if look is Look.READY else look

    def pixmap(self, ref: str) -> QPixmap | None:
        found = self._pixmaps.get(ref)
        if found is not None:
            self._pixmaps.move_to_end(ref)
        return found

    def size(self, ref: str) -> QSize | None:
        """The picture's size once it was read, also after it left the memory, so that rows keep their height."""
        return self._sizes.get(ref)

    def may_come(self, ref: str) -> bool:
        """It could not be fetched, and may be the next time: `again` tries."""
        return self.peek(ref) is Look.FAILED and bool(ref) and not ref.startswith(LOCAL)

    def again(self, ref: str) -> None:
        """*Tải lại*: fetch what was given up."""
        self._looks.pop(ref, None)
        self.changed.emit(ref)
        self._spawn(self._fetch_again(ref))

    async def original(self, ref: str) -> bytes | None:
        """The file itself, for the viewer, saving and copying."""
        if ref.startswith(LOCAL):
            return await self._media.local(MediaKey(ref.removeprefix(LOCAL)))
        return await self._media.get(ref)

    def on_media(self, keys: Iterable[MediaKey]) -> None:
        """Files were stored or found to be dead: read again those that are waited for."""
        for key in keys:
            ref = self._wanted.pop(key, None)
            if ref is not None:
                self._looks.pop(ref, None)
                self._read(ref)

    # --- reading

    async def _fetch_again(self, ref: str) -> None:
        await self._media.again(ref)
        self._read(ref)

    def _read(self, ref: str) -> None:
        if ref not in self._busy and _key(ref) not in self._wanted:
            self._busy.add(ref)
            self._spawn(self._load(ref))

    async def _load(self, ref: str) -> None:
        try:
            data = await self.original(ref)
            if data is None:
                await self._missing(ref)
                return
            image, size = await asyncio.to_thread(_decoded, data, self._edge)
            if image is None:
                self._note(ref, Look.FAILED)
                return
            self._keep(ref, QPixmap.fromImage(image), size or image.size())
        finally:
            self._busy.discard(ref)

    async def _missing(self, ref: str) -> None:
        if ref.startswith(LOCAL):
            self._note(ref, Look.FAILED)
            return
        state = await self._media.state(ref)
        if state is MediaState.EXPIRED:
            self._note(ref, Look.EXPIRED)
        elif state is MediaState.FAILED:
            self._note(ref, Look.FAILED)
        else:
            self._wanted[_key(ref)] = ref
            self._media.request([ref])

    def _note(self, ref: str, look: Look) -> None:
        self._looks[ref] = look
        self.changed.emit(ref)

    def _keep(self, ref: str, pixmap: QPixmap, size: QSize) -> None:
        self._pixmaps[ref] = pixmap
        self._sizes[ref] = size
        self._bytes += _bytes(pixmap)
        while self._bytes > KEPT_BYTES and len(self._pixmaps) > 1:
            _, gone = self._pixmaps.popitem(last=False)
            self._bytes -= _bytes(gone)
        self._note(ref, Look.READY)


def _decoded(data: bytes, edge: int) -> tuple[QImage | None, QSize | None]:
    return decode(data, edge), natural_size(data)


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


def _key(ref: str) -> str:
    """The media key of an address, as the core names its files."""
    return hashlib.sha256(ref.encode()).hexdigest()
