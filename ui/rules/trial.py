"""*Thử quy tắc*: a table of who would get which conversation, before anything is saved."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.ids import ConversationId, StaffId
from app.domain.sharing.preview import Preview
from app.domain.staff import Staff
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import para
from ui.widgets.texts import label

SHOWN = 500
"""More rows than anybody reads; the counts above are of all."""


class TrialView(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = para("", "secondary")
        self._shares = QHBoxLayout()
        self._shares.setSpacing(Space.S)
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels([self.tr("Customer"), self.tr("Now with"), self.tr("Then with")])
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(Size.CONTROL)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        set_role(self.table, "table")
        self.table.setAccessibleName(self.tr("Who would get which conversation"))
        self.nothing = EmptyState(theme, "account-switch-outline")
        self.nothing.say(
            self.tr("Nothing changes hands"),
            self.tr("No conversation that is here now would go to somebody else. New ones are shared as they come."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("If you saved now"), "heading"))
        column.addWidget(self.summary)
        column.addLayout(self._shares)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)

    def show_preview(
        self, preview: Preview, staff: Mapping[StaffId, Staff], names: Mapping[ConversationId, str]
    ) -> None:
        """`names` are the customers', by conversation."""
        lines = preview.lines
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self._summarise(preview, staff)
        self.table.setRowCount(min(len(lines), SHOWN))
        for row, line in enumerate(lines[:SHOWN]):
            who = names.get(line.talk) or line.talk.user_id
            before = self.tr("Owner") if line.before is None else self._name(line.before, staff)
            for column, text in enumerate((who, before, self._name(line.to, staff))):
                self.table.setItem(row, column, QTableWidgetItem(text))

    def _summarise(self, preview: Preview, staff: Mapping[StaffId, Staff]) -> None:
        while (item := self._shares.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        held: dict[StaffId | None, int] = {}
        for line in preview.lines:
            held[line.to] = held.get(line.to, 0) + 1
        for who, count in held.items():
            self._shares.addWidget(Chip(f"{self._name(who, staff)}: {count}", "accent" if who else "warn"))
        self._shares.addStretch(1)
        parts = [self.tr("%Ln conversation(s) would change hands.", "", len(preview.lines))] if preview.lines else []
        if preview.to_connector:
            parts.append(self.tr("%Ln of them would go to the owner.", "", preview.to_connector))
        if len(preview.lines) > SHOWN:
            parts.append(self.tr("The first {shown} are shown.").format(shown=SHOWN))
        self.summary.setText(" ".join(parts))
        self.summary.setVisible(bool(parts))

    def _name(self, who: StaffId | None, staff: Mapping[StaffId, Staff]) -> str:
        if who is None:
            return self.tr("Nobody yet")
        person = staff.get(who)
        return (person.name or person.email or self.tr("Owner")) if person else str(who)
