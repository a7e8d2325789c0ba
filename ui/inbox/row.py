"""Paints one row of the conversation list: who, what was said last, when, and for how long they have waited."""

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from app.domain.conversations import ConversationRow, window_ending
from app.domain.ids import OaId
from app.domain.messages import Direction
from ui import i18n
from ui.inbox.icon_paint import paint_icon
from ui.inbox.plates import Look, Plates
from ui.inbox.row_words import draft_line, draft_prefix, last_line, waiting_short, you_prefix
from ui.models.conversations import Role
from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space
from ui.widgets.avatar import paint_avatar

if TYPE_CHECKING:
    from ui.inbox.pictures import Pictures

KEPT_FACES = 400
MINUTE_MS = 60_000
PAINTED = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus
"""What a row shows of its state in the table."""
LONG_WAIT_MS = 3_600_000
"""From here on the waiting time is shown as a warning."""
Index = QModelIndex | QPersistentModelIndex
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Hands(Protocol):
    """Who has a conversation, as small signs."""

    def paint(self, painter: QPainter, middle_right: QPointF, row: ConversationRow, now: int) -> float:
        """From the right; the answer is where the rest must end."""
        ...

    def words(self, row: ConversationRow, now: int) -> list[str]:
        """What the signs say."""
        ...


class OaMark(NamedTuple):
    """Name and picture of an OA, for the small disc on a customer's."""

    name: str
    avatar: str


class Faces:
    """Round pictures drawn once: scaling a photo for each row of each frame would cost the frame."""

    def __init__(self, theme: Theme, pictures: "Pictures | None") -> None:
        self._theme = theme
        self._pictures = pictures
        self._made: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()

    def face(self, key: str, name: str, avatar: str, edge: int, ratio: float) -> QPixmap:
        pictures = self._pictures
        picture = pictures.pixmap(avatar) if pictures and avatar and pictures.look(avatar) else None
        wanted = (key, name, avatar if picture is not None else "", edge, ratio, self._theme.tokens.dark)
        found = self._made.get(wanted)
        if found is None:
            found = QPixmap(QSize(edge, edge) * ratio)
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            image = picture.toImage() if picture is not None else None
            paint_avatar(painter, QRectF(0, 0, edge, edge), self._theme, key, name, picture=image)
            painter.end()
            self._made[wanted] = found
            while len(self._made) > KEPT_FACES:
                self._made.popitem(last=False)
        else:
            self._made.move_to_end(wanted)
        return found


class ConversationDelegate(QStyledItemDelegate):
    """`oas` are the connected OAs: with more than one, each row is marked with its own."""

    def __init__(
        self, theme: Theme, pictures: "Pictures | None", now: Callable[[], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._faces = self.faces = Faces(theme, pictures)
        self._plates = self.plates = Plates()
        self._oas: dict[OaId, OaMark] = {}
        self._hands: Hands | None = None
        if pictures is not None:
            pictures.changed.connect(self._on_picture)
        self.on_theme()

    @property
    def oas(self) -> dict[OaId, OaMark]:
        return self._oas

    @oas.setter
    def oas(self, oas: dict[OaId, OaMark]) -> None:
        self._oas = oas
        self._plates.clear()

    def show_hands(self, hands: "Hands | None") -> None:
        """Who has what, where the shop shares conversations; again when somebody's name or picture is another."""
        self._hands = hands
        self._plates.clear()

    def on_theme(self) -> None:
        """Colours, sizes or the language are others now."""
        self._plates.clear()
        self._name_font = self._theme.font("strong")
        self._plain_font = self._theme.font("body")
        self._small_font = self._theme.font("caption")
        self._name = QFontMetricsF(self._name_font)
        self._plain = QFontMetricsF(self._plain_font)
        self._small = QFontMetricsF(self._small_font)

    @property
    def row_height(self) -> int:
        """As high as two lines of this font need, never lower than the design."""
        return max(Size.ROW, round(self._name.height() + self._plain.height() + Space.XS + 2 * Space.S))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(Size.LIST_MIN, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect)
        state = option.state & PAINTED
        row = index.data(Role.ROW)
        ratio = painter.device().devicePixelRatioF()
        look = Look(area.width(), area.height(), ratio, state.value, self._now() // MINUTE_MS)
        plate = self._plate(row, look, state)
        painter.drawPixmap(area.topLeft(), self._skeleton(look, state) if plate is None else plate)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """What the signs of sharing mean."""
        row = index.data(Role.ROW)
        if event.type() != QEvent.Type.ToolTip or self._hands is None or not isinstance(row, ConversationRow):
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), "\n".join(self._hands.words(row, self._now())), view)
        return True

    def _on_picture(self, avatar: str) -> None:
        if not self._plates.forget(avatar):
            self._plates.clear()  # an OA's or a colleague's, which may be on any row

    def _plate(self, row: ConversationRow | None, look: Look, state: QStyle.StateFlag) -> QPixmap | None:
        if row is None:
            return None

        def paint(painter: QPainter, area: QRectF, row: ConversationRow = row) -> None:
            self._paint_ground(painter, area, state)
            self.paint_row(painter, area, row)

        return self._plates.plate(row, look, self._theme.color("surface"), paint)

    def _skeleton(self, look: Look, state: QStyle.StateFlag) -> QPixmap:
        def paint(painter: QPainter, area: QRectF) -> None:
            self._paint_ground(painter, area, state)
            paint_skeleton(painter, area, self._theme)

        return self._plates.skeleton(look, self._theme.color("surface"), paint)

    def _paint_ground(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        colour = ""
        if state & QStyle.StateFlag.State_Selected:
            colour = "selection"
        elif state & QStyle.StateFlag.State_MouseOver:
            colour = "hover"
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if colour or focused:
            painter.setPen(self._theme.color("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(colour or "surface"))
            painter.drawRoundedRect(area.adjusted(Space.XS, 1, -Space.XS, -1), Radius.S, Radius.S)

    def paint_row(self, painter: QPainter, area: QRectF, row: ConversationRow) -> None:
        """What the row says, without its ground."""
        now = self._now()
        self._paint_face(painter, area, row)
        left, right = area.left() + 2 * Space.M + Space.HUGE, area.right() - Space.M
        block = self._name.height() + Space.XS / 2 + self._plain.height()
        top = area.center().y() - block / 2
        first = QRectF(left, top, right - left, self._name.height())
        second = QRectF(left, first.bottom() + Space.XS / 2, right - left, self._plain.height())
        first.setRight(self._paint_time(painter, first, row, now))
        name = self._name.elidedText(row.name, Qt.TextElideMode.ElideRight, first.width())
        self._draw(painter, name, first, font=self._name_font, role="text")
        second.setRight(self._paint_signs(painter, second, row, now))
        self._paint_line(painter, second, row)

    def _paint_time(self, painter: QPainter, area: QRectF, row: ConversationRow, now: int) -> float:
        """When the last message was, and before it what is special; the answer is where the name must end."""
        time = i18n.list_time(row.last_at, now)
        self._draw(painter, time, area, font=self._small_font, role="secondary", flags=RIGHT)
        right = area.right() - self._small.horizontalAdvance(time) - Space.XS
        left = window_ending(row, now)
        if left:
            text = waiting_short(left)
            words = area.adjusted(0, 0, right - area.right(), 0)
            self._draw(painter, text, words, font=self._small_font, role="warning", flags=RIGHT)
            right -= self._small.horizontalAdvance(text) + 1
            right = self._paint_mark(painter, QPointF(right, area.center().y()), "timer-sand", "warning")
        for told, icon in ((row.pinned, "pin"), (row.closed, "check-circle"), (row.blocked, "cancel")):
            if told:
                right = self._paint_mark(painter, QPointF(right, area.center().y()), icon, "secondary")
        return right - Space.XS

    def _paint_mark(self, painter: QPainter, middle_right: QPointF, icon: str, role: str) -> float:
        centre = middle_right - QPointF(Size.ICON_S / 2, 0)
        paint_icon(painter, self._theme.icon(icon, role), centre, Size.ICON_S)
        return middle_right.x() - Size.ICON_S - 2

    def _draw(self, painter: QPainter, text: str, area: QRectF, *, font: QFont, role: str, flags: int = LEFT) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        painter.drawText(area, flags, text)

    def _paint_face(self, painter: QPainter, area: QRectF, row: ConversationRow) -> None:
        ratio = painter.device().devicePixelRatioF()
        at = QPointF(area.left() + Space.M, area.center().y() - Space.HUGE / 2)
        painter.drawPixmap(at, self._faces.face(row.id.user_id, row.name, row.avatar, Space.HUGE, ratio))
        mark = self.oas.get(row.id.oa_id) if len(self.oas) > 1 else None
        if mark is None:
            return
        edge = Size.ICON_S + 2
        reach = Space.HUGE - edge + Space.XS + 1  # so far out that it leaves the initials alone
        spot = at + QPointF(reach, reach)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("surface"))
        painter.drawEllipse(QRectF(spot, QSize(edge, edge)).adjusted(-2, -2, 2, 2))
        painter.drawPixmap(spot, self._faces.face(row.id.oa_id, mark.name, mark.avatar, edge, ratio))

    def _paint_signs(self, painter: QPainter, area: QRectF, row: ConversationRow, now: int) -> float:
        """Badge, waiting time and warning, from the right; the answer is where the words must end."""
        right = area.right()
        if self._hands is not None:
            right = self._hands.paint(painter, QPointF(right, area.center().y()), row, now)
        if not row.waiting and not row.seen:
            right = self._paint_dot(painter, QPointF(right, area.center().y()))
        if row.waiting:
            right = self._paint_badge(painter, QPointF(right, area.center().y()), row)
            waited = now - row.waiting_since
            text = waiting_short(waited)
            role = "warning" if waited >= LONG_WAIT_MS else "accent"
            words = area.adjusted(0, 0, right - area.right() - Space.XS, 0)
            self._draw(painter, text, words, font=self._small_font, role=role, flags=RIGHT)
            right -= self._small.horizontalAdvance(text) + 2 * Space.XS
        if row.unsent:
            icon = self._theme.icon("alert-circle", "danger")
            paint_icon(painter, icon, QPointF(right - Size.ICON_S / 2, area.center().y()), Size.ICON_S)
            right -= Size.ICON_S + Space.XS
        return right - (Space.XS if right != area.right() else 0)

    def _paint_dot(self, painter: QPainter, middle_right: QPointF) -> float:
        """Marked unread, though nobody waits."""
        spot = QRectF(middle_right.x() - Space.M - Space.XS, middle_right.y() - Space.M / 2, Space.M, Space.M)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawEllipse(spot)
        return spot.left()

    def _paint_badge(self, painter: QPainter, middle_right: QPointF, row: ConversationRow) -> float:
        text = "99+" if row.waiting > 99 else str(row.waiting)
        width = max(float(Size.ICON), self._small.horizontalAdvance(text) + 2 * Space.XS + Space.XS)
        badge = QRectF(middle_right.x() - width, middle_right.y() - Size.ICON / 2, width, Size.ICON)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_soft" if row.seen else "accent"))
        painter.drawRoundedRect(badge, Size.ICON / 2, Size.ICON / 2)
        font = QFont(self._small_font)
        font.setWeight(QFont.Weight.DemiBold)
        role = "accent" if row.seen else "on_accent"
        self._draw(painter, text, badge, font=font, role=role, flags=int(Qt.AlignmentFlag.AlignCenter))
        return badge.left()

    def _paint_line(self, painter: QPainter, area: QRectF, row: ConversationRow) -> None:
        draft = draft_line(row)
        if draft:
            prefix, role, text = draft_prefix(), "danger", draft
        else:
            prefix = you_prefix() if row.last_direction is Direction.OUT else ""
            role, text = "secondary", last_line(row)
        width = self._plain.horizontalAdvance(prefix)
        self._draw(painter, prefix, area, font=self._plain_font, role=role)
        rest = area.adjusted(width, 0, 0, 0)
        unread = not row.seen and not draft
        elided = self._plain.elidedText(text, Qt.TextElideMode.ElideRight, rest.width())
        self._draw(painter, elided, rest, font=self._plain_font, role="text" if unread else "secondary")


def paint_skeleton(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """A row that is still being read."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.color("hover")))
    painter.drawEllipse(QRectF(area.left() + Space.M, area.center().y() - Space.HUGE / 2, Space.HUGE, Space.HUGE))
    left = area.left() + 2 * Space.M + Space.HUGE
    room = area.width() - Space.HUGE - 4 * Space.M
    for share, y in ((0.45, -Space.M - Space.XS), (0.8, Space.S)):
        painter.drawRoundedRect(QRectF(left, area.center().y() + y, room * share, Space.M), Space.XS, Space.XS)
