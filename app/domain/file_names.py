"""Names for files, out of names that strangers gave: one part of a path, which every system takes."""

from pathlib import PurePosixPath

from app.domain.tame import tame_line

MOST_CHARS = 120
MOST_BYTES = 200
"""Most systems take 255; a Vietnamese letter is three, and the program that saves may add an ending of its own."""
LONGEST_ENDING = 20
"""A longer one is a part of the name."""
_REFUSED = frozenset('<>:"|?*/\\')
_READ = 4 * MOST_CHARS
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"}
)
"""On Windows these are no files, whatever ending they have."""


def safe_name(name: str, ending: str = "", *, otherwise: str = "file") -> str:
    """The last part of a path or name: printable, on one line, no device, at most MOST_CHARS and MOST_BYTES long.

    `ending` (with its dot) takes the place of the name's own; `otherwise` is for a name of which nothing is left.
    """
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    if len(last) > _READ:
        last = last[: _READ - LONGEST_ENDING] + last[-LONGEST_ENDING:]
    plain = "".join(char for char in tame_line(last, _READ) if char.isprintable() and char not in _REFUSED).strip(" .")
    path = PurePosixPath(plain)
    stem, own = (path.stem, path.suffix) if len(path.suffix) <= LONGEST_ENDING else (plain, "")
    tail = ending or own
    stem = _cut(stem.rstrip(" ."), MOST_CHARS - len(tail), MOST_BYTES - len(tail.encode())) or otherwise
    return f"{'_' if _is_device(stem) else ''}{stem}{tail}"


def has_ending(name: str) -> bool:
    return 2 <= len(PurePosixPath(name).suffix) <= 6


def _cut(stem: str, chars: int, size: int) -> str:
    return stem[:chars].encode()[:size].decode(errors="ignore").rstrip(" .")


def _is_device(stem: str) -> bool:
    return stem.split(".")[0].rstrip().upper() in _DEVICES
