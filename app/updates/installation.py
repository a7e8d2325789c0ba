"""What kind of installation this is: where it lies, for which system, and what can take its place."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

from app.domain.updates.manifest import Kind

SYSTEMS = {"win32": "windows", "darwin": "macos", "linux": "linux"}
MACHINES = {"amd64": "x86_64", "aarch64": "arm64"}
WINDOW = "quaychat"
"""The program with the window; the one without lies beside it."""
DPKG = Path("/var/lib/dpkg/info/quaychat.list")
"""Where Debian keeps which files the package has."""


@dataclass(frozen=True, slots=True)
class Installation:
    """`kind` None: it runs from its source, and isn't updated by itself. `folder` is what an update replaces (on macOS
    the .app), `program` what is started in it."""

    kind: Kind | None
    folder: Path
    program: Path
    system: str

    @classmethod
    def here(cls) -> Installation:
        return cls.of(Path(sys.executable), frozen=bool(getattr(sys, "frozen", False)), platform_name=sys.platform)

    @classmethod
    def of(cls, program: Path, *, frozen: bool, platform_name: str, dpkg: Path = DPKG) -> Installation:
        """Looks at the disk: what can't be replaced by us is a package that a person opens."""
        machine = platform.machine().lower()
        system = f"{SYSTEMS.get(platform_name, 'other')}-{MACHINES.get(machine, machine)}"
        folder = _bundle(program) if platform_name == "darwin" else program.parent
        program = program.with_name(WINDOW + program.suffix)
        if not frozen:
            return cls(None, folder, program, system)
        if platform_name == "win32":
            return cls(Kind.INSTALLER, folder, program, system)
        return cls(Kind.FOLDER if _is_ours(folder, dpkg) else Kind.PACKAGE, folder, program, system)


def own_version() -> str:
    """The installed version, or "dev" when run from the source."""
    from importlib.metadata import PackageNotFoundError, version  # a start that isn't a trial doesn't pay for it

    try:
        return version("quaychat")
    except PackageNotFoundError:
        return "dev"


def _bundle(program: Path) -> Path:
    return next((one for one in program.parents if one.suffix == ".app"), program.parent)


def _is_ours(folder: Path, dpkg: Path) -> bool:
    """Whether we may rename it: not what the system's packages own, nor a place that macOS shows read-only."""
    if "AppTranslocation" in folder.parts or not os.access(folder.parent, os.W_OK):
        return False
    try:
        listed = dpkg.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return True
    return str(folder) not in listed
