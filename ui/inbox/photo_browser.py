"""Fills the viewer: from photo to photo of a conversation, decoded off the window's thread, the small one first."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QSize, QSizeF, Signal
from PySide6.QtGui import QGuiApplication

from app.domain.ids import OWNER, ConversationId, StaffId
from app.domain.messages import Direction, MediaState
from app.domain.photos import Photo, Place
from app.errors import Rejected
from ui import i18n
from ui.inbox.pictures import Pictures, decode, local_ref, natural_size
from ui.inbox.viewer import PhotoViewer

GIF = (b"GIF87a", b"GIF89a")


class PhotoSource(Protocol):
    """What the browser needs of the core's photos."""

    async def find(self, cid: ConversationId, ref: str, by: StaffId) -> Photo | None: ...

    async def next(self, photo: Photo, by: StaffId) -> Photo | None: ...

    async def previous(self, photo: Photo, by: StaffId) -> Photo | None: ...

    async def place(self, photo: Photo, by: StaffId) -> Place: ...

    async def data(self, photo: Photo) -> bytes | None: ...


class Keeper(Protocol):
    """What it needs of the media cache."""

    async def is_kept(self, ref: str) -> bool: ...

    async def keep(self, refs: list[str], *, kept: bool) -> None: ...

    async def state(self, url: str) -> MediaState: ...


class PhotoBrowser(QObject):
    """Lives as long as its viewer."""

    save_wanted = Signal(object, object)
    """(Photo, its bytes)"""

    def __init__(
        self,
        photos: PhotoSource,
        media: Keeper,
        pictures: Pictures,
        viewer: PhotoViewer,
        *,
        who: Callable[[Photo], str],
        spawn: Callable[[Coroutine[Any, Any, None]], object],
        by: StaffId = OWNER,
    ) -> None:
        super().__init__(viewer)
        self._photos, self._by = photos, by
        self._media = media
        self._pictures = pictures
        self._viewer = viewer
        self._who = who
        self._spawn = spawn
        self._photo: Photo | None = None
        self._data: bytes | None = None
        self._neighbours: dict[int, Photo | None] = {}
        viewer.step_wanted.connect(self._step)
        viewer.copy_wanted.connect(lambda: spawn(self._copy()))
        viewer.save_wanted.connect(self._save)
        viewer.keep_wanted.connect(lambda kept: spawn(self._keep(kept)))

    async def show(self, photo: Photo) -> None:
        """Another photo: its words and what there is of it at once, the rest as it comes."""
        self._photo, self._data, self._neighbours = photo, None, {}
        viewer = self._viewer
        viewer.show_words(self._who(photo), i18n.date_time(photo.at), photo.text)
        viewer.show_kept(False)
        viewer.show_neighbours(older=False, newer=False)
        self._show_small(photo)
        await asyncio.gather(self._load(photo), self._look_around(photo))

    def _show_small(self, photo: Photo) -> None:
        """What the thread shows already."""
        refs = [local_ref(photo.own) if photo.own else "", photo.thumb, photo.url]
        pixmap = next((found for ref in refs if ref and (found := self._pictures.pixmap(ref)) is not None), None)
        if pixmap is not None:
            ref = next(ref for ref in refs if ref and self._pictures.pixmap(ref) is pixmap)
            size = self._pictures.size(ref)
            self._viewer.show_image(pixmap.toImage(), QSizeF(size) if size is not None else None)

    async def _load(self, photo: Photo) -> None:
        data = await self._photos.data(photo)
        if photo is not self._photo:
            return
        self._data = data
        if data is None:
            await self._show_gone(photo)
            return
        ratio = self._viewer.devicePixelRatioF()
        room = max(self._viewer.width(), self._viewer.height())
        fitted = await asyncio.to_thread(decode, data, round(room * ratio))
        if photo is not self._photo:
            return
        if fitted is None:
            self._viewer.show_nothing(QCoreApplication.translate("Inbox", "This picture can't be shown"), at_zalo=True)
            return
        size = natural_size(data) or fitted.size()
        self._viewer.show_image(fitted, QSizeF(size))
        if data.startswith(GIF):
            self._viewer.canvas.play(data)
        elif _is_more(size, fitted.size()):
            whole = await asyncio.to_thread(decode, data, 0)
            if whole is not None and photo is self._photo:
                self._viewer.canvas.refine(whole)

    async def _show_gone(self, photo: Photo) -> None:
        state = await self._media.state(photo.url or photo.thumb)
        if state is MediaState.EXPIRED:
            why = QCoreApplication.translate(
                "Inbox", "This photo is no longer on Zalo's server. OA Manager may still show it."
            )
        elif state is MediaState.WANTED and photo.url:
            why = QCoreApplication.translate("Inbox", "Zalo can't be reached now; the photo is fetched later.")
        else:
            why = QCoreApplication.translate("Inbox", "This picture can't be shown")
        self._viewer.show_nothing(why, at_zalo=state is not MediaState.WANTED)

    async def _look_around(self, photo: Photo) -> None:
        photos, by = self._photos, self._by
        place = await photos.place(photo, by)
        older, newer = await photos.previous(photo, by), await photos.next(photo, by)
        kept = bool(photo.refs) and await self._media.is_kept(photo.refs[0])
        if photo is self._photo:
            self._neighbours = {-1: older, 1: newer}
            self._viewer.show_place(place.number, place.total)
            self._viewer.show_neighbours(older=older is not None, newer=newer is not None)
            self._viewer.show_kept(kept)

    def _step(self, by: int) -> None:
        photo = self._neighbours.get(by)
        if photo is not None:
            self._spawn(self.show(photo))

    async def _copy(self) -> None:
        data = self._data
        image = await asyncio.to_thread(decode, data, 0) if data is not None else None
        if image is None:
            raise Rejected("file_missing")
        QGuiApplication.clipboard().setImage(image)

    def _save(self) -> None:
        if self._photo is not None and self._data is not None:
            self.save_wanted.emit(self._photo, self._data)

    async def _keep(self, kept: bool) -> None:
        photo = self._photo
        if photo is not None:
            await self._media.keep(list(photo.refs), kept=kept)
            self._viewer.show_kept(kept)


def who_sent(photo: Photo, customer: str) -> str:
    """The customer's name, or that it was us."""
    return customer if photo.direction is Direction.IN else QCoreApplication.translate("Inbox", "You")


def _is_more(size: QSize, shown: QSize) -> bool:
    return size.width() > shown.width() or size.height() > shown.height()
