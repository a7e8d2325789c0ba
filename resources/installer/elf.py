"""What Linux' programs and libraries say of themselves, as binutils' `readelf` tells it."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

MAGIC = b"\x7fELF"
_NEEDED = re.compile(r"\(NEEDED\).*\[([^\]]+)\]")
_GLIBC = re.compile(r"Name: GLIBC_(\d+)\.(\d+)")
_GLIBCXX = re.compile(r"Name: GLIBCXX_(\d+)\.(\d+)\.(\d+)")
SYMBOLS = " .symtab "


@dataclass(frozen=True, slots=True)
class Needs:
    """Libraries by name, and the newest versions asked for of the two that every program has."""

    libraries: frozenset[str]
    glibc: tuple[int, ...] = (0,)
    libstdcxx: tuple[int, ...] = (0,)


def is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def needs(path: Path) -> Needs:
    return read_needs(_readelf("-d", "-V", path))


def read_needs(told: str) -> Needs:
    """Out of what `readelf -d -V` prints."""
    return Needs(
        frozenset(_NEEDED.findall(told)),
        max((tuple(map(int, found)) for found in _GLIBC.findall(told)), default=(0,)),
        max((tuple(map(int, found)) for found in _GLIBCXX.findall(told)), default=(0,)),
    )


def has_symbols(path: Path) -> bool:
    """Whether it carries names that only a debugger asks for."""
    return SYMBOLS in _readelf("-S", path)


def stripped(path: Path, target: Path) -> Path:
    """A copy without them."""
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["strip", "--strip-unneeded", "-o", str(target), str(path)], check=True)
    return target


def _readelf(*arguments: object) -> str:
    command = ["readelf", "-W", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
