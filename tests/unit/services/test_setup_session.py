"""The wizard before a fake Zalo: what is stored when, and that nothing is where it went wrong."""

from urllib.parse import parse_qs, urlsplit

import pytest

from app.domain.connections import ChatRight, ConnectionState, Permission
from app.domain.ids import OaId
from app.domain.setup import SetupStep
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import RuleId
from app.errors import NeedsUser, Rejected, Transient, WrongPlace
from app.services import login
from app.services.connection import Connections
from app.services.ground import Ground
from app.services.rules import Rules
from app.services.setup_session import SetupSession
from app.services.tokens import lease_name
from app.store import connections, messages
from tests.fakes.clock import FakeClock
from tests.fakes.connected import APP, SECRET, connect, connection_of, stored_pair
from tests.fakes.port import FakePort, FakeRunner
from tests.fakes.zalo import OA, FakeZalo

OTHER = OaId("3000000000000000002")


@pytest.fixture
def runner() -> FakeRunner:
    return FakeRunner()


@pytest.fixture
def shop(ground: Ground, zalo: FakeZalo, runner: FakeRunner) -> Connections:
    return Connections(ground, FakePort(ground, zalo), runner, runner)


async def signing_in(shop: Connections, *, reconnect: OaId | None = None) -> SetupSession:
    session = shop.wizard(reconnect=reconnect)
    await session.begin()
    if session.state.step is SetupStep.APP:
        await session.submit_app(APP.app_id, SECRET, APP.redirect_uri)
    assert session.state.step is SetupStep.SIGN_IN
    return session


def callback(session: SetupSession, *, oa_id: str = OA, code: str = "C-1", state: str | None = None) -> str:
    asked = parse_qs(urlsplit(session.state.permission_url).query)
    echoed = asked["state"][0] if state is None else state
    return f"{APP.redirect_uri}?code={code}&oa_id={oa_id}" + (f"&state={echoed}" if echoed else "")


def failure(session: SetupSession) -> str:
    assert session.state.step is SetupStep.FAILED
    assert session.state.failure is not None
    return session.state.failure.code


async def nothing_stored(ground: Ground) -> bool:
    kept = await ground.db.read(login.kept_login, ground.db.sealer)
    return kept is None and await ground.db.read(connections.all) == []


@pytest.mark.asyncio
async def test_the_whole_way(ground: Ground, zalo: FakeZalo, shop: Connections, runner: FakeRunner) -> None:
    session = shop.wizard()
    steps: list[SetupStep] = []
    session.on_change(lambda state: steps.append(state.step))
    await session.begin()
    await session.submit_app(f" {APP.app_id} ", SECRET, APP.redirect_uri)
    assert session.state.permission_url.startswith("https://oauth.zaloapp.com/v4/oa/permission?app_id=1234567890")
    assert await session.landed(callback(session))
    assert session.state.profile is not None
    assert (session.state.step, session.state.profile.name) == (SetupStep.CONFIRM, "Tiệm Thử")
    await session.confirm()
    await session.choose_right(ChatRight.ONLY_ME)
    assert session.state.step is SetupStep.DONE
    connection = await connection_of(ground, OA)
    assert (connection.state, connection.right) == (ConnectionState.CONNECTED, ChatRight.ONLY_ME)
    assert connection.connected_at == ground.clock.now()
    assert runner.running == [OA]
    assert steps[0] is SetupStep.APP
    assert SetupStep.WORKING in steps


@pytest.mark.asyncio
async def test_the_apps_page_is_shown_once(ground: Ground, zalo: FakeZalo, shop: Connections) -> None:
    await signing_in(shop)
    again = shop.wizard()
    await again.begin()
    assert again.state.step is SetupStep.SIGN_IN
    await again.back()
    assert again.state.step is SetupStep.APP
    await again.submit_app(APP.app_id, "", APP.redirect_uri)
    assert again.state.step is SetupStep.SIGN_IN


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (("abc", SECRET, APP.redirect_uri), "wrong_app_id"),
        ((APP.app_id, "short", APP.redirect_uri), "wrong_secret"),
        ((APP.app_id, "x" * 200, APP.redirect_uri), "wrong_secret"),
        ((APP.app_id, SECRET, "http://shop.example/zalo"), "wrong_callback"),
        ((APP.app_id, SECRET, "shop.example"), "wrong_callback"),
    ],
)
async def test_plainly_wrong_fields_are_named(
    ground: Ground, shop: Connections, fields: tuple[str, str, str], code: str
) -> None:
    session = shop.wizard()
    await session.begin()
    await session.submit_app(*fields)
    assert session.state.step is SetupStep.APP
    assert session.state.failure is not None
    assert session.state.failure.code == code
    assert await shop.app() is None


@pytest.mark.asyncio
async def test_the_pair_is_on_the_disk_before_getoa_is_asked(ground: Ground, zalo: FakeZalo, shop: Connections) -> None:
    session = await signing_in(shop)
    kept: list[bool] = []

    def note(name: str) -> None:
        if name == "profile":
            kept.append(ground.db._read(login.kept_login, ground.db.sealer) is not None)

    zalo.before_answer = note
    await session.landed(callback(session))
    assert kept == [True]


@pytest.mark.asyncio
async def test_connected_is_not_said_before_getoa_has_answered(
    ground: Ground, zalo: FakeZalo, shop: Connections
) -> None:
    session = await signing_in(shop)
    zalo.fail["profile"] = [Transient("offline", reached=False)]
    await session.landed(callback(session))
    assert failure(session) == "offline"
    assert await shop.all() == []
    await session.restart()
    assert session.state.step is SetupStep.CONFIRM
    assert zalo.calls["exchange"] == 1


@pytest.mark.asyncio
async def test_a_code_is_exchanged_once_however_often_the_callback_comes(
    ground: Ground, zalo: FakeZalo, shop: Connections
) -> None:
    session = await signing_in(shop)
    url = callback(session)
    tasks = [ground.supervisor.spawn("landed", session.landed(url)) for _ in range(3)]
    for task in tasks:
        assert await task
    assert await session.landed(url)
    assert zalo.calls["exchange"] == 1
    assert session.state.step is SetupStep.CONFIRM


@pytest.mark.asyncio
async def test_a_callback_without_state_belongs_to_the_pending_login(
    ground: Ground, zalo: FakeZalo, shop: Connections
) -> None:
    session = await signing_in(shop)
    await session.landed(callback(session, state=""))
    assert session.state.step is SetupStep.CONFIRM


@pytest.mark.asyncio
async def test_cn11_wrong_state_is_rejected_and_nothing_stored(
    ground: Ground, zalo: FakeZalo, shop: Connections
) -> None:
    session = await signing_in(shop)
    await session.landed(callback(session, state="somebody-elses"))
    assert failure(session) == "wrong_state"
    assert not zalo.calls["exchange"]
    assert await nothing_stored(ground)


@pytest.mark.asyncio
async def test_cn11_reused_state_is_rejected(ground: Ground, zalo: FakeZalo, shop: Connections) -> None:
    session = await signing_in(shop)
    old = callback(session)
    await session.restart()
    await session.landed(old)
    assert failure(session) == "wrong_state"
    assert not zalo.calls["exchange"]
    assert await nothing_stored(ground)


@pytest.mark.asyncio
async def test_cn11_late_state_is_rejected(ground: Ground, zalo: FakeZalo, shop: Connections, clock: FakeClock) -> None:
    session = await signing_in(shop)
    url = callback(session)
    await clock.advance(601)
    assert failure(session) == "timed_out"
    await session.landed(url)
    assert failure(session) == "timed_out"
    assert not zalo.calls["exchange"]
    assert await nothing_stored(ground)


@pytest.mark.asyncio
async def test_cn11_a_pc_that_slept_does_not_stretch_the_ten_minutes(
    ground: Ground, zalo: FakeZalo, shop: Connections, clock: FakeClock
) -> None:
    session = await signing_in(shop)
    url = callback(session)
    clock.set_wall(clock.now() + 3_600_000)
    await session.landed(url)
    assert failure(session) == "timed_out"
    assert not zalo.calls["exchange"]


@pytest.mark.asyncio
async def test_cn11_another_oa_than_the_callback_named(ground: Ground, zalo: FakeZalo, shop: Connections) -> None:
    session = await signing_in(shop)
    await session.landed(callback(session, oa_id=OTHER))
    assert failure(session) == "wrong_oa"
    assert await nothing_stored(ground)


@pytest.mark.asyncio
async def test_cn01_the_same_oa_again_renews_tokens_and_keeps_the_rest(
    ground: Ground, zalo: FakeZalo, shop: Connections, runner: FakeRunner, clock: FakeClock
) -> None:
    before = await connect(ground, zalo, state=ConnectionState.RECONNECT)
    clock.set_wall(clock.now() + 86_400_000)
    zalo.write("11")
    await ground.db.write(messages.ingest, OA, zalo.rows, ground.clock.now(), live=True)
    session = await signing_in(shop, reconnect=OA)
    assert session.state.expected_name == "Tiệm Thử"
    await session.landed(callback(session))
    assert session.state.step is SetupStep.DONE
    after = await connection_of(ground, OA)
    assert (after.state, after.right, after.connected_at) == (
        ConnectionState.CONNECTED,
        ChatRight.ONLY_ME,
        before.connected_at,
    )
    stored = await stored_pair(ground, OA)
    assert stored is not None
    assert stored.access == zalo.access_live
    assert (await ground.db.read(messages.counts))[OA] == (1, 1)
    assert runner.running == [OA]


@pytest.mark.asyncio
async def test_cn01_without_saying_that_it_is_a_reconnect(ground: Ground, zalo: FakeZalo, shop: Connections) -> None:
    await connect(ground, zalo)
    session = await signing_in(shop)
    await session.landed(callback(session))
    await session.confirm()
    assert session.state.step is SetupStep.DONE
    assert (await connection_of(ground, OA)).right is ChatRight.ONLY_ME


@pytest.mark.asyncio
@pytest.mark.parametrize("named", [True, False])
async def test_wrong_oa_on_reconnect_keeps_the_old_tokens(
    ground: Ground, zalo: FakeZalo, shop: Connections, named: bool
) -> None:
    await connect(ground, zalo)
    before = await stored_pair(ground, OA)
    zalo.oa_id = OTHER
    session = await signing_in(shop, reconnect=OA)
    await session.landed(callback(session, oa_id=OTHER if named else ""))
    assert failure(session) == "wrong_oa"
    assert session.state.failure is not None
    assert dict(session.state.failure.params)["expected"] == "Tiệm Thử"
    assert await stored_pair(ground, OA) == before
    assert [one.oa_id for one in await shop.all()] == [OA]
    assert await ground.db.read(login.kept_login, ground.db.sealer) is None


@pytest.mark.asyncio
async def test_cn04_cn09_an_oa_that_another_process_holds_is_refused(
    ground: Ground, zalo: FakeZalo, shop: Connections
) -> None:
    now = ground.clock.now()
    await ground.db.write(connections.acquire_lease, lease_name(APP.app_id, OA), "pc-2", now, now + 60_000)
    session = await signing_in(shop)
    await session.landed(callback(session))
    assert failure(session) == "in_use"
    assert not zalo.calls["exchange"]
    assert await nothing_stored(ground)


@pytest.mark.asyncio
async def test_cn07_left_before_the_chat_right(
    ground: Ground, zalo: FakeZalo, shop: Connections, runner: FakeRunner
) -> None:
    session = await signing_in(shop)
    await session.landed(callback(session))
    await session.confirm()
    await session.cancel()
    connection = await connection_of(ground, OA)
    assert (connection.state, connection.right) == (ConnectionState.UNCONFIGURED, ChatRight.NONE)
    assert runner.running == []


@pytest.mark.asyncio
async def test_cn08_missing_permissions_are_named(ground: Ground, zalo: FakeZalo, shop: Connections) -> None:
    zalo.missing = (Permission.SEND,)
    session = await signing_in(shop)
    await session.landed(callback(session))
    assert (session.state.step, session.state.missing) == (SetupStep.CONFIRM, (Permission.SEND,))
    assert (await connection_of(ground, OA)).missing == (Permission.SEND,)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NeedsUser("package_too_low", zalo_code=-224), "package_too_low"),
        (NeedsUser("oa_unverified", zalo_code=-221), "oa_unverified"),
        (WrongPlace("203.0.113.7"), "wrong_place"),
        (Transient("offline", reached=False), "offline"),
        (Transient("certificate", reached=False), "certificate"),
        (Transient("server"), "server"),
        (Rejected("unknown_code", zalo_code=-999), "unknown"),
    ],
)
async def test_cn06_what_stands_in_the_way_is_named_and_can_be_tried_again(
    ground: Ground, zalo: FakeZalo, shop: Connections, error: Transient, code: str
) -> None:
    zalo.fail["probe"] = [error]
    session = await signing_in(shop)
    await session.landed(callback(session))
    assert failure(session) == code
    assert (await connection_of(ground, OA)).state is ConnectionState.UNCONFIGURED
    await session.restart()
    assert session.state.step is SetupStep.CONFIRM
    assert zalo.calls["exchange"] == 1


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "denied"),
        ("?error=access_denied", "denied"),
        ("?error_code=-14023", "denied"),
        ("?error_code=-14003", "wrong_callback"),
        ("?error_code=-14777", "unknown"),
    ],
)
async def test_a_callback_without_a_code_ends_the_login(
    ground: Ground, zalo: FakeZalo, shop: Connections, query: str, code: str
) -> None:
    session = await signing_in(shop)
    assert await session.landed(APP.redirect_uri + query)
    assert failure(session) == code
    assert await nothing_stored(ground)


@pytest.mark.asyncio
async def test_zalos_error_page_is_read(ground: Ground, shop: Connections) -> None:
    session = await signing_in(shop)
    page = "https://oauth.zaloapp.com/v4/oa/permission/error?error_code=-14002"
    assert session.is_callback(page)
    assert await session.landed(page)
    assert failure(session) == "wrong_app_id"
    await session.back()
    assert session.state.step is SetupStep.APP


@pytest.mark.asyncio
async def test_other_addresses_are_left_to_the_browser(ground: Ground, shop: Connections) -> None:
    session = await signing_in(shop)
    assert not session.is_callback("https://id.zalo.me/account/login")
    assert not await session.landed("https://id.zalo.me/account/login")
    assert session.is_callback(callback(session))


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NeedsUser("wrong_secret", zalo_code=-14004), "wrong_secret"),
        (NeedsUser("code_expired", zalo_code=-14019), "code_expired"),
        (NeedsUser("app_inactive", zalo_code=-14029), "app_inactive"),
        (Transient("timeout"), "offline"),
    ],
)
async def test_a_refused_exchange_stores_nothing(
    ground: Ground, zalo: FakeZalo, shop: Connections, error: NeedsUser, code: str
) -> None:
    zalo.fail["exchange"] = [error]
    session = await signing_in(shop)
    await session.landed(callback(session))
    assert failure(session) == code
    assert await nothing_stored(ground)
    before = session.state.permission_url
    await session.restart()
    assert session.state.step is SetupStep.SIGN_IN
    assert session.state.permission_url != before


@pytest.mark.asyncio
async def test_a_closed_window_and_a_page_that_does_not_load(ground: Ground, shop: Connections) -> None:
    session = await signing_in(shop)
    await session.window_closed()
    assert failure(session) == "window_closed"
    await session.restart()
    await session.load_failed("certificate")
    assert failure(session) == "certificate"


@pytest.mark.asyncio
async def test_pasting_the_address_one_landed_on(ground: Ground, zalo: FakeZalo, shop: Connections) -> None:
    session = await signing_in(shop)
    await session.paste_address("https://zalo.me/")
    assert session.state.step is SetupStep.SIGN_IN
    assert session.state.failure is not None
    assert session.state.failure.code == "bad_address"
    await session.paste_address(f"  {callback(session)}\n")
    assert session.state.step is SetupStep.CONFIRM


@pytest.mark.asyncio
async def test_pasting_a_pair_of_tokens(ground: Ground, zalo: FakeZalo, shop: Connections) -> None:
    session = await signing_in(shop)
    pair = zalo.pair()
    await session.paste_tokens(f" {pair.access} ", pair.refresh)
    assert session.state.step is SetupStep.CONFIRM
    stored = await stored_pair(ground, OA)
    assert stored is not None
    assert stored.refresh == pair.refresh
    assert stored.expires_at - ground.clock.now() < 2 * 3_600_000


@pytest.mark.asyncio
async def test_a_pasted_pair_whose_access_token_has_ended_is_refreshed(
    ground: Ground, zalo: FakeZalo, shop: Connections
) -> None:
    session = await signing_in(shop)
    pair = zalo.pair()
    await session.paste_tokens("AT-ended", pair.refresh)
    assert session.state.step is SetupStep.CONFIRM
    stored = await stored_pair(ground, OA)
    assert stored is not None
    assert stored.refresh == zalo.refresh_live


@pytest.mark.asyncio
@pytest.mark.parametrize(("access", "refresh"), [("", ""), ("a b", "c"), ("same", "same")])
async def test_what_cannot_be_a_pair_is_refused_at_once(
    ground: Ground, shop: Connections, access: str, refresh: str
) -> None:
    session = await signing_in(shop)
    await session.paste_tokens(access, refresh)
    assert session.state.step is SetupStep.SIGN_IN
    assert session.state.failure is not None
    assert session.state.failure.code == "tokens_invalid"


@pytest.mark.asyncio
async def test_a_dead_pasted_pair(ground: Ground, zalo: FakeZalo, shop: Connections) -> None:
    session = await signing_in(shop)
    zalo.pair()
    await session.paste_tokens("AT-dead", "RT-dead")
    assert failure(session) == "tokens_invalid"
    assert await shop.all() == []


@pytest.mark.asyncio
async def test_after_a_disconnect_it_is_a_new_connection(
    ground: Ground, zalo: FakeZalo, shop: Connections, clock: FakeClock
) -> None:
    await connect(ground, zalo)
    await shop.disconnect(OA, erase=False)
    await clock.advance(60)
    session = await signing_in(shop)
    await session.landed(callback(session))
    assert session.state.step is SetupStep.CONFIRM
    connection = await connection_of(ground, OA)
    assert (connection.state, connection.connected_at) == (ConnectionState.UNCONFIGURED, clock.now())


@pytest.mark.asyncio
async def test_sharing_ends_the_wizard_once_a_rule_has_the_oa(
    ground: Ground, zalo: FakeZalo, shop: Connections
) -> None:
    session = await signing_in(shop)
    await session.landed(callback(session))
    await session.confirm()
    with pytest.raises(Rejected, match="not_under_rule"):
        await session.choose_right(ChatRight.SHARED)
    assert session.state.step is SetupStep.CHAT_RIGHT
    await Rules(ground).save(RuleDraft(RuleId("R"), "Ca sáng", (OA,)))
    await session.choose_right(ChatRight.SHARED)
    assert (session.state.step, session.state.right) == (SetupStep.DONE, ChatRight.SHARED)
    assert (await connection_of(ground, OA)).state is ConnectionState.CONNECTED


@pytest.mark.asyncio
async def test_a_wizard_that_is_left_at_work_still_keeps_the_pair(
    ground: Ground, zalo: FakeZalo, shop: Connections
) -> None:
    session = await signing_in(shop)
    landing = ground.supervisor.spawn("landed", session.landed(callback(session)))

    def leave(name: str) -> None:
        if name == "exchange":
            landing.cancel()

    zalo.before_answer = leave
    await session.cancel()
    for _ in range(10):
        await ground.clock.sleep(0)
    assert (await connection_of(ground, OA)).state is ConnectionState.UNCONFIGURED


def test_secrets_stay_out_of_reprs(zalo: FakeZalo) -> None:
    pair = zalo.pair()
    kept = login.KeptLogin(APP.app_id, login.TokenPair(pair.access, pair.refresh, 1, 0), OA)
    assert pair.access not in repr(kept)
    assert pair.refresh not in repr(kept)
