"""What the rules' dialog needs of the core: the real use cases on a real database file, with made-up OAs around."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.ids import OWNER, ConversationId, OaId, StaffId, UserId
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import Rule, RuleId
from app.domain.staff import Staff
from app.events import EventBus
from app.services.ground import Ground
from app.services.overview import Overview
from app.services.rules import Rules
from app.services.sharing import Sharing
from app.services.staff import People
from app.store import conversations, messages, rule_drafts, rules, staff
from app.store.engine import writing
from app.store.work import Session
from app.tasks import Supervisor
from tests.fakes.clock import FakeClock
from tests.fakes.history import said
from tests.fakes.inbox import FakeMedia
from tests.fakes.inline import InlineDatabase
from tests.fakes.setup import FakeConnections

AN, BINH, CUC = (StaffId(name) for name in ("an", "binh", "cuc"))
NAMES = {AN: "Nguyễn Văn An", BINH: "Trần Thị Bình", CUC: "Lê Cúc"}


class Inbox:
    def __init__(self, db: InlineDatabase) -> None:
        self._db = db

    async def rows(self, ids: list[ConversationId], by: StaffId = OWNER) -> list:  # type: ignore[type-arg]
        return await self._db.read(conversations.rows, ids)


@dataclass
class RulesCore:
    ground: Ground
    clock: FakeClock
    bus: EventBus
    rules: Rules
    sharing: Sharing
    people: People
    inbox: Inbox
    connections: FakeConnections
    overview: Overview
    media: FakeMedia = field(default_factory=FakeMedia)
    by: StaffId = OWNER

    @classmethod
    def open(cls, folder: Path) -> "RulesCore":
        clock, bus = FakeClock(), EventBus()
        db = InlineDatabase.at(folder / "quaychat.db", bytes(32))
        ground = Ground(db, bus, clock, Supervisor(clock), "pc-1")
        services = Rules(ground), Sharing(ground), People(ground)
        return cls(ground, clock, bus, *services, Inbox(db), FakeConnections(bus), Overview(ground))

    def hire(self, *people: StaffId) -> None:
        for number, one in enumerate(people, 1):
            made = Staff(one, NAMES.get(one, one), f"{one}@shop.vn", created_at=number)
            with self._writing() as session:
                staff.add(session, made)

    def history(self, oa_id: OaId, *names: str) -> None:
        """Old conversations, one for each name."""
        rows = [
            said(user=UserId(f"{number:04}"), at=self.clock.now() - number * 60_000, name=name)
            for number, name in enumerate(names, 1)
        ]
        with self._writing() as session:
            messages.ingest(session, oa_id, rows, self.clock.now(), live=False)

    def saved(self) -> dict[RuleId, Rule]:
        with self._writing() as session:
            return rules.all_rules(session)

    def kept(self) -> dict[RuleId, RuleDraft]:
        with self._writing() as session:
            return rule_drafts.everything(session)

    def edit_elsewhere(self, rule: Rule, **changes: object) -> None:
        """Another window has saved this rule."""
        after = replace(rule, version=rule.version + 1, **changes)  # type: ignore[arg-type]
        with self._writing() as session:
            rules.save_rules(session, {rule.id: rule}, {rule.id: after}, self.clock.now())

    def close(self) -> None:
        self.ground.db.put_it_away()

    def _writing(self) -> AbstractContextManager[Session]:
        return writing(self.ground.db._engine)
