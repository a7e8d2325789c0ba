"""Small drawn things of the wizard: an icon or a number in a disc, and numbered steps."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.layouts import para


class Disc(QWidget):
    """An icon in the colour of a role on a soft disc of another. For the eye only."""

    def __init__(self, theme: Theme, icon: str, role: str, disc: str, size: int = 0) -> None:
        super().__init__()
        self._theme = theme
        self._icon, self._role, self._disc = icon, role, disc
        edge = 2 * (size or Size.ICON_HUGE)
        self.setFixedSize(edge, edge)
        theme.changed.connect(self.update)

    def change(self, icon: str, role: str, disc: str) -> None:
        self._icon, self._role, self._disc = icon, role, disc
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._disc))
        painter.drawEllipse(self.rect())
        inset = self.width() // 4
        self._theme.icon(self._icon, self._role).paint(painter, self.rect().adjusted(inset, inset, -inset, -inset))


class Number(QWidget):
    """A number in a disc of the accent colour."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme = theme
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(Size.CHIP, Size.CHIP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_number(painter, self._theme, QRectF(self.rect()), self._number)


def draw_number(painter: QPainter, theme: Theme, place: QRectF, number: int) -> None:
    """The disc with its number, filling `place`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawEllipse(place)
    painter.setPen(theme.color("on_accent"))
    font = theme.font("caption")
    font.setBold(True)
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))


class Steps(QWidget):
    """Numbered lines of what to do."""

    def __init__(self, theme: Theme, lines: tuple[str, ...]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        for number, line in enumerate(lines, 1):
            row = QHBoxLayout()
            row.setSpacing(Space.M)
            row.addWidget(Number(theme, number), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(para(line), 1)
            layout.addLayout(row)
