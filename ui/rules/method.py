"""*Phương thức chia*: two cards, each with a small drawing of what it does."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.domain.sharing.values import Method
from ui.rules.words import method_sentence, method_title
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space, px
from ui.widgets.layouts import para

PEOPLE = 3


class MethodPicture(QWidget):
    """Messages on the left go to people on the right: in turn, or from one heap to whoever reaches for it."""

    def __init__(self, theme: Theme, method: Method, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._method = theme, method
        theme.changed.connect(self.update)
        self.setMinimumSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(round(px(120)), round(px(72)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate((self.width() - px(120)) / 2, (self.height() - px(72)) / 2)
        painter.scale(px(1), px(1))
        (self._paint_turns if self._method is Method.ROUND_ROBIN else self._paint_heap)(painter)
        painter.end()

    def _paint_turns(self, painter: QPainter) -> None:
        for row in range(PEOPLE):
            y = 12 + 24 * row
            self._message(painter, 4, y)
            self._arrow(painter, QPointF(36, y), QPointF(86, y))
            self._person(painter, 102, y, row)

    def _paint_heap(self, painter: QPainter) -> None:
        for row in range(PEOPLE):
            self._message(painter, 4 + 3 * row, 30 + 6 * row)
        for row in range(PEOPLE):
            y = 12 + 24 * row
            self._arrow(painter, QPointF(86, y), QPointF(44, 36), dashed=row != 1)
            self._person(painter, 102, y, row)

    def _message(self, painter: QPainter, x: float, y: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(QRectF(x, y - 7, 26, 14), 5, 5)
        painter.setBrush(self._theme.color("on_accent"))
        painter.drawRoundedRect(QRectF(x + 5, y - 2, 16, 3), 1.5, 1.5)

    def _person(self, painter: QPainter, x: float, y: float, number: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("secondary"))
        painter.drawEllipse(QPointF(x, y - 4), 4, 4)
        painter.drawChord(QRectF(x - 8, y + 1, 16, 14), 0, 180 * 16)

    def _arrow(self, painter: QPainter, start: QPointF, end: QPointF, *, dashed: bool = False) -> None:
        pen = QPen(self._theme.color("secondary"), 1.5)
        if dashed:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(start, end)
        back = start - end
        unit = back / (back.x() ** 2 + back.y() ** 2) ** 0.5
        side = QPointF(-unit.y(), unit.x())
        for sign in (1, -1):
            painter.drawLine(end, end + unit * 5 + side * 3.5 * sign)


class MethodCard(QFrame):
    def __init__(self, theme: Theme, method: Method, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.radio = QRadioButton(method_title(method))
        self.radio.setAccessibleDescription(method_sentence(method))
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(self.radio)
        words.addWidget(para(method_sentence(method), "secondary"))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        row.setSpacing(Space.M)
        row.addLayout(words, 1)
        row.addWidget(MethodPicture(theme, method))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.radio.setChecked(True)
        self.radio.setFocus()


class MethodChoice(QWidget):
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.cards = {method: MethodCard(theme, method) for method in Method}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for card in self.cards.values():
            self._group.addButton(card.radio)
            column.addWidget(card)
        self._group.buttonToggled.connect(lambda _, on: self.changed.emit() if on else None)

    def chosen(self) -> Method:
        return next((method for method, card in self.cards.items() if card.radio.isChecked()), Method.ROUND_ROBIN)

    def choose(self, method: Method) -> None:
        self.cards[method].radio.setChecked(True)
