"""The wizard's frame: trail and heading above, the page in the middle, its buttons below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.connect.page import Page
from ui.connect.sign_in_page import SignInPage
from ui.connect.step_trail import StepTrail
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.chip import Chip
from ui.widgets.layouts import scrolled
from ui.widgets.texts import label


class WizardFrame(QWidget):
    """Knows how a page is framed, not what comes next."""

    back_pressed = Signal()
    close_pressed = Signal()

    def __init__(self, theme: Theme, dialog: QDialog, *, practice: bool) -> None:
        super().__init__(dialog)
        self._theme = theme
        self._page: Page | None = None
        self._homes: dict[Page, QWidget] = {}
        self._buttons: list[QPushButton] = []
        outer = QVBoxLayout(dialog)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self)
        self._build(practice)
        self._back.clicked.connect(self.back_pressed)
        self._close.clicked.connect(self.close_pressed)

    @property
    def page(self) -> Page | None:
        return self._page

    def adopt(self, page: Page) -> None:
        """Take a page in: from now on it lives and dies with the frame."""
        self._homes[page] = self._home(page)
        self._stack.addWidget(self._homes[page])

    def show_page(self, page: Page, *, can_go_back: bool = False) -> None:
        """Put a page up; the one before gives back what it holds. The same page only gets new buttons."""
        fresh = page is not self._page
        if fresh:
            self._swap(page)
        self._back.setVisible(can_go_back)
        self._heading.setText(page.heading())
        self._show_buttons()
        if fresh:
            self._focus(page)
            self._announce()

    def say(self, text: str) -> None:
        """A trouble that has no page of its own; empty takes it away."""
        self._trouble.setVisible(bool(text))
        if text:
            self._trouble.say(text)

    def _build(self, practice: bool) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.L)
        top.setSpacing(Space.S)
        row = QHBoxLayout()
        self.trail = StepTrail(self._theme)
        row.addWidget(self.trail, 1)
        if practice:
            row.addWidget(Chip(self.tr("Practice OA"), "warn"))
        top.addLayout(row)
        self._heading: QLabel = label("", "title", wrap=True)
        self._heading.setObjectName("heading")
        top.addWidget(self._heading)
        layout.addLayout(top)
        self._stack = QStackedWidget()
        layout.addWidget(self._stack, 1)
        self._trouble = Banner(self._theme, "alarm")
        self._trouble.hide()
        layout.addWidget(self._trouble)
        line = QFrame()
        set_role(line, "line")
        layout.addWidget(line)
        layout.addLayout(self._footer())

    def _footer(self) -> QHBoxLayout:
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(Space.XXL, Space.M, Space.XXL, Space.M)
        self._foot.setSpacing(Space.S)
        self._back = button(self.tr("Back"), "lead")
        self._back.setIcon(self._theme.icon("arrow-left", "accent"))
        self._back.setObjectName("back")
        self._close = button(self.tr("Close"), "quiet")
        self._close.setObjectName("close")
        for one in (self._back, self._close):
            one.setAutoDefault(False)
        self._foot.addWidget(self._back)
        self._foot.addStretch()
        self._foot.addWidget(self._close)
        return self._foot

    def _swap(self, page: Page) -> None:
        if self._page is not None:
            self._page.buttons_changed.disconnect(self._show_buttons)
            self._page.leave()
        self._page = page
        self._stack.setCurrentWidget(self._homes[page])
        page.buttons_changed.connect(self._show_buttons)

    def _home(self, page: Page) -> QWidget:
        """A page scrolls where it doesn't fit, at 150 % on a small screen; the browser does so by itself."""
        page.setContentsMargins(Space.XXL, 0, Space.XXL, Space.L)
        return page if isinstance(page, SignInPage) else scrolled(page)

    def _show_buttons(self) -> None:
        """The primary button stands last, at the right, and is the default one."""
        assert self._page is not None
        wanted = self._page.buttons()
        now = self.window().focusWidget()
        focused = now.objectName() if now in self._buttons else None
        for old in self._buttons:
            self._foot.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for place, action in reversed(list(enumerate(wanted))):
            made = button(action.text, "primary" if place == 0 else "secondary")
            made.setObjectName(action.name)
            made.setEnabled(action.enabled)
            made.setAutoDefault(False)
            made.setDefault(place == 0)
            made.clicked.connect(action.run)
            self._foot.addWidget(made)
            self._buttons.append(made)
            made.show()  # only what is visible can take the focus
        if focused is not None and self._buttons:
            same = next((one for one in self._buttons if one.objectName() == focused), self._buttons[-1])
            same.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus(self, page: Page) -> None:
        target = page.first_focus()
        if target is None and self._buttons:
            target = self._buttons[-1]
        (target or self._close).setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce(self) -> None:
        """Screen readers read the new heading."""
        self._heading.setAccessibleName(self._heading.text())
        QAccessible.updateAccessibility(QAccessibleEvent(self._heading, QAccessible.Event.NameChanged))
