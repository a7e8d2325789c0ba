"""Tells of a new message while nobody looks at the window: through the system's tray, where there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app.domain.ids import ConversationId
from app.events import MessagesStored
from ui.bridge import Coalescer, spawn
from ui.shell.window import Window
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.bootstrap import Core

GATHER_MS = 500


def system_tray(theme: Theme) -> QSystemTrayIcon | None:
    """The app's icon in the tray; None where the system has none."""
    if not QSystemTrayIcon.isSystemTrayAvailable():
        return None
    made = QSystemTrayIcon(theme.icon("storefront-outline", "accent"))
    made.setToolTip("Quầy Chat")
    return made


class Notices(QObject):
    """Lives as long as a session; a click on a notice opens its conversation."""

    def __init__(
        self, core: Core, window: Window, tray: QSystemTrayIcon | None, open_: Callable[[ConversationId], None]
    ) -> None:
        super().__init__(window)
        self._core, self._window, self._tray, self._open = core, window, tray, open_
        self._newest: ConversationId | None = None
        if self._tray is None:
            return
        self._tray.setParent(self)
        self._tray.activated.connect(lambda _: window.come_forward())
        self._tray.messageClicked.connect(self._on_clicked)
        self._tray.show()
        Coalescer(core.bus, self, MessagesStored, self._on_stored, gather_ms=GATHER_MS)

    def close(self) -> None:
        if self._tray is not None:
            self._tray.hide()
        self.deleteLater()

    def _on_stored(self, events: list[MessagesStored]) -> None:
        arrived = [cid for event in events for cid in event.arrived]
        if arrived and self._core.settings.current.notify and not self._window.isActiveWindow():
            self._newest = arrived[-1]
            spawn(self, self._tell(arrived[-1], len(set(arrived))))

    async def _tell(self, cid: ConversationId, count: int) -> None:
        row = await self._core.inbox.row(cid)
        if row is None or self._tray is None:
            return
        text = row.last_text or self.tr("sent something")
        if count > 1:
            text = self.tr("{count} conversations have new messages").format(count=count)
        self._tray.showMessage(row.name or "Quầy Chat", text)
        QApplication.alert(self._window)

    def _on_clicked(self) -> None:
        self._window.come_forward()
        if self._newest is not None:
            self._open(self._newest)
