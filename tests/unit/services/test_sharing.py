"""Sharing at work, through real ingest and a real file."""

from collections.abc import Callable
from typing import NoReturn

import pytest

from app.domain.connections import ConnectionState
from app.domain.ids import OWNER
from app.domain.sharing.values import Method, Options, Why
from app.errors import Rejected, StorageFailure
from app.events import Assigned, ConnectionsChanged, ConversationsChanged, Event
from app.services.ground import Ground
from app.services.sharing import Sharing
from app.store import connections, consents, conversations
from app.store import sharing as stored
from tests.fakes.clock import FakeClock, settle
from tests.fakes.connected import connect
from tests.fakes.history import OA
from tests.fakes.shared_shop import AN, BINH, CUC, SharedShop, talk
from tests.fakes.zalo import FakeZalo

pytestmark = pytest.mark.asyncio


@pytest.fixture
def shop(ground: Ground, clock: FakeClock) -> SharedShop:
    return SharedShop(ground, clock)


async def begun(shop: SharedShop, **rule: object) -> None:
    await shop.hire(AN, BINH, CUC)
    await shop.make(AN, BINH, **rule)
    await shop.start()


async def test_what_arrives_is_dealt_when_the_look_is_over(shop: SharedShop) -> None:
    await begun(shop)
    await shop.write("2", "1", looked=False)
    await shop.clock.advance(120)
    assert await shop.holder("1") == "-"
    await shop.write("3")
    assert [await shop.holder(one) for one in "213"] == [AN, BINH, AN]
    assert [(one.holder, one.why) for one in shop.told] == [(AN, Why.TURN), (BINH, Why.TURN), (AN, Why.TURN)]


async def test_an_answer_makes_room(shop: SharedShop) -> None:
    await begun(shop, options=Options(cap=1))
    await shop.write("1", "2", "3")
    assert await shop.holder("3") == "-"
    await shop.answer("2")
    assert await shop.holder("3") == BINH


async def test_what_a_crash_left_undealt_is_dealt_at_the_start(shop: SharedShop) -> None:
    await shop.hire(AN)
    await shop.make(AN)
    await shop.write("1")
    assert await shop.holder("1") == "-", "nothing runs yet"
    await shop.start()
    assert await shop.holder("1") == AN


async def test_what_could_not_be_dealt_is_dealt_when_the_store_is_well_again(
    shop: SharedShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begun(shop)

    async def full(*_: object) -> NoReturn:
        raise StorageFailure("disk_full")

    await shop.write("1", looked=False)
    with monkeypatch.context() as patch:
        patch.setattr(shop.ground.db, "write", full)
        await shop.look()
    assert await shop.holder("1") == "-"
    await shop.clock.advance(90)
    assert await shop.holder("1") == AN


async def test_unanswered_ones_are_handed_on_when_their_time_has_come(shop: SharedShop) -> None:
    await begun(shop, options=Options(hand_on_minutes=10))
    await shop.write("1")
    await shop.clock.advance(9 * 60)
    assert await shop.holder("1") == AN
    await shop.clock.advance(2 * 60)
    assert await shop.holder("1") == BINH
    assert shop.told[-1].why is Why.HANDED_ON


async def test_what_fell_due_while_the_app_was_closed_is_handed_on_at_the_start(shop: SharedShop) -> None:
    await begun(shop, options=Options(hand_on_minutes=10))
    await shop.write("1")
    await shop.ground.supervisor.close()
    await shop.clock.advance(3_600)
    again = Sharing(shop.ground)
    shop.ground.supervisor.keep("sharing", again.run)
    await settle()
    assert await shop.holder("1") == BINH


async def test_one_of_two_who_claim_wins_and_the_other_hears_who(shop: SharedShop) -> None:
    await begun(shop, method=Method.CLAIM)
    await shop.write("1")
    await shop.sharing.claim(talk("1"), AN)
    with pytest.raises(Rejected, match="already_claimed") as refused:
        await shop.sharing.claim(talk("1"), BINH)
    assert refused.value.params == {"detail": AN, "at": shop.clock.now()}
    await shop.sharing.give_back(talk("1"), AN)
    await shop.sharing.claim(talk("1"), BINH)
    assert await shop.holder("1") == BINH


async def test_the_connector_sees_who_was_faster_and_what_else_is_in_the_way(shop: SharedShop) -> None:
    await shop.hire(AN)
    await shop.make(OWNER, AN, method=Method.CLAIM)
    await shop.start()
    await shop.write("1")
    await shop.sharing.claim(talk("1"), AN)
    claimed = shop.clock.now()
    await shop.clock.advance(5)
    with pytest.raises(Rejected, match="already_claimed") as refused:
        await shop.sharing.claim(talk("1"), OWNER)
    assert refused.value.params == {"detail": AN, "at": claimed}
    with pytest.raises(Rejected, match="is_held") as refused:
        await shop.sharing.close(talk("1"), OWNER)
    assert refused.value.params == {"detail": AN}
    with pytest.raises(Rejected) as refused:
        await shop.sharing.close(talk("unknown"), OWNER)
    assert refused.value.code == "gone"


async def test_hands_of_every_kind_are_logged_with_their_reason(shop: SharedShop) -> None:
    await begun(shop)
    await shop.write("1")
    await shop.sharing.hand_over(talk("1"), BINH, AN, "nói tiếng Trung")
    await shop.sharing.take_over(talk("1"))
    await shop.sharing.close(talk("1"), OWNER)
    await shop.sharing.reopen(talk("1"), OWNER)
    await shop.sharing.block(talk("1"), OWNER, blocked=True)
    lines = [line.step for line in await shop.sharing.log(talk("1"))]
    assert [step.why for step in lines] == [
        Why.ARRIVED,
        Why.TURN,
        Why.HANDED_OVER,
        Why.TAKEN_OVER,
        Why.CLOSED,
        Why.RETURNED,
        Why.BLOCKED,
    ]
    assert lines[2].note == "nói tiếng Trung"
    known = await shop.sharing.talk(talk("1"))
    assert known is not None
    assert (known.holder, known.blocked) == (BINH, True)
    await shop.sharing.block(talk("1"), OWNER, blocked=False)
    known = await shop.sharing.talk(talk("1"), BINH)
    assert known is not None
    assert not known.blocked
    assert await shop.sharing.talk(talk("1"), AN) is None, "it is no longer theirs to know of"
    assert await shop.sharing.log(talk("1"), AN) == []


async def test_ol05_sharing_what_was_kept_asks_first_and_the_answer_is_logged(shop: SharedShop) -> None:
    await shop.write("1")
    await begun(shop)
    assert await shop.holder("1") == "-"
    with pytest.raises(Rejected, match="warning_needed") as refused:
        await shop.sharing.share(talk("1"))
    assert refused.value.params["count"] == 1
    with pytest.raises(Rejected, match="warning_needed"):
        await shop.sharing.hand_over(talk("1"), BINH, OWNER)
    assert await shop.ground.db.read(consents.everything) == []
    await shop.sharing.share(talk("1"), warned=True)
    assert await shop.holder("1") == AN
    (given,) = await shop.ground.db.read(consents.everything)
    assert (given.by, given.warning, given.talk, given.at) == (OWNER, "one", talk("1"), shop.clock.now())
    assert (given.talks, given.rule) == (1, None)
    await shop.sharing.hand_over(talk("1"), BINH, OWNER)
    assert len(await shop.ground.db.read(consents.everything)) == 1, "what is shared already needs no warning"


async def test_a_refused_wish_leaves_no_consent_behind(shop: SharedShop) -> None:
    await shop.write("1")
    await begun(shop)
    with pytest.raises(Rejected, match="gone"):
        await shop.sharing.share(talk("1"), AN, warned=True)
    assert await shop.ground.db.read(consents.everything) == []


async def test_rr25_an_automatic_reply_uses_no_turn_and_makes_no_room(shop: SharedShop) -> None:
    await begun(shop, options=Options(cap=1))
    await shop.write("1", "2", "3")
    await shop.answer("2", after=0)
    await shop.answer("3", after=0)
    assert [await shop.holder(one) for one in "123"] == [AN, BINH, "-"]
    row = await shop.ground.db.read(conversations.get, talk("3"))
    assert row is not None
    assert row.waiting == 1, "it still waits for a person"


async def test_cl17_an_answer_from_oa_manager_leaves_it_with_its_holder(shop: SharedShop) -> None:
    await begun(shop)
    await shop.write("1")
    await shop.answer("1")
    await shop.write("1")
    assert await shop.holder("1") == AN
    assert len(shop.told) == 1


async def test_a_hand_over_is_taken_back_by_who_did_it_while_nothing_has_happened(shop: SharedShop) -> None:
    await begun(shop)
    await shop.write("1")
    await shop.sharing.hand_over(talk("1"), BINH, AN, "giúp em")
    await shop.sharing.undo(BINH)
    assert await shop.holder("1") == BINH, "they have done nothing"
    await shop.sharing.undo(AN)
    assert await shop.holder("1") == AN
    assert (await shop.sharing.log(talk("1"), AN))[-1].step.why is Why.UNDONE
    await shop.sharing.undo(AN)
    assert await shop.holder("1") == AN
    await shop.sharing.give_back(talk("1"), AN)
    await shop.write("1")
    with pytest.raises(Rejected, match="moved_on"):
        await shop.sharing.undo(AN)
    assert await shop.holder("1") == BINH


async def test_where_it_stands_is_told_to_who_sees_it(shop: SharedShop) -> None:
    await begun(shop, method=Method.CLAIM)
    await shop.write("1")
    stands = await shop.sharing.standing(talk("1"), AN)
    assert stands is not None
    assert stands.pooled
    await shop.sharing.claim(talk("1"), BINH)
    assert await shop.sharing.standing(talk("1"), AN) is None


async def test_a_clock_that_jumps_is_noticed_within_a_minute(shop: SharedShop) -> None:
    await begun(shop, options=Options(hand_on_minutes=10))
    await shop.write("1")
    shop.clock.set_wall(shop.clock.now() + 3_600_000)
    await shop.clock.advance(60)
    assert await shop.holder("1") == BINH


async def test_an_oa_that_works_again_is_looked_at_at_once(shop: SharedShop, zalo: FakeZalo) -> None:
    await connect(shop.ground, zalo)
    await begun(shop)
    await shop.ground.db.write(connections.set_state, OA, ConnectionState.RECONNECT)
    await shop.write("1")
    assert await shop.holder("1") == "-"
    await shop.ground.db.write(connections.set_state, OA, ConnectionState.CONNECTED)
    shop.ground.bus.publish(ConnectionsChanged(OA))
    await settle()
    assert await shop.holder("1") == AN


async def test_what_is_done_with_a_conversation_is_announced(shop: SharedShop) -> None:
    await begun(shop)
    await shop.write("1")
    heard: list[Event] = []
    for kind in (ConversationsChanged, Assigned):
        shop.ground.bus.subscribe(kind, heard.append)
    await shop.sharing.hand_over(talk("1"), BINH, AN)
    assert heard == [ConversationsChanged(frozenset({talk("1")})), Assigned(talk("1"), BINH, AN, Why.HANDED_OVER, AN)]
    heard.clear()
    await shop.sharing.undo(AN)
    assert heard == [ConversationsChanged(frozenset({talk("1")})), Assigned(talk("1"), AN, BINH, Why.UNDONE, AN)]
    heard.clear()
    await shop.sharing.close(talk("1"), AN)
    assert heard == [ConversationsChanged(frozenset({talk("1")}))]


async def test_it_rests_until_something_is_due_and_a_minute_at_most(
    shop: SharedShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begun(shop, options=Options(hand_on_minutes=5))
    await shop.write("1")
    looks: list[int] = []
    read = shop.ground.db.read

    async def counted(query: Callable[..., object], *values: object) -> object:
        if query is stored.next_due:
            looks.append(shop.clock.now())
        return await read(query, *values)

    monkeypatch.setattr(shop.ground.db, "read", counted)
    start = shop.clock.now()
    await shop.clock.advance(4 * 60)
    assert sorted({(at - start) // 1000 for at in looks}) == [60, 120, 180, 240]
    looks.clear()
    await shop.clock.advance(60)
    assert await shop.holder("1") == BINH
    assert looks, "at the moment that it is due"
