"""A shop in the middle of a day, for the owner's view: real use cases on a real file, and a log that says something."""

from app.domain.ids import OWNER, ConversationId, OaId, StaffId, UserId
from app.domain.sharing import edits, hands
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.shop import Outcome
from app.domain.sharing.values import Method, RuleId, Status
from app.store import messages, sharing
from app.store.sharing import Decide, Scope
from app.store.tables import outbox
from tests.fakes.history import answered, said
from tests.fakes.inbox import OA, OA2
from tests.fakes.rules_core import AN, BINH, CUC, RulesCore

MORNING, EVENING = RuleId("morning"), RuleId("evening")
MINUTE = 60_000
POOL = ("Anh Phúc", "Chị Ngà", "Bé Na shop", "Cô Hạnh")


class BusyShop:
    """Everything happens within the hour before now."""

    def __init__(self, core: RulesCore) -> None:
        self.core = core
        self.now = core.clock.now() - 60 * MINUTE

    def play(self) -> None:
        """Two rules, customers who wait and who were answered, things handed over, given back and taken."""
        self.core.hire(AN, BINH, CUC)
        self.save(RuleDraft(MORNING, "Ca sáng", (OA,), (AN, BINH, CUC)))
        self.save(RuleDraft(EVENING, "Kho sỉ · ai rảnh thì nhận", (OA2,), (BINH, CUC), Method.CLAIM))
        self.write(OA, *(f"Khách {number}" for number in range(1, 18)))
        self.write(OA2, *POOL)
        self.decide(lambda shop: hands.claim(shop, talk(OA2, 1), BINH, self.now))
        self.decide(lambda shop: hands.hand_over(shop, talk(OA, 1), AN, BINH, now=self.now, note="khách quen"))
        self.decide(lambda shop: hands.give_back(shop, talk(OA, 2), BINH, self.now))
        self.decide(lambda shop: hands.take_over(shop, talk(OA, 3), OWNER, self.now))
        for number, who in ((1, BINH), (4, AN), (5, BINH), (7, AN)):
            self.answer(OA, number, who)
        self.decide(lambda shop: edits.set_status(shop, CUC, Status.PAUSED, self.now, CUC))

    def write(self, oa: OaId, *names: str) -> None:
        rows = []
        for number, name in enumerate(names, 1):
            self.now += MINUTE // 2
            rows.append(said(user=UserId(f"{number:04}"), at=self.now, name=name))
        with self.core._writing() as session:
            messages.ingest(session, oa, rows, self.now, live=True)
            sharing.catch_up(session, [oa], self.now)

    def answer(self, oa: OaId, number: int, by: StaffId) -> None:
        self.now += MINUTE
        cid = talk(oa, number)
        values = {**cid._asdict(), "author": by, "kind": "text", "state": "sent", "sent_at": self.now, "linked": True}
        with self.core._writing() as session:
            session.execute(outbox.insert().values(**values))
            messages.ingest(session, oa, [answered(user=cid.user_id, at=self.now)], self.now, live=True)

    def save(self, draft: RuleDraft) -> None:
        self.decide(lambda shop: edits.save_rule(shop, draft, self.now, OWNER))

    def decide(self, decision: Decide) -> Outcome:
        self.now += MINUTE
        with self.core._writing() as session:
            return sharing.decide(session, Scope(rules=(MORNING, EVENING), whole=(OA, OA2)), decision, self.now)


def talk(oa: OaId, number: int) -> ConversationId:
    return ConversationId(oa, UserId(f"{number:04}"))
