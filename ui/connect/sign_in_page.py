"""Signing in to Zalo: the embedded browser, beside it the other ways, and the ten minutes one has."""

from enum import IntEnum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.clock import Clock
from app.domain.setup import SetupState
from ui.connect.browser_frame import BrowserFrame, OpenBrowser
from ui.connect.hosts import SignInHosts
from ui.connect.other_ways import AddressWay, SystemBrowserWay, TokensWay
from ui.connect.page import Action, Page
from ui.connect.way_button import WayButton
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space, px
from ui.widgets.layouts import para, scrolled
from ui.widgets.texts import label

TICK_MS = 1000
SHORT_MS = 2 * 60_000
SIDE = 264


class Way(IntEnum):
    """The ways to sign in, in the order of the list."""

    EMBEDDED = 0
    SYSTEM = 1
    ADDRESS = 2
    TOKENS = 3


class SignInPage(Page):
    """Its signals are what the wizard tells the session."""

    landed = Signal(str)
    load_failed = Signal(str)
    address_pasted = Signal(str)
    tokens_pasted = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        clock: Clock,
        hosts: SignInHosts,
        open_browser: OpenBrowser,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._clock = clock
        self._deadline = 0
        self._url = ""
        self.way = Way.EMBEDDED
        self.frame = BrowserFrame(theme, hosts, open_browser)
        self.system = SystemBrowserWay(theme)
        self.address = AddressWay(theme)
        self.tokens = TokensWay(theme)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._build()
        self._connect()

    def heading(self) -> str:
        return self.tr("Sign in to Zalo")

    def buttons(self) -> tuple[Action, ...]:
        """The embedded browser has its own buttons: Zalo's."""
        if self.way in (Way.SYSTEM, Way.ADDRESS):
            way = self.system if self.way is Way.SYSTEM else self.address
            return (Action(self.tr("Continue"), way.hand_over, name="use_address"),)
        if self.way is Way.TOKENS:
            return (Action(self.tr("Continue"), self.tokens.hand_over, name="use_tokens"),)
        return ()

    def has_input(self) -> bool:
        return True

    def first_focus(self) -> QWidget | None:
        return (self.frame.focus_target, self.system.field.edit, self.address.field.edit, self.tokens.access.edit)[
            self.way
        ]

    def show_state(self, state: SetupState) -> None:
        """Open the permission page once it has an address; mark what the session refused."""
        self._deadline = state.deadline
        self._expected.setText(self.tr("Pick {name} on Zalo's page.").format(name=state.expected_name))
        self._expected.setVisible(bool(state.reconnecting and state.expected_name))
        self.system.set_url(state.permission_url)
        if state.permission_url and state.permission_url != self._url:
            self._url = state.permission_url
            if self.way is Way.EMBEDDED:
                self.frame.start(self._url)
        if state.failure is not None:
            self._mark_refused()
        self._show_time()
        self._tick.start()

    def choose(self, way: Way) -> None:
        """Go another way; the browser stays as it is while one looks at the others."""
        self.way = way
        self._list.button(way).setChecked(True)
        self._stack.setCurrentIndex(way)
        if way is Way.EMBEDDED and self._url and not self.frame.running:
            self.frame.start(self._url)
        self.buttons_changed.emit()
        focus = self.first_focus()
        if focus is not None and self.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nothing of the login outlives its page."""
        self._tick.stop()
        self.frame.close_down()
        self._url = ""
        self.tokens.clear()
        self.address.clear()
        self.system.clear()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.frame)
        for page in (self.system, self.address, self.tokens):
            self._stack.addWidget(scrolled(page))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XL)
        row.addWidget(self._stack, 1)
        side = scrolled(self._side())
        side.setFixedWidth(round(px(SIDE)))
        row.addWidget(side)

    def _side(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        self._expected = para("", "strong")
        self._expected.hide()
        layout.addWidget(self._expected)
        layout.addWidget(
            para(self.tr("Pick your OA, tick all permissions and agree to the terms, then press “Cho phép”."))
        )
        layout.addSpacing(Space.M)
        layout.addWidget(label(self.tr("Ways to sign in"), "caption"))
        self._list = QButtonGroup(self)
        for way, icon, text in (
            (Way.EMBEDDED, "application-outline", self.tr("In this window")),
            (Way.SYSTEM, "open-in-new", self.tr("Open in my browser")),
            (Way.ADDRESS, "link-variant", self.tr("Paste the address")),
            (Way.TOKENS, "key-outline", self.tr("Paste a token pair from API Explorer")),
        ):
            item = WayButton(self.theme, icon, text)
            item.setObjectName(f"way_{way.name.lower()}")
            self._list.addButton(item, way)
            layout.addWidget(item)
        self._list.button(Way.EMBEDDED).setChecked(True)
        layout.addStretch()
        self.time = label("", "caption", wrap=True)
        self.time.setObjectName("countdown")
        self.time.setMinimumHeight(Size.ICON)
        layout.addWidget(self.time)
        return side

    def _connect(self) -> None:
        self._tick.timeout.connect(self._show_time)
        self._list.idClicked.connect(lambda way: self.choose(Way(way)))
        self.frame.landed.connect(self.landed)
        self.frame.failed.connect(self.load_failed)
        self.frame.other_way_wanted.connect(lambda: self.choose(Way.SYSTEM))
        self.system.given.connect(self.address_pasted)
        self.address.given.connect(self.address_pasted)
        self.tokens.given.connect(self.tokens_pasted)

    def _mark_refused(self) -> None:
        if self.way is Way.TOKENS:
            self.tokens.refuse()
        elif self.way is Way.SYSTEM:
            self.system.refuse()
        else:
            self.choose(Way.ADDRESS)
            self.address.refuse()

    def _show_time(self) -> None:
        left = self._deadline - self._clock.now()
        if self._deadline <= 0:
            self.time.setText("")
            return
        minutes, seconds = divmod(max(0, left) // 1000, 60)
        self.time.setText(self.tr("Time left for signing in: {time}").format(time=f"{minutes}:{seconds:02d}"))
        set_role(self.time, "warning" if left < SHORT_MS else "caption")
