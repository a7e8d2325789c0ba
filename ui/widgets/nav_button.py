"""A button of the navigation rail: icon over a caption, with a count."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space

MOST = 99


class NavButton(QAbstractButton):
    """Checkable; `set_count` shows a number above the icon, nothing for 0."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._count = theme, icon, 0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    @property
    def count(self) -> int:
        return self._count

    def set_count(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self.update()

    def set_text(self, text: str, tip: str) -> None:
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(Size.NAV, Space.S * 2 + Size.ICON_L + self._text_height() + Space.XS)

    def minimumSizeHint(self) -> QSize:
        """Where there is no room, at a large zoom on a small screen, the caption goes; the tooltip has it too."""
        return QSize(Size.NAV, Space.S * 2 + Size.ICON_L)

    def _text_height(self) -> int:
        wide = QRect(0, 0, Size.NAV - 2 * Space.XS, 1000)
        metrics = self._metrics()
        return metrics.boundingRect(wide, Qt.TextFlag.TextWordWrap, self.text()).height()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font("caption"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(Space.XS, 1, -Space.XS, -1)
        lit = self.isChecked() or self.isDown()
        if lit or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft" if lit else "hover"))
            painter.drawRoundedRect(box, Radius.S, Radius.S)
        if self.hasFocus():
            painter.setPen(self._theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, Radius.S, Radius.S)
        role = "accent" if self.isChecked() else "secondary"
        bare = self.height() < self.sizeHint().height()
        top = (self.height() - Size.ICON_L) // 2 if bare else Space.S
        icon = QRect((self.width() - Size.ICON_L) // 2, top, Size.ICON_L, Size.ICON_L)
        self._theme.icon(self._icon, role).paint(painter, icon)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color(role))
        words = QRect(Space.XS, icon.bottom() + Space.XS, self.width() - 2 * Space.XS, self._text_height() + 2)
        if not bare:
            painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self.text())
        if self._count:
            self._paint_count(painter, icon)
        painter.end()

    def _paint_count(self, painter: QPainter, icon: QRect) -> None:
        text = str(self._count) if self._count <= MOST else f"{MOST}+"
        painter.setFont(self._theme.font("caption"))
        width = max(Size.ICON, painter.fontMetrics().horizontalAdvance(text) + Space.M)
        badge = QRectF(icon.center().x() + Space.XS, icon.top() - Space.XS, width, Size.ICON)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(badge, Size.ICON / 2, Size.ICON / 2)
        painter.setPen(self._theme.color("on_accent"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
