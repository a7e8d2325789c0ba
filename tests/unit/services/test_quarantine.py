"""What lies in quarantine is shown by number and tried again; what can be read then is a message like any other."""

import json

import pytest
from sqlalchemy import update

from app.domain.ids import ConversationId, RemoteId, StaffId, UserId
from app.domain.unreadable import Pile, Unreadable, Why
from app.errors import Rejected
from app.events import Event, MessagesStored, QuarantineChanged
from app.services.ground import Ground
from app.services.quarantine import Quarantine
from app.store import messages, quarantine
from app.store.tables import quarantine as table
from tests.fakes.clock import FakeClock
from tests.fakes.zalo import OA

pytestmark = pytest.mark.asyncio
CID = ConversationId(OA, UserId("11"))
AT = 1_759_000_000_000


class NoMedia:
    def wake(self) -> None:
        pass


def raw(number: int, **changes: object) -> str:
    whole = {"src": 1, "time": AT + number, "message_id": f"m{number}", "from_id": "11", "message": f"tin {number}"}
    return json.dumps({**whole, "type": "text", **changes})


async def put(ground: Ground, *rows: Unreadable) -> None:
    await ground.db.write(quarantine.put, OA, rows, ground.clock.now())


async def test_it_is_told_by_number_and_reason(ground: Ground) -> None:
    now = ground.clock.now()
    await put(ground, Unreadable(Why.NO_TIME, raw(1, time=None)), Unreadable(Why.NO_TIME, raw(2, time=None)))
    assert await Quarantine(ground, NoMedia()).piles() == [Pile(OA, Why.NO_TIME, 2, now, now)]


async def test_what_a_newer_version_reads_becomes_messages_in_their_order_and_the_rest_stays(ground: Ground) -> None:
    heard: list[Event] = []
    ground.bus.subscribe(QuarantineChanged, heard.append)
    ground.bus.subscribe(MessagesStored, heard.append)
    await put(
        ground,
        Unreadable(Why.NO_TIME, raw(1), RemoteId("m1")),
        Unreadable(Why.NO_TIME, raw(3), RemoteId("m3")),
        Unreadable(Why.NO_ID, raw(2)),
        Unreadable(Why.NO_TIME, raw(4, time="hôm qua"), RemoteId("m4")),
        Unreadable(Why.NO_TIME, raw(5)[:40], RemoteId("m5")),
    )
    assert await Quarantine(ground, NoMedia()).read_again() == 3
    assert [one.remote_id for one in await ground.db.read(messages.page, CID)] == ["m1", "m2", "m3"]
    assert await ground.db.read(quarantine.ids, OA) == {"m4", "m5"}
    assert MessagesStored(frozenset({CID})) in heard, "what is read late is history: it does not arrive"
    assert heard[-1] == QuarantineChanged(OA)


async def test_a_second_try_changes_nothing(ground: Ground) -> None:
    await put(ground, Unreadable(Why.NO_TIME, raw(1), RemoteId("m1")), Unreadable(Why.NO_OBJECT, "7"))
    service = Quarantine(ground, NoMedia())
    await service.try_quietly()
    heard: list[Event] = []
    ground.bus.subscribe(QuarantineChanged, heard.append)
    assert await service.read_again() == 0
    assert heard == []
    assert [pile.count for pile in await service.piles()] == [1]


async def test_only_the_owner_tries(ground: Ground) -> None:
    with pytest.raises(Rejected, match="not_owner"):
        await Quarantine(ground, NoMedia()).read_again(StaffId("an"))


async def test_what_is_dismissed_is_told_no_more_and_kept(ground: Ground) -> None:
    service = Quarantine(ground, NoMedia())
    await put(ground, Unreadable(Why.NO_TIME, raw(1, time=None)), Unreadable(Why.NO_ID, raw(2)))
    pile = next(pile for pile in await service.piles() if pile.why is Why.NO_TIME)
    heard: list[Event] = []
    ground.bus.subscribe(QuarantineChanged, heard.append)
    rows = await service.dismiss(pile)
    assert [one.why for one in await service.piles()] == [Why.NO_ID]
    assert await ground.db.read(quarantine.count) == 1
    assert len(await ground.db.read(quarantine.all)) == 2
    await put(ground, Unreadable(Why.NO_TIME, raw(1, time=None)))
    assert await ground.db.read(quarantine.count) == 1, "the same row again is no news"
    await service.bring_back(pile, rows)
    assert pile in await service.piles()
    assert heard == [QuarantineChanged(OA)] * 2


async def test_what_has_come_since_the_person_looked_is_not_dismissed(ground: Ground, clock: FakeClock) -> None:
    service = Quarantine(ground, NoMedia())
    await put(ground, Unreadable(Why.NO_TIME, raw(1, time=None)))
    (pile,) = await service.piles()
    await clock.advance(60)
    await put(ground, Unreadable(Why.NO_TIME, raw(2, time=None)))
    await service.dismiss(pile)
    assert [one.count for one in await service.piles()] == [1]


async def test_what_is_dismissed_is_read_all_the_same_by_a_newer_version(ground: Ground) -> None:
    service = Quarantine(ground, NoMedia())
    await put(ground, Unreadable(Why.NO_TIME, raw(1), RemoteId("m1")))
    (pile,) = await service.piles()
    await service.dismiss(pile)
    assert await service.read_again() == 1
    assert await ground.db.read(quarantine.all) == []


async def test_a_reason_of_a_newer_version_is_dismissed_with_what_it_counts_as(ground: Ground) -> None:
    service = Quarantine(ground, NoMedia())
    await put(ground, Unreadable(Why.NO_OBJECT, "7"), Unreadable(Why.NO_ID, raw(2)), Unreadable(Why.NO_TIME, "{}"))
    newer = update(table).where(table.c.why == Why.NO_TIME.value).values(why="no_weather")
    await ground.db.write(lambda session: session.execute(newer).close())
    pile = next(pile for pile in await service.piles() if pile.why is Why.NO_OBJECT)
    assert pile.count == 2
    assert len(await service.dismiss(pile)) == 2
    assert [one.why for one in await service.piles()] == [Why.NO_ID]


async def test_only_the_owner_dismisses(ground: Ground) -> None:
    service = Quarantine(ground, NoMedia())
    await put(ground, Unreadable(Why.NO_TIME, raw(1, time=None)))
    (pile,) = await service.piles()
    with pytest.raises(Rejected, match="not_owner"):
        await service.dismiss(pile, StaffId("an"))
    with pytest.raises(Rejected, match="not_owner"):
        await service.bring_back(pile, frozenset({1}), StaffId("an"))
    assert await service.piles() == [pile]
