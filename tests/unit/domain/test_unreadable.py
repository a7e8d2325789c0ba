"""What is told of rows that can't be read."""

from app.domain.ids import OaId, RemoteId
from app.domain.unreadable import Kept, Pile, Unreadable, Why, piles

ONE, OTHER = OaId("3000000000000000001"), OaId("3000000000000000002")


def test_a_row_is_known_again_by_its_id_or_else_by_all_of_it() -> None:
    row = Unreadable(Why.NO_TIME, '{"url": "a"}', RemoteId("m1"))
    assert row.digest == Unreadable(Why.NO_TIME, '{"url": "b"}', RemoteId("m1")).digest
    nameless = [Unreadable(Why.NO_ID, raw).digest for raw in ("{}", "{}", "[]")]
    assert nameless[0] == nameless[1] != nameless[2]


def test_nothing_of_it_is_in_a_traceback() -> None:
    assert "0900" not in repr(Unreadable(Why.NO_ID, "gọi em 0900"))
    assert "0900" not in repr(Kept(1, ONE, Why.NO_ID, "gọi em 0900", 5))


def test_rows_of_one_oa_and_trouble_make_a_pile_the_latest_first() -> None:
    rows = [
        Kept(1, ONE, Why.NO_TIME, "", 10),
        Kept(2, OTHER, Why.NO_TIME, "", 40),
        Kept(3, ONE, Why.NO_ID, "", 20),
        Kept(4, ONE, Why.NO_TIME, "", 30),
    ]
    assert piles(rows) == [
        Pile(OTHER, Why.NO_TIME, 1, 40, 40),
        Pile(ONE, Why.NO_TIME, 2, 10, 30),
        Pile(ONE, Why.NO_ID, 1, 20, 20),
    ]
    assert piles([]) == []
