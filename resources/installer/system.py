"""The libraries and fonts that Qt's window and browser need of a Linux system, and Debian's packages for them. Standard
library only."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

# Debian's package for each library that Qt's window and its browser load (found by removing one at a time).
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libnss3.so": "libnss3",
    "libasound.so.2": "libasound2",
    "libXcomposite.so.1": "libxcomposite1",
    "libXdamage.so.1": "libxdamage1",
    "libXrandr.so.2": "libxrandr2",
    "libXtst.so.6": "libxtst6",
    "libxkbfile.so.1": "libxkbfile1",
    "libpulse.so.0": "libpulse0",
}
FONTS = {"NotoSans-Regular.ttf": "fonts-noto-core", "NotoColorEmoji.ttf": "fonts-noto-color-emoji"}
RENAMED = {"libasound2": "libasound2t64", "libglib2.0-0": "libglib2.0-0t64"}  # newer Debian and Ubuntu


def system_libraries() -> None:
    """On Debian and Ubuntu, install the libraries and fonts that Qt needs, or print the one command that does."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for library, package in LIBRARIES.items() if not loads(library)]
    missing += [package for font, package in FONTS.items() if not has_font(font)]
    if not missing:
        return
    if not shutil.which("apt-get"):
        print(f"Qt needs libraries or fonts that are not here; Debian calls them: {' '.join(missing)}", file=sys.stderr)
        return
    root = os.geteuid() == 0
    sudo = [] if root else ["sudo", "-n"]
    if root or (
        shutil.which("sudo") and not subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode
    ):
        print(f"Installing what Qt needs: {' '.join(missing)}", flush=True)
        subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
        names = [known_package(package) for package in missing]
        environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
        done = subprocess.run(
            [*sudo, *environment, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *names],
            check=False,
            stdout=subprocess.DEVNULL,
        )
        if done.returncode == 0:
            return
    command = "sudo apt-get install -y --no-install-recommends " + " ".join(known_package(name) for name in missing)
    print(f"Qt needs some libraries of the system. This installs them:\n  {command}", file=sys.stderr)


def known_package(name: str) -> str:
    newer = RENAMED.get(name)
    if newer and not subprocess.run(["apt-cache", "show", newer], capture_output=True, check=False).returncode:
        return newer
    return name


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font(name: str) -> bool:
    folders = (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path.home() / ".fonts",
        Path.home() / ".local/share/fonts",
    )
    return any(next(folder.rglob(name), None) for folder in folders if folder.is_dir())
