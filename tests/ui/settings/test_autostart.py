"""Start at login on every system: what is written, read back by the system's own rules, and refusals."""

import plistlib
import shlex
from configparser import ConfigParser
from pathlib import Path

import pytest

from app.errors import StorageFailure
from ui.settings.autostart import (
    LABEL,
    NAME,
    AutostartFile,
    RunKey,
    autostart_of,
    desktop_entry,
    is_enabled,
    launch_agent,
    launch_command,
    run_value,
)

COMMAND = ("/opt/Quầy Chat/quaychat", "--hidden")


class Keys:
    """The Run key as a dictionary; `refuses` is what a policy does."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.values: dict[str, str] = {}
        self.refuses = refuses

    def read(self, name: str) -> str | None:
        return self.values.get(name)

    def write(self, name: str, value: str) -> None:
        if self.refuses:
            raise PermissionError
        self.values[name] = value

    def remove(self, name: str) -> None:
        self.values.pop(name, None)


def test_it_starts_hidden() -> None:
    assert launch_command("/usr/bin/python3", frozen=False) == ("/usr/bin/python3", "-m", "ui.main", "--hidden")
    assert launch_command("C:\\Quay Chat\\quaychat.exe", frozen=True) == ("C:\\Quay Chat\\quaychat.exe", "--hidden")


def entry_of(command: tuple[str, ...]) -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(desktop_entry(command))
    return dict(parser["Desktop Entry"])


@pytest.mark.parametrize(
    "command",
    [COMMAND, ("/usr/bin/quaychat", "--hidden"), ('/home/an/100% $hop/`x`/q"c\\d', "--hidden"), ("/a b'c", "")],
)
def test_the_desktop_reads_back_the_command(command: tuple[str, ...]) -> None:
    exec_line = entry_of(command)["Exec"].replace("\\\\", "\\")  # a string of the file
    plain = exec_line.replace("\\$", "$").replace("\\`", "`")  # shlex leaves the two, which a shell takes away
    assert [part.replace("%%", "%") for part in shlex.split(plain)] == list(command)
    assert entry_of(command)["Type"] == "Application"


def test_an_entry_that_a_tool_switched_off_is_off() -> None:
    entry = desktop_entry(COMMAND)
    assert is_enabled(entry)
    assert not is_enabled(entry + "Hidden=true\n")
    assert not is_enabled(entry.replace("enabled=true", "enabled=false"))


def test_linux(tmp_path: Path) -> None:
    made = autostart_of("linux", COMMAND, tmp_path, {})
    assert made is not None
    assert not made.is_on()
    made.set_on(False)
    made.set_on(True)
    assert made.is_on()
    file = tmp_path / ".config" / "autostart" / f"{NAME}.desktop"
    assert file.read_text(encoding="utf-8") == desktop_entry(COMMAND)
    made.set_on(False)
    assert not file.exists()
    assert not made.is_on()


def test_linux_with_a_configuration_folder_of_its_own(tmp_path: Path) -> None:
    made = autostart_of("linux", COMMAND, tmp_path / "home", {"XDG_CONFIG_HOME": str(tmp_path / "conf")})
    assert made is not None
    made.set_on(True)
    assert (tmp_path / "conf" / "autostart" / f"{NAME}.desktop").exists()


def test_macos(tmp_path: Path) -> None:
    made = autostart_of("darwin", COMMAND, tmp_path, {})
    assert made is not None
    made.set_on(True)
    assert made.is_on()
    written = (tmp_path / "Library" / "LaunchAgents" / f"{LABEL}.plist").read_bytes()
    assert plistlib.loads(written) == {"Label": LABEL, "ProgramArguments": list(COMMAND), "RunAtLoad": True}
    assert written == launch_agent(COMMAND)


def test_windows(tmp_path: Path) -> None:
    keys = Keys()
    made = autostart_of("win32", ("C:\\Program Files\\Quầy Chat\\quaychat.exe", "--hidden"), tmp_path, {}, keys)
    assert made is not None
    made.set_on(True)
    assert keys.values == {NAME: '"C:\\Program Files\\Quầy Chat\\quaychat.exe" --hidden'}
    assert made.is_on()
    made.set_on(False)
    assert not made.is_on()
    assert run_value(("a b", "c")) == '"a b" c'


def test_an_unknown_system_has_no_way(tmp_path: Path) -> None:
    assert autostart_of("plan9", COMMAND, tmp_path, {}) is None
    assert autostart_of("win32", COMMAND, tmp_path, {}) is None


def test_a_refusal_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(StorageFailure, match="autostart_refused"):
        AutostartFile(tmp_path / "file" / "entry", b"").set_on(True)
    with pytest.raises(StorageFailure, match="autostart_refused"):
        RunKey(Keys(refuses=True), "x").set_on(True)
