"""The ids of a whole list in its order: kept in columns, since a hundred thousand pairs would cost the memory of the
pairs, and every search for reference cycles the time to look at each of them."""

from array import array
from collections.abc import Collection, Iterable, Iterator, MutableSequence
from typing import overload

from app.domain.ids import ConversationId, OaId, UserId


class Order(MutableSequence[ConversationId]):
    """A list of conversation ids, equal to any sequence of the same ids."""

    __slots__ = ("_numbers", "_oas", "_users", "_which")

    def __init__(self, ids: Iterable[tuple[str, str]] = ()) -> None:
        self._oas: list[OaId] = []
        self._numbers: dict[str, int] = {}
        self._which: array[int] = array("H")
        self._users: list[UserId] = []
        if isinstance(ids, Order):
            self._oas += ids._oas
            self._numbers |= ids._numbers
            self._which += ids._which
            self._users += ids._users
            return
        for oa_id, user_id in ids:
            self._which.append(self._number(oa_id))
            self._users.append(UserId(user_id))

    def _number(self, oa_id: str) -> int:
        number = self._numbers.get(oa_id)
        if number is None:
            number = self._numbers[oa_id] = len(self._oas)
            self._oas.append(OaId(oa_id))
        return number

    def __len__(self) -> int:
        return len(self._users)

    def __iter__(self) -> Iterator[ConversationId]:
        oas = self._oas
        return (ConversationId(oas[which], user) for which, user in zip(self._which, self._users, strict=True))

    @overload
    def __getitem__(self, row: int) -> ConversationId: ...
    @overload
    def __getitem__(self, row: slice) -> "Order": ...
    def __getitem__(self, row: int | slice) -> "ConversationId | Order":
        if isinstance(row, slice):
            return Order(
                (self._oas[which], user) for which, user in zip(self._which[row], self._users[row], strict=True)
            )
        return ConversationId(self._oas[self._which[row]], self._users[row])

    def __setitem__(self, row: int | slice, value: object) -> None:
        raise TypeError("rows come and go, none becomes another")

    def __delitem__(self, row: int | slice) -> None:
        del self._which[row]
        del self._users[row]

    def insert(self, row: int, value: ConversationId) -> None:
        self._which.insert(row, self._number(value.oa_id))
        self._users.insert(row, value.user_id)

    def __contains__(self, value: object) -> bool:
        return isinstance(value, tuple) and bool(self.rows_of([ConversationId(*value)]))

    def index(self, value: ConversationId, start: int = 0, stop: int | None = None) -> int:
        """Raises ValueError where it isn't."""
        end = len(self) if stop is None else stop
        row = start
        while True:
            row = self._users.index(value.user_id, row, end)
            if self._oas[self._which[row]] == value.oa_id:
                return row
            row += 1

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Order):
            return len(self) == len(other) and other.begins_with(self)
        return isinstance(other, list | tuple) and len(self) == len(other) and all(map(_same, self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Order({list(self)!r})"

    def begins_with(self, other: "Order") -> bool:
        """Whether `other` are the first of these."""
        count = len(other)
        if self._users[:count] != other._users:
            return False
        if self._oas[: len(other._oas)] == other._oas:
            return self._which[:count] == other._which
        return all(map(_same, self[:count], other))

    def rows_of(self, wanted: Collection[ConversationId]) -> list[int]:
        """Where these stand, in the order of the list; what isn't there is left out."""
        users = {cid.user_id for cid in wanted}
        pairs = set(wanted)
        return [row for row, user in enumerate(self._users) if user in users and self[row] in pairs]

    def missing_in(self, other: "Order") -> list[int]:
        """The rows whose conversations `other` doesn't have."""
        there: dict[OaId, set[UserId]] = {oa_id: set() for oa_id in self._oas}
        for oa_id, users in there.items():
            number = other._numbers.get(oa_id)
            users.update(user for which, user in zip(other._which, other._users, strict=True) if which == number)
        sets = [there[oa_id] for oa_id in self._oas]
        return [
            row
            for row, (which, user) in enumerate(zip(self._which, self._users, strict=True))
            if user not in sets[which]
        ]


def _same(one: object, other: object) -> bool:
    return one == other
