"""Synchronisation of all connected OAs: a poller and a token keeper for each, and what the screen may ask of them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.connections import ConnectionState, Health, OaStatus
from app.domain.ids import ConversationId, OaId
from app.events import BackfillProgress, StatusChanged
from app.services.ground import Ground
from app.services.intake import MediaWaker
from app.services.poller import PollClient, Poller
from app.services.tokens import TokenKeeper
from app.store import connections

POLLED = frozenset({ConnectionState.CONNECTED, ConnectionState.RECONNECT})
"""With a dead login the old access token may live on for some hours: reading goes on as long."""


@dataclass(frozen=True, slots=True)
class Running:
    poller: Poller
    tasks: tuple["asyncio.Task[Any]", ...]


class Sync:
    """Each OA has tasks of its own: one OA's trouble never slows another."""

    def __init__(
        self,
        ground: Ground,
        media_service: MediaWaker,
        *,
        client: Callable[[OaId], PollClient],
        keeper: Callable[[OaId], TokenKeeper],
        polls_hidden: Callable[[], bool] = lambda: True,
    ) -> None:
        self._ground = ground
        self._media = media_service
        self._client = client
        self._keeper = keeper
        self._polls_hidden = polls_hidden
        self._running: dict[OaId, Running] = {}
        self._visible = True
        self._open: ConversationId | None = None

    async def start_all(self) -> None:
        """Start every OA that is connected."""
        for connection in await self._ground.db.read(connections.all):
            await self.start(connection.oa_id)

    async def start(self, oa_id: OaId) -> None:
        """Begin to poll an OA, or look at once if it is polled already."""
        if oa_id in self._running:
            self._running[oa_id].poller.wake()
            return
        connection = await self._ground.db.read(connections.get, oa_id)
        if connection is None or connection.state not in POLLED or oa_id in self._running:
            return
        poller = Poller(self._ground, oa_id, self._client(oa_id), self._media)
        poller.set_visible(self._visible, polls_hidden=self._polls_hidden())
        self._show(oa_id, poller)
        keep = self._ground.supervisor.keep
        tasks = (keep(f"tokens {oa_id}", self._keeper(oa_id).tend), keep(f"poll {oa_id}", poller.run))
        self._running[oa_id] = Running(poller, tasks)
        self._ground.bus.publish(StatusChanged(poller.status))

    async def stop(self, oa_id: OaId) -> None:
        """End polling an OA; returns when nothing of it runs any more."""
        running = self._running.pop(oa_id, None)
        if running is None:
            return
        for task in running.tasks:
            task.cancel()
        await asyncio.wait(running.tasks)
        await running.poller.release()

    async def stop_all(self) -> None:
        for oa_id in tuple(self._running):
            await self.stop(oa_id)

    def status(self, oa_id: OaId) -> OaStatus:
        running = self._running.get(oa_id)
        return running.poller.status if running else OaStatus(oa_id, Health.PAUSED, 0, "not_running")

    def statuses(self) -> list[OaStatus]:
        """Of the OAs that are polled."""
        return [running.poller.status for running in self._running.values()]

    def wake(self, oa_id: OaId | None = None) -> None:
        """Look now."""
        for one, running in self._running.items():
            if oa_id in (None, one):
                running.poller.wake()

    async def network_back(self) -> None:
        """The PC has a network again."""
        for running in self._running.values():
            running.poller.network_back()

    def set_visible(self, visible: bool) -> None:
        """Whether the window can be seen; hidden, it is looked less often."""
        self._visible = visible
        for running in self._running.values():
            running.poller.set_visible(visible, polls_hidden=self._polls_hidden())

    def set_open(self, cid: ConversationId | None) -> None:
        """The conversation on screen."""
        self._open = cid
        for oa_id, running in self._running.items():
            self._show(oa_id, running.poller)

    def backfill(self, oa_id: OaId) -> BackfillProgress | None:
        """How far the first back-fill is; None before it began."""
        running = self._running.get(oa_id)
        return running.poller.backfill.progress if running else None

    async def stop_backfill(self, oa_id: OaId) -> None:
        running = self._running.get(oa_id)
        if running is not None:
            await running.poller.stop_backfill()

    def _show(self, oa_id: OaId, poller: Poller) -> None:
        poller.set_open(self._open.user_id if self._open and self._open.oa_id == oa_id else None)
