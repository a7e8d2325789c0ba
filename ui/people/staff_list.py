"""The people of the shop, each with picture, name, state and what they hold."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.ids import StaffId
from app.domain.sharing.values import Status
from app.domain.staff import Staff
from ui.bridge import spawn
from ui.people.staff_picture import Faces, face
from ui.people.words import name_of, owner_word, status_word
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space
from ui.widgets.avatar import paint_avatar
from ui.widgets.buttons import button
from ui.widgets.texts import label

WHO = Qt.ItemDataRole.UserRole
FADED = 0.55
Index = QModelIndex | QPersistentModelIndex


class _Row(QStyledItemDelegate):
    """Picture, name over a line that says what there is to know."""

    def __init__(self, theme: Theme, parent: "StaffList") -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(Size.LIST_MIN, Size.AVATAR + 2 * Space.S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = index.data(WHO)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("accent") if state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), Radius.S, Radius.S)
        circle = QRectF(area.left() + Space.S, area.top() + Space.S, Size.AVATAR, Size.AVATAR)
        if one is not None:
            painter.setOpacity(FADED if one.status is Status.DEACTIVATED else 1)
            paint_avatar(painter, circle, theme, one.id, name_of(one), picture=self._list.faces.get(one.id))
            painter.setOpacity(1)
        left = round(circle.right()) + Space.M
        words = QRect(left, area.top() + Space.S, area.right() - Space.S - left, Size.AVATAR)
        self._line(painter, words, "strong", "text", index.data(Qt.ItemDataRole.DisplayRole), top=True)
        self._line(painter, words, "caption", "secondary", index.data(Qt.ItemDataRole.ToolTipRole), top=False)
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, font: str, role: str, text: str, *, top: bool) -> None:
        painter.setFont(self._theme.font(font))
        painter.setPen(self._theme.color(role))
        half = area.height() // 2
        place = QRect(area.left(), area.top() + (0 if top else half), area.width(), half)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class StaffList(QWidget):
    """`chosen` brings a person's id, "" for the new one."""

    chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self, theme: Theme, people: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self.faces: dict[StaffId, QImage] = {}
        self._keys: dict[StaffId, str] = {}
        self.title = label(self.tr("Staff"), "heading")
        self.title.setContentsMargins(Space.M, 0, 0, 0)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Staff"))
        self.list.setItemDelegate(_Row(theme, self))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        set_role(self.list, "people")
        self.new = button(self.tr("Add somebody"), "secondary")
        self.new.setIcon(theme.icon("plus", "accent"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.L, Space.S, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addWidget(self.new)
        self.new.clicked.connect(self.new_wanted)
        self.list.currentItemChanged.connect(self._on_current)
        theme.changed.connect(self.list.viewport().update)

    def show_staff(self, staff: Sequence[Staff], held: Mapping[StaffId, int], current: str, *, new: bool) -> None:
        """`current` stays chosen, without a word about it; `new`: somebody is being added."""
        self.list.blockSignals(True)
        self.list.clear()
        for one in staff:
            self._add(one, name_of(one), self._line(one, held.get(one.id, 0)))
        if new:
            self._add(None, self.tr("New account"), self.tr("not saved"))
        for row in range(self.list.count()):
            one = self.list.item(row).data(WHO)
            if ("" if one is None else one.id) == current and (one is not None or new):
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        for one in staff:
            if one.picture != self._keys.get(one.id, ""):
                self._keys[one.id] = one.picture
                self.faces.pop(one.id, None)
                spawn(self, self._read(one), name="staff-picture")

    def _add(self, one: Staff | None, name: str, line: str) -> None:
        item = QListWidgetItem(name)
        item.setToolTip(line)
        item.setData(WHO, one)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {line}")
        self.list.addItem(item)

    def _line(self, one: Staff, held: int) -> str:
        parts = [owner_word()] if one.is_owner and one.name else []
        if one.status is not Status.ACTIVE:
            parts.append(status_word(one.status))
        if held:
            parts.append(self.tr("%Ln conversation(s)", "", held))
        if not one.has_pin and one.status is not Status.DEACTIVATED:
            parts.append(self.tr("no PIN"))
        return " · ".join(parts) or status_word(one.status)

    async def _read(self, one: Staff) -> None:
        image = await face(self._people, one, round(Size.AVATAR * self.devicePixelRatioF()))
        if image is not None and self._keys.get(one.id) == one.picture:
            self.faces[one.id] = image
        self.list.viewport().update()

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            one = item.data(WHO)
            self.chosen.emit("" if one is None else one.id)
