"""The order of a list in columns: it does what a list of ids does, whichever OAs and customers come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import ConversationId, OaId, UserId
from app.domain.order import Order

IDS = st.builds(
    lambda oa, user: ConversationId(OaId(oa), UserId(user)), st.sampled_from("ABC"), st.sampled_from("123456")
)
LISTS = st.lists(IDS, max_size=12)


@given(LISTS, LISTS)
def test_it_is_the_list_of_its_ids(one: list[ConversationId], other: list[ConversationId]) -> None:
    order = Order(one)
    assert list(order) == one
    assert order == one == order[:]
    assert len(order) == len(one)
    assert (order == Order(other)) is (one == other)
    assert (order == other) is (one == other)
    assert order[1:3] == one[1:3]
    assert Order(one + other).begins_with(order)
    assert Order(other).begins_with(order) is (other[: len(one)] == one)


@given(LISTS, LISTS)
def test_where_they_stand(one: list[ConversationId], other: list[ConversationId]) -> None:
    order = Order(one)
    assert order.rows_of(other) == [row for row, cid in enumerate(one) if cid in other]
    assert order.missing_in(Order(other)) == [row for row, cid in enumerate(one) if cid not in other]
    for cid in other:
        assert (cid in order) is (cid in one)
        if cid in one:
            assert order.index(cid) == one.index(cid)
        else:
            with pytest.raises(ValueError):
                order.index(cid)


@given(LISTS, st.lists(st.tuples(st.integers(0, 15), st.one_of(st.none(), IDS)), max_size=8))
def test_rows_come_and_go(one: list[ConversationId], changes: list[tuple[int, ConversationId | None]]) -> None:
    order, plain = Order(one), list(one)
    for row, cid in changes:
        if cid is not None:
            order.insert(row, cid)
            plain.insert(row, cid)
        elif row < len(plain):
            assert order.pop(row) == plain.pop(row)
        else:
            del order[row:]
            del plain[row:]
    assert order == plain


def test_a_copy_goes_its_own_way() -> None:
    first = Order([("A", "1")])
    second = Order(first)
    second.append(ConversationId(OaId("B"), UserId("2")))
    assert first == [("A", "1")]
    assert second == [("A", "1"), ("B", "2")]


def test_no_row_becomes_another() -> None:
    with pytest.raises(TypeError):
        Order([("A", "1")])[0] = ConversationId(OaId("B"), UserId("2"))
