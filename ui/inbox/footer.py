"""What stands in and below a bubble besides its words: time, state of sending, and the buttons that help."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from app.domain.messages import Direction, Origin
from app.domain.outbox import OutboxItem, OutboxState
from ui import i18n
from ui.inbox.hit import Act, Hit
from ui.inbox.icon_paint import paint_icon
from ui.inbox.parts import TextPart
from ui.inbox.words import NEEDS_CONSENT, hand_tag, waiting_members
from ui.models.entries import Entry
from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space

SPIN_MS = 1000

STATE_ICONS = {
    OutboxState.QUEUED: ("clock-outline", "secondary"),
    OutboxState.SENDING: ("clock-outline", "secondary"),
    OutboxState.SENT: ("check", "accent"),
    OutboxState.NOT_FOUND: ("help-circle-outline", "warning"),
    OutboxState.FAILED: ("alert-circle", "danger"),
    OutboxState.HELD: ("pause-circle-outline", "warning"),
}
STATE_ROLES = {
    OutboxState.FAILED: "danger",
    OutboxState.HELD: "warning",
    OutboxState.NOT_FOUND: "warning",
}


def acts_for(item: OutboxItem) -> list[tuple[Act, str]]:
    """What a person can do about an item on its way, and what the buttons say."""
    again = (Act.RETRY, QCoreApplication.translate("Inbox", "Send again"))
    drop = (Act.DISCARD, QCoreApplication.translate("Inbox", "Discard"))
    match item.state:
        case OutboxState.QUEUED:
            return [(Act.UNDO, QCoreApplication.translate("Inbox", "Undo"))]
        case OutboxState.NOT_FOUND:
            return [again, (Act.ALREADY_SENT, QCoreApplication.translate("Inbox", "It was sent"))]
        case OutboxState.FAILED:
            return [again, drop]
        case OutboxState.HELD if item.reason in NEEDS_CONSENT:
            return [(Act.CONFIRM_COST, QCoreApplication.translate("Inbox", "Send anyway (may cost)")), drop]
        case OutboxState.HELD:
            return [again, drop]
        case _:
            return []


class Meta:
    """The time of a bubble and the sign of its state, in one line."""

    def __init__(self, theme: Theme, entry: Entry) -> None:
        self._theme = theme
        self._font = theme.font("caption")
        metrics = QFontMetricsF(self._font)
        self._text = i18n.clock_time(entry.at)
        tag = hand_tag(entry)
        if tag:
            self._text = f"{tag} · {self._text}"
        self._icon = _icon_of(entry)
        waiting = waiting_members(entry)
        self._spins = any(one.item is not None and one.item.state is OutboxState.UNKNOWN for one in waiting)
        self._text_width = metrics.horizontalAdvance(self._text)
        signs = Size.ICON_S + Space.XS if self._icon is not None or self._spins else 0
        self.size = QSizeF(self._text_width + signs, metrics.height())

    def paint(self, painter: QPainter, at: QPointF, *, on_picture: bool, now: int) -> None:
        area = QRectF(at, self.size)
        if on_picture:
            painter.setPen(Qt.PenStyle.NoPen)
            shade = self._theme.color("text" if not self._theme.tokens.dark else "window")
            shade.setAlphaF(0.62)
            painter.setBrush(shade)
            pill = area.adjusted(-Space.S, -2, Space.S, 2)
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(self._font)
        colour = "on_avatar" if on_picture else "secondary"
        painter.setPen(self._theme.color(colour))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._text)
        centre = QPointF(area.right() - Size.ICON_S / 2, area.center().y())
        if self._spins:
            paint_spinner(painter, self._theme, centre, now)
        elif self._icon is not None:
            name, role = self._icon
            paint_icon(painter, self._theme.icon(name, "on_avatar" if on_picture else role), centre, Size.ICON_S)


def _icon_of(entry: Entry) -> tuple[str, str] | None:
    """The sign of what is least well with it: of an album, of the photo that needs somebody most."""
    waiting = waiting_members(entry)
    if waiting and waiting[0].item is not None:
        return STATE_ICONS.get(waiting[0].item.state)
    sent = entry.message is not None and (entry.message.direction, entry.message.origin) == (Direction.OUT, Origin.HERE)
    return STATE_ICONS[OutboxState.SENT] if sent else None


def sign_of(entry: Entry) -> tuple[str, str] | None:
    """The sign on a photo of an album that hasn't been sent: icon and colour role."""
    if entry.message is not None or entry.item is None or entry.item.state is OutboxState.SENT:
        return None
    if entry.item.state is OutboxState.UNKNOWN:
        return STATE_ICONS[OutboxState.SENDING]
    return STATE_ICONS.get(entry.item.state)


def paint_spinner(painter: QPainter, theme: Theme, centre: QPointF, now: int) -> None:
    """An arc that turns with the clock."""
    edge = Size.ICON_S - 4
    area = QRectF(centre.x() - edge / 2, centre.y() - edge / 2, edge, edge)
    pen = QPen(theme.color("secondary"), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(area, -int(now % SPIN_MS / SPIN_MS * 360 * 16), 270 * 16)


class StateLine:
    """The line below a bubble: what is the matter, and the buttons. Right edge at the bubble's."""

    def __init__(self, theme: Theme, item: OutboxItem, text: str, *, width: float) -> None:
        self._theme = theme
        role = STATE_ROLES.get(item.state, "secondary")
        colour = theme.color(role)
        self._font = theme.font("caption")
        metrics = QFontMetricsF(self._font)
        self._buttons = [(act, label, metrics.horizontalAdvance(label) + 2 * Space.M) for act, label in acts_for(item)]
        row = sum(wide for _, _, wide in self._buttons) + Space.S * max(0, len(self._buttons) - 1)
        self._row_width = row
        self._text = TextPart(text, self._font, colour, colour, width) if text else None
        words = self._text.size if self._text is not None else QSizeF()
        self._beside = bool(self._buttons) and words.width() + Space.S + row <= width
        if not self._buttons:
            self.size = words
        elif self._beside:
            self.size = QSizeF(words.width() + Space.S + row, max(words.height(), float(Size.AVATAR_S)))
        else:
            self.size = QSizeF(max(words.width(), row), words.height() + Space.XS + Size.AVATAR_S)

    def paint(self, painter: QPainter, right: QPointF, hovered: Hit | None) -> None:
        """`right` is the top right corner."""
        if self._text is not None:
            top = right.y() + ((self.size.height() - self._text.size.height()) / 2 if self._beside else 0)
            edge = right.x() - (self._row_width + Space.S if self._beside else 0)
            self._text.paint(painter, QPointF(edge - self._text.size.width(), top))
        for (act, area), (_, label, _) in zip(self._places(right), self._buttons, strict=True):
            over = hovered is not None and hovered.act is act and hovered.rect == area
            painter.setPen(QPen(self._theme.color("accent" if over else "faint"), 1))
            painter.setBrush(self._theme.color("hover" if over else "surface"))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), Radius.S, Radius.S)
            painter.setFont(self._font)
            painter.setPen(self._theme.color("text" if act is Act.DISCARD else "accent"))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), label)

    def hits(self, right: QPointF) -> list[Hit]:
        return [Hit(act, area) for act, area in self._places(right)]

    def _places(self, right: QPointF) -> list[tuple[Act, QRectF]]:
        left = right.x() - self._row_width
        top = right.y() + self.size.height() - Size.AVATAR_S
        if self._beside:
            top = right.y() + (self.size.height() - Size.AVATAR_S) / 2
        places = []
        for act, _, wide in self._buttons:
            places.append((act, QRectF(left, top, wide, Size.AVATAR_S)))
            left += wide + Space.S
        return places
