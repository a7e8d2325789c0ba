"""Reactions to a customer's messages: Zalo's seven icons, and what is known of one on its way (zalo-oa-api.md 6.2)."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.ids import ConversationId, RemoteId, StaffId


class Icon(StrEnum):
    """Zalo's spelling, in the order in which they are offered."""

    HEART = "/-heart"
    LIKE = "/-strong"
    LAUGH = ":>"
    WOW = ":o"
    CRY = ":-(("
    SAD = "--b"
    ANGRY = ":-h"


REMOVE = "/-remove"
"""Takes back all reactions of the OA to a message."""
UNSURE = "?"


class ReactionState(StrEnum):
    WAITING = "waiting"
    """Not at Zalo yet, or nobody knows; tried again until it is."""
    SENT = "sent"
    """Zalo has taken it. Whether it is still there can't be read back."""
    FAILED = "failed"
    """Zalo refuses it."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """What the shop wants to stand at a message: an icon, or None for nothing. The last wish wins.

    `at_zalo` is what stands there for all we know: an icon, "" for nothing, UNSURE while a request is on its way or was
    lost. `turn` grows with each wish, so that an answer is told from one to an older wish. `reason` is an error code.
    """

    conversation: ConversationId
    remote_id: RemoteId
    icon: Icon | None
    state: ReactionState
    author: StaffId
    changed_at: int
    at_zalo: str = ""
    reason: str = ""
    attempts: int = 0
    due_at: int = 0
    turn: int = 0

    @property
    def visible(self) -> bool:
        """Whether the thread has something to show: an icon, or one that can't be taken back."""
        return self.icon is not None or self.state is not ReactionState.SENT

    def steps(self) -> tuple[str, ...]:
        """What is to be sent, in order. Zalo adds icons up, so another one comes only after the first has gone."""
        wanted = self.icon.value if self.icon is not None else ""
        if self.at_zalo == wanted:
            return ()
        removal = (REMOVE,) if self.at_zalo else ()
        return (*removal, wanted) if wanted else removal
