"""The left side while one searches: how to go on typing, what was found, and what to try where nothing was."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.domain.found import CustomerHit, MessageHit, NoteHit
from app.domain.query_hints import Hint
from ui import i18n
from ui.inbox.pictures import Pictures
from ui.inbox.search_row import SearchDelegate
from ui.models.search import SearchModel
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.texts import label

ANY_HIT = CustomerHit | NoteHit | MessageHit


class SearchResults(QFrame):
    """`chosen` has the hit that was clicked, or accepted by `accept`."""

    chosen = Signal(object)
    hint_taken = Signal(str)
    """The whole query, with the hint in it."""

    def __init__(
        self,
        model: SearchModel,
        pictures: Pictures,
        theme: Theme,
        now: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._now = now
        self._delegate = SearchDelegate(theme, pictures, now, self)
        self._build()
        self._connect(pictures)
        self._retranslate()
        self._on_changed()

    def _build(self) -> None:
        self.setProperty("role", "surface")
        self.hints = Flow()
        self.count = label("", "caption")
        self.note = label("", "caption", wrap=True)
        self.view = QListView()
        self.view.setModel(self._model)
        self.view.setItemDelegate(self._delegate)
        self.view.setProperty("role", "conversations")
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)  # a narrower hit may need another line
        self.view.setMouseTracking(True)
        # The keys are the field's: it walks through the hits without losing what is typed.
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tips = EmptyState(self._theme, "magnify")
        self.nothing = EmptyState(self._theme, "magnify-close")
        self.pages = QStackedWidget()
        for page in (self.view, self.tips, self.nothing):
            self.pages.addWidget(page)
        head = QVBoxLayout()
        head.setContentsMargins(Space.L, Space.S, Space.M, Space.XS)
        head.setSpacing(Space.S)
        for widget in (self.hints, self.note, self.count):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)

    def _connect(self, pictures: Pictures) -> None:
        self._model.changed.connect(self._on_changed)
        self._model.modelReset.connect(self._choose_first)
        self.view.clicked.connect(lambda index: self._choose(index.row()))
        pictures.changed.connect(lambda _: self.view.viewport().update())
        self._theme.changed.connect(self._on_theme)

    # --- commands

    def show_hints(self, hints: Sequence[Hint]) -> None:
        made = []
        for hint in hints:
            chip = QPushButton(hint.text)
            set_role(chip, "hint")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.setAccessibleName(self.tr("Continue with {hint}").format(hint=hint.text))
            chip.clicked.connect(partial(self.hint_taken.emit, hint.query))
            made.append(chip)
        self.hints.show_items(made)
        self.hints.setVisible(bool(made))

    def step(self, by: int) -> None:
        """Go to a hit further down (or up); beyond the last ones, more are read."""
        row = self.view.currentIndex().row()
        for _ in range(abs(by)):
            following = self._model.next_hit(row, 1 if by > 0 else -1)
            if following is None:
                break
            row = following
        if by > 0 and self._model.next_hit(row, 1) is None:
            self._model.fetchMore(self.view.rootIndex())
        self._set_current(row)

    def accept(self) -> None:
        """Open the hit that is marked."""
        self._choose(self.view.currentIndex().row())

    # --- slots

    def _choose(self, row: int) -> None:
        if 0 <= row < self._model.rowCount() and not self._model.row(row).is_heading:
            self._set_current(row)
            self.chosen.emit(self._model.row(row).hit)

    def _choose_first(self) -> None:
        first = self._model.next_hit(-1, 1)
        if first is not None:
            self._set_current(first)
            self.view.scrollToTop()

    def _set_current(self, row: int) -> None:
        index = self._model.index(row)
        if index.isValid():
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)

    def _on_changed(self) -> None:
        model = self._model
        if model.rowCount():
            self.pages.setCurrentWidget(self.view)
        elif model.query.empty:
            self.pages.setCurrentWidget(self.tips)
        elif not model.looking:
            self.pages.setCurrentWidget(self.nothing)
        self.count.setText(self._count_words())
        self.count.setVisible(bool(self.count.text()))
        self.note.setText(self._note_words())
        self.note.setVisible(bool(self.note.text()))

    def _count_words(self) -> str:
        model = self._model
        if model.query.empty:
            return ""
        if model.looking and not model.complete:
            return self.tr("Looking through older messages…")
        if not model.rowCount():
            return ""
        if model.complete:
            return self.tr("%n message(s)", None, model.message_count)
        return self.tr("More than {n} messages, the newest first").format(n=i18n.number(model.message_count))

    def _note_words(self) -> str:
        if not self._model.indexed_from or self._model.query.empty:
            return ""
        since = i18n.list_time(self._model.indexed_from, self._now())
        return self.tr("Messages before {date} are still being made searchable.").format(date=since)

    def _on_theme(self) -> None:
        self._delegate.on_theme()
        self.view.doItemsLayout()

    def _retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Search results"))
        self.tips.say(
            self.tr("Search everything"),
            self.tr(
                "Type words of a message, a customer's name or the end of a phone number. Accents are not needed.\n\n"
                "“Words in quotes” stay together. Narrow down with the filters above; Tab takes the first."
            ),
        )
        self.nothing.say(
            self.tr("Nothing found"),
            self.tr("Try fewer or shorter words, or take a filter away. Only messages on this computer are searched."),
        )
        self._on_changed()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
