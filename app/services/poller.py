"""One OA's loop: asks what is next, does it, and turns what goes wrong into waiting and a status."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Protocol

from app.domain import polling
from app.domain.connections import Health, OaStatus
from app.domain.ids import ConversationId, OaId, UserId
from app.domain.messages import Gap, GapReason
from app.domain.paging import LATE_MS
from app.domain.polling import NEVER, Pause, PollState, Step
from app.errors import AppError, NeedsUser, RateLimited, Rejected, StorageFailure, Transient
from app.events import ConnectionsChanged, Looked, StatusChanged
from app.services.alarm import Alarm
from app.services.backfill import Backfill, ListClient
from app.services.details import CustomerClient, Details
from app.services.filler import Filler, ThreadClient
from app.services.ground import Ground
from app.services.intake import Intake, MediaWaker, read_back
from app.services.newest import Newest, RecentClient
from app.services.pages import content
from app.services.tokens import LEASE_MS, LOGIN_AGAIN, SOON, UNCERTAIN, lease_name
from app.store import connections, conversations, messages
from app.store.messages import Ingested
from app.store.work import Session

LEASE_EVERY_S = 60.0
KEEPERS_PROBLEMS = frozenset({UNCERTAIN, SOON, LOGIN_AGAIN, "wrong_secret"})
"""What the token keeper says of a connection; a good look does not take it back."""
LONGEST_REST_S = 20.0
UNEASY_S = 120.0
"""So long after a refusal for speed, gap fill keeps to its smaller share."""
LOOKS = frozenset({Step.RECENT, Step.CHECK})
SLOW_CODES = frozenset({"server", "bad_answer", "busy", "send_failed"})
"""Transient troubles that are Zalo's own: the line is fine."""


class PollClient(RecentClient, ThreadClient, ListClient, CustomerClient, Protocol):
    """The calls of one OA that the poller makes."""


class Poller:
    """For one OA; `run` is kept by the Supervisor."""

    def __init__(
        self, ground: Ground, oa_id: OaId, client: PollClient, media_service: MediaWaker, *, seed: int | None = None
    ) -> None:
        self.status = OaStatus(oa_id, Health.STARTING, ground.clock.now())
        self._ground = ground
        self._oa_id = oa_id
        self._client = client
        self._intake = Intake(ground, oa_id, media_service)
        self.backfill = Backfill(ground, oa_id, client)
        self._filler = Filler(ground, oa_id, client, self._intake, self.backfill)
        self._newest = Newest(ground, oa_id, client, self._intake)
        self._details = Details(ground, oa_id, client, media_service)
        self._alarm = Alarm(ground.clock, ground.supervisor, f"poll {oa_id}")
        self._random = ground.chance if seed is None else random.Random(seed)
        self._jitter = self._random.random()
        self._state = PollState()
        self._uneasy_until = NEVER
        self._lease_due = NEVER
        self._unsure = True
        """What is owed may be more than is known here: a step broke off, or another process had this OA."""
        self._problem = ""
        self._thread_seen: object = None
        self._steps: dict[Step, Callable[[], Awaitable[None]]] = {
            Step.RECENT: self._recent,
            Step.CHECK: self._recent,
            Step.THREAD: self._thread,
            Step.LIST: self._list,
            Step.FILL: self._filler.step,
            Step.DETAIL: self._details.step,
        }

    # What others may say, at any moment

    def wake(self) -> None:
        """Look now, whatever the plan says."""
        self._change(urgent=True)

    def network_back(self) -> None:
        """The PC has a network again: what was waiting for one need not wait longer."""
        if self._state.failures or self._state.pause is Pause.PLACE:
            self.wake()

    def set_visible(self, visible: bool, *, polls_hidden: bool = True) -> None:
        self._change(visible=visible, polls_hidden=polls_hidden)

    def set_open(self, user: UserId | None) -> None:
        """The conversation on screen; it is read at once."""
        if user != self._state.thread:
            self._change(thread=user, thread_at=NEVER)

    async def stop_backfill(self) -> None:
        await self.backfill.stop()
        await self._filler.look()
        self._alarm.ring()

    # The loop

    async def run(self) -> None:
        try:
            await self._run()
        except StorageFailure as error:
            # Nothing can be kept, so nothing is fetched; the Supervisor tries again.
            self._set_status(Health.PAUSED, error)
            raise

    async def _run(self) -> None:
        connection = await self._ground.db.read(connections.get, self._oa_id)
        if connection is not None and connection.problem not in KEEPERS_PROBLEMS:
            self._problem = connection.problem
        await self.backfill.begin()
        await self._newest.load()
        await self._filler.look()
        while True:
            await self._turn()

    async def release(self) -> None:
        """After the loop has ended: let another process have this OA."""
        await self._ground.db.write(_release, self._oa_id, self._ground.holder)

    async def _turn(self) -> None:
        steady = self._ground.clock.monotonic()
        await self._details.look()
        state = replace(
            self._state,
            listing=self.backfill.listing,
            gaps=self._filler.gaps,
            stale=self._details.waiting,
            at_ease=steady >= self._uneasy_until,
        )
        plan = polling.plan(state, steady, self._jitter)
        if plan.wait > 0:
            await self._rest(plan.wait)
            return
        self._jitter = self._random.random()
        if plan.step in LOOKS:
            self._state = replace(self._state, urgent=False)
        try:
            await self._hold_lease()
            await self._steps[plan.step]()
        except (Transient, NeedsUser) as error:
            await self._trouble(error)
        except Rejected as error:
            # What Zalo says of one conversation says nothing of the others.
            if plan.step in LOOKS:
                await self._trouble(error)
        else:
            await self._fine(plan.step)
            self._ground.bus.publish(Looked(self._oa_id))
        self._count(plan.step)

    async def _rest(self, seconds: float) -> None:
        """Wait; a PC that slept meanwhile looks at once, and so fills what it has missed."""
        clock = self._ground.clock
        # A steady clock may stand still in sleep: only short waits notice soon that it is over.
        seconds = min(seconds, LONGEST_REST_S)
        wall, steady = clock.now(), clock.monotonic()
        await self._alarm.wait(seconds)
        if polling.slept(seconds, clock.now() - wall, clock.monotonic() - steady):
            self._lease_due = NEVER
            self._state = replace(self._state, urgent=True, thread_at=NEVER)

    async def _recent(self) -> None:
        moved = await self._newest.look(self._answered)
        if moved:
            await self._details.look(now=True)
            self._state = replace(self._state, moved_at=self._ground.clock.monotonic())
        if moved or self._newest.owes or self._unsure or self._filler.waiting or self.backfill.running:
            await self._filler.look()
            await self.backfill.load()
            self._unsure = False

    async def _thread(self) -> None:
        """Read the newest messages of the open conversation; what lies below them and is unknown is a hole."""
        user = self._state.thread
        if user is None:
            return
        cid = ConversationId(self._oa_id, user)
        before = await self._ground.db.read(conversations.get, cid)
        page = await self._intake.ask(lambda: self._client.conversation(user, 0))
        seen = user, content(page)
        if seen == self._thread_seen:
            return

        def then(session: Session, ingested: Ingested, fresh: frozenset[UserId]) -> None:
            if fresh:
                read_back(session, self._oa_id, page.rows, fresh)
            elif before is not None and page.rows and not ingested.known:
                oldest = min(row.sent_at for row in page.rows)
                after = max(before.last_at - LATE_MS, 1)
                messages.add_gap(session, Gap(cid, after, oldest, GapReason.NOT_FETCHED))

        ingested = await self._intake.take(page, live=True, then=then)
        self._thread_seen = seen
        if ingested.new:
            self._state = replace(self._state, moved_at=self._ground.clock.monotonic())
            await self._filler.look()

    async def _list(self) -> None:
        """Read on in the list of customers, and see whose threads have to be read now."""
        await self.backfill.step()
        await self._filler.look()

    async def _hold_lease(self) -> None:
        """One process at a time polls and refreshes an OA (CN09)."""
        steady = self._ground.clock.monotonic()
        if steady < self._lease_due:
            return
        now = self._ground.clock.now()
        looked_at = self._newest.looked_at
        if not await self._ground.db.write(_take_lease, self._oa_id, self._ground.holder, now, looked_at):
            raise NeedsUser("in_use")
        self._lease_due = steady + LEASE_EVERY_S

    def _count(self, step: Step) -> None:
        """Note when a step was made, for the plan. What failed counts too: it was asked of Zalo."""
        steady = self._ground.clock.monotonic()
        if step in LOOKS:
            self._state = replace(self._state, recent_at=steady)
        elif step is Step.THREAD:
            self._state = replace(self._state, thread_at=steady)
        elif step is Step.DETAIL:
            self._state = replace(self._state, details=(*polling.within_minute(self._state.details, steady), steady))
        else:
            self._state = replace(self._state, fills=(*polling.within_minute(self._state.fills, steady), steady))

    async def _fine(self, step: Step) -> None:
        if step not in LOOKS:
            return
        self._state = replace(self._state, failures=0, pause=Pause.NONE)
        self._set_status(Health.LIVE)
        if self._problem:
            await self._set_problem("")

    def _answered(self) -> None:
        """The line is there again, though not yet all that was missed."""
        if self.status.health is Health.OFFLINE:
            self._set_status(Health.LIVE)

    async def _trouble(self, error: AppError) -> None:
        steady = self._ground.clock.monotonic()
        self._unsure = True
        if isinstance(error, RateLimited):
            wait = max(error.seconds(self._ground.clock.now()), 1.0)
            # Whether a pause is over was asked and not answered: it is asked again when the limit is over.
            owed = self._state.urgent or self._state.pause is not Pause.NONE
            self._state = replace(self._state, limited_until=steady + wait, urgent=owed)
            self._uneasy_until = steady + UNEASY_S
            self._set_status(Health.SLOW, error)
        elif isinstance(error, NeedsUser):
            pause = polling.pause_for(error)
            checks = self._state.checks + 1 if pause is self._state.pause else 1
            self._state = replace(self._state, failures=0, pause=pause, paused_at=steady, checks=checks)
            self._set_status(Health.PAUSED, error)
            await self._set_problem(error.code)
        else:
            self._state = replace(self._state, failures=self._state.failures + 1, failed_at=steady)
            slow = isinstance(error, Rejected) or error.code in SLOW_CODES
            self._set_status(Health.SLOW if slow else Health.OFFLINE, error)

    def _set_status(self, health: Health, error: AppError | None = None) -> None:
        code = error.code if error else ""
        if (health, code) == (self.status.health, self.status.code):
            return
        params = tuple((name, str(value)) for name, value in error.params.items()) if error else ()
        self.status = OaStatus(self._oa_id, health, self._ground.clock.now(), code, params)
        self._ground.bus.publish(StatusChanged(self.status))

    async def _set_problem(self, code: str) -> None:
        """What pauses an OA stands in the list of connections too; a dead login is the token keeper's to say."""
        if code in (self._problem, LOGIN_AGAIN):
            return
        self._problem = code
        await self._ground.db.write(connections.set_problem, self._oa_id, code)
        self._ground.bus.publish(ConnectionsChanged(self._oa_id))

    def _change(self, **values: object) -> None:
        self._state = replace(self._state, **values)  # type: ignore[arg-type]
        self._alarm.ring()


def _take_lease(session: Session, oa_id: OaId, holder: str, now: int, looked_at: int) -> bool:
    """When the last look was is written with it: not at each look."""
    connection = connections.get(session, oa_id)
    if connection is None:
        return False
    held = connections.acquire_lease(session, lease_name(connection.app_id, oa_id), holder, now, now + LEASE_MS)
    if held and looked_at:
        connections.touch_sync(session, oa_id, looked_at)
    return held


def _release(session: Session, oa_id: OaId, holder: str) -> None:
    connection = connections.get(session, oa_id)
    if connection is not None:
        connections.release_lease(session, lease_name(connection.app_id, oa_id), holder)
