"""The frame around the embedded browser: the host above it, and a bar that says what was kept from happening."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.connect.hosts import SignInHosts, shown_host
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import IconLabel, icon_button
from ui.widgets.spinner import Spinner
from ui.widgets.texts import ElidedLabel


class SignInBrowser(Protocol):
    """What the frame needs of `Browser`; tests put a fake in its place, so that they load no Chromium."""

    callback: SignalInstance
    moved: SignalInstance
    foreign: SignalInstance
    failed: SignalInstance
    crashed: SignalInstance
    download_refused: SignalInstance
    said: SignalInstance
    loading: SignalInstance

    def start(self, url: str) -> None: ...

    def reload(self) -> None: ...

    def close_down(self) -> None: ...


OpenBrowser = Callable[[QWidget], tuple[QWidget, SignInBrowser]]
"""Makes the browser inside a parent: where QtWebEngine is imported, if it is."""


class BrowserFrame(QFrame):
    """Makes the browser when it is started and deletes it when the step ends."""

    landed = Signal(str)
    failed = Signal(str)
    other_way_wanted = Signal()

    def __init__(self, theme: Theme, hosts: SignInHosts, open_browser: OpenBrowser) -> None:
        super().__init__()
        self._theme = theme
        self._hosts = hosts
        self._open_browser = open_browser
        self._browser: SignInBrowser | None = None
        self._widget: QWidget | None = None
        self._foreign = ""
        self._remedy: Callable[[], None] = self._open_outside
        set_role(self, "card")
        self._build()
        self._reload.clicked.connect(self._on_reload)
        self.bar.pressed.connect(lambda: self._remedy())
        self.bar.second_pressed.connect(self.bar.hide)

    @property
    def running(self) -> bool:
        return self._browser is not None

    def start(self, url: str) -> None:
        """Open the permission page in a fresh browser."""
        self.close_down()
        widget, browser = self._open_browser(self)
        self._browser, self._widget = browser, widget
        self._rows.addWidget(widget, 1)
        self._blank.hide()
        browser.callback.connect(self.landed)
        browser.moved.connect(self._on_moved)
        browser.foreign.connect(self._on_foreign)
        browser.failed.connect(self.failed)
        browser.crashed.connect(self._on_crashed)
        browser.download_refused.connect(self._on_download)
        browser.said.connect(self._on_said)
        browser.loading.connect(self._on_loading)
        self._show_host(url)
        browser.start(url)

    @property
    def focus_target(self) -> QWidget:
        """What takes the keyboard: the page itself."""
        return self._widget or self

    def close_down(self) -> None:
        if self._browser is not None:
            self._browser.close_down()
            self._browser = None
            self._widget = None
        self.bar.hide()
        self._blank.show()
        self._show_host("")

    def _build(self) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        head.setSpacing(Space.S)
        self._lock = IconLabel(self._theme, "lock", "ok", Size.ICON_S)
        self.host = ElidedLabel("", "strong")
        self.host.setObjectName("host")
        self._spinner = Spinner(self._theme, Size.ICON_S)
        self._spinner.hide()
        self._reload = icon_button(self._theme, "refresh", self.tr("Load again"))
        head.addWidget(self._lock)
        head.addWidget(self.host, 1)
        head.addWidget(self._spinner)
        head.addWidget(self._reload)
        self._rows.addLayout(head)
        line = QFrame()
        set_role(line, "line")
        self._rows.addWidget(line)
        self.bar = Banner(self._theme, "warn")
        self.bar.hide()
        self._rows.addWidget(self.bar)
        self._blank = QWidget()
        self._rows.addWidget(self._blank, 1)

    def _show_host(self, url: str) -> None:
        self.host.setText(shown_host(url))
        self._lock.setVisible(bool(url))
        secure = url.startswith("https://")
        here = self._hosts.is_practice(url)
        self._lock.show_icon(
            "lock" if secure else "laptop" if here else "lock-open-alert", "ok" if secure else "secondary"
        )
        if here:
            self.host.setText(self.tr("Practice OA on this computer ({host})").format(host=shown_host(url)))
        self.host.setAccessibleName(self.tr("Address of the page: {host}").format(host=shown_host(url)))

    def _on_moved(self, url: str) -> None:
        self._show_host(url)
        self.landed.emit(url)

    def _on_foreign(self, url: str) -> None:
        self._foreign = url
        self._remedy = self._open_outside
        self.bar.say(
            self.tr("This page doesn't belong to Zalo: {host}").format(host=shown_host(url) or url[:40]),
            self.tr("Open in my browser") if url.startswith(("https://", "http://")) else "",
            self.tr("Close"),
        )
        self.bar.show()

    def _on_crashed(self) -> None:
        self._remedy = self._on_reload
        self.bar.say(self.tr("The page has stopped working."), self.tr("Load again"), self.tr("Close"))
        self.bar.show()

    def _on_download(self) -> None:
        self._remedy = self.bar.hide
        self.bar.say(self.tr("Nothing is downloaded here."), "", self.tr("Close"))
        self.bar.show()

    def _on_said(self, text: str) -> None:
        self._remedy = self.other_way_wanted.emit
        self.bar.say(
            self.tr("The page says: {text}").format(text=text[:200]), self.tr("Use my own browser"), self.tr("Close")
        )
        self.bar.show()

    def _on_loading(self, loading: bool) -> None:
        self._spinner.setVisible(loading)

    def _on_reload(self) -> None:
        self.bar.hide()
        if self._browser is not None:
            self._browser.reload()

    def _open_outside(self) -> None:
        self.bar.hide()
        QDesktopServices.openUrl(QUrl(self._foreign))
