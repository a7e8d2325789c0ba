"""How an edit on its way to Zalo is doing: waiting, or refused with the reason, *Thử lại* and *Bỏ*."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.customers import Edit
from ui.inbox.customer import words
from ui.theme.style import set_role
from ui.theme.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.texts import label

AT_LEAST_MS = 1_200
"""An edit that arrives sooner says nothing: most do."""


class EditStateLine(QWidget):
    """Hidden while there is nothing to say. `retried` and `dropped` bring the edit's id."""

    retried = Signal(int)
    dropped = Signal(int)

    def __init__(self, *, inset: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit: Edit | None = None
        self.text = label("", "caption", wrap=True)
        self.retry, self.drop = button("", "link"), button("", "link")
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.L)
        buttons.addWidget(self.retry)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        side = Space.L if inset is None else inset
        column.setContentsMargins(side, 0, side, Space.XS)
        column.setSpacing(0)
        column.addWidget(self.text)
        column.addLayout(buttons)
        self._late = QTimer(self, singleShot=True, interval=AT_LEAST_MS)
        self._late.timeout.connect(self._show)
        self.retry.clicked.connect(lambda: self._edit and self.retried.emit(self._edit.id))
        self.drop.clicked.connect(lambda: self._edit and self.dropped.emit(self._edit.id))
        self.hide()

    def show_edit(self, edit: Edit | None) -> None:
        """None: there is none, or it has arrived."""
        fresh = edit is not None and (self._edit is None or self._edit.id != edit.id)
        self._edit = edit
        if edit is not None and fresh and not edit.reason:
            self.hide()
            self._late.start()
        elif not self._late.isActive() or edit is None or edit.reason:
            self._show()

    def _show(self) -> None:
        self._late.stop()
        edit = self._edit
        self.setVisible(edit is not None)
        if edit is None:
            return
        refused = words.is_refused(edit)
        set_role(self.text, "caption-danger" if refused else "caption")
        self.text.setText(words.refused_text(edit) if refused else words.waiting_text(edit))
        for one, text in ((self.retry, self.tr("Try again")), (self.drop, self.tr("Drop it"))):
            one.setVisible(refused)
            one.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and not self.isHidden():
            self._show()
