"""Who the open conversation is with: picture, name, OA, when they were last here, phone; and what can be done with it,
behind one button where there is little room."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain.conversations import ConversationRow
from app.domain.listing import Act
from app.domain.messages import Customer
from ui import i18n, shortcuts
from ui.inbox.list_words import ICONS
from ui.inbox.pictures import Pictures
from ui.shortcuts import with_key
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import icon_button
from ui.widgets.texts import ElidedLabel


class ThreadHeader(QFrame):
    manager_wanted = Signal()
    find_wanted = Signal()
    customer_wanted = Signal()
    act_wanted = Signal(object)
    room_changed = Signal(int)
    """How wide it is now."""

    def __init__(self, pictures: Pictures, theme: Theme, now: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._now = now
        self._row: ConversationRow | None = None
        self._customer: Customer | None = None
        self._oa_name = ""
        self.setProperty("role", "surface")
        self.setFixedHeight(Size.BAR)
        self.avatar = Avatar(theme, Size.CONTROL)
        self.name = ElidedLabel("", "strong")
        self.details = ElidedLabel("", "caption")
        self.finder = icon_button(theme, "magnify", "")
        self.finder.clicked.connect(self.find_wanted)
        self.close_button = icon_button(theme, ICONS[Act.CLOSE], "")
        self.close_button.clicked.connect(lambda: self.act_wanted.emit(Act.CLOSE))
        self.manager = icon_button(theme, "open-in-new", "")
        self.manager.clicked.connect(self.manager_wanted)
        self.customer = icon_button(theme, "account-details-outline", "")
        self.customer.setCheckable(True)
        self.customer.clicked.connect(self.customer_wanted)
        self.more = icon_button(theme, "dots-vertical", "")
        self.more.clicked.connect(self._open_menu)
        self.more.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self.name)
        words.addWidget(self.details)
        words.addStretch()
        row = self._row_layout = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 0, Space.M, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.avatar)
        row.addLayout(words, 1)
        for tool in (self.finder, self.close_button, self.manager, self.customer, self.more):
            row.addWidget(tool, 0, Qt.AlignmentFlag.AlignVCenter)
        pictures.changed.connect(self._on_picture)
        self._retranslate()

    def put_holder(self, holder: QWidget) -> None:
        """Who has the conversation, before what can be done here."""
        at = self._row_layout.indexOf(self.finder)
        self._row_layout.insertWidget(at, holder, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_person(self, row: ConversationRow, customer: Customer | None, oa_name: str) -> None:
        """`oa_name` is empty when there is only one OA."""
        self._row, self._customer, self._oa_name = row, customer, oa_name
        alias = customer.alias if customer is not None else ""
        self.name.setText(f"{row.name} ({alias})" if alias and alias != row.name else row.name)
        self._fit()
        self._show_details()
        self._on_picture(row.avatar)

    @property
    def _can_close(self) -> bool:
        return self._row is not None and not self._row.closed and not self._row.blocked

    def _fit(self) -> None:
        """The name comes before what is rarely needed."""
        narrow = self.width() < 2 * Size.LIST_MIN
        self.more.setVisible(narrow)
        self.manager.setVisible(not narrow)
        self.close_button.setVisible(not narrow and self._can_close)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        if self._can_close:
            menu.addAction(self.close_button.toolTip(), lambda: self.act_wanted.emit(Act.CLOSE))
        menu.addAction(self.manager.toolTip(), self.manager_wanted.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _show_details(self) -> None:
        if self._row is None:
            return
        parts = []
        if self._oa_name:
            parts.append(self.tr("via {oa}").format(oa=self._oa_name))
        if self._row.last_interaction:
            ago = i18n.ago(self._row.last_interaction, self._now())
            parts.append(self.tr("last active {time}").format(time=ago))
        if self._customer is not None and self._customer.phone:
            parts.append(i18n.phone(self._customer.phone))
        if self._customer is not None and self._customer.tags:
            parts.append(", ".join(self._customer.tags))
        self.details.setText(" · ".join(parts))

    def _on_picture(self, ref: str) -> None:
        if self._row is None or ref != self._row.avatar:
            return
        picture = self._pictures.pixmap(ref) if ref and self._pictures.look(ref) else None
        image = picture.toImage() if picture is not None else None
        self.avatar.show_person(self._row.id.user_id, self._row.name, image)

    def _retranslate(self) -> None:
        words = shortcuts.with_key(self.tr("Find in this conversation"), "inbox.find")
        self.finder.setToolTip(words)
        self.finder.setAccessibleName(self.tr("Find in this conversation"))
        tip = self.tr("Open OA Manager in the browser")
        self.manager.setToolTip(tip)
        self.manager.setAccessibleName(tip)
        name = self.tr("Customer: details, tags, notes, photos")
        self.customer.setToolTip(with_key(name, "inbox.customer"))
        self.customer.setAccessibleName(name)
        more = self.tr("More to do here")
        self.more.setToolTip(more)
        self.more.setAccessibleName(more)
        close = self.tr("Close the conversation")
        self.close_button.setToolTip(shortcuts.with_key(close, "inbox.close"))
        self.close_button.setAccessibleName(close)
        self._show_details()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.room_changed.emit(self.width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
