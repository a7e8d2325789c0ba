"""Commands: what a key, a menu entry or a button asks of the core, one function each."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from app.domain.ids import OaId
from ui.errors import ADDRESSES
from ui.words import Remedy

if TYPE_CHECKING:
    from app.bootstrap import Core


def open_address(remedy: Remedy) -> None:
    """Show the page that this remedy leads to in the system's browser."""
    QDesktopServices.openUrl(QUrl(ADDRESSES[remedy]))


async def poll_now(core: Core) -> None:
    """The person says that the network is back, or doesn't want to wait."""
    core.sending.network_back()
    core.reactions.network_back()
    await core.sync.network_back()


def show_folder(core: Core) -> None:
    """The profile's folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(core.paths.root)))


async def customer_writes(core: Core) -> None:
    """Practice: the next made-up customer comes in, or one who is known writes again."""
    server = core.practice_server
    if server is None:
        return
    if server.life.next_visitor() is None:
        known = sorted(server.world.customers)
        if known:
            person = random.choice(known)
            text = QCoreApplication.translate("Practice", "Hello, are you still there?")
            server.world.customer_writes(person, text)
    core.sync.wake()


async def check_connection(core: Core, oa_id: OaId) -> None:
    """The person has put something right at Zalo: ask again."""
    await core.connections.check(oa_id)
    core.sync.wake(oa_id)
