"""At the foot of the rail: who is at the screen. Their picture, their name, and a mark while they are away."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.domain.sharing.values import Status
from app.domain.staff import Staff
from ui.bridge import spawn
from ui.people.staff_picture import Faces, face
from ui.people.words import name_of, status_word
from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space, px
from ui.widgets.avatar import paint_avatar

MARK = 10
"""Diameter of the mark of somebody who is away, at 100 %."""


class PersonButton(QAbstractButton):
    """Hidden until there is somebody to tell apart; a click opens the menu."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._one: Staff | None = None
        self._image: QImage | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.hide()
        theme.changed.connect(self.update)

    def show_staff(self, one: Staff, faces: Faces) -> None:
        fresh = self._one is None or self._one.picture != one.picture
        self._one = one
        if fresh:
            self._image = None
            spawn(self, self._read(one, faces), name="staff-picture")
        words = [name_of(one)]
        if one.status is not Status.ACTIVE:
            words.append(status_word(one.status))
        self.setText(one.name.split()[-1] if one.name.split() else self.tr("Owner"))
        self.setToolTip(" · ".join(words))
        self.setAccessibleName(", ".join(words))
        self.update()

    async def _read(self, one: Staff, faces: Faces) -> None:
        self._image = await face(faces, one, round(Size.ICON_XL * self.devicePixelRatioF()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(Size.NAV, Space.S * 2 + Size.ICON_XL + Space.XS + self._metrics().height())

    def minimumSizeHint(self) -> QSize:
        """As for the rail's other buttons."""
        return QSize(Size.NAV, Space.XS * 2 + Size.ICON_XL)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font("caption"))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._one is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(Space.XS, 1, -Space.XS, -1)
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft" if self.isDown() else "hover"))
            painter.drawRoundedRect(box, Radius.S, Radius.S)
        if self.hasFocus():
            painter.setPen(self._theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, Radius.S, Radius.S)
        bare = self.height() < self.sizeHint().height()
        top = (self.height() - Size.ICON_XL) / 2 if bare else Space.S
        circle = QRectF((self.width() - Size.ICON_XL) / 2, top, Size.ICON_XL, Size.ICON_XL)
        paint_avatar(painter, circle, self._theme, self._one.id, name_of(self._one), picture=self._image)
        if self._one.status is not Status.ACTIVE:
            self._paint_away(painter, circle)
        if not bare:
            self._paint_name(painter, circle)
        painter.end()

    def _paint_name(self, painter: QPainter, circle: QRectF) -> None:
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color("secondary"))
        words = QRectF(Space.XS, circle.bottom() + Space.XS, self.width() - 2 * Space.XS, self._metrics().height())
        text = self._metrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_away(self, painter: QPainter, circle: QRectF) -> None:
        """A half moon's place: a dot with a line in it, so that colour alone says nothing."""
        edge = px(MARK)
        mark = QRectF(circle.right() - edge, circle.bottom() - edge, edge + px(2), edge + px(2))
        painter.setPen(self._theme.color("window"))
        painter.setBrush(self._theme.color("warning"))
        painter.drawEllipse(mark)
        painter.fillRect(
            QRectF(mark.left() + mark.width() / 4, mark.center().y() - px(1), mark.width() / 2, px(2)),
            self._theme.color("window"),
        )
