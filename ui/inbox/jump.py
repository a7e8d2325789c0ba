"""The button over a thread that leads back to its newest message, and says how many came meanwhile."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton

from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space


class JumpButton(QPushButton):
    """Lies over the lower right corner of `over`; hidden while the newest message is in view."""

    def __init__(self, theme: Theme, over: QAbstractScrollArea) -> None:
        super().__init__(over)
        self._over = over
        self._count = 0
        self.setIcon(theme.icon("arrow-down", "accent"))
        set_role(self, "jump")
        over.viewport().installEventFilter(self)
        self._say()
        self.hide()

    @property
    def count(self) -> int:
        return self._count

    def add(self, count: int) -> None:
        self._count += count
        self._say()

    def show_away(self, away: bool) -> None:
        """`away`: the newest message isn't in view."""
        if not away:
            self._count = 0
            self._say()
        self.setVisible(away)
        self._place()

    def _say(self) -> None:
        words = self.tr("%n new message(s)", None, self._count) if self._count else ""
        self.setText(words)
        self.setAccessibleName(words or self.tr("To the newest message"))
        self.setToolTip(self.tr("To the newest message"))
        self.adjustSize()
        if not words:
            self.resize(Size.CONTROL, Size.CONTROL)
        self._place()

    def _place(self) -> None:
        viewport = self._over.viewport()
        self.move(viewport.width() - self.width() - Space.L, viewport.height() - self.height() - Space.L)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
