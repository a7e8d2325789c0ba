"""Rows of a thread that aren't bubbles: days, gaps and the "new messages" line."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ui import i18n
from ui.inbox.hit import Hit
from ui.inbox.parts import TextPart
from ui.inbox.words import gap_text
from ui.models.entries import Entry, EntryKind
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class LineRow:
    """A centred line of words across the thread, dressed by what it says."""

    text_part: TextPart | None = None
    text_at = QPointF()

    def __init__(self, theme: Theme, entry: Entry, width: float, now: int) -> None:
        self._theme = theme
        self._kind = entry.kind
        self._width = width
        if entry.kind is EntryKind.DAY:
            self._text = i18n.day_title(entry.at, now)
        elif entry.kind is EntryKind.NEW:
            self._text = QCoreApplication.translate("Inbox", "New messages")
        else:
            self._text = gap_text(entry.gap.reason) if entry.gap is not None else ""
        self._font = theme.font("caption")
        metrics = QFontMetricsF(self._font)
        self._room = min(metrics.horizontalAdvance(self._text), width - 2 * Space.XXL)
        lines = 1 if metrics.horizontalAdvance(self._text) <= self._room + 1 else 2
        self._line_height = metrics.height() * lines + Space.S
        self.height = self._line_height + 2 * (Space.S if entry.kind is EntryKind.DAY else Space.M)

    def paint(self, painter: QPainter, at: QPointF, hovered: Hit | None, now: int) -> None:
        top = at.y() + (self.height - self._line_height) / 2
        middle = at.x() + self._width / 2
        area = QRectF(middle - self._room / 2 - Space.M, top, self._room + 2 * Space.M, self._line_height)
        colour = "secondary"
        if self._kind is EntryKind.NEW:
            colour = "accent"
            band = QRectF(at.x(), top, self._width, self._line_height)
            painter.fillRect(band, self._theme.color("accent_soft"))
        elif self._kind is EntryKind.GAP:
            painter.setPen(QPen(self._theme.color("faint"), 1, Qt.PenStyle.DashLine))
            y = area.center().y()
            painter.drawLine(QPointF(at.x() + Space.L, y), QPointF(area.left() - Space.XS, y))
            painter.drawLine(QPointF(area.right() + Space.XS, y), QPointF(at.x() + self._width - Space.L, y))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setFont(self._font)
        painter.setPen(self._theme.color(colour))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._text)

    def hits(self) -> Sequence[Hit]:
        return ()
