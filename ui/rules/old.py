"""*Xử lý hội thoại cũ*: the three choices with live counts, and the warning for those that share history."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.domain.sharing.preview import OldCounts
from app.domain.sharing.values import OldChoice
from ui.rules.words import old_sentence, old_title
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel
from ui.widgets.layouts import para
from ui.widgets.texts import label


class OldChoiceBox(QWidget):
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.radios = {choice: QRadioButton(old_title(choice)) for choice in OldChoice}
        self.counts = label("", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.counts)
        for choice, radio in self.radios.items():
            self._group.addButton(radio)
            radio.setAccessibleDescription(old_sentence(choice))
            note = para(old_sentence(choice), "secondary")
            note.setContentsMargins(Size.ICON + Space.S, 0, 0, Space.XS)
            column.addWidget(radio)
            column.addWidget(note)
        self.warning = QFrame()
        set_role(self.warning, "warn")
        row = QHBoxLayout(self.warning)
        row.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        row.setSpacing(Space.M)
        row.addWidget(IconLabel(theme, "alert-outline", "warning"))
        row.addWidget(para(self.tr("The receivers see the whole history and the customers' data.")), 1)
        column.addWidget(self.warning)
        self._group.buttonToggled.connect(self._on_toggled)
        self.choose(OldChoice.KEEP)

    def chosen(self) -> OldChoice:
        return next((choice for choice, radio in self.radios.items() if radio.isChecked()), OldChoice.KEEP)

    def choose(self, choice: OldChoice) -> None:
        self.radios[choice].setChecked(True)
        self.warning.setVisible(choice is not OldChoice.KEEP)

    def show_counts(self, counts: OldCounts) -> None:
        """ "128 cũ; 41 chưa ai chăm sóc; 17 còn trả lời được" """
        number = QLocale().toString
        said = self.tr("{old} old; {free} with nobody; {answerable} can still be answered").format(
            old=number(counts.old), free=number(counts.without_carer), answerable=number(counts.answerable)
        )
        self.counts.setText(said if counts.old else self.tr("There are no old conversations."))

    def _on_toggled(self, _: object, on: bool) -> None:
        if on:
            self.warning.setVisible(self.chosen() is not OldChoice.KEEP)
            self.changed.emit()
