"""The baseline of start and memory: the least that a window of Qt can be. It says when it was painted."""

import sys
import time

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Bare(QMainWindow):
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint:
            print("painted", time.monotonic_ns(), flush=True)
        return handled


def main() -> int:
    app = QApplication(sys.argv)
    window = Bare()
    window.resize(1280, 800)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
