"""What `dev.py bundle` and `dev.py installer` do: an environment from the lock, the bundle, the look at it. Standard
library only."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from resources.installer import release, version_files

LOCK = "requirements-build.lock"
MEGABYTE = 1_000_000
INPUTS = ("build_installer.spec", LOCK, "requirements.lock", "resources/installer")
"""What decides how a bundle is made, as against what is in it."""

DAY_S = 86_400


@dataclass(frozen=True)
class Workshop:
    """Where things are built: everything lies below build/."""

    root: Path

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def venv(self) -> Path:
        return self.build / "venv"

    @property
    def python(self) -> Path:
        return self.venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    @property
    def bundle(self) -> Path:
        """The folder that holds the two programs."""
        return self.build / "bundle" / "quaychat"

    def run(self, *command: object, **environment: str) -> None:
        subprocess.run([str(part) for part in command], cwd=self.root, env={**os.environ, **environment}, check=True)


def bundle(root: Path, base_python: str) -> Path:
    """Build the bundle for this system from the locks alone, and look at it; answers its folder."""
    shop = Workshop(root)
    began = time.monotonic()
    prepare(shop, base_python)
    shop.run(shop.python, "-m", "resources.installer.icons", shop.build / "icons", QT_QPA_PLATFORM="offscreen")
    print("Building the bundle (a minute or two) …", flush=True)
    shutil.rmtree(shop.bundle.parent, ignore_errors=True)
    shop.run(
        *(shop.python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", shop.bundle.parent, "--workpath", shop.build / "pyinstaller", "build_installer.spec"),
        SOURCE_DATE_EPOCH="1700000000",
        PYTHONHASHSEED="1",
    )
    shop.run(shop.python, "-m", "resources.installer.check", shop.bundle, root)
    print(f"The bundle is in {shop.bundle} ({time.monotonic() - began:.0f} s)")
    return shop.bundle


def prepare(shop: Workshop, base_python: str) -> None:
    """An environment of its own: a developer's tools must not find their way into a bundle."""
    stamp, wanted = shop.venv / "installed", fingerprint(shop.root, (LOCK,))
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("Installing what the bundle is built from …", flush=True)
    shop.run(base_python, "-m", "venv", "--clear", shop.venv)
    pip = (shop.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-warn-script-location")
    shop.run(*pip, "--require-hashes", "-r", LOCK)
    shop.run(*pip, "--no-deps", "--no-build-isolation", "-e", shop.root)
    stamp.write_text(wanted)


def fingerprint(root: Path, inputs: tuple[str, ...] = INPUTS) -> str:
    """Changes when any of these files or folders does."""
    digest = hashlib.sha256()
    for name in inputs:
        for path in sorted(_files(root / name)):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [one for one in path.rglob("*") if one.is_file() and "__pycache__" not in one.parts]


def installer(root: Path) -> str:
    """What people download, from the bundle that is there; answers what there is to say of it."""
    shop = Workshop(root)
    began, version = time.monotonic(), version_files.version_of(root / "pyproject.toml")
    print("Packing (some minutes) …", flush=True)
    if sys.platform.startswith("linux"):
        made = _deb(shop, version)
    else:
        command, made = packing(shop, version, sys.platform, platform.machine())
        made.parent.mkdir(parents=True, exist_ok=True)
        shop.run(*command)
    return f"{made}: {made.stat().st_size / MEGABYTE:.1f} MB ({time.monotonic() - began:.0f} s)"


def packing(shop: Workshop, version: str, system: str, machine: str) -> tuple[tuple[object, ...], Path]:
    """On Windows and macOS: the command, and what it makes. On macOS it makes beside it what updates take."""
    folder = shop.build / "installer"
    if system == "win32":
        made = folder / release.name("windows", version, machine)
        return (shop.python, "-m", "resources.installer.nsis", shop.bundle, made), made
    made, archive = (folder / release.name(wanted, version, machine) for wanted in ("macos", "macos-update"))
    script = shop.root / "resources" / "installer" / "macos" / "release.sh"
    return (script, shop.bundle.with_name("QuayChat.app"), made, archive, shop.python), made


def _deb(shop: Workshop, version: str) -> Path:
    from resources.installer import debian  # lzma, which not every Python has

    nfpm = shop.venv / "bin" / "nfpm"
    return debian.package(shop.bundle, shop.build / "icons", nfpm, shop.build / "installer", version)


def changed(root: Path, base: str) -> bool:
    """Whether a bundle would be made otherwise than at `base` (a commit; by default the newest that is a day older than
    this one: what comes in together is seldom older), or than when it was last built and tested here. True where that
    can't be known."""
    stamp = Workshop(root).build / "bundle.stamp"
    if stamp.is_file() and stamp.read_text() == fingerprint(root):
        return False
    base = base or _a_day_before(root)
    return not base or _git(root, "diff", "--quiet", base, "--", *INPUTS).returncode != 0


def _a_day_before(root: Path) -> str:
    now = _git(root, "show", "--no-patch", "--format=%ct", "HEAD").stdout.strip()
    return _git(root, "rev-list", "-1", f"--before={int(now) - DAY_S}", "HEAD").stdout.strip() if now else ""


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)


def self_test(root: Path, environment: dict[str, str]) -> int:
    """Run the bundle's own test, on a screen of its own where there is a program for that."""
    shop = Workshop(root)
    ending = ".exe" if sys.platform == "win32" else ""
    command = [str(shop.bundle / f"quaychat{ending}"), "--self-test", "--pictures", str(shop.build / "self-test")]
    if shutil.which("xvfb-run"):
        command = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", *command]
        environment = {**environment, "QT_QPA_PLATFORM": "xcb"}
    code = subprocess.run(command, env=environment, check=False).returncode
    if code == 0:
        (shop.build / "bundle.stamp").write_text(fingerprint(root))
    return code
