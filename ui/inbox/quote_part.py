"""The quoted message inside a bubble of ours: a bar, whose it is, and its first words; a press goes to it."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app.domain.quotes import Quote
from ui.inbox.hit import Act, Hit
from ui.inbox.quote_words import quoted_line, quoted_name
from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space

BAR = 3.0


class QuotePart:
    """One line of the quoted words, elided; at least `least` wide where there is room."""

    def __init__(self, theme: Theme, quote: Quote, width: float, *, least: float = 0.0) -> None:
        self._theme = theme
        self._quote = quote
        self._name = quoted_name(quote.message) if quote.message is not None else ""
        self._words = quoted_line(quote.message)
        self._name_font, self._font = theme.font("caption"), theme.font("caption")
        self._name_font.setBold(True)
        name, words = QFontMetricsF(self._name_font), QFontMetricsF(self._font)
        self._left = BAR + Space.S
        wish = self._left + max(name.horizontalAdvance(self._name), words.horizontalAdvance(self._words)) + Space.S
        self._name_height = name.height() if self._name else 0.0
        height = self._name_height + words.height() + Space.XS
        self.size = QSizeF(min(width, max(wish, least, float(Size.AVATAR_L))), height)
        self.last_width = self.size.width()

    def paint(self, painter: QPainter, at: QPointF) -> None:
        area = QRectF(at, self.size)
        painter.setPen(Qt.PenStyle.NoPen)
        tint = self._theme.color("accent")
        tint.setAlphaF(0.10)
        painter.setBrush(tint)
        painter.drawRoundedRect(area, Radius.S / 2, Radius.S / 2)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(QRectF(at.x(), at.y(), BAR, area.height()), BAR / 2, BAR / 2)
        line = area.adjusted(self._left, Space.XS / 2, -Space.S, -Space.XS / 2)
        self._line(painter, self._name_font, "accent", self._name, line)
        self._line(painter, self._font, "text", self._words, line.adjusted(0, self._name_height, 0, 0))

    def _line(self, painter: QPainter, font: object, role: str, text: str, area: QRectF) -> None:
        painter.setFont(font)  # type: ignore[arg-type]
        painter.setPen(self._theme.color(role))
        shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), shown)

    def hits(self, at: QPointF) -> list[Hit]:
        if self._quote.message is None:
            return []
        return [Hit(Act.QUOTE, QRectF(at, self.size), str(self._quote.message.key))]
