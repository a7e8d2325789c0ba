"""Pictures of windows: each is looked at for being drawn at all, and kept where somebody wants to see it."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.self_test.report import must

GRID = 160
COLOURS = 4
"""A window with words on it has more: ground, text, lines and what lies between them at the edges of letters."""
MOMENT_S = 0.06
MOMENTS = 4


class Album:
    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self.names: list[str] = []

    async def take(self, name: str, widget: QWidget) -> None:
        """Let it be laid out and painted, then look at it. Wrong: nothing is drawn."""
        await rest()
        image = widget.grab().toImage()
        must(not image.isNull(), f"{name} has no size")
        must(colours(image) >= COLOURS, f"{name} is blank")
        self.names.append(name)
        if self._folder is not None:
            path = self._folder / f"{len(self.names):02d}-{name}.png"
            must(image.save(str(path)), f"{path} can't be written")


async def rest() -> None:
    """Let what was asked for be drawn."""
    for _ in range(MOMENTS):
        await asyncio.sleep(MOMENT_S)


def colours(image: QImage) -> int:
    """How many different ones there are, on a grid."""
    size = QSize(min(GRID, image.width()), min(GRID, image.height()))
    across, down = image.width() / size.width(), image.height() / size.height()
    return len({image.pixel(int(x * across), int(y * down)) for x in range(size.width()) for y in range(size.height())})
