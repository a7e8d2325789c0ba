"""A drawn picture of the Zalo developer console: where app id, secret and callback address stand."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.connect.marks import draw_number
from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space, px

BAR = 20
MENU = 88
ROW = 44


class AppPicture(QWidget):
    """Not a screenshot, so that it stays true when Zalo moves a button; the words are the console's own."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(Size.PICTURE)
        self.setAccessibleName(
            self.tr("Picture of the developer console: 1 app id, 2 secret key with an eye, 3 callback address")
        )
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(Size.LIST, Size.PICTURE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        self._window(painter, frame)
        self._menu(painter, frame)
        # The labels stand in Zalo's console in these very words, in either language of ours.
        left = frame.left() + px(MENU) + Space.M
        top = frame.top() + px(BAR) + Space.S
        for number, (title, hidden) in enumerate(
            (("ID ứng dụng", False), ("Khóa bí mật của ứng dụng", True), ("Official Account Callback URL", False)), 1
        ):
            self._row(
                painter,
                QRectF(left, top + (number - 1) * px(ROW), frame.right() - left - Space.M, px(ROW)),
                number,
                title,
                hidden,
            )

    def _window(self, painter: QPainter, frame: QRectF) -> None:
        painter.setPen(QPen(self._theme.color("faint"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(frame, Radius.S, Radius.S)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("faint"))
        for dot in range(3):
            painter.drawEllipse(QRectF(frame.left() + Space.S + dot * Space.M, frame.top() + 7, 6, 6))
        painter.drawRect(QRectF(frame.left(), frame.top() + px(BAR), frame.width(), 1))
        painter.setPen(self._theme.color("secondary"))
        painter.setFont(self._theme.font("caption"))
        painter.drawText(
            QRectF(frame.left() + px(MENU), frame.top(), frame.width() - px(MENU) - Space.S, px(BAR)),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            "developers.zalo.me",
        )

    def _menu(self, painter: QPainter, frame: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        left, top = frame.left() + Space.S, frame.top() + px(BAR) + Space.M
        for line, (role, width) in enumerate(
            (
                ("faint", 56),
                ("accent_soft", px(MENU) - Space.L),
                ("faint", 48),
                ("faint", 60),
                ("accent_soft", px(MENU) - Space.L),
            )
        ):
            painter.setBrush(self._theme.color(role))
            painter.drawRoundedRect(QRectF(left, top + line * Space.XL, width, Space.M), 4, 4)
        painter.setBrush(self._theme.color("faint"))
        painter.drawRect(QRectF(frame.left() + px(MENU), frame.top() + px(BAR), 1, frame.height() - px(BAR)))

    def _row(self, painter: QPainter, place: QRectF, number: int, title: str, hidden: bool) -> None:
        draw_number(painter, self._theme, QRectF(place.left(), place.top() + 12, 20, 20), number)
        left = place.left() + 20 + Space.S
        painter.setPen(self._theme.color("secondary"))
        painter.setFont(self._theme.font("caption"))
        metrics = painter.fontMetrics()
        words = metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(place.right() - left))
        painter.drawText(
            QRectF(left, place.top(), place.right() - left, 20),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            words,
        )
        box = QRectF(left, place.top() + 21, place.right() - left, 18)
        painter.setPen(QPen(self._theme.color("faint"), 1))
        painter.setBrush(self._theme.color("window"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("secondary"))
        if not hidden:
            painter.drawRoundedRect(
                QRectF(box.left() + 8, box.center().y() - 2, box.width() * (0.5 + 0.1 * number), 4), 2, 2
            )
            return
        for dot in range(10):
            painter.drawEllipse(QRectF(box.left() + 8 + dot * 9, box.center().y() - 2.5, 5, 5))
        self._theme.icon("eye-outline", "accent").paint(
            painter, QRectF(box.right() - 20, box.top() + 1, 16, 16).toRect()
        )
