"""The left side: whose message waits, one fixed row a conversation, for any number of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.domain.connections import Connection
from app.domain.conversations import REPLY_MS, ConversationRow
from app.domain.ids import ConversationId
from app.domain.listing import Act, Basket, Show, View
from ui.inbox.conversation_table import ConversationTable
from ui.inbox.filter_bar import FilterBar
from ui.inbox.list_menu import Choices, list_menu
from ui.inbox.list_words import empty_words
from ui.inbox.pictures import Pictures
from ui.inbox.row import ConversationDelegate, Faces, Hands, OaMark, paint_skeleton
from ui.inbox.selection_bar import SelectionBar
from ui.inbox.sharing.basket_words import basket_empty
from ui.inbox.view_strip import ViewStrip
from ui.models.conversations import ConversationsModel
from ui.theme.theme import Theme
from ui.theme.tokens import Size
from ui.widgets.empty_state import EmptyState

MINUTE_MS = 60_000
SKELETONS = 9


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
    """Filters and the list. `chosen` says which conversation to show; `view_changed` that counts are others."""

    chosen = Signal(object)
    entered = Signal()
    typed = Signal(str)
    connect_wanted = Signal()
    view_changed = Signal()
    menu_wanted = Signal()
    act_wanted = Signal(object, object)
    """An Act, and the conversations."""

    def __init__(
        self,
        model: ConversationsModel,
        pictures: Pictures,
        theme: Theme,
        *,
        now: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._pictures = pictures
        self._theme = theme
        self._now = now
        self.fitting: Callable[[Sequence[ConversationId]], Sequence[Act]] = lambda _: ()
        """What can be done to these together."""
        self.more: Callable[[], Sequence[tuple[str, Callable[[], object]]]] = lambda: ()
        """What else the menu of filters leads to."""
        self._delegate = ConversationDelegate(theme, pictures, now, self)
        self._connections: Sequence[Connection] | None = None
        self._open: ConversationId | None = None
        self._build()
        self._connect()
        self._retranslate()
        self._show_state()

    def _build(self) -> None:
        self.setProperty("role", "surface")
        self.strip = ViewStrip(self._theme)
        self.filters = FilterBar(self._theme)
        self.selection = SelectionBar(self._theme)
        self.selection.hide()
        self.table = ConversationTable(self._model, self._delegate)
        self.skeleton = Skeleton(self._theme, self._delegate)
        self.no_oa = EmptyState(self._theme, "storefront-outline")
        self.nothing = EmptyState(self._theme, "message-text-outline")
        self.pages = QStackedWidget()
        for page in (self.skeleton, self.table, self.no_oa, self.nothing):
            self.pages.addWidget(page)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.filters, self.selection, self.strip):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        self.setMinimumWidth(Size.LIST_MIN)
        self._minute = QTimer(self, interval=MINUTE_MS)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.table.entered.connect(self.entered)
        self.table.typed.connect(self.typed)
        self.table.ended.connect(self.choose_one)
        self.selection.ended.connect(self.choose_one)
        self.selection.act_wanted.connect(lambda act: self.act_wanted.emit(act, self.table.chosen()))
        self.filters.chosen.connect(self.show_only)
        self.filters.menu_wanted.connect(self.menu_wanted)
        self.strip.ended.connect(self._on_strip)
        self.no_oa.pressed.connect(self.connect_wanted)
        self.nothing.pressed.connect(self._on_nothing)
        for signal in (self._model.modelReset, self._model.rowsInserted, self._model.rowsRemoved, self._model.loaded):
            signal.connect(self._show_state)
        self._model.dataChanged.connect(self._on_changed)
        self._pictures.changed.connect(lambda _: self.table.viewport().update())
        self._theme.changed.connect(self._on_theme)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()

    @property
    def view(self) -> View:
        return self._model.view

    def row(self, cid: ConversationId) -> ConversationRow | None:
        """If it is in memory."""
        return self._model.value(cid)

    # --- commands

    def show_connections(self, connections: Sequence[Connection]) -> None:
        """Which OAs there are: what the list can be narrowed to and the marks follow."""
        self._connections = connections
        self._delegate.oas = {c.oa_id: OaMark(c.profile.name, c.profile.avatar) for c in connections}
        view = self._model.view
        if view.oa_id is not None and view.oa_id not in self._delegate.oas:
            self.look(replace(view, oa_id=None))
        self.strip.show_view(self._model.view, connections)
        self._show_state()
        self.table.viewport().update()

    def put_baskets(self, bar: QWidget) -> None:
        """Whose conversations are shown, above the filters."""
        self._column.insertWidget(0, bar)

    def show_hands(self, hands: Hands | None) -> None:
        """Who has what, in each row; None in a shop that shares nothing."""
        self._delegate.show_hands(hands)
        self.table.viewport().update()

    @property
    def faces(self) -> Faces:
        """Round pictures, drawn once."""
        return self._delegate.faces

    def look(self, view: View) -> None:
        """Show other conversations, or the same in another order."""
        self._model.query(replace(view, answerable=self._now() - REPLY_MS))
        self.filters.choose(view.show)
        self.strip.show_view(view, self._connections or ())
        self._retranslate()
        self.view_changed.emit()

    def show_only(self, show: Show) -> None:
        """Choose a filter."""
        if show is not self._model.view.show:
            self.look(replace(self._model.view, show=show))

    def show_all(self) -> None:
        """Take every filter away."""
        view = View(sort=self._model.view.sort)
        if replace(self._model.view, answerable=0) != view:
            self.look(view)

    def open_menu(self, tags: Mapping[str, int]) -> None:
        """The menu of filters and orders; `menu_wanted` has asked for the tags."""
        choices = Choices(self.filters.counts, self._connections or (), tags, self.more())
        more = self.filters.more
        list_menu(more, self._model.view, choices, self.look).popup(more.mapToGlobal(more.rect().bottomLeft()))

    def select(self, cid: ConversationId) -> None:
        """Mark a conversation and bring it into view, if the list shows it."""
        self._open = cid
        if not self.table.choose(cid):
            self.table.clearSelection()

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) conversation."""
        chosen = self.table.chosen_rows()
        row = chosen[0].start + by if chosen else 0
        cid = self._model.id_at(row)
        if cid is not None:
            self.select(cid)

    def choose_one(self) -> None:
        """No longer several: the one that is open."""
        if self.table.chosen_count() < 2:
            return
        row = self._model.row_of(self._open) if self._open is not None else None
        if row is None:
            self.table.clearSelection()
        elif self._open is not None:
            self.table.choose(self._open)
        self.table.setFocus()

    def wanted(self) -> list[ConversationId]:
        """Whom a key means: those chosen in the list, else the conversation that is open."""
        chosen = self.table.chosen()
        return chosen or ([self._open] if self._open is not None else [])

    # --- slots

    def _on_selected(self) -> None:
        # Not the current row: Qt makes the first one current when the list merely gets the focus.
        count = self.table.chosen_count()
        if count == 1:
            (cid,) = self.table.chosen()
            self._open = cid
            self.chosen.emit(cid)
        self._show_selection(count)

    def _on_changed(self) -> None:
        count = self.table.chosen_count()
        if count > 1:  # what can be done to them may be something else now
            self._show_selection(count)

    def _show_selection(self, count: int) -> None:
        several = count > 1
        if several:
            self.selection.show_chosen(count, self.fitting(self.table.chosen()))
        self.filters.setVisible(not several)
        self.selection.setVisible(several)

    def _on_strip(self) -> None:
        view = self._model.view
        self.look(View(view.show, basket=view.basket, holder=view.holder))

    def _on_nothing(self) -> None:
        view = self._model.view
        if _narrowed(view):
            self.look(replace(view, oa_id=None, tag=""))
        elif view.show is not Show.ALL:
            self.look(replace(view, show=Show.ALL))
        else:
            self.look(replace(view, basket=Basket.ALL, holder=None))

    def _on_minute(self) -> None:
        self._model.pass_time(self._now() - REPLY_MS)
        self.table.viewport().update()

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
        self.table.setAccessibleName(self.tr("Conversations"))
        self.no_oa.say(
            self.tr("No OA is connected yet"),
            self.tr("Connect your Official Account and its customers' messages appear here."),
            self.tr("Add a connection"),
        )
        view, narrowed = self._model.view, _narrowed(self._model.view)
        away = narrowed or view.show is not Show.ALL or view.basket is not Basket.ALL
        words = empty_words(view.show, narrowed=narrowed)
        if view.show is Show.ALL and view.basket is not Basket.ALL and not narrowed:
            words = basket_empty(view.basket)
        self.nothing.say(*words, self.tr("Show all") if away else "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._delegate.on_theme()
            self.table.viewport().update()


def _narrowed(view: View) -> bool:
    return view.oa_id is not None or bool(view.tag)
