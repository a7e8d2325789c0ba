"""The photo while it is edited: a frame to crop with, areas to blur, drawn and dragged or moved by keys."""

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QWidget

from app.domain.photo_edit import UNTOUCHED, WHOLE, Box, EditHistory, PhotoEdit, between, cells, turned
from ui.inbox.edit_frame import CURSORS, handles, moved_edges, paint_frame
from ui.theme.theme import Theme
from ui.theme.tokens import Space, px

STEP = 0.01
"""An arrow key moves by this share of the photo."""
NEW_BLUR = (0.3, 0.08)
"""What a new area made by a key measures: about a line of text."""
LEAST_PX = 6
"""A blur drawn smaller than this is a slip of the hand."""
ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}


class Tool(Enum):
    CROP = auto()
    BLUR = auto()


class EditCanvas(QWidget):
    """Works on boxes as they are seen, turned; the edit holds them as they lie in the upright photo."""

    changed = Signal()
    """The history, the tool or the chosen blur."""

    def __init__(self, image: QImage, edit: PhotoEdit, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = image
        self._shown = image
        self._turns = 0
        self._patches: dict[tuple[Box, int], QImage] = {}
        self._drag: tuple[QPointF, Box, tuple[int, int] | None] | None = None
        """Where it began, the box then, and which handle (None: all of it)."""
        self._live: PhotoEdit | None = None
        self.history = EditHistory(edit)
        self.tool = Tool.CROP
        self.chosen: int | None = None
        """The blur that keys and handles act on."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._turn_shown()

    @property
    def edit(self) -> PhotoEdit:
        """As it is, while something is being dragged too."""
        return self._live or self.history.now

    # --- commands

    def use(self, tool: Tool) -> None:
        self.tool, self.chosen = tool, None
        self._note()

    def do(self, edit: PhotoEdit) -> None:
        """One step that can be undone."""
        self._go(self.history.done(edit))

    def undo(self) -> None:
        self._go(self.history.undone())

    def redo(self) -> None:
        self._go(self.history.redone())

    def reset(self) -> None:
        self.do(UNTOUCHED)

    def turn(self, quarters: int) -> None:
        self.do(self.edit.turned(quarters))

    def add_blur(self) -> None:
        """A new area in the middle of what is kept; the keys then move it."""
        kept = self._seen(self.edit.crop)
        x, y = (kept.left + kept.right) / 2, (kept.top + kept.bottom) / 2
        wide, high = NEW_BLUR
        self.tool = Tool.BLUR
        self.do(self.edit.blurred(self._lying(between((x - wide / 2, y - high / 2), (x + wide / 2, y + high / 2)))))
        self.chosen = len(self.edit.blurs) - 1
        self._note()

    def remove_blur(self) -> None:
        if self.chosen is not None:
            gone, self.chosen = self.chosen, None
            self.do(self.edit.without_blur(gone))

    def choose_next(self, by: int) -> None:
        """Go from one blurred area to the next."""
        count = len(self.edit.blurs)
        if count:
            self.tool = Tool.BLUR
            self.chosen = (-1 if self.chosen is None and by > 0 else self.chosen or 0) + by
            self.chosen %= count
            self._note()

    def _go(self, history: EditHistory) -> None:
        self.history, self._live = history, None
        if self.chosen is not None and self.chosen >= len(history.now.blurs):
            self.chosen = None
        self._turn_shown()
        self._note()

    def _note(self) -> None:
        self.update()
        self.changed.emit()

    # --- where things are

    def _seen(self, box: Box) -> Box:
        return turned(box, self.edit.turns)

    def _lying(self, box: Box) -> Box:
        return turned(box, -self.edit.turns)

    def _turn_shown(self) -> None:
        if self._turns != self.edit.turns:
            self._turns = self.edit.turns
            self._shown = self._image.transformed(QTransform().rotate(90 * self._turns))

    def area(self) -> QRectF:
        """Where the whole photo lies."""
        room = QRectF(self.rect()).adjusted(Space.XL, Space.XL, -Space.XL, -Space.XL)
        size = QSizeF(self._shown.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        made = QRectF(QPointF(), size)
        made.moveCenter(room.center())
        return made

    def place(self, box: Box) -> QRectF:
        """Where a box of the upright photo is seen."""
        seen, area = self._seen(box), self.area()
        left, top = area.left() + seen.left * area.width(), area.top() + seen.top * area.height()
        return QRectF(left, top, seen.width * area.width(), seen.height * area.height())

    def _share(self, point: QPointF) -> tuple[float, float]:
        area = self.area()
        return (point.x() - area.left()) / area.width(), (point.y() - area.top()) / area.height()

    def _box(self) -> Box | None:
        """What is being worked on, as it lies in the photo."""
        if self.tool is Tool.CROP:
            return self.edit.crop
        return self.edit.blurs[self.chosen] if self.chosen is not None else None

    def _with_box(self, seen: Box) -> PhotoEdit:
        box = self._lying(seen)
        if self.tool is Tool.CROP:
            return self.edit.cropped(box)
        assert self.chosen is not None
        return self.edit.with_blur(self.chosen, box)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._theme.ground())
        area = self.area()
        painter.drawImage(area, self._shown)
        for box in self.edit.blurs:
            painter.drawImage(self.place(box), self._patch(box))
        self._paint_dimmed(painter, area)
        if self.tool is Tool.CROP:
            paint_frame(painter, self._theme, self.place(self.edit.crop), thirds=self._drag is not None)
        else:
            self._paint_blurs(painter)
        painter.end()

    def _paint_dimmed(self, painter: QPainter, area: QRectF) -> None:
        if self.edit.crop == WHOLE:
            return
        outside = QPainterPath()
        outside.addRect(area)
        inside = QPainterPath()
        inside.addRect(self.place(self.edit.crop))
        dark = self._theme.ground()
        dark.setAlphaF(0.72)
        painter.fillPath(outside.subtracted(inside), dark)

    def _paint_blurs(self, painter: QPainter) -> None:
        for number, box in enumerate(self.edit.blurs):
            place = self.place(box)
            if number == self.chosen:
                paint_frame(painter, self._theme, place)
                continue
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("on_avatar"), px(1), Qt.PenStyle.DashLine))
            painter.drawRect(place)

    def _patch(self, box: Box) -> QImage:
        """A blurred area as few cells of colour, as the core will make it."""
        key = (box, self.edit.turns)
        made = self._patches.get(key)
        if made is None:
            seen = self._seen(box).inside(WHOLE)
            left, top, right, bottom = seen.pixels(self._shown.width(), self._shown.height())
            part = self._shown.copy(left, top, right - left, bottom - top)
            ignore, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            made = part.scaled(*cells(part.width(), part.height()), ignore, smooth).scaled(part.size(), ignore, smooth)
            if self._drag is None:
                self._patches[key] = made
        return made

    # --- the mouse

    def _handle_at(self, point: QPointF) -> tuple[int, int] | None:
        box = self._box()
        return next((h for h, area in handles(self.place(box)) if area.contains(point)), None) if box else None

    def _blur_at(self, point: QPointF) -> int | None:
        numbers = range(len(self.edit.blurs) - 1, -1, -1)
        return next((n for n in numbers if self.place(self.edit.blurs[n]).contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        handle = self._handle_at(point)
        if self.tool is Tool.BLUR and handle is None:
            self.chosen = self._blur_at(point)
        box = self._box()
        whole = self.tool is Tool.CROP and self.edit.crop == WHOLE
        if box is None or (handle is None and (whole or not self.place(box).contains(point))):
            x, y = self._share(point)
            self._drag = (point, between((x, y), (x, y)), (1, 1))
            if self.tool is Tool.BLUR:
                self.chosen = None
        else:
            self._drag = (point, self._seen(box), handle)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            self._show_cursor(event.position())
            return
        start, box, handle = self._drag
        (x1, y1), (x2, y2) = self._share(start), self._share(event.position())
        seen = box.moved(x2 - x1, y2 - y1) if handle is None else moved_edges(box, handle, x2 - x1, y2 - y1)
        if self.tool is Tool.BLUR and self.chosen is None:
            self._live = self.history.now.blurred(self._lying(seen))
        elif (event.position() - start).manhattanLength() > 1:
            self._live = self._with_box(seen)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        live, self._live = self._live, None
        if drag is None or live is None:
            self._note()
            return
        drawn = self.tool is Tool.BLUR and self.chosen is None
        far = (event.position() - drag[0]).manhattanLength() >= px(LEAST_PX)
        if far or not drawn:
            self.do(live)
        if drawn and far:
            self.chosen = len(self.edit.blurs) - 1
        self._note()

    def _show_cursor(self, point: QPointF) -> None:
        handle = self._handle_at(point)
        if handle is not None:
            self.setCursor(CURSORS[handle])
        elif self._movable_at(point):
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.setCursor(Qt.CursorShape.CrossCursor)

    def _movable_at(self, point: QPointF) -> bool:
        if self.tool is Tool.BLUR:
            return self._blur_at(point) is not None
        return self.edit.crop != WHOLE and self.place(self.edit.crop).contains(point)

    # --- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, box = Qt.Key(event.key()), self._box()
        if key in ARROWS and box is not None:
            right, down = ARROWS[key]
            larger = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            seen = self._seen(box)
            self.do(self._with_box(moved_edges(seen, (1, 1), right, down) if larger else seen.moved(right, down)))
        else:
            super().keyPressEvent(event)
