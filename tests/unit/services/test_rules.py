"""Rules: tried, agreed to, saved and deleted; only the owner's business."""

from dataclasses import replace

import pytest

from app.domain.connections import ChatRight, ConnectionState
from app.domain.ids import OWNER, StaffId
from app.domain.sharing.preview import OldCounts
from app.domain.sharing.values import OldChoice, RuleId, Status, Why
from app.errors import Rejected, Transient
from app.events import ConnectionsChanged, Event, RulesChanged
from app.services.ground import Ground
from app.services.rules import Consent
from app.services.staff import People
from app.store import connections, consents
from tests.fakes.clock import FakeClock
from tests.fakes.connected import connect
from tests.fakes.history import OA
from tests.fakes.shared_shop import AN, BINH, R, SharedShop, talk
from tests.fakes.zalo import FakeZalo

pytestmark = pytest.mark.asyncio


@pytest.fixture
def shop(ground: Ground, clock: FakeClock) -> SharedShop:
    return SharedShop(ground, clock)


async def with_three_old(shop: SharedShop) -> None:
    await shop.hire(AN, BINH)
    await shop.write("1", "2", "3")


async def test_kept_ones_need_no_warning(shop: SharedShop) -> None:
    await with_three_old(shop)
    saved = await shop.rules.save(shop.draft(AN))
    assert (saved.version, await shop.rules.all()) == (1, [saved])
    assert await shop.ground.db.read(consents.everything) == []


async def test_what_shares_history_is_tried_agreed_to_and_logged(shop: SharedShop) -> None:
    await with_three_old(shop)
    draft = shop.draft(AN, BINH, old=OldChoice.AVAILABLE)
    assert await shop.rules.old_counts([OA]) == OldCounts(3, 3, 3)
    shown = await shop.rules.preview(draft)
    assert [line.to for line in shown.lines] == [AN, BINH, AN]
    with pytest.raises(Rejected, match="warning_needed") as refused:
        await shop.rules.save(draft)
    assert refused.value.params["count"] == 3
    assert await shop.rules.all() == []
    await shop.rules.save(draft, consent=Consent(shown.shared))
    assert [await shop.holder(one) for one in "123"] == [AN, BINH, AN]
    (given,) = await shop.ground.db.read(consents.everything)
    assert (given.warning, given.talks, given.rule, given.by) == ("available", 3, R, OWNER)
    assert given.at == shop.clock.now()


async def test_all_asks_for_the_number(shop: SharedShop) -> None:
    await with_three_old(shop)
    draft = shop.draft(AN, old=OldChoice.ALL)
    shown = await shop.rules.preview(draft)
    for typed in (None, 2, 30):
        with pytest.raises(Rejected, match="moved_on") as refused:
            await shop.rules.save(draft, consent=Consent(shown.shared, typed))
        assert refused.value.params["count"] == 3
    await shop.rules.save(draft, consent=Consent(shown.shared, 3))
    (given,) = await shop.ground.db.read(consents.everything)
    assert given.warning == "all"


async def test_a_preview_that_is_no_longer_true_is_refused(shop: SharedShop) -> None:
    await with_three_old(shop)
    draft = shop.draft(AN, old=OldChoice.AVAILABLE)
    shown = await shop.rules.preview(draft)
    await shop.write("4")
    with pytest.raises(Rejected, match="moved_on"):
        await shop.rules.save(draft, consent=Consent(shown.shared))


async def test_the_chat_right_follows_the_rule(shop: SharedShop, zalo: FakeZalo) -> None:
    await connect(shop.ground, zalo)
    await shop.hire(AN)

    async def right() -> ChatRight:
        connection = await shop.ground.db.read(connections.get, OA)
        assert connection is not None
        assert connection.state is ConnectionState.CONNECTED
        return connection.right

    await shop.make(AN)
    assert await right() is ChatRight.SHARED
    await shop.rules.remove_source(OA)
    assert await right() is ChatRight.ONLY_ME
    (rule,) = await shop.rules.all()
    assert rule.sources == ()
    await shop.rules.save(shop.draft(AN, version=rule.version))
    await shop.rules.delete(R)
    assert await right() is ChatRight.ONLY_ME
    with pytest.raises(Rejected, match="no_such"):
        await shop.rules.delete(RuleId("gone"))
    await shop.rules.undo()
    assert await right() is ChatRight.SHARED, "the deletion is taken back"
    await shop.rules.delete(R)
    await shop.make(AN)
    await shop.rules.undo()
    assert await right() is ChatRight.ONLY_ME, "and a save"


async def test_changes_are_announced(shop: SharedShop) -> None:
    heard: list[Event] = []
    shop.ground.bus.subscribe(RulesChanged, heard.append)
    shop.ground.bus.subscribe(ConnectionsChanged, heard.append)
    await shop.hire(AN)
    await shop.make(AN)
    assert heard == [RulesChanged(), ConnectionsChanged(OA)]
    heard.clear()
    await shop.rules.set_status(AN, Status.PAUSED)
    assert heard == [RulesChanged()], "no OA is another one by that"
    await shop.start()
    await shop.rules.set_status(AN, Status.ACTIVE)
    await shop.write("1")
    heard.clear()
    await shop.rules.delete(R)
    assert heard == [RulesChanged(), ConnectionsChanged(OA)]
    heard.clear()
    await shop.rules.undo()
    assert heard == [RulesChanged(), ConnectionsChanged(OA)]
    heard.clear()
    await shop.rules.remove_source(OA)
    assert heard == [RulesChanged(), ConnectionsChanged(OA)]


async def test_who_did_it_is_in_the_log(shop: SharedShop) -> None:
    await shop.hire(AN, BINH)
    await shop.make(AN, BINH)
    await shop.start()
    await shop.write("1")
    await shop.rules.set_status(AN, Status.DEACTIVATED)
    await shop.rules.undo()
    await shop.rules.remove_source(OA)
    steps = [line.step for line in await shop.sharing.log(talk("1"))]
    assert [(step.why, step.by) for step in steps] == [
        (Why.ARRIVED, None),
        (Why.TURN, None),
        (Why.ORPHANED, OWNER),
        (Why.UNDONE, OWNER),
        (Why.ONLY_ME, OWNER),
    ]


async def test_rr28_what_a_deletion_takes_from_its_people_is_counted_before(shop: SharedShop) -> None:
    await shop.write("0")
    await shop.hire(AN, BINH)
    await shop.make(AN, BINH)
    await shop.start()
    await shop.write("1", "2", "3", "4")
    await shop.sharing.take_over(talk("3"))
    assert await shop.rules.held(R) == 3, "neither the connector's nor nobody's"
    assert await shop.rules.held(RuleId("gone")) == 0
    outcome = await shop.rules.delete(R)
    assert {step.talk for step in outcome.steps if step.before not in {None, OWNER}} == {talk(one) for one in "124"}


async def test_an_oa_that_is_taken_out_of_its_rule_takes_its_conversations_along(shop: SharedShop) -> None:
    await shop.hire(AN)
    await shop.make(AN)
    await shop.start()
    await shop.write("1")
    await shop.rules.save(shop.draft(AN, sources=(), version=1))
    assert await shop.holder("1") == "-"


async def test_an_oa_moves_from_one_rule_to_another(shop: SharedShop) -> None:
    await shop.hire(AN, BINH)
    await shop.make(AN)
    await shop.start()
    await shop.write("1")
    draft = replace(shop.draft(BINH, old=OldChoice.AVAILABLE), id=RuleId("S"), name="Ca tối")
    for attempt in (shop.rules.preview(draft), shop.rules.save(draft)):
        with pytest.raises(Rejected, match="source_taken") as refused:
            await attempt
        assert refused.value.params["detail"] == "Ca sáng"
    shown = await shop.rules.preview(draft, moving=[OA])
    assert [(line.talk, line.before, line.to) for line in shown.lines] == [(talk("1"), AN, BINH)]
    await shop.rules.save(draft, moving=[OA], consent=Consent(shown.shared))
    assert await shop.holder("1") == BINH
    assert {rule.id: rule.sources for rule in await shop.rules.all()} == {R: (), RuleId("S"): (OA,)}


async def test_a_draft_outlives_a_database_that_is_out_of_reach(
    shop: SharedShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise Transient("no_database")

    other = replace(shop.draft(AN), id=RuleId("S"))
    await shop.rules.keep_draft(other)
    with monkeypatch.context() as patch:
        patch.setattr(shop.ground.db, "write", away)
        patch.setattr(shop.ground.db, "read", away)
        await shop.rules.keep_draft(shop.draft(AN))
        assert await shop.rules.kept_drafts() == {R: shop.draft(AN)}
    assert await shop.rules.kept_drafts() == {R: shop.draft(AN), RuleId("S"): other}
    newer = shop.draft(AN, BINH)
    await shop.rules.keep_draft(newer)
    assert await shop.rules.kept_drafts() == {R: newer, RuleId("S"): other}
    await shop.rules.drop_draft(R)
    assert set(await shop.rules.kept_drafts()) == {RuleId("S")}


async def test_only_the_owner_edits_rules(shop: SharedShop) -> None:
    await shop.hire(AN)
    draft = shop.draft(AN)
    for attempt in (
        shop.rules.preview(draft, by=AN),
        shop.rules.save(draft, by=AN),
        shop.rules.delete(R, AN),
        shop.rules.remove_source(OA, AN),
        shop.rules.set_status(BINH, Status.PAUSED, AN),
        shop.rules.set_status(AN, Status.DEACTIVATED, AN),
        shop.rules.undo(AN),
    ):
        with pytest.raises(Rejected, match="not_owner"):
            await attempt
    with pytest.raises(Rejected, match="owner_stays"):
        await shop.rules.set_status(OWNER, Status.DEACTIVATED)


async def test_everybody_may_go_away_and_come_back(shop: SharedShop) -> None:
    await shop.hire(AN, BINH)
    await shop.make(AN, BINH)
    await shop.start()
    await shop.rules.set_status(AN, Status.PAUSED, AN)
    await shop.write("1")
    assert await shop.holder("1") == BINH
    await shop.rules.set_status(AN, Status.ACTIVE, AN)
    await shop.write("2")
    assert await shop.holder("2") == AN


async def test_a_deactivated_persons_conversations_have_nobody(shop: SharedShop) -> None:
    await shop.hire(AN, BINH)
    await shop.make(AN, BINH)
    await shop.start()
    await shop.write("1")
    await shop.answer("1")
    await shop.rules.set_status(AN, Status.DEACTIVATED)
    assert await shop.holder("1") == "-", "answered or not"
    assert talk("1").oa_id == OA
    assert StaffId("an") == AN


async def test_what_a_deactivation_would_do_is_shown_before_and_taken_back_after(shop: SharedShop) -> None:
    await shop.hire(AN, BINH)
    await shop.make(AN, BINH, old=OldChoice.AVAILABLE)
    await shop.start()
    for name in ("1", "2", "3"):
        await shop.write(name)
    shown = await shop.rules.preview_status(AN, Status.DEACTIVATED)
    assert {(line.talk, line.before, line.to) for line in shown.lines} == {(talk(name), AN, BINH) for name in "13"}
    assert await shop.holder("1") == AN
    with pytest.raises(Rejected, match="not_owner"):
        await shop.rules.preview_status(AN, Status.DEACTIVATED, AN)
    await shop.rules.set_status(AN, Status.DEACTIVATED)
    assert [await shop.holder(name) for name in ("1", "2", "3")] == [BINH, BINH, BINH]
    await shop.rules.undo()
    assert [await shop.holder(name) for name in ("1", "2", "3")] == [AN, BINH, AN]
    await shop.write("4")
    assert await shop.holder("4") in {AN, BINH}
    assert [one.status for one in await People(shop.ground).all() if one.id == AN] == [Status.ACTIVE]


async def test_an_edit_made_from_an_older_state_is_refused(shop: SharedShop) -> None:
    await shop.hire(AN)
    await shop.make(AN)
    with pytest.raises(Rejected, match="edited_elsewhere"):
        await shop.rules.save(shop.draft(AN, version=0))
    with pytest.raises(Rejected, match="edited_elsewhere"):
        await shop.rules.preview(shop.draft(AN, version=7))


async def test_a_save_is_taken_back_with_all_that_it_gave(shop: SharedShop) -> None:
    await with_three_old(shop)
    draft = shop.draft(AN, BINH, old=OldChoice.AVAILABLE)
    shown = await shop.rules.preview(draft)
    await shop.rules.save(draft, consent=Consent(shown.shared))
    await shop.rules.undo()
    assert await shop.rules.all() == []
    assert [await shop.holder(one) for one in "123"] == ["-", "-", "-"]
    assert await shop.rules.old_counts([OA]) == OldCounts(3, 3, 3)
    await shop.rules.undo()
    await shop.rules.save(draft, consent=Consent((await shop.rules.preview(draft)).shared))
    assert await shop.holder("1") == AN


async def test_a_deletion_is_taken_back(shop: SharedShop) -> None:
    await shop.hire(AN, BINH)
    await shop.make(AN, BINH)
    await shop.start()
    await shop.write("1", "2")
    (before,) = await shop.rules.all()
    await shop.rules.delete(R)
    assert await shop.holder("1") == "-"
    await shop.rules.undo()
    assert [await shop.holder(one) for one in "12"] == [AN, BINH]
    (again,) = await shop.rules.all()
    assert (again.members, again.sources, again.seq) == (before.members, before.sources, before.seq)
    await shop.write("3")
    assert await shop.holder("3") == AN


async def test_what_has_moved_on_is_not_taken_back(shop: SharedShop) -> None:
    await with_three_old(shop)
    draft = shop.draft(AN, BINH, old=OldChoice.AVAILABLE)
    await shop.rules.save(draft, consent=Consent((await shop.rules.preview(draft)).shared))
    await shop.sharing.take_over(talk("1"))
    with pytest.raises(Rejected, match="moved_on"):
        await shop.rules.undo()
    assert await shop.holder("1") == OWNER


async def test_a_draft_is_kept_until_it_is_saved(shop: SharedShop) -> None:
    await shop.hire(AN)
    await shop.rules.keep_draft(shop.draft(AN))
    assert set(await shop.rules.kept_drafts()) == {R}
    await shop.make(AN)
    assert await shop.rules.kept_drafts() == {}
    await shop.rules.keep_draft(shop.draft(AN, version=1))
    await shop.rules.drop_draft(R)
    assert await shop.rules.kept_drafts() == {}
