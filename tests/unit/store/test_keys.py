"""Keys: in time order, in page order where times are equal, and never two alike."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import KEY_BITS
from app.store.keys import MIDDLE, STEP, middle_of, place

AT = 1_760_000_000_000
M = middle_of(AT)


def placed(times: list[int], known: dict[int, int], stored: Iterable[int], talks: str = "") -> dict[int, int]:
    taken = set(stored) | set(known.values())
    return place(
        times,
        talks or "a" * len(times),
        known,
        lambda wanted: taken & set(wanted),
        lambda start, end: [key for key in taken if start <= key < end],
    )


def test_a_lone_message_takes_the_middle_of_its_millisecond() -> None:
    assert placed([AT], {}, []) == {0: M}
    assert M >> KEY_BITS == AT
    assert M & 1023 == MIDDLE


def test_the_first_of_a_page_is_the_newest() -> None:
    keys = placed([AT, AT, AT], {}, [])
    assert keys[0] > keys[1] > keys[2]


def test_rows_that_stand_alone_go_above_what_is_stored() -> None:
    (alone,) = placed([AT], {}, [M]).values()
    assert M < alone < M + MIDDLE
    above = placed([AT, AT], {}, [M])
    assert above[0] > above[1] > M


def test_known_neighbours_decide() -> None:
    assert placed([AT, AT], {1: M}, []) == {0: M + STEP}
    assert placed([AT, AT], {0: M}, []) == {1: M - STEP}


def test_where_other_conversations_lie_says_nothing() -> None:
    """Known by their own threads, in whatever order these were read."""
    keys = placed([AT] * 4, {0: M - 8, 2: M + 8}, [], talks="abcb")
    assert keys[1] > keys[3]
    keys = placed([AT] * 3, {1: M + 8, 2: M - 8}, [], talks="aba")
    assert keys[0] > M - 8


def test_where_there_is_room_between_two_it_is_used() -> None:
    (key,) = placed([AT, AT, AT], {0: M + 9, 2: M}, []).values()
    assert M < key < M + 9


def test_a_full_millisecond_spills_over() -> None:
    full = range(M - MIDDLE, M + MIDDLE)
    (above,) = placed([AT], {}, full).values()
    (below,) = placed([AT, AT], {0: M - MIDDLE}, full).values()
    assert above == M + MIDDLE
    assert below == M - MIDDLE - 1


@given(st.lists(st.integers(AT, AT + 2), max_size=12), st.sets(st.integers(M - 3, M + 1500), max_size=20))
def test_no_two_alike_and_none_that_is_taken(times: list[int], stored: set[int]) -> None:
    keys = placed(times, {}, stored)
    assert set(keys) == set(range(len(times)))
    assert len(set(keys.values())) == len(times)
    assert not set(keys.values()) & stored
