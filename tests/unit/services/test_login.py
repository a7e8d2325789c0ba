"""A login's pair, between Zalo's answer and its connection."""

import base64
import json
from dataclasses import replace

import pytest

from app.domain.connections import ChatRight, ConnectionState
from app.domain.ids import OaId
from app.domain.messages import OaProfile
from app.errors import NeedsUser
from app.services import login
from app.services.ground import Ground
from app.services.login import KeptLogin, LoginTokens
from app.services.tokens import lease_name
from app.store import connections, sync_state
from app.store.connections import TokenPair
from tests.fakes.connected import APP, SECRET, connect, connection_of, stored_pair
from tests.fakes.zalo import OA, FakeZalo

PROFILE = OaProfile(OA, "Tiệm Thử")


async def keep(ground: Ground, zalo: FakeZalo, expected: str = "") -> KeptLogin:
    tokens = zalo.pair()
    kept = KeptLogin(
        APP.app_id, TokenPair(tokens.access, tokens.refresh, tokens.expires_at, ground.clock.now()), OaId(expected)
    )
    await ground.db.write(connections.save_app, ground.db.sealer, APP, SECRET)
    return await ground.db.write(login.keep_login, ground.db.sealer, kept)


async def give(ground: Ground, kept: KeptLogin) -> None:
    await ground.db.write(login.connect, ground.db.sealer, kept, PROFILE, "pc-1", ground.clock.now())


@pytest.mark.asyncio
async def test_it_is_sealed_on_the_disk(ground: Ground, zalo: FakeZalo) -> None:
    kept = await keep(ground, zalo, OA)
    assert await ground.db.read(login.kept_login, ground.db.sealer) == kept
    raw = await ground.db.read(sync_state.get, login.NOBODY, login.LOGIN)
    assert kept.pair.access not in raw
    assert kept.pair.refresh not in raw


@pytest.mark.asyncio
async def test_a_new_oa_waits_for_its_right(ground: Ground, zalo: FakeZalo) -> None:
    kept = await keep(ground, zalo)
    await give(ground, kept)
    connection = await connection_of(ground, OA)
    assert (connection.state, connection.right) == (ConnectionState.UNCONFIGURED, ChatRight.NONE)
    assert await stored_pair(ground, OA) == kept.pair
    assert await ground.db.read(login.kept_login, ground.db.sealer) is None


@pytest.mark.asyncio
async def test_a_known_oa_is_connected_at_once(ground: Ground, zalo: FakeZalo) -> None:
    await connect(ground, zalo, state=ConnectionState.RECONNECT)
    kept = await keep(ground, zalo)
    await give(ground, kept)
    assert (await connection_of(ground, OA)).state is ConnectionState.CONNECTED
    assert await stored_pair(ground, OA) == kept.pair


@pytest.mark.asyncio
async def test_cn09_an_oa_that_is_held_elsewhere_changes_nothing(ground: Ground, zalo: FakeZalo) -> None:
    kept = await keep(ground, zalo)
    now = ground.clock.now()
    await ground.db.write(connections.acquire_lease, lease_name(APP.app_id, OA), "pc-2", now, now + 1_000)
    with pytest.raises(NeedsUser, match="in_use"):
        await give(ground, kept)
    assert await ground.db.read(connections.all) == []
    assert await ground.db.read(login.kept_login, ground.db.sealer) == kept


@pytest.mark.asyncio
async def test_a_login_that_comes_after_a_newer_one_of_its_oa_changes_nothing(ground: Ground, zalo: FakeZalo) -> None:
    late = await keep(ground, zalo)
    newer = await keep(ground, zalo)
    await give(ground, newer)
    with pytest.raises(NeedsUser, match="login_again"):
        await give(ground, late)
    assert await stored_pair(ground, OA) == newer.pair


@pytest.mark.asyncio
async def test_an_earlier_login_neither_drops_nor_replaces_the_newer_one(ground: Ground, zalo: FakeZalo) -> None:
    earlier = await keep(ground, zalo)
    newer = await keep(ground, zalo)
    zalo.refresh_live = earlier.pair.refresh
    await LoginTokens(ground, zalo, earlier).renew(earlier.pair.access)
    assert await ground.db.read(login.kept_login, ground.db.sealer) == newer
    await give(ground, earlier)
    await ground.db.write(login.drop_login, ground.db.sealer, earlier)
    assert await ground.db.read(login.kept_login, ground.db.sealer) == newer


@pytest.mark.asyncio
async def test_a_login_that_a_former_version_kept_is_read(ground: Ground, zalo: FakeZalo) -> None:
    kept = await keep(ground, zalo, OA)
    pair = kept.pair
    plain = [kept.app_id, kept.expected, pair.access, pair.refresh, pair.expires_at, pair.issued_at]
    sealed = ground.db.sealer.seal(json.dumps(plain).encode(), login._CONTEXT)
    await ground.db.write(sync_state.set, login.NOBODY, login.LOGIN, base64.b64encode(sealed).decode())
    assert await ground.db.read(login.kept_login, ground.db.sealer) == replace(kept, number=0)
    await give(ground, replace(kept, number=0))
    assert await stored_pair(ground, OA) == pair


@pytest.mark.asyncio
async def test_its_tokens_can_be_renewed_before_the_oa_is_known(ground: Ground, zalo: FakeZalo) -> None:
    tokens = LoginTokens(ground, zalo, await keep(ground, zalo, OA))
    assert await tokens.current() == "AT-1"
    assert await tokens.renew("AT-1") == "AT-2"
    kept = await ground.db.read(login.kept_login, ground.db.sealer)
    assert kept is not None
    assert (kept.pair.refresh, kept.expected) == ("RT-2", OA)


@pytest.mark.asyncio
async def test_a_disconnected_oa_has_no_right_left(ground: Ground, zalo: FakeZalo) -> None:
    await connect(ground, zalo, state=ConnectionState.DISCONNECTED)
    assert await ground.db.read(login.right_of, OA) is ChatRight.NONE
