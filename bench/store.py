"""The profile with stored messages that benchmarks open: made once for a run, as large as is asked for."""

import tempfile
from functools import cache
from pathlib import Path

from bench.profile import Shop, make

MESSAGES = 200_000
"""Unless `--size` says otherwise. The goals of limits.md are for 2,000,000, whose making alone takes some minutes."""
SMALL = 20_000
"""What growth is measured against."""
PER_TALK = 20
SHOP = Shop("3000000000000000001")
_KEPT: list[tempfile.TemporaryDirectory[str]] = []
_KEYS: dict[Path, bytes] = {}


def home() -> Path:
    """The profile of the size asked for."""
    return home_of(MESSAGES)


@cache
def home_of(messages: int) -> Path:
    """A profile with so many messages. It goes with the process."""
    folder = tempfile.TemporaryDirectory()
    _KEPT.append(folder)
    made = Path(folder.name)
    _KEYS[made] = make(made, [SHOP], messages=messages, talks=talks(messages))
    return made


def key_of(profile: Path) -> bytes:
    return _KEYS[profile]


def talks(messages: int) -> int:
    return messages // PER_TALK
