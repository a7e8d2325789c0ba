"""One window a profile: a second start brings the first one forward instead."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

CONNECT_MS = 300


def _name(root: Path) -> str:
    return "quaychat-" + hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]


def raise_other(root: Path) -> bool:
    """Ask the window that has this profile open to come forward; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(root))
    there = socket.waitForConnected(CONNECT_MS)
    socket.abort()
    return there


class Doorbell(QObject):
    """Rings when the app is started again on the same profile. The profile's lock decides who may open it; this is
    only a courtesy, so that it doesn't matter when it can't be set up."""

    def __init__(self, root: Path, on_ring: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_ring = on_ring
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        QLocalServer.removeServer(_name(root))
        self._server.listen(_name(root))

    def close(self) -> None:
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        self._on_ring()
