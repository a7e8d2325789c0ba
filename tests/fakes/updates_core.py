"""Updates for tests of the window: what was asked of them, and what they were told to say."""

from dataclasses import dataclass, field

from app.domain.ids import OWNER, StaffId
from app.domain.updates.state import Phase, UpdateState
from app.errors import AppError
from app.events import EventBus, UpdatesChanged


@dataclass
class FakeUpdates:
    bus: EventBus
    known: UpdateState = field(default_factory=lambda: UpdateState(Phase.CURRENT, "0.1.0"))
    found: UpdateState | None = None
    """What a look finds; None: as it was."""
    fails: AppError | None = None
    calls: list[object] = field(default_factory=list)

    async def state(self) -> UpdateState:
        return self.known

    def begin(self, supervisor: object) -> None:
        self.calls.append("begin")

    async def look_now(self, by: StaffId = OWNER) -> UpdateState:
        self.calls.append(("look", by))
        if self.fails is not None:
            raise self.fails
        self.become(self.found or self.known)
        return self.known

    def become(self, state: UpdateState) -> None:
        self.known = state
        self.bus.publish(UpdatesChanged())
