"""The left side of the inbox: the search field, and below it the list or, while one searches, the results."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.connections import Connection
from app.domain.query_hints import hints
from ui.inbox.pictures import Pictures
from ui.inbox.search_field import SearchField
from ui.inbox.search_results import SearchResults
from ui.inbox.search_words import describe_hit
from ui.models.search import SearchModel
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space

if TYPE_CHECKING:
    from app.bootstrap import Core


class SearchSide(QFrame):
    """`chosen` has a hit to show; `ended` follows when the list is back."""

    chosen = Signal(object)
    ended = Signal()

    def __init__(
        self,
        core: Core,
        listed: QWidget,
        pictures: Pictures,
        theme: Theme,
        *,
        spawn: Callable[[Coroutine[Any, Any, None]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        now = core.clock.now
        self._oas: list[str] = []
        self._list = listed
        self.setProperty("role", "surface")
        self.model = SearchModel(core.search, spawn, lambda row: describe_hit(row, now()), self, by=core.by)
        self.field = SearchField(theme)
        self.results = SearchResults(self.model, pictures, theme, now)
        self.pages = QStackedWidget()
        self.pages.addWidget(listed)
        self.pages.addWidget(self.results)
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        bar.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.pages, 1)
        self.setMinimumWidth(Size.LIST_MIN)
        QWidget.setTabOrder(listed, self.field)  # the window opens on the list, not on its search field
        self._connect()

    def _connect(self) -> None:
        self.field.entered.connect(self._on_entered)
        self.field.textChanged.connect(self._on_text)
        self.field.stepped.connect(self.results.step)
        self.field.accepted.connect(self.results.accept)
        self.field.left.connect(self.end)
        self.field.given_up.connect(lambda: QTimer.singleShot(0, self, self._give_up))
        self.field.hint_wanted.connect(self._take_hint)
        self.results.hint_taken.connect(self._on_hint)
        self.results.chosen.connect(self.chosen)

    @property
    def searching(self) -> bool:
        return self.pages.currentWidget() is self.results

    def show_connections(self, connections: Sequence[Connection]) -> None:
        """The OAs whose names can be asked for."""
        self._oas = [connection.profile.name for connection in connections]

    def start(self) -> None:
        """Ctrl+K: into the field, what stands in it marked."""
        self._on_entered()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def end(self) -> None:
        """The list again."""
        if not self.searching:
            return
        self.pages.setCurrentWidget(self._list)
        self.field.clear()
        self.field.show_clear(False)
        self.field.hinted = False
        self.ended.emit()

    def _give_up(self) -> None:
        """The list comes back by itself once the focus has gone elsewhere than to what the search shows."""
        focus = self.window().focusWidget()
        inside = focus is not None and self.results.isAncestorOf(focus)
        if self.searching and not (self.field.text() or self.field.hasFocus() or inside):
            self.pages.setCurrentWidget(self._list)
            self.field.show_clear(False)
            self.field.hinted = False

    def look_again(self) -> None:
        """Something was erased, or more can be found now."""
        if self.searching:
            self.model.look_again()

    def _on_entered(self) -> None:
        if not self.searching:
            self.pages.setCurrentWidget(self.results)
            self.field.show_clear(True)
            self._show_hints()

    def _on_text(self, text: str) -> None:
        if text:
            self._on_entered()
        self.model.look(text)
        self._show_hints()

    def _show_hints(self) -> None:
        vietnamese = QLocale().language() == QLocale.Language.Vietnamese
        self._hints = hints(self.field.text(), vietnamese=vietnamese, oas=self._oas)
        self.field.hinted = self.searching and bool(self._hints)
        self.results.show_hints(self._hints)

    def _take_hint(self) -> None:
        if self._hints:
            self._on_hint(self._hints[0].query)

    def _on_hint(self, query: str) -> None:
        self.field.setText(query)
        self.field.setFocus()
