"""What every service stands on: the store, the events, the time, the tasks, this process's name, and chance."""

import random
from dataclasses import dataclass, field

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
    chance: random.Random = field(default_factory=random.Random)
    """For every wait that is made uneven: a simulation gives a seeded one, and so plays the same again."""
