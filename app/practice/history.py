"""Messages and the order in which the two history endpoints list them."""

import bisect
import heapq
import itertools
from dataclasses import dataclass, field
from typing import Any, Literal

Author = Literal["customer", "api", "manager", "automatic"]


@dataclass(slots=True)
class Message:
    """One message. `fields` are those of its kind (`message`, `url`, …); a value that begins with `/cdn/` is given out
    as a full address. `answer_id` is the id that the answer to its sending carried."""

    message_id: str
    oa_id: str
    user_id: str
    author: Author
    time: int
    kind: str
    fields: dict[str, Any] = field(default_factory=dict)
    answer_id: str = ""
    quote: str = ""
    visible_at: int = 0
    broken: dict[str, Any] | None = None
    """Not None: these values replace those of the row, to make it one that nobody can read."""

    @property
    def from_customer(self) -> bool:
        return self.author == "customer"


Key = tuple[int, int]
"""Time, then order of arrival."""


class Timeline:
    """Rows of one OA or one thread, ascending. Late ones go where their time puts them."""

    def __init__(self) -> None:
        self._keys: list[Key] = []
        self._rows: list[Message] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, key: Key, row: Message) -> None:
        if not self._keys or key > self._keys[-1]:
            self._keys.append(key)
            self._rows.append(row)
            return
        at = bisect.bisect(self._keys, key)
        self._keys.insert(at, key)
        self._rows.insert(at, row)

    def newest(self, offset: int, count: int) -> list[Message]:
        end = len(self._rows) - offset
        if end <= 0:
            return []
        return self._rows[max(0, end - count) : end][::-1]

    def all(self) -> list[Message]:
        return list(self._rows)


class MessageLog:
    """All messages of the world. The caller holds the world's lock."""

    def __init__(self) -> None:
        self._by_oa: dict[str, Timeline] = {}
        self._by_user: dict[str, Timeline] = {}
        self._by_id: dict[str, Message] = {}
        self._waiting: list[tuple[int, int, int, Message]] = []
        self._order = itertools.count()
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, message: Message, now: int, copies: int = 1) -> None:
        self._count += 1
        self._by_id[message.message_id] = message
        if message.answer_id:
            self._by_id.setdefault(message.answer_id, message)
        for _ in range(copies):
            if message.visible_at > now:
                heapq.heappush(self._waiting, (message.visible_at, next(self._order), message.time, message))
            else:
                self._show(message)

    def find(self, message_id: str) -> Message | None:
        return self._by_id.get(message_id)

    def recent(self, oa_id: str, offset: int, count: int, now: int) -> list[Message]:
        self._show_due(now)
        return self._timeline(self._by_oa, oa_id).newest(offset, count)

    def thread(self, user_id: str, offset: int, count: int, now: int) -> list[Message]:
        self._show_due(now)
        return self._timeline(self._by_user, user_id).newest(offset, count)

    def of_user(self, user_id: str, now: int) -> list[Message]:
        """The whole thread, oldest first."""
        self._show_due(now)
        return self._timeline(self._by_user, user_id).all()

    def of_oa(self, oa_id: str, now: int) -> list[Message]:
        self._show_due(now)
        return self._timeline(self._by_oa, oa_id).all()

    def _show_due(self, now: int) -> None:
        while self._waiting and self._waiting[0][0] <= now:
            self._show(heapq.heappop(self._waiting)[3])

    def _show(self, message: Message) -> None:
        key = (message.time, next(self._order))
        self._timeline(self._by_oa, message.oa_id).add(key, message)
        self._timeline(self._by_user, message.user_id).add(key, message)

    @staticmethod
    def _timeline(lines: dict[str, Timeline], key: str) -> Timeline:
        return lines.setdefault(key, Timeline())
