"""*Nguồn*: the OAs as a list to tick, each with its picture; those of another rule say so, and can be moved here."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.connections import Connection
from app.domain.ids import OaId
from ui.people.oa_picture import OaPicture, Pictures
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.layouts import para
from ui.widgets.texts import ElidedLabel, label


class SourceRow(QFrame):
    """One OA. `other` is the name of the rule that it is in, empty if none."""

    changed = Signal()

    def __init__(
        self, theme: Theme, pictures: Pictures, connection: Connection, other: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.oa_id = connection.oa_id
        self.moving = False
        self._other = other
        name = connection.profile.name or connection.oa_id
        self.check = QCheckBox()
        self.check.setAccessibleName(name)
        self.check.setEnabled(not other)
        self.move_here = button(self.tr("Move to this rule"), "quiet")
        self.move_here.setAccessibleDescription(name)
        self._note = label("", "caption")
        picture = OaPicture(theme, pictures, Size.AVATAR_S)
        picture.show_oa(connection.profile)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(name, "strong"))
        words.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(self.check)
        row.addWidget(picture)
        row.addLayout(words, 1)
        row.addWidget(self.move_here)
        self.check.toggled.connect(lambda _: self.changed.emit())
        self.move_here.clicked.connect(self._on_move)
        self._show()

    def _on_move(self) -> None:
        self.moving = not self.moving
        self.check.setEnabled(self.moving)
        self.check.setChecked(self.moving)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.move_here.setVisible(bool(self._other))
        self.move_here.setText(self.tr("Leave it there") if self.moving else self.tr("Move to this rule"))
        if self.moving:
            self._note.setText(self.tr("Moves here from “{rule}” when you save").format(rule=self._other))
        elif self._other:
            self._note.setText(self.tr("In the rule “{rule}”").format(rule=self._other))
        self._note.setVisible(bool(self._other))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.check.isEnabled():
            self.check.toggle()


class SourceList(QWidget):
    """`changed` comes with every tick."""

    changed = Signal()

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._pictures = theme, pictures
        self.rows: list[SourceRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._empty = para("", "secondary")
        self._column.addWidget(self._empty)

    def show_sources(self, connections: Sequence[Connection], chosen: Sequence[OaId], others: dict[OaId, str]) -> None:
        """All OAs of the shop; `others` names the rule of those that are in another one."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = []
        for connection in connections:
            row = SourceRow(self._theme, self._pictures, connection, others.get(connection.oa_id, ""))
            set_role(row, "card")
            row.check.setChecked(connection.oa_id in chosen)
            row.changed.connect(self.changed)
            self._column.addWidget(row)
            self.rows.append(row)
        self._empty.setText(self.tr("No OA is connected yet. You can save the rule and add OAs later."))
        self._empty.setVisible(not self.rows)
        if self.rows:
            self.setFocusProxy(self.rows[0].check)

    def chosen(self) -> tuple[OaId, ...]:
        return tuple(row.oa_id for row in self.rows if row.check.isChecked())

    def moving(self) -> tuple[OaId, ...]:
        return tuple(row.oa_id for row in self.rows if row.moving and row.check.isChecked())
