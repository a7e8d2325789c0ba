"""Icons inside a field, before its text and after it, as large as the zoom says: Qt's own stay at sixteen pixels."""

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QToolButton

from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel, icon_button


class FieldEnds(QObject):
    """A drawing in front, if one is given, and room for one button behind. The text keeps clear of both."""

    def __init__(self, field: QLineEdit, theme: Theme, icon: str = "") -> None:
        super().__init__(field)
        self._field, self._theme = field, theme
        self._leads = bool(icon)
        self._button: QToolButton | None = None
        row = self._row = QHBoxLayout(field)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(Space.M, 0, Space.XS, 0)
        if icon:
            drawing = IconLabel(theme, icon, size=Size.ICON_S)
            drawing.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(drawing)
        row.addStretch(1)
        theme.changed.connect(self.make_room)
        self.make_room()

    def add_button(self, icon: str) -> QToolButton:
        """The keyboard stays in the field: what the button does has a key there, or is for the mouse alone."""
        made = self._button = icon_button(self._theme, icon, "")
        set_role(made, "small")
        made.setIconSize(QSize(Size.ICON_S, Size.ICON_S))
        made.setFixedSize(Size.CHIP, Size.CHIP)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row.addWidget(made)
        self.make_room()
        return made

    def make_room(self) -> None:
        """Again where the button comes or goes."""
        before = Size.ICON_S + Space.S if self._leads else 0
        behind = Size.CHIP if self._button is not None and not self._button.isHidden() else 0
        self._field.setTextMargins(before, 0, behind, 0)


def name_button(button: QToolButton, name: str) -> None:
    """What its tooltip says, and a screen reader."""
    button.setToolTip(name)
    button.setAccessibleName(name)
