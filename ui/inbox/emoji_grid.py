"""Emoji in rows under headings: a table that arrows go through and screen readers can read."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import i18n
from ui.inbox.emoji_book import Emoji
from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space

COLUMNS = 8
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Row = str | tuple[Emoji, ...]
"""A heading, or up to COLUMNS emoji."""
PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class EmojiModel(QAbstractTableModel):
    """Headings lie in the first column and can't be reached."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.tone = 0

    def show_sections(self, sections: Sequence[tuple[str, Sequence[Emoji]]]) -> None:
        self.beginResetModel()
        self.rows = []
        for title, emoji in sections:
            if title:
                self.rows.append(title)
            self.rows += [tuple(emoji[at : at + COLUMNS]) for at in range(0, len(emoji), COLUMNS)]
        self.endResetModel()

    def emoji(self, index: Index) -> Emoji | None:
        row = self.rows[index.row()] if 0 <= index.row() < len(self.rows) else ""
        return row[index.column()] if not isinstance(row, str) and 0 <= index.column() < len(row) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.emoji(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        emoji = self.emoji(index)
        if emoji is None:
            row = self.rows[index.row()]
            return row if isinstance(row, str) and not index.column() and role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return emoji.in_tone(self.tone)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return emoji.name(i18n.language())
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, EmojiModel)
        area, emoji = QRect(option.rect), model.emoji(index)
        painter.save()
        if emoji is None:
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.color("secondary"))
            left = area.adjusted(Space.S, 0, 0, -Space.XS)
            painter.drawText(left, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, str(index.data() or ""))
            painter.restore()
            return
        chosen = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(
                self._theme.color("accent_soft" if option.state & QStyle.StateFlag.State_Selected else "hover")
            )
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), Radius.S, Radius.S)
        painter.setFont(self._theme.font("emoji"))
        painter.setPen(self._theme.color("text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()


class EmojiGrid(QTableView):
    """`chosen` when one is pressed; `looked_at` when the mouse or the keyboard is on one."""

    chosen = Signal(object)
    looked_at = Signal(object)
    left_upwards = Signal()
    typed = Signal(str)
    """Letters typed here belong into the field above."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.emoji = EmojiModel(self)
        self.setModel(self.emoji)
        self.setItemDelegate(_Delegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.measure()
        self.emoji.modelReset.connect(self._span)
        self.clicked.connect(self._on_clicked)
        self.entered.connect(self._tell)
        self.selectionModel().currentChanged.connect(lambda now, _: self._tell(now))

    def measure(self) -> None:
        """Take the zoom's sizes."""
        self.horizontalHeader().setDefaultSectionSize(Size.AVATAR)
        self.verticalHeader().setDefaultSectionSize(Size.AVATAR)
        self.setFixedWidth(COLUMNS * Size.AVATAR + Space.M)

    def show_sections(self, sections: Sequence[tuple[str, Sequence[Emoji]]]) -> None:
        self.emoji.show_sections(sections)
        self.scrollToTop()

    def show_tone(self, tone: int) -> None:
        self.emoji.tone = tone
        self.viewport().update()

    def first(self) -> Emoji | None:
        """The one that Enter in the field takes."""
        return next((row[0] for row in self.emoji.rows if not isinstance(row, str)), None)

    def go_in(self) -> None:
        """The keyboard comes from above."""
        row = next((number for number, row in enumerate(self.emoji.rows) if not isinstance(row, str)), None)
        if row is not None:
            self.setFocus()
            self.setCurrentIndex(self.emoji.index(row, 0))

    def go_to(self, title: str) -> None:
        """Scroll to a heading."""
        if title in self.emoji.rows:
            self.scrollTo(self.emoji.index(self.emoji.rows.index(title), 0), QTableView.ScrollHint.PositionAtTop)

    def _span(self) -> None:
        self.clearSpans()
        for number, row in enumerate(self.emoji.rows):
            heading = isinstance(row, str)
            self.verticalHeader().resizeSection(number, Size.CHIP + Space.XS if heading else Size.AVATAR)
            if heading:
                self.setSpan(number, 0, 1, COLUMNS)

    def _tell(self, index: QModelIndex) -> None:
        self.looked_at.emit(self.emoji.emoji(index))

    def _on_clicked(self, index: QModelIndex) -> None:
        emoji = self.emoji.emoji(index)
        if emoji is not None:
            self.chosen.emit(emoji)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = self.currentIndex()
        if event.key() in PRESS:
            self._on_clicked(now)
        elif event.key() == Qt.Key.Key_Up and not self._any_above(now):
            self.left_upwards.emit()
        elif (
            event.text() and event.text().isprintable() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.typed.emit(event.text())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _any_above(self, index: QModelIndex) -> bool:
        return any(self.emoji.emoji(self.emoji.index(row, index.column())) for row in range(index.row()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tell(self.currentIndex())
