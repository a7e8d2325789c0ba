"""Keys of new messages: `milliseconds << 10 | n`, so that their order is the order of the thread.

The first message of a millisecond takes the middle of its 1,024 keys; others of the same millisecond go above or below
it, as Zalo's page has them. Where that room is used up the next free key is taken, in a neighbouring millisecond.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from app.domain.ids import KEY_BITS

MIDDLE = 1 << (KEY_BITS - 1)
STEP = 4
"""Neighbours of one millisecond stand so far apart, for a late one between them, within `SPARSE` of the middle."""
SPARSE = 128
LATEST_MS = (1 << (62 - KEY_BITS)) - 1
"""Times are taken to lie between 1 and this, so that keys fit into 64 bits."""

Taken = Callable[[int, int], Iterable[int]]
"""The stored keys from the first (inclusive) to the second (exclusive)."""


def middle_of(at: int) -> int:
    """The key that a message of this millisecond gets when it is the only one."""
    return at << KEY_BITS | MIDDLE


def place(
    times: Sequence[int],
    talks: Sequence[str],
    known: Mapping[int, int],
    crowded: Callable[[list[int]], set[int]],
    taken: Taken,
) -> dict[int, int]:
    """Keys for the rows of a page, by their index; the page has the newest first where times are equal.

    `talks` are the rows' conversations, within which alone order matters: pages of a thread know nothing of the others.
    `known` are the keys of those that are stored already. `crowded` tells which of some middle keys are taken. Rows of
    a millisecond of which the page knows nothing else go above what is stored: lists are read from the top, each page
    touching the one before, so that whatever is not on the page stands below it.
    """
    fresh = [index for index in range(len(times)) if index not in known]
    middles = [middle_of(times[index]) for index in fresh]
    full = crowded(middles)
    counted: dict[int, int] = {}
    for middle in middles:
        counted[middle] = counted.get(middle, 0) + 1
    placed = {i: m for i, m in zip(fresh, middles, strict=True) if counted[m] == 1 and m not in full}
    if len(placed) == len(fresh):
        return placed
    room = _Room(taken, placed.values())
    together = sorted(range(len(times)), key=lambda index: (middle_of(times[index]), talks[index], -index))
    for (middle, _), group in groupby(together, key=lambda index: (middle_of(times[index]), talks[index])):
        indexes = list(group)
        if any(index not in known and index not in placed for index in indexes):
            placed |= _place_equal(indexes, middle, known, room)
    return placed


def _place_equal(oldest_first: list[int], middle: int, known: Mapping[int, int], room: "_Room") -> dict[int, int]:
    """Keys for the new ones among a conversation's rows of one millisecond, between the stored ones that stand beside
    them."""
    placed: dict[int, int] = {}
    rest = oldest_first
    first_known = next((i for i, index in enumerate(oldest_first) if index in known), None)
    if first_known is not None:
        key = known[oldest_first[first_known]]
        for index in reversed(oldest_first[:first_known]):
            key = placed[index] = room.below(key)
        rest = oldest_first[first_known:]
    below: int | None = None
    for place_of, index in enumerate(rest):
        if index in known:
            below = known[index]
        elif below is None:
            below = placed[index] = room.above_all(middle)
        else:
            upper = min((known[later] for later in rest[place_of:] if later in known), default=None)
            below = placed[index] = room.above(below, upper)
    return placed


class _Room:
    """Which keys are free, asked of the database a millisecond at a time."""

    def __init__(self, taken: Taken, placed: Iterable[int]) -> None:
        self._ask = taken
        self._taken = set(placed)
        self._asked: set[int] = set()

    def above(self, key: int, upper: int | None = None) -> int:
        """A free key above `key`, with room left between the two for what comes late; below `upper` if it can be."""
        if upper is not None and upper > key:
            return self._take(key + max((upper - key) // 2, 1), 1)
        return self._take(key + _step(key), 1)

    def below(self, key: int) -> int:
        """As `above`, the other way."""
        return self._take(key - _step(key), -1)

    def above_all(self, middle: int) -> int:
        """Above all of this millisecond, half the room away, for those between that come with the next page; its middle
        if it is empty."""
        stored = self._of(middle)
        if not stored:
            return self._take(middle, 1)
        return self._take(max(stored) + max((middle + MIDDLE - max(stored)) // 2, 1), 1)

    def _take(self, key: int, step: int) -> int:
        """The first free key from `key` on, upwards or downwards."""
        while self._is_taken(key):
            key += step
        self._taken.add(key)
        return key

    def _of(self, middle: int) -> list[int]:
        start = middle - MIDDLE
        self._load(start)
        return [key for key in self._taken if start <= key < start + 2 * MIDDLE]

    def _is_taken(self, key: int) -> bool:
        self._load(key)
        return key in self._taken

    def _load(self, key: int) -> None:
        at = key >> KEY_BITS
        if at not in self._asked:
            self._asked.add(at)
            self._taken.update(self._ask(at << KEY_BITS, (at + 1) << KEY_BITS))


def _step(key: int) -> int:
    return STEP if abs(key - middle_of(key >> KEY_BITS)) < SPARSE else 1
