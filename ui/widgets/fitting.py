"""Dialogs that stay on the screen, however large everything in them is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

EDGE = 0.94
"""Of the screen at most: the title bar needs room too."""


def resize_within(widget: QWidget, width: int, height: int) -> None:
    """Give the widget this size, or what the screen has."""
    room = widget.screen().availableSize() * EDGE
    widget.resize(QSize(width, height).boundedTo(room))
