"""A notification server on a session bus of its own: the real daemon, the real protocol, and knobs to turn."""

import shutil
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jeepney import HeaderFields, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from ui.alerts.desktop import SERVER

HAS_DAEMON = shutil.which("dbus-daemon") is not None
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>"""


class PrivateBus:
    """A daemon that nobody else talks to."""

    def __init__(self, folder: Path) -> None:
        config = folder / "bus.conf"
        path = folder / "bus"
        config.write_text(CONFIG.format(path=path), encoding="utf-8")
        command = ["dbus-daemon", f"--config-file={config}", "--print-address", "--nofork", "--nopidfile"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self._process.stdout.readline()  # printed when it listens
        self.address = f"unix:path={path}"

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


@dataclass
class Shown:
    """The arguments of one `Notify`."""

    number: int
    replaces: int
    title: str
    body: str
    actions: list[str]
    hints: dict[str, Any]


@dataclass
class Server:
    """Plays the desktop: keeps what it is asked to show, and emits what a person does."""

    address: str
    capabilities: tuple[str, ...] = ("body", "actions", "body-markup", "inline-reply")
    broken: bool = False
    shown: list[Shown] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)

    def start(self) -> None:
        self._connection: DBusConnection = open_dbus_connection(self.address)
        self._connection.send_and_get_reply(message_bus.RequestName(SERVER.bus_name))
        self._stopping = False
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping = True
        self._thread.join()
        self._connection.close()

    def emit(self, name: str, signature: str, *body: object) -> None:
        self._connection.send(new_signal(SERVER, name, signature, body))

    def _serve(self) -> None:
        while not self._stopping:
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._connection.send(self._answer(message))

    def _answer(self, message: Message) -> Message:
        body = message.body
        if self.broken:
            return new_error(message, "org.freedesktop.DBus.Error.Failed")
        match message.header.fields[HeaderFields.member]:
            case "GetCapabilities":
                return new_method_return(message, "as", (list(self.capabilities),))
            case "Notify":
                number = body[1] or len(self.shown) + 1
                self.shown.append(Shown(number, body[1], body[3], body[4], body[5], body[6]))
                return new_method_return(message, "u", (number,))
            case "CloseNotification":
                self.closed.append(body[0])
                return new_method_return(message)
        return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
