"""The reply window (zalo-oa-api.md 9), and a row with what the shop has just written."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.conversations import (
    ASK_QUOTA_AFTER_MS,
    FREE_ENDING_MS,
    FREE_MS,
    REDEALT,
    REPLY_ENDING_MS,
    REPLY_MS,
    ConversationRow,
    ReplyWindow,
    Window,
    may_answer,
    may_tidy,
    reply_window,
    window_ending,
    with_own_line,
)
from app.domain.ids import OWNER, ConversationId, OaId, StaffId, UserId
from app.domain.messages import Direction, Kind
from app.domain.sharing.values import Why

AT = 1_760_000_000_000


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (0, ReplyWindow(Window.FREE, AT + FREE_MS)),
        (FREE_MS, ReplyWindow(Window.FREE, AT + FREE_MS)),
        (FREE_MS + 1, ReplyWindow(Window.PAID, AT + REPLY_MS)),
        (REPLY_MS, ReplyWindow(Window.PAID, AT + REPLY_MS)),
        (REPLY_MS + 1, ReplyWindow(Window.CLOSED, 0)),
    ],
)
def test_free_for_48_hours_then_paid_then_closed_after_7_days(age: int, expected: ReplyWindow) -> None:
    assert reply_window(AT, AT + age) == expected


def test_the_limits_are_zalos() -> None:
    assert (FREE_MS, REPLY_MS) == (48 * 3_600_000, 7 * 24 * 3_600_000)


def test_without_a_known_interaction_nothing_is_claimed() -> None:
    assert reply_window(0, AT) == ReplyWindow(Window.UNKNOWN, 0)


def test_zalo_is_asked_four_hours_before_the_end() -> None:
    assert ASK_QUOTA_AFTER_MS == (6 * 24 + 20) * 3_600_000


@given(st.integers(1, 2 * REPLY_MS), st.integers(1, REPLY_MS))
def test_a_window_only_ever_gets_worse_until_the_customer_writes(age: int, later: int) -> None:
    order = [Window.FREE, Window.PAID, Window.CLOSED]
    now, then = reply_window(AT, AT + age), reply_window(AT, AT + age + later)
    assert order.index(now.window) <= order.index(then.window)


def test_only_the_holder_answers_and_nobodys_conversation_is_the_connectors() -> None:
    an, binh = StaffId("an"), StaffId("bình")
    assert may_answer(None, OWNER)
    assert may_answer(an, an)
    assert not may_answer(None, an)
    assert not may_answer(an, binh)
    assert not may_answer(an, OWNER)


def heard(at: int, **values: object) -> ConversationRow:
    cid = ConversationId(OaId("1"), UserId("2"))
    row = ConversationRow(cid, "An", "", at, Kind.TEXT, Direction.IN, "Alo", 1, at, True, last_interaction=at)
    return replace(row, **values)  # type: ignore[arg-type]


def test_a_window_that_ends_soon_is_told_where_it_matters() -> None:
    free, reply = AT + FREE_MS, AT + REPLY_MS
    assert window_ending(heard(AT), free - FREE_ENDING_MS - 1) == 0
    assert window_ending(heard(AT), free - FREE_ENDING_MS) == FREE_ENDING_MS
    assert window_ending(heard(AT, waiting=0), free - 5) == 0, "nobody waits for an answer that could be free"
    assert window_ending(heard(AT), reply - REPLY_ENDING_MS - 1) == 0
    assert window_ending(heard(AT, waiting=0), reply - REPLY_ENDING_MS) == REPLY_ENDING_MS
    assert window_ending(heard(AT), reply + 1) == 0
    assert window_ending(heard(0), AT) == 0
    for quiet in ("closed", "blocked"):
        assert window_ending(heard(AT, **{quiet: True}), reply - 5) == 0


def test_the_holder_and_the_connector_tidy() -> None:
    an, binh = StaffId("an"), StaffId("binh")
    assert may_tidy(an, an)
    assert may_tidy(an, OWNER)
    assert not may_tidy(an, binh)
    assert not may_tidy(None, an)


def row(**values: Any) -> ConversationRow:
    known = {"last_at": AT, "last_kind": Kind.TEXT, "last_direction": Direction.IN, "last_text": "Còn không?"}
    waiting = {"waiting": 2, "waiting_since": AT - 5, "seen": False}
    return ConversationRow(ConversationId(OaId("1"), UserId("2")), "Lan", "", **{**known, **waiting, **values})


def test_what_is_on_its_way_is_the_last_line_and_the_customer_waits_on() -> None:
    shown = with_own_line(row(), Kind.PHOTO, "Dạ còn", at=AT, sent=False)
    assert (shown.last_kind, shown.last_direction, shown.last_text) == (Kind.PHOTO, Direction.OUT, "Dạ còn")
    assert (shown.waiting, shown.waiting_since, shown.seen, shown.last_at) == (2, AT - 5, False, AT)


@pytest.mark.parametrize("marked", [False, True])
def test_once_it_is_sent_nobody_waits_but_what_a_person_marked_stays_unread(marked: bool) -> None:
    shown = with_own_line(row(marked=marked), Kind.TEXT, "Dạ còn", at=AT + 1, sent=True)
    assert (shown.waiting, shown.waiting_since, shown.seen) == (0, 0, not marked)


def test_what_the_customer_has_said_since_stays_the_last_line() -> None:
    assert with_own_line(row(), Kind.TEXT, "Dạ còn", at=AT - 1, sent=True) == row()


def test_what_comes_from_somebody_else_is_told_by_reasons_that_there_are() -> None:
    assert {why for why in REDEALT if why in set(Why)} == REDEALT
