"""The order of the two history lists."""

from hypothesis import given
from hypothesis import strategies as st

from app.practice.history import Message, MessageLog


def message(number: int, time: int, visible_at: int = 0, user: str = "u") -> Message:
    return Message(f"{number:020x}", "oa", user, "customer", time, "text", {}, visible_at=visible_at)


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 60), st.sampled_from("ab")), max_size=40), st.integers(0, 60)
)
def test_what_is_visible_is_listed_once_newest_first_and_pages_join(rows: list[tuple[int, int, str]], now: int) -> None:
    log = MessageLog()
    for number, (time, visible_at, user) in enumerate(rows):
        log.add(message(number, time, visible_at, user), now=0)
    visible = sorted((time for time, at, _ in rows if at <= now), reverse=True)
    listed = [one for offset in range(0, 50, 10) for one in log.recent("oa", offset, 10, now)]
    assert [one.time for one in listed] == visible
    assert len({one.message_id for one in listed}) == len(listed)
    for user in "ab":
        own = [one.message_id for one in listed if one.user_id == user]
        assert [one.message_id for one in log.thread(user, 0, 100, now)] == own


def test_equal_times_keep_the_order_of_arrival() -> None:
    log = MessageLog()
    for number in range(3):
        log.add(message(number, time=5), now=9)
    assert [int(one.message_id, 16) for one in log.recent("oa", 0, 10, 9)] == [2, 1, 0]


def test_a_message_is_found_by_either_id() -> None:
    log = MessageLog()
    one = message(1, 1)
    one.answer_id = "other"
    log.add(one, now=1)
    assert log.find(one.message_id) is log.find("other") is one
    assert log.find("x") is None
    assert len(log) == 1


def test_strangers_have_no_history() -> None:
    assert MessageLog().recent("x", 0, 10, 0) == MessageLog().thread("x", 0, 10, 0) == []
