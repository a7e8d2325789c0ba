"""The baskets above the filters: whose conversations the list shows, with counts; the connector also picks a person."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy

from app.domain.ids import OWNER, StaffId
from app.domain.listing import Basket, Baskets, View
from ui import i18n
from ui.inbox.sharing.basket_words import BASKET_KEYS, basket_name, basket_tip
from ui.inbox.sharing.colleagues import Colleagues
from ui.shortcuts import with_key
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button, icon_button

FIRST = (Basket.POOL, Basket.MINE, Basket.ALL, Basket.NOBODY)
"""Which ones get the room where it is narrow."""
SHOWN = (Basket.MINE, Basket.POOL, Basket.NOBODY, Basket.ALL)


class BasketBar(QFrame):
    """Hidden in a shop that shares nothing. `chosen` brings the view that was picked."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, people: Colleagues) -> None:
        super().__init__()
        self._theme, self._people = theme, people
        self._owner = people.by == OWNER
        self._view = View()
        self.counts: Baskets | None = None
        self.buttons: dict[Basket, QPushButton] = {}
        self.person = self._made()
        self.more = icon_button(theme, "account-multiple-outline", "")
        self._build()
        self.hide()

    def _build(self) -> None:
        self.setProperty("role", "surface")
        self.setFixedHeight(Size.FILTERS)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.XS, Space.M, 0)
        row.setSpacing(Space.XS)
        for basket in SHOWN:
            made = self.buttons[basket] = self._made()
            made.clicked.connect(partial(self.pick, basket, None))
            row.addWidget(made)
        row.addWidget(self.person)
        row.addStretch(1)
        row.addWidget(self.more)
        self.person.clicked.connect(lambda: self.show_view(self._view))  # a press on what is on turns nothing off
        self.more.clicked.connect(self.open_menu)
        self._people.changed.connect(self.retranslate)

    def _made(self) -> QPushButton:
        made = button("", "filter")
        made.setCheckable(True)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return made

    # --- commands

    def show_counts(self, counts: Baskets | None) -> None:
        """None: the shop shares nothing."""
        if counts != self.counts:
            self.counts = counts
            self.retranslate()
        self.setVisible(counts is not None)

    def show_view(self, view: View) -> None:
        self._view = view
        for basket, made in self.buttons.items():
            made.setChecked(basket is view.basket)
        self.person.setChecked(True)
        self.retranslate()

    def open_menu(self) -> None:
        """Every basket with its count, and for the connector each person's."""
        counts = self.counts
        if counts is None:
            return
        menu = QMenu(self)
        for basket in self._baskets():
            self._entry(menu, basket_name(basket), counts.of(basket), basket, None)
        if self._owner and counts.held:
            menu.addSeparator()
            for who in sorted(counts.held, key=self._people.name):
                self._entry(menu, self._people.name(who), counts.held[who], Basket.OF, who)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def retranslate(self) -> None:
        counts = self.counts or Baskets()
        for basket, made in self.buttons.items():
            count = counts.of(basket)
            self._say(made, basket_name(basket), count)
            made.setToolTip(with_key(basket_tip(basket), BASKET_KEYS[basket]))
            made.setAccessibleName(f"{basket_name(basket)} ({i18n.number(count)})")
        holder = self._view.holder
        if self._view.basket is Basket.OF and holder is not None:
            count = counts.of(Basket.OF, holder)
            name = self._people.name(holder)
            self._say(self.person, name, count)
            self.person.setAccessibleName(self.tr("Conversations of {name}").format(name=name))
        told = self.tr("More baskets, and each person's") if self._owner else self.tr("Baskets")
        self.more.setToolTip(told)
        self.more.setAccessibleName(told)
        self._fit()

    # --- inside

    def _say(self, made: QPushButton, name: str, count: int) -> None:
        """As wide as it is when it is chosen, which is in bold: the style asks for the plain words' width."""
        made.setText(f"{name} {i18n.number(count)}" if count else name)
        bold = QFontMetrics(self._theme.font("strong")).horizontalAdvance(made.text())
        made.setMinimumWidth(bold + 2 * Space.S + Space.XS)

    def _baskets(self) -> list[Basket]:
        """*Chưa ai nhận được* is the connector's to see."""
        return [one for one in SHOWN if self._owner or one is not Basket.NOBODY]

    def _entry(self, menu: QMenu, name: str, count: int, basket: Basket, holder: StaffId | None) -> None:
        action = menu.addAction(f"{name.replace('&', '&&')}\t{i18n.number(count)}", partial(self.pick, basket, holder))
        action.setCheckable(True)
        action.setChecked(self._view.basket is basket and self._view.holder == holder)

    def pick(self, basket: Basket, holder: StaffId | None, *_: object) -> None:
        """Show another basket."""
        view = replace(self._view, basket=basket, holder=holder)
        self.show_view(self._view)
        if view != self._view:
            self.chosen.emit(view)

    def choose(self, basket: Basket) -> None:
        """By a key."""
        if self.counts is not None and basket in self._baskets():
            self.pick(basket, None)

    def _width(self, made: QPushButton) -> int:
        return max(made.sizeHint().width(), made.minimumWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, Size.FILTERS)

    def _fit(self) -> None:
        """The one that is on is always there; of the others the first that fit. That nobody could have something is
        said as long as it is so."""
        on, counts = self._view.basket, self.counts or Baskets()
        of_person = on is Basket.OF
        self.person.setVisible(of_person)
        chosen = self.person if of_person else self.buttons[on]
        left = self.contentsRect().width() - 2 * Space.M - self.more.sizeHint().width() - self._width(chosen)
        order = (Basket.NOBODY, *FIRST) if counts.nobody else FIRST
        shown: set[Basket] = {on}
        for basket in dict.fromkeys(order):
            if basket is on or basket not in self._baskets() or (basket is Basket.NOBODY and not counts.nobody):
                continue
            width = self._width(self.buttons[basket]) + Space.XS
            if width <= left:
                left -= width
                shown.add(basket)
        for basket, made in self.buttons.items():
            made.setVisible(basket in shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.retranslate()
