"""The field one types into: grows with its text, takes pictures and files, and leaves input methods alone."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QTextEdit, QWidget

from app.domain.graphemes import cut_before
from app.domain.splitting import LONGEST_TEXT
from ui.inbox import clipboard
from ui.theme.tokens import Size, Space

MOST_LINES = 6
LOOKED_AT = 40
"""So much before the cursor may be a name after a colon."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Editor(QTextEdit):
    """`send_on_enter` says what Enter does; with Shift (or Ctrl the other way round) it is the other thing.

    `before_key` is asked about each key first, and answers True for one that it has used. A syllable that an input
    method is still forming is no text yet: nothing is sent or left behind before `settle`.
    """

    submitted = Signal()
    files_dropped = Signal(list)
    """Paths of local files."""
    image_pasted = Signal(QImage)
    paste_cut = Signal(int, int)
    """More was pasted than one answer can hold: (code points kept, of how many)."""
    left_upwards = Signal()
    """Escape: back to the list."""
    thread_wanted = Signal()
    """Up in the empty field: what was sent last, or into what was said."""
    undo_send_wanted = Signal()
    """Ctrl+Z in the empty field."""
    quote_stepped = Signal(int)
    """Alt+Up (-1) and Alt+Down (1): quote the message before or after."""
    moved = Signal()
    """The text before the cursor is another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.send_on_enter = True
        self.before_key: Callable[[int], bool] = lambda key: False
        self._preedit = ""
        self.setAcceptRichText(False)
        self.setProperty("role", "bare")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cursorPositionChanged.connect(self.moved)
        self._dress(self.document())
        self._fit()

    # --- the text

    def plain(self) -> str:
        """The text as it will be sent."""
        return self.toPlainText().replace("\u2029", "\n").replace("\u2028", "\n").strip()

    def before_cursor(self) -> str:
        """The end of the text before the cursor, with what an input method is forming there."""
        cursor = self.textCursor()
        start = max(cursor.block().position(), cursor.position() - LOOKED_AT)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText() + self._preedit

    def replace_before(self, length: int, text: str) -> None:
        """Put `text` in the place of `length` UTF-16 units before the cursor; one step of undoing."""
        self.settle()
        cursor = self.textCursor()
        cursor.setPosition(max(0, cursor.position() - length), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def show_document(self, document: QTextDocument, anchor: int, position: int) -> None:
        """Go on with another text, with its own history of undoing, where one was in it. Nothing is emitted."""
        self.document().documentLayout().documentSizeChanged.disconnect(self._fit)
        self._preedit = ""
        self.blockSignals(True)
        self._dress(document)
        self.setDocument(document)
        cursor = self.textCursor()
        last = document.characterCount() - 1
        cursor.setPosition(min(anchor, last))
        cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.blockSignals(False)
        self._fit()
        self.moved.emit()

    def settle(self) -> None:
        """Make text of what an input method is still forming, as pressing a button beside would."""
        if not self._preedit:
            return
        QGuiApplication.inputMethod().commit()
        if self._preedit:  # nobody answered
            event = QInputMethodEvent("", [])
            event.setCommitString(self._preedit)
            QApplication.sendEvent(self, event)
            QGuiApplication.inputMethod().reset()

    def above_cursor(self) -> QPoint:
        """The top left corner of the cursor, in the window."""
        return self.viewport().mapTo(self.window(), self.cursorRect().topLeft())

    # --- looks

    def _dress(self, document: QTextDocument) -> None:
        document.setDefaultFont(self.font())
        document.setDocumentMargin(0)
        document.documentLayout().documentSizeChanged.connect(self._fit)

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        frame = self.height() - self.viewport().height() if self.isVisible() else Space.M
        wanted = round(self.document().size().height())
        height = min(max(wanted, line), MOST_LINES * line) + max(frame, Space.M)
        self.setFixedHeight(max(height, Size.CONTROL))

    # --- Qt

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().resizeEvent(event)
        self._fit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self.moved.emit()

    def focusNextPrevChild(self, next: bool) -> bool:
        return (next and self.before_key(Qt.Key.Key_Tab)) or super().focusNextPrevChild(next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.settle()
        super().focusOutEvent(event)
        self.moved.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        return event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        theirs = bool(self._preedit) and key == Qt.Key.Key_Escape  # which ends the syllable, not the quote
        if not theirs and self.before_key(key):
            return
        if self._preedit:
            # The input method had its turn; a line break now would tear the syllable apart.
            if key not in ENTER:
                super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.left_upwards.emit()
        elif self._is_ours(event):
            self.quote_stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif not self.toPlainText() and self._asks_for_the_last(event):
            pass
        elif key in ENTER:
            self._on_enter(event)
        else:
            super().keyPressEvent(event)

    def _asks_for_the_last(self, event: QKeyEvent) -> bool:
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier  # which macOS sets for every arrow
        if event.key() == Qt.Key.Key_Up and bare:
            self.thread_wanted.emit()
            return True
        if (
            event.key() == Qt.Key.Key_Z
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.document().isUndoAvailable()
        ):
            self.undo_send_wanted.emit()
            return True
        return False

    def _on_enter(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control or (self.send_on_enter and not shift):
            self.submitted.emit()
        else:
            self.insertPlainText("\n")
            self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return clipboard.takes(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        found = clipboard.read(source)
        if found.files:
            self.files_dropped.emit(list(found.files))
        elif found.image is not None:
            self.image_pasted.emit(found.image)
        elif found.text:
            self._insert(found.text)

    def _insert(self, text: str) -> None:
        selected = len(self.textCursor().selectedText())
        room = max(0, LONGEST_TEXT - len(self.toPlainText()) + selected)
        kept = text if len(text) <= room else text[: cut_before(text, room)] if room else ""
        self.insertPlainText(kept)
        self.ensureCursorVisible()
        if kept != text:
            self.paste_cut.emit(len(kept), len(text))
