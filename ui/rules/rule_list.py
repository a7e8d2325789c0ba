"""The rules of the shop, each with its state; drafts that were not saved say so."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.sharing.values import Rule, RuleId
from ui.rules.words import method_title, state
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.texts import label

ID = Qt.ItemDataRole.UserRole


class RuleList(QWidget):
    """`chosen` brings a rule's id."""

    chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(self.tr("Rules"), "heading")
        self.title.setContentsMargins(Space.M, 0, 0, 0)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Rules"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(Space.XS // 2)
        set_role(self.list, "sections")
        self.new = button(self.tr("New rule"), "secondary")
        self.new.setIcon(theme.icon("plus", "accent"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.L, Space.S, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addWidget(self.new)
        self.new.clicked.connect(self.new_wanted)
        self.list.currentItemChanged.connect(self._on_current)

    def show_rules(self, rules: Sequence[Rule], drafts: Collection[RuleId], current: RuleId | None) -> None:
        """`current` stays chosen, without a word about it; one that is not in the list yet is a new rule's draft."""
        self.list.blockSignals(True)
        self.list.clear()
        for rule in rules:
            self._add(rule.id, rule.name, self._line(rule), unsaved=rule.id in drafts)
        if current is not None and all(rule.id != current for rule in rules):
            self._add(current, self.tr("New rule"), "", unsaved=True)
        for row in range(self.list.count()):
            if self.list.item(row).data(ID) == current:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _add(self, rule_id: RuleId, name: str, line: str, *, unsaved: bool) -> None:
        mark = self.tr("not saved") if unsaved else ""
        below = " · ".join(part for part in (line, mark) if part)
        item = QListWidgetItem(f"{name}\n{below}" if below else name)
        item.setData(ID, rule_id)
        self.list.addItem(item)

    def _line(self, rule: Rule) -> str:
        people = self.tr("%Ln people", "", len(rule.members)) if rule.members and rule.sources else state(rule)[0]
        return f"{method_title(rule.method)} · {people}"

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(ID))
