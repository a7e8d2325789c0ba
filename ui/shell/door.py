"""The way to a profile of the shop: whoever may go straight in does, else the staff screen asks, while nothing of the
customers can be seen or heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.ids import OWNER, StaffId
from app.domain.sharing.values import Status
from app.domain.staff import Staff
from app.events import RulesChanged, StaffChanged
from ui.bridge import Answer, Coalescer, spawn
from ui.people.words import name_of
from ui.shell.crossing import Crossing
from ui.shell.window import Window
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.bootstrap import Core
    from ui.alerts.tray import TrayIcon
    from ui.settings.security import Security
    from ui.shell.staff_screen import StaffScreen


class Why(Enum):
    LOCKED = auto()
    SWITCH = auto()
    GONE = auto()
    """The account was deactivated."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody gives up the screen. `to`: for whom, if that was said."""

    who: StaffId
    why: Why = Why.LOCKED
    to: StaffId | None = None
    staff: tuple[Staff, ...] = ()
    """Who works here, as last read: the screen need not wait for the database."""


def go_straight(staff: list[Staff], last: StaffId) -> StaffId | None:
    """Who needs not be asked at start: whoever was here last, where nobody at all has a PIN. None: ask."""
    if any(one.has_pin for one in staff if one.status is not Status.DEACTIVATED):
        return None
    here = [one.id for one in staff if one.status is not Status.DEACTIVATED]
    return last if last in here else OWNER


class Door:
    """One for a session. `make_tray` gives the icon that leads back to a window that is hidden."""

    def __init__(
        self,
        window: Window,
        theme: Theme,
        core: Core,
        security: Security | None,
        make_tray: Callable[[Theme], TrayIcon | None],
    ) -> None:
        self._window, self._theme, self._core = window, theme, core
        self._security, self._make_tray = security, make_tray

    async def first(self) -> StaffId:
        """At the start of a session."""
        straight = go_straight(await self._core.people.all(), StaffId(self._core.settings.current.person))
        return straight if straight is not None else await self._ask(None)

    async def enter(self, leave: Leave) -> StaffId:
        """After somebody left."""
        return await self._ask(leave)

    async def _ask(self, leave: Leave | None) -> StaffId:
        from ui.shell.staff_screen import StaffScreen  # a shop of one never sees it

        if leave is not None and leave.to is not None and _open(await self._core.people.all(), leave.to):
            return leave.to
        staff = list(leave.staff) if leave is not None and leave.staff else await self._core.people.all()
        answer: Answer[Staff] = Answer()
        screen = StaffScreen(self._core.people, self._theme, self._core.clock.now, why=_why(leave, staff))
        screen.entered.connect(answer.give)
        screen.forgotten.connect(lambda one: self._forgotten(screen, one))
        for kind in (StaffChanged, RulesChanged):
            Coalescer(self._core.bus, screen, kind, lambda _: self._look(screen))
        screen.show_people(staff)
        post = Doorpost(self._window, self._theme, self._core, self._make_tray)
        try:
            self._window.show_page(screen)
            if leave is not None:
                screen.choose_id(leave.to or leave.who)
                self._look(screen)
            return (await answer.wait()).id
        finally:
            post.close()
            self._window.close_dialogs()

    def _look(self, screen: StaffScreen) -> None:
        spawn(screen, self._again(screen), name="staff")

    async def _again(self, screen: StaffScreen) -> None:
        screen.show_people(await self._core.people.all())

    def _forgotten(self, screen: QWidget, one: Staff) -> None:
        from ui.shell.forgotten_pin import ForgottenPin  # hardly ever needed

        ForgottenPin(self._core.people, self._theme, one, self._security, parent=self._window).open()


class Doorpost:
    """What there is of the desktop while nobody is signed in: an icon without a number, and the window's cross."""

    def __init__(self, window: Window, theme: Theme, core: Core, make_tray: Callable[[Theme], TrayIcon | None]) -> None:
        self._tray = make_tray(theme)
        self._crossing = Crossing(window, core.settings) if self._tray is not None else None
        if self._tray is not None:
            self._tray.open_asked.connect(window.come_forward)
            self._tray.quit_asked.connect(window.quit_requested)
            self._tray.hide_pause()
            self._tray.show()
        elif window.isHidden():
            window.show()

    def close(self) -> None:
        if self._crossing is not None:
            self._crossing.close()
        if self._tray is not None:
            self._tray.hide()
            self._tray.deleteLater()


def _open(staff: list[Staff], who: StaffId) -> bool:
    """Whether this profile asks for no PIN."""
    return any(one.id == who and not one.has_pin and one.status is not Status.DEACTIVATED for one in staff)


def _why(leave: Leave | None, staff: list[Staff]) -> str:
    if leave is None or leave.why is not Why.GONE:
        return ""
    name = next((name_of(one) for one in staff if one.id == leave.who), "")
    text = QCoreApplication.translate(
        "Door",
        "The account of {name} was deactivated. What was being typed is kept as a draft; the shop's owner can activate "
        "the account again.",
    )
    return text.format(name=name)
