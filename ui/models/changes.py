"""The narrowest steps from one order of rows to another: what to remove, move, insert and repaint."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
T_contra = TypeVar("T_contra", contravariant=True)


class Applier(Protocol[T_contra]):
    """Performs one step on the rows and tells the views."""

    def remove(self, first: int, last: int) -> None: ...

    def move(self, source: int, target: int) -> None:
        """`target` is where the row stands once it has been taken out."""
        ...

    def insert(self, at: int, rows: Sequence[T_contra]) -> None: ...

    def replace(self, first: int, rows: Sequence[T_contra]) -> None: ...


def apply(old: Sequence[T], new: Sequence[T], name: Callable[[T], object], to: Applier[T]) -> None:
    """Turn `old` into `new`. Rows are the same when their names are; each name stands once in a list."""
    wanted = {name(row) for row in new}
    rows = list(old)
    for first, last in runs_backwards([at for at, row in enumerate(rows) if name(row) not in wanted]):
        to.remove(first, last)
        del rows[first : last + 1]
    _reorder(rows, new, name, to)
    _insert(rows, new, name, to)
    changed = [at for at, row in enumerate(new) if row != rows[at]]
    for first, last in reversed(list(runs_backwards(changed))):
        to.replace(first, new[first : last + 1])


def _reorder(rows: list[T], new: Sequence[T], name: Callable[[T], object], to: Applier[T]) -> None:
    known = {name(row) for row in rows}
    for at, row_name in enumerate(n for n in map(name, new) if n in known):
        if name(rows[at]) == row_name:
            continue
        source = next(i for i in range(at, len(rows)) if name(rows[i]) == row_name)
        to.move(source, at)
        rows.insert(at, rows.pop(source))


def _insert(rows: list[T], new: Sequence[T], name: Callable[[T], object], to: Applier[T]) -> None:
    at = 0
    while at < len(new):
        if at < len(rows) and name(rows[at]) == name(new[at]):
            at += 1
            continue
        end = at
        follower = name(rows[at]) if at < len(rows) else None
        while end < len(new) and (follower is None or name(new[end]) != follower):
            end += 1
        to.insert(at, new[at:end])
        rows[at:at] = new[at:end]
        at = end


def runs_backwards(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Consecutive runs (first, last) of ascending numbers, the last run first."""
    run: tuple[int, int] | None = None
    for number in sorted(numbers, reverse=True):
        if run is not None and number == run[0] - 1:
            run = (number, run[1])
            continue
        if run is not None:
            yield run
        run = (number, number)
    if run is not None:
        yield run
