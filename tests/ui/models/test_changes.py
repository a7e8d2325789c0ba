"""Any order of rows can be turned into any other, and rows that stay are not touched."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from ui.models import changes

Row = tuple[int, str]
rows_strategy = st.lists(
    st.tuples(st.integers(0, 12), st.sampled_from("ab")), unique_by=lambda row: row[0], max_size=12
)


class Recorder:
    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = list(rows)
        self.steps: list[tuple[object, ...]] = []

    def remove(self, first: int, last: int) -> None:
        assert 0 <= first <= last < len(self.rows)
        self.steps.append(("remove", first, last))
        del self.rows[first : last + 1]

    def move(self, source: int, target: int) -> None:
        assert target < source
        self.steps.append(("move", source, target))
        self.rows.insert(target, self.rows.pop(source))

    def insert(self, at: int, rows: Sequence[Row]) -> None:
        self.steps.append(("insert", at, len(rows)))
        self.rows[at:at] = rows

    def replace(self, first: int, rows: Sequence[Row]) -> None:
        assert first + len(rows) <= len(self.rows)
        self.steps.append(("replace", first, len(rows)))
        self.rows[first : first + len(rows)] = rows


def change(old: Sequence[Row], new: Sequence[Row]) -> Recorder:
    recorder = Recorder(old)
    changes.apply(old, new, lambda row: row[0], recorder)
    return recorder


@given(rows_strategy, rows_strategy)
def test_any_rows_become_any_others(old: list[Row], new: list[Row]) -> None:
    assert change(old, new).rows == new


@given(rows_strategy)
def test_nothing_changed_is_no_step(rows: list[Row]) -> None:
    assert change(rows, rows).steps == []


def test_a_page_above_is_one_insertion() -> None:
    old = [(n, "a") for n in range(100, 200)]
    new = [(n, "a") for n in range(200)]
    assert change(old, new).steps == [("insert", 0, 100)]


def test_the_far_end_leaves_in_one_step() -> None:
    old = [(n, "a") for n in range(400)]
    new = [(n, "a") for n in range(-100, 300)]
    assert change(old, new).steps == [("remove", 300, 399), ("insert", 0, 100)]


def test_a_changed_row_is_repainted_alone() -> None:
    assert change([(1, "a"), (2, "a"), (3, "a")], [(1, "a"), (2, "b"), (3, "a")]).steps == [("replace", 1, 1)]


def test_a_row_that_overtakes_is_moved() -> None:
    assert change([(1, "a"), (2, "a")], [(2, "a"), (1, "a")]).steps == [("move", 1, 0)]
