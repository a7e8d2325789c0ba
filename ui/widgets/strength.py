"""A hint at how hard a passphrase is to guess; the limit itself is the core's."""

import unicodedata
from itertools import pairwise

MINIMUM = 8
GOOD_BITS = (40, 60, 80)


def strength(passphrase: str) -> int:
    """0 too short, 1 weak, 2 fair, 3 good, 4 strong."""
    text = unicodedata.normalize("NFC", passphrase)
    if len(text) < MINIMUM:
        return 0
    alphabet = sum(
        size
        for size, found in (
            (10, any(c.isdigit() for c in text)),
            (26, any(c.islower() for c in text)),
            (26, any(c.isupper() for c in text)),
            (30, any(not c.isalnum() for c in text)),
            (60, any(ord(c) > 127 for c in text)),
        )
        if found
    )
    fresh = 1 + sum(1 for before, c in pairwise(text) if abs(ord(c) - ord(before)) > 1)
    bits = min(fresh, 2 * len(set(text))) * max(1, alphabet).bit_length()
    return 1 + sum(bits >= limit for limit in GOOD_BITS)
