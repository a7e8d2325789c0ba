"""A core for tests of sharing in the inbox: the real use cases on a real database file, with fake pictures and OAs."""

from collections.abc import Callable, Coroutine
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

from app.domain.ids import OWNER, ConversationId, OaId, StaffId, UserId
from app.domain.messages import HistoryRow
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import Method, OldChoice, Options, RuleId
from app.domain.staff import Staff
from app.events import EventBus, MessagesStored
from app.services.attachments import Attachments
from app.services.customers import Customers
from app.services.deciding import announce
from app.services.ground import Ground
from app.services.inbox import Inbox
from app.services.kept import Kept
from app.services.listing import Listing
from app.services.reactions import Reactions
from app.services.rules import Rules
from app.services.search import Search
from app.services.sharing import Sharing
from app.services.staff import People
from app.settings import SettingsStore
from app.store import messages, sharing, staff
from app.store.engine import writing
from app.tasks import Supervisor
from tests.fakes.clock import FakeClock
from tests.fakes.history import answered, said
from tests.fakes.inbox import NOW, OA, FakeInbox, FakeMedia
from tests.fakes.inbox_core import FakeConnections, FakeSync
from tests.fakes.inline import InlineDatabase
from tests.fakes.photos import FakePhotos

T = TypeVar("T")
AN, BINH, CUC = (StaffId(name) for name in ("an", "binh", "cuc"))
NAMES = {AN: "Nguyễn Văn An", BINH: "Trần Thị Bình", CUC: "Lê Cúc"}
R = RuleId("R")


def at_once(coroutine: Coroutine[Any, Any, T]) -> T:
    """The answer of a use case whose database works inline: nothing in it waits."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value  # type: ignore[no-any-return]
    raise AssertionError("it waited")


def _no_client(oa_id: OaId) -> Any:
    raise AssertionError(f"nobody talks to Zalo here: {oa_id}")


@dataclass
class SharingCore:
    """`acting` is the same shop for somebody else, as another window of it has it."""

    ground: Ground
    clock: FakeClock
    bus: EventBus
    settings: SettingsStore
    media: FakeMedia
    by: StaffId = OWNER
    sync: FakeSync = field(default_factory=FakeSync)
    connections: FakeConnections = field(default_factory=FakeConnections)
    practice: bool = False
    known: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        ground, media = self.ground, self.media
        self.inbox = Inbox(ground, self.settings, media)
        self.listing, self.sharing, self.rules = Listing(ground), Sharing(ground), Rules(ground)
        self.people, self.kept, self.search = People(ground), Kept(ground), Search(ground)
        self.customers = Customers(ground, _no_client, cast(Any, media))
        self.attachments = Attachments(ground, media)
        self.reactions = Reactions(ground, _no_client)
        self.photos = FakePhotos(FakeInbox(), media)

    @classmethod
    def open(cls, folder: Path) -> "SharingCore":
        clock, bus = FakeClock(NOW), EventBus()
        db = InlineDatabase.at(folder / "quaychat.db", bytes(32))
        ground = Ground(db, bus, clock, Supervisor(clock), "pc-1")
        return cls(ground, clock, bus, SettingsStore(folder / "settings.json"), FakeMedia())

    def acting(self, by: StaffId) -> "SharingCore":
        made = copy(self)
        made.by = by
        return made

    def hire(self, *people: StaffId) -> None:
        for number, one in enumerate(people, 1):
            self.write_in(staff.add, Staff(one, NAMES.get(one, one), f"{one}@shop.vn", created_at=number))

    def write_in(self, do: Callable[..., Any], *values: object) -> Any:
        with writing(self.ground.db._engine) as session:
            return do(session, *values)

    def share(
        self,
        *members: StaffId,
        method: Method = Method.CLAIM,
        old: OldChoice = OldChoice.KEEP,
        options: Options | None = None,
    ) -> None:
        """Save the rule of this OA, made or changed."""
        known = next((rule for rule in at_once(self.rules.all()) if rule.id == R), None)
        version = known.version if known is not None else 0
        at_once(self.rules.save(RuleDraft(R, "Ca sáng", (OA,), members, method, old, options or Options(), version)))

    def writes(self, user: str, text: str = "Còn hàng không ạ?", name: str = "") -> ConversationId:
        """A customer writes, and what follows is decided."""
        self.clock.set_wall(self.clock.now() + 1_000)
        named = name or ("" if user in self.known else f"Khách {user}")
        self.known.add(user)
        row = said(text, self.clock.now(), user=UserId(user), name=named)
        return self._take(row, user)

    def answers(self, user: str, text: str = "Dạ còn ạ") -> ConversationId:
        """The shop answers from OA Manager."""
        self.clock.set_wall(self.clock.now() + 60_000)
        return self._take(answered(text, self.clock.now(), user=UserId(user)), user)

    def _take(self, row: HistoryRow, user: str) -> ConversationId:
        cid = ConversationId(OA, UserId(user))
        self.write_in(lambda session: messages.ingest(session, OA, [row], self.clock.now(), live=True))
        self.bus.publish(MessagesStored(frozenset({cid}), frozenset({cid})))
        outcome = self.write_in(lambda session: sharing.catch_up(session, {OA}, self.clock.now(), (cid,)))
        announce(self.bus, outcome)
        return cid

    def close(self) -> None:
        self.ground.db.put_it_away()
