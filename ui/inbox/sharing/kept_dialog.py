"""What one wrote into conversations that others have now: to copy, or to throw away. Nobody else sees it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.ids import StaffId
from app.domain.kept import KeptText
from ui import i18n
from ui.bridge import spawn
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button, icon_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import para, scrolled
from ui.widgets.texts import label
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from app.services.kept import Kept


class KeptCard(QFrame):
    def __init__(self, theme: Theme, text: KeptText) -> None:
        super().__init__()
        set_role(self, "card")
        self.text = text
        kind = self.tr("Not sent") if text.item is not None else self.tr("Draft")
        when = i18n.date_time(text.at) if text.at else ""
        head = " · ".join(part for part in (text.name, kind, when) if part)
        self.copy = icon_button(theme, "content-copy", self.tr("Copy the text"))
        self.copy.setEnabled(bool(text.text))
        self.discard = icon_button(theme, "delete-outline", self.tr("Throw away"))
        top = QHBoxLayout()
        top.setSpacing(Space.XS)
        top.addWidget(label(head, "caption"), 1)
        top.addWidget(self.copy)
        top.addWidget(self.discard)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.XS, Space.XS, Space.M)
        column.setSpacing(Space.XS)
        column.addLayout(top)
        if text.text:
            column.addWidget(para(text.text))
        if text.files:
            column.addWidget(para(self.tr("with %n file(s)", "", text.files), "secondary"))


class KeptDialog(QDialog):
    """Open it with `open()`."""

    def __init__(self, kept: Kept, theme: Theme, *, by: StaffId, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Your kept texts"))
        self._kept, self._theme, self._by = kept, theme, by
        self.cards: list[KeptCard] = []
        self.setMinimumSize(Size.FORM, Size.FORM)
        self.nothing = EmptyState(theme, "text-box-check-outline")
        self.nothing.say(
            self.tr("Nothing is kept"),
            self.tr("What you have typed into a conversation that somebody else gets is kept here, for you alone."),
        )
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(Space.S)
        self._list.addStretch(1)
        self._area = scrolled(inside)
        self.explained = para(
            self.tr("Texts from conversations that are with somebody else now. Only you see them."), "secondary"
        )
        close = button(self.tr("Close"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("Your kept texts"), "heading"))
        column.addWidget(self.explained)
        column.addWidget(self._area, 1)
        column.addWidget(self.nothing, 1)
        column.addLayout(foot)
        self.toast = Toast(self)
        close.clicked.connect(self.reject)
        self._show([])
        self.read()

    def read(self) -> None:
        spawn(self, self._read())

    async def _read(self) -> None:
        self._show(await self._kept.texts(self._by))

    def _show(self, texts: Sequence[KeptText]) -> None:
        for card in self.cards:
            card.deleteLater()
        self.cards = [KeptCard(self._theme, text) for text in texts]
        for at, card in enumerate(self.cards):
            self._list.insertWidget(at, card)
            card.copy.clicked.connect(lambda _=False, card=card: self._copy(card.text))
            card.discard.clicked.connect(lambda _=False, card=card: spawn(self, self._discard(card.text)))
        for widget in (self._area, self.explained):
            widget.setVisible(bool(texts))
        self.nothing.setVisible(not texts)

    def _copy(self, text: KeptText) -> None:
        QGuiApplication.clipboard().setText(text.text)
        self.toast.say(self.tr("Copied"))

    async def _discard(self, text: KeptText) -> None:
        await self._kept.discard(text, self._by)
        await self._read()
