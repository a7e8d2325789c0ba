"""Keys: in time order, in page order where times are equal, and never two alike."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import KEY_BITS
from app.store.keys import MIDDLE, SPARSE, STEP, middle_of, place

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
    assert alone == M + MIDDLE // 2, "half the room is left for those between"
    assert placed([AT], {}, [M, alone]) == {0: M + MIDDLE * 3 // 4}
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
    assert placed([AT, AT, AT], {0: M + 100, 2: M}, []) == {1: M + 50}
    assert placed([AT, AT, AT], {0: M + 2, 2: M}, []) == {1: M + 1}


def test_a_key_that_another_conversation_has_is_stepped_over_one_by_one() -> None:
    assert placed([AT, AT, AT], {0: M + 100, 2: M}, [M + 50]) == {1: M + 51}
    assert placed([AT, AT], {1: M}, [M + STEP]) == {0: M + STEP + 1}
    assert placed([AT, AT], {0: M}, [M - STEP]) == {1: M - STEP - 1}


def test_far_from_the_middle_neighbours_stand_side_by_side() -> None:
    assert placed([AT, AT], {1: M + SPARSE - 1}, [M]) == {0: M + SPARSE - 1 + STEP}
    assert placed([AT, AT], {1: M + SPARSE}, [M]) == {0: M + SPARSE + 1}


def test_only_messages_of_one_millisecond_ask_for_room_and_each_millisecond_once() -> None:
    asked: list[tuple[int, int]] = []

    def taken(start: int, end: int) -> list[int]:
        asked.append((start, end))
        return []

    assert place([AT + 1, AT], "aa", {}, lambda wanted: set(), taken) == {0: middle_of(AT + 1), 1: M}
    assert asked == []
    keys = place([AT + 1, AT, AT, AT], "aaaa", {}, lambda wanted: set(), taken)
    assert keys[0] == middle_of(AT + 1), "what stands alone stays where it is"
    assert asked == [(AT << KEY_BITS, (AT + 1) << KEY_BITS)]


def test_a_full_millisecond_spills_over() -> None:
    full = range(M - MIDDLE, M + MIDDLE)
    (above,) = placed([AT], {}, full).values()
    (below,) = placed([AT, AT], {0: M - MIDDLE}, full).values()
    assert above == M + MIDDLE
    assert placed([AT], {}, [*full, M + MIDDLE]) == {0: M + MIDDLE + 1}
    assert below == M - MIDDLE - 1


@given(st.lists(st.integers(AT, AT + 2), max_size=12), st.sets(st.integers(M - 3, M + 1500), max_size=20))
def test_no_two_alike_and_none_that_is_taken(times: list[int], stored: set[int]) -> None:
    keys = placed(times, {}, stored)
    assert set(keys) == set(range(len(times)))
    assert len(set(keys.values())) == len(times)
    assert not set(keys.values()) & stored
