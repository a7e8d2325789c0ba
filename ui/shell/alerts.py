"""Tells a person of new messages: decides whether, what and how loudly, and hands it to the system."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from app.domain.ids import ConversationId
from app.domain.outbox import Draft
from app.errors import AppError
from app.events import ConversationsChanged, MessagesStored
from app.settings import Settings, quiet_hours
from ui.alerts.board import Board, Change, Notice, Waiting
from ui.alerts.notifier import Answers, Notifier
from ui.alerts.sound import Ringer
from ui.bridge import Coalescer, spawn
from ui.shell.window import Window

if TYPE_CHECKING:
    from app.bootstrap import Core

GATHER_MS = 500


class Screen(Protocol):
    """What of the inbox can be seen."""

    def reading(self) -> ConversationId | None:
        """The conversation that is open on the page, whether or not the window is in front."""
        ...

    def show_conversation(self, cid: ConversationId) -> None: ...


def is_quiet(settings: Settings, now: int) -> bool:
    """Paused, or quiet hours: nothing is shown or heard."""
    return now < settings.paused_until or quiet_hours(settings).at(datetime.fromtimestamp(now / 1000))


class Alerts(QObject):
    """Lives as long as a session. What is open in a window that is in front is never told."""

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
        self._notifier = make_notifier(Answers(opened=self._on_opened, replied=self._on_replied))
        Coalescer(core.bus, self, MessagesStored, self._on_stored, gather_ms=GATHER_MS)
        Coalescer(core.bus, self, ConversationsChanged, self._on_changed)
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
        news = [cid for cid in arrived if not self._in_sight(cid)]
        settings = self._core.settings.current
        if news and settings.notify and not is_quiet(settings, self._core.clock.now()):
            spawn(self, self._tell(news))

    async def _tell(self, news: list[ConversationId]) -> None:
        rows = await self._core.inbox.rows(news, self._core.by)
        waiting = [Waiting(row.id, row.name, row.last_text, row.waiting) for row in rows if not self._in_sight(row.id)]
        if not waiting:
            return
        settings = self._core.settings.current
        self._apply(self._board.arrived(waiting, preview=settings.notify_preview))
        repeat = settings.sound_repeat and not self._window.isActiveWindow()
        self._ringer.ring(settings.sound, settings.sound_volume, repeat=repeat)
        QApplication.alert(self._window)

    def _in_sight(self, cid: ConversationId) -> bool:
        return self._window.isActiveWindow() and self._screen.reading() == cid

    def _on_changed(self, events: list[ConversationsChanged]) -> None:
        """A conversation was opened or answered, here or by somebody else: its notice is stale."""
        changed = [cid for event in events for cid in event.conversations if self._board.has(cid)]
        if changed:
            spawn(self, self._look_again(changed))

    async def _look_again(self, changed: list[ConversationId]) -> None:
        for row in await self._core.inbox.rows(changed, self._core.by):
            if row.seen or not row.waiting:
                self._apply(self._board.looked_at(row.id))

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
        cid = self._board.find(key)
        self._window.come_forward()
        if cid is not None:
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
