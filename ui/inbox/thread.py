"""The open conversation: what can be pressed in its bubbles, and words that can be marked and copied."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.inbox.bubble import BubbleRow
from ui.inbox.hit import Act, Hit
from ui.inbox.parts import utf16
from ui.inbox.pictures import Pictures
from ui.inbox.placed_thread import PlacedThread
from ui.inbox.reaction_words import reaction_text
from ui.inbox.uploads import UploadRings, Uploads
from ui.inbox.voices import VoicePlayer
from ui.models.entries import Entry
from ui.models.thread import ThreadModel
from ui.theme.theme import Theme

LINES_A_STEP = 3
NOT_BY_KEYS = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
GO = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class ThreadView(PlacedThread):
    """Everything that a press means is told by `pressed_hit` and `menu_wanted`; the pane acts on it."""

    pressed_hit = Signal(object, object, QPoint, float)
    """(Entry, Hit, global position, how far along the hit from its left: 0 to 1)"""
    menu_wanted = Signal(object, object, QPoint)
    """(Entry, Hit or None, global position). The entry is the album when its words are meant, else the one photo."""
    reply_wanted = Signal(object)
    """(Entry)"""
    react_wanted = Signal(object, QPoint)
    """(Entry, where in the viewport)"""
    left_downwards = Signal()
    """Escape, or Down at the end: back to the field."""

    def __init__(
        self,
        model: ThreadModel,
        pictures: Pictures,
        theme: Theme,
        player: VoicePlayer,
        *,
        now: Callable[[], int],
        spawn: Callable[[Coroutine[Any, Any, None]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, pictures, theme, player, now=now, spawn=spawn, parent=parent)
        self._drag: str | None = None
        self._pressed: tuple[str, Hit] | None = None
        self.setMouseTracking(True)

    def show_uploads(self, uploads: Uploads) -> None:
        """Rings on what is being uploaded, as `uploads` has it."""
        self._bubbles.rings = UploadRings(self._theme, uploads)
        uploads.changed.connect(self.viewport().update)

    def hit_at(self, point: QPoint) -> tuple[Entry, Hit] | None:
        """What can be pressed at a point of the viewport."""
        found = self._entry_at(point)
        if found is None:
            return None
        entry, origin = found
        inside = QPointF(point - origin)
        for hit in reversed(self._bubbles.hits(entry)):
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

    def mark_words(self, entry_id: str, words: Callable[[str], tuple[int, int] | None]) -> None:
        """Mark the part of an entry's text that `words` finds in it, as the mouse would."""
        row = self._thread.row_of(entry_id)
        bubble = self._bubbles.row(self._thread.entry(row)) if row is not None else None
        part = bubble.text_part if isinstance(bubble, BubbleRow) else None
        span = words(part.text) if part is not None else None
        if part is None or span is None:
            self._select(None)
        else:
            shown = self._thread.entry(row).id if row is not None else entry_id  # perhaps an album's
            self._select((shown, utf16(part.text[: span[0]]), utf16(part.text[: span[1]])))

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
        self.viewport().setToolTip(_tip(*found) if found is not None else "")

    # --- the keyboard

    def _reachable(self) -> list[tuple[Entry, int, Hit]]:
        """All that can be pressed and is in view, from the top: (entry, which of its hits, hit)."""
        found: list[tuple[Entry, int, Hit]] = []
        for index in self._visible():
            entry = self._thread.entry(index.row())
            top = self.visualRect(index).top()
            for number, hit in enumerate(self._bubbles.places(entry)):
                if hit.act is not Act.SEEK and 0 <= top + hit.rect.center().y() < self.viewport().height():
                    found.append((entry, number, hit))
        return found

    def _focus(self, place: tuple[str, int] | None) -> None:
        if place != self._bubbles.focused:
            self._bubbles.focused = place
            self.viewport().update()

    def _go(self, step: int) -> bool:
        """Go to what can be pressed next above (-1) or below (1); False when nothing in view is left to go to."""
        places = [(entry.id, number) for entry, number, _ in self._reachable()]
        now = self._bubbles.focused
        edge = 0 if step > 0 else len(places) - 1
        at = places.index(now) + step if now in places else edge
        if not 0 <= at < len(places):
            return False
        self._focus(places[at])
        return True

    def _press_focused(self) -> bool:
        for entry, number, hit in self._reachable():
            if (entry.id, number) == self._bubbles.focused:
                self._tell_pressed(entry, hit, self._at_keyboard(), 0.0)
                return True
        return False

    def _tell_pressed(self, entry: Entry, hit: Hit, point: QPoint, share: float) -> None:
        meant = entry.album[hit.member] if entry.album and hit.member >= 0 else entry
        self.pressed_hit.emit(meant, hit, self.viewport().mapToGlobal(point), share)

    def _keyed_message(self) -> Entry | None:
        """The message that the keyboard is at; without one, the newest in view."""
        at = [
            entry.album[hit.member] if entry.album and hit.member >= 0 else entry
            for entry, number, hit in self._reachable()
            if (entry.id, number) == self._bubbles.focused
        ]
        shown = [self._thread.entry(index.row()).members[-1] for index in self._visible()]
        return next((entry for entry in (*at, *reversed(shown)) if entry.message is not None), None)

    def _on_letter(self, key: Qt.Key) -> None:
        """R replies to the message at the keyboard, E reacts to it."""
        entry = self._keyed_message()
        if entry is None:
            return
        if key == Qt.Key.Key_R:
            self.reply_wanted.emit(entry)
        else:
            self.react_wanted.emit(entry, self._at_keyboard())

    def _at_keyboard(self) -> QPoint:
        """Where a menu belongs that was asked for by a key."""
        for entry, number, hit in self._reachable():
            row = self._thread.row_of(entry.id)
            if row is not None and (entry.id, number) == self._bubbles.focused:
                return self.visualRect(self._thread.index(row)).topLeft() + hit.rect.center().toPoint()
        visible = self._visible()
        return self.visualRect(visible[-1] if visible else QModelIndex()).center()

    # --- Qt

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._bubbles.focused is None and event.reason() not in NOT_BY_KEYS:
            self._go(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in NOT_BY_KEYS or event.reason() == Qt.FocusReason.MouseFocusReason:
            self._focus(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._focus(None)
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
        point = event.position().toPoint()
        found, at = self.hit_at(point), self._entry_at(point)
        if found is not None and at is not None and (found[0].id, found[1]) == pressed:
            rect = found[1].rect
            self._tell_pressed(*found, point, (point.x() - at[1].x() - rect.left()) / max(1.0, rect.width()))

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
            point = self._at_keyboard()
        found, entry = self.hit_at(point), self._entry_at(point)
        if entry is not None:
            where = self.viewport().mapToGlobal(point)
            hit = found[1] if found is not None else None
            one = entry[0].album[hit.member] if hit is not None and hit.member >= 0 and entry[0].album else entry[0]
            self.menu_wanted.emit(one, hit, where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            if self.selected_text():
                QGuiApplication.clipboard().setText(self.selected_text())
        elif key in GO:
            self._on_arrow(key)
        elif key in PRESS and self._press_focused():
            pass
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar.setValue(bar.value() + (bar.pageStep() if key == Qt.Key.Key_PageDown else -bar.pageStep()))
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            self._thread.jump_to_newest()
        elif key == Qt.Key.Key_Escape:
            self.left_downwards.emit()
        elif key in (Qt.Key.Key_R, Qt.Key.Key_E) and not event.modifiers():
            self._on_letter(key)
        else:
            event.ignore()

    def _on_arrow(self, key: Qt.Key) -> None:
        """From one thing that can be pressed to the next; where there is none in view, the thread scrolls."""
        if self._go(GO[key]) or key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + GO[key] * LINES_A_STEP * bar.singleStep())
        if key == Qt.Key.Key_Down and bar.value() == before and self.at_bottom:
            self.left_downwards.emit()

    def leaveEvent(self, event: QEvent) -> None:
        self._bubbles.hovered = None
        self.viewport().update()
        super().leaveEvent(event)


def _tip(entry: Entry, hit: Hit) -> str:
    if hit.act is Act.REACTION and entry.reaction is not None:
        return reaction_text(entry.reaction)
    return hit.value if hit.act is Act.LINK else ""
