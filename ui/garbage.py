"""Collects reference cycles on the window's thread only: in a database thread it would destroy widgets there."""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1_000


class Collector(QObject):
    """Turns Python's own collecting off and looks once a second whether a generation is full. `close` turns it on
    again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is over its threshold, as Python would have."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return

    def close(self) -> None:
        self._timer.stop()
        gc.enable()
