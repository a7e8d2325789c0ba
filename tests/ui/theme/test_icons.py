"""The icons, and that drawing them brings in no code that we may not ship."""

import subprocess
import sys

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.theme.icons import IconFont

AREA = QRect(10, 10, 24, 24)
FORBIDDEN = ("QtCharts", "QtDataVisualization", "QtGraphs", "QtVirtualKeyboard")
"""Qt's modules under the GPL alone."""

UP = f"""
import os, sys, tempfile
os.environ["QUAYCHAT_HOME"] = tempfile.mkdtemp()
from PySide6.QtCore import QTimer
from ui.main import main

def watch(window):
    def look():
        if window.page is window.findChild(type(window.page)) and type(window.page).__name__ != "Skeleton":
            window.close()
    timer = QTimer(window, interval=20)
    timer.timeout.connect(look)
    timer.start()

main(["--practice"], watch=watch)
print([name for name in sys.modules if name.startswith(tuple("PySide6." + one for one in {FORBIDDEN}))])
print([name for name in sys.modules if name in ("qtpy", "qtawesome")])
"""


def _drawn(font: IconFont, name: str) -> QImage:
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    font.paint(painter, AREA, name, QColor("black"))
    painter.end()
    return image


def _dark(image: QImage) -> list[tuple[int, int]]:
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return [(x, y) for x, y in points if image.pixelColor(x, y).lightness() < 128]


def test_an_icon_is_blank_before_the_font_is_there_and_lies_in_the_middle_after(qtbot: QtBot) -> None:
    font = IconFont()
    assert not _dark(_drawn(font, "circle"))
    font.load()
    dark = _dark(_drawn(font, "circle"))
    assert dark
    assert all(AREA.contains(x, y) for x, y in dark)
    middle = sum(x for x, _ in dark) / len(dark), sum(y for _, y in dark) / len(dark)
    assert all(abs(part - 21.5) < 1 for part in middle)
    assert _drawn(font, "circle") != _drawn(font, "square")


def test_no_module_of_qt_that_is_gpl_only_is_loaded_with_the_window_up() -> None:
    done = subprocess.run([sys.executable, "-c", UP], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.split("\n")[:2] == ["[]", "[]"], done.stderr
