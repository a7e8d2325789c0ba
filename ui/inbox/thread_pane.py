"""The right side: header, thread and composer of one conversation, and what can be done in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QVBoxLayout, QWidget

from app.domain.conversations import ConversationRow
from app.domain.ids import ConversationId, MediaKey, MessageKey, OutboxId
from app.domain.matching import Matcher
from app.domain.messages import Message
from app.domain.outbox import Draft, OutboxItem, OutboxKind
from app.errors import Rejected
from ui.bridge import spawn
from ui.inbox.answering import Answering
from ui.inbox.composer import Composer
from ui.inbox.fetching import Fetching
from ui.inbox.files import downloads_folder
from ui.inbox.find_bar import FindBar
from ui.inbox.footer import acts_for
from ui.inbox.header import ThreadHeader
from ui.inbox.hit import Act, Hit
from ui.inbox.jump import JumpButton
from ui.inbox.kind_actions import KindActions, file_name
from ui.inbox.links import MANAGER, ask_to_open, open_in_browser
from ui.inbox.photo_actions import PhotoActions
from ui.inbox.pictures import Pictures
from ui.inbox.state_strip import StateStrip
from ui.inbox.thread import ThreadView
from ui.inbox.tray import Cancellable
from ui.inbox.uploads import Uploads
from ui.inbox.voices import VoicePlayer
from ui.inbox.words import again_word, describe_entry, entry_text, waiting_members
from ui.models.entries import Entry
from ui.models.finding import Finding
from ui.models.thread import ThreadModel
from ui.theme.theme import Theme
from ui.widgets.layouts import rule

if TYPE_CHECKING:
    from app.bootstrap import Core


class ThreadPane(QWidget):
    """Shows one conversation. `open_url` is the system's browser; a test gives another."""

    read = Signal()
    """The newest message is in view."""
    list_wanted = Signal()
    reconnect_wanted = Signal()
    act_wanted = Signal(object)
    """An Act on the conversation that is open."""
    row_shown = Signal(object)
    """The ConversationRow of the one that is open, or was opened."""
    hands_pressed = Signal(object, QPoint)
    """(Entry, where on the screen)"""

    def __init__(self, core: Core, pictures: Pictures, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.pictures = pictures
        self.theme = theme
        self._row: ConversationRow | None = None
        self.open_url: Callable[[str], None] = open_in_browser
        self._build()
        self._connect()

    def _build(self) -> None:
        now = self._core.clock.now
        self.uploads = Uploads(self)
        self.model = ThreadModel(
            self._core.inbox, self._run, lambda entry: self._describe(entry), self, by=self._core.by
        )
        self.header = ThreadHeader(self.pictures, self.theme, now)
        self.files = Fetching(self._core.media)
        self.player = VoicePlayer(self.files, self._run, self)
        self.kinds = KindActions(self.files, self.player, self._run, self._choose_place, self)
        self.thread_view = ThreadView(self.model, self.pictures, self.theme, self.player, now=now, spawn=self._run)
        self.finding = Finding(self._core.search, self._run, self, by=self._core.by)
        self.find_bar = FindBar(self.finding, self.theme)
        self.thread_view.show_uploads(self.uploads)
        self.photos = PhotoActions(
            self._core.photos,
            self._core.media,
            self.pictures,
            self.theme,
            by=self._core.by,
            open_manager=lambda: self.open_url(MANAGER),
            parent=self,
        )
        self.state = StateStrip(self.theme)
        self.jump = JumpButton(self.theme, self.thread_view)
        core = self._core
        self.composer = Composer(
            core.inbox,
            core.attachments,
            self.pictures,
            self.theme,
            core.clock,
            settings=core.settings,
            spawn=self._run,
            by=core.by,
        )
        self.answering = Answering(core, self.theme, self.thread_view, self.composer, self._run)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar: QWidget = self.composer
        for widget in (self.header, rule(), self.find_bar, self.state, self.thread_view, rule(), self.composer):
            column.addWidget(widget, 1 if widget is self.thread_view else 0)

    def _connect(self) -> None:
        view = self.thread_view
        view.pressed_hit.connect(self._on_pressed)
        view.menu_wanted.connect(self._on_menu)
        view.bottom_changed.connect(lambda at_bottom: self.jump.show_away(not at_bottom and self.model.rowCount() > 0))
        view.read_changed.connect(self._on_read)
        view.left_downwards.connect(self.take_focus)
        self.jump.clicked.connect(self.model.jump_to_newest)
        self.model.arrived.connect(self._on_arrived)
        self.header.find_wanted.connect(self.find_bar.start)
        self.find_bar.text_changed.connect(lambda text: self.finding.look(self.model.conversation, text))
        self.find_bar.closed.connect(self.take_focus)
        self.finding.reached.connect(self._on_reached)
        self.model.found.connect(self._mark_found)
        self.composer.sent.connect(self._on_sent)
        self.composer.manager_wanted.connect(lambda: self.open_url(MANAGER))
        self.composer.list_wanted.connect(self.list_wanted)
        self.composer.reconnect_wanted.connect(self.reconnect_wanted)
        self.state.act_wanted.connect(self.act_wanted)
        self.header.act_wanted.connect(self.act_wanted)
        self.header.manager_wanted.connect(lambda: self.open_url(MANAGER))

    def _run(self, coroutine: Coroutine[Any, Any, None]) -> Cancellable:
        return spawn(self, coroutine)

    @property
    def row(self) -> ConversationRow | None:
        """The open conversation as the list has it."""
        return self._row

    # --- commands

    def open(self, row: ConversationRow, oa_name: str, at: MessageKey | None = None) -> None:
        """Show a conversation from its row, at a message of it or at its end; history, draft and customer follow."""
        self._row = row
        self.find_bar.end()
        self.player.stop()
        self.state.show_row(row)
        self.header.show_person(row, None, oa_name)
        if at is None:
            self.model.open(row.id, row.waiting_since if row.waiting and not row.seen else 0)
        else:
            self.model.open_at(row.id, at)
        self.composer.quote_strip.show_customer(row.name)
        self.composer.open(row.id)
        self.row_shown.emit(row)
        self._run(self._read_customer(row.id, oa_name))

    def close_conversation(self) -> bool:
        """Show nothing of it any more. Says whether something was typed, which is kept."""
        self._row = None
        typed = self.composer.filled
        self.find_bar.end()
        self.player.stop()
        self.photos.close()
        self.composer.open(None)
        self.model.open(None)
        return typed

    def put_sharing(self, holder: QWidget, bar: QWidget) -> None:
        """Who has the conversation, in the header; why one can't write, where one would."""
        self._bar = bar
        self.header.put_holder(holder)
        self._column.insertWidget(self._column.indexOf(self.composer), bar)

    def take_focus(self) -> None:
        """Where one writes, or presses to be allowed to."""
        (self._bar if self.composer.isHidden() else self.composer.editor).setFocus()

    def close_field(self, *, closed: bool) -> None:
        """Another person answers here: what was typed is kept, and the keyboard goes to the messages."""
        if closed == self.composer.isHidden():
            return
        if closed:
            had_focus = self.composer.isAncestorOf(QApplication.focusWidget() or self)
            self.composer.flush()
            self.composer.hide()
            if had_focus:
                self.thread_view.setFocus()
        else:
            self.composer.show()

    def show_row(self, row: ConversationRow, oa_name: str) -> None:
        """The row of the open conversation changed."""
        self._row = row
        self.composer.quote_strip.show_customer(row.name)
        self.state.show_row(row)
        self.row_shown.emit(row)
        self._run(self._read_customer(row.id, oa_name))
        self.composer.refresh_window()

    def view_photo(self, message: Message) -> None:
        """A photo of this conversation, as a click in the thread would show it."""
        self._view_photo(message.body.url or message.body.thumb)

    def on_media(self, keys: Iterable[MediaKey]) -> None:
        """Files were stored, or found to be dead."""
        self.files.on_media(keys)
        self.player.look_again()

    def is_reading(self) -> bool:
        """True while a person has the newest message before their eyes."""
        return self.thread_view.at_bottom and self.isVisible() and self.window().isActiveWindow()

    async def _read_customer(self, cid: ConversationId, oa_name: str) -> None:
        customer = await self._core.inbox.customer(cid, self._core.by)
        if self._row is not None and self._row.id == cid:
            self.header.show_person(self._row, customer, oa_name)

    # --- slots

    def _on_reached(self, key: MessageKey) -> None:
        if self._row is not None:
            self.model.open_at(self._row.id, key)

    def _mark_found(self, entry_id: str) -> None:
        """What was searched for inside the conversation is marked like chosen words."""
        matcher = Matcher(self._core.search.read(self.finding.text).terms)
        if not self.find_bar.isHidden():
            self.thread_view.mark_words(entry_id, lambda text: next(iter(matcher.spans(text)), None))

    def _on_read(self) -> None:
        if self.is_reading():
            self.read.emit()

    def _on_arrived(self, count: int) -> None:
        if self.is_reading():
            return
        if not self.thread_view.at_bottom:
            self.jump.add(count)
        newest = self.model.incoming(count)
        if newest is not None:
            self.model.mark_new_from(newest)

    def _on_sent(self) -> None:
        self.model.clear_new()
        self.model.jump_to_newest()
        self.model.refresh()

    def _on_pressed(self, entry: Entry, hit: Hit, where: QPoint, share: float) -> None:
        self.kinds.open_url = self.open_url
        if self.kinds.press(entry, hit, where, share):
            return
        match hit.act:
            case Act.LINK:
                ask_to_open(self, hit.value, self.open_url)
            case Act.PHOTO:
                self._view_photo(hit.value)
            case Act.AGAIN:
                self.pictures.again(hit.value)
            case Act.CANCEL_UPLOAD:
                self._run(self._cancel_upload(OutboxId(int(hit.value))))
            case Act.SAVE:
                self._choose_place(hit.value, file_name(entry))
            case Act.QUOTE:
                self.answering.show_message(MessageKey(int(hit.value)))
            case Act.HANDS:
                self.hands_pressed.emit(entry, where)
            case Act.REACTION:
                self.answering.react_to(entry, self.thread_view.place_of(entry, hit))
            case Act.BUBBLE:
                place = self.thread_view.place_of(entry, hit)
                self._on_menu(entry, None, self.thread_view.viewport().mapToGlobal(place))
            case act:
                self._run_act(act, entry)

    def _describe(self, entry: Entry) -> str:
        hands = self.thread_view.hands_text(entry) if entry.lines else ""
        told = (describe_entry(entry, self._core.clock.now()), self.uploads.describe(entry), hands)
        return ", ".join(part for part in told if part)

    async def _cancel_upload(self, item_id: OutboxId) -> None:
        """Take one file back while it is on its way: it stands in the field again. Once the message itself has begun
        to leave that can't be done, and is said."""
        inbox, by = self._core.inbox, self._core.by
        item = await inbox.item(item_id, by)
        if item is None or not await inbox.undo(item_id, by):
            self.photos.toast.say(self.tr("It has begun to leave, so it can't be stopped any more."))
        else:
            if item.attachment is not None:
                self.composer.tray.put_back(item.conversation, (item.attachment,))
            if item.text and self._row is not None and item.conversation == self._row.id:
                self.composer.bring_back(Draft(item.text))
        self.model.refresh()

    def _run_act(self, act: Act, entry: Entry) -> None:
        """On a message on its way; of an album, on all photos that are in the same state."""
        items = [one.item for one in waiting_members(entry) if one.item is not None]
        if items:
            like = [item.id for item in items if item.state is items[0].state]
            self._run(self._act_on(act, like[::-1] if act is Act.UNDO else like))  # each goes before what is there

    async def _act_on(self, act: Act, items: list[OutboxId]) -> None:
        for item in items:
            await self._act(act, item)

    async def _act(self, act: Act, item: OutboxId) -> None:
        inbox, by = self._core.inbox, self._core.by
        calls: dict[Act, Callable[[], Coroutine[Any, Any, object]]] = {
            Act.UNDO: lambda: inbox.undo(item, by),
            Act.RETRY: lambda: inbox.retry(item, by),
            Act.DISCARD: lambda: inbox.discard(item, by),
            Act.ALREADY_SENT: lambda: inbox.already_sent(item, by),
            Act.CONFIRM_COST: lambda: inbox.confirm_cost(item, by),
        }
        taken = self._item(item) if act is Act.UNDO else None
        if taken is not None and taken.kind is OutboxKind.TEXT:
            await self.answering.take_back(item, None)  # with all that was written with it
            return
        done = await calls[act]()
        if taken is not None and done:
            files = (taken.attachment,) if taken.attachment is not None else ()
            self.composer.bring_back(Draft(taken.text, files))
        self.model.refresh()

    def _item(self, item: OutboxId) -> OutboxItem | None:
        row = self.model.row_of(f"o:{item}")
        member = self.model.entry(row).member(f"o:{item}") if row is not None else None
        return member.item if member is not None else None

    def _on_menu(self, entry: Entry, hit: Hit | None, where: QPoint) -> None:
        menu = QMenu(self)
        clipboard = QGuiApplication.clipboard()
        marked, text = self.thread_view.selected_text(), entry_text(entry)
        if entry.message is not None:
            menu.addAction(self.tr("Reply"), partial(self.answering.reply_to, entry))
            if not entry.outgoing:
                spot = self.thread_view.viewport().mapFromGlobal(where)
                menu.addAction(self.tr("React…"), partial(self.answering.react_to, entry, spot))
            menu.addSeparator()
        if marked:
            menu.addAction(self.tr("Copy selection"), lambda: clipboard.setText(marked))
        if text:
            menu.addAction(self.tr("Copy text"), lambda: clipboard.setText(text))
        if hit is not None and hit.act is Act.LINK:
            menu.addAction(self.tr("Copy link"), lambda: clipboard.setText(hit.value))
        if hit is not None and hit.act is Act.PHOTO:
            menu.addAction(self.tr("Copy photo"), lambda: self._run(self.photos.copy(hit.value)))
            menu.addAction(self.tr("Save photo…"), lambda: self._choose_place(hit.value, file_name(entry)))
            menu.addAction(self.tr("Save all photos of this conversation…"), self._save_photos)
        if hit is not None and hit.act is Act.AGAIN:
            menu.addAction(again_word(), partial(self.pictures.again, hit.value))
        self.kinds.open_url = self.open_url
        self.kinds.extend(menu, entry, hit)
        waiting = waiting_members(entry)
        if waiting and waiting[0].item is not None:
            menu.addSeparator()
            for act, label in acts_for(waiting[0].item):
                menu.addAction(label, partial(self._run_act, act, entry))
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.popup(where)

    # --- photos and files

    def _view_photo(self, ref: str) -> None:
        if self._row is not None:
            self._run(self.photos.view(self._row.id, ref, self._row.name))

    def _save_photos(self) -> None:
        if self._row is not None:
            self.photos.save_all(self._row.id)

    def _choose_place(self, ref: str, name: str) -> None:
        dialog = QFileDialog(self, self.tr("Save"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDirectory(downloads_folder())
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: self._run(self._save(ref, Path(path))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    async def _save(self, ref: str, path: Path) -> None:
        data = await self.files.bytes_of(ref)
        try:
            await asyncio.to_thread(path.write_bytes, data)
        except OSError as error:
            raise Rejected("cannot_write") from error
