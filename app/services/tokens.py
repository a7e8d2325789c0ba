"""The one owner of an OA's tokens: hands out the access token and changes the pair, each refresh token once.

A refresh (product.md 7): lock → lease → read again → write "in flight" → POST → both tokens → one transaction.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from app.crypto import Sealer
from app.domain.connections import ConnectionState, ZaloApp
from app.domain.ids import OaId
from app.errors import NeedsUser, Rejected, Transient
from app.events import ConnectionsChanged
from app.services.ground import Ground
from app.store import connections
from app.store.connections import TokenPair
from app.store.work import Session

LEASE_MS = 180_000
"""Longer than two time-outs of the token endpoint, so that no lease ends under a refresh."""
AT_START_MS = 2 * 3_600_000
"""At start-up, and later, a token with less than this left is due."""
WARN_MS = 60 * 24 * 3_600_000
"""From here on an unrefreshed pair is close to its end at three months."""
LOOK_S = 900.0
"""Between two looks at the clock: no timer over hours, which sleep would stretch."""
RETRY_S = 300.0
LOGIN_AGAIN = "login_again"
UNCERTAIN = "refresh_uncertain"
SOON = "refresh_soon"

T = TypeVar("T")
log = logging.getLogger(__name__)


class Pair(Protocol):
    """A fresh pair as the token endpoint gives it."""

    @property
    def access(self) -> str: ...
    @property
    def refresh(self) -> str: ...
    @property
    def expires_at(self) -> int: ...


class Refresher(Protocol):
    async def refresh(self, app: ZaloApp, secret: str, refresh_token: str) -> Pair: ...


def lease_name(app_id: str, oa_id: OaId) -> str:
    """One owner at a time for each app and OA: whoever holds this may poll and refresh."""
    return f"oa/{app_id}/{oa_id}"


def due_at(pair: TokenPair) -> int:
    """When a pair should be refreshed: at half life, and not later than two hours before its end."""
    return min(pair.issued_at + (pair.expires_at - pair.issued_at) // 2, pair.expires_at - AT_START_MS)


class TokenKeeper:
    """For one OA; the only one in this process."""

    def __init__(self, oa_id: OaId, ground: Ground, refresher: Refresher) -> None:
        self._oa_id = oa_id
        self._ground = ground
        self._db = ground.db
        self._clock = ground.clock
        self._refresher = refresher
        self._lock = asyncio.Lock()
        self._pair: TokenPair | None = None
        self._unsaved: TokenPair | None = None

    async def current(self) -> str:
        """The access token to use now; NeedsUser `login_again` when there is none."""
        if self._pair is None or self._unsaved is not None:
            async with self._lock:
                await self._save_unsaved()
                self._pair = self._pair or await self._read()
        return self._pair.access

    async def renew(self, refused: str) -> str:
        """Another access token than `refused`. Two who ask at once cause one refresh."""
        async with self._lock:
            await self._save_unsaved()
            self._pair = await self._read()
            if self._pair.access == refused:
                self._pair = await self._finish(self._rotate(self._pair))
            return self._pair.access

    async def refresh(self) -> None:
        """Change the pair now, whatever its age."""
        await self.renew(await self.current())

    async def replace(self, write: Callable[[Session], T]) -> T:
        """Run a unit of work that changes this OA's tokens, while no refresh is under way."""
        async with self._lock:
            result = await self._db.write(write)
            self._pair = self._unsaved = None
            return result

    async def tend(self) -> None:
        """Refresh when due, warn when it can't be done for long; runs until cancelled (Supervisor.keep)."""
        while True:
            try:
                await self._tend_once()
                wait = LOOK_S
            except Transient as error:
                log.info("refresh of %s put off: %s", self._oa_id, error)
                wait = RETRY_S
            except NeedsUser as error:
                log.warning("refresh of %s needs a person: %s", self._oa_id, error.code)
                wait = LOOK_S * 4
            await self._clock.sleep(wait)

    async def settle(self) -> None:
        """Return when no refresh is under way: closing the app in the middle of one would lose the pair."""
        async with self._lock:
            await self._save_unsaved()

    async def _tend_once(self) -> None:
        pair = await self._db.read(connections.tokens, self._db.sealer, self._oa_id)
        now = self._clock.now()
        marked = await self._db.read(connections.rotation_mark, self._oa_id)
        if pair is None or not pair.refresh or (now < due_at(pair) and not marked):
            return
        try:
            await self.renew(pair.access)
        except (NeedsUser, Transient):
            if now - pair.issued_at >= WARN_MS and (await self._read()).refresh:
                await self._flag(SOON)
            raise

    async def _read(self) -> TokenPair:
        pair = await self._db.read(connections.tokens, self._db.sealer, self._oa_id)
        if pair is None:
            raise NeedsUser(LOGIN_AGAIN)
        return pair

    async def _finish(self, rotation: Coroutine[Any, Any, TokenPair]) -> TokenPair:
        """Let a refresh end even if whoever asked for it is cancelled: its answer comes only once."""
        task = self._ground.supervisor.spawn(f"tokens of {self._oa_id}", rotation)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if not task.done():
                await asyncio.wait([task])
            raise

    async def _rotate(self, pair: TokenPair) -> TokenPair:
        if not pair.refresh:
            raise NeedsUser(LOGIN_AGAIN)
        now = self._clock.now()
        app, secret, doubtful = await self._db.write(_begin, self._db.sealer, self._oa_id, self._ground.holder, now)
        for last in (True,) if doubtful else (False, True):
            try:
                fresh = await self._refresher.refresh(app, secret, pair.refresh)
            except Transient as error:
                stored = await self._read()
                if stored.refresh != pair.refresh:
                    return stored
                if not error.reached and not doubtful:
                    await self._db.write(connections.clear_rotation, self._oa_id)
                    raise
                doubtful = True
                if last or not error.reached:
                    await self._flag(UNCERTAIN)
                    raise
            except NeedsUser as error:
                return await self._refused(pair, error)
            except Rejected as error:
                # A refusal for a reason that nobody knows: it may pass, so the refresh token is not given up.
                return await self._refused(pair, NeedsUser(LOGIN_AGAIN, **error.params), final=False)
            else:
                return await self._keep(TokenPair(fresh.access, fresh.refresh, fresh.expires_at, self._clock.now()))
        raise AssertionError("unreachable")

    async def _keep(self, pair: TokenPair) -> TokenPair:
        self._unsaved = pair
        await self._save_unsaved()
        return pair

    async def _save_unsaved(self) -> None:
        """A pair that Zalo has given and the disk has not taken is tried again before anything else is done."""
        if self._unsaved is None:
            return
        pair = self._unsaved
        changed = await self._db.write(_save, self._db.sealer, self._oa_id, pair)
        self._pair, self._unsaved = pair, None
        if changed:
            self._ground.bus.publish(ConnectionsChanged(self._oa_id))

    async def _refused(self, pair: TokenPair, error: NeedsUser, *, final: bool = True) -> TokenPair:
        stored = await self._read()
        if stored.refresh != pair.refresh:
            return stored
        spent = pair.refresh if final and error.code == LOGIN_AGAIN else ""
        await self._db.write(_refuse, self._db.sealer, self._oa_id, error.code, spent)
        self._ground.bus.publish(ConnectionsChanged(self._oa_id))
        raise error

    async def _flag(self, problem: str) -> None:
        await self._db.write(connections.set_problem, self._oa_id, problem)
        self._ground.bus.publish(ConnectionsChanged(self._oa_id))


def _begin(session: Session, sealer: Sealer, oa_id: OaId, holder: str, now: int) -> tuple[ZaloApp, str, bool]:
    """Take the lease and write "in flight"; says whether an earlier refresh of this pair has an unknown fate."""
    connection = connections.get(session, oa_id)
    app = connections.app(session, connection.app_id) if connection else None
    if connection is None or app is None:
        raise NeedsUser(LOGIN_AGAIN)
    if not connections.acquire_lease(session, lease_name(app.app_id, oa_id), holder, now, now + LEASE_MS):
        raise NeedsUser("in_use")
    doubtful = connections.rotation_mark(session, oa_id) > 0
    connections.mark_rotation(session, oa_id, now)
    return app, connections.secret(session, sealer, app.app_id), doubtful


def _save(session: Session, sealer: Sealer, oa_id: OaId, pair: TokenPair) -> bool:
    """The new pair, the mark cleared, and what the refresh has healed; says whether a person sees a change."""
    connection = connections.get(session, oa_id)
    if connection is None:
        return False
    connections.save_tokens(session, sealer, oa_id, pair)
    healed = replace(connection, problem="")
    if connection.state is ConnectionState.RECONNECT:
        healed = replace(healed, state=ConnectionState.CONNECTED)
        connections.set_state(session, oa_id, healed.state)
    if connection.problem:
        connections.set_problem(session, oa_id, "")
    return (healed.state, healed.problem) != (connection.state, connection.problem)


def _refuse(session: Session, sealer: Sealer, oa_id: OaId, code: str, spent: str) -> None:
    """Zalo has refused: the access token stays, since it may live on; the mark is settled. `spent`: a refresh token
    that is worth nothing any more, and is never sent again."""
    connections.clear_rotation(session, oa_id)
    if spent:
        connections.drop_refresh(session, sealer, oa_id, spent)
    connections.set_problem(session, oa_id, code)
    connection = connections.get(session, oa_id)
    if code == LOGIN_AGAIN and connection is not None and connection.state is ConnectionState.CONNECTED:
        connections.set_state(session, oa_id, ConnectionState.RECONNECT)
