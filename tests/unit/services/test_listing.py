"""The list's use cases: acts on many at once, their undoing, who may, and what a returning customer changes."""

from pathlib import Path

import pytest
import pytest_asyncio

from app.domain.ids import OWNER, ConversationId, OaId, StaffId, UserId
from app.domain.listing import Act, Done, Show, View
from app.domain.outbox import Draft
from app.errors import Rejected
from app.events import ConversationsChanged, Event, MessagesStored
from app.services import listing as module
from app.services.ground import Ground
from app.services.listing import Listing
from app.store import conversations
from app.store.ingest import Ingested, ingest
from tests.fakes.clock import FakeClock
from tests.fakes.history import AN, BINH, OA, T0, TALK, answered, said
from tests.fakes.members import share_with
from tests.unit.services.shop import Shop

pytestmark = pytest.mark.asyncio
OTHER = ConversationId(OA, BINH)
STRANGER = ConversationId(OaId("1"), UserId("404"))


@pytest_asyncio.fixture
async def listing(ground: Ground) -> Listing:
    rows = [said("a", T0, 1), said("b", T0 + 1, 2, BINH)]
    await ground.db.write(ingest, OA, rows, T0, live=True)
    return Listing(ground)


async def take(ground: Ground, *rows: object) -> Ingested:
    return await ground.db.write(ingest, OA, list(rows), T0, live=True)  # type: ignore[arg-type]


async def shown(listing: Listing, show: Show) -> list[ConversationId]:
    return await listing.ids(View(show))


@pytest.mark.parametrize(
    ("act", "show", "back"),
    [
        (Act.CLOSE, Show.CLOSED, Act.REOPEN),
        (Act.BLOCK, Show.BLOCKED, Act.UNBLOCK),
        (Act.UNREAD, Show.UNREAD, Act.READ),
    ],
)
async def test_an_act_changes_many_and_is_taken_back(
    ground: Ground, listing: Listing, act: Act, show: Show, back: Act
) -> None:
    await listing.act(Act.READ, [TALK, OTHER])
    heard: list[Event] = []
    ground.bus.subscribe(ConversationsChanged, heard.append)
    done = await listing.act(act, [TALK, STRANGER, OTHER, TALK])
    assert done.conversations == {TALK, OTHER}
    assert await shown(listing, show) == [OTHER, TALK]
    assert (await listing.act(act, [TALK])).before == (), "a second time changes nothing"
    await listing.undo(done)
    assert await shown(listing, show) == []
    assert heard == [ConversationsChanged(frozenset({TALK, OTHER}))] * 2
    await listing.act(act, [TALK])
    await listing.act(back, [TALK])
    assert await shown(listing, show) == []


async def test_many_are_changed_in_units(ground: Ground, listing: Listing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "UNIT", 2)
    await take(ground, *(said("c", T0 + 2 + n, 10 + n, UserId(str(10**18 + 100 + n))) for n in range(5)))
    everyone = await shown(listing, Show.ALL)
    done = await listing.act(Act.PIN, everyone)
    assert done.conversations == set(everyone)
    await listing.undo(done)
    rows = [one.row for one in await listing.places(View(), everyone)]
    assert not any(row.pinned for row in rows)


async def test_only_the_holder_and_the_connector_may(ground: Ground, listing: Listing) -> None:
    an, binh = StaffId("an"), StaffId("binh")
    await ground.db.write(share_with, an, binh)
    await ground.db.write(conversations.set_assignee, TALK, an)
    assert await listing.act(Act.CLOSE, [TALK], binh) == Done(Act.CLOSE), "for them it is not there"
    assert await listing.act(Act.CLOSE, [OTHER], an) == Done(Act.CLOSE)
    with pytest.raises(Rejected, match="is_held"):
        await listing.act(Act.CLOSE, [TALK], OWNER)
    done = await listing.act(Act.CLOSE, [TALK], an)
    await listing.undo(done, binh)
    assert await shown(listing, Show.CLOSED) == [TALK]
    await listing.undo(done, OWNER)
    assert await shown(listing, Show.CLOSED) == []


async def test_a_closed_ones_customer_returns(ground: Ground, listing: Listing) -> None:
    done = await listing.act(Act.CLOSE, [TALK])
    taken = await take(ground, said("chị hỏi thêm", T0 + 50, 7))
    assert taken.arrived == {TALK}, "that is worth an alert"
    assert await shown(listing, Show.ALL) == [TALK, OTHER]
    (one,) = await listing.places(View(), [TALK])
    assert (one.row.waiting, one.row.waiting_since) == (1, T0 + 50), "the wait begins with the return"
    await listing.undo(done)
    assert await shown(listing, Show.CLOSED) == []
    await take(ground, answered("dạ", T0 - 5, 9))
    (one,) = await listing.places(View(), [TALK])
    assert one.row.waiting == 1, "a late answer brings back nothing that was closed upon"


async def test_a_late_older_message_or_the_shops_own_never_reopens(ground: Ground, listing: Listing) -> None:
    await listing.act(Act.CLOSE, [TALK])
    taken = await take(ground, said("muộn", T0 - 50, 7), answered("từ OA Manager", T0 + 50, 8))
    assert not taken.arrived
    assert await shown(listing, Show.CLOSED) == [TALK]
    await take(ground, said("trước câu trả lời", T0 + 40, 9))
    assert await shown(listing, Show.CLOSED) == [TALK]


async def test_a_blocked_ones_messages_are_kept_without_alert_or_count(ground: Ground, listing: Listing) -> None:
    await listing.act(Act.BLOCK, [TALK])
    taken = await take(ground, said("quảng cáo", T0 + 50, 7), said("mình nè", T0 + 51, 8, BINH))
    assert (taken.arrived, len(taken.new)) == ({OTHER}, 2)
    assert await shown(listing, Show.BLOCKED) == [TALK]
    counts = await listing.counts()
    assert [counts.of(show) for show in Show] == [1, 1, 1, 0, 1]
    await listing.act(Act.UNBLOCK, [TALK])
    (one,) = await listing.places(View(), [TALK])
    assert (one.row.waiting, one.row.last_text) == (2, "quảng cáo")


async def test_writing_into_a_closed_one_reopens_it(ground: Ground, clock: FakeClock, tmp_path: Path) -> None:
    shop = await Shop.open(ground, clock, tmp_path, undo_seconds=5)
    await shop.sending.close(0)
    cid, listing = await shop.customer(), Listing(ground)
    await listing.act(Act.CLOSE, [cid])
    await shop.inbox.save_draft(cid, "đang gõ")
    assert await shown(listing, Show.CLOSED) == [cid], "a draft is not an answer yet"
    await shop.inbox.send(cid, Draft("Dạ còn ạ"))
    assert await shown(listing, Show.ALL) == [cid]


async def test_what_a_view_shows(ground: Ground, listing: Listing) -> None:
    assert [one.row.id for one in await listing.first(View(), 1)] == [OTHER]
    assert await listing.tags() == {}
    assert TALK.user_id == AN
    heard: list[Event] = []
    ground.bus.subscribe(MessagesStored, heard.append)
    await listing.act(Act.CLOSE, [])
    assert heard == []
