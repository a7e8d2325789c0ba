"""The customer panel: reads the card of the open conversation, and takes what a person changes to the core."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain.customers import NoteId, Shared
from app.domain.ids import OWNER, ConversationId, StaffId
from app.errors import AppError
from ui import i18n
from ui.bridge import spawn
from ui.errors import words
from ui.inbox.customer.acts import Acts
from ui.inbox.customer.card_view import CardView
from ui.inbox.customer.exchanged import Gallery
from ui.inbox.customer.typed import Typed
from ui.inbox.pictures import Pictures
from ui.shortcuts import with_key
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import icon_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.texts import label
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from app.services.customers import Customers


class CustomerPanel(QFrame):
    """`photo_wanted` and `place_wanted` bring a message: to look at, and to be shown where it stands."""

    closed = Signal()
    left = Signal()
    """Escape: back to the messages."""
    conversation_wanted = Signal(object)
    photo_wanted = Signal(object)
    place_wanted = Signal(object)

    def __init__(
        self,
        customers: Customers,
        pictures: Pictures,
        theme: Theme,
        now: Callable[[], int],
        *,
        by: StaffId = OWNER,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._customers, self._by = customers, by
        self._now = now
        self._cid: ConversationId | None = None
        self._oa_name = ""
        self._shown: ConversationId | None = None
        self._trouble: AppError | None = None
        self._fetched_at = 0
        self._note: NoteId | None = None
        self._tagging = False
        self._typed: dict[ConversationId, Typed] = {}
        self._build(pictures, theme)
        self._connect()
        self._retranslate()

    def _build(self, pictures: Pictures, theme: Theme) -> None:
        set_role(self, "side")
        self.title = label("", "strong")
        self.close_button = icon_button(theme, "close", "")
        bar = QFrame()
        bar.setFixedHeight(Size.BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(Space.L, 0, Space.S, 0)
        row.addWidget(self.title, 1)
        row.addWidget(self.close_button)
        self.card = CardView(self._customers, pictures, theme, self._now, self._run, by=self._by)
        self.gallery = Gallery(self._customers, pictures, theme, self._run, by=self._by)
        self.nothing = EmptyState(theme, "account-outline")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.card)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        self.inner = QStackedWidget()
        self.inner.addWidget(self.nothing)
        self.inner.addWidget(self.area)
        column.addWidget(self.inner, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(main)
        self.pages.addWidget(self.gallery)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Size.LINE, 0, 0, 0)
        whole.addWidget(self.pages)
        self.toast = Toast(self)
        self.acts = Acts(self._customers, self.card, self.toast, self._run, by=self._by, parent=self)

    def _connect(self) -> None:
        card = self.card
        self.close_button.clicked.connect(self.closed)
        card.exchanged.all_wanted.connect(self._show_gallery)
        card.elsewhere.chosen.connect(self.conversation_wanted)
        self.gallery.left.connect(self._leave_gallery)
        for one in (card.exchanged, self.gallery):
            one.opened.connect(self.photo_wanted)
            one.placed.connect(self.place_wanted)

    def _run(self, coroutine: Coroutine[Any, Any, Any]) -> object:
        return spawn(self, coroutine)

    # --- commands

    def open(self, cid: ConversationId | None, oa_name: str = "") -> None:
        """Show another customer; what was typed of the one before comes back with them."""
        self._oa_name = oa_name
        if cid == self._cid:
            self.refresh()
            self.refresh_messages()
            return
        self._put_away()
        self._cid, self._shown, self._trouble = cid, None, None
        self.acts.open(cid)
        self.pages.setCurrentIndex(0)
        self.inner.setCurrentWidget(self.nothing)
        self._say_nothing()
        self.card.open(cid)
        self.area.verticalScrollBar().setValue(0)
        if cid is not None:
            self._run(self._read(cid))
            self._run(self._count(cid))
            self._run(self._fetch(cid))

    def refresh(self) -> None:
        """Something of this customer changed."""
        if self._cid is not None:
            self._run(self._read(self._cid))

    def refresh_messages(self) -> None:
        """There are new messages."""
        if self._cid is not None:
            self.card.exchanged.entries.refresh()
            self.gallery.entries.refresh()
            self._run(self._count(self._cid))

    def show_note(self, note: NoteId) -> None:
        """Bring a note into view and the keyboard to it, as soon as the card is there."""
        self._note = note
        self.refresh()

    def add_tag(self) -> None:
        """A new tag is being typed, as soon as the card is there."""
        self._tagging = True
        self.refresh()

    def take_focus(self) -> None:
        """The keyboard goes on in here."""
        self.close_button.setFocus()

    def show_error(self, error: AppError) -> None:
        """Where a coroutine of the panel ended (ui/bridge.py)."""
        told = words(error)
        self.toast.say(f"{told.title}. {told.sentence}" if told.sentence else told.title)

    # --- reading

    async def _read(self, cid: ConversationId) -> None:
        card = await self._customers.card(cid, self._by)
        if cid != self._cid:
            return
        if card is None:
            self._shown = None
            self.inner.setCurrentWidget(self.nothing)
            self._say_nothing(gone=True)
            return
        self._fetched_at = card.fetched_at
        self.card.show_card(card, self._oa_name)
        self._show_footer()
        if self._shown != cid:
            self._shown = cid
            self.inner.setCurrentWidget(self.area)
            typed = self._typed.pop(cid, None)
            if typed is not None:
                self.card.go_on(typed)
        self._find_note()
        if self._tagging:
            self._tagging = False
            self.card.tags.begin()

    def _find_note(self) -> None:
        found = next((one for one in self.card.notes.cards if one.note.id == self._note), None)
        self._note = None
        if found is not None:
            found.edit.setFocus()
            QTimer.singleShot(0, found, lambda: self.area.ensureWidgetVisible(found))  # once the layout is done

    async def _count(self, cid: ConversationId) -> None:
        figures = await self._customers.figures(cid, self._by)
        if cid == self._cid:
            self.card.show_figures(figures)
            self.gallery.switch.count(figures)

    async def _fetch(self, cid: ConversationId) -> None:
        """What Zalo knows may have changed. When it can't be asked, what is here is shown all the same."""
        trouble: AppError | None = None
        try:
            await self._customers.refresh(cid, self._by)
        except AppError as error:
            trouble = error
        if cid == self._cid:
            self._trouble = trouble
            self._show_footer()

    # --- pages

    def _put_away(self) -> None:
        """Keep what is typed until this customer is shown again."""
        if self._cid is not None and self._shown == self._cid:
            typed = self.card.typed()
            if typed:
                self._typed[self._cid] = typed

    def _show_gallery(self, shared: Shared) -> None:
        self.pages.setCurrentWidget(self.gallery)
        self.gallery.open(self._cid, shared)

    def _leave_gallery(self) -> None:
        self.pages.setCurrentIndex(0)
        self.card.exchanged.all.setFocus()

    # --- words

    def _show_footer(self) -> None:
        if self._trouble is not None:
            told = words(self._trouble)
            text = self.tr("Zalo could not be asked: {why}").format(why=told.title)
        elif self._fetched_at:
            ago = i18n.ago(self._fetched_at, self._now())
            text = self.tr("As Zalo had it {time}").format(time=ago)
        else:
            text = self.tr("Known from messages alone so far")
        self.card.footer.setText(text)

    def _say_nothing(self, *, gone: bool = False) -> None:
        if self._cid is None:
            self.nothing.say(self.tr("No conversation is open"), self.tr("Choose one, and its customer is shown here."))
        elif gone:
            self.nothing.say(self.tr("Nothing to show"), self.tr("This customer isn't here any more, or isn't yours."))
        else:
            self.nothing.say(self.tr("Just a moment…"))

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Customer"))
        self.setAccessibleName(self.tr("Customer"))
        self.close_button.setToolTip(with_key(self.tr("Close"), "inbox.customer"))
        self.close_button.setAccessibleName(self.tr("Close the customer panel"))
        self._say_nothing()
        self._show_footer()

    # --- Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
