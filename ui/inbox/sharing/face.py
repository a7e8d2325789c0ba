"""A colleague's picture in a widget; initials until it is there."""

from app.domain.ids import StaffId
from ui.inbox.pictures import Pictures
from ui.inbox.sharing.colleagues import Colleagues
from ui.theme.theme import Theme
from ui.widgets.avatar import Avatar


class Face(Avatar):
    def __init__(self, theme: Theme, people: Colleagues, pictures: Pictures, size: int) -> None:
        super().__init__(theme, size)
        self._people, self._pictures = people, pictures
        self._who: StaffId | None = None
        people.changed.connect(self._draw)
        pictures.changed.connect(self._on_picture)

    def show_staff(self, who: StaffId) -> None:
        self._who = who
        self._draw()

    def _draw(self) -> None:
        if self._who is None:
            return
        ref = self._people.picture(self._who)
        picture = self._pictures.pixmap(ref) if ref and self._pictures.look(ref) else None
        self.show_person(self._who, self._people.name(self._who), picture.toImage() if picture is not None else None)

    def _on_picture(self, ref: str) -> None:
        if self._who is not None and ref == self._people.picture(self._who):
            self._draw()
