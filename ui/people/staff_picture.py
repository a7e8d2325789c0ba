"""A person's picture from the media cache; their initials until there is one."""

from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from app.domain.staff import Staff
from ui.bridge import spawn
from ui.theme.theme import Theme
from ui.widgets.avatar import Avatar


class Faces(Protocol):
    """What of `services.staff.People` is needed."""

    async def picture(self, one: Staff) -> bytes | None: ...


async def face(faces: Faces, one: Staff, edge: int) -> QImage | None:
    """The picture, no larger than it is shown; None without one, or where it can't be read."""
    data = await faces.picture(one) if one.picture else None
    image = QImage.fromData(data) if data else QImage()
    if image.isNull():
        return None
    size = QSize(edge, edge)
    return image.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation)


class StaffPicture(Avatar):
    """Asks for the picture when it is shown somebody."""

    def __init__(self, theme: Theme, faces: Faces, size: int) -> None:
        super().__init__(theme, size)
        self._faces = faces
        self._one: Staff | None = None

    def show_staff(self, one: Staff, name: str = "") -> None:
        """`name` stands for somebody who has none yet."""
        before, self._one = self._one, one
        shown = None if before is None or (before.id, before.picture) != (one.id, one.picture) else self._picture
        self.show_person(one.id, one.name or name, shown)
        if one.picture and shown is None:
            spawn(self, self._read(one, name), name="staff-picture")

    async def _read(self, one: Staff, name: str) -> None:
        image = await face(self._faces, one, round(self.width() * self.devicePixelRatioF()))
        if image is not None and one == self._one:
            self.show_person(one.id, one.name or name, image)
