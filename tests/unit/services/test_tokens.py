"""The token keeper: each refresh token is spent once, and good tokens survive everything."""

import asyncio
from dataclasses import replace

import pytest

from app.domain.connections import ConnectionState
from app.domain.ids import OaId
from app.errors import NeedsUser, Rejected, StorageFailure, Transient
from app.events import ConnectionsChanged
from app.services.ground import Ground
from app.services.tokens import LEASE_MS, SOON, UNCERTAIN, TokenKeeper, due_at, lease_name
from app.store import connections
from app.store.connections import TokenPair
from tests.fakes.clock import FakeClock, settle
from tests.fakes.connected import APP, SECRET, connect, connection_of, stored_pair
from tests.fakes.zalo import OA, FakeZalo

HOUR_S = 3_600.0


@pytest.fixture
def keeper(ground: Ground, zalo: FakeZalo) -> TokenKeeper:
    return TokenKeeper(OA, ground, zalo)


async def mark(ground: Ground) -> int:
    return await ground.db.read(connections.rotation_mark, OA)


@pytest.mark.asyncio
async def test_hands_out_the_stored_access_token(ground: Ground, zalo: FakeZalo, keeper: TokenKeeper) -> None:
    await connect(ground, zalo)
    assert await keeper.current() == "AT-1"
    assert not zalo.calls


@pytest.mark.asyncio
async def test_without_tokens_a_person_must_log_in(ground: Ground, keeper: TokenKeeper) -> None:
    with pytest.raises(NeedsUser, match="login_again"):
        await keeper.current()


@pytest.mark.asyncio
async def test_a_refused_token_is_changed_and_stored(ground: Ground, zalo: FakeZalo, keeper: TokenKeeper) -> None:
    await connect(ground, zalo)
    assert await keeper.renew("AT-1") == "AT-2"
    stored = await stored_pair(ground, OA)
    assert stored is not None
    assert (stored.access, stored.refresh) == ("AT-2", "RT-2")
    assert await mark(ground) == 0


@pytest.mark.asyncio
async def test_two_who_renew_at_once_make_one_refresh(ground: Ground, zalo: FakeZalo, keeper: TokenKeeper) -> None:
    await connect(ground, zalo)
    assert await asyncio.gather(keeper.renew("AT-1"), keeper.renew("AT-1")) == ["AT-2", "AT-2"]
    assert zalo.calls["refresh"] == 1


@pytest.mark.asyncio
async def test_a_pair_that_somebody_else_changed_is_taken_over(
    ground: Ground, zalo: FakeZalo, keeper: TokenKeeper
) -> None:
    await connect(ground, zalo)
    await keeper.current()
    await connect(ground, zalo)
    assert await keeper.renew("AT-1") == "AT-2"
    assert not zalo.calls["refresh"]


@pytest.mark.asyncio
async def test_in_flight_is_on_the_disk_before_the_request(ground: Ground, zalo: FakeZalo, keeper: TokenKeeper) -> None:
    await connect(ground, zalo)
    marks: list[int] = []
    zalo.before_answer = lambda name: marks.append(
        ground.db._read(connections.rotation_mark, OA)  # the request itself is the moment to look
    )
    await keeper.renew("AT-1")
    assert marks == [ground.clock.now()]


@pytest.mark.asyncio
async def test_cn03_refused_refresh_asks_for_a_login_and_keeps_the_old_access_token(
    ground: Ground, zalo: FakeZalo, keeper: TokenKeeper
) -> None:
    await connect(ground, zalo)
    zalo.refresh_live = "RT-elsewhere"
    seen: list[ConnectionsChanged] = []
    ground.bus.subscribe(ConnectionsChanged, seen.append)
    with pytest.raises(NeedsUser, match="login_again"):
        await keeper.refresh()
    connection = await connection_of(ground, OA)
    assert connection.state is ConnectionState.RECONNECT
    assert seen == [ConnectionsChanged(OA)]
    assert await keeper.current() == "AT-1"
    assert await mark(ground) == 0


@pytest.mark.asyncio
async def test_a_dead_refresh_token_is_never_sent_again(ground: Ground, zalo: FakeZalo, keeper: TokenKeeper) -> None:
    await connect(ground, zalo)
    zalo.refresh_live = "RT-elsewhere"
    for _ in range(3):
        with pytest.raises(NeedsUser, match="login_again"):
            await keeper.renew("AT-1")
    assert zalo.calls["refresh"] == 1


@pytest.mark.asyncio
async def test_a_dead_refresh_token_is_not_sent_after_a_restart_either(
    ground: Ground, zalo: FakeZalo, keeper: TokenKeeper
) -> None:
    await connect(ground, zalo)
    zalo.refresh_live = "RT-elsewhere"
    with pytest.raises(NeedsUser, match="login_again"):
        await keeper.refresh()
    again = TokenKeeper(OA, ground, zalo)
    with pytest.raises(NeedsUser, match="login_again"):
        await again.refresh()
    assert zalo.calls["refresh"] == 1
    assert await again.current() == "AT-1"


@pytest.mark.asyncio
async def test_wrong_secret_keeps_tokens_and_state(ground: Ground, zalo: FakeZalo, keeper: TokenKeeper) -> None:
    await connect(ground, zalo)
    zalo.fail["refresh"] = [NeedsUser("wrong_secret", zalo_code=-14004)]
    with pytest.raises(NeedsUser, match="wrong_secret"):
        await keeper.renew("AT-1")
    connection = await connection_of(ground, OA)
    assert (connection.state, connection.problem) == (ConnectionState.CONNECTED, "wrong_secret")
    assert await keeper.renew("AT-1") == "AT-2"
    assert (await connection_of(ground, OA)).problem == ""


@pytest.mark.asyncio
async def test_an_unknown_refusal_asks_for_a_login_and_heals_if_it_passes(
    ground: Ground, zalo: FakeZalo, keeper: TokenKeeper
) -> None:
    await connect(ground, zalo)
    zalo.fail["refresh"] = [Rejected("unknown_code", zalo_code=-14999)]
    with pytest.raises(NeedsUser, match="login_again") as caught:
        await keeper.renew("AT-1")
    assert caught.value.params["zalo_code"] == -14999
    connection = await connection_of(ground, OA)
    assert (connection.state, connection.problem) == (ConnectionState.RECONNECT, "login_again")
    assert await mark(ground) == 0
    assert await keeper.current() == "AT-1"
    assert await keeper.renew("AT-1") == "AT-2"
    healed = await connection_of(ground, OA)
    assert (healed.state, healed.problem) == (ConnectionState.CONNECTED, "")


@pytest.mark.asyncio
async def test_lost_answer_is_tried_once_more(ground: Ground, zalo: FakeZalo, keeper: TokenKeeper) -> None:
    await connect(ground, zalo)
    zalo.fail["refresh"] = [Transient("timeout")]
    assert await keeper.renew("AT-1") == "AT-2"
    assert [detail for name, detail in zalo.log if name == "refresh"] == ["RT-1", "RT-1"]


@pytest.mark.asyncio
async def test_answer_lost_twice_is_flagged_and_marked(ground: Ground, zalo: FakeZalo, keeper: TokenKeeper) -> None:
    await connect(ground, zalo)
    zalo.fail["refresh"] = [Transient("timeout"), Transient("cut")]
    seen: list[ConnectionsChanged] = []
    ground.bus.subscribe(ConnectionsChanged, seen.append)
    with pytest.raises(Transient):
        await keeper.renew("AT-1")
    assert seen == [ConnectionsChanged(OA)]
    assert zalo.calls["refresh"] == 2
    assert (await connection_of(ground, OA)).problem == UNCERTAIN
    assert await mark(ground) > 0
    stored = await stored_pair(ground, OA)
    assert stored is not None
    assert stored.refresh == "RT-1"


@pytest.mark.asyncio
async def test_lost_pair_ends_in_a_login(ground: Ground, zalo: FakeZalo, keeper: TokenKeeper) -> None:
    """Zalo did change the pair, and the answer was lost: the retry is refused."""
    await connect(ground, zalo)
    zalo.fail["refresh"] = [Transient("timeout")]
    zalo.refresh_live = "RT-lost"
    with pytest.raises(NeedsUser, match="login_again"):
        await keeper.renew("AT-1")
    assert (await connection_of(ground, OA)).state is ConnectionState.RECONNECT


@pytest.mark.asyncio
async def test_a_mark_found_at_start_gets_one_retry(
    ground: Ground, zalo: FakeZalo, keeper: TokenKeeper, clock: FakeClock
) -> None:
    await connect(ground, zalo)
    await ground.db.write(connections.mark_rotation, OA, 1)
    zalo.fail["refresh"] = [Transient("timeout")]
    task = ground.supervisor.keep("tend", keeper.tend)
    await clock.advance(1)
    assert zalo.calls["refresh"] == 1
    assert (await connection_of(ground, OA)).problem == UNCERTAIN
    await clock.advance(301)
    stored = await stored_pair(ground, OA)
    assert stored is not None
    assert stored.refresh == "RT-2"
    assert (await connection_of(ground, OA)).problem == ""
    task.cancel()


@pytest.mark.asyncio
async def test_offline_spends_nothing(ground: Ground, zalo: FakeZalo, keeper: TokenKeeper) -> None:
    await connect(ground, zalo)
    zalo.down = Transient("offline", reached=False)
    with pytest.raises(Transient):
        await keeper.renew("AT-1")
    assert zalo.calls["refresh"] == 1
    assert await mark(ground) == 0
    assert (await connection_of(ground, OA)).problem == ""


@pytest.mark.asyncio
async def test_error_bodies_never_overwrite_tokens(ground: Ground, zalo: FakeZalo, keeper: TokenKeeper) -> None:
    await connect(ground, zalo)
    zalo.fail["refresh"] = [Transient("server", zalo_code=-14001), Transient("bad_answer")]
    with pytest.raises(Transient):
        await keeper.renew("AT-1")
    stored = await stored_pair(ground, OA)
    assert stored is not None
    assert (stored.access, stored.refresh) == ("AT-1", "RT-1")


@pytest.mark.asyncio
async def test_cn09_another_process_holds_the_oa(ground: Ground, zalo: FakeZalo, keeper: TokenKeeper) -> None:
    await connect(ground, zalo)
    now = ground.clock.now()
    await ground.db.write(connections.acquire_lease, lease_name(APP.app_id, OA), "pc-2", now, now + 60_000)
    with pytest.raises(NeedsUser, match="in_use"):
        await keeper.renew("AT-1")
    assert not zalo.calls["refresh"]
    assert await mark(ground) == 0


@pytest.mark.asyncio
async def test_refreshes_at_half_life(ground: Ground, zalo: FakeZalo, keeper: TokenKeeper, clock: FakeClock) -> None:
    await connect(ground, zalo)
    task = ground.supervisor.keep("tend", keeper.tend)
    await clock.advance(12 * HOUR_S)
    assert not zalo.calls["refresh"]
    await clock.advance(HOUR_S)
    assert zalo.calls["refresh"] == 1
    await clock.advance(11 * HOUR_S)
    assert zalo.calls["refresh"] == 1
    task.cancel()


def test_a_short_lived_token_is_due_two_hours_before_its_end() -> None:
    pair = TokenPair("a", "r", expires_at=3 * 3_600_000, issued_at=0)
    assert due_at(pair) == 3_600_000
    assert due_at(replace(pair, expires_at=25 * 3_600_000)) == 12.5 * 3_600_000


@pytest.mark.asyncio
async def test_warns_from_day_sixty(ground: Ground, zalo: FakeZalo, keeper: TokenKeeper, clock: FakeClock) -> None:
    await connect(ground, zalo)
    zalo.down = Transient("offline", reached=False)
    clock.set_wall(clock.now() + 59 * 24 * 3_600_000)
    task = ground.supervisor.keep("tend", keeper.tend)
    await clock.advance(1)
    assert (await connection_of(ground, OA)).problem == ""
    await clock.advance(24 * HOUR_S)
    assert (await connection_of(ground, OA)).problem == SOON
    task.cancel()


@pytest.mark.asyncio
async def test_a_pair_that_the_disk_refused_is_kept_and_saved_later(
    ground: Ground, zalo: FakeZalo, keeper: TokenKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    await connect(ground, zalo)

    def full(*_: object) -> None:
        raise StorageFailure("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(connections, "save_tokens", full)
        with pytest.raises(StorageFailure):
            await keeper.renew("AT-1")
        assert await mark(ground), "the mark falls with the pair, in one transaction"
    assert await keeper.current() == "AT-2"
    assert not await mark(ground)
    stored = await stored_pair(ground, OA)
    assert stored is not None
    assert stored.refresh == "RT-2"


@pytest.mark.asyncio
async def test_a_cancelled_caller_does_not_lose_the_answer(
    ground: Ground, zalo: FakeZalo, keeper: TokenKeeper, clock: FakeClock
) -> None:
    await connect(ground, zalo)
    slow = SlowRefresher(zalo, clock)
    keeper = TokenKeeper(OA, ground, slow)
    caller = ground.supervisor.spawn("caller", keeper.renew("AT-1"))
    await settle()
    caller.cancel()
    await settle()
    assert not caller.done(), "its answer comes only once"
    await clock.advance(10)
    assert caller.cancelled()
    stored = await stored_pair(ground, OA)
    assert stored is not None
    assert stored.refresh == "RT-2"


class SlowRefresher:
    """Answers five seconds later."""

    def __init__(self, zalo: FakeZalo, clock: FakeClock) -> None:
        self._zalo = zalo
        self._clock = clock
        self.told: list[tuple[object, ...]] = []

    async def refresh(self, app: object, secret: str, refresh_token: str) -> object:
        self.told.append((app, secret, refresh_token))
        await self._clock.sleep(5)
        return await self._zalo.refresh(APP, secret, refresh_token)


@pytest.mark.asyncio
async def test_a_new_login_replaces_the_pair_and_what_was_dead_of_the_old_one_is_forgotten(
    ground: Ground, zalo: FakeZalo, keeper: TokenKeeper
) -> None:
    await connect(ground, zalo)
    zalo.refresh_live = "RT-elsewhere"
    with pytest.raises(NeedsUser):
        await keeper.renew("AT-1")
    zalo.refresh_live = "RT-1"  # a login that gave the very same refresh token
    pair = TokenPair("AT-login", "RT-1", ground.clock.now() + 25 * 3_600_000, ground.clock.now())
    told = await keeper.replace(lambda session: connections.save_tokens(session, ground.db.sealer, OA, pair) or "saved")
    assert told == "saved"
    assert await keeper.current() == "AT-login"
    assert await keeper.renew("AT-login") == "AT-2"


@pytest.mark.asyncio
async def test_a_pair_that_was_to_be_saved_gives_way_to_a_new_login(
    ground: Ground, zalo: FakeZalo, keeper: TokenKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    await connect(ground, zalo)
    with monkeypatch.context() as patch:
        patch.setattr(connections, "save_tokens", _full)
        with pytest.raises(StorageFailure):
            await keeper.renew("AT-1")
    pair = TokenPair("AT-login", "RT-login", ground.clock.now() + 25 * 3_600_000, ground.clock.now())
    await keeper.replace(lambda session: connections.save_tokens(session, ground.db.sealer, OA, pair))
    await keeper.settle()
    assert await stored_pair(ground, OA) == pair


def _full(*_: object) -> None:
    raise StorageFailure("disk_full")


@pytest.mark.asyncio
async def test_before_the_end_a_pair_that_is_not_saved_yet_is(
    ground: Ground, zalo: FakeZalo, keeper: TokenKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    await connect(ground, zalo)
    with monkeypatch.context() as patch:
        patch.setattr(connections, "save_tokens", _full)
        with pytest.raises(StorageFailure):
            await keeper.renew("AT-1")
    await keeper.settle()
    stored = await stored_pair(ground, OA)
    assert stored is not None
    assert stored.refresh == "RT-2"


@pytest.mark.asyncio
async def test_while_a_refresh_is_under_way_the_oa_is_nobody_elses(
    ground: Ground, zalo: FakeZalo, clock: FakeClock
) -> None:
    await connect(ground, zalo)
    slow = SlowRefresher(zalo, clock)
    ground.supervisor.spawn("caller", TokenKeeper(OA, ground, slow).renew("AT-1"))
    await settle()
    assert slow.told == [(APP, SECRET, "RT-1")]
    for after_ms, free in ((LEASE_MS - 1, False), (LEASE_MS + 1, True)):
        now = clock.now() + after_ms
        lease = (lease_name(APP.app_id, OA), "pc-2", now, now + 1)
        assert await ground.db.write(connections.acquire_lease, *lease) is free
    await clock.advance(5)
    stored = await stored_pair(ground, OA)
    assert stored is not None
    assert (stored.expires_at, stored.issued_at) == (clock.now() + 25 * 3_600_000, clock.now())


@pytest.mark.asyncio
async def test_settled_means_that_no_refresh_is_under_way(ground: Ground, zalo: FakeZalo, clock: FakeClock) -> None:
    await connect(ground, zalo)
    keeper = TokenKeeper(OA, ground, SlowRefresher(zalo, clock))
    ground.supervisor.spawn("caller", keeper.renew("AT-1"))
    await settle()
    settled = ground.supervisor.spawn("end", keeper.settle())
    await clock.advance(4)
    assert not settled.done()
    await clock.advance(1)
    assert settled.done()
    assert await stored_pair(ground, OA) is not None


class Elsewhere:
    """Another process of this shop stores a new pair while the answer is awaited, which is then an error."""

    def __init__(self, ground: Ground, error: Exception) -> None:
        self._ground, self._error = ground, error
        self.calls = 0

    async def refresh(self, app: object, secret: str, refresh_token: str) -> object:
        self.calls += 1
        pair = TokenPair("AT-theirs", "RT-theirs", self._ground.clock.now() + 25 * 3_600_000, self._ground.clock.now())
        await self._ground.db.write(connections.save_tokens, self._ground.db.sealer, OA, pair)
        raise self._error


@pytest.mark.asyncio
@pytest.mark.parametrize("error", [Transient("timeout"), NeedsUser("login_again", zalo_code=-14014)])
async def test_a_pair_that_was_stored_elsewhere_meanwhile_counts_more_than_an_error(
    ground: Ground, zalo: FakeZalo, error: Exception
) -> None:
    await connect(ground, zalo)
    elsewhere = Elsewhere(ground, error)
    assert await TokenKeeper(OA, ground, elsewhere).renew("AT-1") == "AT-theirs"
    assert elsewhere.calls == 1
    connection = await connection_of(ground, OA)
    assert (connection.state, connection.problem) == (ConnectionState.CONNECTED, "")


@pytest.mark.asyncio
async def test_offline_after_a_lost_answer_stays_doubtful(ground: Ground, zalo: FakeZalo, keeper: TokenKeeper) -> None:
    """The second try never left: what became of the first is still unknown."""
    await connect(ground, zalo)
    zalo.fail["refresh"] = [Transient("timeout"), Transient("offline", reached=False)]
    with pytest.raises(Transient, match="offline"):
        await keeper.renew("AT-1")
    assert await mark(ground) > 0
    assert (await connection_of(ground, OA)).problem == UNCERTAIN


@pytest.mark.asyncio
async def test_a_refresh_that_is_put_off_is_tried_again_after_minutes(
    ground: Ground, zalo: FakeZalo, keeper: TokenKeeper, clock: FakeClock
) -> None:
    await connect(ground, zalo)
    clock.set_wall(clock.now() + 13 * 3_600_000)
    zalo.down = Transient("offline", reached=False)
    task = ground.supervisor.keep("tend", keeper.tend)
    await clock.advance(1)
    assert zalo.calls["refresh"] == 1
    await clock.advance(298)
    assert zalo.calls["refresh"] == 1
    await clock.advance(2)
    assert zalo.calls["refresh"] == 2
    zalo.down = None
    await clock.advance(300)
    assert zalo.calls["refresh"] == 3
    assert await keeper.current() == "AT-2"
    await clock.advance(HOUR_S)
    assert zalo.calls["refresh"] == 3
    task.cancel()


@pytest.mark.asyncio
async def test_what_needs_a_person_is_looked_at_hourly(
    ground: Ground, zalo: FakeZalo, keeper: TokenKeeper, clock: FakeClock
) -> None:
    await connect(ground, zalo)
    clock.set_wall(clock.now() + 13 * 3_600_000)
    zalo.fail["refresh"] = [NeedsUser("wrong_secret"), NeedsUser("wrong_secret")]
    task = ground.supervisor.keep("tend", keeper.tend)
    await clock.advance(HOUR_S - 1)
    assert zalo.calls["refresh"] == 1
    await clock.advance(2)
    assert zalo.calls["refresh"] == 2
    task.cancel()


@pytest.mark.asyncio
async def test_there_is_nothing_to_tend_without_tokens(
    ground: Ground, zalo: FakeZalo, keeper: TokenKeeper, clock: FakeClock
) -> None:
    await connect(ground, zalo)
    await ground.db.write(connections.forget_tokens, OA)
    task = ground.supervisor.keep("tend", keeper.tend)
    await clock.advance(HOUR_S)
    assert not zalo.calls
    assert not task.done()
    task.cancel()


@pytest.mark.asyncio
async def test_an_oa_whose_app_is_gone_asks_for_a_login_and_spends_nothing(ground: Ground, zalo: FakeZalo) -> None:
    tokens = TokenPair("AT-1", "RT-1", ground.clock.now() + 25 * 3_600_000, ground.clock.now())
    await connect(ground, zalo)
    other = OaId("3000000000000000009")
    await ground.db.write(connections.save_tokens, ground.db.sealer, other, tokens)
    with pytest.raises(NeedsUser, match="login_again"):
        await TokenKeeper(other, ground, zalo).renew("AT-1")
    assert not zalo.calls["refresh"]


@pytest.mark.asyncio
async def test_an_oa_that_is_removed_during_a_refresh_leaves_no_tokens_behind(ground: Ground, zalo: FakeZalo) -> None:
    await connect(ground, zalo)
    said: list[ConnectionsChanged] = []
    ground.bus.subscribe(ConnectionsChanged, said.append)
    zalo.before_answer = lambda name: ground.db._write(connections.erase, OA) and None
    await TokenKeeper(OA, ground, zalo).renew("AT-1")
    assert await stored_pair(ground, OA) is None
    assert said == []


@pytest.mark.asyncio
async def test_a_refresh_that_changes_nothing_that_is_seen_is_not_announced(
    ground: Ground, zalo: FakeZalo, keeper: TokenKeeper
) -> None:
    await connect(ground, zalo)
    said: list[ConnectionsChanged] = []
    ground.bus.subscribe(ConnectionsChanged, said.append)
    await keeper.refresh()
    assert said == []
    await ground.db.write(connections.set_problem, OA, SOON)
    await keeper.refresh()
    assert said == [ConnectionsChanged(OA)]
