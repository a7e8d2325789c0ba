"""The table of the owner's view: pictures before names, bars under numbers, sorted by a click on a head."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.models.figures import Figure, FiguresModel, Line, Role
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space, px
from ui.widgets.avatar import paint_avatar

WORDS_PX = 190
"""A column of words is no narrower than its words, up to this."""


class FigurePainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        figure: Figure = index.data(Role.FIGURE)
        line: Line = index.data(Role.LINE)
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        inside = QRectF(option.rect).adjusted(Space.M, 0, -Space.M, 0)  # where the words of the heads are
        painter.save()
        if figure.key:
            inside = self._picture(painter, inside, figure)
        if figure.part:
            self._bar(painter, inside, figure.part)
        painter.setFont(self._theme.font("strong" if line.total else "body"))
        painter.setPen(self._theme.color("secondary" if figure.text in ("0", "–") else "text"))
        side = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        shown = painter.fontMetrics().elidedText(figure.text, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, side, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        figure: Figure = index.data(Role.FIGURE)
        line: Line = index.data(Role.LINE)
        self.initStyleOption(option, index)
        option.font = self._theme.font("strong" if line.total else "body")
        width = QFontMetrics(option.font).horizontalAdvance(figure.text) + 2 * Space.M + Space.XS
        if figure.key:
            width += Size.AVATAR_S + Space.S
        return QSize(width, Size.CONTROL)

    def _picture(self, painter: QPainter, inside: QRectF, figure: Figure) -> QRectF:
        edge = Size.AVATAR_S
        box = QRectF(inside.left(), inside.center().y() - edge / 2, edge, edge)
        paint_avatar(painter, box, self._theme, figure.key, str(figure.order))
        return inside.adjusted(edge + Space.S, 0, 0, 0)

    def _bar(self, painter: QPainter, inside: QRectF, part: float) -> None:
        """From the left, along the bottom, so that it never lies under digits."""
        height = px(3)
        full = QRectF(inside.left(), inside.bottom() - height - px(3), inside.width(), height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for width, role in ((full.width(), "faint"), (max(height, full.width() * part), "accent")):
            painter.setBrush(self._theme.color(role))
            painter.drawRoundedRect(QRectF(full.left(), full.top(), width, height), height / 2, height / 2)


class FigureTable(QTableView):
    chosen = Signal(str)
    """The key of a row that was pressed, or on which Enter was."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "table")
        self.figures = FiguresModel(self)
        self.setModel(self.figures)
        self.setItemDelegate(FigurePainter(theme, self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._on_pressed)
        self.figures.modelReset.connect(self._fit)
        self.figures.dataChanged.connect(lambda: self._fit())
        theme.changed.connect(self._fit)
        self._fit()

    def height_of(self, rows: int) -> int:
        """With so many rows in sight."""
        edges = 2 * self.frameWidth() + 2 * Size.LINE
        head = max(self.horizontalHeader().sizeHint().height(), Size.CONTROL)
        return head + rows * self.verticalHeader().defaultSectionSize() + edges

    def _fit(self) -> None:
        """Numbers have what they need; words have what they need, and share what room is left."""
        head = self.horizontalHeader()
        head.setMinimumHeight(Size.CONTROL)
        self.verticalHeader().setDefaultSectionSize(Size.CONTROL + Space.XS)
        heads = self.figures.heads
        widths = [max(self.sizeHintForColumn(at), head.sectionSizeHint(at)) for at in range(len(heads))]
        words = [at for at, one in enumerate(heads) if not one.number]
        for at in words:
            widths[at] = min(widths[at], round(px(WORDS_PX)))
        spare = max(self.viewport().width() - sum(widths), 0)
        for at in words:
            widths[at] += spare // len(words)
        for at, width in enumerate(widths):
            head.resizeSection(at, width)

    def _on_pressed(self, index: QModelIndex) -> None:
        line: Line = index.data(Role.LINE)
        if not line.total:
            self.chosen.emit(line.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_pressed(self.currentIndex())
            return
        super().keyPressEvent(event)
