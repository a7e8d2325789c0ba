"""A login's token pair between Zalo's answer and the connection that it is for: kept in a commit of its own."""

import base64
import json
from dataclasses import dataclass, replace

from app.crypto import Sealer
from app.domain.connections import ChatRight, Connection, ConnectionState, ZaloApp
from app.domain.ids import AppId, OaId
from app.domain.messages import OaProfile
from app.errors import NeedsUser, StorageFailure
from app.services.ground import Ground
from app.services.tokens import LEASE_MS, Refresher, lease_name
from app.store import connections, sync_state
from app.store.connections import TokenPair
from app.store.work import Session

NOBODY = OaId("")
"""A kept pair belongs to no OA yet."""
LOGIN = "login"
NUMBER = "login_number"
_CONTEXT = b"sync_state/value/login"
PASTED_LIFE_MS = 3_600_000
"""A pasted pair's age is unknown: it is refreshed at once, which also shows that it is of this app."""


@dataclass(frozen=True, slots=True)
class KeptLogin:
    """A pair that waits for its OA to be known. `expected`: the OA that it must turn out to be, empty for any.
    `number` grows from one login to the next: two may be under way at once."""

    app_id: AppId
    pair: TokenPair
    expected: OaId
    number: int = 0


class LoginTokens:
    """A kept pair as a token source, for the calls that find out whose it is."""

    def __init__(self, ground: Ground, refresher: Refresher, kept: KeptLogin) -> None:
        self._ground = ground
        self._refresher = refresher
        self.kept = kept
        """As it is now: renewing changes the pair."""

    async def current(self) -> str:
        return self.kept.pair.access

    async def renew(self, refused: str) -> str:
        """A pasted pair's access token may have ended while its refresh token lives."""
        db = self._ground.db
        app = await db.read(connections.app, self.kept.app_id)
        if app is None:
            raise NeedsUser("login_again")
        secret = await db.read(connections.secret, db.sealer, app.app_id)
        fresh = await self._refresher.refresh(app, secret, self.kept.pair.refresh)
        pair = TokenPair(fresh.access, fresh.refresh, fresh.expires_at, self._ground.clock.now())
        self.kept = replace(self.kept, pair=pair)
        await db.write(keep_renewed, db.sealer, self.kept)
        return pair.access


def keep_login(session: Session, sealer: Sealer, kept: KeptLogin) -> KeptLogin:
    """Keep the pair of a new login, in the place of the one before. Answers it with its number."""
    kept = replace(kept, number=sync_state.get(session, NOBODY, NUMBER, 0) + 1)
    sync_state.set(session, NOBODY, NUMBER, kept.number)
    _keep(session, sealer, kept)
    return kept


def keep_renewed(session: Session, sealer: Sealer, kept: KeptLogin) -> None:
    """The same login has another pair now; nothing is done if a newer login is kept."""
    if _is_kept(session, sealer, kept):
        _keep(session, sealer, kept)


def kept_login(session: Session, sealer: Sealer) -> KeptLogin | None:
    """The pair that was kept last and has not found its connection."""
    saved = sync_state.get(session, NOBODY, LOGIN)
    if saved is None:
        return None
    try:
        app_id, expected, access, refresh, expires_at, issued_at, *number = json.loads(
            sealer.open(base64.b64decode(saved), _CONTEXT)
        )
        return KeptLogin(AppId(app_id), TokenPair(access, refresh, expires_at, issued_at), OaId(expected), *number)
    except (ValueError, TypeError) as error:
        raise StorageFailure("damaged") from error


def drop_login(session: Session, sealer: Sealer, kept: KeptLogin) -> None:
    """It has found its connection, or is of no use; a newer one stays."""
    if _is_kept(session, sealer, kept):
        sync_state.set(session, NOBODY, LOGIN, None)


def _keep(session: Session, sealer: Sealer, kept: KeptLogin) -> None:
    pair = kept.pair
    plain = [kept.app_id, kept.expected, pair.access, pair.refresh, pair.expires_at, pair.issued_at, kept.number]
    sealed = sealer.seal(json.dumps(plain).encode(), _CONTEXT)
    sync_state.set(session, NOBODY, LOGIN, base64.b64encode(sealed).decode())


def _is_kept(session: Session, sealer: Sealer, kept: KeptLogin) -> bool:
    there = kept_login(session, sealer)
    return there is not None and there.number == kept.number


def right_of(session: Session, oa_id: OaId) -> ChatRight:
    """The chat right that an OA has already: none if it is new here, or was disconnected."""
    connection = connections.get(session, oa_id)
    known = connection is not None and connection.state is not ConnectionState.DISCONNECTED
    return connection.right if connection is not None and known else ChatRight.NONE


def check_free(session: Session, app: ZaloApp, oa_id: OaId, holder: str, now: int) -> None:
    """Take the lease of an OA, or say NeedsUser `in_use`: another PC or profile has it (CN04, CN09)."""
    if not connections.acquire_lease(session, lease_name(app.app_id, oa_id), holder, now, now + LEASE_MS):
        raise NeedsUser("in_use")


def connect(  # noqa: PLR0917 (called through Database.write)
    session: Session, sealer: Sealer, kept: KeptLogin, profile: OaProfile, holder: str, now: int
) -> Connection:
    """Give a login's pair to its OA. One that is connected keeps all it has (CN01); a new one, or one that was
    disconnected, is *Chưa cấu hình* until its chat right is chosen (CN07). NeedsUser `login_again` for a login that
    comes too late: a newer one has connected this OA meanwhile."""
    app = connections.app(session, kept.app_id)
    if app is None or kept.number < sync_state.get(session, profile.oa_id, NUMBER, 0):
        raise NeedsUser("login_again")
    check_free(session, app, profile.oa_id, holder, now)
    old = connections.get(session, profile.oa_id)
    right = right_of(session, profile.oa_id)
    known = old is not None and old.state is not ConnectionState.DISCONNECTED
    made = Connection(
        oa_id=profile.oa_id,
        app_id=kept.app_id,
        profile=profile,
        state=ConnectionState.UNCONFIGURED if right is ChatRight.NONE else ConnectionState.CONNECTED,
        right=right,
        connected_at=old.connected_at if old is not None and known else now,
        last_sync=old.last_sync if old is not None else 0,
        refreshed_at=kept.pair.issued_at,
    )
    connections.save_connection(session, made)
    connections.save_tokens(session, sealer, profile.oa_id, kept.pair)
    sync_state.set(session, profile.oa_id, NUMBER, kept.number)
    drop_login(session, sealer, kept)
    return made
