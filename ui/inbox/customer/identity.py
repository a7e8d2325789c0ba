"""Who the customer is: picture, names, whether they follow the OA, and whether they are under age."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.customers import Card
from ui.inbox.customer import words
from ui.inbox.pictures import Pictures
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.avatar import Avatar
from ui.widgets.texts import label
from ui.widgets.wrap_layout import WrapLayout


class Identity(QWidget):
    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._card: Card | None = None
        self._oa_name = ""
        self.avatar = Avatar(theme, Size.AVATAR_L)
        self.name = label("", "heading", wrap=True)
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.zalo_name = label("", "secondary", wrap=True)
        self.follows, self.age, self.oa = (label("", role) for role in ("chip-plain", "chip-warn", "chip-plain"))
        marks = WrapLayout(centred=True)
        marks.setSpacing(Space.XS)
        for mark in (self.follows, self.age, self.oa):
            marks.addWidget(mark)
        self._marks = QWidget()
        self._marks.setLayout(marks)
        marks.setContentsMargins(0, 0, 0, 0)
        for words_ in (self.name, self.zalo_name):
            words_.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.M)
        column.setSpacing(Space.XS)
        column.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.XS)
        for part in (self.name, self.zalo_name, self._marks):
            column.addWidget(part)
        pictures.changed.connect(self._on_picture)

    def show_card(self, card: Card, oa_name: str) -> None:
        """`oa_name` is empty where the shop has one OA alone."""
        self._card, self._oa_name = card, oa_name
        self._show()
        self._on_picture(card.customer.avatar)

    def _show(self) -> None:
        if self._card is None:
            return
        customer = self._card.customer
        self.name.setText(words.display_name(customer))
        renamed = bool(customer.alias and customer.name and customer.alias != customer.name)
        self.zalo_name.setText(self.tr("At Zalo: {name}").format(name=customer.name) if renamed else "")
        self.zalo_name.setVisible(renamed)
        self.follows.setVisible(customer.follower is not None)
        self.follows.setText(self.tr("Follows the OA") if customer.follower else self.tr("Doesn't follow the OA"))
        set_role(self.follows, "chip-ok" if customer.follower else "chip-plain")
        self.age.setVisible(customer.sensitive)
        self.age.setText(self.tr("Under 18"))
        self.oa.setVisible(bool(self._oa_name))
        self.oa.setText(self._oa_name)
        self._marks.setVisible(any(not mark.isHidden() for mark in (self.follows, self.age, self.oa)))

    def _on_picture(self, ref: str) -> None:
        if self._card is None or ref != self._card.customer.avatar:
            return
        picture = self._pictures.pixmap(ref) if ref and self._pictures.look(ref) else None
        image = picture.toImage() if picture is not None else None
        name = words.display_name(self._card.customer)
        self.avatar.show_person(self._card.conversation.user_id, name, image)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
