"""Builds what the rehearsal plays with: a Windows Python, the bundle, its former version, and an installer of each.

What has not changed since the last time is taken as it is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from resources.installer import building, nsis
from resources.installer.version_files import version_of
from tests.rehearsal.machine import Windows

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(tempfile.gettempdir()) / "quaychat-rehearsal"
"""Not in the checkout: a prefix of wine's has a link to the root of this machine, and setuptools follows every link."""
RECIPE = Path(__file__).parent / "winpy"
ICONS = ROOT / "build" / "icons"
BUNDLE = HERE / "bundle" / "quaychat"
FORMER = HERE / "former" / "quaychat"
FORMER_VERSION = "0.0.9"
SOURCES = ("build_installer.spec", building.LOCK, "pyproject.toml", "app", "ui", "resources")
INSTALLERS = (*SOURCES[:3], "resources/installer/windows", "resources/installer/nsis.py")


def windows_python(windows: Windows) -> Path:
    """Its interpreter; it lies beside the prefix that it was made in."""
    base = windows.prefix.parent

    def make() -> None:
        shutil.rmtree(base, ignore_errors=True)
        tools = Path(sys.executable).parent
        command = [str(RECIPE / "make.sh"), str(base), building.LOCK, sys.executable, str(tools / "uv")]
        subprocess.run(command, cwd=ROOT, env=windows.environment(), check=True)

    _once("the Windows Python", base / "made", (building.LOCK, str(RECIPE.relative_to(ROOT))), make)
    return base / "py" / "python.exe"


def bundle(windows: Windows, python: Path) -> Path:
    def make() -> None:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run(
            [sys.executable, "-m", "resources.installer.icons", str(ICONS)], cwd=ROOT, env=environment, check=True
        )
        _say_what_is_installed(python.parent / "Lib" / "site-packages")
        shutil.rmtree(BUNDLE.parent, ignore_errors=True)
        done = windows.run(
            *(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", _drive(BUNDLE.parent), "--workpath", _drive(HERE / "pyinstaller")),
            _drive(ROOT / "build_installer.spec"),
            seconds=3600,
        )
        if done.code:
            raise SystemExit(f"The bundle was not built:\n{done.text[-4000:]}")

    _once("the bundle", BUNDLE.parent / "made", SOURCES, make)
    return BUNDLE


def former() -> Path:
    """The same app under an older number: another version of it, as far as anybody can tell."""
    shutil.rmtree(FORMER, ignore_errors=True)
    shutil.copytree(BUNDLE, FORMER, copy_function=os.link)
    rename_version(FORMER / "_internal", version_of(ROOT / "pyproject.toml"), FORMER_VERSION)
    return FORMER


def rename_version(inside: Path, version: str, other: str) -> None:
    """What the app reads its version from. The bundle's files are linked here, so none is written into."""
    told = inside / f"quaychat-{version}.dist-info"
    metadata = told / "METADATA"
    text = re.sub(r"(?m)^Version: .*$", f"Version: {other}", metadata.read_text(encoding="utf-8"), count=1)
    metadata.unlink()
    metadata.write_text(text, encoding="utf-8")
    _record(told.rename(inside / f"quaychat-{other}.dist-info"))


def installer(folder: Path, version: str, *, quick: bool) -> Path:
    """`quick`: packed loosely, which nobody downloads."""
    made = HERE / f"QuayChat-{version}-windows-x86_64.exe"
    order = nsis.Order(folder, made, ICONS, version, quick=quick)
    stamp = made.with_suffix(".made")
    bundled = (BUNDLE.parent / "made").read_text()
    _once(f"the installer of {version}", stamp, INSTALLERS, lambda: _built(order), more=bundled)
    return made


def _built(order: nsis.Order) -> None:
    nsis.build(order)


def _once(what: str, stamp: Path, inputs: tuple[str, ...], make: Callable[[], None], more: str = "") -> None:
    wanted = building.fingerprint(ROOT, inputs) + more
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"Making {what} …", flush=True)
    make()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted)


def _say_what_is_installed(packages: Path) -> None:
    """The app's own metadata, which the bundle takes its version from; pip would bring its code along too."""
    for old in packages.glob("quaychat-*.dist-info"):
        shutil.rmtree(old)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROOT / name, folder)
        script = "import setuptools.build_meta as backend; backend.prepare_metadata_for_build_wheel('.')"
        subprocess.run([sys.executable, "-c", script], cwd=folder, stdout=subprocess.DEVNULL, check=True)
        for one in Path(folder).glob("*.dist-info"):
            shutil.move(str(one), packages / one.name)
            _record(packages / one.name)


def _record(told: Path) -> None:
    """What pip writes beside it: by it the page of licences finds the texts."""
    (told / "RECORD").unlink(missing_ok=True)
    files = sorted(path.relative_to(told.parent).as_posix() for path in told.rglob("*") if path.is_file())
    (told / "RECORD").write_text("".join(f"{name},,\n" for name in files), encoding="utf-8")


def _drive(path: Path) -> str:
    """As Windows sees a path of ours."""
    return "Z:" + str(path).replace("/", "\\")
