"""Acts on conversations and their undoing, and where a conversation stands in a view."""

from dataclasses import replace

import pytest

from app.domain.ids import ConversationId, OaId, UserId
from app.domain.listing import Act, Counts, Done, Marks, Show, Sort, View, after, place_of, undone

CID = ConversationId(OaId("1"), UserId("2"))
PLAIN = Marks(seen_key=5, last_in_key=9)
NOW = 1_000


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (Act.READ, replace(PLAIN, seen_key=9)),
        (Act.UNREAD, replace(PLAIN, unread_at=NOW)),
        (Act.PIN, replace(PLAIN, pinned_at=NOW)),
        (Act.CLOSE, replace(PLAIN, closed_at=NOW)),
        (Act.BLOCK, replace(PLAIN, blocked_at=NOW)),
        (Act.UNPIN, PLAIN),
        (Act.REOPEN, PLAIN),
        (Act.UNBLOCK, PLAIN),
    ],
)
def test_what_an_act_does_to_a_plain_conversation(act: Act, expected: Marks) -> None:
    assert after(act, PLAIN, NOW) == expected
    assert after(act, expected, NOW + 1) == expected, "a second time changes nothing"
    assert undone(act, expected, PLAIN) == PLAIN


def test_a_closed_one_is_no_longer_marked_and_a_blocked_one_no_longer_pinned() -> None:
    marked = replace(PLAIN, unread_at=3, pinned_at=4)
    assert after(Act.CLOSE, marked, NOW) == replace(PLAIN, pinned_at=4, closed_at=NOW)
    blocked = after(Act.BLOCK, marked, NOW)
    assert blocked == replace(PLAIN, blocked_at=NOW)
    assert undone(Act.BLOCK, blocked, marked) == marked


def test_undoing_leaves_what_has_happened_since() -> None:
    closed = replace(PLAIN, closed_at=NOW)
    written_in = replace(PLAIN, last_in_key=12, pinned_at=7)
    assert undone(Act.CLOSE, written_in, PLAIN) == written_in
    assert undone(Act.REOPEN, written_in, closed) == written_in, "its customer has written: it must not be hidden"
    assert undone(Act.REOPEN, PLAIN, closed) == closed


def test_pinned_ones_come_first_and_the_rest_by_the_order_chosen() -> None:
    def place(sort: Sort, pinned: int = 0, since: int = 0, heard: int = 0, last_at: int = 50) -> tuple[int, ...]:
        view = View(sort=sort, answerable=20)
        found = place_of(view, CID, pinned_at=pinned, since=since, heard=heard, last_at=last_at)
        assert found[3:] == CID
        return found[:3]

    for sort in Sort:
        assert place(sort, pinned=9) < place(sort, pinned=8) < place(sort, last_at=99)
    assert place(Sort.NEWEST, last_at=60) < place(Sort.NEWEST, last_at=50, since=1)
    assert place(Sort.WAITING, since=10) < place(Sort.WAITING, since=11) < place(Sort.WAITING, last_at=99)
    assert place(Sort.WINDOW, heard=20) < place(Sort.WINDOW, heard=21) < place(Sort.WINDOW, heard=19, last_at=99)


def test_values() -> None:
    assert Counts({Show.ALL: 3}).of(Show.ALL) == 3
    assert Counts().of(Show.BLOCKED) == 0
    assert Done(Act.PIN, ((CID, PLAIN),)).conversations == {CID}
