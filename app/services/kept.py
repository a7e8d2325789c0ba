"""What a person wrote into conversations that somebody else has now: for them to copy or to throw away."""

from app.domain.ids import StaffId
from app.domain.kept import KeptText
from app.events import ConversationsChanged, OutboxChanged
from app.services.ground import Ground
from app.store import kept, outbox
from app.store.work import Session


class Kept:
    """The acting person is an argument; everybody is told of their own alone."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def texts(self, by: StaffId) -> list[KeptText]:
        """The newest first. No customer is named whose conversation `by` may no longer see."""
        return await self._ground.db.read(kept.texts, by)

    async def discard(self, text: KeptText, by: StaffId) -> None:
        """Throw it away. What is being sent by somebody else by now is left alone."""
        await self._ground.db.write(_discard, text, by)
        if text.item is not None:
            self._ground.bus.publish(OutboxChanged(text.conversation, frozenset({text.item})))
        self._ground.bus.publish(ConversationsChanged(frozenset({text.conversation})))


def _discard(session: Session, text: KeptText, by: StaffId) -> None:
    if text.item is None:
        kept.drop_draft(session, text.conversation, by)
        return
    item = outbox.get(session, text.item)
    if item is not None and item.author == by:
        outbox.cancel(session, item.id)
