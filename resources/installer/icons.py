"""Draws the app's icon into files, for programs, installers and desktops: `python -m resources.installer.icons FOLDER`.

It is drawn by the code that draws it in the window, so that there is one icon and not two.
"""

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QApplication

from ui.alerts.badge import app_pixmap
from ui.theme.theme import Theme

EDGES = (16, 20, 22, 24, 32, 40, 48, 64, 128, 256, 512, 1024)
ICO = (16, 20, 24, 32, 40, 48, 64, 128, 256)
ICNS = (16, 32, 64, 128, 256, 512, 1024)


def draw(app: QApplication, folder: Path) -> None:
    """quaychat-EDGE.png for each edge, quaychat.ico and quaychat.icns."""
    folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(app, "light", 100)
    theme.load_icons()
    made = {edge: _picture(theme, edge) for edge in EDGES}
    for edge, picture in made.items():
        picture.save(folder / f"quaychat-{edge}.png", optimize=True)
    _together(made, ICO, folder / "quaychat.ico")
    _together(made, ICNS, folder / "quaychat.icns")


def _together(made: dict[int, Image.Image], edges: tuple[int, ...], path: Path) -> None:
    """All sizes in one file, as Windows and macOS want it."""
    smaller = [made[edge] for edge in edges[:-1]]
    made[edges[-1]].save(path, sizes=[(edge, edge) for edge in edges], append_images=smaller)


def _picture(theme: Theme, edge: int) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert app_pixmap(theme, edge).save(buffer, "PNG")
    return Image.open(BytesIO(buffer.data().data())).convert("RGBA")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw(QApplication(sys.argv[:1]), Path(sys.argv[1]))
