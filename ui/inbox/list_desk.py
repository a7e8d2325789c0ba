"""Joins the list with the core: counts, the menu of filters, and acts by keys, menus, the thread and the toast."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.conversations import ConversationRow
from app.domain.ids import ConversationId
from app.domain.listing import Act, Done
from app.events import ConversationsChanged, MessagesStored
from ui import shortcuts
from ui.bridge import Coalescer
from ui.inbox.conversation_list import ConversationList
from ui.inbox.kept_view import keep_view
from ui.inbox.list_acts import PAIRS, ListActs
from ui.inbox.list_words import SHOW_KEYS
from ui.inbox.thread_pane import ThreadPane
from ui.models.sources import Spawn
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.bootstrap import Core

COUNT_GATHER_MS = 250
"""The filters' counts may lag a little: they cost queries."""


class ListDesk(QObject):
    """Lives with the pane `keys`, inside which the keys are heard."""

    def __init__(
        self, core: Core, list_: ConversationList, thread: ThreadPane, theme: Theme, *, spawn: Spawn, keys: QWidget
    ) -> None:
        super().__init__(keys)
        self._listing, self._list, self._thread, self.spawn = core.listing, list_, thread, spawn
        self._core, self._by = core, core.by
        self.kept_unread: ConversationId | None = None
        """Marked unread while it is open: seen again only when it is opened again."""
        self.acts = ListActs(core.listing, self._known, spawn, theme, list_, by=core.by)
        list_.fitting = self.acts.fitting
        self._settings = core.settings
        list_.view_changed.connect(self.recount)
        list_.view_changed.connect(lambda: spawn(self._keep()))
        list_.menu_wanted.connect(lambda: spawn(self._open_menu()))
        list_.table.menu_wanted.connect(self.acts.open_menu)
        list_.act_wanted.connect(self.acts.act)
        list_.chosen.connect(self._on_chosen)
        thread.act_wanted.connect(self._act_on_open)
        self.acts.done.connect(self._on_done)
        self.acts.export_wanted.connect(self._export)
        self._bind(keys)
        for kind in (MessagesStored, ConversationsChanged):
            Coalescer(core.bus, self, kind, lambda _: self.recount(), gather_ms=COUNT_GATHER_MS)
        self.recount()

    def recount(self) -> None:
        self.spawn(self._count())

    def _bind(self, keys: QWidget) -> None:
        shortcuts.bind(self._list, "list.undo", self.acts.undo)
        for command in PAIRS:
            shortcuts.bind(keys, command, partial(self._press, command))
        for show, command in SHOW_KEYS.items():
            shortcuts.bind(keys, command, partial(self._list.show_only, show))

    def _press(self, command: str) -> None:
        self.acts.press(command, self._list.wanted())

    def _known(self, cid: ConversationId) -> ConversationRow | None:
        """The row of a conversation in the list, or of the open one that the filters leave out."""
        row = self._thread.row
        return self._list.row(cid) or (row if row is not None and row.id == cid else None)

    def _act_on_open(self, act: Act) -> None:
        row = self._thread.row
        if row is not None:
            self.acts.act(act, [row.id])

    def _on_chosen(self, cid: ConversationId) -> None:
        if cid != self.kept_unread:
            self.kept_unread = None

    def _on_done(self, done: Done) -> None:
        row = self._thread.row
        if row is not None and row.id in done.conversations:
            self.kept_unread = row.id if done.act is Act.UNREAD else None

    def _export(self, cid: ConversationId) -> None:
        from ui.export.dialog import ExportDialog  # few ever do

        row = self._known(cid)
        ExportDialog(self._core, cid, row.name if row is not None else "", self._list.window()).open()

    async def _count(self) -> None:
        view = self._list.view
        self._list.filters.show_counts(await self._listing.counts(view, self._by))

    async def _keep(self) -> None:
        keep_view(self._settings, self._list.view)

    async def _open_menu(self) -> None:
        self._list.open_menu(await self._listing.tags(self._list.view.oa_id, self._by))
