"""Start at login, as each system does it: an XDG autostart entry, the Windows Run key, a macOS LaunchAgent.

What is written is made by pure functions, so that all three are tested everywhere. The system's own file or key is the
truth: a person may take it away there.
"""

import contextlib
import plistlib
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from app.errors import StorageFailure

NAME = "quaychat"
LABEL = "vn.quaychat.QuayChat"
HIDDEN = "--hidden"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")


class Autostart(Protocol):
    def is_on(self) -> bool: ...

    def set_on(self, on: bool) -> None:
        """StorageFailure("autostart_refused") if the system doesn't let us."""
        ...


class Registry(Protocol):
    """The values of the Run key."""

    def read(self, name: str) -> str | None: ...
    def write(self, name: str, value: str) -> None: ...
    def remove(self, name: str) -> None: ...


def launch_command(executable: str, *, frozen: bool) -> tuple[str, ...]:
    """How this very app is started again, hidden."""
    return (executable, HIDDEN) if frozen else (executable, "-m", "ui.main", HIDDEN)


def desktop_entry(command: Sequence[str]) -> str:
    """An entry for ~/.config/autostart (XDG Desktop Entry and Autostart specifications)."""
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Name=Quầy Chat",
        f"Exec={' '.join(_exec_argument(part) for part in command)}",
        f"Icon={NAME}",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
    )
    return "\n".join(lines) + "\n"


def is_enabled(entry: str) -> bool:
    """Whether the desktop would start it: tools switch an entry off inside its file."""
    off = {"hidden=true", "x-gnome-autostart-enabled=false"}
    return not any(line.strip().replace(" ", "").lower() in off for line in entry.splitlines())


def launch_agent(command: Sequence[str]) -> bytes:
    """A property list for ~/Library/LaunchAgents."""
    return plistlib.dumps({"Label": LABEL, "ProgramArguments": list(command), "RunAtLoad": True})


def run_value(command: Sequence[str]) -> str:
    """A value of the Run key: one command line, quoted as Windows programs read it."""
    return subprocess.list2cmdline(list(command))


class AutostartFile:
    """One file that the system looks for at login."""

    def __init__(self, path: Path, content: bytes, enabled: Callable[[str], bool] = bool) -> None:
        self._path, self._content, self._enabled = path, content, enabled

    def is_on(self) -> bool:
        try:
            return self._enabled(self._path.read_text(encoding="utf-8", errors="replace"))
        except OSError:
            return False

    def set_on(self, on: bool) -> None:
        try:
            if on:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._path.write_bytes(self._content)
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            raise StorageFailure("autostart_refused", path=str(self._path)) from error


class RunKey:
    def __init__(self, registry: Registry, value: str) -> None:
        self._registry, self._value = registry, value

    def is_on(self) -> bool:
        try:
            return self._registry.read(NAME) is not None
        except OSError:
            return False

    def set_on(self, on: bool) -> None:
        try:
            if on:
                self._registry.write(NAME, self._value)
            else:
                self._registry.remove(NAME)
        except OSError as error:
            raise StorageFailure("autostart_refused", path=RUN_KEY) from error


def autostart_of(
    system: str, command: Sequence[str], home: Path, environ: Mapping[str, str], registry: Registry | None = None
) -> Autostart | None:
    """This system's way (`system` as in sys.platform); None where none is known."""
    if system == "darwin":
        return AutostartFile(home / "Library" / "LaunchAgents" / f"{LABEL}.plist", launch_agent(command))
    if system == "win32":
        return RunKey(registry, run_value(command)) if registry is not None else None
    if system.startswith(("linux", "freebsd", "openbsd")):
        configured = environ.get("XDG_CONFIG_HOME", "")
        folder = Path(configured) if configured.startswith("/") else home / ".config"
        return AutostartFile(
            folder / "autostart" / f"{NAME}.desktop", desktop_entry(command).encode(), enabled=is_enabled
        )
    return None


def _exec_argument(part: str) -> str:
    """Quoted as the specification of Exec asks, then escaped as a string of the file."""
    text = part.replace("%", "%%")
    if not text or RESERVED & set(text):
        for special in ("\\", '"', "`", "$"):
            text = text.replace(special, f"\\{special}")
        text = f'"{text}"'
    return text.replace("\\", "\\\\")


if sys.platform == "win32":
    import winreg

    class WindowsRegistry:
        """The current user's Run key."""

        def read(self, name: str) -> str | None:
            with contextlib.suppress(FileNotFoundError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
                return str(winreg.QueryValueEx(key, name)[0])
            return None

        def write(self, name: str, value: str) -> None:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
                winreg.SetValueEx(key, name, 0, winreg.REG_SZ, value)

        def remove(self, name: str) -> None:
            access = winreg.KEY_SET_VALUE
            with (
                contextlib.suppress(FileNotFoundError),
                winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY, 0, access) as key,
            ):
                winreg.DeleteValue(key, name)


def this_system(environ: Mapping[str, str]) -> Autostart | None:
    """What this computer has, for this copy of the app."""
    command = launch_command(sys.executable, frozen=bool(getattr(sys, "frozen", False)))
    registry: Registry | None = None
    if sys.platform == "win32":
        registry = WindowsRegistry()
    return autostart_of(sys.platform, command, Path.home(), environ, registry)
