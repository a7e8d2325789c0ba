"""The Windows installer from a bundle, by NSIS: `python -m resources.installer.nsis BUNDLE OUT.exe`.

makensis runs on Windows and on Linux alike. A release signs the programs before this, and lets NSIS sign uninstaller
and installer by the command in QUAYCHAT_SIGN, where %1 is the file. The picture beside the wizard needs Pillow.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from resources.installer.version_files import numbers, version_of

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "resources" / "installer" / "windows" / "quaychat.nsi"
ICON = "quaychat.ico"
TILE = "quaychat-256.png"
PICTURE = (492, 942)
"""Three times the size of the wizard's own, so that it is sharp on every screen."""
BACKGROUND = (10, 117, 99)
STAGES = {"a": 0, "b": 20_000, "rc": 40_000}
FINISHED = 65_535
TARGETS = {"linux": "amd64-unicode"}
"""Debian's NSIS makes 64-bit installers. The one for Windows itself makes 32-bit ones alone: every Windows runs them,
and they install the same 64-bit app."""


@dataclass(frozen=True)
class Order:
    """What is to be made of what. `sign`: a command that signs the file %1. `quick`: packed loosely, for rehearsals."""

    bundle: Path
    out: Path
    icons: Path
    version: str
    sign: str = ""
    quick: bool = False


def defines(order: Order, picture: Path, system: str = sys.platform) -> list[str]:
    """The script's settings, as makensis takes them."""
    known = {
        "VERSION": order.version,
        "NUMBERS": ".".join(map(str, numbers(order.version))),
        "RANK": rank(order.version),
        "BUNDLE": order.bundle.resolve(),
        "OUT": order.out.resolve(),
        "ICON": (order.icons / ICON).resolve(),
        "PICTURE": picture.resolve(),
        "SIZE_KB": size_kb(order.bundle),
    }
    if system in TARGETS:
        known["TARGET"] = TARGETS[system]
    if order.quick:
        known["QUICK"] = 1
    if order.sign:
        known["SIGN"] = order.sign
    return [f"-D{name}={value}" for name, value in known.items()]


def rank(version: str) -> str:
    """Four numbers by which the installer tells older from newer: 1.2.0a1 before 1.2.0b1, 1.2.0rc1 and 1.2.0."""
    first, second, third, _ = numbers(version)
    stage = re.search(r"(a|b|rc)(\d+)$", version)
    last = STAGES[stage[1]] + min(int(stage[2]), 19_999) if stage else FINISHED
    return f"{first}.{second}.{third}.{last}"


def size_kb(folder: Path) -> int:
    """What *Installed apps* shows as its size."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1024


def draw_picture(icons: Path, target: Path) -> None:
    """The tile in the upper third of a strip in its own colour."""
    from PIL import Image

    strip = Image.new("RGB", PICTURE, BACKGROUND)
    with Image.open(icons / TILE) as tile:
        strip.paste(tile, ((PICTURE[0] - tile.width) // 2, PICTURE[1] // 6), tile.convert("RGBA"))
    target.parent.mkdir(parents=True, exist_ok=True)
    strip.save(target, "BMP")


def makensis(system: str = sys.platform) -> str:
    """Where NSIS is, or a sentence that says how to get it."""
    found = shutil.which("makensis")
    if found is None and system == "win32":
        usual = Path(os.environ.get("PROGRAMFILES(X86)", r"C:\Program Files (x86)"), "NSIS", "makensis.exe")
        found = str(usual) if usual.exists() else None
    if found is None:
        raise SystemExit(
            "NSIS is not here. Debian: apt-get install nsis. Windows: its own installer, nsis.sourceforge.io."
        )
    return found


def build(order: Order) -> Path:
    """Some minutes: LZMA over all of it at once makes it a third smaller than anything quicker."""
    picture = order.out.parent / "wizard.bmp"
    draw_picture(order.icons, picture)
    command = [makensis(), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines(order, picture), str(SCRIPT)]
    subprocess.run(command, check=True)
    picture.unlink()
    return order.out


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--icons", type=Path, default=ROOT / "build" / "icons")
    wanted = parser.parse_args(arguments)
    wanted.out.parent.mkdir(parents=True, exist_ok=True)
    version = version_of(ROOT / "pyproject.toml")
    made = build(Order(wanted.bundle, wanted.out, wanted.icons, version, os.environ.get("QUAYCHAT_SIGN", "")))
    print(f"{made}: {made.stat().st_size / 1_000_000:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
