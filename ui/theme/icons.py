"""Icons by name (Material Design Icons), drawn in the colour of a role; the font is loaded when the first one is
needed after the window's first paint."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap


class IconFont:
    """The font file behind the icons. Until `load()` they are blank: qtawesome costs more than the whole first
    paint."""

    def __init__(self) -> None:
        self._font: Any = None
        self._made: dict[tuple[str, str], QIcon] = {}

    @property
    def loaded(self) -> bool:
        return self._font is not None

    def load(self) -> None:
        """Read the font; on the window's thread, once."""
        if self._font is not None:
            return
        from qtawesome.iconic_font import IconicFont  # 136 ms that the first paint does without

        self._font = IconicFont(
            ("mdi6", "materialdesignicons6-webfont-6.9.96.ttf", "materialdesignicons6-webfont-charmap-6.9.96.json")
        )

    def coloured(self, name: str, colour: str) -> QIcon:
        """The icon in one colour; an empty one before `load()`."""
        if self._font is None:
            return QIcon()
        made = self._made.get((name, colour))
        if made is None:
            made = self._made[(name, colour)] = self._font.icon(f"mdi6.{name}", color=colour)
        return made


class RoleIconEngine(QIconEngine):
    """Asks for the colour each time it paints, so that a change of theme needs no new icons."""

    def __init__(self, draw: Callable[[QIcon.Mode], QIcon]) -> None:
        super().__init__()
        self._draw = draw

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        self._draw(mode).paint(painter, rect, Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal, state)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> "RoleIconEngine":
        return RoleIconEngine(self._draw)
