"""Shape checks of what is pasted into the wizard: wrong fields are named at once, before Zalo is asked."""

import re
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

LONGEST_CALLBACK = 75
"""Zalo's own limit (zalo-oa-api.md 11)."""
LONGEST_SECRET = 64
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Trouble(StrEnum):
    """What is wrong with a field; the words are the page's."""

    EMPTY = "empty"
    NOT_DIGITS = "not_digits"
    TOKEN_AS_SECRET = "token_as_secret"
    ID_AS_SECRET = "id_as_secret"
    SPACES = "spaces"
    NOT_AN_ADDRESS = "not_an_address"
    NOT_HTTPS = "not_https"
    HAS_QUERY = "has_query"
    TOO_LONG = "too_long"
    SAME_TOKENS = "same_tokens"
    TOO_SHORT = "too_short"
    REFUSED = "refused"
    """Its shape passed here, but not further on."""


def tidy(text: str) -> str:
    """A pasted value without what comes along from web pages: blanks, quotes, invisible characters."""
    return re.sub(r"[\u200b-\u200d\u2060\ufeff\u00a0]", "", text).strip().strip("\"'“”").strip()


def app_id_trouble(text: str) -> Trouble | None:
    value = tidy(text)
    if not value:
        return Trouble.EMPTY
    return None if value.isascii() and value.isdigit() else Trouble.NOT_DIGITS


def secret_trouble(text: str, app_id: str = "") -> Trouble | None:
    """The secret is short and has no blanks; a token is several times as long (S13: they are often mixed up)."""
    value = tidy(text)
    if not value:
        return Trouble.EMPTY
    if re.search(r"\s", value):
        return Trouble.SPACES
    if len(value) > LONGEST_SECRET:
        return Trouble.TOKEN_AS_SECRET
    return Trouble.ID_AS_SECRET if app_id and value == tidy(app_id) else None


def callback_trouble(text: str) -> Trouble | None:
    """https, a host, no query: byte for byte what is registered with Zalo. Plain http on this PC alone is let
    through for the practice OA."""
    value = tidy(text)
    if not value:
        return Trouble.EMPTY
    if re.search(r"\s", value):
        return Trouble.SPACES
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return Trouble.NOT_AN_ADDRESS
    if parts.scheme not in ("http", "https") or ("." not in host and host not in LOOPBACK):
        return Trouble.NOT_AN_ADDRESS
    return _callback_form_trouble(parts, len(value))


def _callback_form_trouble(parts: SplitResult, length: int) -> Trouble | None:
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        return Trouble.NOT_HTTPS
    if parts.query or parts.fragment:
        return Trouble.HAS_QUERY
    return Trouble.TOO_LONG if length > LONGEST_CALLBACK else None


def address_trouble(text: str) -> Trouble | None:
    """An address, or the code alone; what it says is the session's business."""
    value = tidy(text)
    if not value:
        return Trouble.EMPTY
    return None if re.fullmatch(r"https?://\S+|[\w.~-]{20,}", value) else Trouble.NOT_AN_ADDRESS


def token_trouble(text: str) -> Trouble | None:
    value = tidy(text)
    if not value:
        return Trouble.EMPTY
    if re.search(r"\s", value):
        return Trouble.SPACES
    return Trouble.TOO_SHORT if len(value) < 20 else None


def pair_trouble(access: str, refresh: str) -> Trouble | None:
    """Both are there and they differ: the same one pasted twice is the usual slip."""
    return Trouble.SAME_TOKENS if tidy(access) and tidy(access) == tidy(refresh) else None
