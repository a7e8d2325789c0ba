"""The person at the screen: their button at the foot of the rail, its menu, the key that locks, and whether they may
still be here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QDialog, QMenu

from app.domain.ids import StaffId
from app.domain.sharing.values import Status
from app.domain.staff import Staff
from app.errors import AppError
from app.events import RulesChanged, StaffChanged
from ui import shortcuts
from ui.bridge import Coalescer, spawn
from ui.people.words import name_of
from ui.shell.door import Leave, Why
from ui.shortcuts import key_text
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.bootstrap import Core
    from ui.shell.window import Window
    from ui.shell.workspace import Workspace

LOOK_AGAIN_MS = 30_000
"""So often it is looked whether the account still holds: another computer may have changed it."""
HINT_MS = 6_000
LOCKS = "locks"
"""Property of a dialog in which the key that locks is heard."""
WARM_MS = 3_000
"""So long after a person has come the staff screen is loaded, so that the first lock is as quick as any other."""


class Seat(QObject):
    """Lives with its workspace. `left` brings a Leave: somebody locked, switched, or may not be here any more."""

    left = Signal(object)

    def __init__(self, core: Core, window: Window, workspace: Workspace, theme: Theme) -> None:
        super().__init__(workspace)
        self._core, self._window, self._theme, self._workspace = core, window, theme, workspace
        self._staff: list[Staff] = []
        self.button = workspace.navigation.person_button
        self.additions: list[Callable[[QMenu, Staff], object]] = []
        """Called with the menu when it opens, for what others have to offer this person (being away, say)."""
        self.button.clicked.connect(self._open_menu)
        shortcuts.bind(workspace, "window.lock", self.lock)
        for kind in (StaffChanged, RulesChanged):
            Coalescer(core.bus, self, kind, lambda _: self.look())
        window.front_changed.connect(self._on_front)
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self.look)
        self._again.start()
        self.look()

    def _on_front(self, front: bool) -> None:
        """What lies over the window has the keyboard now: the key that locks is heard there too."""
        self.look()
        for dialog in () if front else self._window.findChildren(QDialog):
            if dialog.isVisible() and not dialog.property(LOCKS):
                dialog.setProperty(LOCKS, True)
                shortcuts.bind(dialog, "window.lock", self.lock)

    @property
    def me(self) -> Staff | None:
        """As last read."""
        return next((one for one in self._staff if one.id == self._core.by), None)

    def look(self) -> None:
        """Whether the person may still be here, and how they look."""
        spawn(self, self._look(), on_error=self._on_trouble, name="seat")

    def lock(self) -> None:
        """Nothing of the customers is in sight from now on; the staff screen lets the next person in."""
        if self._needs_door():
            self.left.emit(Leave(self._core.by, staff=tuple(self._staff)))
        else:
            self._window.say(self.tr("To lock Quầy Chat, set a PIN first."), HINT_MS)

    def lock_if_asked(self) -> None:
        """As `lock`, for when nobody is there to be told that there is no PIN."""
        if self._needs_door():
            self.lock()

    def switch(self, to: StaffId | None = None) -> None:
        self.left.emit(Leave(self._core.by, Why.SWITCH, to, tuple(self._staff)))

    async def _look(self) -> None:
        self._staff = await self._core.people.all()
        me = self.me
        if me is None or me.status is Status.DEACTIVATED:
            self.left.emit(Leave(self._core.by, Why.GONE))
            return
        shown = self._needs_door()
        if shown and self.button.isHidden():
            QTimer.singleShot(WARM_MS, self, _warm)
        self.button.setVisible(shown)
        if shown:
            self.button.show_staff(me, self._core.people)

    def _needs_door(self) -> bool:
        me = self.me
        return len(self._here()) > 1 or (me is not None and (me.has_pin or not me.is_owner))

    def _here(self) -> list[Staff]:
        return [one for one in self._staff if one.status is not Status.DEACTIVATED]

    def _on_trouble(self, error: AppError) -> None:
        """The database can't be read now; whoever is here stays until it can be."""

    # --- the menu

    def _open_menu(self) -> None:
        menu = self.menu()
        corner = self.button.mapToGlobal(QPoint(self.button.width(), self.button.height()))
        menu.popup(corner - QPoint(0, menu.sizeHint().height()))

    def menu(self) -> QMenu:
        """It ends when it is closed."""
        menu = QMenu(self.button)
        menu.aboutToHide.connect(menu.deleteLater)
        me = self.me
        if me is None:
            return menu
        icon = self._theme.icon
        self._offer_away(menu, me)
        for add in self.additions:
            add(menu, me)
        if not menu.isEmpty():
            menu.addSeparator()
        others = [one for one in self._here() if one.id != me.id]
        if others:
            switch = menu.addMenu(icon("account-switch-outline"), self.tr("Switch to"))
            for one in others:
                switch.addAction(name_of(one), partial(self.switch, one.id))
        lock = menu.addAction(icon("lock-outline"), self.tr("Lock") + "\t" + key_text("window.lock"), self.lock)
        lock.setEnabled(self._needs_door())
        menu.addSeparator()
        menu.addAction(icon("account-outline"), self.tr("My profile…"), self.open_profile)
        pin = self.tr("Change PIN…") if me.has_pin else self.tr("Set a PIN…")
        menu.addAction(icon("dialpad"), pin, self.open_pin)
        if me.is_owner:
            menu.addSeparator()
            menu.addAction(icon("account-multiple-outline"), self.tr("Staff…"), lambda: self._workspace.open_staff())
        return menu

    def _offer_away(self, menu: QMenu, me: Staff) -> None:
        if len(self._here()) < 2:
            return
        if me.status is Status.PAUSED:
            menu.addAction(self._theme.icon("account-check-outline"), self.tr("Back to work"), self.come_back)
        else:
            menu.addAction(self._theme.icon("account-clock-outline"), self.tr("I am away"), self.go_away)

    def go_away(self) -> None:
        """A deliberate switch: turns pass this person over until they are back."""
        spawn(self, self._set_status(Status.PAUSED), on_error=self._window.show_error, name="away")

    def come_back(self) -> None:
        spawn(self, self._set_status(Status.ACTIVE), on_error=self._window.show_error, name="away")

    async def _set_status(self, status: Status) -> None:
        await self._core.rules.set_status(self._core.by, status, self._core.by)
        if status is Status.PAUSED:
            text = self.tr("You are away: no new conversations come to you. What you hold stays with you.")
        else:
            text = self.tr("You are back: new conversations come to you again.")
        self._window.say(text, HINT_MS)

    def open_profile(self) -> None:
        """One's own name and picture."""
        from ui.people.profile_dialog import ProfileDialog  # once a year

        if self.me is not None:
            ProfileDialog(self._core.people, self._theme, self.me, by=self._core.by, parent=self._window).open()

    def open_pin(self) -> None:
        from ui.people.pin_dialog import PinDialog  # as above

        if self.me is not None:
            PinDialog(self._core.people, self._theme, self.me, by=self._core.by, parent=self._window).open()


def _warm() -> None:
    import ui.shell.staff_screen  # noqa: F401
