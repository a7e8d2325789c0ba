"""Searching as a use case: texts in, pages out, for one person."""

import pytest

from app.domain.ids import ConversationId, StaffId
from app.services.ground import Ground
from app.services.search import Search
from app.store.messages import ingest
from tests.fakes.clock import FakeClock
from tests.fakes.history import OA, T0, TALK, said

pytestmark = pytest.mark.asyncio


async def filled(ground: Ground) -> Search:
    rows = [said(f"áo số {number}", T0 + number) for number in range(120)]
    await ground.db.write(ingest, OA, rows, T0, live=True)
    return Search(ground)


async def test_page_after_page(ground: Ground) -> None:
    search = await filled(ground)
    found = await search.find("ao")
    count, cursor = len(found.messages), found.cursor
    while cursor is not None:
        hits, cursor = await search.more(found.query, cursor)
        count += len(hits)
    assert count == 120


async def test_others_find_nothing_of_it(ground: Ground) -> None:
    search = await filled(ground)
    assert (await search.find("ao", StaffId("lan"))).messages == ()
    assert (await search.in_thread(TALK, "ao", StaffId("lan"))).keys == ()


async def test_inside_a_conversation(ground: Ground) -> None:
    search = await filled(ground)
    assert len((await search.in_thread(TALK, "ao so 7 ")).keys) == 1
    assert (await search.in_thread(ConversationId(OA, TALK.user_id), "")).keys == ()


async def test_days_are_counted_from_the_clock(ground: Ground, clock: FakeClock) -> None:
    search = await filled(ground)
    assert clock.now() > T0 - 400 * 86_400_000
    assert search.read("sau:hôm-nay").after is not None
