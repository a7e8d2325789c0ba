"""One notice a conversation, one for all when there are several, and none twice."""

import pytest

from tests.fakes.inbox import cid_of
from ui.alerts.board import ALL, Board, Waiting, key_of
from ui.i18n import Languages

LAN, BAY, TAM = cid_of("lan"), cid_of("bay"), cid_of("tam")


def wait(user: str, text: str = "Alo shop", messages: int = 1) -> Waiting:
    return Waiting(cid_of(user), user.title(), text, messages)


@pytest.fixture(autouse=True)
def _vietnamese(vietnamese: Languages) -> None:
    """Titles are compared."""


def test_one_or_two_have_a_notice_each() -> None:
    board = Board()
    (first,) = board.arrived([wait("lan", "Còn áo không?")], preview=True).show
    assert (first.key, first.title, first.body, first.can_reply) == (key_of(LAN), "Lan", "Còn áo không?", True)
    (second,) = board.arrived([wait("bay")], preview=True).show
    assert second.title == "Bay"


def test_more_of_the_same_customer_takes_the_place_of_the_first() -> None:
    board = Board()
    board.arrived([wait("lan")], preview=True)
    change = board.arrived([wait("lan", "Sao lâu vậy?", messages=3)], preview=True)
    (notice,) = change.show
    assert notice.key == key_of(LAN)
    assert notice.body == "Sao lâu vậy? (3 tin mới)"
    assert change.withdraw == ()


def test_three_are_one_notice_and_the_single_ones_go() -> None:
    board = Board()
    board.arrived([wait("lan"), wait("bay")], preview=True)
    change = board.arrived([wait("tam")], preview=True)
    (notice,) = change.show
    assert (notice.key, notice.title, notice.body) == (ALL, "3 khách đang chờ", "Tam, Bay, Lan")
    assert not notice.can_reply
    assert change.withdraw == tuple(sorted((key_of(LAN), key_of(BAY))))
    grown = board.arrived([wait("sau"), wait("hai")], preview=True)
    assert grown.show[0].title == "5 khách đang chờ"
    assert grown.show[0].body == "Hai, Sau, Tam và 2 khách nữa"
    assert grown.withdraw == ()


def test_without_preview_nobody_is_named() -> None:
    board = Board()
    (alone,) = board.arrived([wait("lan", "bí mật")], preview=False).show
    assert (alone.title, alone.body, alone.can_reply) == ("Quầy Chat", "Có khách đang chờ", False)
    (together,) = board.arrived([wait("bay"), wait("tam")], preview=False).show
    assert (together.title, together.body) == ("3 khách đang chờ", "")


def test_who_was_looked_at_goes_and_nothing_is_shown_for_it() -> None:
    board = Board()
    board.arrived([wait("lan"), wait("bay")], preview=True)
    assert board.looked_at(LAN).withdraw == (key_of(LAN),)
    assert board.looked_at(LAN).withdraw == ()
    board.arrived([wait("lan"), wait("tam")], preview=True)
    assert board.looked_at(LAN).withdraw == ()
    assert board.looked_at(BAY).show == ()
    assert board.looked_at(TAM).withdraw == (ALL,), "nobody waits any more"


def test_somebody_is_there() -> None:
    board = Board()
    board.arrived([wait("lan")], preview=True)
    assert board.clear().withdraw == (key_of(LAN),)
    assert board.clear().withdraw == ()
    assert not board.has(LAN)


def test_whose_notice_it_is() -> None:
    board = Board()
    board.arrived([wait("lan"), wait("bay"), wait("tam")], preview=True)
    assert board.find(key_of(BAY)) == BAY
    assert board.find(ALL) == LAN, "who has waited longest"
    board.clear()
    assert board.find(ALL) is None
    assert board.find("rubbish") is None


def test_a_picture_has_words_too() -> None:
    assert Board().arrived([wait("lan", "")], preview=True).show[0].body
