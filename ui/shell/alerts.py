"""Tells a person of new messages: decides whether, what and how loudly, and hands it to the system."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from app.domain.ids import OWNER, ConversationId, StaffId
from app.domain.outbox import Draft
from app.domain.sharing.values import RuleId
from app.errors import AppError
from app.events import Assigned, ConversationsChanged, MessagesStored, NobodyLeft, Unclaimed
from app.settings import Settings, quiet_hours
from ui.alerts.board import Board, Change, Notice, Waiting
from ui.alerts.notifier import Answers, Notifier
from ui.alerts.sharing_words import given_sentence, nobody_left_words, together, unclaimed_title
from ui.alerts.sound import Ringer
from ui.bridge import Coalescer, spawn
from ui.shell.window import Window

if TYPE_CHECKING:
    from app.bootstrap import Core

GATHER_MS = 500
UNCLAIMED = "unclaimed"
RULE = "rule:"
"""Keys of notices that are of no single conversation."""


class Screen(Protocol):
    """What of the inbox can be seen."""

    def reading(self) -> ConversationId | None:
        """The conversation that is open on the page, whether or not the window is in front."""
        ...

    def show_conversation(self, cid: ConversationId) -> None: ...

    def open_rules(self) -> None: ...


def is_quiet(settings: Settings, now: int) -> bool:
    """Paused, or quiet hours: nothing is shown or heard."""
    return now < settings.paused_until or quiet_hours(settings).at(datetime.fromtimestamp(now / 1000))


class Alerts(QObject):
    """Lives as long as a session. What is open in a window that is in front is never told, and nobody hears of
    another's conversations: the core says what is news for whom."""

    def __init__(
        self,
        core: Core,
        window: Window,
        screen: Screen,
        make_notifier: Callable[[Answers], Notifier],
        ringer: Ringer,
    ) -> None:
        super().__init__(window)
        self._core, self._window, self._screen, self._ringer = core, window, screen, ringer
        self._board = Board()
        self._waits: set[ConversationId] = set()
        """News of which it is not known yet whose they are."""
        self._given: dict[ConversationId, Assigned] = {}
        """Given to this person, and not told yet."""
        self._unclaimed: ConversationId | None = None
        self._notifier = make_notifier(Answers(opened=self._on_opened, replied=self._on_replied))
        Coalescer(core.bus, self, MessagesStored, self._on_stored, gather_ms=GATHER_MS)
        Coalescer(core.bus, self, Assigned, lambda _: self._on_given(), gather_ms=GATHER_MS)
        Coalescer(core.bus, self, ConversationsChanged, self._on_changed)
        Coalescer(core.bus, self, Unclaimed, self._on_unclaimed)
        Coalescer(core.bus, self, NobodyLeft, self._on_nobody_left)
        subscription = core.bus.subscribe(Assigned, self._note_given)
        self.destroyed.connect(lambda: subscription.close())
        window.front_changed.connect(self._on_front)

    def try_out(self) -> None:
        """One for trying, whatever the hour: so that a person learns whether the system shows them."""
        title = QCoreApplication.translate("Alerts", "This is how a new message is told")
        self._notifier.show(Notice("try", title, QCoreApplication.translate("Alerts", "Quầy Chat may alert you.")))
        settings = self._core.settings.current
        self._ringer.ring(settings.sound, settings.sound_volume, repeat=False)

    def close(self) -> None:
        self._ringer.stop()
        self._apply(self._board.clear())
        self._notifier.close()
        self.deleteLater()

    def _on_stored(self, events: list[MessagesStored]) -> None:
        arrived = list(dict.fromkeys(cid for event in events for cid in event.arrived))
        self._consider([cid for cid in arrived if not self._in_sight(cid)])

    def _note_given(self, event: Assigned) -> None:
        """What one has taken oneself is no news."""
        if event.holder == self._core.by and event.by != self._core.by:
            self._given[event.conversation] = event
        else:
            self._given.pop(event.conversation, None)

    def _on_given(self) -> None:
        self._consider(list(self._given))

    def _consider(self, news: list[ConversationId]) -> None:
        """Tell it, unless it is quiet: then it is not told later either."""
        if news and self._may_tell():
            spawn(self, self._tell(news))
        elif news:
            self._given.clear()

    def _may_tell(self) -> bool:
        settings = self._core.settings.current
        return settings.notify and not is_quiet(settings, self._core.clock.now())

    async def _tell(self, news: list[ConversationId]) -> None:
        heard = await self._core.sharing.hear(news, self._core.by)
        self._waits = (self._waits - set(news)) | set(heard.not_yet)
        rows = await self._core.inbox.rows(heard.now, self._core.by)
        names = await self._names() if self._given else {}
        waiting = []
        for row in rows:
            given = self._given.pop(row.id, None)
            reason = given_sentence(given, names) if given is not None else ""
            one = Waiting(row.id, row.name, row.last_text, row.waiting, reason)
            if not self._in_sight(row.id) and not self._board.shows(one):
                waiting.append(one)
        if waiting:
            self._apply(self._board.arrived(waiting, preview=self._core.settings.current.notify_preview))
            self._ring()

    async def _names(self) -> dict[StaffId, str]:
        return {one.id: one.name or one.email for one in await self._core.people.all()}

    def _ring(self) -> None:
        settings = self._core.settings.current
        repeat = settings.sound_repeat and not self._window.isActiveWindow()
        self._ringer.ring(settings.sound, settings.sound_volume, repeat=repeat)
        QApplication.alert(self._window)

    def _on_unclaimed(self, events: list[Unclaimed]) -> None:
        talks = list(dict.fromkeys(cid for event in events for cid in event.conversations))
        if self._may_tell():
            spawn(self, self._tell_unclaimed(talks))

    async def _tell_unclaimed(self, talks: list[ConversationId]) -> None:
        """For the members who are here, and the connector (CL16)."""
        by = self._core.by
        mine = talks if by == OWNER else list((await self._core.sharing.hear(talks, by)).now)
        rows = sorted(await self._core.inbox.rows(mine, by), key=lambda row: row.waiting_since)
        if rows:
            self._unclaimed = rows[0].id
            names = [row.name for row in rows] if self._core.settings.current.notify_preview else []
            self._notifier.show(Notice(UNCLAIMED, unclaimed_title(len(rows)), together(names)))
            self._ring()

    def _on_nobody_left(self, events: list[NobodyLeft]) -> None:
        """For the connector (OL14)."""
        if self._core.by == OWNER and self._may_tell():
            spawn(self, self._tell_nobody_left({event.rule for event in events}))

    async def _tell_nobody_left(self, gone: set[RuleId]) -> None:
        for rule in await self._core.rules.all():
            if rule.id in gone:
                self._notifier.show(Notice(f"{RULE}{rule.id}", *nobody_left_words(rule.name)))
                self._ring()

    def _in_sight(self, cid: ConversationId) -> bool:
        return self._window.isActiveWindow() and self._screen.reading() == cid

    def _on_changed(self, events: list[ConversationsChanged]) -> None:
        """A conversation was opened, answered or taken, here or by somebody else: its notice is stale. Others have
        found somebody meanwhile."""
        touched = {cid for event in events for cid in event.conversations}
        changed = [cid for cid in touched if self._board.has(cid)]
        if changed:
            spawn(self, self._look_again(changed))
        self._consider([cid for cid in touched & self._waits if not self._in_sight(cid)])

    async def _look_again(self, changed: list[ConversationId]) -> None:
        mine = set((await self._core.sharing.hear(changed, self._core.by)).now)
        rows = {row.id: row for row in await self._core.inbox.rows(changed, self._core.by)}
        for cid in changed:
            row = rows.get(cid)
            if row is None or cid not in mine or row.seen or not row.waiting:
                self._apply(self._board.looked_at(cid))

    def _on_front(self, front: bool) -> None:
        if front:
            self._ringer.stop()
            self._apply(self._board.clear())

    def _apply(self, change: Change) -> None:
        for key in change.withdraw:
            self._notifier.withdraw(key)
        for notice in change.show:
            self._notifier.show(notice)

    def _on_opened(self, key: str) -> None:
        cid = self._unclaimed if key == UNCLAIMED else self._board.find(key)
        self._window.come_forward()
        if key.startswith(RULE):
            self._screen.open_rules()
        elif cid is not None:
            self._screen.show_conversation(cid)

    def _on_replied(self, key: str, text: str) -> None:
        cid = self._board.find(key)
        if cid is not None and text.strip():
            spawn(self, self._reply(cid, text))

    async def _reply(self, cid: ConversationId, text: str) -> None:
        """What can't be sent is not lost: it stands in the conversation's field, which is opened."""
        try:
            await self._core.inbox.send(cid, Draft(text), self._core.by)
        except AppError as error:
            await self._core.inbox.save_draft(cid, text, self._core.by)
            self._window.come_forward()
            self._screen.show_conversation(cid)
            self._window.show_error(error)
            return
        self._ringer.stop()
        self._apply(self._board.looked_at(cid))
