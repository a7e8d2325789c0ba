"""A message that another one answers to: we know it of our own sends alone, since Zalo's history never tells."""

from dataclasses import dataclass

from app.domain.ids import RemoteId
from app.domain.messages import Message


@dataclass(frozen=True, slots=True)
class Quote:
    """`message` is None where the quoted one isn't stored (any more)."""

    remote_id: RemoteId
    message: Message | None = None
