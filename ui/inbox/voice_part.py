"""A voice message in its bubble: a disc to press, how far it is, and how long it lasts."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.inbox.hit import Act, Hit
from ui.inbox.icon_paint import paint_icon
from ui.inbox.voices import Phase, Voice, VoicePlayer
from ui.inbox.words import length
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space, px


class VoicePart:
    """Its looks follow the player at each paint; its size never changes."""

    def __init__(self, theme: Theme, player: VoicePlayer, ref: str, seconds: int, width: float) -> None:
        self._theme = theme
        self._player = player
        self._ref = ref
        self._seconds = seconds
        self._font = theme.font("caption")
        self._small_height = QFontMetricsF(self._font).height()
        self._left = float(Size.AVATAR + Space.M)
        self.size = QSizeF(min(width, float(Size.LIST_MIN)), max(float(Size.AVATAR), 2 * self._small_height))
        self.last_width = self._left + 0.5 * (self.size.width() - self._left)

    def _track(self, at: QPointF) -> QRectF:
        middle = at.y() + self.size.height() / 2
        return QRectF(at.x() + self._left, middle - px(9), self.size.width() - self._left - Space.XS, px(4))

    def paint(self, painter: QPainter, at: QPointF) -> None:
        theme = self._theme
        voice = self._player.voice(self._ref) if self._ref else Voice(Phase.FAILED)
        dead = voice.phase in (Phase.EXPIRED, Phase.FAILED)
        disc = QRectF(at.x(), at.y() + (self.size.height() - Size.AVATAR) / 2, Size.AVATAR, Size.AVATAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft" if dead else "accent"))
        painter.drawEllipse(disc)
        paint_icon(
            painter, theme.icon(_icon(voice.phase), "accent" if dead else "on_accent"), disc.center(), Size.ICON_L
        )
        if not dead:
            self._paint_track(painter, self._track(at), voice)
        top = at.y() + (self.size.height() / 2 if not dead else (self.size.height() - self._small_height) / 2)
        area = QRectF(at.x() + self._left, top, self.size.width() - self._left, self._small_height)
        painter.setFont(self._font)
        painter.setPen(theme.color("secondary"))
        words = QFontMetricsF(self._font).elidedText(self._words(voice), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_track(self, painter: QPainter, track: QRectF, voice: Voice) -> None:
        rest = self._theme.color("secondary")
        rest.setAlphaF(0.35)
        painter.setBrush(rest)
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        if voice.phase not in (Phase.PLAYING, Phase.PAUSED) or not voice.length:
            return
        done = QRectF(track)
        done.setWidth(track.width() * min(1.0, voice.position / voice.length))
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(done, track.height() / 2, track.height() / 2)
        painter.drawEllipse(QPointF(done.right(), track.center().y()), px(6), px(6))

    def _words(self, voice: Voice) -> str:
        whole = round(voice.length / 1000) or self._seconds
        match voice.phase:
            case Phase.PLAYING | Phase.PAUSED:
                now = length(voice.position // 1000)
                return f"{now} / {length(whole)}" if whole else now
            case Phase.FETCHING:
                return QCoreApplication.translate("Inbox", "Loading…")
            case Phase.EXPIRED:
                return QCoreApplication.translate("Inbox", "No longer on Zalo's server")
            case Phase.FAILED:
                return QCoreApplication.translate("Inbox", "This can't be fetched")
        return length(max(1, whole)) if whole else QCoreApplication.translate("Inbox", "Voice message")

    def hits(self, at: QPointF) -> list[Hit]:
        if not self._ref:
            return []
        play = Hit(Act.PLAY, QRectF(at, self.size), self._ref)
        if not self._player.voice(self._ref).length:
            return [play]
        track = self._track(at).adjusted(0, -px(8), 0, px(8))
        return [play, Hit(Act.SEEK, track, self._ref)]


def _icon(phase: Phase) -> str:
    if phase in (Phase.EXPIRED, Phase.FAILED):
        return "microphone-off"
    return "pause" if phase is Phase.PLAYING else "progress-download" if phase is Phase.FETCHING else "play"
