"""Sends edits of customers to Zalo: each OA's in the order they were made, with a growing wait while it does not work.

Every edit can be repeated without harm, so one whose answer was lost is simply sent again.
"""

import logging
from collections.abc import Callable
from typing import Protocol

from app.domain.connections import ConnectionState, Health
from app.domain.customers import Edit, Field
from app.domain.ids import ConversationId, OaId, UserId
from app.domain.messages import Customer
from app.errors import AppError, NeedsUser, RateLimited, Rejected, Transient, WrongPlace
from app.events import ConnectionsChanged, ConversationsChanged, CustomerChanged, StatusChanged
from app.services.alarm import Alarm
from app.services.ground import Ground
from app.store import connections, customer_edits
from app.tasks import backoff
from app.zalo.requests import CustomerChange

LOOK_S = 3_600.0
SENDING_STATES = frozenset({ConnectionState.CONNECTED, ConnectionState.UNCONFIGURED})
PLACE_S = 180.0
"""So often a wrong place is tried again (zalo-oa-api.md 10)."""
OF_THE_LOGIN = frozenset({"login_again", "in_use"})
"""What holds all edits of an OA until somebody connects again; whatever else a person has to heal is shown at the
field."""

log = logging.getLogger(__name__)


class EditClient(Protocol):
    async def change_customer(self, user_id: UserId, change: CustomerChange) -> None: ...
    async def tag(self, user_id: UserId, name: str) -> None: ...
    async def untag(self, user_id: UserId, name: str) -> None: ...
    async def customer(self, user_id: UserId) -> Customer: ...


class OaEdits:
    """The sending loop of one OA's edits."""

    def __init__(self, ground: Ground, oa_id: OaId, client: EditClient) -> None:
        self._oa_id = oa_id
        self._db = ground.db
        self._bus = ground.bus
        self._clock = ground.clock
        self._client = client
        self._alarm = Alarm(ground.clock, ground.supervisor, f"edits of {oa_id}")
        self._random = ground.chance
        self._failures = 0
        self._stopped_until = 0.0

    def wake(self) -> None:
        """There may be a new edit. It waits with the others while the OA rests."""
        self._alarm.ring()

    def healed(self) -> None:
        """What stood in the way may be over: try at once."""
        self._failures, self._stopped_until = 0, 0.0
        self._alarm.ring()

    async def run(self) -> None:
        """Send until cancelled (Supervisor.keep)."""
        while True:
            await self._alarm.wait(await self._step())

    async def _step(self) -> float:
        """Send what can be sent; answers how many seconds nothing else will be."""
        while (rest := self._stopped_until - self._clock.monotonic()) <= 0:
            connection = await self._db.read(connections.get, self._oa_id)
            if connection is None or connection.state not in SENDING_STATES:
                return LOOK_S
            due = await self._db.read(customer_edits.waiting, self._oa_id, 1)
            if not due:
                return LOOK_S
            await self._attempt(due[0])
        return rest

    async def _attempt(self, edit: Edit) -> None:
        if not await self._db.write(customer_edits.begin, edit.id):
            return
        try:
            await self._send(edit)
        except (Rejected, NeedsUser, Transient) as error:
            await self._failed(edit, error)
        else:
            await self._took(edit)

    async def _send(self, edit: Edit) -> None:
        user = edit.conversation.user_id
        if edit.field is not Field.TAG:
            await self._client.change_customer(user, CustomerChange(**{edit.field.value: edit.value}))
        elif edit.value:
            await self._client.tag(user, edit.name)
        else:
            await self._untag(user, edit.name)

    async def _untag(self, user: UserId, name: str) -> None:
        """Zalo refuses to take away a tag that isn't there: from a first try whose answer was lost, perhaps."""
        try:
            await self._client.untag(user, name)
        except Rejected:
            if name in (await self._client.customer(user)).tags:
                raise

    async def _took(self, edit: Edit) -> None:
        self._failures = 0
        await self._db.write(customer_edits.acknowledge, edit, self._clock.now())
        self._changed(edit.conversation)

    async def _failed(self, edit: Edit, error: AppError) -> None:
        refused = isinstance(error, Rejected) or (
            isinstance(error, NeedsUser) and not isinstance(error, WrongPlace) and error.code not in OF_THE_LOGIN
        )
        await self._db.write(customer_edits.trouble, edit, error, refused=refused)
        if not refused:
            self._failures += 1
            rest = self._rest(error)
            self._stopped_until = self._clock.monotonic() + rest
            log.info("edits of %s rest for %.0f s: %s", self._oa_id, rest, error)
        self._changed(edit.conversation)

    def _rest(self, error: AppError) -> float:
        if isinstance(error, RateLimited):
            return max(error.seconds(self._clock.now()), 1.0)
        if isinstance(error, NeedsUser):
            return PLACE_S if isinstance(error, WrongPlace) else LOOK_S
        return backoff(self._failures, self._random.random())

    def _changed(self, cid: ConversationId) -> None:
        self._bus.publish(ConversationsChanged(frozenset({cid})))
        self._bus.publish(CustomerChanged(cid))


class Edits:
    """The senders of all OAs whose customers were edited. It follows the events: a first edit gets its OA a sender."""

    def __init__(self, ground: Ground, client_of: Callable[[OaId], EditClient]) -> None:
        self._ground = ground
        self._client_of = client_of
        self._senders: dict[OaId, OaEdits] = {}
        self._health: dict[OaId, Health] = {}

    async def open(self) -> None:
        """Go on with what was left when the app ended."""
        bus = self._ground.bus
        bus.subscribe(CustomerChanged, lambda event: self._look(event.conversation.oa_id))
        bus.subscribe(ConnectionsChanged, lambda event: self._healed(event.oa_id))
        bus.subscribe(StatusChanged, self._on_status)
        for oa_id in await self._ground.db.read(customer_edits.waiting_oas):
            self._look(oa_id)

    def _look(self, oa_id: OaId) -> None:
        if oa_id not in self._senders:
            sender = OaEdits(self._ground, oa_id, self._client_of(oa_id))
            self._senders[oa_id] = sender
            self._ground.supervisor.keep(f"edits of {oa_id}", sender.run)
        self._senders[oa_id].wake()

    def _healed(self, oa_id: OaId) -> None:
        if oa_id in self._senders:
            self._senders[oa_id].healed()

    def _on_status(self, event: StatusChanged) -> None:
        oa_id, health = event.status.oa_id, event.status.health
        before, self._health[oa_id] = self._health.get(oa_id), health
        if health is Health.LIVE and before is not Health.LIVE:
            self._healed(oa_id)
