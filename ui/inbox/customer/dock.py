"""The customer panel's place in the inbox: made when it is first opened, following the open conversation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.customers import NoteId
from app.domain.ids import ConversationId
from app.events import ConversationsChanged, CustomerChanged, MessagesStored
from ui.bridge import Coalescer
from ui.inbox.customer.side import SidePlace
from ui.inbox.pictures import Pictures
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.bootstrap import Core
    from ui.inbox.customer.panel import CustomerPanel


class CustomerDock(SidePlace):
    """`photo_wanted` and `place_wanted` bring a message, `conversation_wanted` an id; `left`: the keyboard goes back to
    the messages."""

    left = Signal()
    conversation_wanted = Signal(object)
    photo_wanted = Signal(object)
    place_wanted = Signal(object)

    def __init__(self, core: Core, main: QWidget, pictures: Pictures, theme: Theme) -> None:
        super().__init__(main, theme)
        self._core = core
        self._pictures = pictures
        self._theme = theme
        self._open: tuple[ConversationId | None, str] = (None, "")
        self.panel: CustomerPanel | None = None
        self.kept.connect(lambda kept: core.settings.change(customer_panel=kept))
        self.shown.connect(self._on_shown)
        Coalescer(core.bus, self, CustomerChanged, self._on_customer)
        Coalescer(core.bus, self, ConversationsChanged, self._on_conversations)
        Coalescer(core.bus, self, MessagesStored, self._on_stored)

    def restore(self) -> None:
        """As it was left; called after the first rows, which nothing may keep back."""
        self.want(self._core.settings.current.customer_panel)

    def toggle_panel(self) -> None:
        """Ctrl+I, or the button of the header."""
        self.toggle()
        if self.panel is not None and self.is_shown:
            self.panel.take_focus()
        else:
            self.left.emit()

    def follow(self, cid: ConversationId | None, oa_name: str = "") -> None:
        """Another conversation was opened, or (None) none is; `oa_name` is empty where the shop has one OA alone."""
        self.close_drawer()
        self._open = (cid, oa_name)
        self._show()

    def show_note(self, note: NoteId) -> None:
        """The panel of the open conversation, at this note."""
        self.bring()
        if self.panel is not None:
            self.panel.show_note(note)

    def add_tag(self) -> None:
        """The panel of the open conversation, where a tag is typed."""
        self.bring()
        if self.panel is not None:
            self.panel.add_tag()

    def _on_shown(self, shown: bool) -> None:
        if shown and self.panel is None:
            self._make()
        self._show()

    def _make(self) -> None:
        from ui.inbox.customer.panel import CustomerPanel  # only those who look pay for it

        self.panel = panel = CustomerPanel(
            self._core.customers, self._pictures, self._theme, self._core.clock.now, by=self._core.by
        )
        panel.closed.connect(self.toggle_panel)
        panel.left.connect(self._leave)
        panel.conversation_wanted.connect(self.conversation_wanted)
        panel.photo_wanted.connect(self.photo_wanted)
        panel.place_wanted.connect(self._go_to)
        self.set_panel(panel)

    def _show(self) -> None:
        """The panel follows as long as it can be seen: nobody reads customers that nobody looks at."""
        if self.panel is not None and self.is_shown:
            self.panel.open(*self._open)

    def _leave(self) -> None:
        self.close_drawer()
        self.left.emit()

    def _go_to(self, message: object) -> None:
        self.close_drawer()
        self.place_wanted.emit(message)

    def _on_customer(self, events: list[CustomerChanged]) -> None:
        if self.panel is not None and self.is_shown and any(event.conversation == self._open[0] for event in events):
            self.panel.refresh()

    def _on_conversations(self, events: list[ConversationsChanged]) -> None:
        if self.panel is not None and self.is_shown and self._concerns(events):
            self.panel.refresh()

    def _on_stored(self, events: list[MessagesStored]) -> None:
        if self.panel is not None and self.is_shown and self._concerns(events):
            self.panel.refresh_messages()

    def _concerns(self, events: Sequence[ConversationsChanged | MessagesStored]) -> bool:
        return any(self._open[0] in event.conversations for event in events)
