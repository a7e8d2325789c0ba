"""One window a profile: a second start brings the first one forward instead."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

CONNECT_MS = 300
RING = b"ring "
QUIT = b"quit"
TOKEN = "XDG_ACTIVATION_TOKEN"


def _name(root: Path) -> str:
    return "quaychat-" + hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]


def raise_other(root: Path, *, quietly: bool = False) -> bool:
    """Ask the window that has this profile open to come forward; False when there is none. `quietly` only asks whether
    it is there: a start at login must not bring it up."""
    socket = QLocalSocket()
    socket.connectToServer(_name(root))
    there = socket.waitForConnected(CONNECT_MS)
    if there and not quietly:
        # Under Wayland only who was started by a person may come to the front: the permission goes along.
        socket.write(RING + os.environ.get(TOKEN, "").encode() + b"\n")
        socket.waitForBytesWritten(CONNECT_MS)
    socket.disconnectFromServer()
    return there


def ask_to_quit(root: Path) -> bool:
    """Ask the window that has this profile open to quit, as if its person did: it may have a question first. False when
    there is none. For installers, which can't replace a program that runs."""
    socket = QLocalSocket()
    socket.connectToServer(_name(root))
    there = socket.waitForConnected(CONNECT_MS)
    if there:
        socket.write(QUIT + b"\n")
        socket.waitForBytesWritten(CONNECT_MS)
    socket.disconnectFromServer()
    return there


class Doorbell(QObject):
    """Rings when the app is started again on the same profile. The profile's lock decides who may open it; this is
    only a courtesy, so that it doesn't matter when it can't be set up."""

    def __init__(
        self,
        root: Path,
        on_ring: Callable[[], None],
        parent: QObject | None = None,
        *,
        on_quit: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_ring, self._on_quit = on_ring, on_quit
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        if not raise_other(root, quietly=True):  # Qt would take a living one's place
            QLocalServer.removeServer(_name(root))  # left by a process that crashed: nobody answers there
            self._server.listen(_name(root))

    @property
    def address(self) -> str:
        """The whole name of the socket or pipe."""
        return self._server.fullServerName()

    def close(self) -> None:
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._read(socket))
        if socket.bytesAvailable():
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        line = bytes(socket.readLine().data())
        if line.startswith(RING):
            token = line.removeprefix(RING).strip().decode(errors="replace")
            if token:
                os.environ[TOKEN] = token
            self._on_ring()
        elif line.strip() == QUIT and self._on_quit is not None:
            self._on_quit()
