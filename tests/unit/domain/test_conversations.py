"""The reply window (zalo-oa-api.md 9)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.conversations import (
    ASK_QUOTA_AFTER_MS,
    FREE_MS,
    REPLY_MS,
    ReplyWindow,
    Window,
    may_answer,
    reply_window,
)
from app.domain.ids import OWNER, StaffId

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
