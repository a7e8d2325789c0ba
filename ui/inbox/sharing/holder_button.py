"""Who has the open conversation, in its header: a picture and a name; pressed, what can be done about it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.sharing.standing import Standing
from ui.inbox.pictures import Pictures
from ui.inbox.sharing.colleagues import Colleagues
from ui.inbox.sharing.face import Face
from ui.inbox.sharing.told import keeper_text
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import BoxButton, IconLabel
from ui.widgets.texts import ElidedLabel


class HolderButton(BoxButton):
    """Hidden where nothing is shared."""

    def __init__(self, theme: Theme, people: Colleagues, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__("holder", parent)
        self._people = people
        self._stands: Standing | None = None
        self.face = Face(theme, people, pictures, Size.ICON_L)
        self.waits = IconLabel(theme, "account-clock-outline", "warning", Size.ICON)
        self.name = ElidedLabel("", "body")
        self.name.setFixedWidth(2 * Size.LIST_MIN // 5)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        row.setSpacing(Space.XS)
        for widget in (self.face, self.waits, self.name, IconLabel(theme, "chevron-down", "secondary", Size.ICON_S)):
            row.addWidget(widget)
        people.changed.connect(self._draw)
        self.hide()

    def show_standing(self, stands: Standing | None) -> None:
        self._stands = stands
        self._draw()

    def fit(self, room: int) -> None:
        """Where the header is narrow the picture says it alone."""
        self.name.setVisible(room >= 2 * Size.LIST_MIN)

    def _draw(self) -> None:
        stands = self._stands
        self.setVisible(stands is not None and stands.shared)
        if stands is None:
            return
        holder = stands.talk.holder
        kept = holder is None and not stands.waits
        owner = next((one.id for one in self._people.everybody() if one.is_owner), None)
        who = owner if kept else holder
        self.face.setVisible(who is not None)
        self.waits.setVisible(who is None)
        if who is not None:
            self.face.show_staff(who)
        told = keeper_text(stands, self._people)
        self.name.setText(told)
        words = self.tr("Looked after by: {name}").format(name=told) if not stands.waits else told
        self.setAccessibleName(words)
        self.setToolTip(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._draw()
