"""Where the window stood and how it was divided, for each arrangement of screens; never off all of them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QSettings, QSize, QTimer

from ui.theme.tokens import Lengths

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QSplitter, QWidget

GRIP = 80
"""So much of the top edge must be on a screen: by it the window can be moved."""
FRAME = QSize(16, 40)
"""What systems draw around a window, at most; it isn't known before the window is shown."""
GEOMETRY = "geometry"


def arrangement(screens: Sequence[QScreen]) -> str:
    """A short name for these screens in this order of places: at the shop's counter, at home, on the laptop alone."""
    areas = sorted((screen.geometry().getRect(), screen.name()) for screen in screens)
    return f"{zlib.crc32(repr(areas).encode()):08x}"


def fitted(wanted: QRect, areas: Sequence[QRect]) -> QRect:
    """`wanted` if its top edge can be grasped on one of these areas, else moved and shrunk into the one it overlaps
    most, or the first."""
    for area in areas:
        size = wanted.size().boundedTo(area.size())
        seen = QRect(wanted.topLeft(), QSize(size.width(), 1)).intersected(area)
        if seen.height() == 1 and seen.width() >= min(GRIP, size.width()):
            return QRect(wanted.topLeft(), size)
    if not areas:
        return wanted
    area = max(areas, key=lambda one: _surface(one.intersected(wanted)))
    size = wanted.size().boundedTo(area.size())
    left = min(max(wanted.left(), area.left()), area.right() + 1 - size.width())
    above = min(max(wanted.top(), area.top()), area.bottom() + 1 - size.height())
    return QRect(QPoint(left, above), size)


def _surface(area: QRect) -> int:
    return area.width() * area.height() if area.isValid() else 0


class WindowPlace:
    """Kept in an ini file beside the profile; without a file (practice) nothing is."""

    def __init__(self, window: QWidget, file: Path | None) -> None:
        self._window = window
        self._kept = QSettings(str(file), QSettings.Format.IniFormat) if file else None

    def restore(self, usual: QSize) -> None:
        """As it stood with these screens, or as it stood last, or in its usual size."""
        window = self._window
        known = self._value(GEOMETRY, everywhere=True)
        if not isinstance(known, QByteArray) or not window.restoreGeometry(known):
            self._first_time(usual)
            return
        if not window.isMaximized() and not window.isFullScreen():
            window.setGeometry(fitted(window.geometry(), [one.availableGeometry() for one in self._screens()]))

    def _first_time(self, usual: QSize) -> None:
        """In its usual size where the system likes; on a screen too small for that, as large as fits with its frame,
        from the corner: else its foot would lie under the task bar."""
        room = self._window.screen().availableGeometry()
        within = room.size() - FRAME
        self._window.resize(usual.boundedTo(within))
        if usual.boundedTo(within) != usual:
            self._window.move(room.topLeft())

    def save(self) -> None:
        self.set_value(GEOMETRY, self._window.saveGeometry())
        if self._kept is not None:
            self._kept.setValue(f"window/{GEOMETRY}", self._window.saveGeometry())
            self._kept.sync()

    def keep(self, splitter: QSplitter) -> None:
        """From now on this splitter is divided as the person left it. It needs an object name."""
        name = f"parts/{splitter.objectName()}"
        splitter.splitterMoved.connect(lambda: self.set_value(name, _usual(splitter.sizes())))
        known = self._value(name, everywhere=False)
        sizes = [int(part) for part in known] if isinstance(known, list) and all(map(_is_number, known)) else []
        if len(sizes) == splitter.count():
            QTimer.singleShot(0, splitter, lambda: _divide(splitter, sizes))

    def first_part(self, name: str, usual: int) -> int:
        """How wide the first part of this splitter was, for what is shown before it."""
        known = self._value(f"parts/{name}", everywhere=False)
        kept = isinstance(known, list) and known and _is_number(known[0])
        return round(int(known[0]) * Lengths.percent / 100) if kept else usual  # type: ignore[index]

    def set_value(self, name: str, value: object) -> None:
        """Something about this arrangement of screens."""
        if self._kept is not None:
            self._kept.setValue(f"{arrangement(self._screens())}/{name}", value)

    def _value(self, name: str, *, everywhere: bool) -> object:
        if self._kept is None:
            return None
        here = self._kept.value(f"{arrangement(self._screens())}/{name}")
        return here if here is not None or not everywhere else self._kept.value(f"window/{name}")

    def _screens(self) -> list[QScreen]:
        return self._window.screen().virtualSiblings()


def _is_number(part: object) -> bool:
    return str(part).isdecimal()


def _usual(sizes: Sequence[int]) -> list[int]:
    """Kept for 100 %: the zoom may be another one next time."""
    return [round(size * 100 / Lengths.percent) for size in sizes]


def _divide(splitter: QSplitter, usual: Sequence[int]) -> None:
    """All parts as they were; the widest takes what the window has more or less of than then."""
    sizes = [round(size * Lengths.percent / 100) for size in usual]
    widest = max(range(len(sizes)), key=sizes.__getitem__)
    sizes[widest] = max(0, sizes[widest] + sum(splitter.sizes()) - sum(sizes))
    splitter.setSizes(sizes)
