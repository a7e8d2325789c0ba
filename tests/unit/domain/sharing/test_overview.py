"""Shares counted line by line: each change of hands once for who got it, once for who had it."""

from app.domain.sharing.overview import Moves, Share, shares
from app.domain.sharing.values import Why
from tests.fakes.sharing import A, B, R, S


def test_each_kind_of_line_has_its_column() -> None:
    found = shares(
        [
            Moves(R, Why.TURN, A, None, True, 3),
            Moves(R, Why.OLD, A, None, True, 2),
            Moves(R, Why.HANDED_ON, A, B, True, 1),
            Moves(R, Why.CLAIMED, A, None, False, 4),
            Moves(R, Why.REPLIED, A, None, False, 1),
            Moves(R, Why.HANDED_OVER, A, B, False, 5),
            Moves(R, Why.TAKEN_OVER, A, B, False, 6),
            Moves(R, Why.RETURNED, A, None, False, 7),
            Moves(R, Why.GIVEN_BACK, None, B, False, 8),
            Moves(R, Why.ORPHANED, None, B, False, 9),
        ],
        [((B, R), 11)],
    )
    assert found[A, R] == Share(dealt=6, claimed=5, handed_in=5, taken_over=6, came_back=7)
    assert found[B, R] == Share(handed_on=1, handed_out=5, taken_away=6, given_back=8, lost=9, answered=11)
    assert (found[A, R].got, found[B, R].gave) == (29, 29)


def test_what_stays_in_the_same_hands_is_no_move_and_rules_are_apart() -> None:
    found = shares([Moves(R, Why.CLOSED, A, A, False, 3), Moves(S, Why.TURN, A, None, True, 1)])
    assert found == {(A, S): Share(dealt=1)}
    assert found[A, S] + Share(dealt=2, answered=1) == Share(dealt=3, answered=1)
