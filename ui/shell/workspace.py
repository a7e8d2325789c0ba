"""The signed-in window: rail, banners, inbox, list of OAs, status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.connections import Connection, Health
from app.domain.ids import OWNER, ConversationId, OaId, StaffId
from app.domain.listing import Basket, View
from app.errors import AppError, Rejected
from app.events import (
    BackfillProgress,
    ConnectionsChanged,
    ConversationsChanged,
    MessagesStored,
    RulesChanged,
    StaffChanged,
    StatusChanged,
)
from ui import actions, shortcuts
from ui.bridge import Coalescer, settled, spawn
from ui.connect.accounts import AccountsPage
from ui.errors import words
from ui.i18n import number
from ui.inbox.pane import InboxPane
from ui.shell.away import AwayStrip
from ui.shell.banner_area import BannerArea
from ui.shell.navigation import Navigation, Place
from ui.shell.oa_popover import OaLine, OaPopover
from ui.shell.status import StatusLine
from ui.shell.trouble_banner import trouble
from ui.theme.theme import Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.language_watch import watch_language
from ui.words import Remedy

if TYPE_CHECKING:
    from app.bootstrap import Core
    from ui.connect.wizard import ConnectWizard

PUT_AWAY_S = 1.0
"""What is being saved gets so long before its window goes."""
COUNT_GATHER_MS = 250
"""The number on the rail may lag a little: it costs a query."""


class Workspace(QWidget):
    settings_requested = Signal()
    keys_requested = Signal()
    help_requested = Signal(str)
    """keys, backup, export, diagnosis or about."""
    leave_practice = Signal()
    quit_requested = Signal()
    waiting_changed = Signal(int)
    """How many conversations wait for an answer."""

    def __init__(self, core: Core, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core, self._theme = core, theme
        self._connections: list[Connection] = []
        self._wizard: ConnectWizard | None = None
        self._fetched: int | None = None
        self._build()
        self._connect()
        self.show_place(Place.INBOX)
        watch_language(self, self._retranslate)
        spawn(self, self._read_connections())
        spawn(self, self._count())
        self._look_shared()

    @property
    def core(self) -> Core:
        return self._core

    def open_wizard(self, reconnect: OaId | None = None) -> None:
        """*Thêm kết nối*, or the same for an OA whose tokens are dead. One at a time."""
        if self._wizard is not None:
            self._wizard.raise_()
            return
        if self._is_refused():
            return
        from ui.connect.wizard import ConnectWizard  # its pages are for once a year: the rows don't wait for them

        self._wizard = ConnectWizard(self._core, self._theme, reconnect=reconnect, parent=self.window())
        self._wizard.connected.connect(self._on_connected)
        self._wizard.staff_wanted.connect(lambda: self.open_staff(self._wizard))
        self._wizard.finished.connect(self._on_wizard_finished)
        self._wizard.open()

    def open_rules(self) -> None:
        """Who gets which conversation; it needs no network. The owner's alone, as the core has it."""
        if self._is_refused():
            return
        from ui.rules.dialog import RulesDialog  # as above

        dialog = RulesDialog(self._core, self._theme, self.window())
        dialog.staff_wanted.connect(lambda: self.open_staff(dialog))
        dialog.open()

    def open_staff(self, over: QWidget | None = None) -> None:
        """Who works in the shop: for the owner. `over` is the window from which it is wanted."""
        if self._is_refused():
            return
        from ui.people.staff_dialog import StaffDialog  # as above

        StaffDialog(self._core, self._theme, over or self.window()).open()

    async def put_away(self) -> None:
        """Keep what is being typed, and let what was begun come to its end."""
        conversation = self.inbox.conversation
        conversation.player.stop()
        conversation.composer.editor.settle()
        conversation.composer.flush()
        for part in (conversation, self.inbox):
            await settled(part, PUT_AWAY_S)

    def open_overview(self) -> None:
        """Who holds what, and who got what: the owner's alone, as the core has it."""
        if self._is_refused():
            return
        from ui.overview.dialog import OverviewDialog  # as above

        dialog = OverviewDialog(self._core, self._theme, self.window())
        dialog.person_chosen.connect(lambda staff: self.show_held(StaffId(staff)))
        dialog.open()

    def show_held(self, by: StaffId) -> None:
        """The conversations that somebody holds."""
        self.show_place(Place.INBOX)
        self.inbox.list.look(View(basket=Basket.OF, holder=by))

    def _open_help(self) -> None:
        from ui.shell.help_desk import help_menu  # as above

        button = self.navigation.help_button
        menu = help_menu(self, self.help_requested.emit, owner=self._core.by == OWNER)
        menu.popup(button.mapToGlobal(button.rect().topRight()))

    def show_place(self, place: Place) -> None:
        self.navigation.show_place(place)
        page = self.accounts if place is Place.ACCOUNTS else (self.inbox if self._connections else self.nothing)
        self._pages.setCurrentWidget(page)
        self._place = place

    def reading(self) -> ConversationId | None:
        """The conversation that can be read now, if the window is in front."""
        return self.inbox.open_conversation if self.inbox.isVisible() else None

    def show_conversation(self, cid: ConversationId) -> None:
        """From a notification."""
        self.show_place(Place.INBOX)
        self.inbox.show_conversation(cid)

    def search(self) -> None:
        """Into the field that searches everything, wherever one is."""
        self.show_place(Place.INBOX)
        self.inbox.search()

    def _build(self) -> None:
        core, theme = self._core, self._theme
        host = "" if core.hosts.standard else core.hosts.openapi
        self.navigation = Navigation(theme, by=core.by)
        self.banners = BannerArea(theme, practice=core.practice, host=host)
        self.away = AwayStrip(core, theme)
        self.inbox = InboxPane(core, theme)
        self.accounts = AccountsPage(core, theme)
        self.nothing = EmptyState(theme, "forum-outline")
        self.status = StatusLine(theme)
        self.health = OaPopover(theme, self)
        self._pages = QStackedWidget()
        for page in (self.inbox, self.accounts, self.nothing):
            self._pages.addWidget(page)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.banners)
        right.addWidget(self.away)
        right.addWidget(self._pages, 1)
        right.addWidget(self.status)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.navigation)
        whole.addLayout(right, 1)

    def _connect(self) -> None:
        self.navigation.chosen.connect(lambda place: self.show_place(Place(place)))
        self.navigation.rules_chosen.connect(self.open_rules)
        self.navigation.overview_chosen.connect(self.open_overview)
        self.navigation.staff_chosen.connect(self.open_staff)
        self.accounts.rules_requested.connect(self.open_rules)
        self.navigation.settings_chosen.connect(self.settings_requested)
        self.navigation.help_chosen.connect(self._open_help)
        self.banners.leave_practice.connect(self.leave_practice)
        self.banners.customer_asked.connect(lambda: spawn(self, actions.customer_writes(self._core)))
        self.banners.trouble_pressed.connect(self._on_trouble)
        self.accounts.add_requested.connect(self.open_wizard)
        self.accounts.reconnect_requested.connect(lambda oa_id: self.open_wizard(OaId(oa_id)))
        self.nothing.pressed.connect(self.open_wizard)
        self.inbox.connect_requested.connect(self.open_wizard)
        self.inbox.reconnect_requested.connect(lambda oa_id: self.open_wizard(OaId(oa_id)))
        self.status.pressed.connect(self._open_health)
        self.health.pressed.connect(self._on_health)
        self.health.all_asked.connect(self._show_accounts)
        for name, run in (
            ("window.settings", self.settings_requested.emit),
            ("window.search", self.search),
            ("window.connect", self.open_wizard),
            ("window.inbox", lambda: self.show_place(Place.INBOX)),
            ("window.accounts", self._show_accounts),
            ("window.rules", self.open_rules),
            ("window.overview", self.open_overview),
            ("window.staff", lambda: self.open_staff()),
            ("window.quit", self.quit_requested.emit),
            ("window.keys", self.keys_requested.emit),
        ):
            shortcuts.bind(self, name, run)
        bus = self._core.bus
        Coalescer(bus, self, ConnectionsChanged, self._on_connections_changed)
        for kind in (StaffChanged, RulesChanged):
            Coalescer(bus, self, kind, lambda _: self._look_shared())
        Coalescer(bus, self, StatusChanged, lambda _: self._show_health())
        Coalescer(bus, self, BackfillProgress, self._on_backfill)
        Coalescer(bus, self, MessagesStored, lambda _: self._recount(), gather_ms=COUNT_GATHER_MS)
        Coalescer(bus, self, ConversationsChanged, lambda _: self._recount(), gather_ms=COUNT_GATHER_MS)

    def _show_accounts(self) -> None:
        """The OAs are the owner's to look after."""
        if not self._is_refused():
            self.show_place(Place.ACCOUNTS)

    def _is_refused(self) -> bool:
        """Whether this is the owner's alone and somebody else is here, who is told so."""
        if self._core.by != OWNER:
            self._tell(Rejected("not_owner"))
        return self._core.by != OWNER

    def _tell(self, error: AppError) -> None:
        told = words(error)
        self.inbox.toast.say(f"{told.title}. {told.sentence}")

    async def _read_connections(self) -> None:
        self._connections = await self._core.connections.all()
        self._show_health()
        self.show_place(self._place)

    def _look_shared(self) -> None:
        spawn(self, self._read_shared())

    async def _read_shared(self) -> None:
        alone = len(await self._core.people.all()) < 2
        self.navigation.show_shared(not alone or bool(await self._core.rules.all()))

    async def _count(self) -> None:
        count = await self._core.inbox.total_waiting(self._core.by)
        self.navigation.show_waiting(count)
        self.waiting_changed.emit(count)

    def _recount(self) -> None:
        spawn(self, self._count())

    def _show_health(self) -> None:
        statuses = {status.oa_id: status for status in self._core.sync.statuses()}
        named = [(one.profile.name, statuses[one.oa_id]) for one in self._connections if one.oa_id in statuses]
        now = self._core.clock.now()
        self.status.show_statuses(named, now)
        lines = [
            OaLine(one.profile.name, statuses[one.oa_id], one.last_sync)
            for one in self._connections
            if one.oa_id in statuses
        ]
        self.health.show_lines(lines, now)
        self.banners.show_trouble(trouble(self._connections, list(statuses.values())))

    def _on_connections_changed(self, events: list[ConnectionsChanged]) -> None:
        spawn(self, self._read_connections())

    def _on_backfill(self, events: list[BackfillProgress]) -> None:
        last = events[-1]
        self._fetched = None if last.finished else last.messages
        self._show_backfill()

    def _show_backfill(self) -> None:
        count = "" if self._fetched is None else number(self._fetched)
        self.status.activity.setText(self.tr("Fetching old messages: {count}").format(count=count) if count else "")

    def _on_trouble(self) -> None:
        told = self.banners.current
        if told is not None:
            self._put_right(told.oa_id, told.remedy, paused=told.tone != "warn")

    def _open_health(self) -> None:
        spawn(self, self._read_connections())  # when each was last fetched
        self.health.open_at(self.status)

    def _on_health(self, oa_id: str, remedy: str) -> None:
        self.health.hide()
        paused = self._core.sync.status(OaId(oa_id)).health is Health.PAUSED
        self._put_right(OaId(oa_id), Remedy(remedy), paused=paused)

    def _put_right(self, oa_id: OaId, remedy: Remedy, *, paused: bool) -> None:
        match remedy:
            case Remedy.RECONNECT:
                self.open_wizard(oa_id)
            case Remedy.ZALO_APPS | Remedy.OA_MANAGER:
                actions.open_address(remedy)
            case Remedy.FOLDER:
                actions.show_folder(self._core)
            case Remedy.QUIT:
                self.quit_requested.emit()
            case _ if paused:
                spawn(self, actions.check_connection(self._core, oa_id))
            case _:
                spawn(self, actions.poll_now(self._core))

    def _on_connected(self, oa_id: str) -> None:
        self.show_place(Place.INBOX)
        spawn(self, self._read_connections())

    def _on_wizard_finished(self) -> None:
        if self._wizard is not None:
            self._wizard.deleteLater()
            self._wizard = None

    def _retranslate(self) -> None:
        self.nothing.say(
            self.tr("No OA is connected yet"),
            self.tr("Connect your Zalo Official Account, and your customers' messages appear here."),
            self.tr("Connect a Zalo OA"),
        )
        self._show_backfill()
        self._show_health()
