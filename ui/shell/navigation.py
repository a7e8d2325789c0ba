"""The rail at the left: which page is shown."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from app.domain.ids import OWNER, StaffId
from ui.shell.person_button import PersonButton
from ui.shortcuts import with_key
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.language_watch import watch_language
from ui.widgets.nav_button import NavButton


class Place(StrEnum):
    INBOX = "inbox"
    ACCOUNTS = "accounts"


class Navigation(QFrame):
    chosen = Signal(str)
    """A `Place`."""
    rules_chosen = Signal()
    overview_chosen = Signal()
    staff_chosen = Signal()
    settings_chosen = Signal()
    help_chosen = Signal()

    def __init__(self, theme: Theme, *, by: StaffId = OWNER, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owner = owner = by == OWNER
        set_role(self, "rail")
        self.setFixedWidth(Size.NAV)
        self.buttons = {
            Place.INBOX: NavButton(theme, "forum-outline"),
            Place.ACCOUNTS: NavButton(theme, "link-variant"),
        }
        self.rules_button = NavButton(theme, "account-switch-outline")
        self.rules_button.setCheckable(False)
        self.overview_button = NavButton(theme, "chart-box-outline")
        self.overview_button.setCheckable(False)
        self.staff_button = NavButton(theme, "account-multiple-outline")
        self.staff_button.setCheckable(False)
        self.help_button = NavButton(theme, "help-circle-outline")
        self.help_button.setCheckable(False)
        self.settings_button = NavButton(theme, "cog-outline")
        self.settings_button.setCheckable(False)
        self.steps_button = NavButton(theme, "flag-checkered")
        self.steps_button.setCheckable(False)
        self.steps_button.hide()
        self.person_button = PersonButton(theme)
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, Space.S)
        column.setSpacing(Space.XS)
        for place, one in self.buttons.items():
            group.addButton(one)
            column.addWidget(one)
            one.clicked.connect(lambda _=False, place=place: self.chosen.emit(place.value))
        column.addWidget(self.rules_button)
        column.addWidget(self.overview_button)
        column.addWidget(self.staff_button)
        self._shared = (self.rules_button, self.overview_button, self.staff_button)
        for one in self._shared:
            one.hide()
        self.buttons[Place.ACCOUNTS].setVisible(owner)
        column.addStretch(1)
        column.addWidget(self.steps_button)
        column.addWidget(self.help_button)
        column.addWidget(self.settings_button)
        column.addWidget(self.person_button)
        self.staff_button.clicked.connect(self.staff_chosen)
        self.rules_button.clicked.connect(self.rules_chosen)
        self.overview_button.clicked.connect(self.overview_chosen)
        self.help_button.clicked.connect(self.help_chosen)
        self.settings_button.clicked.connect(self.settings_chosen)
        watch_language(self, self._retranslate)

    def show_place(self, place: Place) -> None:
        self.buttons[place].setChecked(True)

    def show_shared(self, shared: bool) -> None:
        """Whether several people work here, or a rule is there: only then the owner meets these on the rail."""
        for one in self._shared:
            one.setVisible(shared and self._owner)

    def show_waiting(self, count: int) -> None:
        """How many conversations wait for an answer."""
        self.buttons[Place.INBOX].set_count(count)

    def show_steps_left(self, count: int) -> None:
        """How many first steps are left; with none the button is gone."""
        self.steps_button.setVisible(bool(count))
        self.steps_button.set_count(count)

    def _retranslate(self) -> None:
        self.buttons[Place.INBOX].set_text(self.tr("Inbox"), with_key(self.tr("Conversations"), "window.inbox"))
        self.buttons[Place.ACCOUNTS].set_text(
            self.tr("Zalo OAs"), with_key(self.tr("Connected Official Accounts"), "window.accounts")
        )
        self.rules_button.set_text(self.tr("Rules"), with_key(self.tr("Share conversations by rules"), "window.rules"))
        self.overview_button.set_text(
            self.tr("Overview"), with_key(self.tr("Who holds what, and who got what"), "window.overview")
        )
        self.staff_button.set_text(self.tr("Staff"), with_key(self.tr("Who works in the shop"), "window.staff"))
        self.steps_button.set_text(self.tr("First steps"), self.tr("What is left to set up"))
        self.help_button.set_text(self.tr("Help"), self.tr("Keys, backup, diagnosis"))
        self.settings_button.set_text(self.tr("Settings"), with_key(self.tr("Settings"), "window.settings"))
