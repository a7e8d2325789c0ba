"""What a bundle does around its window: a version on trial is counted first, one that lies ready takes the place last.
A usual start pays for none of it."""

import sys
from collections.abc import Callable
from pathlib import Path

from app.updates import JOURNAL, PROBE

NO_START = frozenset({PROBE, "--quit", "--self-test", "-h", "--help"})
"""With these nobody is going to work: it says nothing about whether this version starts."""


def around(given: list[str], window: Callable[[list[str]], int]) -> int:
    """The exit code of `window`, which is not even loaded where this version gives its place back."""
    if NO_START & set(given):
        return window(given)
    if is_watched(Path(sys.executable)) and _goes_back(given):
        return 0
    code = window(given)
    _leave()
    return code


def is_watched(program: Path) -> bool:
    """Whether there is a journal beside the folder of this program, or beside the .app around it."""
    return any(folder.with_name(f"{folder.name}.{JOURNAL}").exists() for folder in program.parents if folder.name)


def _goes_back(given: list[str]) -> bool:
    from app.updates import starting
    from app.updates.installation import Installation

    return starting.goes_back(Installation.here(), given)


def _leave() -> None:
    from app.paths import Paths
    from app.updates import starting
    from app.updates.installation import Installation

    starting.leave(Paths.default(), Installation.here())
