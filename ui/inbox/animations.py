"""GIFs that move while they are in view, and rest otherwise."""

from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImageReader, QMovie, QPixmap

from ui.inbox.pictures import Pictures

MOST_AT_ONCE = 6
MOST_PIXELS = 4_000_000
"""A larger animation stays still: each of its frames is decoded on the window's thread."""


class Animations(QObject):
    """Holds the movies of what is in view; `moved` says which one has a new frame."""

    moved = Signal(str)

    def __init__(
        self,
        pictures: Pictures,
        spawn: Callable[[Coroutine[Any, Any, None]], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._spawn = spawn
        self._movies: dict[str, QMovie | None] = {}

    def frame(self, ref: str) -> QPixmap | None:
        """The present frame; None when it isn't moving."""
        movie = self._movies.get(ref)
        return movie.currentPixmap() if movie is not None and movie.currentFrameNumber() >= 0 else None

    def in_view(self, refs: Iterable[str]) -> None:
        """Just these are in view: others stop and are given back, new ones start."""
        wanted = list(dict.fromkeys(refs))[:MOST_AT_ONCE]
        for ref in [ref for ref in self._movies if ref not in wanted]:
            movie = self._movies.pop(ref)
            if movie is not None:
                movie.stop()
                movie.deleteLater()
        for ref in wanted:
            if ref not in self._movies:
                self._movies[ref] = None
                self._spawn(self._start(ref))

    async def _start(self, ref: str) -> None:
        data = await self._pictures.original(ref)
        if ref not in self._movies:
            return
        if data is None:
            del self._movies[ref]
            return
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        size = QImageReader(buffer).size()
        buffer.seek(0)
        if size.width() * size.height() > MOST_PIXELS:
            buffer.deleteLater()
            return
        movie = QMovie(buffer, QByteArray(), self)
        buffer.setParent(movie)
        movie.frameChanged.connect(lambda _: self.moved.emit(ref))
        self._movies[ref] = movie
        movie.start()
