"""The first page: who can connect an OA, what is needed, and what will be asked."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.connect.page import Action, Page
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel
from ui.widgets.layouts import column, para


class WhoPage(Page):
    """Shown before the session begins; it has no state of its own."""

    def __init__(
        self, theme: Theme, go_on: Callable[[], None], *, practice: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._go_on = go_on
        self._practice = practice
        self._build()

    def heading(self) -> str:
        return self.tr("Connect your Zalo OA")

    def buttons(self) -> tuple[Action, ...]:
        return (Action(self.tr("Start"), self._go_on, name="start"),)

    def _build(self) -> None:
        layout = column(self, Space.L)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        intro = para(
            self.tr("Quầy Chat talks to Zalo directly. Nothing goes through anybody else's server."), "secondary"
        )
        layout.addWidget(intro)
        layout.addWidget(self._warning())
        layout.addWidget(para(self.tr("What will happen"), "heading"))
        for icon, title, text in self._steps():
            layout.addWidget(self._step(icon, title, text))
        layout.addStretch()

    def _warning(self) -> QFrame:
        frame = QFrame()
        set_role(frame, "note")
        row = QHBoxLayout(frame)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.M)
        row.addWidget(IconLabel(self.theme, "shield-account", "accent", Size.ICON_XL), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        if self._practice:
            words.addWidget(para(self.tr("This is the practice OA"), "strong"))
            words.addWidget(
                para(
                    self.tr("It runs on this computer only: no Zalo account is needed, and nobody else sees anything.")
                )
            )
        else:
            words.addWidget(para(self.tr("Only an admin of the OA can connect it"), "strong"))
            words.addWidget(
                para(
                    self.tr(
                        "Use the Zalo account that manages the OA. If you are not an admin, ask the owner to do this "
                        "step or to make you one in OA Manager."
                    )
                )
            )
        row.addLayout(words, 1)
        return frame

    def _steps(self) -> tuple[tuple[str, str, str], ...]:
        return (
            (
                "application-cog-outline",
                self.tr("The shop's Zalo app"),
                self.tr("An app id, a secret and a callback address. Asked for once, and kept encrypted."),
            ),
            (
                "qrcode-scan",
                self.tr("Sign in to Zalo"),
                self.tr("Have your phone ready: Zalo often asks to scan a QR code. Tick all permissions, then allow."),
            ),
            (
                "account-lock-outline",
                self.tr("Choose who sees the conversations"),
                self.tr("Then the messages of your customers start to arrive."),
            ),
        )

    def _step(self, icon: str, title: str, text: str) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(IconLabel(self.theme, icon, "accent", Size.ICON_L), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(para(title, "strong"))
        words.addWidget(para(text, "secondary"))
        row.addLayout(words, 1)
        return box
