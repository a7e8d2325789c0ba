"""What can be done with the message under the mouse: reply to it, react to it; shown beside its bubble."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.inbox.bubble import BubbleRow
from ui.inbox.thread import ThreadView
from ui.models.entries import Entry, EntryKind
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import icon_button


class MessageBar(QFrame):
    """Real buttons over the thread, so that its delegate knows nothing of them. The keyboard has keys of its own."""

    reply = Signal(object)
    """(Entry)"""
    react = Signal(object, QPoint)
    """(Entry, where in the viewport)"""

    def __init__(self, view: ThreadView, theme: Theme) -> None:
        super().__init__(view.viewport())
        self._view = view
        self.entry: Entry | None = None
        self.setProperty("role", "message-bar")
        self.answer = icon_button(theme, "reply", "")
        self.smile = icon_button(theme, "emoticon-happy-outline", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.answer, self.smile):
            button.setFocusPolicy(button.focusPolicy().NoFocus)
            row.addWidget(button)
        self.answer.clicked.connect(lambda: self.entry is not None and self.reply.emit(self.entry))
        self.smile.clicked.connect(lambda: self.entry is not None and self.react.emit(self.entry, self.pos()))
        view.viewport().installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(self.hide)
        view.model().rowsRemoved.connect(self.hide)
        view.model().modelReset.connect(self.hide)
        self._retranslate()
        self.hide()

    def look_at(self, point: QPoint) -> None:
        """The mouse is here, in the viewport."""
        index = self._view.indexAt(point)
        entry = self._view.entry_of(index)
        if entry is None or entry.kind is not EntryKind.MESSAGE or entry.message is None:
            self.hide()
            return
        self.entry = entry
        self.smile.setVisible(not entry.outgoing)
        self.adjustSize()
        self._place(entry, self._view.visualRect(index))
        self.show()

    def _place(self, entry: Entry, area: QRect) -> None:
        row = self._view.measured(entry)
        if not isinstance(row, BubbleRow):
            return
        box = row.box.toRect().translated(area.topLeft())
        left = box.left() - self.width() - Space.XS if entry.outgoing else box.right() + Space.XS
        left = max(Space.XS, min(left, area.width() - self.width() - Space.XS))
        top = max(box.top(), min(box.bottom(), self._view.viewport().height()) - self.height() - Space.XS)
        self.move(left, min(top, box.top() + max(0, box.height() - self.height()) // 2))

    def _retranslate(self) -> None:
        for button, tip in ((self.answer, self.tr("Reply")), (self.smile, self.tr("React"))):
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setFixedSize(Size.AVATAR_S, Size.AVATAR_S)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            if watched is self._view.viewport() and not event.buttons():
                self.look_at(event.position().toPoint())
        elif event.type() == QEvent.Type.Leave and watched is self._view.viewport():
            self.hide()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
