"""Ways in which a database file is damaged: bits, pages, its length, its head, its log."""

import random
from collections.abc import Callable

PAGE = 4096
Damage = Callable[[bytearray, random.Random], None]


def _bit(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _noise(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content))
    content[start : start + 64] = chance.randbytes(len(content[start : start + 64]))


def _page(content: bytearray, chance: random.Random) -> int:
    return chance.randrange(max(len(content) // PAGE, 1)) * PAGE


def _empty_page(content: bytearray, chance: random.Random) -> None:
    start = _page(content, chance)
    content[start : start + PAGE] = bytes(len(content[start : start + PAGE]))


def _swap(content: bytearray, chance: random.Random) -> None:
    one, other = _page(content, chance), _page(content, chance)
    content[one : one + PAGE], content[other : other + PAGE] = content[other : other + PAGE], content[one : one + PAGE]


def _cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(1, len(content)) :]


def _cut_pages(content: bytearray, chance: random.Random) -> None:
    del content[max(_page(content, chance), PAGE) :]


def _grow(content: bytearray, chance: random.Random) -> None:
    content += chance.randbytes(chance.randrange(1, 3 * PAGE))


def _head(content: bytearray, chance: random.Random) -> None:
    content[:100] = chance.choice((b"SQLite format 3\0", b"<!doctype html>", bytes(100), chance.randbytes(100)))


DAMAGES: tuple[Damage, ...] = (_bit, _noise, _empty_page, _swap, _cut, _cut_pages, _grow, _head)
