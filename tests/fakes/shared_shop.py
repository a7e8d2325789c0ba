"""A shop with staff whose customers' messages come through the real ingest, as the poller brings them."""

from dataclasses import dataclass, field

from app.domain.ids import ConversationId, OaId, StaffId, UserId
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import Method, OldChoice, Options, RuleId
from app.domain.staff import Staff
from app.events import Assigned, Looked, MessagesStored
from app.services.ground import Ground
from app.services.rules import Consent, Rules
from app.services.sharing import Sharing
from app.store import conversations, messages, staff
from tests.fakes.clock import FakeClock, settle
from tests.fakes.history import OA, answered, said

AN, BINH, CUC = StaffId("an"), StaffId("binh"), StaffId("cuc")
R = RuleId("R")


@dataclass
class SharedShop:
    ground: Ground
    clock: FakeClock
    rules: Rules = field(init=False)
    sharing: Sharing = field(init=False)
    told: list[Assigned] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rules = Rules(self.ground)
        self.sharing = Sharing(self.ground)
        self.ground.bus.subscribe(Assigned, self.told.append)

    async def hire(self, *people: StaffId) -> None:
        for one in people:
            await self.ground.db.write(staff.add, Staff(one, one.title(), f"{one}@shop.vn"))

    def draft(
        self,
        *members: StaffId,
        sources: tuple[OaId, ...] = (OA,),
        method: Method = Method.ROUND_ROBIN,
        old: OldChoice = OldChoice.KEEP,
        options: Options | None = None,
        version: int = 0,
    ) -> RuleDraft:
        return RuleDraft(R, "Ca sáng", sources, members, method, old, options or Options(), version)

    async def make(self, *members: StaffId, consent: Consent | None = None, **values: object) -> None:
        await self.rules.save(self.draft(*members, **values), consent=consent)  # type: ignore[arg-type]

    async def start(self) -> None:
        self.ground.supervisor.keep("sharing", self.sharing.run)
        await settle()

    async def write(self, *users: str, looked: bool = True) -> None:
        """These customers write, in one page; `looked`: the look at the OA is over."""
        rows = []
        for user in users:
            await self.clock.advance(1)
            rows.insert(0, said(user=UserId(user), at=self.clock.now()))
        await self._take(rows)
        if looked:
            await self.look()

    async def answer(self, user: str, *, after: float = 30) -> None:
        """From OA Manager; within two seconds it is an automatic reply."""
        await self.clock.advance(after)
        await self._take([answered(user=UserId(user), at=self.clock.now())])
        await self.look()

    async def look(self) -> None:
        self.ground.bus.publish(Looked(OA))
        await settle()

    async def _take(self, rows: list) -> None:  # type: ignore[type-arg]
        done = await self.ground.db.write(messages.ingest, OA, rows, self.clock.now(), live=True)
        self.ground.bus.publish(MessagesStored(done.conversations, done.arrived))
        await settle()

    async def holder(self, user: str) -> str:
        row = await self.ground.db.read(conversations.get, talk(user))
        assert row is not None
        return row.assignee or "-"


def talk(user: str) -> ConversationId:
    return ConversationId(OA, UserId(user))
