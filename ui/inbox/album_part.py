"""An album in one bubble: a grid of photos, each of which can be opened, saved, and sent again on its own."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from ui.inbox.fitted import Corners, Fitted, round_path
from ui.inbox.hit import Act, Hit
from ui.inbox.icon_paint import paint_icon
from ui.inbox.pictures import Look, Pictures
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space

GAP = 2.0
ROWS = {1: (1,), 2: (2,), 3: (1, 2), 4: (2, 2), 5: (2, 3), 6: (3, 3), 7: (2, 2, 3), 8: (2, 3, 3), 9: (3, 3, 3)}
TEN = (2, 2, 3, 3)


@dataclass(frozen=True, slots=True)
class Cell:
    """One photo: what is shown small, what is opened, and the sign of its sending (icon, role), if it isn't sent."""

    ref: str
    full: str
    sign: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a photo stands in the grid, and which of its corners are the grid's: top left, top right, bottom right,
    bottom left."""

    area: QRectF
    outer: tuple[bool, bool, bool, bool]


def tiles(count: int, width: float) -> list[Tile]:
    """The places of `count` photos (at most ten), filling `width`; rows of three are squares, wider ones lie."""
    rows = ROWS.get(count, TEN)
    made: list[Tile] = []
    y = 0.0
    for number, across in enumerate(rows):
        wide = (width - GAP * (across - 1)) / across
        high = round(wide if across == 3 else wide * (0.82 if across == 2 else 0.58))
        first, last = number == 0, number == len(rows) - 1
        for column in range(across):
            left, right = column == 0, column == across - 1
            area = QRectF(round(column * (wide + GAP)), y, round(wide), high)
            made.append(Tile(area, (first and left, first and right, last and right, last and left)))
        y += high + GAP
    return made


class AlbumPart:
    """`corners` are the radii of the whole grid."""

    def __init__(self, theme: Theme, pictures: Pictures, fitted: Fitted, cells: tuple[Cell, ...], width: float) -> None:
        self._theme = theme
        self._pictures = pictures
        self._fitted = fitted
        self._cells = cells
        self._tiles = tiles(len(cells), round(min(width, 1.2 * Size.PHOTO_MAX)))
        bottom = max((tile.area.bottom() for tile in self._tiles), default=0.0)
        right = max((tile.area.right() for tile in self._tiles), default=0.0)
        self.size = QSizeF(right, bottom)
        self.last_width = right
        self.corners: Corners = (0.0, 0.0, 0.0, 0.0)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        for cell, tile in zip(self._cells, self._tiles, strict=True):
            area = tile.area.translated(at)
            top_left, top_right, bottom_right, bottom_left = (
                radius if outer else 0.0 for radius, outer in zip(self.corners, tile.outer, strict=True)
            )
            corners = (top_left, top_right, bottom_right, bottom_left)
            self._pictures.look(cell.ref)
            pixmap = self._pictures.pixmap(cell.ref)
            if pixmap is not None:
                self._fitted.paint(painter, pixmap, area, corners)
            else:
                self._paint_stand_in(painter, area, corners, cell.ref)
            if cell.sign is not None:
                self._paint_sign(painter, area, *cell.sign)

    def _paint_stand_in(self, painter: QPainter, area: QRectF, corners: Corners, ref: str) -> None:
        painter.fillPath(round_path(area, corners), self._theme.color("faint"))
        gone = self._pictures.peek(ref) in (Look.EXPIRED, Look.FAILED)
        again = self._pictures.may_come(ref)
        name = "refresh" if again else "image-off-outline" if gone else "image-outline"
        paint_icon(painter, self._theme.icon(name, "accent" if again else "secondary"), area.center(), Size.ICON_L)

    def _paint_sign(self, painter: QPainter, area: QRectF, icon: str, role: str) -> None:
        """A disc in the corner, so that it is seen on any photo."""
        edge = Size.ICON + Space.XS
        disc = QRectF(area.right() - edge - Space.XS, area.top() + Space.XS, edge, edge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("surface"))
        painter.drawEllipse(disc)
        paint_icon(painter, self._theme.icon(icon, role), disc.center(), Size.ICON_S)

    def hits(self, at: QPointF) -> list[Hit]:
        found = []
        for number, (cell, tile) in enumerate(zip(self._cells, self._tiles, strict=True)):
            area = tile.area.translated(at)
            if self._pictures.may_come(cell.ref):
                found.append(Hit(Act.AGAIN, area, cell.ref, number))
                continue
            gone = self._pictures.peek(cell.ref) in (Look.EXPIRED, Look.FAILED)
            found.append(Hit(Act.GONE if gone else Act.PHOTO, area, cell.full, number))
        return found
