"""The strips between the window's top and its page: practice, foreign server, and trouble."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shell.trouble_banner import Trouble
from ui.theme.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.language_watch import watch_language


class BannerArea(QWidget):
    """`host` is the address in use where it isn't Zalo's own, else empty."""

    customer_asked = Signal()
    """*Khách nhắn thử*: let a made-up customer write."""
    leave_practice = Signal()
    trouble_pressed = Signal()

    def __init__(self, theme: Theme, *, practice: bool, host: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._practice, self._host = practice, host
        self.practice = Banner(theme, "note")
        self.host = Banner(theme, "warn")
        self.trouble = Banner(theme, "alarm")
        self.current: Trouble | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for banner in (self.practice, self.host, self.trouble):
            column.addWidget(banner)
        self.practice.setVisible(practice)
        self.host.setVisible(bool(host) and not practice)
        self.trouble.hide()
        self.practice.pressed.connect(self.customer_asked)
        self.practice.second_pressed.connect(self.leave_practice)
        self.trouble.pressed.connect(self.trouble_pressed)
        watch_language(self, self._retranslate)

    def show_trouble(self, trouble: Trouble | None) -> None:
        self.current = trouble
        self.trouble.setVisible(trouble is not None)
        if trouble is not None:
            self.trouble.set_tone(trouble.tone)
            self.trouble.say(trouble.text, trouble.button)

    def _retranslate(self) -> None:
        self.practice.say(
            self.tr("You are using the practice OA: its customers are made up, and nothing leaves this computer."),
            self.tr("A customer writes"),
            self.tr("Leave practice"),
        )
        self.host.say(self.tr("This is not Zalo's own server: {host}").format(host=self._host))
