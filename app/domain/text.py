"""Texts that people type: what may be sent, and how long it may be."""

import unicodedata

TEXT_LIMIT = 2_000
"""Longest text of one message, in code points (zalo-oa-api.md 6.1)."""

_KEEP = frozenset("\n\t")


def clean(text: str) -> str:
    """The text as it is sent: NFC, one kind of line break, no control characters or lone surrogates, no white space
    around it."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    # A surrogate alone can't be written as UTF-8; the two halves of one character can.
    paired = unified.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    kept = "".join(char for char in paired if char in _KEEP or unicodedata.category(char) != "Cc")
    return unicodedata.normalize("NFC", kept).strip()
