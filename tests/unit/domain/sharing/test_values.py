"""The order of waiting, and who may know of a conversation."""

from app.domain.ids import OWNER, StaffId
from app.domain.sharing.values import (
    Age,
    Facts,
    Member,
    Method,
    Person,
    Rule,
    Status,
    Talk,
    may_be_answered,
    may_be_seen,
    waiting_order,
)
from tests.fakes.sharing import A, B, R, talk_id


def test_unanswered_first_by_their_first_message_then_answered_by_the_last_one() -> None:
    talks = [
        Talk(talk_id("k1"), Facts(1, 5, 5, 0)),
        Talk(talk_id("k2"), Facts(1, 4, 4, 0)),
        Talk(talk_id("k4"), Facts(1, 8, 8, 7)),
        Talk(talk_id("k3"), Facts(1, 9, 9, 7)),
        Talk(talk_id("k5"), Facts(1, 10, 10, 6)),
    ]
    assert [talk.id.user_id for talk in sorted(talks, key=waiting_order)] == ["k5", "k3", "k4", "k2", "k1"]


def test_a_member_sees_what_they_hold_and_what_waits_in_the_pool() -> None:
    rule = Rule(R, "R", members=(Member(A), Member(B)), method=Method.CLAIM)
    pool = Talk(talk_id("k1"), age=Age.NEW, shared=True)
    held = Talk(talk_id("k2"), age=Age.NEW, shared=True, holder=A)
    kept = Talk(talk_id("k3"), age=Age.OLD)
    unsorted = Talk(talk_id("k4"), shared=True)
    seen = {
        who: "".join(str(may_be_seen(talk, rule, Person(StaffId(who))))[0] for talk in (pool, held, kept, unsorted))
        for who in ("A", "B", "D", OWNER)
    }
    assert seen == {"A": "TTFF", "B": "TFFF", "D": "FFFF", OWNER: "TTTT"}
    assert not may_be_seen(held, rule, Person(A, Status.DEACTIVATED))
    assert not may_be_seen(held, None, Person(A))


def test_only_the_holder_answers_and_the_connector_what_nobody_holds() -> None:
    free, held = Talk(talk_id("k1")), Talk(talk_id("k1"), holder=A)
    assert [may_be_answered(free, Person(one)) for one in (OWNER, A)] == [True, False]
    assert [may_be_answered(held, Person(one)) for one in (OWNER, A, B)] == [False, True, False]
    assert not may_be_answered(held, Person(A, Status.DEACTIVATED))
