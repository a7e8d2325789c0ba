"""Sends what waits in the outbox: per OA the heads of up to four conversations at once, in order within each."""

import asyncio
import logging
from collections.abc import Callable
from typing import Protocol

from app.domain.connections import Connection, ConnectionState, Health
from app.domain.ids import ConversationId, OaId
from app.domain.outbox import OutboxItem, OutboxState
from app.domain.polling import Pause, check_wait, pause_for
from app.errors import AppError, NeedsUser, RateLimited, WrongPlace
from app.events import ConnectionsChanged, Looked, OutboxChanged, StatusChanged, Subscription
from app.services.alarm import Alarm
from app.services.dispatch import Dispatch, SendClient
from app.services.ground import Ground
from app.services.read_back import HistoryClient, ReadBack
from app.services.uploading import LocalFiles
from app.store import connections, outbox
from app.store.work import Session
from app.tasks import backoff

AT_ONCE = 4
UPLOADS_AT_ONCE = 2
"""Of these, so many may be on their way with a file: uploads that hang keep no text from leaving."""
HEADS = 40
"""So many conversations are looked through for what may leave now."""
LOOK_S = 3_600.0
"""A wait without an end is cut to this."""
SENDING_STATES = frozenset({ConnectionState.CONNECTED, ConnectionState.UNCONFIGURED})

log = logging.getLogger(__name__)


class OaClient(SendClient, HistoryClient, Protocol):
    """What a sender needs of Zalo."""


class OaSender:
    """The sending loop of one OA."""

    def __init__(self, ground: Ground, oa_id: OaId, client: OaClient, files: LocalFiles) -> None:
        self._oa_id = oa_id
        self._db = ground.db
        self._clock = ground.clock
        self._supervisor = ground.supervisor
        self._read_back = ReadBack(ground, oa_id, client)
        self._dispatch = Dispatch(ground, client, files, self._read_back.expect)
        self._alarm = Alarm(ground.clock, ground.supervisor, f"sender of {oa_id}")
        self._busy: dict[ConversationId, asyncio.Task[None]] = {}
        self._uploading: set[ConversationId] = set()
        self._random = ground.chance
        self._failures = 0
        self._refusals = 0
        """How many tries in a row have met that a person is needed."""
        self._stopped_until = 0.0
        self._stopped_by: AppError | None = None
        self._stopped_as: Connection | None = None
        """What the connection looked like when a person was needed: another look means that somebody acted."""
        self._closing = False

    async def run(self) -> None:
        """Send until cancelled (Supervisor.keep)."""
        while True:
            await self._alarm.wait(LOOK_S if self._closing else await self._step())

    def wake(self) -> None:
        """Something may be due."""
        self._alarm.ring()

    def looked(self) -> None:
        """Zalo has answered."""
        self._dispatch.looked()

    def healed(self) -> None:
        """What stopped the OA may be over: try at once."""
        self._failures, self._stopped_until, self._stopped_by = 0, 0.0, None
        self._alarm.ring()

    async def connection_changed(self) -> None:
        """Somebody may have connected anew: whatever stopped the OA is tried again if its connection looks
        different."""
        if self._stopped_by is not None and await self._connection() != self._stopped_as:
            self.healed()
        self._alarm.ring()

    @property
    def stopped_by(self) -> AppError | None:
        """Why nothing is sent now, if so."""
        return self._stopped_by

    async def drain(self, seconds: float) -> None:
        """Start nothing more, and give what is under way some time to end."""
        self._closing = True
        if self._busy:
            await asyncio.wait(list(self._busy.values()), timeout=seconds)

    async def _step(self) -> float:
        """Start what is due; answers how many seconds nothing else will be."""
        rest = self._stopped_until - self._clock.monotonic()
        if rest > 0:
            return rest
        self._stopped_by = None
        due, wake = await self._db.read(_due, self._oa_id, self._clock.now(), HEADS)
        for item in due:
            if len(self._busy) >= AT_ONCE:
                break
            if item.conversation not in self._busy and self._has_room_for(item):
                self._busy[item.conversation] = self._supervisor.spawn(f"send {item.id}", self._work(item))
        if wake is None:
            return LOOK_S
        # What is due and not started waits for a free place, which rings; a second guards against clocks that jump.
        return min(max((wake - self._clock.now()) / 1000, 1.0 if due or self._busy else 0.05), LOOK_S)

    def _has_room_for(self, item: OutboxItem) -> bool:
        """Takes the room, too, where a file is to be uploaded."""
        if item.attachment is None or item.upload_id or item.state is OutboxState.UNKNOWN:
            return True
        if len(self._uploading) >= UPLOADS_AT_ONCE:
            return False
        self._uploading.add(item.conversation)
        return True

    async def _work(self, item: OutboxItem) -> None:
        ended = False
        try:
            unknown = item.state is OutboxState.UNKNOWN
            error = await (self._read_back.look(item) if unknown else self._dispatch.attempt(item))
            await self._took(error)
            ended = True
        except AppError as error:
            await self._took(error)
            ended = True
        finally:
            if not ended:
                self._rest()  # a bug must not run in a circle
            self._busy.pop(item.conversation, None)
            self._uploading.discard(item.conversation)
            self._alarm.ring()

    async def _took(self, error: AppError | None) -> None:
        """What an attempt says about the OA: all is well, or nothing can be sent now, for a while or without a
        person."""
        if error is None:
            self._failures = self._refusals = 0
        elif isinstance(error, NeedsUser):
            self._stopped_as = await self._connection()
            self._refusals += 1
            pause = pause_for(error)
            # The poller may have met nothing of it, so that it can't say when it is over: for a while this is tried.
            self._stop(error, check_wait(Pause.LOGIN if pause is Pause.OWNER else pause, self._refusals))
        elif isinstance(error, RateLimited):
            self._stop(error, error.seconds(self._clock.now()))
        elif self._stopped_until <= self._clock.monotonic():  # else another message has met the same trouble
            self._stopped_by = error
            self._rest()

    def _rest(self) -> None:
        self._failures += 1
        self._stop(self._stopped_by, backoff(self._failures, self._random.random()))

    def _stop(self, error: AppError | None, seconds: float) -> None:
        self._stopped_by = error
        self._stopped_until = max(self._stopped_until, self._clock.monotonic() + seconds)
        log.info("sending of %s rests for %.0f s: %s", self._oa_id, seconds, error)

    async def _connection(self) -> Connection | None:
        return await self._db.read(connections.get, self._oa_id)


class Sending:
    """The senders of all connected OAs. It follows the events: an OA that is connected gets a sender."""

    def __init__(self, ground: Ground, files: LocalFiles, client_of: Callable[[OaId], OaClient]) -> None:
        self._ground = ground
        self._db = ground.db
        self._files = files
        self._client_of = client_of
        self._senders: dict[OaId, tuple[OaSender, asyncio.Task[None]]] = {}
        self._health: dict[OaId, Health] = {}
        self._subscriptions: list[Subscription] = []

    async def open(self) -> None:
        """Make the state of what a dead process was sending honest, then start."""
        recovered = await self._db.write(outbox.recover, self._ground.clock.now())
        if recovered:
            log.warning("%d messages were being sent when the app ended; looking for them first", len(recovered))
        bus = self._ground.bus
        self._subscriptions = [
            bus.subscribe(OutboxChanged, self._on_outbox),
            bus.subscribe(ConnectionsChanged, self._on_connection),
            bus.subscribe(StatusChanged, self._on_status),
            bus.subscribe(Looked, self._on_looked),
        ]
        for connection in await self._db.read(connections.all):
            await self._follow(connection.oa_id)

    async def close(self, seconds: float = 5.0) -> None:
        """Start nothing more; what is under way gets some time, and is looked for at the next start otherwise."""
        for subscription in self._subscriptions:
            subscription.close()
        senders = list(self._senders.values())
        if senders:
            await asyncio.gather(*(sender.drain(seconds) for sender, _ in senders))
        for oa_id in list(self._senders):
            await self._end(oa_id)

    def network_back(self) -> None:
        for sender, _ in self._senders.values():
            if not isinstance(sender.stopped_by, NeedsUser) or isinstance(sender.stopped_by, WrongPlace):
                sender.healed()

    def stopped_by(self, oa_id: OaId) -> AppError | None:
        """Why an OA's messages don't leave now, if so."""
        return self._senders[oa_id][0].stopped_by if oa_id in self._senders else None

    async def _follow(self, oa_id: OaId) -> None:
        """One sender while the OA is connected, none otherwise."""
        connection = await self._db.read(connections.get, oa_id)
        if connection is None or connection.state is ConnectionState.DISCONNECTED:
            await self._end(oa_id)
        elif oa_id not in self._senders:
            sender = OaSender(self._ground, oa_id, self._client_of(oa_id), self._files)
            task = self._ground.supervisor.keep(f"sender of {oa_id}", sender.run)
            self._senders[oa_id] = (sender, task)
        else:
            await self._senders[oa_id][0].connection_changed()

    async def _end(self, oa_id: OaId) -> None:
        if oa_id in self._senders:
            _, task = self._senders.pop(oa_id)
            task.cancel()
            await asyncio.wait([task])

    def _on_outbox(self, event: OutboxChanged) -> None:
        if event.conversation.oa_id in self._senders:
            self._senders[event.conversation.oa_id][0].wake()

    def _on_connection(self, event: ConnectionsChanged) -> None:
        self._ground.supervisor.spawn(f"follow {event.oa_id}", self._follow(event.oa_id))

    def _on_looked(self, event: Looked) -> None:
        if event.oa_id in self._senders:
            self._senders[event.oa_id][0].looked()

    def _on_status(self, event: StatusChanged) -> None:
        oa_id, health = event.status.oa_id, event.status.health
        before, self._health[oa_id] = self._health.get(oa_id), health
        if health is Health.LIVE and before not in {None, Health.LIVE, Health.STARTING} and oa_id in self._senders:
            self._senders[oa_id][0].healed()


def _due(session: Session, oa_id: OaId, now: int, limit: int) -> tuple[list[OutboxItem], int | None]:
    """What to do now, and when there will be more; nothing while the OA is not connected."""
    wake = outbox.next_wake(session, oa_id)
    if wake is None:
        return [], None
    connection = connections.get(session, oa_id)
    if connection is None or connection.state not in SENDING_STATES:
        return [], None
    return outbox.next_due(session, oa_id, now, limit), wake
