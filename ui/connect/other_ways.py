"""The ways to sign in without the embedded browser: one's own browser, a pasted address, a pasted token pair."""

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.connect.checks import Trouble, address_trouble, pair_trouble, token_trouble
from ui.connect.field import Field
from ui.connect.marks import Steps
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.layouts import para

EXPLORER = "https://developers.zalo.me/tools/explorer"


class _Card(QFrame):
    """A card of even margins with a heading."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        set_role(self, "card")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self.rows.setSpacing(Space.L)
        self.rows.addWidget(para(heading, "heading"))


class AddressWay(_Card):
    """Somebody signed in elsewhere; the address they landed on says all that is needed."""

    given = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.title())
        self.rows.addWidget(Steps(theme, self.lines()))
        self.extra = QHBoxLayout()
        self.extra.setSpacing(Space.S)
        self.rows.addLayout(self.extra)
        self.field = Field(
            theme,
            QCoreApplication.translate("AddressWay", "Address you landed on"),
            "",
            address_trouble,
            self._words,
            placeholder="https://…?code=…",
        )
        self.field.edit.setObjectName("landed_address")
        self.rows.addWidget(self.field)
        self.rows.addStretch()

    def title(self) -> str:
        return QCoreApplication.translate("AddressWay", "Paste the address")

    def lines(self) -> tuple[str, ...]:
        return (
            QCoreApplication.translate(
                "AddressWay",
                "After “Cho phép”, the browser goes to your callback address. It may show an error: no matter.",
            ),
            QCoreApplication.translate(
                "AddressWay", "Copy the whole address from the address bar. It contains “code=”."
            ),
            QCoreApplication.translate("AddressWay", "Paste it here within ten minutes. It works only once."),
        )

    def hand_over(self) -> None:
        if not self.field.complain():
            self.given.emit(self.field.value)

    def refuse(self) -> None:
        """The session knows better: it isn't an answer from Zalo."""
        self.field.refuse(self._words(Trouble.REFUSED))
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        self.field.edit.clear()

    def _words(self, trouble: Trouble) -> str:
        if trouble is Trouble.EMPTY:
            return QCoreApplication.translate("AddressWay", "This is needed.")
        if trouble is Trouble.NOT_AN_ADDRESS:
            return QCoreApplication.translate("AddressWay", "That is not a whole web address. It begins with https://")
        return QCoreApplication.translate(
            "AddressWay", "This is not your callback address with Zalo's answer in it. It must contain “code=”."
        )


class SystemBrowserWay(AddressWay):
    """The same, with the address to open at hand."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._url = ""
        self._open = button(self.tr("Open Zalo's page"))
        self._open.setObjectName("open_system")
        self._open.setIcon(theme.icon("open-in-new", "text"))
        self._copy = button(self.tr("Copy the link"), "quiet")
        self._copy.setObjectName("copy_link")
        for one in (self._open, self._copy):
            one.setAutoDefault(False)
            self.extra.addWidget(one)
        self.extra.addStretch()
        self._open.clicked.connect(self.open_page)
        self._copy.clicked.connect(self._on_copy)
        self.set_url("")

    def title(self) -> str:
        return self.tr("Sign in with my own browser")

    def lines(self) -> tuple[str, ...]:
        return (
            self.tr("Open Zalo's page in your browser, or copy the link into it."),
            self.tr("Sign in, pick your OA, tick all permissions, and press “Cho phép”."),
            self.tr("Then copy the whole address from the address bar, and paste it here."),
        )

    def set_url(self, url: str) -> None:
        self._url = url
        for one in (self._open, self._copy):
            one.setEnabled(bool(url))

    def open_page(self) -> None:
        if self._url:
            QDesktopServices.openUrl(QUrl(self._url))

    def clear(self) -> None:
        super().clear()
        self._copy.setText(self.tr("Copy the link"))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._url)
        self._copy.setText(self.tr("Copied"))


class TokensWay(_Card):
    """The last way: a pair made by hand in Zalo's API Explorer, which needs no callback address."""

    given = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Paste a token pair"))
        self.rows.addWidget(
            Steps(
                theme,
                (
                    self.tr("Open the API Explorer, and choose the same Zalo app as here."),
                    self.tr("As the kind of token choose “OA Access Token”, and allow it for your OA."),
                    self.tr("Copy both tokens here, and use them nowhere else: the second works once."),
                ),
            )
        )
        explorer = button(self.tr("Open API Explorer"))
        explorer.setIcon(theme.icon("open-in-new", "text"))
        explorer.setAutoDefault(False)
        explorer.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(EXPLORER)))
        self.rows.addWidget(explorer, 0, Qt.AlignmentFlag.AlignLeft)
        self.access = Field(theme, self.tr("Access token"), "", token_trouble, self._words, secret=True)
        self.refresh = Field(
            theme,
            self.tr("Refresh token"),
            "",
            lambda text: token_trouble(text) or pair_trouble(self.access.edit.text(), text),
            self._words,
            secret=True,
        )
        self.access.edit.setObjectName("access_token")
        self.refresh.edit.setObjectName("refresh_token")
        self.access.changed.connect(self.refresh.recheck)
        self.rows.addWidget(self.access)
        self.rows.addWidget(self.refresh)
        self.rows.addStretch()

    def hand_over(self) -> None:
        bad = [field for field in (self.access, self.refresh) if field.complain()]
        if bad:
            bad[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.given.emit(self.access.value, self.refresh.value)

    def refuse(self) -> None:
        self.access.refuse(self.tr("These don't look like an access token and its refresh token."))
        self.access.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        self.access.edit.clear()
        self.refresh.edit.clear()

    def _words(self, trouble: Trouble) -> str:
        return {
            Trouble.EMPTY: self.tr("This is needed."),
            Trouble.SPACES: self.tr("There is a blank in the middle. Copy it once more."),
            Trouble.TOO_SHORT: self.tr("That is too short for a token: perhaps a part is missing."),
            Trouble.SAME_TOKENS: self.tr("That is the access token again. The refresh token is the other one."),
        }.get(trouble, self.tr("This doesn't look right."))
