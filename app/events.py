"""What has changed, said after the commit: ids, never what to draw. Events are cheap to lose; every view can read
again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from app.domain.connections import OaStatus
from app.domain.ids import ConversationId, MediaKey, OaId, OutboxId, StaffId
from app.domain.sharing.values import RuleId, Why


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events."""


@dataclass(frozen=True, slots=True)
class MessagesStored(Event):
    """New messages, gaps or links between messages and outbox items, in these conversations."""

    conversations: frozenset[ConversationId]
    arrived: frozenset[ConversationId] = frozenset()
    """Those in which a customer wrote something new now (not a back-fill): what a notification is for."""


@dataclass(frozen=True, slots=True)
class AnsweredOutside(Event):
    """Somebody has answered these customers from elsewhere, OA Manager perhaps (CL17): their holders should know."""

    conversations: frozenset[ConversationId]


@dataclass(frozen=True, slots=True)
class ConversationsChanged(Event):
    """Rows of the list changed for another reason: name, picture, seen, draft, customer data."""

    conversations: frozenset[ConversationId]


@dataclass(frozen=True, slots=True)
class CustomerChanged(Event):
    """What is known of this customer beside the list's row: a field, an edit's state, a note."""

    conversation: ConversationId


@dataclass(frozen=True, slots=True)
class OutboxChanged(Event):
    conversation: ConversationId
    items: frozenset[OutboxId]


@dataclass(frozen=True, slots=True)
class UploadProgress(Event):
    """How much of an item's file has left, 0 to 1; None: the upload has ended, one way or another."""

    conversation: ConversationId
    item: OutboxId
    done: float | None


@dataclass(frozen=True, slots=True)
class ReactionsChanged(Event):
    """A reaction in this conversation was wished, sent or refused."""

    conversation: ConversationId


@dataclass(frozen=True, slots=True)
class MediaChanged(Event):
    """Cached files were stored, or were found to be dead."""

    keys: frozenset[MediaKey]


@dataclass(frozen=True, slots=True)
class ConnectionsChanged(Event):
    """An OA was connected, renamed, disconnected, or its state changed."""

    oa_id: OaId


@dataclass(frozen=True, slots=True)
class StatusChanged(Event):
    status: OaStatus


@dataclass(frozen=True, slots=True)
class Looked(Event):
    """A look at an OA is over, all its pages are stored: what it brought can be dealt as one."""

    oa_id: OaId


@dataclass(frozen=True, slots=True)
class RulesChanged(Event):
    """A rule, its OAs or its members, or a person's state."""


@dataclass(frozen=True, slots=True)
class StaffChanged(Event):
    """Somebody joined, or changed their name, picture, address or PIN."""


@dataclass(frozen=True, slots=True)
class Assigned(Event):
    """A conversation has another holder, or none (None)."""

    conversation: ConversationId
    holder: StaffId | None
    before: StaffId | None
    why: Why
    by: StaffId | None = None


@dataclass(frozen=True, slots=True)
class Unclaimed(Event):
    """Nobody has claimed these in time (CL16): for the members, and the connector."""

    conversations: frozenset[ConversationId]


@dataclass(frozen=True, slots=True)
class NobodyLeft(Event):
    """A rule has OAs and nobody in it any more (OL14): all that comes waits with the connector."""

    rule: RuleId


@dataclass(frozen=True, slots=True)
class BackfillProgress(Event):
    """The first back-fill of an OA: `done` of `total` customers (total 0 = not known yet); `finished` ends it."""

    oa_id: OaId
    done: int
    total: int
    messages: int
    finished: bool = False


@dataclass(frozen=True, slots=True)
class SearchIndexChanged(Event):
    """More of what was stored before the index can be found now."""


@dataclass(frozen=True, slots=True)
class QuarantineChanged(Event):
    """Rows of this OA can't be read, or some that could not be now are."""

    oa_id: OaId


@dataclass(frozen=True, slots=True)
class BackupsChanged(Event):
    """A backup goes on, was made, or failed."""


@dataclass(frozen=True, slots=True)
class UpdatesChanged(Event):
    """A new version is looked for, fetched, or ready; or that failed."""


E_ = TypeVar("E_", bound=Event)


class Subscription:
    """Ends when `close()` is called."""

    def __init__(self, close: Callable[[], None]) -> None:
        self.close = close


class EventBus:
    """Typed, synchronous, in one thread: the loop's. Handlers are fast and must not raise."""

    def __init__(self) -> None:
        self._handlers: dict[type[Event], list[Callable[[Event], None]]] = {}

    def subscribe(self, kind: type[E_], handler: Callable[[E_], None]) -> Subscription:
        """Call `handler` for each event of exactly this class, until the subscription is closed."""

        def call(event: Event) -> None:
            assert isinstance(event, kind)
            handler(event)

        handlers = self._handlers.setdefault(kind, [])
        handlers.append(call)

        def close() -> None:
            if call in handlers:
                handlers.remove(call)

        return Subscription(close)

    def publish(self, event: Event) -> None:
        for handler in tuple(self._handlers.get(type(event), ())):
            handler(event)
