"""A thread that keeps its place while pages, messages and pictures come and go around what is read."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.domain.messages import Kind
from app.domain.outbox import OutboxState
from ui.inbox.animations import Animations
from ui.inbox.bubble import BubbleDelegate, Row
from ui.inbox.content import ContentMaker
from ui.inbox.flash import Flash
from ui.inbox.hit import Hit
from ui.inbox.pictures import Pictures, local_ref
from ui.inbox.voices import VoicePlayer
from ui.inbox.words import seconds_left, waiting_members
from ui.models.entries import Entry, EntryKind
from ui.models.thread import ThreadModel
from ui.theme.theme import Theme
from ui.theme.tokens import Space

NEAR = 600
"""Closer than this to an end, in pixels, the next page is fetched."""
AT_BOTTOM = 8
SPIN_STEP_MS = 60
SECOND_MS = 1000
AT_ONCE = 4
"""So many rows are measured in one go: some milliseconds."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What must not move: a row's id and where its top is; no id means "the bottom stays in view"."""

    entry_id: str = ""
    top: int = 0


class PlacedThread(QListView):
    """Shows a ThreadModel. After every change a bubble that was in view stands where it stood, or the bottom stays."""

    bottom_changed = Signal(bool)
    read_changed = Signal()
    """What is in view changed: scrolled, loaded, resized."""

    def __init__(
        self,
        model: ThreadModel,
        pictures: Pictures,
        theme: Theme,
        player: VoicePlayer,
        *,
        now: Callable[[], int],
        spawn: Callable[[Coroutine[Any, Any, None]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._thread = model
        self._pictures = pictures
        self._theme = theme
        self._now = now
        self._animations = Animations(pictures, spawn, self)
        maker = ContentMaker(theme, pictures, self._animations.frame, player)
        self._bubbles = BubbleDelegate(theme, maker, now, self)
        player.changed.connect(self._on_voice)
        self.flash = Flash(theme, self)
        self._anchor = Anchor()
        self._stuck = True
        self._held = False
        self._slack = 0
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setModel(self._thread)
        self.setItemDelegate(self._bubbles)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a bar that comes and goes changes the width, and with it every height.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Fixed)
        self.setViewportMargins(0, 0, 0, Space.XS)
        self.setProperty("role", "thread")
        self.setAccessibleName(self.tr("Messages"))
        self.verticalScrollBar().setSingleStep(self.fontMetrics().height())
        self.verticalScrollBar().setEnabled(False)
        self._spin = QTimer(self, interval=SPIN_STEP_MS)
        self._seconds = QTimer(self, interval=SECOND_MS)
        self._after = QTimer(self, interval=0, singleShot=True)

    def _connect(self) -> None:
        self._thread.about_to_change.connect(self._on_about_to_change)
        self._thread.changed.connect(self._on_changed)
        self._thread.measure = self._measure
        self._thread.opened.connect(self.go_to_bottom)
        self._thread.found.connect(self.show_found)
        self.flash.moved.connect(self.viewport().update)
        self._pictures.changed.connect(self._on_picture)
        self._animations.moved.connect(self._on_frame)
        self._theme.changed.connect(self._on_theme)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._spin.timeout.connect(self._on_spin)
        self._seconds.timeout.connect(self._on_second)
        self._after.timeout.connect(self._look_around)

    # --- place

    @property
    def at_bottom(self) -> bool:
        """True when the newest message is in view."""
        bar = self.verticalScrollBar()
        return not self._thread.has_newer and bar.value() >= bar.maximum() - AT_BOTTOM

    def go_to_bottom(self) -> None:
        self._stuck = True
        self._relay()
        self._after.start()

    def show_entry(self, entry_id: str) -> None:
        """Scroll so that an entry stands near the top."""
        row = self._thread.row_of(entry_id)
        if row is not None:
            self._stuck = False
            self.scrollTo(self._thread.index(row), QAbstractItemView.ScrollHint.PositionAtTop)
            self._on_scrolled()

    def show_found(self, entry_id: str) -> None:
        """Bring an entry into the middle, and let it light up."""
        self._stuck = False
        self._relay()
        row = self._thread.row_of(entry_id)
        if row is not None:
            self.scrollTo(self._thread.index(row), QAbstractItemView.ScrollHint.PositionAtCenter)
            self._on_scrolled()
            self.flash.start(entry_id)

    def show_quietly(self, entry_id: str) -> None:
        """Scroll no farther than it takes to have an entry in view."""
        row = self._thread.row_of(entry_id)
        if row is not None:
            self.scrollTo(self._thread.index(row), QAbstractItemView.ScrollHint.EnsureVisible)
            self._on_scrolled()

    def tell_hands(self, told: Callable[[Entry], str]) -> None:
        """What rows of HANDS say; again when names have changed."""
        self._bubbles.told = told
        self._on_theme()

    def hands_text(self, entry: Entry) -> str:
        return self._bubbles.told(entry)

    @property
    def thread_model(self) -> ThreadModel:
        return self._thread

    def entry_of(self, index: QModelIndex) -> Entry | None:
        return self._thread.entry(index.row()) if index.isValid() else None

    def place_of(self, entry: Entry, hit: Hit) -> QPoint:
        """The top left corner of what can be pressed in an entry, in the viewport."""
        row = self._thread.row_of(entry.id)
        if row is None:
            return QPoint()
        return self.visualRect(self._thread.index(row)).topLeft() + hit.rect.topLeft().toPoint()

    async def _measure(self, entries: Sequence[Entry]) -> None:
        """Measure what will be shown next in the pauses between frames."""
        for number, entry in enumerate(entries):
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)
            self._bubbles.row(entry)

    def measured(self, entry: Entry) -> Row:
        """The entry as it is drawn; in the coordinates of its row."""
        return self._bubbles.row(entry)

    def _hold(self) -> Anchor:
        if self._stuck:
            return Anchor()
        for index in self._visible():
            entry = self._thread.entry(index.row())
            if entry.kind in (EntryKind.MESSAGE, EntryKind.OUTBOX):
                return Anchor(entry.id, self.visualRect(index).top())
        return Anchor()

    def _relay(self, anchor: Anchor | None = None) -> None:
        """Lay all rows out now and put the anchor back where it was, before anything is painted."""
        self._held = True
        self._bubbles.width = float(self.viewport().width())
        self.doItemsLayout()
        self._slack = max(0, self.viewport().height() - self.contentsSize().height())
        bar = self.verticalScrollBar()
        row = self._thread.row_of(anchor.entry_id) if anchor is not None and anchor.entry_id else None
        if row is None:
            if self._stuck:
                bar.setValue(bar.maximum())
        elif anchor is not None:
            bar.setValue(bar.value() + self.visualRect(self._thread.index(row)).top() - anchor.top)
        self._held = False
        self._after.start()

    def _on_about_to_change(self) -> None:
        self._anchor = self._hold()

    def _on_changed(self) -> None:
        self._relay(self._anchor)

    def _on_scrolled(self) -> None:
        if self._held:
            return
        stuck = self.at_bottom
        if stuck != self._stuck:
            self._stuck = stuck
            self.bottom_changed.emit(stuck)
        self._after.start()

    def _on_range(self, low: int, high: int) -> None:
        self.verticalScrollBar().setEnabled(high > low)  # a bar with nowhere to go shows no handle
        self._after.start()

    def _look_around(self) -> None:
        """After any movement: fetch what comes next, start and stop what moves, tell that reading went on."""
        bar = self.verticalScrollBar()
        self.bottom_changed.emit(self.at_bottom)
        if bar.value() < NEAR and self._thread.has_older:
            self._thread.fetch_older()
        elif bar.value() > bar.maximum() - NEAR and self._thread.has_newer:
            self._thread.fetch_newer()
        self._watch()
        self.read_changed.emit()

    def _visible(self) -> list[QModelIndex]:
        if self._thread.rowCount() == 0:
            return []
        first = self._row_at(0)
        last = self._row_at(self.viewport().height() - 1)
        low = first if first is not None else 0
        high = last if last is not None else self._thread.rowCount() - 1
        return [self._thread.index(row) for row in range(low, high + 1)]

    def _row_at(self, y: int) -> int | None:
        index = self.indexAt(QPoint(self.viewport().width() // 2, y))
        return index.row() if index.isValid() else None

    # --- what moves

    def _watch(self) -> None:
        entries = [self._thread.entry(index.row()) for index in self._visible()]
        shown = self.isVisible() and self.window().isActiveWindow()
        gifs = [ref for ref in map(_gif_ref, entries) if ref]
        self._animations.in_view(gifs if shown else [])
        items = [one.item for entry in entries for one in waiting_members(entry) if one.item is not None]
        seen = self.isVisible()
        _run(self._spin, seen and any(item.state is OutboxState.UNKNOWN for item in items))
        _run(self._seconds, seen and any(seconds_left(item, self._now()) for item in items))

    def _on_spin(self) -> None:
        for index in self._visible():
            waiting = waiting_members(self._thread.entry(index.row()))
            if any(one.item is not None and one.item.state is OutboxState.UNKNOWN for one in waiting):
                self.update(index)

    def _on_second(self) -> None:
        anchor = self._hold()
        self._relay(anchor)
        self.viewport().update()

    def _on_frame(self, ref: str) -> None:
        for index in self._visible():
            if _gif_ref(self._thread.entry(index.row())) == ref:
                self.update(index)

    def _on_voice(self, ref: str) -> None:
        for index in self._visible():
            if ref in picture_refs(self._thread.entry(index.row())):
                self.update(index)

    def _on_picture(self, ref: str) -> None:
        ids = [
            entry.id
            for entry in (self._thread.entry(row) for row in range(self._thread.rowCount()))
            if ref in picture_refs(entry)
        ]
        if ids:
            anchor = self._hold()
            self._bubbles.forget(ids)
            self._relay(anchor)
            self.viewport().update()

    def _on_theme(self) -> None:
        anchor = self._hold()
        self._bubbles.forget()
        self._relay(anchor)

    # --- Qt

    def verticalOffset(self) -> int:
        """What is too short to fill the view stands at its bottom, next to where one writes."""
        return super().verticalOffset() - self._slack

    def paintEvent(self, event: QPaintEvent) -> None:
        row = self._thread.row_of(self.flash.entry_id) if self.flash.entry_id else None
        if row is not None:
            painter = QPainter(self.viewport())
            self.flash.paint(painter, self.visualRect(self._thread.index(row)))
            painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        anchor = self._hold()
        self._held = True
        super().resizeEvent(event)
        self._held = False
        self._relay(anchor)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._relay(self._hold())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate):
            self._after.start()  # nothing moves in a window that nobody looks at
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Messages"))
            self._on_theme()


def picture_refs(entry: Entry) -> set[str]:
    """Every picture or sound an entry shows."""
    refs: set[str] = set()
    for one in entry.members:
        if one.item is not None and one.item.attachment is not None:
            refs.add(local_ref(one.item.attachment.key))
        if one.message is not None:
            refs.update((one.message.body.url, one.message.body.thumb))
            refs.update(link.thumb for link in one.message.body.links)
    refs.discard("")
    return refs


def _gif_ref(entry: Entry) -> str:
    if entry.message is not None and entry.message.body.kind is Kind.GIF:
        return entry.message.body.url or entry.message.body.thumb
    return ""


def _run(timer: QTimer, wanted: bool) -> None:
    if wanted and not timer.isActive():
        timer.start()
    elif not wanted:
        timer.stop()
