"""The field one types into: grows with its text, takes pictures and files, and leaves input methods alone."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QImage, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from ui.theme.tokens import Size, Space

MOST_LINES = 6


class Editor(QTextEdit):
    """`send_on_enter` says what Enter does; with Shift (or Ctrl the other way round) it is the other thing."""

    submitted = Signal()
    files_dropped = Signal(list)
    """Paths of local files."""
    image_pasted = Signal(QImage)
    left_upwards = Signal()
    """Escape: back to the list."""
    thread_wanted = Signal()
    """Up in the empty field: into what was said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.send_on_enter = True
        self._composing = False
        self.setAcceptRichText(False)
        self.setProperty("role", "bare")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def plain(self) -> str:
        """The text as it will be sent."""
        return self.toPlainText().replace("\u2029", "\n").replace("\u2028", "\n").strip()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        frame = self.height() - self.viewport().height() if self.isVisible() else Space.M
        wanted = round(self.document().size().height())
        height = min(max(wanted, line), MOST_LINES * line) + max(frame, Space.M)
        self.setFixedHeight(max(height, Size.CONTROL))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().resizeEvent(event)
        self._fit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._composing:
            self.left_upwards.emit()
            return
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier  # which macOS sets for every arrow
        if event.key() == Qt.Key.Key_Up and bare and not self._composing and not self.toPlainText():
            self.thread_wanted.emit()
            return
        if self._composing or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        held = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if control or (self.send_on_enter and not shift):
            self.submitted.emit()
        else:
            self.insertPlainText("\n")
            self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls() or source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if files:
            self.files_dropped.emit(files)
        elif source.hasText():
            # Tables come with a picture of themselves: the words are what was meant.
            self.insertPlainText(source.text())
        elif source.hasImage():
            image = source.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self.image_pasted.emit(image)
