"""Says below the filters what else narrows or orders the list: an OA, a tag, an order; and ends it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.domain.connections import Connection
from app.domain.listing import Sort, View
from ui.inbox.list_words import sort_name
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel, icon_button
from ui.widgets.texts import ElidedLabel


class ViewStrip(QFrame):
    """Hidden while there is nothing to say."""

    ended = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._view = View()
        self._connections: Sequence[Connection] = ()
        self.setProperty("role", "strip-note")
        self.words = ElidedLabel("", "body")
        self.end = icon_button(theme, "close", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 0, Space.S, 0)
        row.setSpacing(Space.S)
        row.addWidget(IconLabel(theme, "filter-variant", "accent", Size.ICON_S))
        row.addWidget(self.words, 1)
        row.addWidget(self.end)
        self.end.clicked.connect(self.ended)
        self._retranslate()

    def show_view(self, view: View, connections: Sequence[Connection]) -> None:
        self._view, self._connections = view, connections
        names = [one.profile.name for one in connections if one.oa_id == view.oa_id]
        order = [sort_name(view.sort)] if view.sort is not Sort.NEWEST else []
        told = [*names, *([view.tag] if view.tag else []), *order]
        self.words.setText(" · ".join(told))
        self.setVisible(bool(told))

    def _retranslate(self) -> None:
        self.end.setToolTip(self.tr("Show all again"))
        self.end.setAccessibleName(self.tr("Show all again"))
        self.show_view(self._view, self._connections)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
