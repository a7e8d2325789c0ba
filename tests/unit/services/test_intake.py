"""Pages into the store: events after the commit, avatars wanted, poison counted and never shown."""

import logging
from dataclasses import replace

import pytest

from app.domain.ids import ConversationId, OaId, UserId
from app.domain.messages import Body, Gap, GapReason, Kind, MediaState
from app.domain.unreadable import Unreadable, Why
from app.events import AnsweredOutside, ConversationsChanged, Event, MessagesStored, QuarantineChanged
from app.services.ground import Ground
from app.services.intake import Intake, read_back
from app.store import media, messages, quarantine
from app.store.messages import Ingested
from app.store.work import Session
from app.zalo.history import HistoryPage
from tests.fakes.zalo import OA, FakeZalo

CID = ConversationId(OA, UserId("11"))


class Waker:
    def __init__(self) -> None:
        self.woken = 0

    def wake(self) -> None:
        self.woken += 1


@pytest.fixture
def events(ground: Ground) -> list[Event]:
    seen: list[Event] = []
    ground.bus.subscribe(MessagesStored, seen.append)
    ground.bus.subscribe(ConversationsChanged, seen.append)
    return seen


@pytest.mark.asyncio
async def test_a_page_is_stored_then_announced(ground: Ground, zalo: FakeZalo, events: list[Event]) -> None:
    waker = Waker()
    zalo.write("11")
    intake = Intake(ground, OA, waker)
    page = HistoryPage(tuple(zalo.rows), (), 1)
    await intake.take(page, live=True)
    assert events == [MessagesStored(frozenset({CID}), frozenset({CID}))]
    assert waker.woken == 1
    await intake.take(page, live=True)
    assert len(events) == 1


@pytest.mark.asyncio
async def test_cl17_an_answer_from_elsewhere_is_told(ground: Ground, zalo: FakeZalo) -> None:
    heard: list[Event] = []
    ground.bus.subscribe(AnsweredOutside, heard.append)
    zalo.write("11", at=ground.clock.now() - 60_000)
    zalo.write("11", "từ OA Manager", out=True, at=ground.clock.now())
    page = HistoryPage(tuple(reversed(zalo.rows)), (), 2)
    await Intake(ground, OA, Waker()).take(page, live=True)
    assert heard == [AnsweredOutside(frozenset({CID}))]
    await Intake(ground, OA, Waker()).take(page, live=True)
    assert len(heard) == 1


@pytest.mark.asyncio
async def test_another_name_alone_is_no_message(ground: Ground, zalo: FakeZalo, events: list[Event]) -> None:
    waker = Waker()
    zalo.write("11", name="An")
    intake = Intake(ground, OA, waker)
    await intake.take(HistoryPage(tuple(zalo.rows), (), 1), live=True)
    events.clear()
    renamed = tuple(replace(row, customer_name="Bình") for row in zalo.rows)
    await intake.take(HistoryPage(renamed, (), 1), live=True)
    assert events == [ConversationsChanged(frozenset({CID}))]
    assert waker.woken == 2


@pytest.mark.asyncio
async def test_a_hole_that_was_closed_is_announced_though_nothing_is_new(
    ground: Ground, zalo: FakeZalo, events: list[Event]
) -> None:
    zalo.write("11")
    waker, page = Waker(), HistoryPage(tuple(zalo.rows), (), 1)
    intake = Intake(ground, OA, waker)
    await intake.take(page, live=False)
    events.clear()
    await intake.take(page, live=False, changed=frozenset({CID}))
    assert events == [MessagesStored(frozenset({CID}))]
    assert waker.woken == 1, "no file is to be fetched for that"


@pytest.mark.asyncio
async def test_rows_of_the_page_before_keep_the_order_of_equal_times(ground: Ground, zalo: FakeZalo) -> None:
    for text in ("một", "hai", "ba"):
        zalo.write("11", text, at=1_000_000_000_000)
    oldest, middle, newest = zalo.rows
    intake = Intake(ground, OA, Waker())
    await intake.take(HistoryPage((newest,), (), 1), live=False)
    await intake.take(HistoryPage((middle, oldest), (), 2), live=False, above=(newest,))
    assert [message.body.text for message in await ground.db.read(messages.page, CID)] == ["một", "hai", "ba"]


@pytest.mark.asyncio
async def test_history_does_not_arrive(ground: Ground, zalo: FakeZalo, events: list[Event]) -> None:
    zalo.write("11")
    await Intake(ground, OA, Waker()).take(HistoryPage(tuple(zalo.rows), (), 1), live=False)
    assert events == [MessagesStored(frozenset({CID}))]


@pytest.mark.asyncio
async def test_what_belongs_to_the_page_fails_with_it(ground: Ground, zalo: FakeZalo, events: list[Event]) -> None:
    zalo.write("11")

    def fail(session: Session, ingested: Ingested, fresh: frozenset[UserId]) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await Intake(ground, OA, Waker()).take(HistoryPage(tuple(zalo.rows), (), 1), live=True, then=fail)
    assert await ground.db.read(messages.page, CID) == []
    assert events == []


@pytest.mark.asyncio
async def test_unknown_customers_are_told_and_read_back(ground: Ground, zalo: FakeZalo) -> None:
    zalo.write("11", at=1_000_000_000_000)
    zalo.write("11", at=1_000_000_000_500)
    page = HistoryPage(tuple(zalo.rows), (), 10)
    told: list[frozenset[UserId]] = []

    def then(session: Session, ingested: Ingested, fresh: frozenset[UserId]) -> None:
        told.append(fresh)
        read_back(session, OA, page.rows, fresh)

    intake = Intake(ground, OA, Waker())
    await intake.take(page, live=True, then=then)
    await intake.take(page, live=True, then=then)
    assert told == [{UserId("11")}, frozenset()]
    assert await ground.db.read(messages.gaps, CID) == [Gap(CID, 0, 1_000_000_000_000, GapReason.NOT_FETCHED)]


@pytest.mark.asyncio
async def test_each_unknown_customer_is_read_back_from_their_own_oldest_row(ground: Ground, zalo: FakeZalo) -> None:
    zalo.write("12", at=1_000_000_000_000)
    zalo.write("11", at=1_000_000_000_500)
    rows, fresh = tuple(zalo.rows), frozenset({UserId("11"), UserId("12")})
    await ground.db.write(read_back, OA, rows, fresh)
    for user, oldest in (("11", 1_000_000_000_500), ("12", 1_000_000_000_000)):
        cid = ConversationId(OA, UserId(user))
        assert await ground.db.read(messages.gaps, cid) == [Gap(cid, 0, oldest, GapReason.NOT_FETCHED)]


@pytest.mark.asyncio
async def test_poison_is_logged_by_its_reason_alone_and_once(
    ground: Ground, zalo: FakeZalo, caplog: pytest.LogCaptureFixture
) -> None:
    zalo.write("11")
    poison = Unreadable(Why.NO_ID, '{"message": "số điện thoại 0900"}')
    page = HistoryPage(tuple(zalo.rows), (poison, Unreadable(Why.NO_TIME, "{}")), 3)
    intake = Intake(ground, OaId(OA), Waker())
    with caplog.at_level(logging.WARNING):
        await intake.take(page, live=True)
        await intake.take(page, live=True)
    assert (caplog.text.count("no_id"), caplog.text.count("no_time"), caplog.text.count(OA)) == (1, 1, 2)
    assert "0900" not in caplog.text
    assert len(await ground.db.read(messages.page, CID)) == 1


@pytest.mark.asyncio
async def test_poison_is_put_away_once_and_healed_when_its_message_can_be_read(ground: Ground, zalo: FakeZalo) -> None:
    heard: list[Event] = []
    ground.bus.subscribe(QuarantineChanged, heard.append)
    remote = zalo.write("11")
    sick = HistoryPage((), (Unreadable(Why.NO_TIME, "{}", remote), Unreadable(Why.NO_OBJECT, "7")), 2)
    for intake in (Intake(ground, OA, Waker()), Intake(ground, OA, Waker())):
        await intake.take(sick, live=True)
        await intake.take(sick, live=True)
    assert [row.why for row in await ground.db.read(quarantine.all)] == [Why.NO_TIME, Why.NO_OBJECT]
    assert len(heard) == 2, "each process tells once"
    await intake.take(HistoryPage(tuple(zalo.rows), (), 1), live=True)
    assert [row.why for row in await ground.db.read(quarantine.all)] == [Why.NO_OBJECT]
    assert heard[2:] == [QuarantineChanged(OA)]
    again = Intake(ground, OA, Waker())
    await again.take(HistoryPage(tuple(zalo.rows), (), 1), live=True)
    assert len(heard) == 3


@pytest.mark.asyncio
async def test_what_was_put_away_is_healed_by_the_same_run_of_the_app_and_by_the_next(
    ground: Ground, zalo: FakeZalo
) -> None:
    heard: list[Event] = []
    ground.bus.subscribe(QuarantineChanged, heard.append)
    first, second, third = (zalo.write("11") for _ in range(3))
    intake = Intake(ground, OA, Waker())
    for remote in (first, second, third):
        await intake.take(HistoryPage((), (Unreadable(Why.NO_TIME, f'"{remote}"', remote),), 1), live=True)
    assert len(heard) == 3
    one, two, three = zalo.rows
    await intake.take(HistoryPage((one,), (), 1), live=True)
    await intake.take(HistoryPage((two,), (), 1), live=True)
    assert await ground.db.read(quarantine.ids, OA) == {third}
    await Intake(ground, OA, Waker()).take(HistoryPage((three,), (), 1), live=True)
    assert await ground.db.read(quarantine.ids, OA) == frozenset()
    assert heard == [QuarantineChanged(OA)] * 6


@pytest.mark.asyncio
async def test_unreadable_rows_of_several_pages_are_told_once_though_each_page_comes_again(ground: Ground) -> None:
    heard: list[Event] = []
    ground.bus.subscribe(QuarantineChanged, heard.append)
    pages = [HistoryPage((), (Unreadable(Why.NO_OBJECT, raw),), 1) for raw in ("7", "8")]
    intake = Intake(ground, OA, Waker())
    for page in (*pages, *pages):
        await intake.take(page, live=True)
    assert heard == [QuarantineChanged(OA)] * 2


@pytest.mark.asyncio
async def test_a_stored_message_that_comes_again_spoiled_is_no_trouble(ground: Ground, zalo: FakeZalo) -> None:
    heard: list[Event] = []
    ground.bus.subscribe(QuarantineChanged, heard.append)
    stored, twice = zalo.write("11"), zalo.write("11")
    first, second = zalo.rows
    intake = Intake(ground, OA, Waker())
    await intake.take(HistoryPage((first,), (), 1), live=True)
    spoiled = tuple(Unreadable(Why.NO_TIME, "{}", remote) for remote in (stored, twice))
    await intake.take(HistoryPage((second,), spoiled, 3), live=True)
    assert await ground.db.read(quarantine.all) == []
    assert heard == []


@pytest.mark.asyncio
async def test_a_message_of_a_group_is_no_trouble_and_is_not_kept(ground: Ground) -> None:
    await Intake(ground, OA, Waker()).take(HistoryPage((), (Unreadable(Why.GROUP, "{}"),), 1), live=True)
    assert await ground.db.read(quarantine.count) == 0


@pytest.mark.asyncio
async def test_avatars_are_wanted(ground: Ground, zalo: FakeZalo) -> None:
    zalo.write("11", avatar="https://s240-ava-talk.zadn.vn/a.jpg")
    await Intake(ground, OA, Waker()).take(HistoryPage(tuple(zalo.rows), (), 1), live=True)
    record = await ground.db.read(media.record, media.url_key("https://s240-ava-talk.zadn.vn/a.jpg"))
    assert record is not None
    assert record.state is MediaState.WANTED


@pytest.mark.asyncio
async def test_a_photo_of_a_message_is_wanted(ground: Ground, zalo: FakeZalo) -> None:
    url = "https://photo-stal-1.zdn.vn/a.jpg"
    zalo.write("11")
    rows = tuple(replace(row, body=Body(Kind.PHOTO, url=url)) for row in zalo.rows)
    await Intake(ground, OA, Waker()).take(HistoryPage(rows, (), 1), live=True)
    record = await ground.db.read(media.record, media.url_key(url))
    assert record is not None
    assert record.state is MediaState.WANTED


@pytest.mark.asyncio
async def test_for_what_is_known_to_be_unreadable_nothing_is_asked_again(ground: Ground, zalo: FakeZalo) -> None:
    remote = zalo.write("11")
    intake = Intake(ground, OA, Waker())
    zalo.spoiled = [{remote}] * 9
    for calls in (3, 4):
        await intake.take(await intake.ask(lambda: zalo.recent(0)), live=True)
        assert zalo.calls["recent"] == calls
    await Intake(ground, OA, Waker()).ask(lambda: zalo.recent(0))
    assert zalo.calls["recent"] == 5, "not even by another process"
    assert intake.put_away == 1
