"""Where answers are written: text, emoji, quotes, photos, files, a draft for each conversation, and what it costs."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.clock import Clock
from app.domain.conversations import ReplyWindow, Window
from app.domain.ids import OWNER, ConversationId, StaffId
from app.domain.messages import Message
from app.domain.outbox import Draft
from app.domain.splitting import split
from app.domain.text import TEXT_LIMIT
from app.errors import AppError
from app.settings import SettingsStore
from ui import i18n, shortcuts
from ui.inbox.attaching import Attaching
from ui.inbox.chip_row import ChipRow
from ui.inbox.editor import Editor
from ui.inbox.emoji_tools import EmojiTools
from ui.inbox.pads import Pad, Pads
from ui.inbox.pictures import Pictures
from ui.inbox.quote_strip import QuoteStrip
from ui.inbox.reply_strip import Closed, ClosedNotice, CostQuestion, HintLine
from ui.inbox.tray import AttachmentSource, Cancellable, Tray
from ui.models.sources import Outlet
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import icon_button

__all__ = ["Closed", "Composer"]

SAVE_AFTER_MS = 600
MINUTE_MS = 60_000


class Composer(QFrame):
    """Belongs to one conversation at a time. `sent` follows each message that was queued."""

    sent = Signal()
    manager_wanted = Signal()
    reconnect_wanted = Signal()
    list_wanted = Signal()
    quote_pressed = Signal(object)
    """The quoted Message is to be shown in the thread."""
    failed = Signal(object)
    """An AppError to be shown near."""
    refused = Signal(list)
    """[(name of a file, AppError)]: what could not be attached."""
    told = Signal(str)
    """A sentence to be shown near."""

    def __init__(
        self,
        inbox: Outlet,
        attachments: AttachmentSource,
        pictures: Pictures,
        theme: Theme,
        clock: Clock,
        *,
        settings: SettingsStore,
        spawn: Callable[[Coroutine[Any, Any, None]], Cancellable],
        by: StaffId = OWNER,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._inbox, self._by = inbox, by
        self._theme = theme
        self._clock = clock
        self._settings = settings
        self._spawn = spawn
        self._cid: ConversationId | None = None
        self._window = ReplyWindow(Window.UNKNOWN, 0)
        self._closed: Closed | None = None
        self.tray = Tray(attachments, spawn, by=by, parent=self)
        self._build(pictures)
        self._pads = Pads(self.editor)
        self._pad: Pad = self._pads.of(None)
        self.editor.show_document(self._pad.document, 0, 0)
        self._connect()
        self._retranslate()

    def _build(self, pictures: Pictures) -> None:
        self.setProperty("role", "surface")
        self.setAcceptDrops(True)
        self.editor = Editor()
        self.editor.setAcceptDrops(False)
        self.chips = ChipRow(self.tray, pictures, self._theme, self._spawn)
        self.attach = icon_button(self._theme, "paperclip", "")
        self.emoji = icon_button(self._theme, "emoticon-happy-outline", "")
        self.send = icon_button(self._theme, "send", "", "accent")
        self.quote_strip = QuoteStrip(self._theme)
        self.question = CostQuestion(self._theme)
        self.hint = HintLine(self._clock.now)
        self.notice = ClosedNotice()
        self.emoji_tools = EmojiTools(self._theme, self._settings, self.editor)
        self.attaching = Attaching(self.tray, self)
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        row.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.editor, 1)
        row.addWidget(self.emoji, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        self.field = QWidget()
        column = QVBoxLayout(self.field)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.XS)
        column.setSpacing(Space.XS)
        for widget in (self.question, self.quote_strip, self.chips):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.hint)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.field, self.notice):
            whole.addWidget(part)
        self.notice.hide()
        self._save_timer = QTimer(self, interval=SAVE_AFTER_MS, singleShot=True)
        self._minute = QTimer(self, interval=MINUTE_MS)

    def _connect(self) -> None:
        editor = self.editor
        editor.before_key = self._before_key
        editor.textChanged.connect(self._on_text)
        editor.submitted.connect(self.submit)
        editor.files_dropped.connect(self.attaching.take_files)
        editor.image_pasted.connect(self.attaching.take_image)
        editor.paste_cut.connect(self._on_paste_cut)
        editor.left_upwards.connect(self.list_wanted)
        self.tray.changed.connect(self._on_tray)
        self.tray.refused.connect(self.refused)
        self.attach.clicked.connect(self.attaching.choose)
        self.emoji.clicked.connect(self._open_emoji)
        self.send.clicked.connect(self.submit)
        self.quote_strip.cancelled.connect(lambda: self.quote(None))
        self.quote_strip.pressed.connect(lambda: self.quote_pressed.emit(self._pad.quote))
        self.question.agreed.connect(lambda: self._send(paid_ok=True))
        self.question.declined.connect(self._on_declined)
        self.notice.pressed.connect(self._on_notice)
        self._save_timer.timeout.connect(self._save)
        self._minute.timeout.connect(self.refresh_window)
        self._minute.start()
        shortcuts.bind(self, "composer.emoji", self._open_emoji)

    # --- commands

    @property
    def quoted(self) -> Message | None:
        """What the next answer quotes."""
        return self._pad.quote

    @property
    def filled(self) -> bool:
        """Whether something is typed or attached."""
        return bool(self.editor.plain()) or bool(self.tray.attachments)

    def open(self, cid: ConversationId | None) -> None:
        """Go to another conversation: keep what was typed, bring back what was typed there."""
        if cid == self._cid:
            return
        self.editor.settle()
        self.flush()
        cursor = self.editor.textCursor()
        self._pad.cursor = (cursor.anchor(), cursor.position())
        self._cid = cid
        self._pad = self._pads.of(cid)
        self._window = ReplyWindow(Window.UNKNOWN, 0)
        self.question.hide()
        self.editor.show_document(self._pad.document, *self._pad.cursor)
        self.tray.open(cid)
        self._show_quote()
        self._show_length()
        self._show_state()
        if cid is not None:
            self._spawn(self._restore(cid, self._pad))

    def flush(self) -> None:
        """Save the draft now, if it changed."""
        if self._save_timer.isActive():
            self._save_timer.stop()
            self._save()

    def refresh_window(self) -> None:
        """Ask again what an answer costs: the customer wrote, or time went by."""
        if self._cid is not None:
            self._spawn(self._ask_window(self._cid))

    def show_closed(self, reason: Closed | None) -> None:
        self._closed = reason
        self._show_state()

    def show_offline(self, offline: bool) -> None:
        self.hint.show_offline(offline)

    def set_send_on_enter(self, on: bool) -> None:
        self.editor.send_on_enter = on
        self._retranslate()

    def submit(self) -> None:
        """Send what is there; asks first when it may cost money."""
        self.editor.settle()
        if not self._can_send():
            return
        if self._window.window is Window.PAID:
            self.question.ask(max(1, self.hint.pieces) + max(0, len(self.tray.attachments) - 1))
            self.question.second.setFocus()  # Enter once too often must not cost money
            return
        self._send(paid_ok=False)

    def quote(self, message: Message | None) -> None:
        """Answer to this message; None lets go of it."""
        self._pad.quote = message
        self._save_timer.start()
        self._show_quote()
        if self.field.isVisible():
            self.editor.setFocus()

    def bring_back(self, draft: Draft, quoted: Message | None = None) -> None:
        """Put what was taken back into the field, before what is there."""
        self._set_text("\n".join(part for part in (draft.text, self.editor.plain()) if part))
        if draft.attachments and self._cid is not None:
            self.tray.put_back(self._cid, draft.attachments)
        if quoted is not None:
            self._pad.quote = quoted
            self._show_quote()
        self._save_timer.start()
        self.editor.setFocus()

    def type_on(self, text: str) -> None:
        """What was typed while the keyboard was elsewhere, or picked from a list."""
        if self.field.isVisible():
            self.editor.setFocus()
            self.editor.insertPlainText(text)

    # --- slots

    def _before_key(self, key: int) -> bool:
        if self.emoji_tools.press(key):
            return True
        if key == Qt.Key.Key_Escape and self._pad.quote is not None:
            self.quote(None)
            return True
        return False

    def _on_text(self) -> None:
        self._pad.touched = True
        self._save_timer.start()
        self._show_length()

    def _open_emoji(self) -> None:
        if self.field.isVisible():
            self.emoji_tools.toggle(self.emoji)

    def _on_tray(self) -> None:
        self._show_quote()
        self._refresh_send()

    def _on_paste_cut(self, kept: int, total: int) -> None:
        words = self.tr("Only the first {kept} of {total} characters were pasted: one answer holds no more.")
        self.told.emit(words.format(kept=i18n.number(kept), total=i18n.number(total)))

    def _on_declined(self) -> None:
        self.question.hide()
        self.editor.setFocus()

    def _on_notice(self) -> None:
        if self._closed is None:
            self.manager_wanted.emit()
        else:
            self.reconnect_wanted.emit()

    # --- work

    def _can_send(self) -> bool:
        ready = self._cid is not None and not self.tray.busy and not self.field.isHidden()
        return self.filled and ready and not self.hint.too_long

    def _refresh_send(self) -> None:
        self.send.setEnabled(self._can_send())

    def _send(self, *, paid_ok: bool) -> None:
        cid, pad = self._cid, self._pad
        if cid is None or not self._can_send():
            return
        text = self.editor.plain()
        quote = pad.quote if text else None  # a photo alone can't quote; the quote waits for words
        remote = quote.remote_id if quote is not None else None
        draft = Draft(text, self.tray.take(), quote=remote, paid_ok=paid_ok)
        self.question.hide()
        self._set_text("")
        if quote is not None:
            self.quote(None)
        self._save_timer.stop()
        self.editor.setFocus()
        self._spawn(self._hand_over(cid, pad, draft, quote))

    async def _hand_over(self, cid: ConversationId, pad: Pad, draft: Draft, quote: Message | None) -> None:
        try:
            await self._inbox.send(cid, draft, self._by)
            await self._inbox.save_draft(cid, "", self._by, quote=pad.quoted())
        except AppError as error:
            self._give_back(cid, pad, draft, quote)
            self.failed.emit(error)
            return
        pad.saved = ("", pad.quoted())
        self.sent.emit()

    def _give_back(self, cid: ConversationId, pad: Pad, draft: Draft, quote: Message | None) -> None:
        """It could not be queued: nothing that was written may be lost."""
        if cid == self._cid:
            self.bring_back(draft, quote)
            return
        self.tray.put_back(cid, draft.attachments)
        pad.quote = quote
        pad.document.setPlainText(draft.text)
        self._spawn(self._inbox.save_draft(cid, draft.text, self._by, quote=draft.quote))

    async def _restore(self, cid: ConversationId, pad: Pad) -> None:
        if pad.saved is None:
            text = await self._inbox.draft(cid, self._by)
            quote = await self._inbox.draft_quote(cid, self._by)
            pad.saved = (text, quote.remote_id if quote is not None else None)
            pad.quote = pad.quote or quote
            if cid == self._cid:
                self._show_quote()
                if not pad.touched:
                    self._set_text(text)
        await self._ask_window(cid)

    async def _ask_window(self, cid: ConversationId) -> None:
        window = await self._inbox.reply_window(cid, self._by)
        if cid == self._cid:
            self._window = window
            self._show_state()

    def _save(self) -> None:
        text, quote = self.editor.plain(), self._pad.quoted()
        if self._cid is not None and (text, quote) != self._pad.saved:
            self._pad.saved = (text, quote)
            self._spawn(self._inbox.save_draft(self._cid, text, self._by, quote=quote))

    def _set_text(self, text: str) -> None:
        self.editor.blockSignals(True)
        self.editor.setPlainText(text)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.editor.blockSignals(False)
        self._show_length()

    # --- looks

    def _show_length(self) -> None:
        text = self.editor.plain()
        pieces = len(split(text)) if len(text) > TEXT_LIMIT else 1 if text else 0
        self.hint.show_length(len(text), pieces)
        self._refresh_send()

    def _show_quote(self) -> None:
        self.quote_strip.show_message(self._pad.quote, with_files=bool(self.tray.attachments))

    def _show_state(self) -> None:
        shut = self._window.window is Window.CLOSED or self._closed is not None
        self.field.setVisible(not shut)
        self.notice.setVisible(shut)
        self.hint.show_window(self._window)
        if shut:
            self.notice.explain(self._closed)
        self._refresh_send()

    def _retranslate(self) -> None:
        self.editor.setPlaceholderText(self.tr("Write a reply…"))
        self.editor.setAccessibleName(self.tr("Reply"))
        for widget, tip in (
            (self.attach, self.tr("Attach photos or files")),
            (self.emoji, shortcuts.with_key(self.tr("Emoji"), "composer.emoji")),
            (self.send, self.tr("Send (Enter)") if self.editor.send_on_enter else self.tr("Send (Ctrl+Enter)")),
        ):
            widget.setToolTip(tip)
            widget.setAccessibleName(tip)
        self.question.retranslate()
        self._show_state()

    # --- Qt

    def dragEnterEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        if self.field.isVisible() and self.editor.canInsertFromMimeData(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        self.editor.insertFromMimeData(event.mimeData())
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
