"""*Tạm vắng*: the switch in one's menu, and the strip that says so as long as one is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from app.domain.sharing.values import Status
from app.domain.staff import Staff
from app.events import Assigned, ConversationsChanged, RulesChanged, StaffChanged
from app.services.overview import Mine
from ui.bridge import Coalescer, spawn
from ui.theme.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.language_watch import watch_language

if TYPE_CHECKING:
    from app.bootstrap import Core

GATHER_MS = 300


class AwayStrip(Banner):
    """Hidden while its person is there. Being away is a state of the person: in every rule, at every computer."""

    def __init__(self, core: Core, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "warn", parent)
        self._core, self._theme = core, theme
        self._mine = Mine()
        self.hide()
        self.pressed.connect(self.come_back)
        for kind in (StaffChanged, RulesChanged, Assigned, ConversationsChanged):
            Coalescer(core.bus, self, kind, lambda _: self.look(), gather_ms=GATHER_MS)
        watch_language(self, self._retranslate)
        self.look()

    @property
    def mine(self) -> Mine:
        """As last read."""
        return self._mine

    def look(self) -> None:
        spawn(self, self._look(), name="away")

    def leave(self) -> None:
        self._become(Status.PAUSED)

    def come_back(self) -> None:
        self._become(Status.ACTIVE)

    def offer(self, menu: QMenu, me: Staff) -> None:
        """In one's own menu, for whom rules give conversations to."""
        if me.status is Status.PAUSED:
            menu.addAction(self._theme.icon("account-check-outline"), self.tr("I am back"), self.come_back)
        elif self._mine.member:
            menu.addAction(self._theme.icon("account-clock-outline"), self.tr("Away"), self.leave)

    def _become(self, status: Status) -> None:
        by = self._core.by
        spawn(self, self._core.rules.set_status(by, status, by), name="away")

    async def _look(self) -> None:
        self._mine = await self._core.overview.mine(self._core.by)
        self._retranslate()
        self.setVisible(self._mine.status is Status.PAUSED)

    def _retranslate(self) -> None:
        parts = [self.tr("You are away: nothing new is given to you.")]
        if self._mine.open:
            parts.append(self.tr("%n open conversation(s) stay with you.", "", self._mine.open))
        if self._mine.open and self._mine.minutes:
            parts.append(
                self.tr("What is unanswered for {minutes} minutes goes to others.").format(minutes=self._mine.minutes)
            )
        self.say(" ".join(parts), self.tr("I am back"))
