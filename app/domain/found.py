"""What a search has found: customers, notes, messages, each with what to highlight."""

from dataclasses import dataclass

from app.domain.ids import ConversationId, MessageKey
from app.domain.matching import Marked
from app.domain.messages import Message
from app.domain.query import Query


@dataclass(frozen=True, slots=True)
class Person:
    """The customer that a hit is about, as the list shows them."""

    conversation: ConversationId
    name: str
    avatar: str


@dataclass(frozen=True, slots=True)
class CustomerHit:
    person: Person
    name: Marked
    detail: Marked
    """What else they are found by: another name, the phone."""


@dataclass(frozen=True, slots=True)
class NoteHit:
    person: Person
    item: int
    """The note's own id."""
    at: int
    text: Marked


@dataclass(frozen=True, slots=True)
class MessageHit:
    person: Person
    message: Message
    text: Marked
    """The words around the first hit; may be empty, as of a photo without a caption."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a search goes on: hits that are known already, in their order, then messages older than `below`."""

    pending: tuple[MessageKey, ...]
    below: MessageKey


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a search. `cursor` is None when everything has been looked through."""

    query: Query
    customers: tuple[CustomerHit, ...] = ()
    notes: tuple[NoteHit, ...] = ()
    messages: tuple[MessageHit, ...] = ()
    cursor: Cursor | None = None
    indexed_from: int = 0
    """Messages before this moment (epoch milliseconds) are still being made searchable; 0: all are."""


@dataclass(frozen=True, slots=True)
class FoundInThread:
    """Messages of one conversation, the newest first; `below` is where to go on, None when all were looked at."""

    keys: tuple[MessageKey, ...]
    below: MessageKey | None
