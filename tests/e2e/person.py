"""Somebody at the screen: sees what is visible, clicks, types, waits until something is so, and takes pictures."""

import json
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QInputMethodEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

W = TypeVar("W", bound=QWidget)
Steps = Generator[None, None, None]
"""A script: each `yield` lets the application run on."""

TICK_MS = 30
PATIENCE_S = 90.0
"""Far more than anything takes: a slow machine must not fail."""


class Stuck(AssertionError):
    """What was waited for did not come."""


class Person:
    """Works one window. `folder` takes the pictures, numbered in the order in which they are taken."""

    def __init__(self, window: QWidget, folder: Path) -> None:
        self.window = window
        self.folder = folder
        self.pictures: list[Path] = []
        folder.mkdir(parents=True, exist_ok=True)

    # --- seeing

    def find(self, kind: type[W], name: str = "", *, text: str = "") -> W | None:
        """The visible widget of this kind that has this object name or shows this text."""
        for top in (self.dialog(), self.window):
            if top is None:
                continue
            for widget in [top, *top.findChildren(QWidget)]:
                if isinstance(widget, kind) and widget.isVisible() and _is(widget, name, text):
                    return widget
        return None

    def dialog(self) -> QDialog | None:
        """The topmost open dialog."""
        active = QApplication.activeModalWidget()
        if isinstance(active, QDialog) and active.isVisible():
            return active
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        return shown[-1] if shown else None

    def until(self, condition: Callable[[], object], what: str, seconds: float = PATIENCE_S) -> Steps:
        """Wait; Stuck(what) when it takes too long."""
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                self.picture("stuck")
                raise Stuck(what)
            yield

    def see(self, kind: type[W], name: str = "", *, text: str = "") -> Generator[None, None, W]:
        """Wait for a widget and answer it."""
        yield from self.until(lambda: self.find(kind, name, text=text), f"no {kind.__name__} {name}{text}")
        found = self.find(kind, name, text=text)
        assert found is not None
        return found

    # --- doing

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        assert widget.isEnabled(), f"{widget.objectName() or widget} can't be clicked"
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center()
        )

    def focus(self) -> QWidget:
        """What the keyboard goes to."""
        top = self.dialog() or self.window
        focused = QApplication.focusWidget()
        if focused is not None and focused.window() is top:
            return focused
        return top.focusWidget() or top

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key on whatever has the focus."""
        QTest.keyClick(self.focus(), key, modifier)

    def type(self, text: str) -> None:
        """Text as an input method commits it: real keys don't carry Vietnamese letters."""
        for letter in text:
            commit = QInputMethodEvent()
            commit.setCommitString(letter)
            QApplication.sendEvent(self.focus(), commit)

    def click_in_page(self, view: Any, selector: str) -> Steps:
        """A real click on an element of a web page, as soon as it is there."""
        boxes: list[Any] = []
        script = (
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); if (!e) return '';"
            "e.scrollIntoView({block: 'nearest'}); const r = e.getBoundingClientRect();"
            "return JSON.stringify([r.x + r.width / 2, r.y + r.height / 2]); })()"
        )

        def there() -> bool:
            if boxes and boxes[-1]:
                return True
            view.page().runJavaScript(script, 0, boxes.append)
            return False

        yield from self.until(there, f"the page has no {selector}")
        x, y = json.loads(next(box for box in reversed(boxes) if box))
        self.click(view.focusProxy() or view, QPoint(round(x), round(y)))
        yield from self.rest()

    def rest(self, turns: int = 10) -> Steps:
        """Let what was asked for be drawn. Without a window manager no window is made the active one by itself."""
        top = self.dialog() or self.window
        if not top.isActiveWindow():
            top.activateWindow()
        for _ in range(turns):
            yield

    def picture(self, name: str) -> Path:
        """The window as it is, with the dialog that lies over it."""
        shot = self.window.grab()
        over, popup = self.dialog(), QApplication.activePopupWidget()
        if over is not None:
            self._lay_over(shot, over.grab())
        if popup is not None:
            painter = QPainter(shot)
            painter.drawPixmap(self.window.mapFromGlobal(popup.pos()), popup.grab())
            painter.end()
        path = self.folder / f"{len(self.pictures) + 1:02d}-{name}.png"
        assert shot.save(str(path)), f"{path} can't be written"
        self.pictures.append(path)
        return path

    def _lay_over(self, shot: QPixmap, over: QPixmap) -> None:
        """A dialog as a desktop shows it: in the middle, with an edge, the window behind it dimmed."""
        area = self.window.rect()
        place = over.deviceIndependentSize().toSize()
        corner = QPoint((area.width() - place.width()) // 2, (area.height() - place.height()) // 2)
        painter = QPainter(shot)
        painter.fillRect(area, QColor(0, 0, 0, 90))
        painter.drawPixmap(corner, over)
        painter.setPen(QColor(0, 0, 0, 60))
        painter.drawRect(QRect(corner, place).adjusted(-1, -1, 0, 0))
        painter.end()


class Script(QObject):
    """Plays steps beside the application, a step at each tick of Qt's clock; `failure` holds what stopped it."""

    def __init__(self, steps: Steps, finished: Callable[[], object]) -> None:
        super().__init__()
        self._steps = steps
        self._finished = finished
        self.failure: BaseException | None = None
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._end(None)
        except Exception as error:
            self._end(error)

    def _end(self, failure: BaseException | None) -> None:
        self._timer.stop()
        self.failure = failure
        self._finished()


def _is(widget: QWidget, name: str, text: str) -> bool:
    if name and widget.objectName() != name:
        return False
    shown = getattr(widget, "text", None)
    return not text or (callable(shown) and text.replace("&", "") in str(shown()).replace("&", ""))
