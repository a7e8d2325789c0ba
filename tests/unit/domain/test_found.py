"""What a search finds is plain values."""

from app.domain.found import Cursor, Found
from app.domain.ids import MessageKey
from app.domain.query import Query


def test_nothing_found_is_complete() -> None:
    nothing = Found(Query())
    assert nothing.cursor is None
    assert (nothing.customers, nothing.notes, nothing.messages, nothing.indexed_from) == ((), (), (), 0)
    assert Cursor((), MessageKey(1)) != Cursor((MessageKey(2),), MessageKey(1))
