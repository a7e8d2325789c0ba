"""What is done to conversations of the list: from a menu, by keys, to one or many, and taken back from a toast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.conversations import ConversationRow
from app.domain.ids import OWNER, ConversationId, StaffId
from app.domain.listing import Act, Done
from ui.inbox.list_words import ICONS, KEYS, act_name, acts_for, done_text
from ui.models.sources import Spawn
from ui.shortcuts import key_text
from ui.theme.theme import Theme
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from app.services.listing import Listing

KNOWN = 200
"""So many of the chosen rows are looked at to see what can be done to them."""
UNDO_MS = 8_000
PAIRS = {
    "inbox.unread": (Act.READ, Act.UNREAD),
    "inbox.pin": (Act.PIN, Act.UNPIN),
    "inbox.close": (Act.CLOSE, Act.REOPEN),
    "inbox.block": (Act.BLOCK, Act.UNBLOCK),
}
"""A key does one of the two, and pressed again the other."""


class ListActs(QObject):
    """`row` answers from memory what is known of a conversation. The toast lies over `page`."""

    done = Signal(object)
    """A Done, when it is stored."""
    export_wanted = Signal(object)
    """A conversation is to be saved for another program."""

    def __init__(
        self,
        listing: Listing,
        row: Callable[[ConversationId], ConversationRow | None],
        spawn: Spawn,
        theme: Theme,
        page: QWidget,
        *,
        by: StaffId = OWNER,
    ) -> None:
        super().__init__(page)
        self._listing, self._row, self._spawn, self._theme, self._page = listing, row, spawn, theme, page
        self._by = by
        self._last: Done | None = None
        self.extend: Callable[[QMenu, Sequence[ConversationId]], object] = lambda menu, chosen: None
        """What else can be done to these is added to their menu."""
        self.other_undo: Callable[[], bool] = lambda: False
        """What was done last may be something else's to take back; says whether it was."""
        self.toast = Toast(page)
        self.toast.pressed.connect(self.undo)
        self.toast.ended.connect(self._forget)

    def fitting(self, chosen: Sequence[ConversationId]) -> list[Act]:
        """What can be done to these together."""
        return acts_for([row for cid in chosen[:KNOWN] if (row := self._row(cid)) is not None])

    def act(self, act: Act, chosen: Sequence[ConversationId]) -> None:
        if chosen:
            self._spawn(self._act(act, list(chosen)))

    def press(self, command: str, chosen: Sequence[ConversationId]) -> None:
        """What the key of this command does to these."""
        for act in self.fitting(chosen):
            if act in PAIRS[command]:
                self.act(act, chosen)

    def undo(self) -> None:
        """Take the last act back, as long as the toast offers it."""
        if self.other_undo():
            return
        last, self._last = self._last, None
        self.toast.dismiss()
        if last is not None:
            self._spawn(self._undo(last))

    def open_menu(self, chosen: Sequence[ConversationId], place: QPoint) -> None:
        menu = QMenu(self._page)
        for act in self.fitting(chosen):
            if act is Act.BLOCK:
                menu.addSeparator()
            text = f"{act_name(act)}\t{key_text(KEYS[act])}"
            menu.addAction(self._theme.icon(ICONS[act], "secondary"), text, partial(self.act, act, chosen))
        self.extend(menu, chosen)
        if len(chosen) == 1:
            menu.addSeparator()
            icon = self._theme.icon("file-export-outline", "secondary")
            menu.addAction(icon, self.tr("Export…"), partial(self.export_wanted.emit, chosen[0]))
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.popup(place)

    async def _act(self, act: Act, chosen: Sequence[ConversationId]) -> None:
        done = await self._listing.act(act, chosen, self._by)
        if done.before:
            self._last = done
            self.toast.say(done_text(done), self.tr("Undo"), UNDO_MS)
        self.done.emit(done)

    async def _undo(self, done: Done) -> None:
        await self._listing.undo(done, self._by)

    def _forget(self) -> None:
        self._last = None
