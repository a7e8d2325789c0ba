"""Joins the inbox with sharing: baskets, who has the open conversation, what can be done, and what changes hands."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.conversations import ConversationRow, may_answer
from app.domain.ids import OWNER, ConversationId, OaId, StaffId
from app.domain.listing import Basket
from app.domain.sharing.log import told
from app.domain.sharing.standing import Can, Standing
from app.events import AnsweredOutside, Assigned, ConversationsChanged, MessagesStored, RulesChanged
from ui import shortcuts
from ui.bridge import Coalescer
from ui.inbox.conversation_list import ConversationList
from ui.inbox.list_desk import ListDesk
from ui.inbox.sharing.acts import SharingActs
from ui.inbox.sharing.basket_bar import BasketBar
from ui.inbox.sharing.basket_words import BASKET_KEYS, CANS, can_name
from ui.inbox.sharing.colleagues import Colleagues
from ui.inbox.sharing.hold_bar import HoldBar
from ui.inbox.sharing.holder_button import HolderButton
from ui.inbox.sharing.kept_dialog import KeptDialog
from ui.inbox.sharing.row_hands import RowHands, hands_words
from ui.inbox.sharing.told import hands_text, lost_text
from ui.inbox.sharing.why import WhyCard
from ui.inbox.thread_pane import ThreadPane
from ui.models.entries import Entry
from ui.shortcuts import key_text
from ui.widgets.empty_state import EmptyState
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from app.bootstrap import Core

COUNT_GATHER_MS = 250


def cans_of(rows: Sequence[ConversationRow], by: StaffId, shared: frozenset[OaId]) -> set[Can]:
    """What can be done to all of these."""
    if not all(row.id.oa_id in shared for row in rows):
        return set()
    owner, others = by == OWNER, (None, by)
    fits = {
        Can.CLAIM: not owner and all(row.waits for row in rows),
        Can.GIVE_BACK: all(row.assignee == by for row in rows),
        Can.HAND_OVER: owner or all(row.assignee == by for row in rows),
        Can.TAKE_OVER: owner and all(row.waits or row.assignee not in others for row in rows),
        Can.SHARE: owner and all(row.assignee in others and not row.waits for row in rows),
    }
    return {can for can, fit in fits.items() if fit}


class SharingDesk(QObject):
    """Lives with the pane `keys`, inside which the keys are heard."""

    answer_wanted = Signal()
    """The open conversation is one's own now: into its field."""
    conversation_wanted = Signal(object)
    sight_changed = Signal(object)
    """What one may see may be something else now: of these conversations, or (None) of any."""

    def __init__(
        self,
        core: Core,
        desk: ListDesk,
        list_: ConversationList,
        thread: ThreadPane,
        *,
        nothing: EmptyState,
        keys: QWidget,
    ) -> None:
        super().__init__(keys)
        self._core, self._list, self._thread, self._page = core, list_, thread, keys
        self._nothing = nothing
        pictures, theme = thread.pictures, thread.theme
        self._theme = theme
        self._spawn = desk.spawn
        self._last: dict[ConversationId, Assigned] = {}
        """Who has what since this window stands, for telling why it went."""
        self._outside: ConversationId | None = None
        self.stands: Standing | None = None
        self.people = Colleagues(core, self)
        self.acts = SharingActs(core.sharing, self.people, pictures, theme, spawn=self._spawn, page=keys)
        self.holder = HolderButton(theme, self.people, pictures)
        self.bar = HoldBar(theme, self.people, pictures)
        self.baskets = BasketBar(theme, self.people)
        self.toast = Toast(keys)
        self.card: WhyCard | None = None
        self.kept: KeptDialog | None = None
        thread.put_sharing(self.holder, self.bar)
        list_.put_baskets(self.baskets)
        self._hands = RowHands(theme, self.people, list_.faces)
        desk.acts.extend, desk.acts.other_undo, list_.more = self.extend_menu, self.acts.undo, self.more
        self._tell_hands()
        self._connect()
        self._bind(keys)
        self._listen()
        self._on_view()

    def _connect(self) -> None:
        self.people.changed.connect(self.show_names)
        self.holder.clicked.connect(self._open_menu)
        self.bar.wanted.connect(self._act_on_open)
        self.baskets.chosen.connect(self._list.look)
        self._list.view_changed.connect(self._on_view)
        self._thread.row_shown.connect(self._on_row)
        self._thread.header.room_changed.connect(self.holder.fit)
        self._thread.hands_pressed.connect(self._on_hands)
        self.acts.claimed.connect(self._on_claimed)
        self.acts.refused.connect(self._on_refused)
        self.acts.undone.connect(self.conversation_wanted)
        self._nothing.pressed.connect(self.open_kept)
        self.toast.pressed.connect(lambda: self.conversation_wanted.emit(self._outside))

    def _bind(self, keys: QWidget) -> None:
        for can, (_, _, key) in CANS.items():
            if key:
                shortcuts.bind(keys, key, partial(self._press, can))
        for basket, key in BASKET_KEYS.items():
            shortcuts.bind(keys, key, partial(self.baskets.choose, basket))
        shortcuts.bind(keys, "inbox.why", self.ask_why)
        shortcuts.bind(keys, "inbox.kept", self.open_kept)

    def _listen(self) -> None:
        bus = self._core.bus
        Coalescer(bus, self, Assigned, self._on_assigned)
        Coalescer(bus, self, RulesChanged, self._on_rules)
        Coalescer(bus, self, AnsweredOutside, lambda events: self._run(self._warn(events)))
        for kind in (MessagesStored, ConversationsChanged, RulesChanged):
            Coalescer(bus, self, kind, lambda _: self.recount(), gather_ms=COUNT_GATHER_MS)

    def _run(self, coroutine: Coroutine[Any, Any, None]) -> None:
        self._spawn(coroutine)

    # --- baskets

    def recount(self) -> None:
        self._run(self._count())

    async def _count(self) -> None:
        view = self._list.view
        counts = await self._core.listing.baskets(view.oa_id, self._core.by)
        before = self.baskets.counts
        if counts is not None and before is None:
            self.people.read()
        self.baskets.show_counts(counts)
        if (counts is None) != (before is None):
            self._show_hands()
        if counts is None and self._list.view.basket is not Basket.ALL:
            self._list.look(replace(self._list.view, basket=Basket.ALL, holder=None))

    def _show_hands(self) -> None:
        self._list.show_hands(self._hands if self.baskets.counts is not None else None)

    def show_names(self) -> None:
        """Somebody is called something else, or has another picture."""
        self._show_hands()
        self._tell_hands()

    def _on_view(self) -> None:
        self.baskets.show_view(self._list.view)
        self.recount()

    def describe(self, row: ConversationRow) -> list[str]:
        """What a row's signs say, for a screen reader."""
        return hands_words(row, self.people, self._core.clock.now()) if self.baskets.counts is not None else []

    # --- the open conversation

    def _on_row(self, row: ConversationRow) -> None:
        """What the row says at once, before the core is asked: nobody writes where they may not."""
        if self.stands is not None and self.stands.talk.id != row.id:
            self.stands = None
            self.holder.show_standing(None)
            self.bar.show_standing(None)
        if self.stands is None or self.stands.talk.holder != row.assignee:
            self._thread.close_field(closed=not may_answer(row.assignee, self._core.by))
        self._run(self._look(row.id))

    async def _look(self, cid: ConversationId) -> None:
        stands = await self._core.sharing.standing(cid, self._core.by)
        row = self._thread.row
        if row is None or row.id != cid or stands is None:
            return
        before, self.stands = self.stands, stands
        self.holder.show_standing(stands)
        self.bar.show_standing(stands)
        self._thread.close_field(closed=self.bar.closes)
        if before is not None and before.talk != stands.talk:
            self._thread.model.refresh()

    async def tell_lost(self, cid: ConversationId, *, typed: bool) -> None:
        """Why the open conversation is no longer there, and that what was typed in it is kept."""
        self.stands = None
        why = lost_text(self._last.get(cid), self.people)
        self._nothing.say(why)
        kept = await self._core.kept.texts(self._core.by)
        if typed or any(one.conversation == cid for one in kept):
            self._nothing.say(why, self.tr("What you had typed is kept, for you alone."), self.tr("See it"))

    # --- what is done

    def _act_on_open(self, can: Can) -> None:
        row = self._thread.row
        if row is not None:
            self.acts.act(can, [row.id])

    def _press(self, can: Can) -> None:
        if self.baskets.counts is not None:
            self._run(self._press_fitting(can))

    async def _press_fitting(self, can: Can) -> None:
        """A key that means nothing here does nothing."""
        chosen = self._list.wanted()
        if chosen and (len(chosen) > 1 or can in await self.acts.fitting(chosen)):
            self.acts.act(can, chosen)

    def _on_claimed(self, cid: ConversationId) -> None:
        row = self._thread.row
        if row is None or row.id != cid:
            self.conversation_wanted.emit(cid)
        self._run(self._write(cid))

    async def _write(self, cid: ConversationId) -> None:
        await self._look(cid)
        self.answer_wanted.emit()

    def _on_refused(self, cids: frozenset[ConversationId]) -> None:
        self.bar.enable()
        self.sight_changed.emit(cids)

    def extend_menu(self, menu: QMenu, chosen: Sequence[ConversationId]) -> None:
        """What can be done to these, as far as their rows tell; the core has the last word."""
        rows = [row for cid in chosen if (row := self._list.row(cid) or self._open_row(cid)) is not None]
        if self.baskets.counts is not None and rows:
            menu.addSeparator()
            self._add_cans(menu, cans_of(rows, self._core.by, self.people.shared), list(chosen))

    def _open_row(self, cid: ConversationId) -> ConversationRow | None:
        row = self._thread.row
        return row if row is not None and row.id == cid else None

    def _add_cans(self, menu: QMenu, cans: set[Can] | frozenset[Can], chosen: list[ConversationId]) -> None:
        for can, (_, icon, key) in CANS.items():
            if can in cans:
                text = f"{can_name(can)}\t{key_text(key)}" if key else can_name(can)
                menu.addAction(self._theme.icon(icon, "secondary"), text, partial(self.acts.act, can, chosen))

    def _open_menu(self) -> None:
        stands = self.stands
        if stands is None:
            return
        menu = QMenu(self.holder)
        self._add_cans(menu, stands.can, [stands.talk.id])
        menu.addSeparator()
        why = f"{self._why_name(stands)}\t{key_text('inbox.why')}"
        menu.addAction(self._theme.icon("help-circle-outline", "secondary"), why, self.ask_why)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.holder.mapToGlobal(self.holder.rect().bottomLeft()))

    # --- why

    def _why_name(self, stands: Standing) -> str:
        if stands.talk.holder == self._core.by:
            return self.tr("Why did it come to me?")
        return self.tr("Why is it with them?") if stands.talk.holder is not None else self.tr("Why is that so?")

    def ask_why(self) -> None:
        """Why the open conversation is with whom it is."""
        if self.stands is not None and self.stands.shared:
            self._run(self._show_why(self.stands, self.holder))

    async def _show_why(self, stands: Standing, anchor: QWidget) -> None:
        lines = told(await self._core.sharing.log(stands.talk.id, self._core.by))
        if self.card is not None:
            self.card.deleteLater()
        self.card = WhyCard(self.people, stands, lines, anchor)
        self.card.open_at(anchor)

    def _on_hands(self, entry: Entry, where: QPoint) -> None:
        """A row of several lines unfolds; one line tells more."""
        if len(entry.lines) > 1:
            self._thread.model.unfold(entry.id)
        else:
            self.ask_why()

    def _tell_hands(self) -> None:
        self._thread.thread_view.tell_hands(lambda entry: hands_text(entry.lines, self.people))

    # --- what others do

    def _on_assigned(self, events: list[Assigned]) -> None:
        self._last.update((event.conversation, event) for event in events)
        self.sight_changed.emit(frozenset(event.conversation for event in events))

    def _on_rules(self, events: list[RulesChanged]) -> None:
        self.sight_changed.emit(None)

    async def _warn(self, events: list[AnsweredOutside]) -> None:
        """CL17: somebody answered in OA Manager what one looks after."""
        for cid in frozenset().union(*(event.conversations for event in events)):
            row = await self._core.inbox.row(cid, self._core.by)
            if row is not None and row.assignee == self._core.by and self.baskets.counts is not None:
                self._outside = cid
                text = self.tr("{name} was answered outside the app. Look at it before you answer.")
                self.toast.say(text.format(name=row.name), self.tr("Open"))

    # --- what was kept

    def more(self) -> list[tuple[str, Callable[[], object]]]:
        """For the menu of filters."""
        text = f"{self.tr('Your kept texts…')}\t{key_text('inbox.kept')}"
        return [(text, self.open_kept)] if self.baskets.counts is not None else []

    def open_kept(self) -> None:
        """Texts from conversations that others have now."""
        if self.baskets.counts is None:
            return
        self.kept = KeptDialog(self._core.kept, self._theme, by=self._core.by, parent=self._page)
        self.kept.open()
