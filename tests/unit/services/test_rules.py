"""Rules: tried, agreed to, saved and deleted; only the owner's business."""

import pytest

from app.domain.connections import ChatRight, ConnectionState
from app.domain.ids import OWNER, StaffId
from app.domain.sharing.preview import OldCounts
from app.domain.sharing.values import OldChoice, RuleId, Status
from app.errors import Rejected
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


async def test_all_asks_for_the_number(shop: SharedShop) -> None:
    await with_three_old(shop)
    draft = shop.draft(AN, old=OldChoice.ALL)
    shown = await shop.rules.preview(draft)
    for typed in (None, 2, 30):
        with pytest.raises(Rejected, match="moved_on"):
            await shop.rules.save(draft, consent=Consent(shown.shared, typed))
    await shop.rules.save(draft, consent=Consent(shown.shared, 3))


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


async def test_changes_are_announced(shop: SharedShop) -> None:
    heard: list[Event] = []
    shop.ground.bus.subscribe(RulesChanged, heard.append)
    shop.ground.bus.subscribe(ConnectionsChanged, heard.append)
    await shop.hire(AN)
    await shop.make(AN)
    assert heard == [RulesChanged(), ConnectionsChanged(OA)]


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
    await shop.rules.set_status(AN, Status.DEACTIVATED)
    assert await shop.holder("1") == "-"
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
