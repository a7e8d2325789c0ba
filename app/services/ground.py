"""What every service stands on: the store, the events, the time, the tasks, and this process's name."""

from dataclasses import dataclass

from app.clock import Clock
from app.events import EventBus
from app.store.database import Database
from app.tasks import Supervisor


@dataclass(frozen=True, slots=True)
class Ground:
    """`holder` names this PC and profile to leases: the same after a restart, another on any other PC."""

    db: Database
    bus: EventBus
    clock: Clock
    supervisor: Supervisor
    holder: str
