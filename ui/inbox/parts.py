"""What bubbles are made of, and the part that is words: what can be pressed in them, and what is marked."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from app.domain.tame import tame
from ui.inbox.hit import Act, Hit
from ui.inbox.marks import Mark, marks_in

NO_BREAK = "\u00a0"
LEADING = 1.5
"""Least line height over the font's size: stacked marks (Ễ, Ặ) of neighbouring lines must not touch."""


class Part(Protocol):
    """A piece of a bubble, measured once for a width; right of `last_width` its last line is free."""

    size: QSizeF
    last_width: float

    def paint(self, painter: QPainter, at: QPointF) -> None: ...

    def hits(self, at: QPointF) -> Sequence[Hit]: ...


def utf16(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class TextPart:
    """Words, laid out once; links and phone numbers can be pressed, and a stretch of it can be shown as selected.

    With `lines`, only so many are shown, and nothing in them can be pressed.
    """

    def __init__(self, text: str, font: QFont, colour: QColor, link: QColor, width: float, *, lines: int = 0) -> None:
        tamed = tame(text)
        self.cut = tamed.cut
        """Not all of the text is shown."""
        self.text = (tamed.text + "…" * tamed.cut).replace("\n", "\u2028")
        self._colour = colour
        self._marks = marks_in(self.text) if not lines else []
        for mark in self._marks:
            if mark.act is Act.PHONE:
                self._join(mark)
        self._links: list[tuple[int, int, Act, str]] = []
        self._layout = QTextLayout(self.text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self._mark_links(link)
        self._lay_out(width, lines)
        if lines:
            self._shorten(width, lines)

    def _join(self, mark: Mark) -> None:
        """A number isn't broken at the end of a line."""
        end = mark.start + mark.length
        self.text = self.text[: mark.start] + self.text[mark.start : end].replace(" ", NO_BREAK) + self.text[end:]

    def _shorten(self, width: float, lines: int) -> None:
        """What has more lines than are shown ends with an ellipsis."""
        last = self._layout.lineAt(self._layout.lineCount() - 1)
        end = last.textStart() + last.textLength() if last.isValid() else 0
        if end < utf16(self.text):
            self.text = self.selected((0, max(0, end - 2))).rstrip() + "…"
            self._layout.setText(self.text)
            self._lay_out(width, lines)

    def _mark_links(self, colour: QColor) -> None:
        formats = []
        for mark in self._marks:
            begin = utf16(self.text[: mark.start])
            length = utf16(self.text[mark.start : mark.start + mark.length])
            self._links.append((begin, length, mark.act, mark.value))
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
        while not most or self._layout.lineCount() < most:
            line = self._layout.createLine()
            if not line.isValid():
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
        return piece.decode("utf-16-le", "replace").replace("\u2028", "\n").replace(NO_BREAK, " ")

    def word_at(self, position: int) -> tuple[int, int]:
        before = self._layout.previousCursorPosition(
            min(position + 1, utf16(self.text)), QTextLayout.CursorMode.SkipWords
        )
        after = self._layout.nextCursorPosition(before, QTextLayout.CursorMode.SkipWords)
        return before, after

    def hits(self, at: QPointF) -> list[Hit]:
        found = []
        for begin, length, act, value in self._links:
            for number in range(self._layout.lineCount()):
                line = self._layout.lineAt(number)
                first = max(begin, line.textStart())
                last = min(begin + length, line.textStart() + line.textLength())
                if first >= last:
                    continue
                left, right = _x_of(line, first), _x_of(line, last)
                area = QRectF(at.x() + left, at.y() + line.y(), right - left, line.height())
                found.append(Hit(act, area, value))
        return found


def _x_of(line: object, cursor: int) -> float:
    found = line.cursorToX(cursor)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)
