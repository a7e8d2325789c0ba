"""Where a text can be pressed: addresses, and phone numbers as Vietnamese people write them."""

import re
from dataclasses import dataclass

from ui.inbox.hit import Act

_LINK = re.compile(r"(?<![\w@.])(?:https?://|www\.)[^\s<>\"'“”‘’«»|\\^`{}]+", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}(?:vn|com|net|org|info|shop|store|asia|io|me|page\.link)"
    r"(?:/[^\s<>\"'“”‘’«»|\\^`{}]*)?(?![\w@])",
    re.IGNORECASE,
)
"""An address without `https://`, with one of the endings that shops and their customers use."""
_DATE = r"\d{1,2}([.\-])\d{1,2}\1\d{4}(?!\d)"
_PHONE = re.compile(
    rf"(?<![\w+.,/-])(?!{_DATE})(?:(?:\+?84[ .\-]?0?|0)[2-9](?:[ .\-]?\d){{7,9}}|1[89]00(?:[ .\-]?\d){{4,6}})"
    r"(?![\w]|[.,]\d)"
)
TRAILING = ".,;:!?…'*_"
PAIRS = {")": "(", "]": "[", "}": "{"}
PHONE_DIGITS = range(8, 13)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text, in characters; `value` is the whole address, or the number in one spelling."""

    start: int
    length: int
    act: Act
    value: str


def marks_in(text: str) -> list[Mark]:
    """What can be pressed, in order; nothing overlaps."""
    found = list(_links(text))
    taken = [(mark.start, mark.start + mark.length) for mark in found]
    for match in _PHONE.finditer(text):
        number = dialled(match.group())
        if number and all(match.end() <= start or match.start() >= end for start, end in taken):
            found.append(Mark(match.start(), match.end() - match.start(), Act.PHONE, number))
    return sorted(found, key=lambda mark: mark.start)


def _links(text: str) -> list[Mark]:
    found: list[Mark] = []
    for pattern in (_LINK, _BARE):
        for match in pattern.finditer(text):
            shown = _trimmed(match.group())
            inside = any(mark.start <= match.start() < mark.start + mark.length for mark in found)
            if not inside and "." in shown.removeprefix("www.") and not shown.endswith("://"):
                found.append(Mark(match.start(), len(shown), Act.LINK, _whole(shown)))
    return found


def _trimmed(address: str) -> str:
    """Without what ends the sentence, and without a bracket that the address didn't open."""
    while address and (
        address[-1] in TRAILING
        or (address[-1] in PAIRS and address.count(address[-1]) > address.count(PAIRS[address[-1]]))
    ):
        address = address[:-1]
    return address


def _whole(shown: str) -> str:
    scheme, colon, rest = shown.partition("://")
    return f"{scheme.lower()}://{rest}" if colon else f"https://{shown}"


def dialled(number: str) -> str:
    """A phone number as it is dialled: digits, perhaps with + before them; empty for what is none."""
    digits = re.sub(r"\D", "", number)
    if digits.startswith("84") and len(digits) > 10:
        digits = f"0{digits[2:].removeprefix('0')}"
    return digits if len(digits) in PHONE_DIGITS else ""
