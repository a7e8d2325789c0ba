"""The list model over a real store: after random events its order is the store's, under every filter and order."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from app.clock import SystemClock
from app.domain.ids import ConversationId, UserId
from app.domain.listing import Act, Show, Sort, View
from app.domain.messages import Customer, Direction
from app.events import ConversationsChanged, EventBus, MessagesStored
from app.services.ground import Ground
from app.services.listing import Listing
from app.store import conversations
from app.store.ingest import ingest
from app.tasks import Supervisor
from tests.fakes.history import OA, OTHER_OA, T0, said
from tests.fakes.inline import InlineDatabase
from tests.ui.models.at_once import at_once
from ui.models.conversations import ConversationsModel

USERS = [UserId(str(10**18 + n)) for n in range(40)]
VIEWS = [View(show, sort, answerable=T0 + 300) for show in Show for sort in Sort]
VIEWS += [View(oa_id=OA), View(tag="VIP"), View(Show.UNREAD, Sort.WAITING, OTHER_OA, "VIP")]


class Shop:
    """A listing whose awaits are done at once, and events that a model hears when it is told."""

    def __init__(self, db: InlineDatabase, seed: int) -> None:
        self.db, self.random = db, Random(seed)
        bus = EventBus()
        self.listing = Listing(Ground(db, bus, SystemClock(), Supervisor(SystemClock()), "pc"))
        self.changed: set[ConversationId] = set()
        bus.subscribe(ConversationsChanged, lambda event: self.changed.update(event.conversations))
        bus.subscribe(MessagesStored, lambda event: self.changed.update(event.conversations))

    def something_happens(self, step: int) -> None:
        random = self.random
        cid = ConversationId(random.choice((OA, OTHER_OA)), random.choice(USERS))
        match random.randrange(5):
            case 0 | 1 | 2:
                way = random.choice((Direction.IN, Direction.IN, Direction.OUT))
                row = said(f"{step}", T0 + random.randrange(600), step + 1, cid.user_id, way)
                at_once(self._write(ingest, cid.oa_id, [row], T0, live=True))
            case 3:
                at_once(self._act(random.choice(list(Act)), [cid]))
            case _:
                customer = Customer(cid.user_id, tags=("VIP",) if random.random() < 0.5 else ())
                at_once(self._write(conversations.save_customer, cid.oa_id, customer, T0))
        self.changed.add(cid)

    def ids(self, view: View) -> list[ConversationId]:
        found: list[ConversationId] = []

        async def read() -> None:
            found.extend(await self.listing.ids(view))

        at_once(read())
        return found

    async def _write(self, *args: object, **kwargs: object) -> None:
        await self.db.write(*args, **kwargs)  # type: ignore[arg-type]

    async def _act(self, act: Act, wanted: list[ConversationId]) -> None:
        done = await self.listing.act(act, wanted)
        if self.random.random() < 0.3:
            await self.listing.undo(done)


@pytest.fixture(params=range(3))
def shop(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Shop]:
    db = InlineDatabase.at(tmp_path / "quaychat.db", bytes(32))
    yield Shop(db, request.param)
    db._close()


def test_the_models_order_is_the_stores(qtbot: QtBot, shop: Shop) -> None:
    for step in range(60):
        shop.something_happens(step)
    shop.changed.clear()
    models = {view: ConversationsModel(shop.listing, at_once) for view in VIEWS}
    for view, model in models.items():
        model.query(view)
    for step in range(60, 160):
        shop.something_happens(step)
        if shop.random.random() < 0.6:  # events come together, or one by one
            for model in models.values():
                model.refresh(shop.changed)
            shop.changed.clear()
    for view, model in models.items():
        model.refresh(shop.changed)
        assert [model.id_at(row) for row in range(model.rowCount())] == shop.ids(view), view
