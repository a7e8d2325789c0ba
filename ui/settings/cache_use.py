"""How much room pictures and files take now, as a bar with words, and the button that makes room."""

from typing import Protocol

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.messages import MediaUse
from app.errors import AppError
from app.settings import SettingsStore
from ui import i18n
from ui.bridge import spawn
from ui.errors import words
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.language_watch import watch_language
from ui.widgets.question import Question, Reply
from ui.widgets.texts import label

MEGABYTE = 1024 * 1024
LOOK_MS = 5_000


class MediaRoom(Protocol):
    """What it needs of the media cache."""

    async def use(self) -> MediaUse: ...

    async def clear(self) -> int: ...


class UseBar(QWidget):
    """The room that is used, and within it what stays whatever happens."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shares = (0.0, 0.0)
        self.setFixedHeight(Space.S)
        theme.changed.connect(self.update)

    def show_shares(self, used: float, staying: float) -> None:
        self._shares = (min(1.0, used), min(1.0, staying))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen("transparent")
        area, radius = QRectF(self.rect()), self.height() / 2
        for role, share in (("faint", 1.0), ("accent", self._shares[0]), ("secondary", self._shares[1])):
            if share > 0:
                painter.setBrush(self._theme.color(role))
                wide = max(area.width() * share, area.height())
                painter.drawRoundedRect(QRectF(area.left(), area.top(), wide, area.height()), radius, radius)
        painter.end()


class CacheUse(QWidget):
    """Looks again while it is seen: photos come and go meanwhile."""

    def __init__(self, theme: Theme, store: SettingsStore, media: MediaRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._media = media
        self._use = MediaUse(0, 0, 0)
        self.bar = UseBar(theme)
        self.text = label("", "secondary", wrap=True)
        self.clear = button("")
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.text, 1)
        row.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.bar)
        column.addLayout(row)
        self.setFocusProxy(self.clear)
        self.clear.clicked.connect(self._ask)
        stop = store.listen(lambda _: self._show())
        self.destroyed.connect(lambda: stop())
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        watch_language(self, self._show)

    def look(self) -> None:
        """Ask the cache."""
        if self.isVisible():
            spawn(self, self._look(), on_error=self._show_error)

    async def _look(self) -> None:
        self._use = await self._media.use()
        self._show()

    def _show(self) -> None:
        use, room = self._use, self._store.current.media_cache_mb * MEGABYTE
        self.bar.show_shares(use.size / room, use.staying / room)
        parts = [
            self.tr("{used} of {room}").format(used=_megabytes(use.size), room=_megabytes(room)),
            self.tr("%n file(s)", None, use.files),
        ]
        if use.staying:
            parts.append(self.tr("{size} of it stays").format(size=_megabytes(use.staying)))
        self.text.setText(" · ".join(parts))
        self.clear.setText(self.tr("Clear the cache…"))
        self.clear.setEnabled(use.size > use.staying)

    def _ask(self) -> None:
        question = Question(
            self.window(),
            self.tr("Clear the picture cache?"),
            self.tr(
                "Pictures that Zalo still has are fetched again when you look at them. Older ones may be gone "
                "for good, since Zalo keeps a picture only for a while."
            ),
            (Reply("", self.tr("Cancel")), Reply("clear", self.tr("Clear"), "danger")),
        )
        question.answered.connect(self._on_answer)
        question.open()

    def _on_answer(self, answer: str) -> None:
        if answer == "clear":
            spawn(self, self._clear(), on_error=self._show_error)

    async def _clear(self) -> None:
        self.clear.setEnabled(False)
        freed = await self._media.clear()
        self._use = await self._media.use()
        self._show()
        self.text.setText(self.tr("{size} freed").format(size=_megabytes(freed)) + " · " + self.text.text())

    def _show_error(self, error: AppError) -> None:
        self.text.setText(words(error).title)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()
        self._timer.start()


def _megabytes(value: int) -> str:
    """As the limit is set: in steps of 1,024."""
    return f"{i18n.number(-(-value // MEGABYTE))} MB"
