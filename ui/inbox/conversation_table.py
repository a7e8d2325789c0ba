"""The list's table: fixed rows that keep their place on screen whatever comes in above; one or several are chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.ids import ConversationId
from ui.inbox.row import ConversationDelegate
from ui.models.conversations import ConversationsModel

SEVERAL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
Flag = QItemSelectionModel.SelectionFlag
FRAME_MS = 16


class ConversationTable(QTableView):
    """One column. Enter and a click ask for the composer; so does what is typed. Tab leaves. Ctrl, Shift and the arrows
    choose several, Esc one again."""

    entered = Signal()
    typed = Signal(str)
    """Letters: they belong into the answer, and must never go to another customer's row."""
    menu_wanted = Signal(object, QPoint)
    """For these conversations, at this place of the screen."""
    ended = Signal()
    """Esc: one conversation, not several."""

    def __init__(
        self, model: ConversationsModel, delegate: ConversationDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._list = model
        self._plates = delegate.plates
        self._anchor: tuple[QPersistentModelIndex, int] | None = None
        self._frame = QTimer(self, interval=FRAME_MS, singleShot=True)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._build(delegate)
        self._connect()

    def _build(self, delegate: ConversationDelegate) -> None:
        self.setProperty("role", "conversations")
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(delegate.row_height)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(delegate.row_height // 2)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)

    def _connect(self) -> None:
        model = self._list
        model.rowsAboutToBeInserted.connect(lambda *_: self._hold())
        model.rowsAboutToBeMoved.connect(lambda _, first, last, *__: self._hold(first, last))
        model.rowsAboutToBeRemoved.connect(lambda _, first, last: self._hold(first, last))
        model.layoutAboutToBeChanged.connect(lambda *_: self._hold())
        for changed in (model.rowsInserted, model.rowsMoved, model.rowsRemoved, model.layoutChanged):
            changed.connect(lambda *_: self._let_go())
        self.clicked.connect(self._on_clicked)
        self._frame.timeout.connect(self._on_frame)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._on_scrolled())

    # --- what is drawn while it scrolls

    def _on_scrolled(self) -> None:
        if not self._frame.isActive():
            self._plates.ration()
            self._frame.start()

    def _on_frame(self) -> None:
        if self._plates.owed:
            self._plates.ration()
            self._frame.start()
            self.viewport().update()
        else:
            self._plates.relieve()

    # --- what is chosen

    def chosen_rows(self) -> list[range]:
        """The rows that are chosen, in runs: there may be a hundred thousand."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.size())]
        return sorted((range(part.top(), part.bottom() + 1) for part in parts), key=lambda part: part.start)

    def chosen_count(self) -> int:
        return sum(map(len, self.chosen_rows()))

    def chosen(self) -> list[ConversationId]:
        """In the order of the list."""
        return [cid for part in self.chosen_rows() for row in part if (cid := self._list.id_at(row)) is not None]

    def choose(self, cid: ConversationId) -> bool:
        """This one alone, brought into view. False if the list does not have it."""
        row = self._list.row_of(cid)
        if row is None:
            return False
        index = self._list.index(row, 0)
        self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        self.scrollTo(index)
        return True

    # --- rows stay where they are

    def _hold(self, first: int = -1, last: int = -1) -> None:
        """Remember the topmost row that stays, unless the list is at its top, where what is new shall be seen."""
        self._anchor = None
        top = self.rowAt(0)
        if self.verticalScrollBar().value() == 0 or top < 0:
            return
        if first <= top <= last:
            top = last + 1
        if top < self._list.rowCount():
            index = self._list.index(top, 0)
            self._anchor = QPersistentModelIndex(index), self.rowViewportPosition(top)

    def _let_go(self) -> None:
        if self._anchor is None:
            return
        index, y = self._anchor
        self._anchor = None
        self.updateGeometries()
        if index.isValid():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(index.row()) - y)

    # --- Qt

    def _on_clicked(self, _: QModelIndex) -> None:
        if not QGuiApplication.keyboardModifiers() & SEVERAL:
            self.entered.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.RightButton:  # that opens a menu, not the conversation
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:  # a hand that trembles chooses one, not two
            super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        chosen = self.chosen()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            cid = self._list.id_at(self.rowAt(event.pos().y()))
            wanted: Sequence[ConversationId] = chosen if cid in chosen else [cid] if cid is not None else []
            place = event.globalPos()
        else:
            wanted, place = chosen, self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        if wanted:
            self.menu_wanted.emit(list(wanted), place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # A hidden header hears of no resizing: left to stretch the column itself, it would keep an old width.
        self.setColumnWidth(0, self.viewport().width())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)
