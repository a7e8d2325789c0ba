"""Windows from the newest back: everything once, in order, and never for long."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.store.ingest import ingest
from app.store.search_scan import Budget, bounds, newest_first
from app.store.work import Session
from tests.fakes.history import OA, T0, said


class Keys:
    """An index in memory; each look costs `cost` seconds of the clock."""

    def __init__(self, keys: Sequence[int], cost: float = 0.0) -> None:
        self.keys = sorted(keys, reverse=True)
        self.cost = cost
        self.time = 0.0
        self.looks = 0

    def now(self) -> float:
        return self.time

    def look(self, start: int, end: int, most: int) -> list[int]:
        self.looks += 1
        self.time += self.cost
        return [key for key in self.keys if start <= key < end][:most]


@given(st.sets(st.integers(0, 5_000), max_size=60), st.integers(1, 20), st.booleans(), st.sampled_from([0.0, 0.4, 3.0]))
def test_pages_together_are_everything_newest_first(keys: set[int], limit: int, at_once: bool, cost: float) -> None:
    index, found, top = Keys(list(keys), cost), list[int](), 5_001
    while top > 0:
        page, reached = newest_first(index.look, 0, top, limit, Budget(1.0, index.now), at_once=at_once)
        assert len(page) <= limit
        assert reached < top
        found, top = found + page, reached
    assert found == index.keys


def test_a_slow_look_ends_the_page_and_a_quick_one_does_not() -> None:
    slow, quick = Keys([1], cost=2.0), Keys([1])
    assert newest_first(slow.look, 0, 64_000, 5, Budget(1.0, slow.now), at_once=False) == ([], 60_000)
    assert newest_first(quick.look, 0, 64_000, 5, Budget(1.0, quick.now), at_once=False) == ([1], 0)
    assert quick.looks <= 3


def test_what_the_index_answers_by_itself_is_one_look() -> None:
    index = Keys([7, 3])
    assert newest_first(index.look, 0, 10, 5, Budget(1.0, index.now), at_once=True) == ([7, 3], 0)
    assert index.looks == 1


def test_bounds(session: Session) -> None:
    assert bounds(session) == (0, -1)
    keys = ingest(session, OA, [said(at=T0), said(at=T0 + 5)], T0, live=True).new
    assert bounds(session) == (keys[0], keys[1])
