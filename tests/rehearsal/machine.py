"""The machine that is Windows: wine with a screen of its own, and what Debian needs for it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

PACKAGES = {
    "/usr/lib/wine/wine64": "wine wine64",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "makensis": "nsis",
    "osslsigncode": "osslsigncode",
    "Xvfb": "xvfb xauth",
    "unzip": "unzip",
}
WINE = "/usr/lib/wine/wine64"
SCREEN = "1366x768x24"
"""What many shops have."""
OVERRIDES = "mscms=n;mscoree,mshtml="
LONG_S = 600.0
STILL = 6
COLOURS_OF_WORDS = 60
FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Medium.ttf")
NOTHING: Mapping[str, str] = MappingProxyType({})


def install_what_is_missing() -> None:
    missing = [names for program, names in PACKAGES.items() if shutil.which(program) is None]
    if not missing:
        return
    wanted = " ".join(missing).split()
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    print(f"Installing what the rehearsal needs: {' '.join(wanted)}", flush=True)
    subprocess.run([*sudo, "apt-get", "update", "-qq"], check=True, stdout=subprocess.DEVNULL)
    command = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq"]
    subprocess.run([*command, "--no-install-recommends", *wanted], check=True, stdout=subprocess.DEVNULL)


@contextmanager
def screen() -> Iterator[str]:
    """A display that nobody sees, as long as it is needed."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@dataclass(frozen=True)
class Done:
    code: int
    text: str


@dataclass
class Windows:
    """One person's Windows, in a prefix of wine's; its programs are seen on `display`."""

    prefix: Path
    display: str
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def environment(self, also: Mapping[str, str] = NOTHING) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("QT_", "PYTHON", "QUAYCHAT_"))
        }
        return {
            **kept,
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": OVERRIDES,
            "DISPLAY": self.display,
            "PYTHONUTF8": "1",
            "LC_ALL": "C.UTF-8",  # by it wine reads what is not ASCII in arguments
            **also,
        }

    def take_fonts(self) -> None:
        """Where Windows has them: what draws without a screen looks there."""
        fonts = self.prefix / "drive_c" / "windows" / "Fonts"
        fonts.mkdir(exist_ok=True)
        for name in FONTS:
            for found in list(Path("/usr/share/fonts").rglob(name))[:1]:
                shutil.copy(found, fonts)

    def run(
        self,
        program: Path | str,
        *args: str,
        said: str = "",
        seconds: float = LONG_S,
        also: Mapping[str, str] = NOTHING,
    ) -> Done:
        """Until it ends. Its output goes through a pipe: a file crashes Python under wine."""
        done = subprocess.run(
            [WINE, str(program), *args],
            env=self.environment(also),
            input=said.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode("utf-8", errors="replace"))

    def start(self, program: Path | str, *args: str, also: Mapping[str, str] = NOTHING) -> subprocess.Popen[bytes]:
        """Goes on; nobody reads what it says."""
        pipe = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        began = subprocess.Popen(
            [WINE, str(program), *args],
            env=self.environment(also),
            stdin=subprocess.DEVNULL,
            stdout=pipe.stdin,
            stderr=subprocess.STDOUT,
        )
        assert pipe.stdin is not None
        pipe.stdin.close()
        self.running += [began, pipe]
        return began

    def close(self) -> None:
        for one in self.running:
            if one.poll() is None:
                one.kill()
        subprocess.run(["/usr/lib/wine/wineserver64", "-k"], env=self.environment(), check=False)
        for one in self.running:
            one.wait()

    @property
    def local(self) -> Path:
        """%LOCALAPPDATA%."""
        found = sorted((self.prefix / "drive_c" / "users").glob("*/AppData/Local"))
        return next(one for one in found if one.parts[-3] != "Public")

    @property
    def menu(self) -> Path:
        return self.local.parent / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"

    def registry(self, key: str) -> dict[str, str]:
        """The values of a key of this person's; {} where there is no such key."""
        done = self.run("reg", "query", f"HKCU\\{key}")
        found = re.findall(r"^    (\S+) +REG_\w+ +(.*?)\r?$", done.text, flags=re.MULTILINE)
        return dict(found) if done.code == 0 else {}

    def picture(self, target: Path) -> None:
        from PIL import ImageGrab

        target.parent.mkdir(parents=True, exist_ok=True)
        ImageGrab.grab(xdisplay=self.display).save(target)

    def wait_for_window(self, seconds: float = 120.0) -> None:
        """Until the screen shows words, and doesn't change any more: a window is drawn bare first."""
        from PIL import ImageGrab

        before, still, ends = b"", 0, time.monotonic() + seconds
        while time.monotonic() < ends and still < STILL:
            now = ImageGrab.grab(xdisplay=self.display)
            data = now.tobytes()
            wordy = now.getcolors(COLOURS_OF_WORDS) is None  # more of them than a bare window has
            still = still + 1 if data == before and wordy else 0
            before = data
            time.sleep(1)  # noqa: TID251 — another program's screen, which tells nobody when it is done
