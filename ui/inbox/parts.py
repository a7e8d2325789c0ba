"""What bubbles are made of: words with links, and the small cards of everything that is neither words nor picture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui.inbox.hit import Act, Hit
from ui.inbox.icon_paint import paint_icon as paint_icon
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space

LINK = re.compile(r"https://[^\s<>\"'“”]+", re.IGNORECASE)
TRAILING = ".,;:!?)]}…"
LEADING = 1.5
"""Least line height over the font's size: stacked marks (Ễ, Ặ) of neighbouring lines must not touch."""


class Part(Protocol):
    """A piece of a bubble, measured once for a width; right of `last_width` its last line is free."""

    size: QSizeF
    last_width: float

    def paint(self, painter: QPainter, at: QPointF) -> None: ...

    def hits(self, at: QPointF) -> Sequence[Hit]: ...


def links_in(text: str) -> list[tuple[int, str]]:
    """The https addresses in a text, and where each begins (in characters)."""
    found = []
    for match in LINK.finditer(text):
        url = match.group().rstrip(TRAILING)
        if len(url) > len("https://"):
            found.append((match.start(), url))
    return found


def utf16(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class TextPart:
    """Words, laid out once; links are coloured and can be pressed, and a stretch of it can be shown as selected."""

    def __init__(self, text: str, font: QFont, colour: QColor, link: QColor, width: float, *, lines: int = 0) -> None:
        self.text = text.replace("\r\n", "\n").replace("\n", "\u2028")
        self._colour = colour
        self._links: list[tuple[int, int, str]] = []
        self._layout = QTextLayout(self.text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self._mark_links(link)
        self._lay_out(width, lines)

    def _mark_links(self, colour: QColor) -> None:
        formats = []
        for start, url in links_in(self.text):
            begin, length = utf16(self.text[:start]), utf16(url)
            self._links.append((begin, length, url))
            part = QTextLayout.FormatRange()
            part.start, part.length = begin, length
            look = QTextCharFormat()
            look.setForeground(colour)
            look.setFontUnderline(True)
            part.format = look
            formats.append(part)
        self._layout.setFormats(formats)

    def _lay_out(self, width: float, most: int) -> None:
        height = natural = last = 0.0
        least = QFontMetricsF(self._layout.font()).ascent() * LEADING
        self._layout.beginLayout()
        while True:
            line = self._layout.createLine()
            if not line.isValid() or (most and self._layout.lineCount() > most):
                break
            line.setLineWidth(width)
            step = max(line.height(), least)
            line.setPosition(QPointF(0, height + (step - line.height()) / 2))
            height += step
            last = line.naturalTextWidth()
            natural = max(natural, last)
        self._layout.endLayout()
        self._most = most
        self.size = QSizeF(min(natural, width), height)
        self.last_width = last

    def paint(
        self, painter: QPainter, at: QPointF, selection: tuple[int, int] | None = None, mark: QColor | None = None
    ) -> None:
        painter.setPen(self._colour)
        chosen = []
        if selection is not None and selection[0] != selection[1] and mark is not None:
            part = QTextLayout.FormatRange()
            part.start, part.length = min(selection), abs(selection[1] - selection[0])
            look = QTextCharFormat()
            look.setBackground(mark)
            part.format = look
            chosen.append(part)
        self._layout.draw(painter, at, chosen, QRectF(at, self.size) if self._most else QRectF())

    def cursor_at(self, point: QPointF) -> int:
        """The position in the text nearest to a point of this part."""
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            if point.y() < line.y() + line.height() or number == self._layout.lineCount() - 1:
                found = line.xToCursor(point.x())
                return int(found[0] if isinstance(found, tuple) else found)
        return 0

    def selected(self, selection: tuple[int, int]) -> str:
        """The words between two positions."""
        units = self.text.encode("utf-16-le", "surrogatepass")
        piece = units[2 * min(selection) : 2 * max(selection)]
        return piece.decode("utf-16-le", "replace").replace("\u2028", "\n")

    def word_at(self, position: int) -> tuple[int, int]:
        before = self._layout.previousCursorPosition(
            min(position + 1, utf16(self.text)), QTextLayout.CursorMode.SkipWords
        )
        after = self._layout.nextCursorPosition(before, QTextLayout.CursorMode.SkipWords)
        return before, after

    def hits(self, at: QPointF) -> list[Hit]:
        found = []
        for begin, length, url in self._links:
            for number in range(self._layout.lineCount()):
                line = self._layout.lineAt(number)
                first = max(begin, line.textStart())
                last = min(begin + length, line.textStart() + line.textLength())
                if first >= last:
                    continue
                left, right = _x_of(line, first), _x_of(line, last)
                area = QRectF(at.x() + left, at.y() + line.y(), right - left, line.height())
                found.append(Hit(Act.LINK, area, url))
        return found


def _x_of(line: object, cursor: int) -> float:
    found = line.cursorToX(cursor)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)


@dataclass(frozen=True, slots=True)
class CardFace:
    """What a card says. `act` and `value` are what pressing it does; `button` names that below."""

    icon: str
    title: str
    subtitle: str = ""
    button: str = ""
    act: Act | None = None
    value: str = ""


class CardPart:
    """An icon on a disc, a title, a line below it, and perhaps a word to press."""

    def __init__(self, theme: Theme, face: CardFace, width: float) -> None:
        self._theme = theme
        self._face = face
        self._title_font, self._font = theme.font("strong"), theme.font("caption")
        title, small = QFontMetricsF(self._title_font), QFontMetricsF(self._font)
        lines = [title.height(), small.height()] if face.subtitle else [title.height()]
        self._title_height, self._small_height = title.height(), small.height()
        height = max(float(Size.AVATAR), sum(lines))
        self._text_left = Size.AVATAR + Space.M
        self._text_height = sum(lines)
        self._block = height
        if face.button:
            height += small.height() + Space.S
        wish = self._text_left + max(
            title.horizontalAdvance(face.title),
            small.horizontalAdvance(face.subtitle),
            small.horizontalAdvance(face.button),
        )
        self.size = QSizeF(min(width, max(wish, 0.8 * Size.LIST_MIN)), height)
        last = small.horizontalAdvance(face.button or face.subtitle)
        self.last_width = min(self._text_left + last, self.size.width())

    def paint(self, painter: QPainter, at: QPointF) -> None:
        theme, face = self._theme, self._face
        disc = QRectF(at.x(), at.y() + (self._block - Size.AVATAR) / 2, Size.AVATAR, Size.AVATAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(disc)
        paint_icon(painter, theme.icon(face.icon, "on_accent"), disc.center(), Size.ICON)
        room = self.size.width() - self._text_left
        top = at.y() + (self._block - self._text_height) / 2
        left = at.x() + self._text_left
        title_area = QRectF(left, top, room, self._title_height)
        self._line(painter, face.title, self._title_font, "text", title_area)
        small_area = QRectF(left, top + self._title_height, room, self._small_height)
        self._line(painter, face.subtitle, self._font, "secondary", small_area)
        if face.button:
            below = QRectF(left, at.y() + self._block + Space.XS, room, self._small_height)
            self._line(painter, face.button, self._font, "accent", below)

    def _line(self, painter: QPainter, text: str, font: QFont, role: str, area: QRectF) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        mode = Qt.TextElideMode.ElideMiddle if role == "text" else Qt.TextElideMode.ElideRight
        elided = QFontMetricsF(font).elidedText(text, mode, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), elided)

    def hits(self, at: QPointF) -> list[Hit]:
        if self._face.act is None:
            return []
        return [Hit(self._face.act, QRectF(at, self.size), self._face.value)]
