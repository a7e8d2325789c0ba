"""Opens the embedded browser; QtWebEngine is imported here, at that moment and not before."""

from collections.abc import Callable

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from ui.connect.browser_frame import OpenBrowser, SignInBrowser
from ui.connect.hosts import SignInHosts


def browser_opener(hosts: SignInHosts, is_callback: Callable[[str], bool]) -> OpenBrowser:
    """What a BrowserFrame is given: it makes a browser for one login."""

    def open_browser(parent: QWidget) -> tuple[QWidget, SignInBrowser]:
        from ui.connect.browser import Browser  # 100 MB that only this page pays for

        language = "vi" if QLocale().language() == QLocale.Language.Vietnamese else "en"
        browser = Browser(hosts, is_callback, language=language, parent=parent)
        return browser, browser

    return open_browser
