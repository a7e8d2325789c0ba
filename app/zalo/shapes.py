"""Notes the shapes of Zalo's answers in the log, for what no page tells: keys and JSON types, never a value.

What is asked there stands in zalo-oa-api.md 14: rows of undocumented types, ids as text or as numbers, refusals.
"""

import logging
import re

from app.zalo.payload import items
from app.zalo.responses import Answer

KINDS_MOST = 200
KEYS_MOST = 40
DEEPEST = 4
RATE_HEADER = "x-ratelimit-remain"

_NAME = re.compile(r"[A-Za-z_][A-Za-z_0-9]{0,39}")
"""What a key or a type of Zalo's looks like; anything else may be somebody's words, and is not told."""

log = logging.getLogger(__name__)


class Shapes:
    """For one OA, or for the sign-in: each kind of answer and each type of row once in the life of the process."""

    def __init__(self, whose: str) -> None:
        self._whose = whose
        self._seen: set[str] = set()

    def answered(self, path: str, data: object, answer: Answer) -> None:
        """Zalo has answered a call; `data` is what the answer brings."""
        limits = "rate headers" if RATE_HEADER in answer.headers else "no rate headers"
        self._note(f"{path} HTTP {answer.status}, {limits}", data)
        for row in items(data):
            if isinstance(row, dict) and "type" in row:
                self._note(f"{path} row {_name(row['type'])}, src {_src(row.get('src'))}", row)

    def refused(self, path: str, code: object, answer: Answer) -> None:
        """Zalo has refused a call, or its answer can't be read; `code` is Zalo's, or ours."""
        kind = str(code) if isinstance(code, int) else _name(code)
        self._note(f"{path} HTTP {answer.status}, refused by {kind}", None)

    def _note(self, kind: str, value: object) -> None:
        if kind in self._seen or len(self._seen) >= KINDS_MOST:
            return
        self._seen.add(kind)
        log.info("shape, %s, %s is %s", self._whose, kind, shape_of(value))


def shape_of(value: object, depth: int = 0) -> str:
    """A parsed value's keys and types, as text."""
    if isinstance(value, dict):
        if depth >= DEEPEST:
            return "{…}"
        inside = sorted(f"{_name(key)} {shape_of(one, depth + 1)}" for key, one in list(value.items())[:KEYS_MOST])
        return "{" + ", ".join(inside) + "}"
    if isinstance(value, list):
        return f"[{shape_of(value[0], depth + 1)}]" if value and depth < DEEPEST else "[]"
    if isinstance(value, str):
        return "empty" if not value else "digits" if value.isascii() and value.isdigit() else "text"
    if value is None or isinstance(value, bool):
        return "null" if value is None else "bool"
    return "int" if isinstance(value, int) else "number"


def _name(value: object) -> str:
    return value if isinstance(value, str) and _NAME.fullmatch(value) else "?"


def _src(value: object) -> str:
    return str(value) if isinstance(value, int) and value in (0, 1) else "?"
