"""The reaction at the lower edge of a customer's bubble: its sign, and what became of it."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from app.domain.reactions import Reaction, ReactionState
from ui.inbox.hit import Act, Hit
from ui.inbox.icon_paint import paint_icon
from ui.inbox.reaction_words import SIGNS
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space

STATE_ICONS = {ReactionState.WAITING: ("clock-outline", "secondary"), ReactionState.FAILED: ("alert-circle", "danger")}
FAINT = 0.55


class ReactionPill:
    """Drawn over the bubble's edge; `overhang` of it hangs below."""

    def __init__(self, theme: Theme, reaction: Reaction) -> None:
        self._theme = theme
        self.reaction = reaction
        self._sign = SIGNS[reaction.icon] if reaction.icon is not None else ""
        self._font = theme.font("emoji-small")
        wide = QFontMetricsF(self._font).horizontalAdvance(self._sign) if self._sign else 0.0
        self._mark = STATE_ICONS.get(reaction.state)
        mark = Size.ICON_S + (Space.XS if self._sign else 0) if self._mark is not None else 0
        self.size = QSizeF(wide + mark + 2 * Space.S, float(Size.CHIP))
        self.overhang = self.size.height() - Space.S

    def paint(self, painter: QPainter, at: QPointF, *, hovered: bool) -> None:
        area = QRectF(at, self.size).adjusted(0.5, 0.5, -0.5, -0.5)
        failed = self.reaction.state is ReactionState.FAILED
        painter.setPen(QPen(self._theme.color("danger" if failed else "accent" if hovered else "faint"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setFont(self._font)
        painter.setPen(self._theme.color("text"))
        painter.setOpacity(1.0 if self.reaction.state is ReactionState.SENT else FAINT)
        painter.drawText(
            area.adjusted(Space.S, 0, 0, 0), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._sign
        )
        painter.setOpacity(1.0)
        if self._mark is not None:
            name, role = self._mark
            centre = QPointF(area.right() - Space.S - Size.ICON_S / 2 + 1, area.center().y())
            paint_icon(painter, self._theme.icon(name, role), centre, Size.ICON_S)

    def hit(self, at: QPointF) -> Hit:
        return Hit(Act.REACTION, QRectF(at, self.size), str(self.reaction.remote_id))
