"""What an answer costs now, and whether one may still be given: the lines above and below the composer's field."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.conversations import ReplyWindow, Window
from app.domain.splitting import MOST_PIECES
from app.domain.text import TEXT_LIMIT
from ui import i18n
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.texts import ElidedLabel, label

COUNT_FROM = 1800


class Closed(Enum):
    """Why nothing can be sent."""

    RECONNECT = auto()
    DISCONNECTED = auto()


def window_text(window: ReplyWindow, now: int) -> str:
    """One line on the reply window; empty when nothing is known."""
    if window.window is Window.FREE:
        until = i18n.date_time(window.ends_at) if window.ends_at - now > 86_400_000 else i18n.clock_time(window.ends_at)
        left = i18n.duration(window.ends_at - now)
        return QCoreApplication.translate("Inbox", "Free replies until {time} ({left} left)").format(
            time=until, left=left
        )
    if window.window is Window.PAID:
        text = QCoreApplication.translate("Inbox", "More than 48 hours since they wrote: replies may cost money")
        left = QCoreApplication.translate("Inbox", "you can reply until {time}").format(
            time=i18n.date_time(window.ends_at)
        )
        return f"{text} · {left}"
    return ""


class CostQuestion(Banner):
    """Asked before a message leaves that may cost money (SD05)."""

    agreed = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "warn", parent)
        self._messages = 1
        self.pressed.connect(self.agreed)
        self.second_pressed.connect(self.declined)
        self.hide()
        self.retranslate()

    def ask(self, messages: int) -> None:
        """Show it for an answer of so many messages."""
        self._messages = messages
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        text = self.tr(
            "48 hours have passed since this customer last wrote. The message is taken from your package's quota; "
            "beyond it Zalo charges about 55 ₫ a message. Send it?"
        )
        if self._messages > 1:
            many = self.tr("This answer is %n messages.", None, self._messages)
            text = f"{many} {text}"
        self.say(text, self.tr("Send anyway (may cost)"), self.tr("Don't send"))


class HintLine(QWidget):
    """The small line below the field: window, network, number of characters."""

    def __init__(self, now: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._window = ReplyWindow(Window.UNKNOWN, 0)
        self._offline = False
        self.pieces = 0
        self.text = ElidedLabel("", "caption")
        self.counter = label("", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, 0, Space.S, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.text, 1)
        row.addWidget(self.counter)

    @property
    def too_long(self) -> bool:
        """More than can go in one answer."""
        return self.pieces > MOST_PIECES

    def show_window(self, window: ReplyWindow) -> None:
        self._window = window
        self.refresh()

    def show_offline(self, offline: bool) -> None:
        self._offline = offline
        self.refresh()

    def show_length(self, length: int, pieces: int) -> None:
        """Code points typed so far, shown when they near the limit; past it, how many messages they will be."""
        self.pieces = pieces
        if length < COUNT_FROM:
            text = ""
        elif pieces <= 1:
            text = f"{i18n.number(length)} / {i18n.number(TEXT_LIMIT)}"
        elif self.too_long:
            text = self.tr("{length} characters: more than {most} messages, too long for one answer").format(
                length=i18n.number(length), most=MOST_PIECES
            )
        else:
            goes = self.tr("will go as %n messages", None, pieces)
            text = f"{i18n.number(length)} · {goes}"
        self.counter.setText(text)
        set_role(self.counter, "caption-danger" if self.too_long else "caption")

    def refresh(self) -> None:
        """Say it again: the time moved on, or the language changed."""
        if self._offline:
            self.text.setText(self.tr("No network: messages are sent when it is back"))
        else:
            self.text.setText(window_text(self._window, self._now()))
        warned = self._offline or self._window.window is Window.PAID
        set_role(self.text, "caption-warning" if warned else "caption")


class ClosedNotice(QWidget):
    """Stands in the composer's place when nothing can be sent, with the reason and a way out."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = label("", "secondary", wrap=True)
        self.button = button("", "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.L)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self.pressed)

    def explain(self, reason: Closed | None) -> None:
        """None: the reply window has ended."""
        if reason is Closed.RECONNECT:
            text = self.tr("This OA must be connected again before you can reply. Reading still works.")
            self.say(text, self.tr("Connect again"))
        elif reason is Closed.DISCONNECTED:
            self.say(self.tr("This OA has been disconnected. Its history stays here to read."))
        else:
            text = self.tr(
                "The customer last wrote more than 7 days ago, so Zalo no longer takes replies from apps. "
                "You can still answer in OA Manager."
            )
            self.say(text, self.tr("Open OA Manager"))

    def say(self, text: str, button_text: str = "") -> None:
        self.text.setText(text)
        self.button.setText(button_text)
        self.button.setVisible(bool(button_text))
