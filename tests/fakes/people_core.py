"""What the people's dialogs need of the core: the real use cases on a real database file, PINs that cost nothing."""

from dataclasses import dataclass

from argon2 import PasswordHasher

from app.domain.ids import OWNER, ConversationId, StaffId, UserId
from app.domain.sharing.values import Status
from app.domain.staff import Staff
from app.services.staff import People
from app.store import conversations, staff
from app.store.ingest import ingest
from app.store.staff import PinRecord
from tests.fakes.history import OA, said
from tests.fakes.rules_core import AN, BINH, CUC, NAMES, RulesCore

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PIN = "2468"


@dataclass
class PeopleCore(RulesCore):
    def __post_init__(self) -> None:
        self.people = People(self.ground, CHEAP, self.media)

    def employ(self, *, owner_pin: str = PIN) -> None:
        """Chị Lan and three others: one holds conversations, one is away, one is gone."""
        with self._writing() as session:
            staff.save(session, Staff(OWNER, "Trần Thị Lan", "lan@shop.vn"))
            for who, status in ((AN, Status.ACTIVE), (BINH, Status.PAUSED), (CUC, Status.DEACTIVATED)):
                staff.add(session, Staff(who, NAMES[who], f"{who}@shop.vn", status, created_at=len(who)))
            for who, pin in ((OWNER, owner_pin), (AN, PIN)):
                staff.save_pin_record(session, who, PinRecord(CHEAP.hash(pin) if pin else "", 0, 0))

    def give(self, who: StaffId, *users: str) -> None:
        """These customers have written, and this person looks after them."""
        rows = [said(user=UserId(user), at=self.clock.now() - 60_000, name=f"Khách {user}") for user in users]
        with self._writing() as session:
            ingest(session, OA, rows, self.clock.now(), live=False)
            for row in rows:
                conversations.set_assignee(session, ConversationId(OA, row.user_id), who)

    def known(self, who: StaffId) -> Staff:
        with self._writing() as session:
            found = staff.get(session, who)
        assert found is not None
        return found
