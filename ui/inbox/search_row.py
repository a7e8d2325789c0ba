"""Paints a hit: who, when, and the words around what was searched for, which is marked."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.found import CustomerHit, MessageHit, NoteHit
from app.domain.matching import Marked
from ui import i18n
from ui.inbox.pictures import Pictures
from ui.inbox.row import Faces
from ui.inbox.search_words import heading_text, name_of, prefix_of
from ui.models.search import Heading, SearchRole, SearchRow
from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space

LINES = 2
"""Of a message's words."""
Index = QModelIndex | QPersistentModelIndex
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class SearchDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, pictures: Pictures, now: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._faces = Faces(theme, pictures)
        self.on_theme()

    def on_theme(self) -> None:
        self._name_font = self._theme.font("strong")
        self._plain_font = self._theme.font("body")
        self._small_font = self._theme.font("caption")
        self._name = QFontMetricsF(self._name_font)
        self._plain = QFontMetricsF(self._plain_font)
        self._small = QFontMetricsF(self._small_font)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(SearchRole.ROW)
        lines = self._lines(row, option.widget.width() if option.widget is not None else Size.LIST_MIN)
        if row.is_heading:
            return QSize(Size.LIST_MIN, round(self._small.height() + 2 * Space.S))
        return QSize(Size.LIST_MIN, round(self._name.height() + lines * self._plain.height() + 2 * Space.S + Space.XS))

    def _lines(self, row: SearchRow, width: int) -> int:
        """How many lines the words of a hit take, below the name."""
        if not isinstance(row.hit, MessageHit | NoteHit):
            return 1
        prefix = prefix_of(row.hit) if isinstance(row.hit, MessageHit) else ""
        room = width - 4 * Space.M - Size.CONTROL
        return LINES if self._plain.horizontalAdvance(prefix + row.hit.text.text) > room else 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, area = index.data(SearchRole.ROW), QRectF(option.rect)
        if not isinstance(row, SearchRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row.hit, Heading):
            self._paint_heading(painter, area, row.hit)
        else:
            self._paint_ground(painter, area, option)
            self._paint_hit(painter, area, row.hit)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRectF, heading: Heading) -> None:
        font = QFont(self._small_font)
        font.setWeight(QFont.Weight.DemiBold)
        self._draw(painter, heading_text(heading), area.adjusted(Space.L, 0, 0, 0), font, "secondary")

    def _paint_ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selection" if chosen else "hover"))
            painter.drawRoundedRect(area.adjusted(Space.XS, 1, -Space.XS, -1), Radius.S, Radius.S)

    def _paint_hit(self, painter: QPainter, area: QRectF, hit: CustomerHit | NoteHit | MessageHit) -> None:
        top = area.top() + Space.S
        ratio = painter.device().devicePixelRatioF()
        person = hit.person
        face = self._faces.face(person.conversation.user_id, name_of(person), person.avatar, Size.CONTROL, ratio)
        painter.drawPixmap(QPointF(area.left() + Space.M, top + 2), face)
        left = area.left() + 2 * Space.M + Size.CONTROL
        first = QRectF(left, top, area.right() - Space.M - left, self._name.height())
        self._paint_time(painter, first, hit)
        name = hit.name if isinstance(hit, CustomerHit) else Marked(name_of(person))
        self._paint_marked(painter, first, name, self._name_font, "text", 1)
        rest = QRectF(
            left, first.bottom() + Space.XS / 2, area.right() - Space.M - left, area.bottom() - first.bottom()
        )
        if isinstance(hit, CustomerHit):
            self._paint_marked(painter, rest, hit.detail, self._plain_font, "secondary", 1)
            return
        words = _after(prefix_of(hit), hit.text) if isinstance(hit, MessageHit) else hit.text
        self._paint_marked(painter, rest, words, self._plain_font, "secondary", LINES)

    def _paint_time(self, painter: QPainter, line: QRectF, hit: CustomerHit | NoteHit | MessageHit) -> None:
        """On the right of the first line, which ends before it."""
        at = hit.message.sent_at if isinstance(hit, MessageHit) else hit.at if isinstance(hit, NoteHit) else 0
        time = i18n.list_time(at, self._now())
        if time:
            self._draw(painter, time, line, self._small_font, "secondary", RIGHT)
            line.setRight(line.right() - self._small.horizontalAdvance(time) - Space.S)

    def _draw(  # noqa: PLR0917 (one line of text)
        self, painter: QPainter, text: str, area: QRectF, font: QFont, role: str, flags: int = LEFT
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        painter.drawText(area, flags, text)

    def _paint_marked(  # noqa: PLR0917 (as above)
        self, painter: QPainter, area: QRectF, marked: Marked, font: QFont, role: str, lines: int
    ) -> None:
        layout = QTextLayout(_elided(marked.text, font, area.width(), lines), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(marked, layout.text()))
        layout.beginLayout()
        y = 0.0
        for _ in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        painter.setPen(self._theme.color(role))
        painter.setClipRect(area)
        layout.draw(painter, area.topLeft())
        painter.setClipping(False)

    def _formats(self, marked: Marked, shown: str) -> list[QTextLayout.FormatRange]:
        made = []
        for start, end in marked.spans:
            places = QTextLayout.FormatRange()
            places.start = _units(marked.text[:start])
            places.length = min(_units(marked.text[:end]), _units(shown)) - places.start
            look = QTextCharFormat()
            look.setForeground(self._theme.color("accent"))
            look.setFontWeight(QFont.Weight.Bold)
            look.setBackground(self._theme.color("accent_soft"))
            places.format = look
            if places.length > 0:
                made.append(places)
        return made


def _units(text: str) -> int:
    """Qt counts in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _after(prefix: str, marked: Marked) -> Marked:
    moved = len(prefix)
    return Marked(prefix + marked.text, tuple((start + moved, end + moved) for start, end in marked.spans))


def _elided(text: str, font: QFont, width: float, lines: int) -> str:
    """Cut where `lines` lines of this width are full; some room is left for what wrapping leaves over."""
    room = width if lines == 1 else width * lines * 0.9
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
