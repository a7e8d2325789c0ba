"""The same shop as in `sharing`, but every decision is loaded from a database, and saved there."""

from dataclasses import dataclass, field

from app.domain.ids import OWNER, ConversationId, StaffId, first_key
from app.domain.messages import GapReason
from app.domain.sharing.shop import Outcome, Shop
from app.domain.sharing.values import Facts, Person
from app.domain.staff import Staff
from app.store import sharing, staff
from app.store.sharing import Scope
from app.store.tables import conversations, gaps
from app.store.upsert import upsert
from app.store.work import Session
from tests.fakes.sharing import OA1, OA2, OA3, Decide, Stage, assert_told


@dataclass
class StoredStage(Stage):
    """Reads the shop back whole after each step, so that what was not written is not there."""

    session: Session = field(default=None)  # type: ignore[assignment]

    def hire(self, *people: StaffId) -> None:
        for one in people:
            if one == OWNER:
                continue
            staff.add(self.session, Staff(one, f"Người {one}", f"{one}@shop.vn", created_at=self.now))
        self._read()

    def do(self, decide: Decide, by: StaffId | None = None) -> Outcome:
        outcome = sharing.decide(self.session, self._scope(), decide, self.now)
        assert_told(outcome, by, self.now)
        return self._done(outcome)

    def tell(self, told: dict[ConversationId, Facts]) -> Outcome:
        self.facts.update(told)
        for cid, facts in told.items():
            self._write(cid, facts)
        return self._done(sharing.catch_up(self.session, {cid.oa_id for cid in told}, self.tick(), tuple(told)))

    def _scope(self) -> Scope:
        return Scope(tuple(self.facts), tuple(self.shop.rules), (OA1, OA2, OA3))

    def _done(self, outcome: Outcome) -> Outcome:
        self.steps += outcome.steps
        self._read()
        decided, read = outcome.shop, self.shop
        assert {cid: read.talks[cid] for cid in decided.talks} == decided.talks, "not read as it was decided"
        if outcome.steps:
            assert (read.rules, read.sources) == (decided.rules, decided.sources)
        return outcome

    def _read(self) -> None:
        self.shop = sharing.load(self.session, Scope(whole=(OA1, OA2, OA3)))
        people = {**{OWNER: Person(OWNER)}, **self.shop.people}
        self.shop = Shop(people, self.shop.rules, self.shop.sources, self.shop.talks)

    def _write(self, cid: ConversationId, facts: Facts) -> None:
        """As ingest keeps the heads."""
        values = {
            "first_in_at": facts.first_in_at,
            "last_in_key": first_key(facts.last_in_at),
            "last_at": facts.last_at,
            "waiting_since": facts.waiting_since,
            "waiting": int(facts.unanswered),
        }
        upsert(self.session, conversations, {"oa_id": cid.oa_id, "user_id": cid.user_id}, values)
        here = (gaps.c.oa_id == cid.oa_id) & (gaps.c.user_id == cid.user_id)
        self.session.execute(gaps.delete().where(here))
        if not facts.read_back:
            gap = {"before": facts.first_in_at, "reason": GapReason.NOT_FETCHED.value}
            upsert(self.session, gaps, {"oa_id": cid.oa_id, "user_id": cid.user_id, "after": 0}, gap)
