"""Strangers' words made fit to be shown: nothing turns the line around, climbs over its neighbours or never ends."""

import unicodedata
from dataclasses import dataclass

MOST_CHARS = 8_000
"""Zalo's own messages end at 2,000; more is somebody's mischief, and would take the window's time."""
MOST_LINES = 300
MOST_MARKS = 2
"""Marks on one letter: Vietnamese needs two, and more would climb over the neighbouring lines."""
MOST_SIGNS = 4
"""The same with signs that take part in no order of marks: vowels of Thai and Tibetan, what makes a keycap of a digit,
and rings that are piled up for mischief."""

TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C))
"""Bidirectional controls: with them `gpj.exe` reads as `exe.jpg`."""
_BREAKS = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})


@dataclass(frozen=True, slots=True)
class Tamed:
    text: str
    cut: bool = False
    """There was more."""


def tame(text: str, chars: int = MOST_CHARS, lines: int = MOST_LINES) -> Tamed:
    """A text of several lines for the screen."""
    whole = text.replace("\r\n", "\n").translate(_BREAKS)
    kept = whole[:chars]
    parts = kept.split("\n", lines)
    kept = "\n".join(parts[:lines])
    return Tamed(_plain(kept), cut=len(kept) < len(whole))


def tame_line(text: str, chars: int = 300) -> str:
    """A name or title: one line, without any control character."""
    straight = _plain(text[: 4 * chars].translate(_BREAKS))
    seen = "".join(char for char in straight if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs"))
    return " ".join(seen.split())[:chars].rstrip()


def _plain(text: str) -> str:
    if text.isascii():
        return text
    text = text.translate(TURNING)
    made: list[str] = []
    marks = signs = 0
    for char in text:
        ordered = unicodedata.combining(char) > 0
        if ordered or unicodedata.category(char) in {"Mn", "Me"}:
            marks, signs = marks + ordered, signs + 1
        else:
            marks = signs = 0
        if marks <= MOST_MARKS and signs <= MOST_SIGNS:
            made.append(char)
    return "".join(made)
