"""The inbox as the window shows it: the list on the left, the open conversation on the right."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.connections import Connection, ConnectionState, Health
from app.domain.conversations import ConversationRow
from app.domain.customers import NoteId
from app.domain.found import CustomerHit, MessageHit, NoteHit
from app.domain.ids import ConversationId, MessageKey, OaId
from app.errors import AppError
from app.events import (
    ConnectionsChanged,
    ConversationsChanged,
    MediaChanged,
    MessagesStored,
    OutboxChanged,
    ReactionsChanged,
    SearchIndexChanged,
    StatusChanged,
    UploadProgress,
)
from app.settings import Settings
from ui import shortcuts
from ui.bridge import Coalescer, spawn
from ui.inbox.columns import Columns
from ui.inbox.composer import Closed
from ui.inbox.conversation_list import ConversationList
from ui.inbox.customer.dock import CustomerDock
from ui.inbox.inbox_toast import InboxToast
from ui.inbox.kept_view import kept_view
from ui.inbox.list_desk import ListDesk
from ui.inbox.pictures import Pictures
from ui.inbox.row_words import describe_row
from ui.inbox.search_side import SearchSide
from ui.inbox.sharing_desk import SharingDesk
from ui.inbox.thread_pane import ThreadPane
from ui.models.conversations import ConversationsModel
from ui.theme.theme import Theme
from ui.theme.tokens import Size
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from app.bootstrap import Core

SEEN_AFTER_MS = 250  # so long a message must be on screen


class InboxPane(QWidget):
    """`connect_requested` and `reconnect_requested` (with the OA's id) ask the window for the wizard."""

    connect_requested = Signal()
    reconnect_requested = Signal(str)

    def __init__(self, core: Core, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._theme = theme
        self._connections: list[Connection] = []
        self._open: ConversationId | None = None
        self._write_next = False
        self._jump: MessageKey | None = None
        self._build()
        self._connect()
        self._listen()
        self.list.look(kept_view(self._core.settings.current))
        self._run(self._read_connections())

    def _build(self) -> None:
        core, theme, now = self._core, self._theme, self._core.clock.now
        self.pictures = Pictures(core.media, self._run, self)
        self.model = ConversationsModel(core.listing, self._run, self._describe, self, by=core.by)
        self.list = ConversationList(self.model, self.pictures, theme, now=now)
        self.conversation = ThreadPane(core, self.pictures, theme)
        self.desk = ListDesk(core, self.list, self.conversation, theme, spawn=self._run, keys=self)
        self.side = SearchSide(core, self.list, self.pictures, theme, spawn=self._run)
        self.nothing = EmptyState(theme, "message-text-outline")
        self.sharing = SharingDesk(core, self.desk, self.list, self.conversation, nothing=self.nothing, keys=self)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.nothing)
        self.pages.addWidget(self.conversation)
        self.beside = CustomerDock(core, self.pages, self.pictures, theme)
        self.beside.lender = self.side
        self.splitter = Columns(self.side, self.beside, narrowed=(self.side, self.list))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self.toast = InboxToast(self.beside)
        self.toast.above = self.conversation.composer
        self._seen = QTimer(self, interval=SEEN_AFTER_MS, singleShot=True)
        self._retranslate()

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.model.loaded.connect(self._mark_open)
        self.model.loaded.connect(self.beside.restore, Qt.ConnectionType.SingleShotConnection)
        self.list.entered.connect(self._write)
        self.list.typed.connect(self._on_typed)
        self.list.connect_wanted.connect(self.connect_requested)
        self.conversation.read.connect(self._seen.start)
        self.conversation.list_wanted.connect(self._to_list)
        self.side.chosen.connect(self._on_hit)
        self.side.ended.connect(self._after_search)
        self.conversation.reconnect_wanted.connect(self._ask_reconnect)
        self.conversation.header.customer_wanted.connect(self.beside.toggle_panel)
        self.beside.shown.connect(self.conversation.header.customer.setChecked)
        self.beside.left.connect(self.conversation.take_focus)
        self.beside.conversation_wanted.connect(self.show_conversation)
        self.beside.photo_wanted.connect(self.conversation.view_photo)
        self.beside.place_wanted.connect(lambda message: self.show_message(message.conversation, message.key))
        self.conversation.composer.failed.connect(self.show_error)
        self.conversation.composer.refused.connect(self.toast.say_refused)
        self.conversation.composer.told.connect(self.toast.say)
        self._seen.timeout.connect(self._mark_seen)
        self.sharing.answer_wanted.connect(self._write)
        self.sharing.conversation_wanted.connect(self.show_conversation)
        self.sharing.sight_changed.connect(self._on_sight)
        shortcuts.bind(self, "inbox.find", self._find)
        self._theme.changed.connect(self._fit_pictures)
        shortcuts.bind(self, "inbox.customer", self.beside.toggle_panel)
        shortcuts.bind(self, "inbox.tag", self.beside.add_tag)
        shortcuts.bind(self, "inbox.next", lambda: self.list.step(1))
        shortcuts.bind(self, "inbox.previous", lambda: self.list.step(-1))
        stop = self._core.settings.listen(self._on_settings)
        self.destroyed.connect(lambda: stop())
        self._on_settings(self._core.settings.current)

    def _listen(self) -> None:
        bus = self._core.bus
        Coalescer(bus, self, MessagesStored, self._on_stored)
        Coalescer(bus, self, ConversationsChanged, self._on_conversations)
        Coalescer(bus, self, OutboxChanged, self._on_outbox)
        Coalescer(bus, self, MediaChanged, self._on_media)
        Coalescer(bus, self, UploadProgress, self.conversation.uploads.on_progress)
        Coalescer(bus, self, ReactionsChanged, self._on_reactions)
        Coalescer(bus, self, ConnectionsChanged, self._on_connections)
        Coalescer(bus, self, StatusChanged, lambda _: self._show_status())
        Coalescer(bus, self, SearchIndexChanged, lambda _: self.side.look_again())

    def _run(self, coroutine: Coroutine[Any, Any, None]) -> object:
        return spawn(self, coroutine)

    @property
    def open_conversation(self) -> ConversationId | None:
        return self._open

    # --- commands

    def show_conversation(self, cid: ConversationId) -> None:
        """Open a conversation, as a click on it would; from a notification, say."""
        if self.model.row_of(cid) is None:
            self.list.show_all()
        self.list.select(cid)
        if self._open != cid:
            self._show(cid)

    def show_message(self, cid: ConversationId, key: MessageKey) -> None:
        """Open a conversation at a message, with what was said around it."""
        if cid == self._open == self.conversation.model.conversation:
            self.conversation.model.open_at(cid, key)
            return
        self._jump = key
        self.show_conversation(cid)

    def search(self) -> None:
        """Look through everything."""
        self.beside.close_drawer()  # it may stand in the list's place
        self.side.start()

    def show_error(self, error: AppError) -> None:
        self.toast.say_error(error)

    # --- slots

    def _on_hit(self, hit: CustomerHit | NoteHit | MessageHit) -> None:
        cid = hit.person.conversation
        if isinstance(hit, MessageHit):
            self.show_message(cid, hit.message.key)
            return
        self.side.end()
        self.show_conversation(cid)
        if isinstance(hit, NoteHit):
            self.beside.show_note(NoteId(hit.item))
        else:
            self._write()

    def _find(self) -> None:
        if self.conversation.isVisible():
            self.conversation.find_bar.start()
        else:
            self.search()

    def _to_list(self) -> None:
        """Back to where the conversation was chosen: the list, or the hits."""
        self.beside.close_drawer()
        (self.side.field if self.side.searching else self.list.table).setFocus()

    def _after_search(self) -> None:
        self._mark_open()
        self.list.table.setFocus()

    def _show(self, cid: ConversationId) -> None:
        if cid == self._open:
            return
        self._open = cid
        self.beside.follow(cid, self._oa_name(cid.oa_id))
        self._core.sync.set_open(cid)
        self._run(self._open_thread(cid))

    def _write(self) -> None:
        """Into the field, as soon as the chosen conversation is there."""
        self._write_next = self.conversation.model.conversation != self._open
        if not self._write_next:
            self.conversation.take_focus()

    def _on_typed(self, text: str) -> None:
        if self.conversation.model.conversation == self._open is not None:
            self.conversation.composer.type_on(text)

    def _ask_reconnect(self) -> None:
        if self._open is not None:
            self.reconnect_requested.emit(self._open.oa_id)

    def _mark_open(self) -> None:
        if self._open is not None:
            self.list.select(self._open)

    def _describe(self, row: ConversationRow) -> str:
        return describe_row(row, self._core.clock.now(), self.sharing.describe(row))

    def _on_sight(self, changed: frozenset[ConversationId] | None) -> None:
        """What one may no longer see leaves at once: rows, messages, hits, the customer, a photo that is open."""
        if changed is None:
            self.model.order_soon()
        else:
            self.model.refresh(changed)
        self.side.look_again()
        if self._open is not None and (changed is None or self._open in changed):
            self._run(self._reread(self._open))

    async def _lose(self, cid: ConversationId) -> None:
        """The open conversation is not for this person to see any more."""
        self._open = None
        typed = self.conversation.close_conversation()
        self.beside.follow(None)
        self._core.sync.set_open(None)
        self.list.table.clearSelection()
        self.pages.setCurrentWidget(self.nothing)
        await self.sharing.tell_lost(cid, typed=typed)

    async def _open_thread(self, cid: ConversationId) -> None:
        row = self.model.value(cid) or await self._core.inbox.row(cid, self._core.by)
        if cid != self._open:
            return
        if row is None:
            await self._lose(cid)
            return
        self.conversation.open(row, self._oa_name(cid.oa_id), self._jump)
        self._jump = None
        self.pages.setCurrentWidget(self.conversation)
        self._show_status()
        if self._write_next:
            self._write()

    def _on_stored(self, events: list[MessagesStored]) -> None:
        self._refresh(frozenset().union(*(event.conversations for event in events)))

    def _on_conversations(self, events: list[ConversationsChanged]) -> None:
        changed = frozenset().union(*(event.conversations for event in events))
        self.model.refresh(changed)
        if self._open in changed:
            self._run(self._reread(self._open))

    def _on_outbox(self, events: list[OutboxChanged]) -> None:
        self._refresh(frozenset(event.conversation for event in events))

    def _on_reactions(self, events: list[ReactionsChanged]) -> None:
        if self._open in {event.conversation for event in events}:
            self.conversation.model.refresh()

    def _refresh(self, changed: frozenset[ConversationId]) -> None:
        self.model.refresh(changed)
        if self._open is not None and self._open in changed:
            self.conversation.model.refresh()
            self._run(self._reread(self._open))

    async def _reread(self, cid: ConversationId) -> None:
        row = await self._core.inbox.row(cid, self._core.by)
        if not cid == self._open == self.conversation.model.conversation:
            return
        if row is None:
            await self._lose(cid)
        else:
            self.conversation.show_row(row, self._oa_name(cid.oa_id))

    def _on_media(self, events: list[MediaChanged]) -> None:
        keys = frozenset().union(*(event.keys for event in events))
        self.pictures.on_media(keys)
        self.conversation.on_media(keys)

    def _on_connections(self, _: object) -> None:
        self._run(self._read_connections())

    def _on_settings(self, settings: Settings) -> None:
        self.conversation.composer.set_send_on_enter(settings.send_on_enter)

    def _mark_seen(self) -> None:
        if self._open is None or self._open == self.desk.kept_unread or not self.conversation.is_reading():
            return
        row = self.model.value(self._open)
        if row is None or not row.seen:
            self._run(self._core.inbox.mark_seen(self._open, self._core.by))

    # --- OAs

    async def _read_connections(self) -> None:
        self._connections = await self._core.connections.all()
        self.list.show_connections(self._connections)
        self.side.show_connections(self._connections)
        self.side.look_again()
        self.model.order_soon()
        self._show_status()

    def _oa_name(self, oa_id: OaId) -> str:
        if len(self._connections) < 2:
            return ""
        return next((c.profile.name for c in self._connections if c.oa_id == oa_id), "")

    def _show_status(self) -> None:
        """Whether the open conversation's OA can send now."""
        if self._open is None:
            return
        oa_id = self._open.oa_id
        states = {connection.oa_id: connection.state for connection in self._connections}
        state = states.get(oa_id, ConnectionState.DISCONNECTED if self._connections else ConnectionState.CONNECTED)
        closed = {ConnectionState.RECONNECT: Closed.RECONNECT, ConnectionState.DISCONNECTED: Closed.DISCONNECTED}
        self.conversation.composer.show_closed(closed.get(state))
        health = {status.oa_id: status.health for status in self._core.sync.statuses()}.get(oa_id)
        self.conversation.composer.show_offline(health is Health.OFFLINE)

    # --- Qt

    def _retranslate(self) -> None:
        self.nothing.say(
            self.tr("Choose a conversation"),
            self.tr("{up} and {down} go from one to the next.").format(
                up=shortcuts.key_text("inbox.previous"), down=shortcuts.key_text("inbox.next")
            ),
        )

    def _fit_pictures(self) -> None:
        """The largest a photo is shown in a bubble, in the pixels of the screen that the window is on."""
        self.pictures.set_edge(round(1.25 * Size.PHOTO_MAX * self.devicePixelRatioF()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._fit_pictures()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_pictures()
        self._core.sync.set_open(self._open)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.conversation.composer.flush()
        self._core.sync.set_open(None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.ActivationChange and self.conversation.is_reading():
            self._seen.start()
