"""Answers of the API, spoiled: cut, wrong in type, deep, huge, doubled, packed, or something else altogether."""

import copy
import gzip
import json
import random
from collections.abc import Callable
from functools import cache
from typing import Any

Spoil = Callable[[bytes, random.Random], bytes]
NASTY: tuple[Any, ...] = (
    *(None, True, False, -1, 0, 2**63, 2**64, 10**39, 1e308, -1e-300, "", " ", "\x00", "a\x00b"),
    *(
        "\ud800",
        "\udfff\ud800",
        "\u202egpj.exe",
        "Z" + "\u0301" * 500,
        "x" * 70_000,
        "<b>đậm</b>",
        "NaN",
        "1e999999999",
    ),
    *(
        [],
        {},
        [[]],
        {"": {}},
        [None] * 50,
        {"a": [{"b": {"c": []}}]},
        "🧨" * 300,
        "../../etc/passwd",
        "javascript:alert(1)",
    ),
)
HUGE = b"9" * 6_000


def _cut(body: bytes, chance: random.Random) -> bytes:
    return body[: chance.randrange(len(body) + 1)]


def _bits(body: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(body)
    for _ in range(chance.randrange(1, 12)):
        spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def _other_value(body: bytes, chance: random.Random) -> bytes:
    """One value anywhere, or several, becomes another."""
    whole = json.loads(body)
    for _ in range(chance.randrange(1, 4)):
        holders = list(_holders(whole))
        holder = chance.choice(holders) if holders else whole
        if holder:
            key = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
            holder[key] = copy.deepcopy(chance.choice(NASTY))  # the next value may be put into it
    return json.dumps(whole).encode()


def _holders(value: Any) -> Any:
    if isinstance(value, (dict, list)):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _holders(inner)


def _without(body: bytes, chance: random.Random) -> bytes:
    whole = json.loads(body)
    objects = [holder for holder in _holders(whole) if isinstance(holder, dict) and holder]
    holder = chance.choice(objects)
    del holder[chance.choice(list(holder))]
    return json.dumps(whole).encode()


def _raw(*choices: bytes) -> Spoil:
    """Something that no JSON writer makes, in the place of a number or of all."""

    def spoil(body: bytes, chance: random.Random) -> bytes:
        put = chance.choice(choices)
        digits = [place for place, byte in enumerate(body[:4_000]) if byte in b"0123456789" and body[place - 1] == 32]
        if not digits:
            return put
        place = chance.choice(digits)
        end = place
        while end < len(body) and body[end] in b"0123456789":
            end += 1
        return body[:place] + put + body[end:]

    return spoil


def _deep(body: bytes, chance: random.Random) -> bytes:
    depth = chance.choice((900, 100_000))
    return b'{"error": 0, "data": ' + b"[" * depth + b"]" * chance.choice((depth, 0)) + b"}"


def _doubled_keys(body: bytes, chance: random.Random) -> bytes:
    return body[:-1] + b', "error": 0, "error": "0", "data": [], "data": ' + chance.choice((b"[1]", b"{}", body)) + b"}"


def _page(body: bytes, chance: random.Random) -> bytes:
    return chance.choice((b"<!doctype html><h1>502</h1>", b"", b"null", b"0", b'"ok"', b"[]", b"\xff\xfe{\x00}\x00"))


def _packed(body: bytes, chance: random.Random) -> bytes:
    """A bomb: some kilobytes that unfold to more than any answer holds."""
    return _bomb(chance.choice((5_000_000, 40_000_000)))


@cache
def _bomb(size: int) -> bytes:
    return gzip.compress(b'{"error": 0, "data": "' + b" " * size + b'"}')


SPOILS: tuple[Spoil, ...] = (
    *(_cut, _bits, _without, _deep, _doubled_keys, _page),
    *(_other_value,) * 6,
    _raw(b"NaN", b"Infinity", b"-Infinity", HUGE, b"-" + HUGE, b"1" * 39, b"1e400000", b"01", b"0x1F", b"\x00", b"'1'"),
)


def spoiled(body: bytes, chance: random.Random) -> bytes:
    return chance.choice(SPOILS)(body, chance)


def packed(body: bytes, chance: random.Random) -> bytes:
    return _packed(body, chance)
