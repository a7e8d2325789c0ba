"""The filters above the list, with their counts: as many as fit side by side; all of them and more in a menu."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from app.domain.listing import Counts, Show
from ui import i18n
from ui.inbox.list_words import SHOW_KEYS, show_name
from ui.shortcuts import with_key
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button, icon_button

COUNTED = frozenset({Show.UNREAD, Show.UNANSWERED})
"""Whose numbers ask for work; the others are told in the menu and the tooltip."""

FIRST = (Show.UNANSWERED, Show.ALL, Show.UNREAD, Show.CLOSED, Show.BLOCKED)
"""Which ones get the room where it is narrow."""


class FilterBar(QFrame):
    """One filter is always on; `chosen` says that another one was pressed."""

    chosen = Signal(object)
    menu_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._counts = Counts()
        self.shown = Show.ALL
        self.buttons: dict[Show, QPushButton] = {}
        self.more = icon_button(theme, "tune-variant", "")
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.setProperty("role", "surface")
        self.setFixedHeight(Size.FILTERS)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, 0, Space.M, Space.XS)
        row.setSpacing(Space.XS)
        for show in Show:
            made = button("", "filter")
            made.setCheckable(True)
            made.setAutoExclusive(False)
            made.clicked.connect(partial(self._on_pressed, show))
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.buttons[show] = made
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(self.more)
        self.more.clicked.connect(self.menu_wanted)

    # --- commands

    def choose(self, show: Show) -> None:
        """Show which filter is on."""
        self.shown = show
        for one, made in self.buttons.items():
            made.setChecked(one is show)
        self._fit()

    @property
    def counts(self) -> Counts:
        return self._counts

    def show_counts(self, counts: Counts) -> None:
        if counts != self._counts:
            self._counts = counts
            self.retranslate()

    def retranslate(self) -> None:
        for show, made in self.buttons.items():
            count = self._counts.of(show)
            told = show in COUNTED and count > 0
            made.setText(f"{show_name(show)} {i18n.number(count)}" if told else show_name(show))
            made.setToolTip(with_key(self._told(show), SHOW_KEYS[show]))
            made.setAccessibleName(self._told(show))
        self.more.setToolTip(self.tr("More filters, and the order"))
        self.more.setAccessibleName(self.tr("More filters, and the order"))
        self.choose(self.shown)

    def _told(self, show: Show) -> str:
        return f"{show_name(show)} ({i18n.number(self._counts.of(show))})"

    # --- room

    def minimumSizeHint(self) -> QSize:
        return QSize(0, Size.FILTERS)

    def _fit(self) -> None:
        """The one that is on is always there; of the others, the first that fit."""
        room = self.contentsRect().width() - 2 * Space.M
        widths = {show: made.sizeHint().width() + Space.XS for show, made in self.buttons.items()}
        left = room - self.more.sizeHint().width() - widths[self.shown]
        for show in FIRST:
            if show is not self.shown:
                left -= widths[show]
            self.buttons[show].setVisible(show is self.shown or left >= 0)

    def _on_pressed(self, show: Show) -> None:
        self.choose(self.shown)  # a press on what is on turns nothing off
        if show is not self.shown:
            self.chosen.emit(show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
