"""Between the thread and the composer: quotes, reactions, taking back and editing what was just sent."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint

from app.domain.ids import MessageKey, OutboxId
from app.domain.messages import Message
from app.domain.reactions import Icon
from ui.inbox.composer import Composer
from ui.inbox.message_bar import MessageBar
from ui.inbox.reaction_bar import ReactionBar
from ui.inbox.thread import ThreadView
from ui.inbox.words import seconds_left
from ui.models.entries import Entry, EntryKind
from ui.models.thread import ThreadModel
from ui.theme.theme import Theme
from ui.theme.tokens import Space

if TYPE_CHECKING:
    from app.bootstrap import Core


class Answering(QObject):
    """Owned by the pane that shows both."""

    def __init__(
        self,
        core: Core,
        theme: Theme,
        view: ThreadView,
        composer: Composer,
        spawn: Callable[[Coroutine[Any, Any, None]], object],
    ) -> None:
        super().__init__(view)
        self._core = core
        self._view = view
        self._model: ThreadModel = view.thread_model
        self._composer = composer
        self._spawn = spawn
        self._reacting: Message | None = None
        self.bar = MessageBar(view, theme)
        self.reactions = ReactionBar(theme, view.viewport())
        self._connect()

    def _connect(self) -> None:
        view, composer = self._view, self._composer
        self.bar.reply.connect(self.reply_to)
        self.bar.react.connect(self.react_to)
        view.reply_wanted.connect(self.reply_to)
        view.react_wanted.connect(self.react_to)
        self.reactions.chosen.connect(self._on_chosen)
        self.reactions.closed.connect(self._after_reacting)
        composer.editor.thread_wanted.connect(self._on_up)
        composer.editor.undo_send_wanted.connect(self.take_back_last)
        composer.editor.quote_stepped.connect(self._step)
        composer.quote_pressed.connect(lambda message: self.show_message(message.key))
        self._model.opened.connect(self.reactions.leave)

    # --- quoting

    def reply_to(self, entry: Entry) -> None:
        """The next answer quotes this message."""
        if entry.message is not None:
            self._composer.quote(entry.message)

    def _step(self, by: int) -> None:
        """Quote the message before or after the one that is quoted; past the newest, none."""
        found = [entry for entry in self._entries() if entry.message is not None]
        now = self._composer.quoted
        at = next(
            (n for n, entry in enumerate(found) if entry.message is not None and entry.message == now), len(found)
        )
        wanted = max(0, at + by)
        if wanted >= len(found):
            self._composer.quote(None)
            return
        self._composer.quote(found[wanted].message)
        self._view.show_quietly(found[wanted].id)

    def show_message(self, key: MessageKey) -> None:
        """Go to a message of this conversation, wherever it is."""
        if self._model.conversation is not None:
            self._model.open_at(self._model.conversation, key)

    # --- reacting

    def react_to(self, entry: Entry, where: QPoint) -> None:
        """Offer the reactions over a customer's message; `where` in the viewport."""
        if entry.message is None or entry.outgoing:
            return
        self._reacting = entry.message
        room = self._view.parentWidget() or self._view
        if self.reactions.parentWidget() is not room:
            self.reactions.move_to(room)  # over all of the pane: a small thread would cut it
        corner = self._view.viewport().mapTo(room, where) - QPoint(0, Space.XS)
        self.reactions.open_at(corner, entry.reaction)

    def _on_chosen(self, icon: Icon | None) -> None:
        if self._reacting is not None:
            self._spawn(self._react(self._reacting, icon))

    async def _react(self, message: Message, icon: Icon | None) -> None:
        await self._core.reactions.set(message.conversation, message.remote_id, icon, self._core.by)
        self._model.refresh()

    def _after_reacting(self) -> None:
        self._view.setFocus()

    # --- taking back

    def _on_up(self) -> None:
        """Up in the empty field edits what was sent last while it can be; else it leads into the messages."""
        if not self.take_back_last():
            self._view.setFocus()

    def take_back_last(self) -> bool:
        """Take back the newest answer that hasn't left yet, whole; False if there is none."""
        now = self._core.clock.now()
        for entry in reversed(self._entries()):
            if entry.kind is EntryKind.OUTBOX and entry.item is not None and seconds_left(entry.item, now):
                self._spawn(self.take_back(entry.item.id, None))
                return True
        return False

    async def take_back(self, item: OutboxId, quoted: Message | None) -> None:
        """Back into the field, text, files and quote."""
        cid = self._model.conversation
        quotes = {e.item.id: e.quote for e in self._entries() if e.item is not None and e.quote is not None}
        draft = await self._core.inbox.take_back(item, self._core.by)
        if draft is not None and cid == self._model.conversation:
            named = (quote.message for quote in quotes.values() if quote.remote_id == draft.quote)
            self._composer.bring_back(draft, quoted or next(named, None))
        self._model.refresh()

    def _entries(self) -> list[Entry]:
        return [self._model.entry(row) for row in range(self._model.rowCount())]
