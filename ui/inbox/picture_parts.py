"""Photos, GIFs, stickers and stills of videos in a bubble, and the card that Zalo's own data makes of a link."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from app.domain.messages import Link
from app.domain.tame import tame_line
from ui.inbox.fitted import Corners, Fitted, round_path
from ui.inbox.hit import Act, Hit
from ui.inbox.icon_paint import paint_icon
from ui.inbox.parts import TextPart
from ui.inbox.pictures import Look, Pictures
from ui.inbox.words import host_of
from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Size, Space

BAR = 3.0
NO_ROOM = 1e6
"""Nothing stands beside the last line."""
MOST_CUT = 1.3
"""A picture may be cut to fill a bubble so many times wider; in a wider one it stands whole, on a ground."""
Frame = Callable[[str], QPixmap | None]
"""The present frame of an animation, or None when it doesn't move."""


class PicturePart:
    """A picture with round corners, or what stands for it while it loads or when it can't be had.

    `words` say that it loads, that Zalo has it no longer, that it can't be shown, and what fetches it again.
    `corners` are the radii (top left, top right, bottom right, bottom left). `film` is the reference of the video that
    it is a still of; without `opens` it can't be pressed.
    """

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        ref: str,
        full: str,
        *,
        width: float,
        fitted: Fitted,
        words: tuple[str, str, str, str] = ("", "", "", ""),
        sticker: bool = False,
        frame: Frame | None = None,
        film: str = "",
        opens: bool = True,
    ) -> None:
        self._theme = theme
        self._fitted = fitted
        self._film = film
        self._opens = opens
        self._pictures = pictures
        self._ref, self._full = ref, full
        self._words = words
        self._sticker = sticker
        self._frame = frame
        self.corners: Corners = (0.0, 0.0, 0.0, 0.0) if sticker else (float(Radius.S),) * 4
        self.size = self._measure(width)
        self._whole = sticker
        self.last_width = self.size.width()

    def _measure(self, width: float) -> QSizeF:
        if self._sticker:
            return QSizeF(Size.PHOTO_MAX / 2, Size.PHOTO_MAX / 2)
        most = QSizeF(min(width, float(Size.PHOTO_MAX)), 1.25 * Size.PHOTO_MAX)
        known = self._pictures.size(self._ref)
        if known is None:
            empty = 0.75 * Size.PHOTO_MAX
            return QSizeF(min(width, empty), empty * (0.6 if self._gone() else 0.75))
        fitted = QSizeF(known)
        if fitted.width() > most.width() or fitted.height() > most.height():
            fitted.scale(most, Qt.AspectRatioMode.KeepAspectRatio)
        least = float(Size.AVATAR_L)
        return QSizeF(max(fitted.width(), min(least, width)), max(fitted.height(), least))

    def widen(self, width: float) -> None:
        """The bubble around it is wider, for the words below: the picture fills it."""
        if width > self.size.width():
            self._whole = width > MOST_CUT * self.size.width()
            self.size.setWidth(width)
            self.last_width = width

    def _gone(self) -> bool:
        return self._pictures.peek(self._ref) in (Look.EXPIRED, Look.FAILED)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        area = QRectF(at, self.size)
        look = self._pictures.look(self._ref)
        frame = self._frame(self._full) if self._frame is not None else None
        pixmap = self._pictures.pixmap(self._ref)
        if frame is not None:
            self._paint_frame(painter, area, frame)
        elif pixmap is not None:
            if self._whole and not self._sticker:
                painter.fillPath(round_path(area, self.corners), self._theme.color("faint"))
            self._fitted.paint(painter, pixmap, area, self.corners, whole=self._whole)
        else:
            self._paint_stand_in(painter, area, look)
            return
        if self._film:
            self._paint_play(painter, area)

    def _paint_frame(self, painter: QPainter, area: QRectF, pixmap: QPixmap) -> None:
        """One of an animation's frames: shown once, so not worth keeping."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(round_path(area, self.corners))
        shown = QRectF(
            QPointF(), QSizeF(pixmap.size()).scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        )
        shown.moveCenter(area.center())
        painter.drawPixmap(shown, pixmap, QRectF(pixmap.rect()))
        painter.restore()

    def _paint_play(self, painter: QPainter, area: QRectF) -> None:
        disc = QRectF(0, 0, Size.BAR, Size.BAR)
        disc.moveCenter(area.center())
        shade = self._theme.color("text" if not self._theme.tokens.dark else "window")
        shade.setAlphaF(0.62)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawEllipse(disc)
        paint_icon(painter, self._theme.icon("play", "on_avatar"), disc.center(), Size.ICON_XL)

    def _paint_stand_in(self, painter: QPainter, area: QRectF, look: Look) -> None:
        theme = self._theme
        if not self._sticker:
            painter.fillPath(round_path(area, self.corners), theme.color("faint"))
        loading = look in (Look.LOADING, Look.READY)
        icon = "image-outline" if loading else "image-off-outline"
        caption = self._words[0] if loading else self._words[1 if look is Look.EXPIRED else 2]
        paint_icon(painter, theme.icon(icon, "secondary"), area.center() - QPointF(0, Space.M), Size.ICON_L)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("secondary"))
        below = area.adjusted(Space.S, area.height() / 2 + Space.XS, -Space.S, 0)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        used = painter.boundingRect(below, flags, caption)
        painter.drawText(below, flags, caption)
        if self._pictures.may_come(self._ref):
            painter.setPen(theme.color("accent"))
            painter.drawText(below.adjusted(0, used.height() + Space.XS, 0, 0), flags, self._words[3])

    def hits(self, at: QPointF) -> list[Hit]:
        if self._film:
            return [Hit(Act.OPEN, QRectF(at, self.size), self._film)]
        if self._sticker or not self._opens or not self._ref:
            return []
        if self._pictures.may_come(self._ref):
            return [Hit(Act.AGAIN, QRectF(at, self.size), self._ref)]
        return [Hit(Act.GONE if self._gone() else Act.PHOTO, QRectF(at, self.size), self._full)]


class LinkPart:
    """Title, words and picture that came with the message; nothing is fetched from the address itself."""

    def __init__(self, theme: Theme, pictures: Pictures, fitted: Fitted, link: Link, width: float) -> None:
        self._theme = theme
        self._link = link
        self._host = host_of(link.url)
        text, secondary = theme.color("text"), theme.color("secondary")
        accent = theme.color("accent")
        room = width - BAR - Space.S
        self._rows: list[TextPart] = []
        if self._host:
            self._rows.append(TextPart(self._host, theme.font("caption"), accent, accent, room, lines=1))
        if link.title:
            self._rows.append(TextPart(tame_line(link.title), theme.font("strong"), text, text, room, lines=2))
        if link.description:
            self._rows.append(
                TextPart(tame_line(link.description, 600), theme.font("caption"), secondary, secondary, room, lines=3)
            )
        self._picture: PicturePart | None = None
        if link.thumb:
            self._picture = PicturePart(theme, pictures, link.thumb, link.thumb, width=room, fitted=fitted)
        height = sum(row.size.height() for row in self._rows)
        if self._picture is not None:
            height += self._picture.size.height() + Space.XS
        widest = max((row.size.width() for row in self._rows), default=0.0)
        if self._picture is not None:
            widest = max(widest, self._picture.size.width())
        self.size = QSizeF(min(width, widest + BAR + Space.S), height)
        self.last_width = NO_ROOM
        if self._picture is None and self._rows:
            self.last_width = BAR + Space.S + self._rows[-1].last_width

    def paint(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(QRectF(at.x(), at.y(), BAR, self.size.height()), BAR / 2, BAR / 2)
        point = at + QPointF(BAR + Space.S, 0)
        for row in self._rows:
            row.paint(painter, point)
            point += QPointF(0, row.size.height())
        if self._picture is not None:
            self._picture.paint(painter, point + QPointF(0, Space.XS))

    def hits(self, at: QPointF) -> list[Hit]:
        return [Hit(Act.LINK, QRectF(at, self.size), self._link.url)] if self._host else []
