"""Phone numbers inside texts, in one spelling: ten or so digits from 0 on, however they were typed."""

import re
from collections.abc import Iterator

SHORTEST, LONGEST = 9, 11
TAIL = 3
"""People search a phone by its last digits, this many at least."""

_DATE = r"\d{1,2}([.\-])\d{1,2}\1\d{4}(?!\d)"
_NUMBER = re.compile(rf"(?<![\d+])(?!{_DATE})(?:\+?84[ .\-]?0?|0)[2-9](?:[ .\-]?\d){{7,9}}(?!\d)")
_NOT_DIGITS = re.compile(r"\D+")


def normal(phone: str) -> str:
    """`+84 912 345 678`, `84912345678` and `0912.345.678` are the same; empty for what is no phone number."""
    digits = _NOT_DIGITS.sub("", phone)
    if digits.startswith("84") and len(digits) > LONGEST - 1:
        digits = f"0{digits[2:].removeprefix('0')}"
    return digits if digits.startswith("0") and SHORTEST <= len(digits) <= LONGEST else ""


def found_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Each number in `text`: its normal spelling, where it starts, where it ends."""
    for match in _NUMBER.finditer(text):
        number = normal(match.group())
        if number:
            yield number, match.start(), match.end()


def tails(phone: str) -> list[str]:
    """The number and its ends of three digits or more: words by which it is found."""
    number = normal(phone) or _NOT_DIGITS.sub("", phone)
    return [number[at:] for at in range(max(0, len(number) - TAIL) + 1)] if len(number) >= TAIL else []
