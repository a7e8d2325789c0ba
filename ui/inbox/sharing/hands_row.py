"""A row of the thread that tells through whose hands the conversation went; it can be pressed to ask why."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.inbox.hit import Act, Hit
from ui.inbox.icon_paint import paint_icon
from ui.inbox.parts import TextPart
from ui.models.entries import Entry
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space

FLAGS = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class HandsRow:
    """Words in the middle, with a sign before them; on a ground of their own while the mouse is over them."""

    text_part: TextPart | None = None
    text_at = QPointF()

    def __init__(self, theme: Theme, entry: Entry, text: str, width: float) -> None:
        self._theme, self._text, self._entry_id = theme, text, entry.id
        self._icon = "unfold-more-horizontal" if len(entry.lines) > 1 else "account-switch-outline"
        self._font = theme.font("caption")
        sign = Size.ICON_S + Space.XS
        most = max(float(Size.CONTROL), width - 2 * Space.XXL - sign - 2 * Space.M)
        box = QFontMetricsF(self._font).boundingRect(QRectF(0, 0, most, 1000), FLAGS, text)
        words = min(most, box.width() + 2)
        left = (width - words - sign) / 2
        self._words = QRectF(left + sign, Space.S, words, box.height() + Space.XS)
        self._sign = QPointF(left + Size.ICON_S / 2, self._words.center().y())
        self._box = QRectF(left - Space.M, Space.S, words + sign + 2 * Space.M, self._words.height())
        self.height = self._box.height() + 2 * Space.S

    def paint(self, painter: QPainter, at: QPointF, hovered: Hit | None, now: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if hovered is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("hover"))
            round_ = min(self._box.height() / 2, float(Space.M))
            painter.drawRoundedRect(self._box.translated(at), round_, round_)
        paint_icon(painter, self._theme.icon(self._icon, "secondary"), self._sign + at, Size.ICON_S)
        painter.setFont(self._font)
        painter.setPen(self._theme.color("secondary"))
        painter.drawText(self._words.translated(at), FLAGS, self._text)

    def hits(self) -> Sequence[Hit]:
        return (Hit(Act.HANDS, self._box, self._entry_id),)
