"""Conversations of the same person with other OAs of the shop; a click goes there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from app.domain.customers import Elsewhere
from ui import i18n
from ui.inbox.customer.section import Section
from ui.theme.theme import Theme
from ui.widgets.buttons import CardButton


class ElsewhereSection(Section):
    chosen = Signal(object)
    """The conversation's id."""

    def __init__(self, theme: Theme, now: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._found: tuple[Elsewhere, ...] = ()
        self.buttons: list[CardButton] = []
        self._show()

    def show_found(self, found: Sequence[Elsewhere]) -> None:
        """Hidden where there is none."""
        if tuple(found) != self._found:
            self._found = tuple(found)
            self._show()
        self.setVisible(bool(found))

    def _show(self) -> None:
        self.say(self.tr("The same person elsewhere"))
        for one in self.buttons:
            self.content.removeWidget(one)
            one.hide()
            one.deleteLater()
        self.buttons = []
        for found in self._found:
            ago = i18n.ago(found.last_at, self._now()) or self.tr("no message yet")
            made = CardButton(self._theme, "message-text-outline", found.oa_name, f"{found.name} · {ago}")
            made.clicked.connect(lambda _=False, cid=found.conversation: self.chosen.emit(cid))
            self.content.addWidget(made)
            self.buttons.append(made)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
