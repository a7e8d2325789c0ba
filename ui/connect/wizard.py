"""*Thêm kết nối*: renders a SetupSession. It decides nothing; each button is a call of the session."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.connections import ChatRight
from app.domain.ids import OaId
from app.domain.setup import SetupState, SetupStep
from app.errors import AppError
from ui.bridge import spawn
from ui.connect.app_page import CONSOLE, AppPage
from ui.connect.browser_frame import OpenBrowser
from ui.connect.confirm_page import ConfirmPage
from ui.connect.done_page import DonePage
from ui.connect.failure_page import FailurePage
from ui.connect.failures import Remedy
from ui.connect.hosts import SignInHosts
from ui.connect.leaving import ask_to_leave, leaving_words
from ui.connect.needs import ConnectCore
from ui.connect.open_browser import browser_opener
from ui.connect.page import Page
from ui.connect.right_page import RightPage
from ui.connect.rule_page import RulePage
from ui.connect.sign_in_page import SignInPage, Way
from ui.connect.who_page import WhoPage
from ui.connect.wizard_frame import WizardFrame
from ui.connect.working_page import WorkingPage
from ui.errors import words
from ui.people.oa_picture import Pictures
from ui.theme.theme import Theme
from ui.theme.tokens import Size

MANAGER = "https://oa.zalo.me/manage"


class ConnectWizard(QDialog):
    """Open it with `open()`. `connected` comes with the OA's id once the person leaves the last page."""

    connected = Signal(str)
    staff_wanted = Signal()

    def __init__(
        self,
        core: ConnectCore,
        theme: Theme,
        *,
        reconnect: OaId | None = None,
        open_browser: OpenBrowser | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._core = core
        self._reconnect = reconnect
        self._session = core.connections.wizard(reconnect=reconnect, by=core.by)
        self._begun = False
        self._asking = False
        hosts = SignInHosts(core.hosts.oauth)
        self._sign_in = SignInPage(
            theme, core.clock, hosts, open_browser or browser_opener(hosts, self._session.is_callback)
        )
        self._build(theme)
        self._connect()
        self._fit()
        if reconnect is not None:
            self._begin()
        else:
            self._frame.show_page(self._who)

    def _build(self, theme: Theme) -> None:
        pictures = Pictures(self._core.media, self._core.bus)
        self._who = WhoPage(theme, self._begin, practice=self._core.practice)
        self._app = AppPage(theme, lambda *values: self._tell(self._session.submit_app, *values))
        self._confirm = ConfirmPage(
            theme,
            pictures,
            confirm=lambda: self._run(self._session.confirm()),
            grant_again=self._sign_in_again,
        )
        self._right = RightPage(
            theme, lambda: self._run(self._session.choose_right(ChatRight.ONLY_ME)), self._choose_rule
        )
        self._rule = RulePage(self._core, theme, pictures, lambda call: spawn(self, call, name="connect-rule"))
        self._done = DonePage(
            theme,
            pictures,
            self._core.bus,
            known=self._core.sync.backfill,
            open_inbox=self.accept,
            stop=self._stop_backfill,
        )
        self._failure = FailurePage(theme, self._heal)
        self._frame = WizardFrame(theme, self, practice=self._core.practice)
        self._pages: dict[SetupStep, Page] = {
            SetupStep.APP: self._app,
            SetupStep.SIGN_IN: self._sign_in,
            SetupStep.WORKING: WorkingPage(theme),
            SetupStep.CONFIRM: self._confirm,
            SetupStep.CHAT_RIGHT: self._right,
            SetupStep.DONE: self._done,
            SetupStep.FAILED: self._failure,
        }
        for page in (self._who, *self._pages.values(), self._rule):
            self._frame.adopt(page)

    def _connect(self) -> None:
        stop = self._session.on_change(self._on_state)
        self.destroyed.connect(lambda: stop())
        self._frame.back_pressed.connect(self._on_back)
        self._rule.shared.connect(lambda: self._run(self._session.choose_right(ChatRight.SHARED)))
        self._rule.staff_wanted.connect(self.staff_wanted)
        self._rule.back.connect(lambda: self._frame.show_page(self._right))
        self._frame.close_pressed.connect(self.reject)
        self._sign_in.landed.connect(self._on_landed)
        self._sign_in.load_failed.connect(lambda code: self._run(self._session.load_failed(code)))
        self._sign_in.address_pasted.connect(lambda url: self._tell(self._session.paste_address, url))
        self._sign_in.tokens_pasted.connect(lambda *pair: self._tell(self._session.paste_tokens, *pair))

    def _fit(self) -> None:
        """Never larger than the screen: the smallest one we serve is 1024 x 700."""
        self._show_title(self._session.state)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(Size.WIZARD_W, screen.width() - 16), min(Size.WIZARD_H, screen.height() - 40))

    def _show_title(self, state: SetupState) -> None:
        if self._reconnect is None:
            self.setWindowTitle(self.tr("Add connection"))
        else:
            self.setWindowTitle(self.tr("Connect {name} again").format(name=state.expected_name or "OA"))

    def show_error(self, error: AppError) -> None:
        """What a call of the session could not do is said at the foot of the page; nothing is lost."""
        said = words(error)
        self._frame.say(f"{said.title}. {said.sentence}")

    def reject(self) -> None:
        """Esc and the close button: ask first where something would be lost."""
        if self._asking:
            return
        state = self._session.state
        if state.step is SetupStep.DONE:
            self.accept()
            return
        text = leaving_words(state.step, typed=self._app.has_input()) if self._begun else None
        if text is None:
            self._leave()
            return
        self._asking = True
        ask_to_leave(self, text, self._on_asked)

    def done(self, result: int) -> None:
        """However the window closes: nothing of the login stays behind."""
        for page in self._pages.values():
            page.leave()
        super().done(result)
        profile = self._session.state.profile
        if self._session.state.step is SetupStep.DONE and profile is not None:
            self.connected.emit(profile.oa_id)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own cross asks as Esc does."""
        if self.isVisible():
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def _begin(self) -> None:
        self._begun = True
        self._run(self._session.begin())

    def _run(self, call: Coroutine[Any, Any, Any]) -> None:
        self._frame.say("")
        spawn(self, call, name="connect-wizard")

    def _tell(self, submit: Callable[..., Coroutine[Any, Any, None]], *values: str) -> None:
        """A field that is refused twice in the same way is no change of the state, and yet must be marked again."""

        async def told() -> None:
            await submit(*values)
            self._on_state(self._session.state)

        self._run(told())

    def _on_state(self, state: SetupState) -> None:
        self._show_title(state)
        page = self._pages[state.step]
        page.show_state(state)
        self._frame.trail.show_step(state.step)
        self._frame.show_page(page, can_go_back=state.can_go_back)

    def _choose_rule(self) -> None:
        """A page of the same step: the session goes on when a rule has the OA."""
        profile = self._session.state.profile
        if profile is not None:
            self._rule.open(profile)
            self._frame.show_page(self._rule)

    def _on_landed(self, url: str) -> None:
        self._run(self._session.landed(url))

    def _on_back(self) -> None:
        self._run(self._session.back())

    def _on_asked(self, leave: bool) -> None:
        self._asking = False
        if leave:
            self._leave()

    def _leave(self) -> None:
        """What the session has to tidy up outlives this window: its owner is the parent."""
        if self._begun:
            spawn(self.parent() or self, self._session.cancel(), name="connect-cancel")
        super().reject()

    def _sign_in_again(self) -> None:
        self._sign_in.choose(Way.EMBEDDED)
        self._run(self._session.restart())

    def _stop_backfill(self) -> None:
        profile = self._session.state.profile
        if profile is not None:
            self._run(self._core.sync.stop_backfill(profile.oa_id))

    def _heal(self, remedy: Remedy) -> None:
        ways = {
            Remedy.SYSTEM_BROWSER: Way.SYSTEM,
            Remedy.PASTE_ADDRESS: Way.ADDRESS,
            Remedy.PASTE_TOKENS: Way.TOKENS,
        }
        if remedy is Remedy.OPEN_CONSOLE:
            QDesktopServices.openUrl(QUrl(CONSOLE))
        elif remedy is Remedy.OPEN_MANAGER:
            QDesktopServices.openUrl(QUrl(MANAGER))
        elif remedy is Remedy.EDIT_APP:
            self._run(self._back_to_app())
        else:
            self._sign_in.choose(ways.get(remedy, Way.EMBEDDED))
            self._run(self._session.restart())

    async def _back_to_app(self) -> None:
        """One step back from a failure is the app's page or the sign-in; from there the app's page is one more."""
        await self._session.back()
        if self._session.state.step is SetupStep.SIGN_IN:
            await self._session.back()
