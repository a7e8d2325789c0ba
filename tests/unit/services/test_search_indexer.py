"""The backlog of the index, worked off in the background."""

import pytest
from sqlalchemy import text

from app.errors import Transient
from app.events import SearchIndexChanged
from app.services.ground import Ground
from app.services.search import Search
from app.services.search_indexer import SearchIndexer
from app.store import sync_state
from app.store.messages import ingest
from app.store.search_backlog import ALL_OAS
from app.store.work import Session
from tests.fakes.clock import FakeClock, settle
from tests.fakes.history import OA, T0, said

pytestmark = pytest.mark.asyncio


def _without_index(session: Session) -> None:
    ingest(session, OA, [said(f"áo {n}", T0 + n) for n in range(900)], T0, live=True)
    session.execute(text("DELETE FROM search_messages"))
    sync_state.set(session, ALL_OAS, "search_messages", (T0 + 5_000) << 10)


async def test_it_ends_when_all_is_indexed_and_says_so(ground: Ground, clock: FakeClock) -> None:
    told: list[SearchIndexChanged] = []
    ground.bus.subscribe(SearchIndexChanged, told.append)
    await ground.db.write(_without_index)
    search = Search(ground)
    assert (await search.find("ao")).indexed_from == T0 + 5_000
    task = ground.supervisor.spawn("index", SearchIndexer(ground).run())
    for _ in range(5):
        await clock.advance(1)
    await settle()
    assert task.done()
    found = await search.find("ao")
    assert (found.indexed_from, len(found.messages)) == (0, 50)
    assert told


async def test_where_nothing_is_left_it_says_nothing(ground: Ground) -> None:
    told: list[SearchIndexChanged] = []
    ground.bus.subscribe(SearchIndexChanged, told.append)
    await SearchIndexer(ground).run()
    assert told == []


async def test_a_busy_database_is_asked_again(ground: Ground, clock: FakeClock) -> None:
    await ground.db.write(_without_index)
    write, refused = ground.db.write, [Transient("busy"), Transient("busy")]

    async def busy(*args: object, **kwargs: object) -> object:
        if refused:
            raise refused.pop()
        return await write(*args, **kwargs)  # type: ignore[arg-type]

    ground.db.write = busy  # type: ignore[method-assign,assignment]
    task = ground.supervisor.spawn("index", SearchIndexer(ground).run())
    for _ in range(8):
        await clock.advance(1)
    assert task.done()
    assert refused == []
    assert (await Search(ground).find("ao")).indexed_from == 0
