"""Recovery codes: 8 groups of 4 letters that a person can write down and type again."""

import hashlib
import secrets

from app.errors import NeedsUser

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O, U."""
_LOOK_ALIKE = str.maketrans("OIL", "011")
_DATA = 30
_CHECK = 2
_GROUP = 4


def new_code() -> str:
    """A fresh code of 150 random bits and two check letters, in groups joined by hyphens."""
    data = "".join(secrets.choice(_ALPHABET) for _ in range(_DATA))
    code = data + _check(data)
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def read_code(typed: str) -> str:
    """The letters of a typed code: case, separators and look-alikes (O/0, I/L/1) don't matter. NeedsUser
    ("wrong_recovery_code", misspelt=True) if it can't be one, without having tried it."""
    letters = "".join(char for char in typed.upper() if char.isalnum()).translate(_LOOK_ALIKE)
    data, check = letters[:_DATA], letters[_DATA:]
    if len(letters) != _DATA + _CHECK or not set(letters) <= set(_ALPHABET) or check != _check(data):
        raise NeedsUser("wrong_recovery_code", misspelt=True)
    return data


def _check(data: str) -> str:
    digest = hashlib.sha256(data.encode()).digest()
    return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:_CHECK])
