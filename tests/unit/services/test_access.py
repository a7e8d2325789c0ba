"""What a person may see and do, through every use case: what isn't for them is as if it were not there."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.domain.customers import Field, Shared
from app.domain.ids import OWNER, ConversationId, StaffId, UserId
from app.domain.listing import Act, Done, Marks, Show, View
from app.domain.outbox import Draft, OutboxState
from app.domain.sharing.values import Method, OldChoice, Options, Status, Why
from app.errors import Rejected, Transient
from app.events import Assigned
from app.services.ground import Ground
from app.services.rules import Consent
from app.store import outbox
from tests.fakes.clock import FakeClock, settle
from tests.fakes.counter import Counter
from tests.fakes.history import OA, remote
from tests.fakes.shared_shop import AN, BINH, CUC, talk

pytestmark = pytest.mark.asyncio
NOBODY = StaffId("nobody")


@pytest.fixture
def shop(ground: Ground, clock: FakeClock, tmp_path: Path) -> Counter:
    return Counter.open(ground, clock, tmp_path)


async def begun(shop: Counter, **rule: object) -> None:
    await shop.hire(AN, BINH, CUC)
    await shop.make(AN, BINH, **rule)
    await shop.start()


async def test_round_robin_members_see_what_they_hold_and_nothing_else(shop: Counter) -> None:
    await begun(shop)
    await shop.write("1", "2", "3")
    assert [await shop.sees(one) for one in (AN, BINH, CUC, NOBODY)] == [{"1", "3"}, {"2"}, set(), set()]
    assert await shop.sees(OWNER) == {"1", "2", "3"}
    await shop.listing.act(Act.CLOSE, [talk("1")], AN)
    await shop.listing.act(Act.BLOCK, [talk("3")], AN)
    assert await shop.sees(AN) == {"1", "3"}, "closed and blocked ones too"
    assert (await shop.listing.counts(by=AN)).shown == {
        Show.ALL: 0,
        Show.UNREAD: 0,
        Show.UNANSWERED: 0,
        Show.CLOSED: 1,
        Show.BLOCKED: 1,
    }


async def test_what_waits_in_the_pool_is_seen_by_members_alone(shop: Counter) -> None:
    await begun(shop, method=Method.CLAIM)
    await shop.write("1", "2")
    assert [await shop.sees(one) for one in (AN, BINH, CUC)] == [{"1", "2"}, {"1", "2"}, set()]
    await shop.sharing.claim(talk("1"), AN)
    await shop.listing.act(Act.BLOCK, [talk("2")])
    assert [await shop.sees(one) for one in (AN, BINH)] == [{"1"}, set()]


async def test_who_left_sees_nothing(shop: Counter) -> None:
    await begun(shop, method=Method.CLAIM)
    await shop.write("1", "2")
    await shop.sharing.claim(talk("1"), AN)
    await shop.rules.set_status(AN, Status.DEACTIVATED)
    assert await shop.sees(AN) == set()
    with pytest.raises(Rejected, match="deactivated"):
        await shop.sharing.claim(talk("2"), AN)


# --- claiming and writing


async def test_cl02_the_slower_of_two_hears_who_was_faster_and_keeps_what_was_typed(shop: Counter) -> None:
    await begun(shop, method=Method.CLAIM)
    await shop.write("1")
    await shop.inbox.save_draft(talk("1"), "Dạ chị chờ em", BINH)
    await shop.sharing.claim(talk("1"), AN)
    with pytest.raises(Rejected, match="already_claimed") as refused:
        await shop.sharing.claim(talk("1"), BINH)
    assert refused.value.params["detail"] == AN
    assert await shop.sees(BINH) == set(), "the row leaves the slower one's list"
    assert await shop.inbox.row(talk("1"), BINH) is None
    assert await shop.inbox.draft(talk("1"), BINH) == "Dạ chị chờ em"
    assert await shop.inbox.draft(talk("1"), AN) == "", "it is private"
    row = await shop.inbox.row(talk("1"), AN)
    assert row is not None
    assert row.draft == ""


async def test_cl06_nothing_is_sent_without_a_claim(shop: Counter) -> None:
    await begun(shop, method=Method.CLAIM)
    await shop.write("1")
    with pytest.raises(Rejected, match="not_yours"):
        await shop.inbox.send(talk("1"), Draft("chào chị"), AN)
    with pytest.raises(Rejected, match="not_member"):
        await shop.inbox.send(talk("1"), Draft("chào chị"), CUC)
    assert await shop.inbox.unsent() == []
    assert await shop.holder("1") == "-"


async def test_cl07_the_first_reply_claims_and_the_slower_ones_text_is_kept(shop: Counter) -> None:
    await begun(shop, method=Method.CLAIM, options=Options(reply_claims=True))
    await shop.write("1")
    (item,) = await shop.inbox.send(talk("1"), Draft("của An"), AN)
    assert (await shop.holder("1"), item.author) == (AN, AN)
    assert shop.told[-1] == Assigned(talk("1"), AN, None, Why.REPLIED, AN)
    with pytest.raises(Rejected, match="already_claimed") as refused:
        await shop.inbox.send(talk("1"), Draft("của Bình"), BINH)
    assert refused.value.params["detail"] == AN
    assert await shop.inbox.draft(talk("1"), BINH) == "của Bình"
    assert [one.text for one in await shop.inbox.unsent()] == ["của An"]
    assert await shop.inbox.unsent(BINH) == []


async def test_what_lay_in_the_draft_is_not_lost_either(shop: Counter) -> None:
    await begun(shop, method=Method.CLAIM)
    await shop.write("1")
    await shop.inbox.save_draft(talk("1"), "một nửa", AN)
    for _ in range(2):
        with pytest.raises(Rejected):
            await shop.inbox.send(talk("1"), Draft("câu khác"), AN)
    assert await shop.inbox.draft(talk("1"), AN) == "một nửa\ncâu khác"


async def test_cl13_a_take_over_stops_what_was_not_started(shop: Counter) -> None:
    await begun(shop)
    await shop.write("1")
    (flying,) = await shop.inbox.send(talk("1"), Draft("đang bay"), AN, at_once=True)
    await shop.ground.db.write(outbox.start, flying.id, shop.clock.now())
    (waiting,) = await shop.inbox.send(talk("1"), Draft("chưa đi"), AN)
    await shop.sharing.take_over(talk("1"))
    states = [(await item(shop, one)).state for one in (flying.id, waiting.id)]
    assert states == [OutboxState.SENDING, OutboxState.HELD]
    with pytest.raises(Rejected, match="gone"):
        await shop.inbox.retry(waiting.id, AN)
    assert [one.id for one in await shop.inbox.unsent(AN)] == [flying.id, waiting.id], (
        "they are still asked about theirs"
    )
    assert await shop.inbox.retry(waiting.id, OWNER)
    assert ((await item(shop, waiting.id)).author, (await item(shop, waiting.id)).state) == (OWNER, OutboxState.QUEUED)


async def test_cl14_claims_stay_when_the_app_starts_again_or_another_profile_signs_in(
    shop: Counter, tmp_path: Path
) -> None:
    await begun(shop, method=Method.CLAIM)
    await shop.write("1", "2")
    await shop.sharing.claim(talk("1"), AN)
    again = Counter.open(shop.ground, shop.clock, tmp_path)
    assert [await again.sees(one) for one in (AN, BINH, OWNER)] == [{"1", "2"}, {"2"}, {"1", "2"}]
    assert await again.inbox.send(talk("1"), Draft("vẫn của em"), AN)


async def test_cl15_a_store_out_of_reach_refuses_a_claim_and_nothing_claims_later(shop: Counter) -> None:
    await begun(shop, method=Method.CLAIM)
    await shop.write("1")
    reached = shop.ground.db.write

    async def out_of_reach(*_: object, **__: object) -> Any:
        raise Transient("store_away")

    shop.ground.db.write = out_of_reach  # type: ignore[method-assign]
    with pytest.raises(Transient):
        await shop.sharing.claim(talk("1"), AN)
    shop.ground.db.write = reached  # type: ignore[method-assign]
    await shop.clock.advance(3_600)
    await settle()
    assert await shop.holder("1") == "-"


async def test_writing_into_a_closed_one_reopens_it_for_who_held_it_last(shop: Counter) -> None:
    await begun(shop)
    await shop.write("1")
    await shop.listing.act(Act.CLOSE, [talk("1")], AN)
    await shop.inbox.send(talk("1"), Draft("còn một việc"), AN)
    assert await shop.holder("1") == AN
    assert await shop.listing.ids(View(), AN) == [talk("1")]
    await shop.listing.act(Act.CLOSE, [talk("1")], AN)
    await shop.inbox.send(talk("1"), Draft("để tôi"))
    assert (await shop.holder("1"), shop.told[-1].why) == (OWNER, Why.TAKEN_OVER)
    assert await shop.sees(AN) == set()


async def test_rr32_a_connector_outside_the_rule_gets_none_sees_all_and_may_take_over(shop: Counter) -> None:
    await begun(shop)
    await shop.write("1", "2", "3", "4")
    assert [await shop.holder(one) for one in "1234"] == [AN, BINH, AN, BINH]
    assert await shop.sees(OWNER) == {"1", "2", "3", "4"}
    assert (await shop.inbox.thread(talk("1"))).messages
    with pytest.raises(Rejected, match="not_yours"):
        await shop.inbox.send(talk("1"), Draft("chào"))
    await shop.inbox.mark_seen(talk("1"))
    row = await shop.inbox.row(talk("1"), AN)
    assert row is not None
    assert not row.seen, "his looking does not make it read for who has to answer"
    await shop.sharing.take_over(talk("1"))
    assert await shop.inbox.send(talk("1"), Draft("chào"))


# --- old ones


async def test_ol01_what_is_not_shared_leaves_no_trace_for_members(shop: Counter) -> None:
    old = [str(number) for number in range(50)]
    await shop.write(*old)
    await begun(shop)
    assert await shop.sees(OWNER) == set(old)
    for by in (AN, BINH, CUC):
        assert await shop.sees(by) == set()
        assert await shop.inbox.rows([talk(one) for one in old], by) == []
        assert await shop.inbox.total_waiting(by) == 0
        assert set((await shop.listing.counts(by=by)).shown.values()) == {0}
        assert await shop.listing.tags(by=by) == {}


async def test_ol06_who_is_given_an_old_one_has_its_whole_history_and_its_customer(shop: Counter) -> None:
    await shop.write("1")
    await shop.write("1")
    await shop.customers.edit(talk("1"), Field.PHONE, "0903 123 456")
    await shop.hire(AN, BINH)
    await shop.make(AN, BINH, old=OldChoice.ALL, consent=Consent(frozenset({talk("1")}), 1))
    assert await shop.holder("1") == AN
    assert len((await shop.inbox.thread(talk("1"), AN)).messages) == 2
    card = await shop.customers.card(talk("1"), AN)
    assert card is not None
    assert card.customer.phone == "84903123456"
    assert await shop.customers.card(talk("1"), BINH) is None


# --- closing and hiding under a rule


async def test_closing_under_a_rule_makes_room_is_logged_and_is_taken_back(shop: Counter) -> None:
    await begun(shop, options=Options(cap=1))
    await shop.write("1", "2", "3")
    assert await shop.holder("3") == "-"
    done = await shop.listing.act(Act.CLOSE, [talk("1")], AN)
    assert await shop.holder("3") == AN, "that made room"
    await shop.listing.undo(done, AN)
    assert await shop.holder("1") == AN
    assert await shop.listing.ids(View(), AN) == [talk("3"), talk("1")]
    assert [line.step.why for line in await shop.sharing.log(talk("1"))][-2:] == [Why.CLOSED, Why.UNDONE]


async def test_many_closed_at_once_are_those_that_one_may_close(shop: Counter) -> None:
    await begun(shop)
    await shop.write("1", "2", "3")
    with pytest.raises(Rejected, match="is_held"):
        await shop.listing.act(Act.CLOSE, [talk("1"), talk("2")])
    assert await shop.listing.ids(View(Show.CLOSED)) == []
    await shop.listing.act(Act.CLOSE, [talk("2")], BINH)
    await shop.sharing.take_over(talk("1"))
    done = await shop.listing.act(Act.CLOSE, [talk("3"), talk("1"), talk("2")])
    assert done.conversations == {talk("1")}
    assert done.refused == ((talk("3"), "is_held"),), "closed already isn't worth a word"
    assert set(await shop.listing.ids(View(Show.CLOSED))) == {talk("1"), talk("2")}
    await shop.listing.undo(done)
    await shop.listing.act(Act.REOPEN, [talk("2")], BINH)
    await shop.sharing.hand_over(talk("1"), AN, OWNER)
    await shop.listing.act(Act.CLOSE, [talk("1"), talk("3")], AN)
    assert set(await shop.listing.ids(View(Show.CLOSED), AN)) == {talk("1"), talk("3")}
    await shop.listing.act(Act.REOPEN, [talk("1"), talk("3")])
    assert [await shop.holder(one) for one in "13"] == [AN, AN]


async def test_hiding_is_the_holders_and_the_connectors(shop: Counter) -> None:
    await begun(shop)
    await shop.write("1")
    done = await shop.listing.act(Act.BLOCK, [talk("1")])
    assert await shop.listing.ids(View(Show.BLOCKED), AN) == [talk("1")]
    await shop.listing.undo(done)
    assert await shop.listing.ids(View(), AN) == [talk("1")]
    assert await shop.listing.act(Act.BLOCK, [talk("1")], BINH) == Done(Act.BLOCK)


# --- nobody can tell what isn't for them from what isn't there

TYPED: dict[str, Callable[[], object]] = {
    "text": lambda: "hang",
    "typed": lambda: "x",
    "name": lambda: "x",
    "ref": lambda: "https://zalo.example/1.jpg",
    "field": lambda: Field.ALIAS,
    "shared": lambda: Shared.PHOTOS,
    "draft": lambda: Draft("chào"),
    "attachments": tuple,
    "to": lambda: AN,
    "remote_id": lambda: remote(1),
    "icon": lambda: None,
    "blocked": lambda: True,
}


def about_one(services: list[object]) -> list[Any]:
    """Every public use case that is about one conversation."""
    found = []
    for service in services:
        for name, method in inspect.getmembers(type(service), inspect.iscoroutinefunction):
            if not name.startswith("_") and "cid" in inspect.signature(method).parameters:
                found.append(getattr(service, name))
    return found


async def outcome(method: Any, cid: ConversationId, by: StaffId, folder: Path) -> object:
    name = method.__name__
    parameters = inspect.signature(method).parameters
    assert "by" in parameters, f"{name} must know who asks"
    asked = {
        key: TYPED[key]() for key, one in parameters.items() if key in TYPED and one.default is inspect.Parameter.empty
    }
    if "folder" in parameters:
        asked["folder"] = folder
    needed = {key for key, one in parameters.items() if one.default is inspect.Parameter.empty} - {"cid", "by"}
    assert needed <= asked.keys(), f"{name} needs {needed - asked.keys()}"
    try:
        return await method(cid=cid, by=by, **asked)
    except Rejected as error:
        return (error.code, error.params)


async def test_cl18_a_stranger_can_not_tell_what_is_there_from_what_is_not(shop: Counter, tmp_path: Path) -> None:
    await begun(shop)
    await shop.write("old")
    await shop.write("1")
    assert await shop.holder("1") == BINH
    await shop.customers.edit(talk("1"), Field.ALIAS, "bí mật")
    await shop.customers.add_note(talk("1"), "bí mật")
    await shop.inbox.save_draft(talk("1"), "bí mật", BINH)
    (sent,) = await shop.inbox.send(talk("1"), Draft("bí mật"), BINH)
    await shop.rules.set_status(CUC, Status.DEACTIVATED)
    services = [shop.inbox, shop.attachments, shop.customers, shop.photos, shop.search, shop.sharing]
    services += [shop.listing, shop.reactions]
    cases = about_one(services)
    assert len(cases) >= 25
    nowhere = ConversationId(OA, UserId("404"))
    for by in (AN, CUC, NOBODY):
        for case in cases:
            here = await outcome(case, talk("1"), by, tmp_path)
            assert here == await outcome(case, nowhere, by, tmp_path), f"{case.__name__} by {by}"
            assert "bí mật" not in repr(here)
        assert await shop.inbox.item(sent.id, by) is None
        assert sent.id not in [one.id for one in await shop.inbox.unsent(by)]
        assert not await shop.inbox.undo(sent.id, by)
        assert await shop.inbox.rows([talk("1")], by) == []
        assert await shop.listing.places(View(), [talk("1")], by) == []
        assert await shop.listing.act(Act.PIN, [talk("1")], by) == Done(Act.PIN)
        found = await shop.search.find("bí mật", by)
        assert (found.messages, found.customers, found.notes) == ((), (), ())
    await shop.listing.undo(Done(Act.CLOSE, ((talk("1"), Marks(closed_at=7)),)), AN)
    card = await shop.customers.card(talk("1"))
    assert card is not None
    assert [note.text for note in card.notes] == ["bí mật"]
    assert await shop.holder("1") == BINH
    assert await shop.inbox.draft(talk("1"), BINH) == ""


async def item(shop: Counter, item_id: Any) -> Any:
    found = await shop.ground.db.read(outbox.get, item_id)
    assert found is not None
    return found
