"""The app's icon, and the same with the number of those who wait: for the tray, the window and the task bar."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from ui.theme.theme import Theme

EDGES = (16, 20, 22, 24, 32, 44, 48, 64, 128)
CORNER = 0.22
GLYPH = 0.68
BADGE = 0.58
"""Share of the icon's height that the number takes: it must be read at 16 pixels."""
MOST = 99


def app_icon(theme: Theme, waiting: int = 0, *, paused: bool = False) -> QIcon:
    """A tile in the accent colour: it stands out on light and dark panels alike. Without the icon font the tile is
    bare."""
    made = QIcon()
    for edge in EDGES:
        made.addPixmap(app_pixmap(theme, edge, waiting, paused=paused))
    return made


def badge_text(waiting: int) -> str:
    return "" if waiting <= 0 else str(waiting) if waiting <= MOST else f"{MOST}+"


def app_pixmap(theme: Theme, edge: int, waiting: int = 0, *, paused: bool = False) -> QPixmap:
    """The same in one size, for whoever writes it into a file."""
    made = QPixmap(edge, edge)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("secondary" if paused else "accent"))
    painter.drawRoundedRect(QRectF(0, 0, edge, edge), CORNER * edge, CORNER * edge)
    glyph = round(GLYPH * edge)
    inset = (edge - glyph) // 2
    theme.icon("storefront-outline", "on_accent").paint(painter, QRect(inset, inset, glyph, glyph))
    if waiting > 0:
        _paint_number(painter, edge, badge_text(waiting), theme.color("danger"), theme.color("on_danger"))
    painter.end()
    return made


def _paint_number(painter: QPainter, edge: int, text: str, back: QColor, front: QColor) -> None:
    height = BADGE * edge
    width = max(height, height * (0.42 + 0.46 * len(text)))
    width = min(width, float(edge))
    box = QRectF(edge - width, edge - height, width, height)
    painter.setBrush(back)
    painter.drawRoundedRect(box, height / 2, height / 2)
    font = QFont(painter.font())
    font.setPixelSize(max(1, round(height * (0.78 if len(text) < 3 else 0.62))))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(front)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
