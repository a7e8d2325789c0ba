"""Gaps: intervals that never overlap, whatever is added and closed."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.ids import ConversationId
from app.domain.messages import Gap, GapReason
from app.store.gaps import add_gap, close_gap, gaps, open_gaps
from app.store.work import Session
from tests.fakes.history import BINH, OA, OTHER_OA, TALK

OPEN, OLD = GapReason.NOT_FETCHED, GapReason.TOO_OLD


def told(session: Session) -> list[tuple[int, int, GapReason]]:
    return [(gap.after, gap.before, gap.reason) for gap in gaps(session, TALK)]


def test_adding_twice_changes_nothing(session: Session) -> None:
    for _ in range(2):
        add_gap(session, Gap(TALK, 10, 20, OPEN))
    assert told(session) == [(10, 20, OPEN)]


def test_neighbours_of_one_reason_become_one(session: Session) -> None:
    for after, before in ((10, 20), (30, 40), (20, 30), (35, 50)):
        add_gap(session, Gap(TALK, after, before, OPEN))
    assert told(session) == [(10, 50, OPEN)]


def test_a_later_reason_replaces_the_part_that_it_covers(session: Session) -> None:
    add_gap(session, Gap(TALK, 0, 100, OPEN))
    add_gap(session, Gap(TALK, 0, 40, OLD))
    assert told(session) == [(0, 40, OLD), (40, 100, OPEN)]


def test_closing_leaves_the_rest(session: Session) -> None:
    add_gap(session, Gap(TALK, 0, 100, OPEN))
    close_gap(session, TALK, 60, 100)
    assert told(session) == [(0, 60, OPEN)]
    close_gap(session, TALK, 20, 40)
    assert told(session) == [(0, 20, OPEN), (40, 60, OPEN)]
    close_gap(session, TALK, 0, 1000)
    assert told(session) == []


def test_an_empty_gap_is_none(session: Session) -> None:
    add_gap(session, Gap(TALK, 10, 10, OPEN))
    assert told(session) == []
    add_gap(session, Gap(TALK, 0, 20, OPEN))
    close_gap(session, TALK, 10, 10)
    assert told(session) == [(0, 20, OPEN)]


def test_a_gap_that_touches_another_reason_leaves_it_whole(session: Session) -> None:
    add_gap(session, Gap(TALK, 0, 10, OLD))
    add_gap(session, Gap(TALK, 20, 30, OLD))
    add_gap(session, Gap(TALK, 10, 20, OPEN))
    close_gap(session, TALK, 30, 40)
    assert told(session) == [(0, 10, OLD), (10, 20, OPEN), (20, 30, OLD)]


def test_it_is_of_one_conversation(session: Session) -> None:
    add_gap(session, Gap(TALK, 0, 10, OPEN))
    add_gap(session, Gap(ConversationId(OTHER_OA, TALK.user_id), 5, 20, OPEN))
    add_gap(session, Gap(ConversationId(OA, BINH), 5, 30, OPEN))
    add_gap(session, Gap(TALK, 20, 30, OPEN))
    close_gap(session, TALK, 22, 24)
    assert gaps(session, TALK) == [Gap(TALK, 0, 10, OPEN), Gap(TALK, 20, 22, OPEN), Gap(TALK, 24, 30, OPEN)]
    close_gap(session, TALK, 0, 30)
    assert gaps(session, ConversationId(OA, BINH)) == [Gap(ConversationId(OA, BINH), 5, 30, OPEN)]


def test_open_ones_the_newest_first_of_one_oa(session: Session) -> None:
    other = ConversationId(OA, BINH)
    add_gap(session, Gap(TALK, 0, 50, OPEN))
    add_gap(session, Gap(TALK, 60, 90, OLD))
    add_gap(session, Gap(other, 0, 70, OPEN))
    add_gap(session, Gap(ConversationId(OTHER_OA, BINH), 0, 99, OPEN))
    assert open_gaps(session, OA, 10) == [Gap(other, 0, 70, OPEN), Gap(TALK, 0, 50, OPEN)]
    assert len(open_gaps(session, OA, 1)) == 1


STEPS = st.lists(
    st.tuples(st.booleans(), st.integers(0, 30), st.integers(0, 30), st.sampled_from((OPEN, OLD))), max_size=10
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_they_are_what_a_line_of_points_says(session: Session, steps: list[tuple[bool, int, int, GapReason]]) -> None:
    with session.begin_nested() as attempt:
        line: dict[int, GapReason] = {}
        for add, after, before, reason in steps:
            if add:
                add_gap(session, Gap(TALK, after, before, reason))
            else:
                close_gap(session, TALK, after, before)
            for point in range(after, before):
                line.pop(point, None)
                if add:
                    line[point] = reason
        found = gaps(session, TALK)
        assert {point: gap.reason for gap in found for point in range(gap.after, gap.before)} == line
        assert all(a.before <= b.after for a, b in pairwise(found))
        attempt.rollback()
