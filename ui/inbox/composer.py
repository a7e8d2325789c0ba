"""Where answers are written: text, photos and files, a draft for each conversation, and what the answer will cost."""

from collections.abc import Callable, Coroutine, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.clock import Clock
from app.domain.conversations import ReplyWindow, Window
from app.domain.ids import ConversationId
from app.domain.outbox import Attachment, Draft
from app.errors import AppError
from ui.inbox.chip_row import ChipRow
from ui.inbox.editor import Editor
from ui.inbox.files import as_png, pictures_folder, read_file
from ui.inbox.pictures import Pictures
from ui.inbox.reply_strip import ClosedNotice, CostQuestion, HintLine
from ui.inbox.tray import AttachmentSource, Cancellable, Tray
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import icon_button

SAVE_AFTER_MS = 600
MINUTE_MS = 60_000


class Outlet(Protocol):
    """What the composer needs of the core's inbox."""

    async def send(self, cid: ConversationId, draft: Draft) -> object: ...

    async def save_draft(self, cid: ConversationId, text: str) -> None: ...

    async def draft(self, cid: ConversationId) -> str: ...

    async def reply_window(self, cid: ConversationId) -> ReplyWindow: ...


class Closed(Enum):
    """Why nothing can be sent."""

    RECONNECT = auto()
    DISCONNECTED = auto()


class Composer(QFrame):
    """Belongs to one conversation at a time. `sent` follows each message that was queued."""

    sent = Signal()
    manager_wanted = Signal()
    reconnect_wanted = Signal()
    list_wanted = Signal()
    failed = Signal(object)
    """An AppError to be shown near."""
    refused = Signal(list)
    """[(name of a file, AppError)]: what could not be attached."""

    def __init__(
        self,
        inbox: Outlet,
        attachments: AttachmentSource,
        pictures: Pictures,
        theme: Theme,
        clock: Clock,
        *,
        spawn: Callable[[Coroutine[Any, Any, None]], Cancellable],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._inbox = inbox
        self._theme = theme
        self._clock = clock
        self._spawn = spawn
        self._cid: ConversationId | None = None
        self._window = ReplyWindow(Window.UNKNOWN, 0)
        self._closed: Closed | None = None
        self.tray = Tray(attachments, spawn, self)
        self._saved = ""
        self._touched = False
        self._folder = pictures_folder()
        self._build(pictures)
        self._connect()
        self._retranslate()

    def _build(self, pictures: Pictures) -> None:
        self.setProperty("role", "surface")
        self.setAcceptDrops(True)
        self.editor = Editor()
        self.editor.setAcceptDrops(False)
        self.chips = ChipRow(self.tray, pictures, self._theme, self._spawn)
        self.attach = icon_button(self._theme, "paperclip", "")
        self.send = icon_button(self._theme, "send", "", "accent")
        self.question = CostQuestion(self._theme)
        self.hint = HintLine(self._clock.now)
        self.notice = ClosedNotice()
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        row.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.editor, 1)
        row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        self.field = QWidget()
        column = QVBoxLayout(self.field)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.XS)
        column.setSpacing(Space.XS)
        column.addWidget(self.question)
        column.addWidget(self.chips)
        column.addLayout(row)
        column.addWidget(self.hint)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (self.field, self.notice):
            whole.addWidget(widget)
        self.notice.hide()
        self._save_timer = QTimer(self, interval=SAVE_AFTER_MS, singleShot=True)
        self._minute = QTimer(self, interval=MINUTE_MS)

    def _connect(self) -> None:
        self.editor.textChanged.connect(self._on_text)
        self.editor.submitted.connect(self.submit)
        self.editor.files_dropped.connect(self.take_files)
        self.editor.image_pasted.connect(self._on_image)
        self.editor.left_upwards.connect(self.list_wanted)
        self.tray.changed.connect(self._refresh_send)
        self.tray.refused.connect(self.refused)
        self.attach.clicked.connect(self._choose_files)
        self.send.clicked.connect(self.submit)
        self.question.agreed.connect(lambda: self._send(paid_ok=True))
        self.question.declined.connect(self._on_declined)
        self.notice.pressed.connect(self._on_notice)
        self._save_timer.timeout.connect(self._save)
        self._minute.timeout.connect(self.refresh_window)
        self._minute.start()

    # --- commands

    def open(self, cid: ConversationId | None) -> None:
        """Go to another conversation: keep what was typed, bring back what was typed there."""
        if cid == self._cid:
            return
        self.flush()
        self._cid = cid
        self._window = ReplyWindow(Window.UNKNOWN, 0)
        self.question.hide()
        self.tray.open(cid)
        self._set_text("")
        self._touched = False
        self._show_state()
        if cid is not None:
            self._spawn(self._restore(cid))

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
        if not self._can_send():
            return
        if self._window.window is Window.PAID:
            self.question.show()
            self.question.second.setFocus()  # Enter once too often must not cost money
            return
        self._send(paid_ok=False)

    def bring_back(self, text: str, attachment: Attachment | None = None) -> None:
        """Put a message that was taken back into the field, before what is there."""
        self._set_text("\n".join(part for part in (text, self.editor.plain()) if part))
        if attachment is not None and self._cid is not None:
            self.tray.put_back(self._cid, (attachment,))
        self._save_timer.start()
        self.editor.setFocus()

    def type_on(self, text: str) -> None:
        """What was typed while the keyboard was elsewhere."""
        if self.field.isVisible():
            self.editor.setFocus()
            self.editor.insertPlainText(text)

    def take_files(self, paths: Sequence[str]) -> None:
        """Read files off the window's thread and attach them."""
        self.tray.add_files([Path(path) for path in paths], read_file)

    # --- slots

    def _on_text(self) -> None:
        self._touched = True
        self._save_timer.start()
        self.hint.show_length(len(self.editor.plain()))
        self._refresh_send()

    def _on_image(self, image: QImage) -> None:
        self.tray.add([("photo.png", lambda: as_png(image))])

    def _on_declined(self) -> None:
        self.question.hide()
        self.editor.setFocus()

    def _on_notice(self) -> None:
        if self._closed is None:
            self.manager_wanted.emit()
        else:
            self.reconnect_wanted.emit()

    def _choose_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Attach photos or files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setDirectory(self._folder)
        kinds = "*.jpg *.jpeg *.png *.gif *.webp *.bmp *.pdf *.doc *.docx *.csv"
        dialog.setNameFilters([self.tr("Photos and files ({kinds})").format(kinds=kinds), self.tr("All files (*)")])
        dialog.filesSelected.connect(self._on_chosen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_chosen(self, paths: list[str]) -> None:
        self._folder = str(Path(paths[0]).parent)
        self.take_files(paths)

    # --- work

    def _can_send(self) -> bool:
        filled = bool(self.editor.plain()) or bool(self.tray.attachments)
        return (
            self._cid is not None
            and filled
            and not self.tray.busy
            and not self.hint.too_long
            and not self.field.isHidden()
        )

    def _refresh_send(self) -> None:
        self.send.setEnabled(self._can_send())

    def _send(self, *, paid_ok: bool) -> None:
        cid = self._cid
        if cid is None or not self._can_send():
            return
        draft = Draft(self.editor.plain(), self.tray.take(), paid_ok=paid_ok)
        self.question.hide()
        self._set_text("")
        self._save_timer.stop()
        self.editor.setFocus()
        self._spawn(self._hand_over(cid, draft))

    async def _hand_over(self, cid: ConversationId, draft: Draft) -> None:
        try:
            await self._inbox.send(cid, draft)
            await self._inbox.save_draft(cid, "")
        except AppError as error:
            self._give_back(cid, draft)
            self.failed.emit(error)
            return
        self._saved = ""
        self.sent.emit()

    def _give_back(self, cid: ConversationId, draft: Draft) -> None:
        """It could not be queued: nothing that was written may be lost."""
        self.tray.put_back(cid, draft.attachments)
        if cid != self._cid:
            self._spawn(self._inbox.save_draft(cid, draft.text))
        else:
            self.bring_back(draft.text)

    async def _restore(self, cid: ConversationId) -> None:
        text = await self._inbox.draft(cid)
        if cid == self._cid and not self._touched:
            self._set_text(text)
            self._saved = text
        await self._ask_window(cid)

    async def _ask_window(self, cid: ConversationId) -> None:
        window = await self._inbox.reply_window(cid)
        if cid == self._cid:
            self._window = window
            self._show_state()

    def _save(self) -> None:
        text = self.editor.plain()
        if self._cid is not None and text != self._saved:
            self._saved = text
            self._spawn(self._inbox.save_draft(self._cid, text))

    def _set_text(self, text: str) -> None:
        self.editor.blockSignals(True)
        self.editor.setPlainText(text)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.editor.blockSignals(False)
        self._saved = text
        self.hint.show_length(len(text))
        self._refresh_send()

    # --- looks

    def _show_state(self) -> None:
        shut = self._window.window is Window.CLOSED or self._closed is not None
        self.field.setVisible(not shut)
        self.notice.setVisible(shut)
        self.hint.show_window(self._window)
        if self._closed is Closed.RECONNECT:
            self.notice.say(
                self.tr("This OA must be connected again before you can reply. Reading still works."),
                self.tr("Connect again"),
            )
        elif self._closed is Closed.DISCONNECTED:
            self.notice.say(self.tr("This OA has been disconnected. Its history stays here to read."))
        elif shut:
            self.notice.say(
                self.tr(
                    "The customer last wrote more than 7 days ago, so Zalo no longer takes replies from apps. "
                    "You can still answer in OA Manager."
                ),
                self.tr("Open OA Manager"),
            )
        self._refresh_send()

    def _retranslate(self) -> None:
        self.editor.setPlaceholderText(self.tr("Write a reply…"))
        self.editor.setAccessibleName(self.tr("Reply"))
        for widget, tip in (
            (self.attach, self.tr("Attach photos or files")),
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
