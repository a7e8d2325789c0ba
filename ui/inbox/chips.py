"""What will go with the message: photos as tiles, files as cards, each with its progress, its cross and its place."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton, QWidget

from ui import i18n
from ui.inbox.faces import file_icon
from ui.inbox.fitted import round_path
from ui.inbox.pictures import Pictures, local_ref
from ui.inbox.ring import paint_ring
from ui.inbox.tray import Slot
from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space, px
from ui.widgets.buttons import icon_button

MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
CROSS_INSET = 2


class Chip(QAbstractButton):
    """A photo is a square tile, anything else a card with its name. Enter edits a photo, Delete takes it out, Ctrl with
    an arrow moves it; the mouse drags it to its place."""

    removed = Signal()
    edit_wanted = Signal()
    step_wanted = Signal(int)
    """To the neighbour's place: -1 before it, 1 after it."""
    go_wanted = Signal(int)
    """The keyboard goes to the neighbour."""
    dragged = Signal(QPoint)
    """To this point of the row."""
    menu_wanted = Signal(QPoint)

    def __init__(self, slot: Slot, pictures: Pictures, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slot = slot
        self._pictures = pictures
        self._theme = theme
        self._pressed: QPoint | None = None
        self._over = self._dragging = False
        self.cross: QToolButton = icon_button(theme, "close", "", "on_avatar" if slot.is_photo else "secondary", self)
        self.cross.setIconSize(QSize(Size.ICON_S, Size.ICON_S))
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Delete does it for the keyboard
        self.cross.setProperty("role", "shade" if slot.is_photo else "small")
        self.cross.clicked.connect(self.removed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if slot.is_photo:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._fit()
        pictures.changed.connect(self._on_picture)
        theme.changed.connect(self._fit)
        self.show_slot(slot)

    @property
    def _ref(self) -> str:
        return local_ref(self.slot.attachment.key) if self.slot.attachment is not None else ""

    def show_slot(self, slot: Slot) -> None:
        self.slot = slot
        remove = self.tr("Cancel") if slot.attachment is None else self.tr("Remove")
        self.cross.setToolTip(remove)
        self.cross.setAccessibleName(f"{remove}: {slot.name}")
        size = i18n.size(slot.attachment.size) if slot.attachment is not None else self.tr("getting ready…")
        self.setAccessibleName(f"{slot.name}, {size}")
        hint = self.tr("Click to crop, blur or turn") if slot.is_photo and slot.attachment is not None else ""
        self.setToolTip("\n".join(part for part in (f"{slot.name} · {size}", hint) if part))
        self.update()

    def _fit(self) -> None:
        edge = Size.AVATAR_L
        self.setFixedSize(edge if self.slot.is_photo else 3 * edge, edge)
        self._place_cross()

    def _place_cross(self) -> None:
        edge, inset = Size.CHIP, round(px(CROSS_INSET))
        self.cross.setFixedSize(edge, edge)
        self.cross.move(self.width() - edge - inset, inset)

    def _on_picture(self, ref: str) -> None:
        if ref == self._ref:
            self.update()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect())
        if self.slot.is_photo:
            self._paint_photo(painter, area)
        else:
            self._paint_card(painter, area)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), px(2)))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), Radius.S, Radius.S)
        painter.end()

    def _paint_photo(self, painter: QPainter, area: QRectF) -> None:
        shape = round_path(area, (float(Radius.S),) * 4)
        painter.fillPath(shape, self._theme.color("hover"))
        self._pictures.look(self._ref)
        pixmap = self._pictures.pixmap(self._ref) if self._ref else None
        if pixmap is not None:
            painter.save()
            painter.setClipPath(shape)
            size = pixmap.size().toSizeF().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            target = QRectF(QPointF(), size)
            target.moveCenter(area.center())
            painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
            painter.restore()
        elif self.slot.done is None:
            self._icon(painter, "image-outline", area, Size.ICON_L)
        if self.slot.done is not None:
            paint_ring(painter, self._theme, area.center(), self.slot.done, Size.CONTROL)
        elif self._over or self.hasFocus():
            self._paint_pencil(painter, area)

    def _paint_pencil(self, painter: QPainter, area: QRectF) -> None:
        edge = Size.CHIP
        disc = QRectF(area.left() + px(CROSS_INSET), area.bottom() - edge - px(CROSS_INSET), edge, edge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.shade())
        painter.drawEllipse(disc)
        self._icon(painter, "pencil-outline", disc, Size.ICON_S, "on_avatar")

    def _paint_card(self, painter: QPainter, area: QRectF) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.color("faint"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), Radius.S, Radius.S)
        sign = QRectF(area.left() + Space.S, area.center().y() - Size.CONTROL / 2, Size.CONTROL, Size.CONTROL)
        if self.slot.done is not None:
            paint_ring(painter, theme, sign.center(), self.slot.done, Size.CONTROL)
        else:
            self._icon(painter, file_icon(self.slot.name), sign, Size.ICON_L, "accent")
        left = sign.right() + Space.S
        room = area.width() - left - Size.CHIP - Space.XS
        size = i18n.size(self.slot.attachment.size) if self.slot.attachment is not None else self.tr("getting ready…")
        for text, font, role, top in (
            (self.slot.name, "body", "text", area.center().y() - Size.ICON - px(1)),
            (size, "caption", "secondary", area.center().y() + px(1)),
        ):
            painter.setFont(theme.font(font))
            painter.setPen(theme.color(role))
            elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, round(room))
            painter.drawText(QRectF(left, top, room, Size.ICON), int(Qt.AlignmentFlag.AlignVCenter), elided)

    def _icon(self, painter: QPainter, name: str, area: QRectF, edge: int, role: str = "secondary") -> None:
        target = QRectF(area.center().x() - edge / 2, area.center().y() - edge / 2, edge, edge)
        self._theme.icon(name, role).paint(painter, target.toRect())

    # --- Qt

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        point = event.position().toPoint()
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._dragging:
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragging:
            self.dragged.emit(self.mapToParent(point))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if self._dragging:
            self.setCursor(Qt.CursorShape.PointingHandCursor if self.slot.is_photo else Qt.CursorShape.ArrowCursor)
        elif pressed is not None and self.rect().contains(event.position().toPoint()):
            self._want_edit()
        self._dragging = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._want_edit()
        elif key in MOVES and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_wanted.emit(MOVES[key])
        elif key in MOVES:
            self.go_wanted.emit(MOVES[key])
        else:
            super().keyPressEvent(event)

    def _want_edit(self) -> None:
        if self.slot.is_photo and self.slot.attachment is not None:
            self.edit_wanted.emit()
