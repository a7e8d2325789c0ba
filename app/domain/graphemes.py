"""Where a text may be cut without breaking what a person sees as one sign: accents, skin tones, families, flags."""

import unicodedata

JOINER = "\u200d"
_FIRST_TONE, _LAST_TONE = "\U0001f3fb", "\U0001f3ff"
_FIRST_FLAG, _LAST_FLAG = "\U0001f1e6", "\U0001f1ff"
_FIRST_TAG, _LAST_TAG = "\U000e0020", "\U000e007f"


def may_cut(text: str, at: int) -> bool:
    """Whether `text[:at]` and `text[at:]` are both whole signs."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before == "\r" and after == "\n":
        return False
    if JOINER in {before, after} or _hangs_on(after):
        return False
    return not (_is_flag(before) and _is_flag(after) and _flags_before(text, at) % 2 == 1)


def cut_before(text: str, at: int) -> int:
    """The last place up to `at` where `text` may be cut; `at` itself where one sign alone is longer than that."""
    place = at
    while place > 0 and not may_cut(text, place):
        place -= 1
    return place or at


def _hangs_on(sign: str) -> bool:
    """Marks, variation selectors, skin tones and the letters of regional flags belong to what is before them."""
    if _FIRST_TONE <= sign <= _LAST_TONE or _FIRST_TAG <= sign <= _LAST_TAG:
        return True
    return unicodedata.category(sign) in {"Mn", "Me", "Mc"}


def _is_flag(sign: str) -> bool:
    return _FIRST_FLAG <= sign <= _LAST_FLAG


def _flags_before(text: str, at: int) -> int:
    count = 0
    while count < at and _is_flag(text[at - 1 - count]):
        count += 1
    return count
