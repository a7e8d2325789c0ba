"""Identifiers and message keys."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import KEY_BITS, ConversationId, OaId, UserId, first_key

TIMES = st.integers(0, 2**42)


@given(TIMES, TIMES)
def test_keys_sort_by_time_and_leave_room_for_one_millisecond(one: int, other: int) -> None:
    assert (one < other) == (first_key(one) < first_key(other))
    assert one == other or abs(first_key(one) - first_key(other)) >= 2**KEY_BITS


@given(TIMES)
def test_a_key_fits_a_signed_64_bit_column(at: int) -> None:
    assert first_key(at) + 2**KEY_BITS < 2**63


def test_the_same_person_at_two_oas_is_two_conversations() -> None:
    user = UserId("9007199254740993")
    assert ConversationId(OaId("1"), user) != ConversationId(OaId("2"), user)
