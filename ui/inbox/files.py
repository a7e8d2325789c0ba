"""Files from the disk and pictures from the clipboard, on their way into a message."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QStandardPaths
from PySide6.QtGui import QImage, QImageWriter

from app.errors import Rejected

MOST_BYTES = 50 * 1024 * 1024
"""A file larger than this isn't even read; the core's limits are far lower."""


def pictures_folder() -> str:
    """Where choosing a file begins."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)


def downloads_folder() -> str:
    """Where what is saved goes, unless the person says otherwise."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)


def read_file(path: Path) -> bytes:
    """A file's bytes. Raises Rejected for what is no file, can't be read or is far too large."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Rejected("too_large")
        return path.read_bytes()
    except OSError as error:
        raise Rejected("unreadable") from error


def as_png(image: QImage) -> bytes:
    """A pasted picture as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
