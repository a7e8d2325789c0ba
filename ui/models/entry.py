"""One row of a thread, whatever it is."""

from dataclasses import dataclass
from enum import IntEnum

from app.domain.messages import Direction, Gap, Message
from app.domain.origins import Hand
from app.domain.outbox import OutboxItem
from app.domain.quotes import Quote
from app.domain.reactions import Reaction
from app.domain.sharing.log import LogLine


class EntryKind(IntEnum):
    DAY = 1
    GAP = 2
    NEW = 3
    """The line above the first message that has not been read."""
    MESSAGE = 4
    OUTBOX = 5
    HANDS = 6
    """Who has the conversation now, and why; several lines are one row until it is unfolded."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the thread. `id` stays the same when an outbox item turns into its history row.

    A message that was sent from here keeps its `item`, so that the picture on screen stays the local file.
    `quote` is what a message of ours answers to, `reaction` ours to a customer's.
    `first` and `last` tell whether a bubble begins or ends a run of its side. `at` is epoch milliseconds.
    """

    id: str
    kind: EntryKind
    at: int
    message: Message | None = None
    item: OutboxItem | None = None
    gap: Gap | None = None
    behind: bool = False
    """An item before it needs a person first; until then this one doesn't leave."""
    first: bool = True
    last: bool = True
    quote: Quote | None = None
    reaction: Reaction | None = None
    hand: Hand | None = None
    """Whose it is; None for what is nobody's: days, gaps."""
    album: tuple["Entry", ...] = ()
    """The photos of a grid, the first of which this entry is too; empty for everything else."""

    lines: tuple[LogLine, ...] = ()
    """Of HANDS: what happened, the oldest first."""

    @property
    def members(self) -> tuple["Entry", ...]:
        """The messages of this row: those of its album, or itself alone."""
        return self.album or (self,)

    def member(self, entry_id: str) -> "Entry | None":
        return next((one for one in self.members if one.id == entry_id), None)

    @property
    def outgoing(self) -> bool:
        if self.message is not None:
            return self.message.direction is Direction.OUT
        return self.item is not None
