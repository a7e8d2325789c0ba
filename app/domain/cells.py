"""Cells of tables for other programs: no text of a customer's becomes a formula there."""

import unicodedata

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A cell that begins so is a formula to some program, also in its wide form."""
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})


def harmless(cell: str) -> str:
    """A text that is no formula anywhere, nor behind spaces and signs that nobody sees."""
    start = next((at for at, char in enumerate(cell) if unicodedata.category(char) not in _UNSEEN), len(cell))
    return f"'{cell}" if cell.startswith(RISKY) or cell.startswith(RISKY, start) else cell
