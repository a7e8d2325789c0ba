"""Signs of sharing in a row of the list: its holder's picture, that it waits, came from somebody else, or can't be
answered any more; and the same in words."""

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QPainter

from app.domain.conversations import ConversationRow, Window, reply_window
from ui.inbox.icon_paint import paint_icon
from ui.inbox.row import Faces
from ui.inbox.sharing.colleagues import Colleagues
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space


class RowHands:
    def __init__(self, theme: Theme, people: Colleagues, faces: Faces) -> None:
        self._theme, self._people, self._faces = theme, people, faces

    def paint(self, painter: QPainter, middle_right: QPointF, row: ConversationRow, now: int) -> float:
        right = middle_right.x()
        who = row.assignee
        if who is not None:
            ratio = painter.device().devicePixelRatioF()
            spot = QPointF(right - Size.ICON, middle_right.y() - Size.ICON / 2)
            face = self._faces.face(who, self._people.name(who), self._people.picture(who), Size.ICON, ratio)
            painter.drawPixmap(spot, face)
            right -= Size.ICON + Space.XS
        for told, icon, role in (
            (row.waits, "account-clock-outline", "warning"),
            (row.redealt, "account-switch-outline", "accent"),
            (is_expired(row, now), "timer-off-outline", "danger"),
        ):
            if told:
                centre = QPointF(right - Size.ICON_S / 2, middle_right.y())
                paint_icon(painter, self._theme.icon(icon, role), centre, Size.ICON_S)
                right -= Size.ICON_S + Space.XS
        return right

    def words(self, row: ConversationRow, now: int) -> list[str]:
        return hands_words(row, self._people, now)


def is_expired(row: ConversationRow, now: int) -> bool:
    """Zalo takes no answer from apps any more (OL13), though the customer waits or somebody should have it."""
    open_ = not (row.closed or row.blocked)
    wanted = row.waiting > 0 or row.waits
    return open_ and wanted and reply_window(row.last_interaction, now).window is Window.CLOSED


def hands_words(row: ConversationRow, people: Colleagues, now: int) -> list[str]:
    """What the signs say."""
    told = []
    if row.assignee is not None:
        text = QCoreApplication.translate("Sharing", "Looked after by {name}")
        told.append(text.format(name=people.named(row.assignee)))
    if row.waits:
        told.append(QCoreApplication.translate("Sharing", "Nobody has it yet"))
    if row.redealt:
        told.append(QCoreApplication.translate("Sharing", "Came from somebody else"))
    if is_expired(row, now):
        told.append(QCoreApplication.translate("Sharing", "Too late to be answered"))
    return told
