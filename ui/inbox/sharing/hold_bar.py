"""Between the messages and the field: why one can't write here, and what to press; or what an answer will do."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.domain.sharing.standing import Can, Standing, Writes
from ui import shortcuts
from ui.inbox.pictures import Pictures
from ui.inbox.sharing.colleagues import Colleagues
from ui.inbox.sharing.face import Face
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel, button
from ui.widgets.texts import label

KEYS = {Can.CLAIM: "inbox.claim", Can.TAKE_OVER: "inbox.take_over"}


class HoldBar(QFrame):
    """`wanted` brings a Can. Large where it stands in the field's place, else one slim line above it."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, people: Colleagues, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._stands: Standing | None = None
        self._offered = Can.CLAIM
        self.face = Face(theme, people, pictures, Size.CONTROL)
        self.icon = IconLabel(theme, "account-clock-outline", "accent", Size.ICON)
        self.words = label("", wrap=True)
        self.button = button("", "primary")
        self._row = QHBoxLayout(self)
        for widget, stretch in ((self.face, 0), (self.icon, 0), (self.words, 1), (self.button, 0)):
            self._row.addWidget(widget, stretch)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(self._on_pressed)
        people.changed.connect(self._draw)
        self.hide()

    @property
    def closes(self) -> bool:
        """Whether the field has to make room: this person can't write here."""
        return self._stands is not None and self._stands.writes is Writes.NOT

    def show_standing(self, stands: Standing | None) -> None:
        self._stands = stands
        self.button.setEnabled(True)
        self._draw()

    def _draw(self) -> None:
        stands = self._stands
        shown = stands is not None and stands.shared and stands.writes is not Writes.FREELY
        self.setVisible(shown)
        if stands is None or not shown:
            return
        holder = stands.talk.holder
        large = self.closes
        set_role(self, "surface" if large else "strip-note")
        edge, ends = (Space.L, Space.M) if large else (Space.L, Space.XS)
        self._row.setContentsMargins(edge, ends, edge, ends)
        self._row.setSpacing(Space.M)
        self.face.setVisible(large and holder is not None)
        self.icon.setVisible(not (large and holder is not None))
        if holder is not None:
            self.face.show_staff(holder)
        self._offered = Can.CLAIM if Can.CLAIM in stands.can else Can.TAKE_OVER
        self.words.setText(self._sentence(stands))
        text = self._button_text(stands)
        self.button.setText(text)
        self.button.setVisible(bool(text))
        set_role(self.button, "primary" if large else "strip")
        self.button.setToolTip(shortcuts.with_key(text, KEYS[self._offered]))

    def _sentence(self, stands: Standing) -> str:
        if stands.writes is Writes.NOT:
            return self._reason(stands)
        if stands.writes is Writes.CLAIMS:
            return self.tr("Nobody has it yet: whoever answers first has it.")
        if stands.waits:
            return self.tr("Nobody has it yet. If you answer, it is yours.")
        told = self.tr("{name} looked after it until it was closed. If you answer, it is yours.")
        return told.format(name=self._people.name(stands.talk.holder))

    def _reason(self, stands: Standing) -> str:
        """Why the field is closed."""
        if Can.CLAIM in stands.can:
            return self.tr("This conversation waits for somebody. Read it, then claim it to answer.")
        if stands.talk.holder is not None:
            told = self.tr("{name} looks after this conversation, so only they can answer.")
            return told.format(name=self._people.name(stands.talk.holder))
        if stands.talk.blocked:
            return self.tr("This customer is blocked.")
        return self.tr("This conversation is not yours to answer.")

    def _button_text(self, stands: Standing) -> str:
        if Can.CLAIM in stands.can:
            return self.tr("Claim")
        if Can.TAKE_OVER not in stands.can:
            return ""
        return self.tr("Take over to answer") if self.closes else self.tr("Take over")

    def _on_pressed(self) -> None:
        self.button.setEnabled(False)  # a second click must not fall on what is claimed already
        self.wanted.emit(self._offered)

    def enable(self) -> None:
        """It was refused: it may be pressed again."""
        self.button.setEnabled(True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._draw()
