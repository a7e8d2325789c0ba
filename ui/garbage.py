"""Collects reference cycles on the window's thread only: in a database thread it would destroy widgets there."""

import ctypes
import gc
import sys

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1_000


class Collector(QObject):
    """Turns Python's own collecting off and looks once a second whether a generation is full. `close` turns it on
    again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._loaded = 0
        self.settled = False
        """The start is over, and what it has made is left out of every later collection."""
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is over its threshold, as Python would have."""
        if not self.settled and self._is_quiet():
            self._settle()
            return
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0) if self.settled else (0,):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return

    def close(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _is_quiet(self) -> bool:
        """Nothing has been imported since the last look."""
        before, self._loaded = self._loaded, len(sys.modules)
        return before == self._loaded

    def _settle(self) -> None:
        """Modules and their classes stay for good. To look through all of them would block the window for 100 ms, each
        time that the oldest generation is full."""
        self.settled = True
        gc.freeze()
        _give_back()


def _give_back() -> None:
    """Loading needs memory that it frees again; libc would keep 10 MB of it."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it
        if trim is not None:
            trim(0)
