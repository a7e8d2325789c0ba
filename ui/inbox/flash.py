"""A place that was jumped to lights up for a moment, so that the eye finds it."""

from PySide6.QtCore import QEasingCurve, QObject, QRect, QVariantAnimation, Signal
from PySide6.QtGui import QPainter

from ui.theme.theme import Theme

SHOWN_MS = 1_800


class Flash(QObject):
    """Of one entry at a time."""

    moved = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.entry_id = ""
        self._fading = QVariantAnimation(self)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._fading.setDuration(SHOWN_MS)
        self._fading.setEasingCurve(QEasingCurve.Type.InQuad)
        self._fading.valueChanged.connect(lambda _: self.moved.emit())
        self._fading.finished.connect(self._on_finished)

    def start(self, entry_id: str) -> None:
        self._fading.stop()
        self.entry_id = entry_id
        self._fading.start()

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Behind the entry, over the whole width."""
        colour = self._theme.color("accent_soft")
        colour.setAlphaF(float(self._fading.currentValue()))
        painter.fillRect(area, colour)

    def _on_finished(self) -> None:
        self.entry_id = ""
        self.moved.emit()
