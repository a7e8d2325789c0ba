"""A cut download: gone on with where it ended, begun anew where it can't be."""

from pathlib import Path

import pytest

from app.errors import Rejected
from app.updates.partial import Partial


@pytest.fixture
def partial(tmp_path: Path) -> Partial:
    return Partial(tmp_path / "files" / "a.part")


def _fill(partial: Partial, at: int, content: bytes, mark: str = '"v1"') -> None:
    with partial.open(at, mark) as file:
        file.write(content)


def test_it_goes_on_where_it_ended_with_the_mark_it_began_with(partial: Partial) -> None:
    assert partial.begin(10) == (0, "")
    _fill(partial, 0, b"12345")
    assert Partial(partial.path).begin(10) == (5, '"v1"')
    _fill(partial, 5, b"67890", '"ignored"')
    assert partial.begin(10) == (10, '"v1"')
    assert partial.path.read_bytes() == b"1234567890"


def test_what_is_behind_the_place_goes(partial: Partial) -> None:
    partial.begin(10)
    _fill(partial, 0, b"12345678")
    _fill(partial, 2, b"x")
    assert partial.path.read_bytes() == b"12x"


@pytest.mark.parametrize("mark", ["", 'W/"weak"', "bare", '"' + "x" * 300 + '"', '"a\r\nb"', '"é"'])
def test_a_mark_that_says_nothing_is_none(partial: Partial, mark: str) -> None:
    partial.begin(10)
    _fill(partial, 0, b"123", mark)
    assert partial.begin(10) == (3, "")


def test_more_than_there_can_be_is_thrown_away(partial: Partial) -> None:
    partial.begin(10)
    _fill(partial, 0, b"12345")
    assert partial.begin(3) == (0, "")
    assert not partial.path.exists()


def test_it_never_writes_through_a_link(partial: Partial, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("shop")
    partial.path.parent.mkdir()
    partial.path.symlink_to(precious)
    with pytest.raises(Rejected, match="update_damaged"):
        partial.begin(10)
    assert precious.read_text() == "shop"


def test_whole_it_gets_its_name_and_leaves_nothing(partial: Partial) -> None:
    partial.begin(3)
    _fill(partial, 0, b"123")
    partial.keep_as(partial.path.with_name("a.exe"))
    assert [path.name for path in partial.path.parent.iterdir()] == ["a.exe"]


def test_a_note_that_was_damaged_is_no_mark(partial: Partial) -> None:
    partial.begin(10)
    _fill(partial, 0, b"123")
    partial.path.with_name("a.part.mark").write_text("{", encoding="utf-8")
    assert partial.begin(10) == (3, "")
