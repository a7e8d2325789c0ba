"""What a person has written into a conversation that is no longer theirs: kept for them alone."""

from dataclasses import dataclass

from app.domain.ids import ConversationId, OutboxId


@dataclass(frozen=True, slots=True)
class KeptText:
    """A draft, or (`item`) a message that had not begun to leave when the conversation changed hands. `name` is the
    customer's, where the person may still see the conversation."""

    conversation: ConversationId
    text: str
    at: int
    files: int = 0
    item: OutboxId | None = None
    name: str = ""
