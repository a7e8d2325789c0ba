"""The embedded sign-in browser: the only importer of QtWebEngine, itself imported only when its page opens.

Nothing of a login outlives the widget: the profile is unnamed (off the record), its pages go first, then the profile.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineDownloadRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEngineLoadingInfo,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.connect.hosts import SignInHosts

ABORTED = frozenset({-3, -20, -27})
"""Chromium's codes for a load that we stopped ourselves: aborted, blocked by client, blocked by response."""

_Attribute = QWebEngineSettings.WebAttribute
OFF = (
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.JavascriptCanPaste,
    _Attribute.PluginsEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.AllowRunningInsecureContent,
    _Attribute.AllowGeolocationOnInsecureOrigins,
    _Attribute.AllowWindowActivationFromJavaScript,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.NavigateOnDropEnabled,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.ErrorPageEnabled,
)
ON = (
    _Attribute.JavascriptEnabled,
    _Attribute.JavascriptCanOpenWindows,  # createWindow keeps them in this view
    _Attribute.WebRTCPublicInterfacesOnly,
    _Attribute.PlaybackRequiresUserGesture,
)


class LoginPage(QWebEnginePage):
    """A page that never asks the network for the callback address, and shows Zalo's hosts only."""

    callback_met = Signal(str)
    left_zalo = Signal(str)
    """It was about to show this foreign address, and was kept from it."""
    said = Signal(str)
    """The page called alert(), confirm() or prompt(): those would need a nested event loop."""
    window_wanted = Signal(QWebEnginePage)

    def __init__(
        self, profile: QWebEngineProfile, hosts: SignInHosts, is_callback: Callable[[str], bool], parent: QObject | None
    ) -> None:
        super().__init__(profile, parent)
        self._hosts = hosts
        self._is_callback = is_callback
        self.certificateError.connect(_refuse_certificate)
        self.permissionRequested.connect(_deny_permission)
        self.fileSystemAccessRequested.connect(_refuse_file_system)
        self.registerProtocolHandlerRequested.connect(_refuse_protocol)
        self.fullScreenRequested.connect(_refuse_full_screen)

    def acceptNavigationRequest(self, url: QUrl | str, type: QWebEnginePage.NavigationType, isMainFrame: bool) -> bool:
        """Asked before each request, redirects and scripts included: the only reliable place to catch the callback
        (an interceptor let two thirds through)."""
        address = _text(url)
        if self._is_callback(address):
            self.callback_met.emit(address)
            return False
        if not isMainFrame:
            return self._hosts.allows_part(address)
        if address == "about:blank" or self._hosts.allows(address):
            return True
        self.left_zalo.emit(address)
        return False

    def createWindow(self, type: QWebEnginePage.WebWindowType) -> QWebEnginePage:
        page = LoginPage(self.profile(), self._hosts, self._is_callback, self.parent())
        self.window_wanted.emit(page)
        return page

    def chooseFiles(
        self, mode: QWebEnginePage.FileSelectionMode, oldFiles: object, acceptedMimeTypes: object
    ) -> list[str]:
        return []

    def javaScriptAlert(self, securityOrigin: QUrl | str, msg: str) -> None:
        self.said.emit(msg)

    def javaScriptConfirm(self, securityOrigin: QUrl | str, msg: str) -> bool:
        self.said.emit(msg)
        return False

    def javaScriptPrompt(self, securityOrigin: QUrl | str, msg: str, defaultValue: str) -> tuple[bool, str]:
        self.said.emit(msg)
        return False, ""

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, lineNumber: int, sourceID: str
    ) -> None:
        """Zalo's console output may hold the code or a token: it goes nowhere."""


class _Gate(QWebEngineUrlRequestInterceptor):
    """Keeps pictures, scripts and calls from reaching the callback address or an unencrypted one."""

    def __init__(self, hosts: SignInHosts, is_callback: Callable[[str], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._hosts = hosts
        self._is_callback = is_callback

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        address = _text(info.requestUrl())
        if self._is_callback(address) or not self._hosts.allows_part(address):
            info.block(True)


class Browser(QWidget):
    """One login. `start()` opens an address; the signals tell what becomes of it; `close_down()` ends it."""

    callback = Signal(str)
    """The address one was sent to, once."""
    moved = Signal(str)
    """A page of this address is shown now."""
    foreign = Signal(str)
    failed = Signal(str)
    """offline, certificate or server."""
    crashed = Signal()
    download_refused = Signal()
    said = Signal(str)
    loading = Signal(bool)

    def __init__(
        self,
        hosts: SignInHosts,
        is_callback: Callable[[str], bool],
        *,
        language: str = "vi",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hosts = hosts
        self._is_callback = is_callback
        self._landed = False
        self._view = QWebEngineView(self)
        # Children die in the order they were adopted: the view, the pages, and only then their profile.
        self._pages = QObject(self)
        self._profile = _throw_away_profile(language)
        self._profile.setParent(self)
        # Without a reference of ours Python drops the override, and the gate lets everything through.
        self._gate = _Gate(hosts, is_callback, self)
        self._profile.setUrlRequestInterceptor(self._gate)
        self._profile.downloadRequested.connect(self._on_download)
        self._stack: list[LoginPage] = []
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self.setFocusProxy(self._view)
        self._adopt(LoginPage(self._profile, hosts, is_callback, self._pages))

    def start(self, url: str) -> None:
        """Open the permission page."""
        self._landed = False
        self._view.load(QUrl(url))

    def reload(self) -> None:
        self._view.reload()

    @property
    def page(self) -> LoginPage:
        """The page on show: the newest window."""
        return self._stack[-1]

    @property
    def view(self) -> QWebEngineView:
        return self._view

    @property
    def profile(self) -> QWebEngineProfile:
        return self._profile

    def close_down(self) -> None:
        """Stop, and delete pages and profile with the widget."""
        self._landed = True
        self.page.triggerAction(QWebEnginePage.WebAction.Stop)
        self.hide()
        self.deleteLater()

    def _adopt(self, page: LoginPage) -> None:
        page.callback_met.connect(self._on_callback)
        page.left_zalo.connect(self.foreign)
        page.said.connect(self.said)
        page.window_wanted.connect(self._adopt)
        page.windowCloseRequested.connect(self._on_window_closed)
        page.loadingChanged.connect(self._on_loading)
        page.urlChanged.connect(self._on_url)
        page.renderProcessTerminated.connect(self._on_crash)
        self._stack.append(page)
        self._view.setPage(page)

    def _on_callback(self, url: str) -> None:
        if not self._landed:
            self._landed = True
            self.callback.emit(url)

    def _on_window_closed(self) -> None:
        """A pop-up closed itself: show the page it came from. The first page has nowhere to go."""
        page = self.sender()
        if len(self._stack) > 1 and page in self._stack:
            self._stack.remove(page)
            self._view.setPage(self._stack[-1])
            page.deleteLater()
            self.moved.emit(_text(self.page.url()))

    def _on_url(self, url: QUrl) -> None:
        if self.sender() is self.page:
            self.moved.emit(_text(url))

    def _on_loading(self, info: QWebEngineLoadingInfo) -> None:
        status = QWebEngineLoadingInfo.LoadStatus
        self.loading.emit(info.status() == status.LoadStartedStatus)
        if info.status() != status.LoadFailedStatus or self._landed or info.errorCode() in ABORTED:
            return
        code = failure_code(info.errorDomain(), info.errorCode())
        if code:
            self.failed.emit(code)

    def _on_download(self, request: QWebEngineDownloadRequest) -> None:
        request.cancel()
        self.download_refused.emit()

    def _on_crash(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        if status != QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            self.crashed.emit()


def failure_code(domain: QWebEngineLoadingInfo.ErrorDomain, code: int) -> str:
    """The wizard's word for a failed load; empty when the server's own page is on show (a 4xx)."""
    domains = QWebEngineLoadingInfo.ErrorDomain
    if domain == domains.CertificateErrorDomain:
        return "certificate"
    if domain == domains.HttpStatusCodeDomain:
        return "server" if code >= 500 else ""
    return "server" if domain == domains.HttpErrorDomain else "offline"


def _throw_away_profile(language: str) -> QWebEngineProfile:
    profile = QWebEngineProfile()
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setSpellCheckEnabled(False)
    profile.setPushServiceEnabled(False)
    profile.setHttpAcceptLanguage("vi,en;q=0.8" if language == "vi" else "en,vi;q=0.8")
    # Zalo's pages refuse what doesn't look like a common browser; ours is Chromium, and says so.
    profile.setHttpUserAgent(re.sub(r"QtWebEngine/\S+ ", "", profile.httpUserAgent()))
    settings = profile.settings()
    for attribute in OFF:
        settings.setAttribute(attribute, False)
    for attribute in ON:
        settings.setAttribute(attribute, True)
    settings.setUnknownUrlSchemePolicy(QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes)
    return profile


def _text(url: QUrl | str) -> str:
    return url if isinstance(url, str) else url.toString(QUrl.ComponentFormattingOption.FullyEncoded)


def _refuse_certificate(error: QWebEngineCertificateError) -> None:
    error.rejectCertificate()


def _deny_permission(permission: QWebEnginePermission) -> None:
    permission.deny()


def _refuse_file_system(request: QWebEngineFileSystemAccessRequest) -> None:
    request.reject()


def _refuse_protocol(request: QWebEngineRegisterProtocolHandlerRequest) -> None:
    request.reject()


def _refuse_full_screen(request: QWebEngineFullScreenRequest) -> None:
    request.reject()
