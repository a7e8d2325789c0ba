"""What a window hears of sharing: everything is news for whoever sits there, but what a test says is not."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.ids import OWNER, ConversationId, StaffId
from app.services.telling import Heard
from tests.fakes.unshared import Unshared


@dataclass
class FakeSharing(Unshared):
    others: set[ConversationId] = field(default_factory=set)
    """Somebody else's."""
    not_yet: set[ConversationId] = field(default_factory=set)

    async def hear(self, cids: Sequence[ConversationId], by: StaffId = OWNER) -> Heard:
        news = [cid for cid in cids if cid not in self.others]
        return Heard(
            tuple(cid for cid in news if cid not in self.not_yet), tuple(cid for cid in news if cid in self.not_yet)
        )
