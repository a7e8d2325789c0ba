"""The files of a release: what they are called, their hashes, and what the signed manifest says of them.

python -m resources.installer.release tag TAG       is this the tag of the version here?
python -m resources.installer.release name SYSTEM   windows, macos, macos-update or linux: the file's name
python -m resources.installer.release sums FOLDER   write SHA256SUMS beside the files
python -m resources.installer.release files FOLDER  a line SYSTEM:KIND=PATH for each file that updates need
"""

from __future__ import annotations

import hashlib
import platform
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from resources.installer.version_files import version_of

ROOT = Path(__file__).resolve().parents[2]
SUMS = "SHA256SUMS"
MACHINES = {"amd64": "x86_64", "aarch64": "arm64"}
ENDINGS = {"windows": ".exe", "macos": ".dmg", "macos-update": ".tar.xz", "linux": ".deb"}
KINDS = {".exe": "installer", ".tar.xz": "folder", ".deb": "package"}
"""How an update takes each file (app/domain/updates). A dmg is for people alone."""


def name(wanted: str, version: str, machine: str) -> str:
    """QuayChat-1.2.3-windows-x86_64.exe and so on."""
    machine = machine.lower()
    return f"QuayChat-{version}-{wanted.partition('-')[0]}-{MACHINES.get(machine, machine)}{ENDINGS[wanted]}"


def is_tag_of(tag: str, version: str) -> bool:
    return tag == f"v{version}"


def sums(folder: Path) -> str:
    """As `sha256sum --check` reads it."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != SUMS)
    return "".join(f"{sha256(path)}  {path.name}\n" for path in files)


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files(folder: Path, version: str) -> list[str]:
    """For `app.updates.sign release --file`. ValueError where one is of another version, or where one is missing."""
    found: list[str] = []
    for path in sorted(folder.iterdir()):
        ending = next((one for one in KINDS if path.name.endswith(one)), None)
        if ending is None:
            continue
        start = f"QuayChat-{version}-"
        if not path.name.startswith(start):
            raise ValueError(f"{path.name} is not of version {version}")
        system = path.name.removeprefix(start).removesuffix(ending)
        found.append(f"{system}:{KINDS[ending]}={path}")
    missing = {"windows", "macos", "linux"} - {line.partition("-")[0] for line in found}
    if missing:
        raise ValueError(f"no file for {', '.join(sorted(missing))}")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    version = version_of(ROOT / "pyproject.toml")
    commands: dict[str, Callable[[str], int]] = {
        "tag": lambda tag: _tag(tag, version),
        "name": lambda wanted: _say(name(wanted, version, platform.machine())),
        "sums": _write_sums,
        "files": lambda folder: _say("\n".join(files(Path(folder), version))),
    }
    if len(given) != 2 or given[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return commands[given[0]](given[1])
    except (OSError, ValueError, KeyError) as error:
        print(f"release: {error}", file=sys.stderr)
        return 1


def _tag(tag: str, version: str) -> int:
    if is_tag_of(tag, version):
        return 0
    print(f"release: the tag is {tag}, and the version in pyproject.toml {version}", file=sys.stderr)
    return 1


def _write_sums(folder: str) -> int:
    (Path(folder) / SUMS).write_text(sums(Path(folder)), encoding="utf-8", newline="\n")
    return 0


def _say(text: str) -> int:
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
