"""One conversation as a list model: a window of at most 250 messages, read 50 at a time at either end."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import IntEnum
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain.ids import OWNER, ConversationId, MessageKey, OutboxId, StaffId
from app.domain.messages import Direction, Message
from app.domain.outbox import OutboxItem
from ui.models import changes
from ui.models.entries import Entry, Window, project
from ui.models.sources import Page, Spawn, ThreadSource

PAGE = 50
"""Some screens full: a click measures and lays out no more than it must."""
MOST = 250
Measure = Callable[[Sequence[Entry]], Awaitable[None]]
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
_name = attrgetter("id")


class Role(IntEnum):
    ENTRY = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2


class ThreadModel(QAbstractListModel):
    """Entries of the open conversation. All reading is asynchronous; what is shown is what was read last.

    `opened` follows the first page of another conversation, `refreshed` each later change. `about_to_change` and
    `changed` bracket every change of rows, so that the view can keep its place.
    """

    opened = Signal()
    about_to_change = Signal()
    changed = Signal()
    found = Signal(str)
    """The place that `open_at` was asked for is there: its entry."""
    arrived = Signal(int)
    """A customer's messages came in at the newest end: how many."""

    def __init__(
        self,
        source: ThreadSource,
        spawn: Spawn,
        describe: Callable[[Entry], str] = _name,
        parent: QObject | None = None,
        *,
        by: StaffId = OWNER,
    ) -> None:
        super().__init__(parent)
        self._source, self._by = source, by
        self._spawn = spawn
        self._describe = describe
        self.measure: Measure | None = None
        """Prepares rows before they are shown, a few at a time, so that no frame waits for a whole page."""
        self._cid: ConversationId | None = None
        self._unread_since = 0
        self._window = Window()
        self._entries: list[Entry] = []
        self._remembered: dict[OutboxId, OutboxItem] = {}
        self._turn = 0
        self._reading = False
        self._stale = False
        self._jump = False

    # --- what the view reads

    @property
    def conversation(self) -> ConversationId | None:
        return self._cid

    @property
    def has_older(self) -> bool:
        return self._window.has_older

    @property
    def has_newer(self) -> bool:
        return self._window.has_newer

    @property
    def newest_key(self) -> MessageKey | None:
        return self._window.messages[-1].key if self._window.messages else None

    def incoming(self, count: int) -> MessageKey | None:
        """The key of the first of the customer's last `count` messages."""
        keys = [m.key for m in self._window.messages if m.direction is Direction.IN][-count:]
        return keys[0] if keys else None

    def entry(self, row: int) -> Entry:
        return self._entries[row]

    def row_of(self, entry_id: str) -> int | None:
        """Where an entry stands, or the album that it is part of."""
        for row, entry in enumerate(self._entries):
            if entry.id == entry_id or (entry.album and entry.member(entry_id) is not None):
                return row
        return None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == Role.ENTRY:
            return entry
        if role == Role.ID:
            return entry.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._describe(entry)
        return None

    # --- commands

    def open(self, cid: ConversationId | None, unread_since: int = 0) -> None:
        """Show another conversation. `unread_since` (epoch milliseconds, 0 for none) puts the "new messages" line."""
        self._turn += 1
        self._cid = cid
        self._unread_since = unread_since
        self._reading = self._stale = self._jump = False
        if cid is None:
            self._reset(Window())
            return
        self._reading = True
        self._spawn(self._open(cid, self._turn))

    def open_at(self, cid: ConversationId, key: MessageKey) -> None:
        """Show a message with what was said around it; at once when it is there already. What has been erased leads to
        the place where it was."""
        if cid == self._cid and not self._reading and self._tell_found(key):
            return
        self._turn += 1
        self._cid = cid
        self._unread_since = 0
        self._stale = self._jump = False
        self._reading = True
        self._spawn(self._open_at(cid, key, self._turn))

    def refresh(self) -> None:
        """Read what is in the window again; several calls while one read runs end in one more."""
        self._run("refresh")

    def fetch_older(self) -> None:
        if self._window.has_older and not self._reading:
            self._run("older")

    def fetch_newer(self) -> None:
        if self._window.has_newer and not self._reading:
            self._run("newer")

    def jump_to_newest(self) -> None:
        """Leave the part that is shown for the newest messages; at once when they are there already."""
        if not self._window.has_newer:
            self.opened.emit()
            return
        self._jump = True
        self._run("refresh")

    def mark_new_from(self, key: MessageKey) -> None:
        """Put the "new messages" line above this message, unless there is one already."""
        if self._window.new_from is None:
            self._show(replace(self._window, new_from=key))

    def clear_new(self) -> None:
        if self._window.new_from is not None:
            self._show(replace(self._window, new_from=None))

    def unfold(self, entry_id: str) -> None:
        """Show each line of a row that tells several."""
        self._show(replace(self._window, unfolded=self._window.unfolded | {entry_id}))

    def repaint(self, ids: Iterable[str]) -> None:
        """Something beside these entries changed (a picture, the time left): paint them again."""
        for entry_id in ids:
            row = self.row_of(entry_id)
            if row is not None:
                self.dataChanged.emit(self.index(row), self.index(row))

    # --- reading

    def _run(self, what: str) -> None:
        if self._cid is None:
            return
        if self._reading:
            self._stale = True
            return
        self._reading = True
        reader = {"refresh": self._refresh, "older": self._older, "newer": self._newer}[what]
        self._spawn(reader(self._cid, self._turn))

    async def _open(self, cid: ConversationId, turn: int) -> None:
        page = await self._read(cid, turn)
        if page is None:
            return
        self._remembered.clear()
        window = _window(page, tuple(page.messages), older=page.has_older, newer=False)
        self._reset(replace(window, new_from=_first_unread(window.messages, self._unread_since)))
        self._finish()

    async def _open_at(self, cid: ConversationId, key: MessageKey, turn: int) -> None:
        later = await self._read(cid, turn, after=MessageKey(key - 1), limit=PAGE // 2)
        earlier = await self._read(cid, turn, before=key, limit=PAGE // 2) if later is not None else None
        if later is None or earlier is None:
            return
        self._remembered.clear()
        messages = (*earlier.messages, *later.messages)
        newer = later.has_newer and bool(later.messages)
        self._reset(_window(later, messages, older=earlier.has_older, newer=newer), tell=False)
        self._finish()
        if not self._tell_found(key):
            self.opened.emit()

    def _tell_found(self, key: MessageKey) -> bool:
        """Say where a message is, or the one after its place; False if that isn't in the window."""
        messages = self._window.messages
        if not messages or not messages[0].key <= key <= messages[-1].key:
            return False
        at = next(message.key for message in messages if message.key >= key)
        entries = (entry for entry in self._entries if entry.message is not None and entry.message.key == at)
        self.found.emit(next(entries).id)
        return True

    async def _refresh(self, cid: ConversationId, turn: int) -> None:
        if self._jump or not self._window.messages:
            self._jump = False
            await self._newest(cid, turn)
            return
        old = self._window
        start = MessageKey(old.messages[0].key - 1)
        page = await self._read(cid, turn, after=start, limit=MOST)
        if page is None:
            return
        if page.has_newer and not old.has_newer:
            # More than a whole window came in at once: the newest matter.
            await self._newest(cid, turn)
            return
        messages = tuple(page.messages)
        if old.has_newer:
            messages = tuple(m for m in messages if m.key <= old.messages[-1].key)
        self._show(_window(page, messages, older=old.has_older, newer=old.has_newer, new_from=old.new_from))
        self._finish()
        self._tell_arrived(old.messages[-1].key, messages)

    async def _newest(self, cid: ConversationId, turn: int) -> None:
        page = await self._read(cid, turn)
        if page is None:
            return
        was = self._window
        window = _window(page, tuple(page.messages), older=page.has_older, newer=False, new_from=was.new_from)
        self._show(window)
        self._finish()
        if was.has_newer:
            self.opened.emit()
        elif was.messages or window.messages:
            self._tell_arrived(was.messages[-1].key if was.messages else MessageKey(0), window.messages)

    async def _older(self, cid: ConversationId, turn: int) -> None:
        old = self._window
        page = await self._read(cid, turn, before=old.messages[0].key)
        if page is None:
            return
        messages = (*page.messages, *old.messages)
        newer = old.has_newer or len(messages) > MOST
        await self._extend(page, messages[:MOST], turn, older=page.has_older, newer=newer)

    async def _newer(self, cid: ConversationId, turn: int) -> None:
        old = self._window
        page = await self._read(cid, turn, after=old.messages[-1].key)
        if page is None:
            return
        messages = (*old.messages, *page.messages)
        older = old.has_older or len(messages) > MOST
        await self._extend(page, messages[-MOST:], turn, older=older, newer=page.has_newer)

    async def _extend(self, page: Page, messages: Sequence[Message], turn: int, *, older: bool, newer: bool) -> None:
        """Show one more page, once the view has measured it."""
        window = _window(page, tuple(messages), older=older, newer=newer, new_from=self._window.new_from)
        if self.measure is not None:
            with self._over_if_it_fails(turn):
                await self.measure(project(window, self._remembered, self._by))
        if turn == self._turn:
            self._show(replace(window, new_from=self._window.new_from))
            self._finish()

    async def _read(
        self,
        cid: ConversationId,
        turn: int,
        *,
        before: MessageKey | None = None,
        after: MessageKey | None = None,
        limit: int = PAGE,
    ) -> Page | None:
        """One page, or None when another conversation has been opened meanwhile."""
        with self._over_if_it_fails(turn):
            page = await self._source.thread(cid, self._by, before=before, after=after, limit=limit)
        return page if turn == self._turn else None

    @contextmanager
    def _over_if_it_fails(self, turn: int) -> Iterator[None]:
        """The next read may begin."""
        try:
            yield
        except BaseException:
            if turn == self._turn:
                self._reading = False
            raise

    def _finish(self) -> None:
        self._reading = False
        if self._stale:
            self._stale = False
            self.refresh()

    def _tell_arrived(self, known: MessageKey, messages: Sequence[Message]) -> None:
        count = sum(1 for m in messages if m.key > known and m.direction is Direction.IN)
        if count:
            self.arrived.emit(count)

    # --- changing rows

    def _reset(self, window: Window, *, tell: bool = True) -> None:
        self.beginResetModel()
        self._window = window
        self._remember(window.outbox)
        self._entries = project(window, self._remembered, self._by)
        self.endResetModel()
        if tell:
            self.opened.emit()

    def _show(self, window: Window) -> None:
        self._window = window = replace(window, unfolded=window.unfolded | self._window.unfolded)
        self._remember(window.outbox)
        entries = project(window, self._remembered, self._by)
        if entries == self._entries:
            return
        self.about_to_change.emit()
        changes.apply(self._entries, entries, lambda entry: entry.id, _Steps(self, self._entries))
        self.changed.emit()

    def _remember(self, items: Iterable[OutboxItem]) -> None:
        self._remembered.update((item.id, item) for item in items)


class _Steps:
    """Performs the steps on a model's entries, each with its Qt signal."""

    def __init__(self, model: ThreadModel, entries: list[Entry]) -> None:
        self._model = model
        self._entries = entries

    def remove(self, first: int, last: int) -> None:
        self._model.beginRemoveRows(ROOT, first, last)
        del self._entries[first : last + 1]
        self._model.endRemoveRows()

    def move(self, source: int, target: int) -> None:
        self._model.beginMoveRows(ROOT, source, source, ROOT, target)
        self._entries.insert(target, self._entries.pop(source))
        self._model.endMoveRows()

    def insert(self, at: int, rows: Sequence[Entry]) -> None:
        self._model.beginInsertRows(ROOT, at, at + len(rows) - 1)
        self._entries[at:at] = rows
        self._model.endInsertRows()

    def replace(self, first: int, rows: Sequence[Entry]) -> None:
        last = first + len(rows) - 1
        self._entries[first : last + 1] = rows
        self._model.dataChanged.emit(self._model.index(first), self._model.index(last))


def _window(
    page: Page, messages: tuple[Message, ...], *, older: bool, newer: bool, new_from: MessageKey | None = None
) -> Window:
    return Window(
        messages,
        tuple(page.gaps),
        tuple(page.outbox),
        older,
        newer,
        new_from,
        dict(page.quotes),
        dict(page.reactions),
        tuple(page.hands),
    )


def _first_unread(messages: Sequence[Message], since: int) -> MessageKey | None:
    if since <= 0:
        return None
    return next((m.key for m in messages if m.direction is Direction.IN and m.sent_at >= since), None)
