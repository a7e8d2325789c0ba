"""Notices through org.freedesktop.Notifications: replaced and withdrawn by id, with *Trả lời* where the server can."""

from __future__ import annotations

import asyncio
import html
import logging
import os
from collections.abc import Callable, Sequence

from jeepney import DBusAddress
from PySide6.QtCore import QCoreApplication, QObject

from ui.alerts.board import Notice
from ui.alerts.bus import Body, Bus, BusTrouble
from ui.alerts.notifier import Answers
from ui.bridge import spawn

log = logging.getLogger(__name__)

SERVER = DBusAddress("/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications")
SIGNALS = ("ActionInvoked", "NotificationClosed", "NotificationReplied", "ActivationToken")
OPEN, REPLY, INLINE = "default", "reply", "inline-reply"
NORMAL_URGENCY = 1
CLOSING_S = 2.0
"""So long the server is waited for when the window goes."""
TOKEN = "XDG_ACTIVATION_TOKEN"
"""Where Qt looks for the permission to come to the front under Wayland."""


def arguments(notice: Notice, replaces: int, capabilities: frozenset[str]) -> Body:
    """Of `Notify`, for a server that can do this much."""
    body = html.escape(notice.body, quote=False) if "body-markup" in capabilities else notice.body
    hints: dict[str, tuple[str, object]] = {
        "desktop-entry": ("s", "quaychat"),
        "category": ("s", "im.received"),
        "urgency": ("y", NORMAL_URGENCY),
        "suppress-sound": ("b", True),  # ours is played already, at the volume that was chosen
        "x-kde-reply-placeholder-text": ("s", QCoreApplication.translate("Alerts", "Your answer")),
    }
    actions = _actions(notice, capabilities)
    return ("Quầy Chat", replaces, "quaychat", notice.title, body, actions, hints, -1)


def _actions(notice: Notice, capabilities: frozenset[str]) -> list[str]:
    """Key and label in turn. Without a field in the notification, *Trả lời* opens the conversation."""
    if "actions" not in capabilities:
        return []
    made = [OPEN, QCoreApplication.translate("Alerts", "Open")]
    if notice.can_reply:
        key = INLINE if "inline-reply" in capabilities else REPLY
        made += [key, QCoreApplication.translate("Alerts", "Reply")]
    return made


class DesktopNotifier(QObject):
    """One at a time is asked of the server, so that a notice can take the place of one whose number isn't known yet."""

    def __init__(self, answers: Answers, on_lost: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers, self._on_lost = answers, on_lost
        self._numbers: dict[str, int] = {}
        self._orders: asyncio.Queue[Notice | str | None] = asyncio.Queue()
        """A notice to show, the key of one to withdraw, or None: withdraw all, and end."""
        self._closing = False
        self._capabilities: frozenset[str] = frozenset()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self, address: str = "SESSION") -> None:
        """Connect; `on_lost` is called when there is no server, or no more."""
        self._tasks = [spawn(self, self._live(address), name="notifications")]

    def show(self, notice: Notice) -> None:
        self._orders.put_nowait(notice)

    def withdraw(self, key: str) -> None:
        self._orders.put_nowait(key)

    def close(self) -> None:
        """What is shown is withdrawn: a locked window leaves nobody's words on the desktop. That takes a moment, which
        the window is not kept for."""
        if self._closing:
            return
        self.setParent(None)
        self._closing = True
        self._orders.put_nowait(None)
        for task in self._tasks:
            task.add_done_callback(lambda _: self.deleteLater())
            task.get_loop().call_later(CLOSING_S, task.cancel)
        if not self._tasks:
            self.deleteLater()

    @property
    def capabilities(self) -> frozenset[str]:
        return self._capabilities

    async def _live(self, address: str) -> None:
        bus: Bus | None = None
        try:
            bus = await Bus.open(address, self._on_signal)
            async with asyncio.TaskGroup() as both:
                listening = both.create_task(bus.listen())
                await self._serve(bus)
                listening.cancel()
        except* BusTrouble as trouble:
            log.info("no notification server: %s", trouble.exceptions[0])
            if not self._closing:
                self._on_lost()
        finally:
            if bus is not None:
                await bus.close()

    async def _serve(self, bus: Bus) -> None:
        for signal in SIGNALS:
            await bus.subscribe(SERVER, signal)
        (names,) = await bus.call(SERVER, "GetCapabilities", None)
        self._capabilities = frozenset(names)
        while (order := await self._orders.get()) is not None:
            if isinstance(order, Notice):
                given = arguments(order, self._numbers.get(order.key, 0), self._capabilities)
                (self._numbers[order.key],) = await bus.call(SERVER, "Notify", "susssasa{sv}i", given)
            elif order in self._numbers:
                await bus.call(SERVER, "CloseNotification", "u", (self._numbers.pop(order),))
        while self._numbers:
            await bus.call(SERVER, "CloseNotification", "u", (self._numbers.popitem()[1],))

    def _on_signal(self, name: str, body: Sequence[object]) -> None:
        key = next((key for key, number in self._numbers.items() if body and number == body[0]), None)
        if key is None or self._closing:  # there is no window any more in which to answer
            return
        if name == "ActionInvoked" and body[1] in (OPEN, REPLY):
            self._answers.opened(key)
        elif name == "NotificationReplied":
            self._answers.replied(key, str(body[1]))
        elif name == "ActivationToken":
            os.environ[TOKEN] = str(body[1])
        elif name == "NotificationClosed":
            self._numbers.pop(key, None)
