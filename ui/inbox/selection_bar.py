"""Stands in for the filters while several conversations are chosen: how many, and what can be done to all of them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from app.domain.listing import Act
from ui import i18n
from ui.inbox.list_words import ICONS, KEYS, act_name
from ui.shortcuts import with_key
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import icon_button
from ui.widgets.texts import ElidedLabel


class SelectionBar(QFrame):
    act_wanted = Signal(object)
    ended = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.setProperty("role", "chosen")
        self.setFixedHeight(Size.FILTERS)
        self.end = icon_button(theme, "close", "")
        self.count = ElidedLabel("", "strong")
        self.buttons: dict[Act, QToolButton] = {act: icon_button(theme, ICONS[act], "") for act in Act}
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, 0, Space.S, 0)
        row.setSpacing(0)
        row.addWidget(self.end)
        row.addSpacing(Space.XS)
        row.addWidget(self.count, 1)
        for act, made in self.buttons.items():
            row.addWidget(made)
            made.clicked.connect(partial(self.act_wanted.emit, act))
        self.end.clicked.connect(self.ended)
        self.retranslate()

    def show_chosen(self, count: int, acts: Sequence[Act]) -> None:
        self._count = count
        for act, made in self.buttons.items():
            made.setVisible(act in acts)
        self.retranslate()

    def retranslate(self) -> None:
        self.count.setText(self.tr("{n} chosen").format(n=i18n.number(self._count)))
        for act, made in self.buttons.items():
            made.setToolTip(with_key(act_name(act), KEYS[act]))
            made.setAccessibleName(act_name(act))
        self.end.setToolTip(self.tr("Choose one again (Esc)"))
        self.end.setAccessibleName(self.tr("End choosing several"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
