"""Whose hand: mine, a colleague's, from outside, or too quick for any."""

from dataclasses import replace

import pytest

from app.domain.ids import OWNER, StaffId
from app.domain.messages import Message
from app.domain.origins import AUTOMATIC_MS, Hand, hand_of, hand_of_item
from tests.fakes.inbox import NOW, cid_of, item_of, message_of

CID = cid_of("1")
LAN = StaffId("lan")


def outside(at: int = NOW) -> Message:
    return message_of(CID, 1, at=at, out=True, here=False)


def customer(at: int) -> Message:
    return message_of(CID, 2, at=at)


def test_who_sent_it_here() -> None:
    mine = replace(message_of(CID, 1, out=True), author=OWNER)
    assert hand_of(mine) is Hand.MINE
    assert hand_of(mine, LAN) is Hand.COLLEAGUE
    assert hand_of(replace(mine, author=LAN)) is Hand.COLLEAGUE
    assert hand_of(replace(mine, author=None)) is Hand.MINE
    assert hand_of(customer(NOW)) is Hand.CUSTOMER


@pytest.mark.parametrize(
    ("after_ms", "hand"),
    [(0, Hand.AUTOMATIC), (AUTOMATIC_MS, Hand.AUTOMATIC), (AUTOMATIC_MS + 1, Hand.OUTSIDE), (-1, Hand.OUTSIDE)],
)
def test_an_answer_too_quick_for_a_hand_is_automatic(after_ms: int, hand: Hand) -> None:
    assert hand_of(outside(NOW + after_ms), before=customer(NOW)) is hand


def test_a_greeting_may_stand_before_what_set_it_off() -> None:
    assert hand_of(outside(NOW), after=customer(NOW + 1)) is Hand.AUTOMATIC
    assert hand_of(outside(NOW), after=customer(NOW + 5_000)) is Hand.OUTSIDE
    assert hand_of(outside(NOW), before=customer(NOW - 60_000), after=customer(NOW + 1)) is Hand.OUTSIDE


def test_without_neighbours_it_is_from_outside() -> None:
    assert hand_of(outside()) is Hand.OUTSIDE
    assert hand_of(outside(NOW + 1), before=outside(NOW)) is Hand.OUTSIDE


def test_what_we_sent_is_never_automatic_however_quick() -> None:
    assert hand_of(message_of(CID, 1, at=NOW, out=True), before=customer(NOW)) is Hand.MINE


def test_whose_an_item_on_its_way_is() -> None:
    assert hand_of_item(item_of(CID, 1)) is Hand.MINE
    assert hand_of_item(item_of(CID, 1), LAN) is Hand.COLLEAGUE
