"""The list of OAs: chat right, disconnecting, checking again, and a login that was cut off."""

from dataclasses import replace

import pytest

from app.domain.connections import ChatRight, ConnectionState, Permission
from app.domain.ids import ConversationId, OaId, RemoteId, StaffId, UserId
from app.domain.messages import Body, HistoryRow, Kind
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import RuleId
from app.errors import NeedsUser, Rejected, WrongPlace
from app.events import ConnectionsChanged
from app.services import login
from app.services.connection import Connections
from app.services.ground import Ground
from app.services.rules import Rules
from app.store import conversations, media, messages, sync_state
from app.store.connections import TokenPair
from tests.fakes.connected import APP, connect, connection_of, stored_pair
from tests.fakes.port import FakePort, FakeRunner
from tests.fakes.zalo import OA, FakeZalo


@pytest.fixture
def runner() -> FakeRunner:
    return FakeRunner()


@pytest.fixture
def shop(ground: Ground, zalo: FakeZalo, runner: FakeRunner) -> Connections:
    return Connections(ground, FakePort(ground, zalo), runner, runner)


async def store_message(ground: Ground, zalo: FakeZalo) -> ConversationId:
    zalo.write("11", "còn hàng không?")
    await ground.db.write(messages.ingest, OA, zalo.rows, ground.clock.now(), live=True)
    return ConversationId(OA, UserId("11"))


def with_picture(zalo: FakeZalo, url: str) -> HistoryRow:
    zalo.write("11")
    newest = max(zalo.rows, key=lambda row: row.sent_at)
    return replace(newest, remote_id=RemoteId("a-photo"), body=Body(Kind.PHOTO, url=url))


@pytest.mark.asyncio
async def test_lists_connections_and_the_app(ground: Ground, zalo: FakeZalo, shop: Connections) -> None:
    assert await shop.app() is None
    made = await connect(ground, zalo)
    assert await shop.all() == [made]
    assert await shop.app() == APP


@pytest.mark.asyncio
async def test_choosing_the_right_connects_and_starts(
    ground: Ground, zalo: FakeZalo, shop: Connections, runner: FakeRunner
) -> None:
    await connect(ground, zalo, state=ConnectionState.UNCONFIGURED, right=ChatRight.NONE)
    seen: list[ConnectionsChanged] = []
    ground.bus.subscribe(ConnectionsChanged, seen.append)
    await shop.set_right(OA, ChatRight.ONLY_ME)
    connection = await connection_of(ground, OA)
    assert (connection.state, connection.right) == (ConnectionState.CONNECTED, ChatRight.ONLY_ME)
    assert runner.running == [OA]
    assert seen == [ConnectionsChanged(OA)]


@pytest.mark.asyncio
async def test_it_is_shared_once_it_is_in_a_rule_and_only_me_takes_it_out(
    ground: Ground, zalo: FakeZalo, shop: Connections
) -> None:
    await connect(ground, zalo, state=ConnectionState.UNCONFIGURED, right=ChatRight.NONE)
    with pytest.raises(Rejected, match="not_under_rule"):
        await shop.set_right(OA, ChatRight.SHARED)
    assert (await connection_of(ground, OA)).right is ChatRight.NONE
    await Rules(ground).save(RuleDraft(RuleId("R"), "Ca sáng", (OA,)))
    assert (await connection_of(ground, OA)).right is ChatRight.SHARED
    await shop.set_right(OA, ChatRight.SHARED)
    await shop.set_right(OA, ChatRight.ONLY_ME)
    assert (await connection_of(ground, OA)).right is ChatRight.ONLY_ME
    assert [rule.sources for rule in await Rules(ground).all()] == [()]


@pytest.mark.asyncio
async def test_only_the_owner_connects_disconnects_and_chooses_the_right(
    ground: Ground, zalo: FakeZalo, shop: Connections
) -> None:
    await connect(ground, zalo)
    staff = StaffId("an")
    with pytest.raises(Rejected, match="not_owner"):
        shop.wizard(by=staff)
    with pytest.raises(Rejected, match="not_owner"):
        await shop.set_right(OA, ChatRight.ONLY_ME, staff)
    with pytest.raises(Rejected, match="not_owner"):
        await shop.disconnect(OA, erase=True, by=staff)
    assert (await connection_of(ground, OA)).state is ConnectionState.CONNECTED


@pytest.mark.asyncio
async def test_cn05_disconnected_it_leaves_its_rule_which_is_inactive_then(
    ground: Ground, zalo: FakeZalo, shop: Connections
) -> None:
    await connect(ground, zalo)
    await Rules(ground).save(RuleDraft(RuleId("R"), "Ca sáng", (OA,)))
    await shop.disconnect(OA, erase=False)
    (rule,) = await Rules(ground).all()
    assert rule.sources == ()
    assert (await connection_of(ground, OA)).right is ChatRight.NONE


@pytest.mark.asyncio
async def test_cn05_disconnect_may_keep_the_history(
    ground: Ground, zalo: FakeZalo, shop: Connections, runner: FakeRunner
) -> None:
    await connect(ground, zalo)
    await runner.start(OA)
    cid = await store_message(ground, zalo)
    await shop.disconnect(OA, erase=False)
    connection = await connection_of(ground, OA)
    assert (connection.state, connection.right) == (ConnectionState.DISCONNECTED, ChatRight.NONE)
    assert runner.running == []
    assert await stored_pair(ground, OA) is None
    assert len(await ground.db.read(messages.page, cid)) == 1


@pytest.mark.asyncio
async def test_cn05_disconnect_may_erase_everything(
    ground: Ground, zalo: FakeZalo, shop: Connections, runner: FakeRunner
) -> None:
    await connect(ground, zalo)
    cid = await store_message(ground, zalo)
    await ground.db.write(sync_state.set, OA, "mark", {"ids": []})
    picture = "https://s.zdn.vn/avatar.jpg"
    await ground.db.write(messages.ingest, OA, [with_picture(zalo, picture)], ground.clock.now(), live=True)
    await shop.disconnect(OA, erase=True)
    assert runner.deleted == [media.url_key(picture)], "and its files"
    assert await shop.all() == []
    assert await ground.db.read(messages.page, cid) == []
    assert await ground.db.read(conversations.ids) == []
    assert await ground.db.read(sync_state.get, OA, "mark") is None


@pytest.mark.asyncio
async def test_check_renews_profile_and_missing_permissions(ground: Ground, zalo: FakeZalo, shop: Connections) -> None:
    await connect(ground, zalo)
    zalo.name, zalo.missing = "Tiệm Mới", (Permission.CUSTOMERS,)
    checked = await shop.check(OA)
    assert checked is not None
    assert (checked.profile.name, checked.missing) == ("Tiệm Mới", (Permission.CUSTOMERS,))


@pytest.mark.asyncio
async def test_cn06_check_says_that_the_package_is_missing(ground: Ground, zalo: FakeZalo, shop: Connections) -> None:
    await connect(ground, zalo)
    zalo.fail["probe"] = [NeedsUser("package_too_low", zalo_code=-224)]
    with pytest.raises(NeedsUser, match="package_too_low"):
        await shop.check(OA)


async def keep_login(ground: Ground, zalo: FakeZalo, expected: str = "") -> None:
    tokens = zalo.pair()
    pair = TokenPair(tokens.access, tokens.refresh, tokens.expires_at, ground.clock.now())
    kept = login.KeptLogin(APP.app_id, pair, OaId(expected))
    await ground.db.write(login.keep_login, ground.db.sealer, kept)


@pytest.mark.asyncio
async def test_a_login_that_was_cut_off_is_finished_at_start(ground: Ground, zalo: FakeZalo, shop: Connections) -> None:
    await connect(ground, zalo)
    await shop.disconnect(OA, erase=True)
    await keep_login(ground, zalo)
    assert await shop.finish_interrupted() == OA
    connection = await connection_of(ground, OA)
    assert connection.state is ConnectionState.UNCONFIGURED
    stored = await stored_pair(ground, OA)
    assert stored is not None
    assert stored.refresh == zalo.refresh_live
    assert await shop.finish_interrupted() is None


@pytest.mark.asyncio
async def test_a_login_of_the_wrong_oa_is_dropped_at_start(ground: Ground, zalo: FakeZalo, shop: Connections) -> None:
    await connect(ground, zalo)
    before = await stored_pair(ground, OA)
    await keep_login(ground, zalo, expected="3000000000000000002")
    assert await shop.finish_interrupted() is None
    assert await stored_pair(ground, OA) == before
    assert await ground.db.read(login.kept_login, ground.db.sealer) is None


@pytest.mark.asyncio
@pytest.mark.parametrize("error", [NeedsUser("package_too_low"), NeedsUser("oa_unverified"), WrongPlace("203.0.113.7")])
async def test_a_login_that_zalo_does_not_take_yet_is_kept_for_the_next_start(
    ground: Ground, zalo: FakeZalo, shop: Connections, error: NeedsUser
) -> None:
    await connect(ground, zalo)
    await shop.disconnect(OA, erase=True)
    await keep_login(ground, zalo)
    zalo.fail["profile"] = [error]
    assert await shop.finish_interrupted() is None
    assert await shop.finish_interrupted() == OA
