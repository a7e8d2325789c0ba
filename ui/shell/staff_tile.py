"""A person of the staff screen: a large picture, the name, and what there is to know before one chooses them."""

from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.sharing.values import Status
from app.domain.staff import Staff
from ui.people.staff_picture import Faces, StaffPicture
from ui.people.words import name_of, owner_word, status_word
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import BoxButton
from ui.widgets.texts import ElidedLabel, label


class StaffTile(BoxButton):
    """A click, Enter or Space chooses the person."""

    def __init__(self, theme: Theme, faces: Faces, one: Staff, parent: QWidget | None = None) -> None:
        super().__init__("choice", parent)
        self.one = one
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture = StaffPicture(theme, faces, Size.FACE)
        self.picture.show_staff(one, name_of(one))
        self.name = label(name_of(one), "strong", wrap=True)  # whole: the given name is the last word
        self.note = ElidedLabel(self._note(), "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.L, Space.M, Space.L)
        column.setSpacing(Space.XS)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.S)
        for line in (self.name, self.note):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            column.addWidget(line)
        self.setAccessibleName(name_of(one))
        self.setAccessibleDescription(self._note())

    @property
    def name_height(self) -> int:
        """Of one line or two; all tiles of a screen keep to the highest."""
        self.name.ensurePolished()  # the style's font is a bolder one
        line = ceil(QFontMetricsF(self.name.font()).lineSpacing())
        return min(2 * line, self.name.heightForWidth(Size.TILE - 2 * Space.M))

    def sizeHint(self) -> QSize:
        return QSize(Size.TILE, super().sizeHint().height())

    def _note(self) -> str:
        parts = []
        if self.one.is_owner and self.one.name:
            parts.append(owner_word())
        if self.one.status is Status.PAUSED:
            parts.append(status_word(Status.PAUSED))
        if not self.one.has_pin:
            parts.append(self.tr("No PIN"))
        return " · ".join(parts)
