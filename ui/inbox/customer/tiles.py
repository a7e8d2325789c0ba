"""Photos as a grid of squares, files as rows: two views over what was exchanged."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.customers import Shared
from app.domain.messages import Kind, Message
from ui.inbox.customer import words
from ui.inbox.pictures import Look, Pictures
from ui.models.exchanged import Roles
from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space, px

COLUMNS = 3
Index = QModelIndex | QPersistentModelIndex
FILE_ICONS = {Kind.VIDEO: "filmstrip"}


def ref_of(message: Message) -> str:
    """The picture that stands for a message in a grid."""
    return message.body.thumb or message.body.url


class _Tiles(QStyledItemDelegate):
    def __init__(self, theme: Theme, pictures: Pictures, parent: "ExchangedView") -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Without room for a scroll bar that may come, the last column would jump into the next line.
        bar = self._view.verticalScrollBar().sizeHint().width() if not self._view.whole else 0
        edge = (self._view.maximumViewportSize().width() - bar - 1) // COLUMNS
        return QSize(edge, edge)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        message: Message = index.data(Roles.MESSAGE)
        area = QRectF(option.rect).adjusted(px(1), px(1), -px(1), -px(1))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(area, px(4), px(4))
        painter.setClipPath(shape)
        ref = ref_of(message)
        look = self._pictures.look(ref)
        pixmap = self._pictures.pixmap(ref) if look is Look.READY else None
        if pixmap is None:
            painter.fillRect(area, self._theme.color("hover"))
            self._mark(painter, area, look)
        else:
            side = min(pixmap.width(), pixmap.height())
            source = QRectF((pixmap.width() - side) / 2, (pixmap.height() - side) / 2, side, side)
            painter.drawPixmap(area, pixmap, source)
        if message.body.kind is Kind.GIF:
            self._badge(painter, area, "GIF")
        painter.setClipping(False)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("accent"), px(2)))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), px(4), px(4))
        painter.restore()

    def _mark(self, painter: QPainter, area: QRectF, look: Look) -> None:
        icons = {Look.LOADING: "image-outline", Look.EXPIRED: "link-off", Look.FAILED: "image-broken-variant"}
        place = QRect(0, 0, Size.ICON_L, Size.ICON_L)
        place.moveCenter(area.center().toPoint())
        self._theme.icon(icons.get(look, "image-outline")).paint(painter, place)

    def _badge(self, painter: QPainter, area: QRectF, text: str) -> None:
        painter.setFont(self._theme.font("caption"))
        width = QFontMetricsF(painter.font()).horizontalAdvance(text) + Space.S
        place = QRectF(area.left() + Space.XS, area.bottom() - Space.L - Space.XS, width, Space.L)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(place, px(4), px(4))
        painter.setPen(self._theme.color("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = sum(QFontMetricsF(self._theme.font(role)).height() for role in ("body", "caption"))
        return QSize(self._view.viewport().width(), round(lines) + 2 * Space.S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        message: Message = index.data(Roles.MESSAGE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if focused or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(self._theme.color("accent"), 1) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), Radius.S, Radius.S)
        icon = QRect(rect.left() + Space.S, rect.center().y() - Size.ICON_L // 2, Size.ICON_L, Size.ICON_L)
        self._theme.icon(FILE_ICONS.get(message.body.kind, "file-document-outline"), "accent").paint(painter, icon)
        left = icon.right() + Space.M
        room = rect.right() - Space.S - left
        top = float(rect.top() + Space.S)
        for role, colour, text, mode in (
            ("body", "text", words.exchanged_name(message), Qt.TextElideMode.ElideMiddle),
            ("caption", "secondary", words.exchanged_line(message), Qt.TextElideMode.ElideRight),
        ):
            painter.setFont(self._theme.font(role))
            painter.setPen(self._theme.color(colour))
            metrics = QFontMetricsF(painter.font())
            place = QRectF(left, top, room, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(text, mode, room))
            top += metrics.height()
        painter.restore()


class ExchangedView(QListView):
    """Enter, Space and a click open an entry; `menu_wanted` brings one and where the menu goes. `whole` shows all
    entries at their full height, and leaves scrolling to what is around it."""

    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, theme: Theme, pictures: Pictures, *, whole: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole = whole
        self._tiles = _Tiles(theme, pictures, self)
        self._rows = _Rows(theme, self)
        self.setProperty("role", "exchanged")
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_as(Shared.PHOTOS)
        self.clicked.connect(self._open)
        self.customContextMenuRequested.connect(self._on_menu)
        pictures.changed.connect(lambda _: self.viewport().update())
        theme.changed.connect(self._fit)

    def show_as(self, shared: Shared) -> None:
        """Squares or rows."""
        photos = shared is Shared.PHOTOS
        self.setItemDelegate(self._tiles if photos else self._rows)
        self.setFlow(QListView.Flow.LeftToRight if photos else QListView.Flow.TopToBottom)
        self.setWrapping(photos)
        self._fit()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
                changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        model = self.model()
        if not self.whole or model is None:
            return
        count, first = model.rowCount(), model.index(0, 0)
        high = self.itemDelegate().sizeHint(QStyleOptionViewItem(), first).height()
        lines = -(-count // COLUMNS) if self.isWrapping() else count
        self.setFixedHeight(lines * high)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(Roles.MESSAGE))

    def _on_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.menu_wanted.emit(index.data(Roles.MESSAGE), self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
