"""A login's pair, between Zalo's answer and its connection."""

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
    await ground.db.write(login.keep_login, ground.db.sealer, kept)
    return kept


async def give(ground: Ground) -> None:
    await ground.db.write(login.connect, ground.db.sealer, PROFILE, "pc-1", ground.clock.now())


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
    await give(ground)
    connection = await connection_of(ground, OA)
    assert (connection.state, connection.right) == (ConnectionState.UNCONFIGURED, ChatRight.NONE)
    assert await stored_pair(ground, OA) == kept.pair
    assert await ground.db.read(login.kept_login, ground.db.sealer) is None


@pytest.mark.asyncio
async def test_a_known_oa_is_connected_at_once(ground: Ground, zalo: FakeZalo) -> None:
    await connect(ground, zalo, state=ConnectionState.RECONNECT)
    kept = await keep(ground, zalo)
    await give(ground)
    assert (await connection_of(ground, OA)).state is ConnectionState.CONNECTED
    assert await stored_pair(ground, OA) == kept.pair


@pytest.mark.asyncio
async def test_cn09_an_oa_that_is_held_elsewhere_changes_nothing(ground: Ground, zalo: FakeZalo) -> None:
    kept = await keep(ground, zalo)
    now = ground.clock.now()
    await ground.db.write(connections.acquire_lease, lease_name(APP.app_id, OA), "pc-2", now, now + 1_000)
    with pytest.raises(NeedsUser, match="in_use"):
        await give(ground)
    assert await ground.db.read(connections.all) == []
    assert await ground.db.read(login.kept_login, ground.db.sealer) == kept


@pytest.mark.asyncio
async def test_nothing_kept_connects_nothing(ground: Ground) -> None:
    with pytest.raises(NeedsUser, match="login_again"):
        await give(ground)


@pytest.mark.asyncio
async def test_its_tokens_can_be_renewed_before_the_oa_is_known(ground: Ground, zalo: FakeZalo) -> None:
    await keep(ground, zalo, OA)
    tokens = LoginTokens(ground, zalo)
    assert await tokens.current() == "AT-1"
    assert await tokens.renew("AT-1") == "AT-2"
    kept = await ground.db.read(login.kept_login, ground.db.sealer)
    assert kept is not None
    assert (kept.pair.refresh, kept.expected) == ("RT-2", OA)


@pytest.mark.asyncio
async def test_without_a_kept_pair_there_is_no_token(ground: Ground, zalo: FakeZalo) -> None:
    with pytest.raises(NeedsUser, match="login_again"):
        await LoginTokens(ground, zalo).current()


@pytest.mark.asyncio
async def test_a_disconnected_oa_has_no_right_left(ground: Ground, zalo: FakeZalo) -> None:
    await connect(ground, zalo, state=ConnectionState.DISCONNECTED)
    assert await ground.db.read(login.right_of, OA) is ChatRight.NONE
