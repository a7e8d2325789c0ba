"""Who sees the conversations of this OA: the chat right, as two cards."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.connect.page import Page
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import CardButton
from ui.widgets.layouts import column, para


class RightPage(Page):
    """A card is the choice and the way on. Sharing can be read about, not taken: it is to come, and says so."""

    def __init__(self, theme: Theme, choose: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        layout = column(self, Space.L)
        self.only_me = CardButton(
            theme,
            "account-lock-outline",
            self.tr("No, only me"),
            self.tr("All conversations of this OA come to you. Nobody else sees them or answers."),
        )
        coming = self.tr("Not in this version yet: it comes with one of the next updates.")
        self.shared = CardButton(
            theme,
            "account-multiple-outline",
            self.tr("Yes, continue"),
            self.tr("Conversations are dealt among your staff by a rule: in turn, or whoever takes them first."),
        )
        self.only_me.setObjectName("only_me")
        self.shared.setObjectName("shared")
        self.shared.setEnabled(False)
        self.shared.setCursor(Qt.CursorShape.ArrowCursor)
        self.shared.setAccessibleDescription(coming)
        set_role(self.shared.title, "secondary")
        layout.addWidget(self.only_me)
        layout.addWidget(self.shared)
        note = para(coming, "caption")
        note.setContentsMargins(Space.L, 0, Space.L, 0)
        layout.addWidget(note)
        layout.addSpacing(Space.S)
        layout.addWidget(para(self.tr("You can change this later under “Zalo settings”."), "secondary"))
        layout.addStretch()
        self.only_me.clicked.connect(choose)

    def heading(self) -> str:
        return self.tr("Share this OA's conversations with others?")

    def first_focus(self) -> QWidget:
        return self.only_me
