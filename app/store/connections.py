"""Connections, the shop's Zalo app, and their secrets, which are sealed even inside the encrypted file."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select

from app.crypto import Sealer
from app.domain.connections import ChatRight, Connection, ConnectionState, Permission, ZaloApp
from app.domain.ids import AppId, MediaKey, OaId
from app.domain.messages import OaProfile
from app.errors import StorageFailure
from app.store import media, originals, search_index
from app.store.bulk import Query
from app.store.tables import (
    connections,
    conversation_tags,
    conversations,
    customer_edits,
    draft_files,
    drafts,
    gaps,
    leases,
    messages,
    notes,
    outbox,
    quarantine,
    reactions,
    sends,
    sync_state,
    zalo_apps,
)
from app.store.upsert import change, upsert
from app.store.work import Session

_C = connections.c
_HERE = _C.oa_id == bindparam("oa")
_ALL = Query(lambda _: select(connections).order_by(_C.connected_at, _C.oa_id))
_OF_OA = Query(lambda _: select(connections).where(_HERE))
_TOKENS = Query(lambda _: select(_C.tokens).where(_HERE))
_ROTATION = Query(lambda _: select(_C.rotation_at).where(_HERE))
_LEASE = Query(lambda _: select(leases.c.holder, leases.c.until).where(leases.c.name == bindparam("lease")))
OF_ONE_OA = (
    messages,
    conversations,
    conversation_tags,
    customer_edits,
    notes,
    gaps,
    quarantine,
    reactions,
    sends,
    outbox,
    drafts,
    draft_files,
    sync_state,
    connections,
)


@dataclass(frozen=True, slots=True)
class TokenPair:
    """Zalo's two tokens; times are epoch milliseconds. Neither is ever shown."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    expires_at: int
    issued_at: int


def save_app(session: Session, sealer: Sealer, app: ZaloApp, secret: str) -> None:
    """Keep the shop's Zalo app, and make it the one that later connections use."""
    newest = session.execute(select(func.coalesce(func.max(zalo_apps.c.saved_seq), 0))).scalar_one()
    sealed = sealer.seal(secret.encode(), _context("zalo_apps", "secret", app.app_id))
    values = {"redirect_uri": app.redirect_uri, "secret": sealed, "saved_seq": newest + 1}
    upsert(session, zalo_apps, {"app_id": app.app_id}, values)


def app(session: Session, app_id: AppId | None = None) -> ZaloApp | None:
    """The app of this id, or the one saved last."""
    query = select(zalo_apps.c.app_id, zalo_apps.c.redirect_uri).order_by(zalo_apps.c.saved_seq.desc()).limit(1)
    if app_id is not None:
        query = query.where(zalo_apps.c.app_id == app_id)
    row = session.execute(query).one_or_none()
    return None if row is None else ZaloApp(AppId(row.app_id), row.redirect_uri)


def apps(session: Session) -> list[ZaloApp]:
    """All that were ever entered, the one that later connections use last."""
    query = select(zalo_apps.c.app_id, zalo_apps.c.redirect_uri).order_by(zalo_apps.c.saved_seq)
    return [ZaloApp(AppId(row.app_id), row.redirect_uri) for row in session.execute(query)]


def secret(session: Session, sealer: Sealer, app_id: AppId) -> str:
    """The app's secret; empty if the app is not known. For the token endpoint alone."""
    sealed = session.execute(select(zalo_apps.c.secret).where(zalo_apps.c.app_id == app_id)).scalar_one_or_none()
    return "" if sealed is None else sealer.open(sealed, _context("zalo_apps", "secret", app_id)).decode()


def save_connection(session: Session, connection: Connection) -> None:
    """Keep the whole of it; the tokens of an OA that is connected again are not touched."""
    values = {**_profile(connection.profile), **_state(connection)}
    upsert(session, connections, {"oa_id": connection.oa_id}, values)


def all(session: Session) -> list[Connection]:
    """In the order in which they were first connected."""
    return [_connection(row) for row in _ALL.named(session)]


def get(session: Session, oa_id: OaId) -> Connection | None:
    return next((_connection(row) for row in _OF_OA.named(session, oa=oa_id)), None)


def save_tokens(session: Session, sealer: Sealer, oa_id: OaId, pair: TokenPair) -> None:
    """The new pair, and the end of the rotation that brought it, together."""
    plain = json.dumps([pair.access, pair.refresh, pair.expires_at, pair.issued_at]).encode()
    sealed = sealer.seal(plain, _context("connections", "tokens", oa_id))
    _change(session, oa_id, tokens=sealed, rotation_at=0, refreshed_at=pair.issued_at)


def tokens(session: Session, sealer: Sealer, oa_id: OaId) -> TokenPair | None:
    sealed = _TOKENS.first(session, oa=oa_id)
    if sealed is None:
        return None
    try:
        return TokenPair(*json.loads(sealer.open(sealed, _context("connections", "tokens", oa_id))))
    except (ValueError, TypeError) as error:
        raise StorageFailure("damaged") from error


def drop_refresh(session: Session, sealer: Sealer, oa_id: OaId, refused: str) -> None:
    """Zalo has refused this refresh token for good; the access token beside it stays."""
    pair = tokens(session, sealer, oa_id)
    if pair is not None and pair.refresh == refused:
        save_tokens(session, sealer, oa_id, replace(pair, refresh=""))


def forget_tokens(session: Session, oa_id: OaId) -> None:
    _change(session, oa_id, tokens=None, rotation_at=0)


def mark_rotation(session: Session, oa_id: OaId, now: int) -> None:
    """A refresh token is about to be spent; `save_tokens` clears this."""
    _change(session, oa_id, rotation_at=now)


def rotation_mark(session: Session, oa_id: OaId) -> int:
    """When a refresh began whose answer was never stored; 0 if none."""
    return _ROTATION.first(session, oa=oa_id) or 0


def clear_rotation(session: Session, oa_id: OaId) -> None:
    """Zalo refused: nothing was spent."""
    _change(session, oa_id, rotation_at=0)


def set_state(session: Session, oa_id: OaId, state: ConnectionState) -> None:
    _change(session, oa_id, state=state.value)


def set_right(session: Session, oa_id: OaId, right: ChatRight) -> None:
    _change(session, oa_id, right=right.value)


def share(session: Session, oa_id: OaId, *, shared: bool) -> None:
    """The right of an OA that came under a rule, or left it; a disconnected one has none."""
    connection = get(session, oa_id)
    if connection is None or connection.state is ConnectionState.DISCONNECTED:
        return
    set_right(session, oa_id, ChatRight.SHARED if shared else ChatRight.ONLY_ME)
    if connection.state is ConnectionState.UNCONFIGURED and shared:
        set_state(session, oa_id, ConnectionState.CONNECTED)


def set_missing(session: Session, oa_id: OaId, missing: Collection[Permission]) -> None:
    _change(session, oa_id, missing=_spaced(missing))


def set_problem(session: Session, oa_id: OaId, problem: str) -> None:
    """An error code, or empty when it has passed."""
    _change(session, oa_id, problem=problem)


def set_profile(session: Session, oa_id: OaId, profile: OaProfile) -> None:
    """What `getoa` says now; an empty name or picture never overwrites a good one."""
    values = {name: value for name, value in _profile(profile).items() if value or name not in {"name", "avatar"}}
    _change(session, oa_id, **values)


def touch_sync(session: Session, oa_id: OaId, now: int) -> None:
    _change(session, oa_id, last_sync=now)


def erase(session: Session, oa_id: OaId) -> list[MediaKey]:
    """Delete all that is stored of an OA; answers the keys of the files that nothing else uses."""
    orphans = media.only_of(session, oa_id)
    originals.forget(session, oa_id)
    for table in OF_ONE_OA:
        session.execute(delete(table).where(table.c.oa_id == oa_id))
    search_index.remove_customers(session, oa_id)
    media.forget(session, orphans)
    return orphans


def acquire_lease(session: Session, name: str, holder: str, now: int, until: int) -> bool:
    """Take or prolong a lease; False while somebody else holds it."""
    for held_by, held_until in _LEASE.rows(session, lease=name):
        if held_by != holder and held_until > now:
            return False
    upsert(session, leases, {"name": name}, {"holder": holder, "until": until})
    return True


def release_lease(session: Session, name: str, holder: str) -> None:
    session.execute(delete(leases).filter_by(name=name, holder=holder))


def _change(session: Session, oa_id: OaId, **values: object) -> None:
    change(session, connections, {"oa_id": oa_id}, values)


def _context(table: str, column: str, key: str) -> bytes:
    return f"{table}/{column}/{key}".encode()


def _spaced(missing: Collection[Permission]) -> str:
    return " ".join(sorted(permission.value for permission in missing))


def _profile(profile: OaProfile) -> dict[str, object]:
    return {
        "name": profile.name,
        "avatar": profile.avatar,
        "verified": profile.verified,
        "package": profile.package,
        "package_until": profile.package_until,
        "followers": profile.followers,
    }


def _state(connection: Connection) -> dict[str, object]:
    return {
        "app_id": connection.app_id,
        "state": connection.state.value,
        "right": connection.right.value,
        "connected_at": connection.connected_at,
        "last_sync": connection.last_sync,
        "missing": _spaced(connection.missing),
        "problem": connection.problem,
        "refreshed_at": connection.refreshed_at,
    }


def _connection(row: Row[Any]) -> Connection:
    return Connection(
        oa_id=OaId(row.oa_id),
        app_id=AppId(row.app_id),
        profile=OaProfile(
            oa_id=OaId(row.oa_id),
            name=row.name,
            avatar=row.avatar,
            verified=bool(row.verified),
            package=row.package,
            package_until=row.package_until,
            followers=row.followers,
        ),
        state=ConnectionState(row.state),
        right=ChatRight(row.right),
        connected_at=row.connected_at,
        last_sync=row.last_sync,
        missing=tuple(Permission(name) for name in row.missing.split()),
        problem=row.problem,
        refreshed_at=row.refreshed_at,
    )
