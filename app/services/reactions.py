"""Reactions: a wish is kept at once, and sent when Zalo can be reached; the last wish for a message wins."""

import logging
from collections.abc import Callable
from typing import Protocol

from app.domain.connections import Health
from app.domain.conversations import may_answer
from app.domain.ids import OWNER, ConversationId, OaId, RemoteId, StaffId, UserId
from app.domain.messages import Direction
from app.domain.reactions import REMOVE, UNSURE, Icon, Reaction
from app.errors import AppError, NeedsUser, RateLimited, Rejected, Transient
from app.events import ConnectionsChanged, ReactionsChanged, StatusChanged, Subscription
from app.services.alarm import Alarm
from app.services.dispatch import OF_THE_ITEM
from app.services.ground import Ground
from app.services.sender import SENDING_STATES
from app.store import connections, conversations, messages, reactions
from app.store.work import Session
from app.tasks import backoff

LOOK_S = 3_600.0
"""A wait without an end is cut to this."""
NEEDS_USER_S = 180.0
"""So often what a person must heal is tried again, unless something changes before."""
TRIES = 12
"""After so many failures that were Zalo's answer a reaction is given up: it is only a reaction."""

log = logging.getLogger(__name__)


class ReactClient(Protocol):
    async def react(self, to: UserId, remote_id: RemoteId, icon: str) -> None: ...


class Reactions:
    """For all OAs. `run` sends; one OA that can't be reached never keeps the others waiting."""

    def __init__(self, ground: Ground, client_of: Callable[[OaId], ReactClient]) -> None:
        self._ground = ground
        self._db = ground.db
        self._clock = ground.clock
        self._client_of = client_of
        self._alarm = Alarm(ground.clock, ground.supervisor, "reactions")
        self._resting: dict[OaId, float] = {}
        self._failures: dict[OaId, int] = {}
        self._busy: set[OaId] = set()
        self._health: dict[OaId, Health] = {}
        self._random = ground.chance

    async def set(self, cid: ConversationId, remote_id: RemoteId, icon: Icon | None, by: StaffId = OWNER) -> None:
        """Wish for `icon` at a customer's message; None takes back what is there. Rejected: gone, not_holder."""
        await self._db.write(_wish, cid, remote_id, icon, by, self._clock.now())
        self._ground.bus.publish(ReactionsChanged(cid))
        self._alarm.ring()

    async def run(self) -> None:
        """Send until cancelled (Supervisor.keep)."""
        subscriptions = self._follow()
        try:
            while True:
                await self._alarm.wait(await self._start_due())
        finally:
            for subscription in subscriptions:
                subscription.close()

    def network_back(self) -> None:
        """What kept an OA may be over: try at once."""
        self._resting.clear()
        self._failures.clear()
        self._alarm.ring()

    def _follow(self) -> list[Subscription]:
        bus = self._ground.bus
        return [
            bus.subscribe(ConnectionsChanged, lambda event: self._healed(event.oa_id)),
            bus.subscribe(StatusChanged, self._on_status),
        ]

    def _on_status(self, event: StatusChanged) -> None:
        oa_id, health = event.status.oa_id, event.status.health
        before, self._health[oa_id] = self._health.get(oa_id), health
        if health is Health.LIVE and before not in {None, Health.LIVE, Health.STARTING}:
            self._healed(oa_id)

    def _healed(self, oa_id: OaId) -> None:
        self._resting.pop(oa_id, None)
        self._failures.pop(oa_id, None)
        self._alarm.ring()

    async def _start_due(self) -> float:
        """Start what is due; answers how many seconds nothing else will be."""
        wait = LOOK_S
        for connection in await self._db.read(connections.all):
            oa_id = connection.oa_id
            if connection.state not in SENDING_STATES or oa_id in self._busy:
                continue
            wake = await self._db.read(reactions.next_wake, oa_id)
            if wake is None:
                continue
            rest = max((wake - self._clock.now()) / 1000, self._resting.get(oa_id, 0.0) - self._clock.monotonic())
            if rest > 0:
                wait = min(wait, rest)
                continue
            self._busy.add(oa_id)
            self._ground.supervisor.spawn(f"reactions of {oa_id}", self._work(oa_id))
        return wait

    async def _work(self, oa_id: OaId) -> None:
        """Send what is due of one OA, one after the other, until something keeps it."""
        try:
            while oa_id not in self._resting or self._resting[oa_id] <= self._clock.monotonic():
                reaction = await self._db.read(reactions.next_due, oa_id, self._clock.now())
                if reaction is None:
                    break
                self._took(oa_id, await self._attempt(reaction))
        except AppError as error:
            self._took(oa_id, error)
        except Exception:
            self._rest(oa_id, NEEDS_USER_S)  # a bug must not run in a circle
            raise
        finally:
            self._busy.discard(oa_id)
        self._alarm.ring()  # not when it was cancelled: the app is closing

    def _took(self, oa_id: OaId, error: AppError | None) -> None:
        if error is None:
            self._failures.pop(oa_id, None)
            return
        self._failures[oa_id] = failures = self._failures.get(oa_id, 0) + 1
        seconds = backoff(failures, self._random.random())
        if isinstance(error, RateLimited):
            seconds = max(0.05, error.seconds(self._clock.now()))
        elif isinstance(error, NeedsUser):
            seconds = NEEDS_USER_S
        self._rest(oa_id, seconds)
        log.info("reactions of %s rest for %.0f s: %s", oa_id, seconds, error)

    def _rest(self, oa_id: OaId, seconds: float) -> None:
        self._resting[oa_id] = self._clock.monotonic() + seconds

    async def _attempt(self, reaction: Reaction) -> AppError | None:
        """Bring one wish to Zalo. Answers what keeps the whole OA, if anything does."""
        for icon in reaction.steps():
            # Durable before the first byte: a request that is lost is followed by a removal, never by a second icon.
            await self._db.write(reactions.learn, reaction, UNSURE)
            try:
                await self._client_of(reaction.conversation.oa_id).react(
                    reaction.conversation.user_id, reaction.remote_id, icon
                )
            except AppError as error:
                return await self._failed(reaction, icon, error)
            await self._db.write(reactions.learn, reaction, "" if icon == REMOVE else icon)
        await self._change(reaction, reactions.settle)
        return None

    async def _failed(self, reaction: Reaction, icon: str, error: AppError) -> AppError | None:
        certain = not isinstance(error, Transient) or not error.reached
        if certain:
            await self._db.write(reactions.learn, reaction, reaction.at_zalo if icon == REMOVE else "")
        attempts = reaction.attempts + (0 if certain else 1)
        if isinstance(error, Rejected) or error.code in OF_THE_ITEM or attempts >= TRIES:
            await self._change(reaction, reactions.fail, error.code)
            return None
        due_at = self._clock.now() + (0 if certain else int(backoff(attempts, 0.5) * 1000))
        await self._change(reaction, reactions.put_off, due_at, error.code, attempts)
        return error if certain else None

    async def _change(self, reaction: Reaction, change: Callable[..., None], *values: object) -> None:
        await self._db.write(change, reaction, *values)
        self._ground.bus.publish(ReactionsChanged(reaction.conversation))


def _wish(  # noqa: PLR0917 (called through Database.write)
    session: Session, cid: ConversationId, remote_id: RemoteId, icon: Icon | None, by: StaffId, now: int
) -> None:
    row = conversations.get(session, cid, by)
    message = messages.get(session, cid.oa_id, remote_id)
    if row is None or message is None or message.conversation != cid or message.direction is not Direction.IN:
        raise Rejected("gone")
    if not may_answer(row.assignee, by):
        raise Rejected("not_holder")
    reactions.want(session, cid, remote_id, icon, by, now)
