"""A text too long for one message, as several: cut between paragraphs, lines, sentences or words, never within a sign
or an address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.graphemes import cut_before
from app.domain.text import TEXT_LIMIT

MOST_PIECES = 10
"""More messages in one go than this are a mistake, not an answer."""
LONGEST_TEXT = TEXT_LIMIT * MOST_PIECES
"""What may be typed into one answer, in code points; what splits badly may still need too many pieces."""

_BREAKS = tuple(re.compile(pattern) for pattern in (r"\s*\n\s*\n\s*", r"\s*\n\s*", r"(?<=[.!?…。！？])\s+", r"\s+"))
"""From the best place to cut to the worst."""
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One message of several. `joint` is the white space that stood between it and the one before."""

    text: str
    joint: str = ""


def split(text: str, limit: int = TEXT_LIMIT) -> list[Piece]:
    """The pieces of a clean text, none longer than `limit` code points; a text that fits is one piece."""
    pieces: list[Piece] = []
    joint = ""
    while len(text) > limit:
        end, start = _place(text, limit)
        pieces.append(Piece(text[:end], joint))
        joint, text = text[end:start], text[start:]
    return [*pieces, Piece(text, joint)]


def joined(pieces: Iterable[Piece]) -> str:
    """What `split` has split, as it was."""
    found = list(pieces)
    return "".join((piece.joint if number else "") + piece.text for number, piece in enumerate(found))


def _place(text: str, limit: int) -> tuple[int, int]:
    """Where the first piece ends and the next begins. A better kind of break counts if it leaves no piece less than
    half full; words are kept whole however short that makes a piece."""
    within = text[: limit + 1]
    for number, pattern in enumerate(_BREAKS):
        least = limit // 2 if number < len(_BREAKS) - 1 else 1
        places = [found.start() for found in pattern.finditer(within) if least <= found.start() <= limit]
        if places:
            found = pattern.match(text, places[-1])
            assert found is not None
            return found.start(), found.end()
    at = cut_before(text, _before_address(text, limit))
    return at, at


def _before_address(text: str, limit: int) -> int:
    """`limit`, or the beginning of an address that it would cut, if that fits into one message."""
    for found in _ADDRESS.finditer(text):
        if 0 < found.start() < limit < found.end() and found.end() - found.start() <= limit:
            return found.start()
    return limit
