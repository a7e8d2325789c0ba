"""An OA's picture from the media cache; its initials until there is one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QImage

from app.domain.messages import OaProfile
from app.events import EventBus, MediaChanged
from ui.bridge import Coalescer, spawn
from ui.theme.theme import Theme
from ui.widgets.avatar import Avatar


class Media(Protocol):
    """Pictures: those that are cached, and the wish for others."""

    async def get(self, url: str) -> bytes | None: ...

    def request(self, urls: Iterable[str]) -> object: ...


@dataclass(frozen=True, slots=True)
class Pictures:
    """Where pictures come from, and the bus that tells of new ones."""

    media: Media
    bus: EventBus


class OaPicture(Avatar):
    """Asks for the picture when it is shown an OA, and again when the cache has grown."""

    def __init__(self, theme: Theme, pictures: Pictures, size: int) -> None:
        super().__init__(theme, size)
        self._pictures = pictures
        self._oa: OaProfile | None = None
        self._image: QImage | None = None
        Coalescer(pictures.bus, self, MediaChanged, self._on_media)

    def show_oa(self, profile: OaProfile) -> None:
        fresh = self._oa is None or profile.avatar != self._oa.avatar
        self._oa = profile
        if fresh:
            self._image = None
            if profile.avatar:
                self._pictures.media.request([profile.avatar])
                self._read(profile.avatar)
        self._draw()

    def _draw(self) -> None:
        if self._oa is not None:
            self.show_person(self._oa.oa_id, self._oa.name or self._oa.oa_id, self._image)

    def _read(self, url: str) -> None:
        spawn(self, self._fetch(url), name="oa-picture")

    async def _fetch(self, url: str) -> None:
        data = await self._pictures.media.get(url)
        if data is None or self._oa is None or url != self._oa.avatar:
            return
        image = QImage.fromData(data)
        self._image = None if image.isNull() else image
        self._draw()

    def _on_media(self, events: list[MediaChanged]) -> None:
        if self._oa is not None and self._oa.avatar and self._image is None:
            self._read(self._oa.avatar)
