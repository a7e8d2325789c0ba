"""The shop's own Zalo app: asked for once, with a picture of where its three values stand."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.setup import SetupState
from ui.connect.app_picture import AppPicture
from ui.connect.checks import Trouble, app_id_trouble, callback_trouble, secret_trouble
from ui.connect.field import Field
from ui.connect.marks import Steps
from ui.connect.page import Action, Page
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.layouts import column, para

CONSOLE = "https://developers.zalo.me/apps"
Submit = Callable[[str, str, str], None]


class AppPage(Page):
    """Hands app id, secret and callback address to `submit` when their shape is right."""

    def __init__(self, theme: Theme, submit: Submit, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._submit = submit
        self._typed = False
        self._filled = ""
        self._build()
        for field in self._fields:
            field.changed.connect(self._on_changed)
        self.app_id.changed.connect(self.secret.recheck)

    def heading(self) -> str:
        return self.tr("The shop's Zalo app")

    def buttons(self) -> tuple[Action, ...]:
        return (Action(self.tr("Continue"), self._on_continue, name="submit_app"),)

    def has_input(self) -> bool:
        return any(field.value for field in (self.app_id, self.secret)) and self._typed

    def first_focus(self) -> QWidget:
        return next((field.edit for field in self._fields if not field.value), self.app_id.edit)

    def show_state(self, state: SetupState) -> None:
        """Fill in the app that is known, and mark the field that Zalo or the core refused."""
        if state.app is not None and self._filled != state.app.app_id:
            self._filled = state.app.app_id
            self.app_id.set_value(state.app.app_id)
            self.callback.set_value(state.app.redirect_uri)
            self.secret.edit.setPlaceholderText(self.tr("Kept: leave it empty if it hasn't changed"))
            self._typed = False
        if state.failure is not None:
            self._mark_refused(state.failure.code)

    def leave(self) -> None:
        """The secret doesn't stay in a widget once it was handed over."""
        self.secret.edit.clear()

    @property
    def _fields(self) -> tuple[Field, Field, Field]:
        return (self.app_id, self.secret, self.callback)

    def _build(self) -> None:
        self.app_id = Field(
            self.theme,
            self.tr("App id"),
            self.tr("Digits only, for example 1234567890123456789."),
            app_id_trouble,
            self._words,
        )
        self.secret = Field(
            self.theme,
            self.tr("App secret"),
            self.tr("The app's secret key, not the OA's, and not a token. It is kept encrypted on this computer."),
            self._secret_trouble,
            self._words,
            secret=True,
        )
        self.callback = Field(
            self.theme,
            self.tr("Callback address"),
            self.tr("Exactly as it is registered in the app: Zalo compares it letter by letter."),
            callback_trouble,
            self._words,
            placeholder="https://",
        )
        for field, name in zip(self._fields, ("app_id", "app_secret", "callback"), strict=True):
            field.edit.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XXL)
        row.addLayout(self._form(), 1)
        row.addWidget(self._help())

    def _form(self) -> QVBoxLayout:
        form = QVBoxLayout()
        form.setSpacing(Space.L)
        form.addWidget(
            para(
                self.tr(
                    "Each shop uses its own Zalo app. You are asked for it this once; later connections skip this page."
                )
            )
        )
        for field in self._fields:
            form.addWidget(field)
        form.addStretch()
        return form

    def _help(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(Size.LIST)
        layout = column(side, Space.M)
        layout.addWidget(para(self.tr("Where to find them"), "strong"))
        layout.addWidget(AppPicture(self.theme))
        layout.addWidget(
            Steps(
                self.theme,
                (
                    self.tr("Open your app on developers.zalo.me: its id and secret stand under Settings."),
                    self.tr("Next to the secret key, press the eye to see it, then copy it."),
                    self.tr("Under Official Account, the callback address stands on the OA settings page."),
                ),
            )
        )
        opener = button(self.tr("Open developers.zalo.me"), "lead")
        opener.setIcon(self.theme.icon("open-in-new", "accent"))
        opener.setAutoDefault(False)
        opener.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(CONSOLE)))
        layout.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        return side

    def _secret_trouble(self, text: str) -> Trouble | None:
        """An empty one keeps what is stored for the same app."""
        if not text and self._filled and self._filled == self.app_id.value:
            return None
        return secret_trouble(text, self.app_id.edit.text())

    def _words(self, trouble: Trouble) -> str:
        return {
            Trouble.EMPTY: self.tr("This is needed."),
            Trouble.NOT_DIGITS: self.tr("An app id has digits only. Perhaps this is the secret?"),
            Trouble.TOKEN_AS_SECRET: self.tr("That is too long for a secret: it looks like a token."),
            Trouble.ID_AS_SECRET: self.tr("That is the app id. The secret stands below it, behind the eye."),
            Trouble.SPACES: self.tr("There is a blank in the middle. Copy it once more."),
            Trouble.NOT_AN_ADDRESS: self.tr("That is not a web address. It begins with https://"),
            Trouble.NOT_HTTPS: self.tr("Zalo takes addresses that begin with https:// only."),
            Trouble.HAS_QUERY: self.tr("Leave out everything from the question mark or the # on."),
            Trouble.TOO_LONG: self.tr("Zalo takes at most 75 characters here."),
        }.get(trouble, self.tr("This doesn't look right."))

    def _mark_refused(self, code: str) -> None:
        refused = {"wrong_app_id": self.app_id, "wrong_secret": self.secret, "wrong_callback": self.callback}.get(code)
        if refused is not None:
            refused.refuse(self._words(Trouble.REFUSED))
            refused.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        self._typed = True

    def _on_continue(self) -> None:
        bad = [field for field in self._fields if field.complain()]
        if bad:
            bad[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._submit(self.app_id.value, self.secret.value, self.callback.value)
