"""Paints the rows of a thread: measures each once for a width, and says what can be pressed in it."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.inbox.album_part import AlbumPart
from ui.inbox.content import Content, ContentMaker
from ui.inbox.fitted import round_path
from ui.inbox.footer import Meta, StateLine
from ui.inbox.hit import Act, Hit
from ui.inbox.lines import LineRow
from ui.inbox.parts import Part, TextPart
from ui.inbox.picture_parts import PicturePart
from ui.inbox.reaction_pill import ReactionPill
from ui.inbox.sharing.hands_row import HandsRow
from ui.inbox.uploads import UploadRings
from ui.inbox.words import state_of
from ui.models.entries import Entry, EntryKind
from ui.models.thread import Role
from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space

SHARE = 0.76
KEPT = 600
TIGHT = 2.0
Index = QModelIndex | QPersistentModelIndex


def column_width() -> int:
    """Widest the column of bubbles gets: on a large screen both sides stay in one glance."""
    return Size.BUBBLE_MAX + Size.LIST + Size.AVATAR_L


class Row(Protocol):
    """A measured row; painting and hits are in the coordinates of its top left corner."""

    height: float
    text_part: TextPart | None
    text_at: QPointF

    def paint(self, painter: QPainter, at: QPointF, hovered: Hit | None, now: int) -> None: ...

    def hits(self) -> Sequence[Hit]: ...


class BubbleRow:
    """One bubble: its parts, the time in its last line, and what stands below while it is on its way."""

    def __init__(self, theme: Theme, maker: ContentMaker, entry: Entry, width: float, now: int) -> None:
        self._theme = theme
        self._entry = entry
        self.selection: tuple[int, int] | None = None
        column = min(width, column_width()) - 2 * Space.L
        most = min(float(Size.BUBBLE_MAX), column * SHARE)
        content = maker.content(entry, most - 2 * Space.M)
        self._meta = Meta(theme, entry)
        self._bare = content.bare
        self._spots: list[tuple[Part, QPointF]] = []
        size = self._arrange(content, most)
        self._top = TIGHT if not entry.first else float(Space.S)
        left = (width - min(width, column_width())) / 2 + Space.L
        if entry.outgoing:
            left += column - size.width()
        self._box = QRectF(QPointF(left, self._top), size)
        self._shape: QPainterPath | None = None
        self._state: StateLine | None = None
        state = state_of(entry, now)
        if state is not None and state[1]:
            self._state = StateLine(theme, *state, width=column * 0.9)
        self._pill = ReactionPill(theme, entry.reaction) if entry.reaction is not None else None
        self.height = self._box.bottom() + (self._state.size.height() + Space.XS if self._state else 0)
        self.height += TIGHT if not entry.last else float(Space.XS)
        self.height += self._pill.overhang if self._pill is not None else 0.0
        self._note_text()

    def _arrange(self, content: Content, most: float) -> QSizeF:
        """Place the parts in the bubble's own coordinates; the answer is the bubble's size."""
        if content.bare:
            part = content.parts[0]
            self._spots = [(part, QPointF())]
            self._meta_at = QPointF(
                part.size.width() - self._meta.size.width() - Space.M,
                part.size.height() - self._meta.size.height() - Space.S,
            )
            return QSizeF(max(part.size.width(), self._meta.size.width() + 2 * Space.M), part.size.height())
        wide = max(part.size.width() for part in content.parts)
        y = float(Space.S)
        for number, part in enumerate(content.parts):
            edge = number == 0 and content.picture_first
            if edge:
                y = 0.0
            self._spots.append((part, QPointF(0 if edge else Space.M, y)))
            y += part.size.height() + Space.S
        y -= Space.S
        inner = wide if not content.picture_first else max(wide - 2 * Space.M, content.parts[-1].size.width())
        last = content.parts[-1]
        meta = self._meta.size
        beside = last.last_width + Space.M + meta.width()
        first = content.parts[0]
        if isinstance(first, AlbumPart) and content.picture_first:
            most = first.size.width()
        if beside <= most - 2 * Space.M:
            inner = max(inner, beside)
        else:
            inner = max(inner, meta.width())
            y += meta.height()
        height = y + Space.S
        if isinstance(first, PicturePart) and content.picture_first:
            first.widen(inner + 2 * Space.M)
        # The time's baseline hangs a little below that of the words, as on paper a note would.
        self._meta_at = QPointF(Space.M + inner - meta.width(), y - meta.height() + TIGHT)
        return QSizeF(inner + 2 * Space.M, height)

    @property
    def box(self) -> QRectF:
        """Where the bubble itself is."""
        return self._box

    def _note_text(self) -> None:
        texts = [(part, at) for part, at in self._spots if isinstance(part, TextPart)]
        self.text_part = texts[0][0] if texts else None
        self.text_at = self._box.topLeft() + texts[0][1] if texts else QPointF()

    def _corners(self) -> tuple[float, float, float, float]:
        big = float(Radius.L)
        above, below = (big if self._entry.first else Radius.S / 2), (big if self._entry.last else Radius.S / 2)
        return (big, above, below, big) if self._entry.outgoing else (above, big, big, below)

    def paint(self, painter: QPainter, at: QPointF, hovered: Hit | None, now: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box.translated(at)
        if not self._bare:
            self._paint_bubble(painter, box)
        for part, spot in self._spots:
            if isinstance(part, PicturePart | AlbumPart):
                part.corners = self._picture_corners()
            if part is self.text_part and isinstance(part, TextPart):
                part.paint(painter, box.topLeft() + spot, self.selection, self._mark())
            else:
                part.paint(painter, box.topLeft() + spot)
        self._meta.paint(painter, box.topLeft() + self._meta_at, on_picture=self._bare, now=now)
        if self._state is not None:
            self._state.paint(painter, self._state_at() + at, _moved(hovered, at))
        if self._pill is not None:
            over = hovered is not None and hovered.act is Act.REACTION
            self._pill.paint(painter, self._pill_at() + at, hovered=over)

    def _mark(self) -> QColor:
        mark = self._theme.color("accent")
        mark.setAlphaF(0.28)
        return mark

    def _paint_bubble(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if not self._entry.outgoing:
            painter.setPen(QPen(self._theme.color("faint"), 1))
        painter.setBrush(self._theme.color("own_bubble" if self._entry.outgoing else "their_bubble"))
        if self._shape is None:
            edge = 0.0 if self._entry.outgoing else 0.5
            area = QRectF(QPointF(), box.size()).adjusted(edge, edge, -edge, -edge)
            self._shape = round_path(area, self._corners())
        painter.translate(box.topLeft())
        painter.drawPath(self._shape)
        painter.translate(-box.topLeft())

    def _picture_corners(self) -> tuple[float, float, float, float]:
        top_left, top_right, bottom_right, bottom_left = self._corners()
        return (top_left, top_right, bottom_right, bottom_left) if self._bare else (top_left, top_right, 0.0, 0.0)

    def _pill_at(self) -> QPointF:
        assert self._pill is not None
        return QPointF(self._box.left() + Space.S, self._box.bottom() + self._pill.overhang - self._pill.size.height())

    def _state_at(self) -> QPointF:
        return QPointF(self._box.right(), self._box.bottom() + Space.XS)

    def hits(self) -> list[Hit]:
        found: list[Hit] = []
        for part, spot in self._spots:
            found += part.hits(self._box.topLeft() + spot)
        if self._state is not None:
            found += self._state.hits(self._state_at())
        if self._pill is not None:
            found.append(self._pill.hit(self._pill_at()))
        return found


def _stands(entry: Entry) -> bool:
    """Sent or received: no time that runs is told below it."""
    return entry.message is not None and not entry.album


def _moved(hit: Hit | None, by: QPointF) -> Hit | None:
    return Hit(hit.act, hit.rect.translated(by), hit.value) if hit is not None else None


class BubbleDelegate(QStyledItemDelegate):
    """`width` is the viewport's; the view sets it before each layout. `hovered` is (entry id, place), `focused`
    (entry id, which of its hits): where the keyboard is."""

    def __init__(
        self, theme: Theme, maker: ContentMaker, now: Callable[[], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._maker = maker
        self._now = now
        self._rows: OrderedDict[str, tuple[Entry, float, str, Row]] = OrderedDict()
        self.width = 0.0
        self.hovered: tuple[str, Hit] | None = None
        self.focused: tuple[str, int] | None = None
        self.selected: tuple[str, int, int] | None = None
        self.rings: UploadRings | None = None
        self.told: Callable[[Entry], str] = lambda _: ""
        """What a row of HANDS says."""

    def row(self, entry: Entry) -> Row:
        """The measured row of an entry, from the cache when nothing about it has changed."""
        found = self._rows.get(entry.id)
        if found is not None and found[0] is entry and found[1] == self.width and _stands(entry):
            return found[3]  # nearly always, for every row of each layout
        now = self._now()
        stamp = self._stamp(entry, now)
        if found is not None and found[0] == entry and found[1] == self.width and found[2] == stamp:
            made = found[3]
        else:
            made = self._make(entry, now)
        self._rows[entry.id] = (entry, self.width, stamp, made)
        self._rows.move_to_end(entry.id)
        while len(self._rows) > KEPT:
            self._rows.popitem(last=False)
        return made

    def hits(self, entry: Entry) -> list[Hit]:
        """What can be pressed in an entry's row, the topmost last."""
        found = list(self.row(entry).hits())
        return found + self.rings.hits(entry, found) if self.rings is not None else found

    def places(self, entry: Entry) -> list[Hit]:
        """What the keyboard stops at: what can be pressed, or else the message as a whole."""
        found, row = self.hits(entry), self.row(entry)
        if not found and entry.message is not None and isinstance(row, BubbleRow):
            return [Hit(Act.BUBBLE, row.box)]
        return found

    def forget(self, ids: Sequence[str] | None = None) -> None:
        """Measure these rows anew (all of them without `ids`)."""
        if ids is None:
            self._rows.clear()
            return
        for entry_id in ids:
            self._rows.pop(entry_id, None)

    def _make(self, entry: Entry, now: int) -> Row:
        if entry.kind in (EntryKind.MESSAGE, EntryKind.OUTBOX):
            return BubbleRow(self._theme, self._maker, entry, self.width, now)
        if entry.kind is EntryKind.HANDS:
            return HandsRow(self._theme, entry, self.told(entry), self.width)
        return LineRow(self._theme, entry, self.width, now)

    def _stamp(self, entry: Entry, now: int) -> str:
        """What besides the entry its measures depend on: the words of its state."""
        if _stands(entry):
            return ""
        state = state_of(entry, now)
        return state[1] if state is not None else ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(Role.ENTRY)
        if not isinstance(entry, Entry):
            return QSize(0, 0)
        return QSize(int(self.width), round(self.row(entry).height + 0.499))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(Role.ENTRY)
        if not isinstance(entry, Entry):
            return
        row = self.row(entry)
        if isinstance(row, BubbleRow):
            chosen = self.selected
            row.selection = chosen[1:] if chosen is not None and chosen[0] == entry.id else None
        hovered = self.hovered[1] if self.hovered is not None and self.hovered[0] == entry.id else None
        painter.save()
        area = option.rect
        row.paint(painter, QPointF(area.topLeft()), hovered, self._now())
        if self.rings is not None and any(one.item is not None for one in entry.members):
            self.rings.paint(painter, QPointF(area.topLeft()), entry, row.hits())
        if self.focused is not None and self.focused[0] == entry.id:
            self._paint_focus(painter, self.places(entry), QPointF(area.topLeft()))
        painter.restore()

    def _paint_focus(self, painter: QPainter, hits: Sequence[Hit], at: QPointF) -> None:
        """A ring around what Enter presses; two colours, so that it is seen on a photo too."""
        number = self.focused[1] if self.focused is not None else 0
        if number >= len(hits):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        area = hits[number].rect.translated(at)
        for role, out in (("surface", 3.0), ("text", 1.0)):
            painter.setPen(QPen(self._theme.color(role), 2))
            painter.drawRoundedRect(area.adjusted(-out, -out, out, out), Radius.S, Radius.S)
