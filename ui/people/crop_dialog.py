"""From a file to a square picture of a person: read away from the window's thread, cut by hand, kept small."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from app.errors import Rejected
from ui.people.crop_canvas import MOST_ZOOM, CropCanvas
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import IconLabel, button
from ui.widgets.texts import label

EDGE = 512
"""A picture of a person is kept no larger than this, in pixels."""
READ_EDGE = 2_048
QUALITY = 90
FINE = 100
"""Steps of the slider for each doubling."""


class CropDialog(QDialog):
    """`chosen` brings a JPEG. Open it with `open()`."""

    chosen = Signal(bytes)

    def __init__(self, image: QImage, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Picture"))
        self.canvas = CropCanvas(image, theme)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(FINE, round(MOST_ZOOM * FINE))
        self.slider.setAccessibleName(self.tr("Size"))
        self.leave, self.go = button(self.tr("Cancel"), "quiet"), button(self.tr("Use this picture"), "primary")
        self.go.setDefault(True)
        size = QHBoxLayout()
        size.setSpacing(Space.S)
        size.addWidget(IconLabel(theme, "magnify-minus-outline"))
        size.addWidget(self.slider, 1)
        size.addWidget(IconLabel(theme, "magnify-plus-outline"))
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("Move the picture until the face is in the circle"), "secondary", wrap=True))
        column.addWidget(self.canvas, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(size)
        column.addSpacing(Space.S)
        column.addLayout(foot)
        self.slider.valueChanged.connect(lambda value: self.canvas.set_zoom(value / FINE))
        self.canvas.zoomed.connect(lambda zoom: self.slider.setValue(round(zoom * FINE)))
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        self.canvas.setFocus()

    def _on_go(self) -> None:
        self.chosen.emit(to_jpeg(self.canvas.cropped(EDGE)))
        self.accept()


async def read_picture(path: Path) -> QImage:
    """Rejected `bad_image`."""
    image = await asyncio.to_thread(_read, path)
    if image.isNull():
        raise Rejected("bad_image", name=path.name)
    return image


def to_jpeg(image: QImage) -> bytes:
    """On white where it is transparent."""
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    flat.save(buffer, "JPEG", QUALITY)  # type: ignore[call-overload]
    return bytes(data.data())


def _read(path: Path) -> QImage:
    """Upright, and no larger than is needed: a photo of 50 megapixels is read small."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > READ_EDGE:
        reader.setScaledSize(size.scaled(QSize(READ_EDGE, READ_EDGE), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
