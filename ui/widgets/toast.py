"""A short message over the bottom of a page, with one action: what was done, and *Hoàn tác*."""

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme.style import set_role
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.texts import label

SHOWN_MS = 5_000


class Toast(QFrame):
    """Lies over its parent's bottom; `pressed` when its action is taken, `ended` when it goes unused."""

    pressed = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.above: QWidget | None = None
        """Something at the page's foot that stays free, as what is being written."""
        set_role(self, "toast")
        self.text = label(wrap=False)
        self.action = button("", "toast")
        self.action.setAutoDefault(False)  # Enter in a dialog's field must not take back what was just done
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.M)
        row.addWidget(self.text, 1)
        row.addWidget(self.action)
        self.setMinimumHeight(Size.CONTROL + 2 * Space.XS)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self.action.clicked.connect(self._on_action)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str = "", ms: int = SHOWN_MS) -> None:
        """Show it for `ms`; an empty `action` hides the button."""
        self.text.setText(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._timer.start(ms)
        self._place()
        self.show()
        self.raise_()

    def dismiss(self) -> None:
        self._timer.stop()
        self.hide()

    def _on_action(self) -> None:
        self.dismiss()
        self.pressed.emit()

    def _on_time(self) -> None:
        self.dismiss()
        self.ended.emit()

    def _place(self) -> None:
        page = self._page
        most = max(0, page.width() - 2 * Space.XL)
        self.text.setWordWrap(False)
        self.text.setWordWrap(self.sizeHint().width() > most)
        wide = self.text.wordWrap()
        self.setMaximumWidth(most)
        self.adjustSize()
        if wide:
            self.resize(most, self.heightForWidth(most))
        self.move(QPoint((page.width() - self.width()) // 2, self._foot() - self.height()))

    def _foot(self) -> int:
        if self.above is not None and self.above.isVisible():
            return self.above.mapTo(self._page, QPoint(0, 0)).y() - Space.S
        return self._page.height() - Space.XL

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
