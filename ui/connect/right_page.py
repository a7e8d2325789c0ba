"""Who sees the conversations of this OA: the chat right, as two cards."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.connect.page import Page
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import CardButton
from ui.widgets.layouts import column, para


class RightPage(Page):
    """A card is the choice and the way on: *Chỉ mình tôi* ends the wizard, sharing asks for a rule."""

    def __init__(
        self, theme: Theme, only_me: Callable[[], None], share: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        layout = column(self, Space.L)
        self.only_me = CardButton(
            theme,
            "account-lock-outline",
            self.tr("No, only me"),
            self.tr("All conversations of this OA come to you. Nobody else sees them or answers."),
        )
        self.shared = CardButton(
            theme,
            "account-multiple-outline",
            self.tr("Yes, continue"),
            self.tr("Conversations are dealt among your staff by a rule: in turn, or whoever takes them first."),
        )
        self.only_me.setObjectName("only_me")
        self.shared.setObjectName("shared")
        layout.addWidget(self.only_me)
        layout.addWidget(self.shared)
        layout.addSpacing(Space.S)
        layout.addWidget(para(self.tr("You can change this later under “Zalo settings”."), "secondary"))
        layout.addStretch()
        self.only_me.clicked.connect(only_me)
        self.shared.clicked.connect(share)

    def heading(self) -> str:
        return self.tr("Share this OA's conversations with others?")

    def first_focus(self) -> QWidget:
        return self.only_me
