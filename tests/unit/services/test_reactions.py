"""Reactions on their way: kept while offline, the last wish wins, never two icons where one was wished for."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from app.domain.connections import ConnectionState, Health, OaStatus
from app.domain.ids import ConversationId, RemoteId, StaffId, UserId
from app.domain.reactions import Icon, Reaction, ReactionState
from app.errors import AppError, NeedsUser, RateLimited, Rejected, Transient
from app.events import ConnectionsChanged, ReactionsChanged, StatusChanged
from app.services.ground import Ground
from app.services.reactions import TRIES, Reactions
from app.store import connections, conversations, reactions
from app.store.messages import ingest
from tests.fakes.clock import FakeClock, settle
from tests.fakes.connected import connect
from tests.fakes.members import share_with
from tests.fakes.sending import SendingZalo

pytestmark = pytest.mark.asyncio
S = ReactionState
OFFLINE = Transient("offline", reached=False)


class Desk:
    """A customer's message, and the service that reacts to it."""

    def __init__(self, ground: Ground, zalo: SendingZalo) -> None:
        self.ground, self.zalo = ground, zalo
        self.cid = ConversationId(zalo.oa_id, UserId("11"))
        self.remote = zalo.write("11", "Cảm ơn shop")
        self.service = Reactions(ground, lambda _: zalo)

    async def arrange(self) -> None:
        await connect(self.ground, self.zalo)
        await self.ground.db.write(ingest, self.zalo.oa_id, self.zalo.rows, self.ground.clock.now(), live=True)
        self.start()

    def start(self) -> None:
        self.task = self.ground.supervisor.keep("reactions", self.service.run)

    async def wish(self, icon: Icon | None) -> None:
        await self.service.set(self.cid, self.remote, icon)
        await settle()

    async def now(self) -> Reaction | None:
        return await self.ground.db.read(reactions.get, self.cid, self.remote)

    async def state(self) -> tuple[ReactionState, str]:
        found = await self.now()
        assert found is not None
        return found.state, found.reason

    @property
    def shown(self) -> list[str]:
        return self.zalo.reacted.get(self.remote, [])


@pytest_asyncio.fixture
async def desk(ground: Ground, clock: FakeClock) -> AsyncIterator[Desk]:
    made = Desk(ground, SendingZalo(clock))
    await made.arrange()
    yield made


async def test_a_wish_is_announced_sent_and_announced_again(desk: Desk) -> None:
    heard: list[ReactionsChanged] = []
    desk.ground.bus.subscribe(ReactionsChanged, heard.append)
    await desk.wish(Icon.HEART)
    assert desk.shown == ["/-heart"]
    assert await desk.state() == (S.SENT, "")
    assert heard == [ReactionsChanged(desk.cid)] * 2


async def test_another_icon_replaces_the_first(desk: Desk) -> None:
    for icon in (Icon.HEART, Icon.LAUGH):
        await desk.wish(icon)
    assert desk.shown == [":>"]
    assert [detail for name, detail in desk.zalo.log if name == "react"] == [
        (desk.remote, "/-heart"),
        (desk.remote, "/-remove"),
        (desk.remote, ":>"),
    ]


async def test_taking_it_back_leaves_nothing_anywhere(desk: Desk) -> None:
    await desk.wish(Icon.HEART)
    await desk.wish(None)
    assert desk.shown == []
    assert await desk.now() is None


async def test_offline_it_waits_and_goes_when_the_network_is_back(desk: Desk, clock: FakeClock) -> None:
    desk.zalo.down = OFFLINE
    await desk.wish(Icon.HEART)
    assert await desk.state() == (S.WAITING, "offline")
    await clock.advance(300)
    assert await desk.state() == (S.WAITING, "offline"), "not given up, however long it takes"
    desk.zalo.down = None
    desk.service.network_back()
    await settle()
    assert desk.shown == ["/-heart"]


async def test_what_changes_offline_goes_as_it_was_wished_last(desk: Desk, clock: FakeClock) -> None:
    desk.zalo.down = OFFLINE
    for icon in (Icon.HEART, Icon.ANGRY, None, Icon.WOW):
        await desk.wish(icon)
    desk.zalo.down = None
    await clock.advance(120)
    assert desk.shown == [":o"]
    assert desk.zalo.calls["react"] < 5


async def test_wished_and_taken_back_offline_is_never_sent(desk: Desk, clock: FakeClock) -> None:
    desk.zalo.down = OFFLINE
    await desk.wish(Icon.HEART)
    tried = desk.zalo.calls["react"]
    await desk.wish(None)
    desk.zalo.down = None
    await clock.advance(120)
    assert desk.zalo.calls["react"] == tried
    assert await desk.now() is None


async def test_a_lost_answer_never_makes_two_icons(desk: Desk, clock: FakeClock) -> None:
    desk.zalo.lost = [Transient("timeout")]
    await desk.wish(Icon.HEART)
    assert await desk.state() == (S.WAITING, "timeout")
    await clock.advance(5)
    assert desk.shown == ["/-heart"]
    assert await desk.state() == (S.SENT, "")


async def test_a_process_that_died_in_between_neither(desk: Desk, clock: FakeClock) -> None:
    desk.zalo.gate = asyncio.Event()
    await desk.wish(Icon.HEART)
    desk.zalo.reacted[desk.remote] = ["/-heart"]  # it had arrived
    await desk.ground.supervisor.close()
    desk.zalo.gate = None
    desk.service = Reactions(desk.ground, lambda _: desk.zalo)
    desk.start()
    await settle()
    assert desk.shown == ["/-heart"]


async def test_a_newer_wish_while_the_first_is_on_its_way(desk: Desk) -> None:
    desk.zalo.gate = asyncio.Event()
    await desk.wish(Icon.HEART)
    await desk.wish(Icon.CRY)
    desk.zalo.gate.set()
    await settle(200)
    assert desk.shown == [":-(("]
    assert await desk.state() == (S.SENT, "")


@pytest.mark.parametrize("error", [Rejected("window_closed", zalo_code=-230), NeedsUser("standards")])
async def test_a_refusal_is_kept_with_its_reason(desk: Desk, clock: FakeClock, error: AppError) -> None:
    desk.zalo.fail["react"] = [error]
    await desk.wish(Icon.HEART)
    assert await desk.state() == (S.FAILED, error.code)
    await clock.advance(600)
    assert desk.zalo.calls["react"] == 1
    await desk.wish(Icon.HEART)
    assert await desk.state() == (S.SENT, "")


async def test_a_refused_replacement_says_what_is_left(desk: Desk) -> None:
    await desk.wish(Icon.HEART)
    desk.zalo.fail["react"] = [Rejected("window_closed")]
    await desk.wish(Icon.WOW)
    found = await desk.now()
    assert found is not None
    assert (found.icon, found.at_zalo, found.state) == (Icon.WOW, "/-heart", S.FAILED)


async def test_trouble_of_zalos_own_ends(desk: Desk, clock: FakeClock) -> None:
    desk.zalo.fail["react"] = [Transient("server") for _ in range(TRIES)]
    await desk.wish(Icon.HEART)
    await clock.advance(3_600)
    assert await desk.state() == (S.FAILED, "server")


async def test_a_limit_is_waited_for(desk: Desk, clock: FakeClock) -> None:
    desk.zalo.fail["react"] = [RateLimited(clock.now() + 40_000)]
    await desk.wish(Icon.HEART)
    await clock.advance(39)
    assert desk.shown == []
    await clock.advance(2)
    assert desk.shown == ["/-heart"]


async def test_a_dead_login_waits_for_a_new_one(desk: Desk, clock: FakeClock) -> None:
    desk.zalo.fail["react"] = [NeedsUser("login_again")]
    await desk.wish(Icon.HEART)
    assert await desk.state() == (S.WAITING, "login_again")
    await desk.ground.db.write(connections.set_state, desk.cid.oa_id, ConnectionState.RECONNECT)
    await clock.advance(3_600)
    assert desk.shown == []
    await desk.ground.db.write(connections.set_state, desk.cid.oa_id, ConnectionState.CONNECTED)
    desk.ground.bus.publish(ConnectionsChanged(desk.cid.oa_id))
    await settle()
    assert desk.shown == ["/-heart"]


async def test_an_oa_that_is_live_again_is_tried_at_once(desk: Desk, clock: FakeClock) -> None:
    desk.zalo.down = OFFLINE
    desk.ground.bus.publish(StatusChanged(OaStatus(desk.cid.oa_id, Health.OFFLINE, 0)))
    await desk.wish(Icon.HEART)
    await clock.advance(200)
    desk.zalo.down = None
    desk.ground.bus.publish(StatusChanged(OaStatus(desk.cid.oa_id, Health.LIVE, 0)))
    await settle()
    assert desk.shown == ["/-heart"]


async def test_only_a_customers_message_of_this_conversation(desk: Desk) -> None:
    ours = desk.zalo.write("11", "Dạ", out=True)
    theirs = desk.zalo.write("12", "Chào")
    await desk.ground.db.write(ingest, desk.zalo.oa_id, desk.zalo.rows, desk.ground.clock.now(), live=True)
    for remote in (ours, theirs, RemoteId("404")):
        with pytest.raises(Rejected, match="gone"):
            await desk.service.set(desk.cid, remote, Icon.HEART)


async def test_only_its_holder_reacts(desk: Desk) -> None:
    await desk.ground.db.write(share_with, StaffId("an"), oa_id=desk.zalo.oa_id)
    await desk.ground.db.write(conversations.set_assignee, desk.cid, StaffId("an"))
    with pytest.raises(Rejected, match="not_holder"):
        await desk.service.set(desk.cid, desk.remote, Icon.HEART)
    await desk.service.set(desk.cid, desk.remote, Icon.HEART, StaffId("an"))
