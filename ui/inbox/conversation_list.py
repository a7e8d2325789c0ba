"""The left side: whose message waits, one fixed row a conversation, for any number of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.domain.connections import Connection
from app.domain.ids import ConversationId, OaId
from ui.inbox.pictures import Pictures
from ui.inbox.row import ConversationDelegate, OaMark, paint_skeleton
from ui.models.conversations import ConversationsModel
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.empty_state import EmptyState
from ui.widgets.texts import label

MINUTE_MS = 60_000
SKELETONS = 9


class ConversationTable(QTableView):
    """One column of fixed rows. Enter and a click ask for the composer; so does what is typed. Tab leaves."""

    entered = Signal()
    typed = Signal(str)
    """Letters: they belong into the answer, and must never go to another customer's row."""

    def __init__(
        self, model: ConversationsModel, delegate: ConversationDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setProperty("role", "conversations")
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(delegate.row_height)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(delegate.row_height // 2)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # A hidden header hears of no resizing: left to stretch the column itself, it would keep an old width.
        self.setColumnWidth(0, self.viewport().width())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)


class Skeleton(QWidget):
    """Rows in grey while the first ones are read."""

    def __init__(self, theme: Theme, delegate: ConversationDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._delegate = delegate

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self._delegate.row_height
        for row in range(SKELETONS):
            painter.setOpacity(1 - row / SKELETONS)
            paint_skeleton(painter, QRectF(0, row * height, self.width(), height), self._theme)
        painter.end()


class ConversationList(QFrame):
    """Title, OA filter and the list. `chosen` says which conversation to show."""

    chosen = Signal(object)
    entered = Signal()
    typed = Signal(str)
    connect_wanted = Signal()

    def __init__(
        self,
        model: ConversationsModel,
        pictures: Pictures,
        theme: Theme,
        now: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._pictures = pictures
        self._theme = theme
        self._delegate = ConversationDelegate(theme, pictures, now, self)
        self._connections: Sequence[Connection] | None = None
        self._build()
        self._connect()
        self._retranslate()
        self._show_state()

    def _build(self) -> None:
        self.setProperty("role", "surface")
        self.title = label("", "heading")
        self.filter = QComboBox()
        self.filter.setSizePolicy(self.filter.sizePolicy().Policy.Expanding, self.filter.sizePolicy().verticalPolicy())
        self.filter.hide()
        head = QHBoxLayout()
        head.setContentsMargins(Space.L, 0, Space.M, 0)
        head.setSpacing(Space.M)
        head.addWidget(self.title)
        head.addWidget(self.filter, 1)
        bar = QWidget()
        bar.setFixedHeight(Size.BAR)
        bar.setLayout(head)
        self.table = ConversationTable(self._model, self._delegate)
        self.skeleton = Skeleton(self._theme, self._delegate)
        self.no_oa = EmptyState(self._theme, "storefront-outline")
        self.nothing = EmptyState(self._theme, "message-text-outline")
        self.pages = QStackedWidget()
        for page in (self.skeleton, self.table, self.no_oa, self.nothing):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.pages, 1)
        self.setMinimumWidth(Size.LIST_MIN)
        self._minute = QTimer(self, interval=MINUTE_MS)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.table.entered.connect(self.entered)
        self.table.clicked.connect(lambda _: self.entered.emit())
        self.table.typed.connect(self.typed)
        self.filter.activated.connect(self._on_filter)
        self.no_oa.pressed.connect(self.connect_wanted)
        for signal in (self._model.modelReset, self._model.rowsInserted, self._model.rowsRemoved, self._model.loaded):
            signal.connect(self._show_state)
        self._pictures.changed.connect(lambda _: self.table.viewport().update())
        self._theme.changed.connect(self._on_theme)
        self._minute.timeout.connect(self.table.viewport().update)
        self._minute.start()

    # --- commands

    def show_connections(self, connections: Sequence[Connection]) -> None:
        """Which OAs there are: the filter and the marks follow."""
        self._connections = connections
        self._delegate.oas = {c.oa_id: OaMark(c.profile.name, c.profile.avatar) for c in connections}
        self.filter.clear()
        self.filter.addItem(self.tr("All OAs"), None)
        for connection in connections:
            self.filter.addItem(connection.profile.name, connection.oa_id)
        self.filter.setCurrentIndex(max(0, self.filter.findData(self._model.oa_id)))
        self.filter.setVisible(len(connections) > 1)
        self._show_state()
        self.table.viewport().update()

    def show_all(self) -> None:
        """Take the OA filter away."""
        self.filter.setCurrentIndex(0)
        self._on_filter(0)

    def select(self, cid: ConversationId) -> None:
        """Mark a conversation and bring it into view."""
        row = self._model.row_of(cid)
        if row is None:
            return
        index = self._model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(index, flags)
        self.table.scrollTo(index)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) conversation."""
        rows = self.table.selectionModel().selectedRows()
        row = rows[0].row() + by if rows else 0
        cid = self._model.id_at(row)
        if cid is not None:
            self.select(cid)

    # --- slots

    def _on_selected(self) -> None:
        # Not the current row: Qt makes the first one current when the list merely gets the focus.
        rows = self.table.selectionModel().selectedRows()
        cid = self._model.id_at(rows[0].row()) if rows else None
        if cid is not None:
            self.chosen.emit(cid)

    def _on_filter(self, number: int) -> None:
        oa_id = self.filter.itemData(number)
        self._model.query(OaId(oa_id) if oa_id else None)

    def _show_state(self) -> None:
        if self._model.rowCount():
            self.pages.setCurrentWidget(self.table)
        elif self._connections is not None and not self._connections:
            self.pages.setCurrentWidget(self.no_oa)
        elif self._model.ready and self._connections is not None:
            self.pages.setCurrentWidget(self.nothing)
        else:
            self.pages.setCurrentWidget(self.skeleton)

    def _on_theme(self) -> None:
        self._delegate.on_theme()
        self.table.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        self.table.viewport().update()

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Messages"))
        self.filter.setAccessibleName(self.tr("Show the messages of"))
        self.table.setAccessibleName(self.tr("Conversations"))
        self.no_oa.say(
            self.tr("No OA is connected yet"),
            self.tr("Connect your Official Account and its customers' messages appear here."),
            self.tr("Add a connection"),
        )
        self.nothing.say(
            self.tr("No messages yet"),
            self.tr("When a customer writes to your OA, the conversation appears here by itself."),
        )
        if self.filter.count():
            self.filter.setItemText(0, self.tr("All OAs"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.table.viewport().update()
