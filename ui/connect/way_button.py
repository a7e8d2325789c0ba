"""One line in the list of ways to sign in."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel
from ui.widgets.texts import label


class WayButton(QPushButton):
    """Checkable, with an icon and a text that may take two lines."""

    def __init__(self, theme: Theme, icon: str, text: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        set_role(self, "way")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        row.setSpacing(Space.M)
        picture = IconLabel(theme, icon, "accent", Size.ICON)
        self._words = label(text, wrap=True)
        for part in (picture, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return QSize(super().sizeHint().width(), max(Size.CONTROL + Space.XS, layout.heightForWidth(self.width())))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        assert layout is not None
        return max(Size.CONTROL + Space.XS, layout.heightForWidth(width))
