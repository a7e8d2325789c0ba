"""Reactions in the store: the last wish wins, and an answer to an older one changes nothing about it."""

from dataclasses import replace

from app.domain.ids import OWNER, ConversationId
from app.domain.reactions import UNSURE, Icon, Reaction, ReactionState
from app.store import reactions
from app.store.work import Session
from tests.fakes.history import BINH, OA, OTHER_OA, T0, TALK, remote

S = ReactionState


def want(session: Session, icon: Icon | None, now: int = T0, number: int = 1) -> Reaction:
    found = reactions.want(session, TALK, remote(number), icon, OWNER, now)
    assert found is not None
    return found


def now_at(session: Session, number: int = 1) -> Reaction:
    found = reactions.get(session, TALK, remote(number))
    assert found is not None
    return found


def test_a_wish_is_due_at_once_and_shown(session: Session) -> None:
    made = want(session, Icon.HEART)
    assert made == Reaction(TALK, remote(1), Icon.HEART, S.WAITING, OWNER, T0, due_at=T0, turn=1)
    assert reactions.of_conversation(session, TALK) == {remote(1): made}
    assert reactions.of_conversation(session, ConversationId(OA, BINH)) == {}
    assert reactions.next_due(session, OA, T0) == made
    assert reactions.next_due(session, OA, T0 - 1) is None
    assert reactions.next_due(session, OTHER_OA, T0) is None
    assert reactions.next_wake(session, OA) == T0


def test_nothing_wanted_where_nothing_was_is_nothing(session: Session) -> None:
    assert reactions.want(session, TALK, remote(1), None, OWNER, T0) is None


def test_what_zalo_has_taken_waits_no_longer(session: Session) -> None:
    made = want(session, Icon.HEART)
    reactions.learn(session, made, Icon.HEART.value)
    reactions.settle(session, made)
    assert now_at(session) == replace(made, state=S.SENT, at_zalo="/-heart")
    assert reactions.next_wake(session, OA) is None


def test_a_reaction_taken_back_leaves_nothing(session: Session) -> None:
    want(session, Icon.HEART)
    gone = want(session, None, T0 + 1)
    assert reactions.of_conversation(session, TALK) != {}, "it is on its way"
    reactions.settle(session, gone)
    assert reactions.get(session, TALK, remote(1)) is None


def test_a_newer_wish_survives_the_answer_to_an_older_one(session: Session) -> None:
    old = want(session, Icon.HEART)
    new = want(session, Icon.WOW, T0 + 5)
    reactions.learn(session, old, Icon.HEART.value)
    for change in (
        lambda: reactions.settle(session, old),
        lambda: reactions.fail(session, old, "window_closed"),
        lambda: reactions.put_off(session, old, T0 + 99, "offline", 1),
        lambda: reactions.settle(session, replace(old, icon=None)),
    ):
        change()
        assert now_at(session) == replace(new, at_zalo="/-heart")


def test_put_off_and_refused(session: Session) -> None:
    made = want(session, Icon.HEART)
    reactions.learn(session, made, UNSURE)
    reactions.put_off(session, made, T0 + 9, "timeout", 1)
    assert now_at(session) == replace(made, at_zalo=UNSURE, due_at=T0 + 9, reason="timeout", attempts=1)
    assert reactions.next_wake(session, OA) == T0 + 9
    reactions.fail(session, made, "window_closed")
    assert (now_at(session).state, now_at(session).reason) == (S.FAILED, "window_closed")
    again = want(session, Icon.HEART, T0 + 20)
    assert (again.state, again.reason, again.attempts) == (S.WAITING, "", 0)


def test_the_longest_due_comes_first(session: Session) -> None:
    want(session, Icon.HEART, T0 + 2, 1)
    want(session, Icon.WOW, T0 + 1, 2)
    found = reactions.next_due(session, OA, T0 + 5)
    assert found is not None
    assert found.remote_id == remote(2)
