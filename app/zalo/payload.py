"""Reads untrusted JSON: each reader takes anything and gives a clean value or an empty one, never an exception."""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from app.errors import Transient
from app.zalo.hosts import split_address

TEXT_CAP = 65_536
URL_CAP = 4_096
ID_CAP = 128
ITEMS_MOST = 1_000
"""No honest list is longer: most have ten entries, none more than Zalo's fifty of a page or a shop's tags."""
RAW_CAP = 16_384
EXACT_BELOW = 2**53
"""An id written with a point or an exponent has been a float somewhere: from here on it may be somebody else's."""

_DUMP = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str, sort_keys=True).encode
_INT_DIGITS = 40
_WHOLE = re.compile(r"[+-]?[0-9]{1,40}")
_ID = re.compile(r"[\x21-\x7e]+")
_AMPERSAND = re.compile(r"&(?:amp|#38|#x26);", re.IGNORECASE)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def parse(body: bytes) -> object:
    """JSON of an answer. Integers stay exact, other numbers become Decimal, so that no id ever passes through a float.

    Raises Transient `bad_answer` for what isn't JSON, or is nested too deep.
    """
    try:
        # A wrong byte costs one character, not the page.
        return json.loads(
            body.decode("utf-8", "replace").removeprefix("\ufeff"),
            parse_float=Decimal,
            parse_int=_integer,
            parse_constant=Decimal,
        )
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise Transient("bad_answer") from error


def _integer(digits: str) -> int | Decimal:
    # Python refuses to read more than 4,300 digits, which would lose the whole page for one absurd field.
    return int(digits) if len(digits) <= _INT_DIGITS else Decimal("NaN")


def clean(value: str, cap: int = TEXT_CAP) -> str:
    """Text that any database can hold: halves of surrogate pairs joined or replaced, no NUL, at most `cap` long."""
    if _LONE_SURROGATE.search(value):
        value = value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return value[:cap].replace("\x00", "\ufffd")


def text(value: object, cap: int = TEXT_CAP) -> str:
    """A string, or a whole number as its digits; "" for anything else."""
    if isinstance(value, str):
        return clean(value, cap)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)[:cap]
    return ""


def number(value: object) -> int | None:
    """A whole number however it is written: int, digits in a string, `9.0E4`. None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str):
        digits = value.strip()
        return int(digits) if _WHOLE.fullmatch(digits) else None
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < _INT_DIGITS:
        return int(value)
    return None


def decimal(value: object) -> float | None:
    """A finite number of degrees, however it is written."""
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
        return None
    try:
        exact = Decimal(value.strip() if isinstance(value, str) else value)
    except ArithmeticError:
        return None
    return float(exact) if exact.is_finite() and abs(exact) < 1_000 else None


def ident(value: object) -> str:
    """An id as text; "" when it is none, or was written as a float too large to be exact."""
    if isinstance(value, str):
        found = value.strip()
    elif isinstance(value, Decimal):
        whole = number(value)
        found = str(whole) if whole is not None and whole == value and 0 < whole < EXACT_BELOW else ""
    elif isinstance(value, int) and not isinstance(value, bool) and value > 0:
        found = str(value)
    else:
        return ""
    return found if len(found) <= ID_CAP and found.strip("0") and _ID.fullmatch(found) else ""


def flag(value: object) -> bool | None:
    """True and false also as 1, 0, "true" and "false" (zalo-oa-api.md 5.6)."""
    if isinstance(value, bool):
        return value
    return {"true": True, "1": True, "false": False, "0": False}.get(text(value).strip().lower())


def url(value: object) -> str:
    """An http or https address with Zalo's literal `&amp;` undone (zalo-oa-api.md 5.4); "" for any other."""
    if not isinstance(value, str):
        return ""
    address = _AMPERSAND.sub("&", value.strip())
    if len(address) > URL_CAP or any(mark in address for mark in "\x00\r\n\t "):
        return ""
    ascii_only = address.encode("ascii", "ignore").decode()
    return clean(address, URL_CAP) if split_address(ascii_only) is not None else ""


def fields(value: object) -> Mapping[str, Any]:
    """An object's fields; none for anything else."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> Sequence[Any]:
    """An array's items, `ITEMS_MOST` at most; none for anything else."""
    return value[:ITEMS_MOST] if isinstance(value, list) else ()


def dump(value: object, cap: int = RAW_CAP) -> str:
    """JSON text of a parsed value, cut at `cap`: the same for any order of keys; numbers that aren't whole are written
    as strings."""
    try:
        return clean(_DUMP(value), cap)
    except (RecursionError, ValueError):
        return "…"
