"""What the models read from: the few calls of the core's inbox that they need."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from app.domain.conversations import ReplyWindow
from app.domain.ids import ConversationId, MessageKey, OutboxId, RemoteId, StaffId
from app.domain.listing import Listed, View
from app.domain.messages import Gap, Message

if TYPE_CHECKING:  # the list's first rows don't wait for these
    from app.domain.outbox import Draft, OutboxItem
    from app.domain.quotes import Quote
    from app.domain.reactions import Reaction
    from app.domain.sharing.log import LogLine

Spawn = Callable[[Coroutine[Any, Any, None]], object]
"""Runs a coroutine for its owner; a test gives one that runs it at once."""


class Page(Protocol):
    """A piece of a thread, oldest first; gaps, outbox and hands are always those of the whole conversation."""

    @property
    def messages(self) -> Sequence[Message]: ...

    @property
    def gaps(self) -> Sequence[Gap]: ...

    @property
    def outbox(self) -> Sequence[OutboxItem]: ...

    @property
    def quotes(self) -> Mapping[OutboxId, Quote]: ...

    @property
    def reactions(self) -> Mapping[RemoteId, Reaction]: ...

    @property
    def hands(self) -> Sequence[LogLine]: ...

    @property
    def has_older(self) -> bool: ...

    @property
    def has_newer(self) -> bool: ...


class ConversationSource(Protocol):
    async def first(self, view: View, limit: int, by: StaffId) -> Sequence[Listed]:
        """The first rows of a view."""
        ...

    async def ids(self, view: View, by: StaffId) -> Sequence[ConversationId]:
        """All ids of a view in its order."""
        ...

    async def places(self, view: View, wanted: Sequence[ConversationId], by: StaffId) -> Sequence[Listed]:
        """The rows of these ids, and where they stand in the view; unknown ones are left out."""
        ...


class Outlet(Protocol):
    """Where the composer's answers go."""

    async def send(self, cid: ConversationId, draft: Draft, by: StaffId) -> object: ...

    async def save_draft(
        self, cid: ConversationId, text: str, by: StaffId, *, quote: RemoteId | None = None
    ) -> None: ...

    async def draft(self, cid: ConversationId, by: StaffId) -> str: ...

    async def draft_quote(self, cid: ConversationId, by: StaffId) -> Message | None: ...

    async def reply_window(self, cid: ConversationId, by: StaffId) -> ReplyWindow: ...


class ThreadSource(Protocol):
    async def thread(
        self,
        cid: ConversationId,
        by: StaffId,
        *,
        before: MessageKey | None = None,
        after: MessageKey | None = None,
        limit: int = 100,
    ) -> Page:
        """The newest `limit` messages, or those just before or just after a key."""
        ...
