"""The open conversation: what can be pressed in its bubbles, and words that can be marked and copied."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.inbox.bubble import BubbleRow
from ui.inbox.hit import Act, Hit
from ui.inbox.pictures import Pictures
from ui.inbox.placed_thread import PlacedThread
from ui.models.entries import Entry
from ui.models.thread import ThreadModel
from ui.theme.theme import Theme

LINES_A_STEP = 3


class ThreadView(PlacedThread):
    """Everything that a press means is told by `pressed_hit` and `menu_wanted`; the pane acts on it."""

    pressed_hit = Signal(object, object)
    """(Entry, Hit)"""
    menu_wanted = Signal(object, object, QPoint)
    """(Entry, Hit or None, global position)"""

    def __init__(
        self,
        model: ThreadModel,
        pictures: Pictures,
        theme: Theme,
        *,
        now: Callable[[], int],
        spawn: Callable[[Coroutine[Any, Any, None]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, pictures, theme, now=now, spawn=spawn, parent=parent)
        self._drag: str | None = None
        self._pressed: tuple[str, Hit] | None = None
        self.setMouseTracking(True)

    def hit_at(self, point: QPoint) -> tuple[Entry, Hit] | None:
        """What can be pressed at a point of the viewport."""
        found = self._entry_at(point)
        if found is None:
            return None
        entry, origin = found
        inside = QPointF(point - origin)
        for hit in reversed(list(self._bubbles.row(entry).hits())):
            if hit.rect.contains(inside):
                return entry, hit
        return None

    def _entry_at(self, point: QPoint) -> tuple[Entry, QPoint] | None:
        index = self.indexAt(point)
        if not index.isValid():
            return None
        return self._thread.entry(index.row()), self.visualRect(index).topLeft()

    def _cursor_at(self, point: QPoint, entry_id: str | None = None) -> tuple[str, int] | None:
        """The entry and the position in its text under a point; with `entry_id`, the nearest one in that entry."""
        row = self._thread.row_of(entry_id) if entry_id else None
        index = self._thread.index(row) if row is not None else self.indexAt(point)
        if not index.isValid():
            return None
        entry = self._thread.entry(index.row())
        bubble = self._bubbles.row(entry)
        if not isinstance(bubble, BubbleRow) or bubble.text_part is None:
            return None
        inside = QPointF(point - self.visualRect(index).topLeft()) - bubble.text_at
        if entry_id is None:
            size = bubble.text_part.size
            if not (0 <= inside.x() <= size.width() and 0 <= inside.y() <= size.height()):
                return None
        return entry.id, bubble.text_part.cursor_at(inside)

    def selected_text(self) -> str:
        """The words that are marked with the mouse."""
        chosen = self._bubbles.selected
        row = self._thread.row_of(chosen[0]) if chosen is not None else None
        if chosen is None or row is None:
            return ""
        bubble = self._bubbles.row(self._thread.entry(row))
        return bubble.text_part.selected(chosen[1:]) if bubble.text_part is not None else ""

    def _select(self, chosen: tuple[str, int, int] | None) -> None:
        if chosen != self._bubbles.selected:
            self._bubbles.selected = chosen
            self.viewport().update()

    def _hover(self, point: QPoint) -> None:
        found = self.hit_at(point)
        hovered = (found[0].id, found[1]) if found is not None else None
        if hovered != self._bubbles.hovered:
            self._bubbles.hovered = hovered
            self.viewport().update()
        if found is not None:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        elif self._cursor_at(point) is not None:
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        else:
            self.viewport().unsetCursor()
        self.viewport().setToolTip(found[1].value if found is not None and found[1].act is Act.LINK else "")

    # --- Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        self._select(None)
        found = self.hit_at(point)
        self._pressed = (found[0].id, found[1]) if found is not None else None
        start = self._cursor_at(point)
        self._drag = start[0] if start is not None else None
        if start is not None:
            self._bubbles.selected = (start[0], start[1], start[1])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._drag is None:
            self._hover(point)
            return
        end = self._cursor_at(point, self._drag)
        chosen = self._bubbles.selected
        if end is not None and chosen is not None:
            self._select((chosen[0], chosen[1], end[1]))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed, self._drag = self._pressed, None, None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None or self.selected_text():
            return
        found = self.hit_at(event.position().toPoint())
        if found is not None and (found[0].id, found[1]) == pressed:
            self.pressed_hit.emit(*found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._cursor_at(event.position().toPoint())
        row = self._thread.row_of(found[0]) if found is not None else None
        if found is None or row is None:
            return
        part = self._bubbles.row(self._thread.entry(row)).text_part
        if part is not None:
            self._select((found[0], *part.word_at(found[1])))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            visible = self._visible()
            index = visible[-1] if visible else QModelIndex()
            point = self.visualRect(index).center()
        found, entry = self.hit_at(point), self._entry_at(point)
        if entry is not None:
            where = self.viewport().mapToGlobal(point)
            self.menu_wanted.emit(entry[0], found[1] if found is not None else None, where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.Copy):
            if self.selected_text():
                QGuiApplication.clipboard().setText(self.selected_text())
            return
        steps = {
            Qt.Key.Key_Up: -LINES_A_STEP * bar.singleStep(),
            Qt.Key.Key_Down: LINES_A_STEP * bar.singleStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            bar.setValue(bar.value() + step)
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            self._thread.jump_to_newest()
        else:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        self._bubbles.hovered = None
        self.viewport().update()
        super().leaveEvent(event)
