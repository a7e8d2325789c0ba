"""Where in the wizard one is: its steps in a row."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.setup import SetupStep
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel
from ui.widgets.texts import label

PLACES = {
    SetupStep.APP: 0,
    SetupStep.SIGN_IN: 1,
    SetupStep.WORKING: 1,
    SetupStep.CONFIRM: 2,
    SetupStep.CHAT_RIGHT: 3,
    SetupStep.DONE: 4,
}


class StepTrail(QWidget):
    """Steps behind are ticked, the present one is strong. A failure leaves it where it was."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self._names = (self.tr("Zalo app"), self.tr("Sign in"), self.tr("Your OA"), self.tr("Chat right"))
        self._marks: list[IconLabel] = []
        self._words = []
        for place, name in enumerate(self._names):
            if place:
                row.addWidget(IconLabel(theme, "chevron-right", "secondary", Size.ICON_S))
            mark = IconLabel(theme, "circle-outline", "secondary", Size.ICON_S)
            words = label(name, "caption")
            row.addWidget(mark)
            row.addWidget(words)
            self._marks.append(mark)
            self._words.append(words)
        row.addStretch()
        self.show_place(-1)

    def show_step(self, step: SetupStep) -> None:
        if step in PLACES:
            self.show_place(PLACES[step])

    def show_place(self, place: int) -> None:
        """`place` from 0; -1 before the first step, beyond the last when all is done."""
        for number, (mark, words) in enumerate(zip(self._marks, self._words, strict=True)):
            if number < place:
                mark.show_icon("check-circle", "accent")
            elif number == place:
                mark.show_icon("circle-slice-8", "accent")
            else:
                mark.show_icon("circle-outline", "secondary")
            set_role(words, "step-now" if number == place else "caption")
        current = self._names[place] if 0 <= place < len(self._names) else ""
        self.setAccessibleName(self.tr("Step: {name}").format(name=current) if current else "")
