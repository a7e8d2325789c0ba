"""*Chuyển cho…*: to whom, with a note; and what goes along, where a history was kept back."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.ids import StaffId
from app.domain.sharing.values import Status
from app.domain.staff import Staff
from app.domain.text import fold
from ui.inbox.pictures import Pictures
from ui.inbox.sharing.colleagues import Colleagues
from ui.rules.words import status_word
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.avatar import paint_avatar
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.layouts import para
from ui.widgets.texts import label

MOST_NOTE = 300
SHOWN = 5
"""So many people without scrolling."""


class HandOverDialog(QDialog):
    """Open it with `open()`. `chosen` brings whom, and the note."""

    chosen = Signal(str, str)

    def __init__(
        self, theme: Theme, people: Colleagues, pictures: Pictures, *, count: int, warns: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._people, self._pictures = theme, people, pictures
        self.setWindowTitle(self.tr("Hand over"))
        self.setMinimumWidth(Size.FORM)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("Hand %n conversation(s) over", "", count), "heading", wrap=True))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name or e-mail"))
        self.search.setAccessibleName(self.tr("To whom"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("People who can have it"))
        self.list.setIconSize(QSize(Size.AVATAR_S, Size.AVATAR_S))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self.list, "choices")
        self.note = QLineEdit()
        self.note.setMaxLength(MOST_NOTE)
        self.note.setPlaceholderText(self.tr("Note for them (optional): what has been agreed, what is left to do"))
        self.note.setAccessibleName(self.tr("Note"))
        self.warning = Banner(theme, "warn")
        self.warning.say(
            self.tr(
                "Whoever gets it sees the whole history and the customer's data. What they have seen can't be taken "
                "back."
            )
        )
        self.warning.setVisible(warns > 0)
        self.nobody = para(self.tr("Nobody else can have it now. Add people to the rule first."), "secondary")
        for widget in (self.search, self.list, self.nobody, self.note, self.warning):
            column.addWidget(widget)
        self.go = button(self.tr("Hand over with its history") if warns else self.tr("Hand over"), "primary")
        cancel = button(self.tr("Cancel"))
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.go)
        column.addLayout(foot)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._on_go)
        self.list.itemDoubleClicked.connect(lambda _: self._on_go())
        self.list.currentRowChanged.connect(lambda _: self._judge())
        self.go.clicked.connect(self._on_go)
        cancel.clicked.connect(self.reject)
        cancel.setAutoDefault(False)
        self.go.setDefault(True)
        self.search.setFocus()

    def show_people(self, staff: Sequence[Staff]) -> None:
        """Those who can have it, in the order of the rule."""
        for one in staff:
            away = status_word(one.status) if one.status is not Status.ACTIVE else ""
            named = self._people.named(one.id)
            name = named[:1].upper() + named[1:]
            told = " · ".join(part for part in (name, one.email, away) if part)
            item = QListWidgetItem(self._face(one), told)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setSizeHint(QSize(0, Size.CONTROL + Space.XS))
            self.list.addItem(item)
        self.list.setFixedHeight(min(SHOWN, max(1, len(staff))) * (Size.CONTROL + Space.XS) + Space.XS)
        self.nobody.setVisible(not staff)
        self.list.setVisible(bool(staff))
        self.search.setVisible(bool(staff))
        self.note.setVisible(bool(staff))
        self._filter("")

    def _filter(self, text: str) -> None:
        wanted = fold(text)
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in fold(item.text()))
        shown = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if self.list.currentRow() not in shown:
            self.list.setCurrentRow(shown[0] if shown else -1)
        self._judge()

    def _judge(self) -> None:
        self.go.setEnabled(self.list.currentRow() >= 0)

    def _on_go(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            self.chosen.emit(StaffId(item.data(Qt.ItemDataRole.UserRole)), " ".join(self.note.text().split()))
            self.accept()

    def _face(self, one: Staff) -> QIcon:
        ratio = self.devicePixelRatioF()
        made = QPixmap(QSize(Size.AVATAR_S, Size.AVATAR_S) * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        ref = self._people.picture(one.id)
        picture = self._pictures.pixmap(ref) if ref and self._pictures.look(ref) else None
        painter = QPainter(made)
        area = QRectF(0, 0, Size.AVATAR_S, Size.AVATAR_S)
        image = picture.toImage() if picture is not None else None
        paint_avatar(painter, area, self._theme, one.id, self._people.name(one.id), picture=image)
        painter.end()
        icon = QIcon(made)
        icon.addPixmap(made, QIcon.Mode.Selected)  # not tinted where it is chosen
        return icon
