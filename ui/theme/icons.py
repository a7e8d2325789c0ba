"""Icons by name (Material Design Icons), drawn in the colour of a role; the font is loaded when the first one is
needed after the window's first paint.

The font is qtawesome's, its code isn't: that goes through qtpy, which loads QtDataVisualization (GPL only) wherever it
is installed, and costs more time than the first paint.
"""

import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

FACE = "materialdesignicons6-webfont"
GLYPH_SHARE = 0.875
"""Of an icon's height: the font's own grid then falls on whole pixels at 16, 24 and 32."""

Draw = Callable[[QPainter, QRect, QIcon.Mode], None]


class IconFont:
    """The font file behind the icons. Until `load()` they are blank."""

    def __init__(self) -> None:
        self._family = ""
        self._points: dict[str, str] = {}

    @property
    def loaded(self) -> bool:
        return bool(self._family)

    def load(self) -> None:
        """Read the font; on the window's thread, once."""
        if self.loaded:
            return
        folder = _fonts()
        number = QFontDatabase.addApplicationFont(str(next(folder.glob(f"{FACE}-[0-9]*.ttf"))))
        self._points = json.loads(next(folder.glob(f"{FACE}-charmap-*.json")).read_text(encoding="ascii"))
        self._family = QFontDatabase.applicationFontFamilies(number)[0]

    def paint(self, painter: QPainter, rect: QRect, name: str, colour: QColor) -> None:
        """Draw the icon into the middle of `rect`; nothing before `load()`."""
        if not self.loaded:
            return
        font = QFont(self._family)
        font.setPixelSize(max(1, round(GLYPH_SHARE * min(rect.width(), rect.height()))))
        painter.save()
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(rect, QtCore.Qt.AlignmentFlag.AlignCenter, chr(int(self._points[name], 16)))
        painter.restore()


class RoleIconEngine(QIconEngine):
    """Asks for the colour each time it paints, so that a change of theme needs no new icons."""

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self._draw = draw

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        self._draw(painter, rect, mode)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        if made.isNull():  # a button squeezed to nothing asks for an icon of no size
            return made
        made.fill(QtCore.Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> "RoleIconEngine":
        return RoleIconEngine(self._draw)


def _fonts() -> Path:
    """Where qtawesome lies, found without running any of it."""
    spec = find_spec("qtawesome")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0], "fonts")
