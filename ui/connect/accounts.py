"""*Cấu hình Zalo*: the OAs of this shop, how each one is, and what can be done about it."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.connections import ChatRight, Connection
from app.domain.ids import OaId
from app.errors import AppError
from app.events import ConnectionsChanged, StatusChanged
from ui.bridge import Coalescer, spawn
from ui.connect.account_card import AccountCard
from ui.connect.account_dialogs import ChatRightDialog, DisconnectDialog
from ui.connect.needs import ConnectCore
from ui.errors import words
from ui.people.oa_picture import Pictures
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import scrolled
from ui.widgets.texts import label

REFRESH_MS = 30_000
"""How often the last sync is read and told anew while the page is seen."""


class AccountsPage(QWidget):
    """Adding and reconnecting are somebody else's windows: it only asks for them."""

    add_requested = Signal()
    reconnect_requested = Signal(str)
    rules_requested = Signal()

    def __init__(self, core: ConnectCore, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._theme = theme
        self._cards: dict[OaId, AccountCard] = {}
        self._pictures = Pictures(core.media, core.bus)
        self._clock = QTimer(self)
        self._clock.setInterval(REFRESH_MS)
        self._build()
        self._retranslate()
        self._clock.timeout.connect(self.refresh)
        self._add.clicked.connect(self.add_requested)
        self._empty.pressed.connect(self.add_requested)
        self._trouble.pressed.connect(self._trouble.hide)
        Coalescer(core.bus, self, ConnectionsChanged, lambda _: self.refresh())
        Coalescer(core.bus, self, StatusChanged, self._on_statuses)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        spawn(self, self._read(), name="accounts")

    def show_error(self, error: AppError) -> None:
        """What an action could not do, above the list."""
        said = words(error)
        self._trouble.say(f"{said.title}. {said.sentence}", self.tr("Close"))
        self._trouble.show()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self._title = label("", "title")
        self._add = button("", "primary")
        self._add.setObjectName("add_connection")
        self._add.setIcon(self._theme.icon("plus", "on_accent"))
        head.addWidget(self._title, 1)
        head.addWidget(self._add)
        top = QWidget()
        top.setLayout(head)
        top.setMaximumWidth(Size.WIZARD_W)
        outer.addWidget(top)
        self._trouble = Banner(self._theme, "alarm")
        self._trouble.hide()
        outer.addWidget(self._trouble)
        inside = QWidget()
        inside.setMaximumWidth(Size.WIZARD_W)  # on a large screen a card and its buttons stay together
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(Space.XL, 0, Space.XL, Space.XL)
        self._rows.setSpacing(Space.L)
        self._rows.addStretch()
        self._empty = EmptyState(self._theme, "storefront-plus-outline")
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        self._stack.addWidget(scrolled(inside))
        self._stack.addWidget(self._empty)
        outer.addWidget(self._stack, 1)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Zalo settings"))
        self._add.setText(self.tr("Add connection"))
        self._empty.say(
            self.tr("No OA is connected yet"),
            self.tr("Connect your shop's Zalo Official Account: its messages then arrive here."),
            self.tr("Add connection"),
        )

    async def _read(self) -> None:
        self._show(await self._core.connections.all())

    def _show(self, listed: list[Connection]) -> None:
        wanted = {connection.oa_id for connection in listed}
        for gone in [oa_id for oa_id in self._cards if oa_id not in wanted]:
            card = self._cards.pop(gone)
            self._rows.removeWidget(card)
            card.deleteLater()
        for place, connection in enumerate(listed):
            card = self._cards.get(connection.oa_id) or self._new_card(connection.oa_id)
            card.show_connection(connection, self._core.sync.status(connection.oa_id))
            self._rows.insertWidget(place, card)
        self._add.setVisible(bool(listed))
        self._stack.setCurrentIndex(1 if listed else 2)

    def _new_card(self, oa_id: OaId) -> AccountCard:
        card = AccountCard(self._theme, self._core.clock, self._pictures)
        card.reconnect_wanted.connect(lambda: self.reconnect_requested.emit(oa_id))
        card.right_wanted.connect(lambda: self._ask_right(oa_id))
        card.disconnect_wanted.connect(lambda: self._ask_disconnect(oa_id))
        card.check_wanted.connect(lambda: self._check(oa_id))
        self._cards[oa_id] = card
        return card

    def _ask_right(self, oa_id: OaId) -> None:
        connection = self._cards[oa_id].connection
        dialog = ChatRightDialog(self._theme, connection, self)
        dialog.chosen.connect(lambda right: self._on_right(oa_id, right))
        dialog.open()

    def _on_right(self, oa_id: OaId, right: ChatRight) -> None:
        if right is ChatRight.SHARED:
            self.rules_requested.emit()
        else:
            self._run(self._core.connections.set_right(oa_id, right, self._core.by))

    def _ask_disconnect(self, oa_id: OaId) -> None:
        dialog = DisconnectDialog(self._theme, self._cards[oa_id].connection, self)
        dialog.chosen.connect(
            lambda erase: self._run(self._core.connections.disconnect(oa_id, erase=erase, by=self._core.by))
        )
        dialog.open()

    def _check(self, oa_id: OaId) -> None:
        card = self._cards[oa_id]
        card.set_checking(True)
        self._run(self._checked(oa_id))

    async def _checked(self, oa_id: OaId) -> None:
        try:
            await self._core.connections.check(oa_id)
        finally:
            card = self._cards.get(oa_id)
            if card is not None:
                card.set_checking(False)
        self._show(await self._core.connections.all())

    def _run(self, call: Coroutine[Any, Any, Any]) -> None:
        self._trouble.hide()
        spawn(self, call, name="accounts-action")

    def _on_statuses(self, events: list[StatusChanged]) -> None:
        for event in events:
            card = self._cards.get(event.status.oa_id)
            if card is not None:
                card.show_connection(card.connection, event.status)
        if self.isVisible():
            self.refresh()  # the last sync moves without an event of its own

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            for oa_id in list(self._cards):
                card = self._cards.pop(oa_id)
                self._rows.removeWidget(card)
                card.deleteLater()
            self.refresh()
