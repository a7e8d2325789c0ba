"""Words: hosts as they are, kinds, waiting times, states, and what a screen reader hears."""

from dataclasses import replace

import pytest

from app.domain.listing import Act as ListAct
from app.domain.listing import Done, Marks
from app.domain.messages import Body, Direction, Gap, GapReason, Kind, Link
from app.domain.outbox import OutboxState
from tests.fakes.inbox import DAY, HOUR, MINUTE, NOW, cid_of, item_of, message_of, row_of
from ui.i18n import Languages
from ui.inbox.content import is_emoji_only
from ui.inbox.footer import acts_for
from ui.inbox.hit import Act
from ui.inbox.list_words import done_text
from ui.inbox.row_words import describe_row, last_line, waiting_short
from ui.inbox.words import (
    body_text,
    describe_entry,
    host_of,
    seconds_left,
    state_text,
)
from ui.models.entries import Entry, EntryKind, Window, project

CID = cid_of("1")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://zalo.me/shop", "zalo.me"),
        ("https://user@evil.example/", ""),
        ("https://zalo.me@evil.example/", ""),
        ("https://zаlo.me/", "xn--zlo-6cd.me"),
        ("http://zalo.me/", "zalo.me"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("https://[::1", ""),
    ],
)
def test_the_host_a_link_leads_to(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("text", "large"),
    [("🥰", True), ("❤️👍🏽", True), ("🥰🥰🥰🥰", False), ("ok 👍", False), ("123", False), ("", False), ("→", False)],
)
def test_emoji_alone_are_large(text: str, large: bool) -> None:
    assert is_emoji_only(text) is large


def test_waiting_times_are_short(vietnamese: Languages) -> None:
    assert waiting_short(20_000) == "1 phút"
    assert waiting_short(59 * MINUTE) == "59 phút"
    assert waiting_short(3 * HOUR) == "3 giờ"
    assert waiting_short(2 * DAY) == "2 ngày"


def test_a_last_line_names_its_kind(vietnamese: Languages) -> None:
    assert last_line(row_of(CID, last_kind=Kind.PHOTO, last_text="")) == "[Ảnh]"
    assert last_line(row_of(CID, last_kind=Kind.PHOTO, last_text="mẫu\nnày")) == "[Ảnh] mẫu này"
    assert last_line(row_of(CID, last_text="hai\ndòng")) == "hai dòng"


def test_a_row_is_told_whole(vietnamese: Languages) -> None:
    row = row_of(CID, NOW, name="Chị Hằng", waiting=2, waiting_since=NOW - 5 * MINUTE, unsent=1, last_text="Alo")
    told = describe_row(row, NOW)
    assert told.startswith("Chị Hằng. 2 tin đang chờ")
    assert "1 tin chưa gửi được" in told
    assert "Alo" in told
    assert "Nháp: x" in describe_row(replace(row, draft="x"), NOW)
    assert "Nháp: [2 tệp]" in describe_row(replace(row, draft_files=2), NOW)
    answered = replace(row, waiting=0, last_direction=Direction.OUT)
    assert "Bạn: Alo" in describe_row(answered, NOW)
    marked = replace(row, pinned=True, closed=True, blocked=True, seen=False)
    assert "Đã ghim. Đã đóng. Đã chặn. Chưa đọc" in describe_row(marked, NOW)
    ending = replace(row, last_interaction=NOW - 46 * 3_600_000, waiting=1, waiting_since=NOW)
    assert "Hạn trả lời còn 2 giờ" in describe_row(ending, NOW)


def test_each_entry_is_told(vietnamese: Languages) -> None:
    gap = Gap(CID, 0, NOW, GapReason.TOO_OLD)
    entries = project(Window((message_of(CID, 1, "Alo"),), (gap,), (item_of(CID, 7, "Dạ"),), new_from=None), {})
    told = [describe_entry(entry, NOW) for entry in entries]
    assert "OA Manager" in told[0]
    assert told[1] == "Hôm nay"
    assert told[2].startswith("Khách, Alo")
    assert told[3].startswith("Bạn, Dạ")
    assert describe_entry(Entry("new", EntryKind.NEW, NOW), NOW) == "Tin mới"


def test_copying_takes_title_and_address() -> None:
    body = Body(Kind.LINK, "xem nè", links=(Link("https://a.vn", "Áo dài"),))
    assert body_text(body) == "xem nè\nÁo dài\nhttps://a.vn"


def test_undo_counts_whole_seconds_and_ends() -> None:
    item = item_of(CID, 1, due_at=NOW + 4_200)
    assert seconds_left(item, NOW) == 5
    assert seconds_left(item, NOW + 4_200) == 0
    assert seconds_left(replace(item, attempts=1), NOW) == 0
    assert seconds_left(replace(item, state=OutboxState.SENDING), NOW) == 0


@pytest.mark.parametrize(
    ("state", "reason", "acts"),
    [
        (OutboxState.QUEUED, "", [Act.UNDO]),
        (OutboxState.QUEUED, "offline", [Act.UNDO]),
        (OutboxState.SENDING, "", []),
        (OutboxState.UNKNOWN, "", []),
        (OutboxState.SENT, "", []),
        (OutboxState.NOT_FOUND, "", [Act.RETRY, Act.ALREADY_SENT]),
        (OutboxState.FAILED, "too_large", [Act.RETRY, Act.DISCARD]),
        (OutboxState.HELD, "cost", [Act.CONFIRM_COST, Act.DISCARD]),
        (OutboxState.HELD, "not_holder", [Act.RETRY, Act.DISCARD]),
    ],
)
def test_what_can_be_done_in_each_state(state: OutboxState, reason: str, acts: list[Act]) -> None:
    item = item_of(CID, 1, state=state, reason=reason)
    assert [act for act, _ in acts_for(item)] == acts


def test_a_state_that_needs_a_person_says_so(vietnamese: Languages) -> None:
    failed = state_text(item_of(CID, 1, state=OutboxState.FAILED, reason="blocked_by_customer"), NOW)
    assert failed.startswith("Chưa gửi được: ")
    assert "phí" in state_text(item_of(CID, 1, state=OutboxState.HELD, reason="cost"), NOW)
    assert state_text(item_of(CID, 1, state=OutboxState.UNKNOWN), NOW).startswith("Chưa rõ")
    assert state_text(item_of(CID, 1, state=OutboxState.SENT), NOW) == ""
    assert state_text(item_of(CID, 1), NOW + DAY, behind=True) == "Chờ tin ở trên"


def test_what_was_not_ones_to_change_is_named(vietnamese: Languages) -> None:
    done = Done(ListAct.CLOSE, ((CID, Marks()),) * 3, ((CID, "is_held"), (CID, "not_yours"), (CID, "is_held")))
    assert done_text(done) == (
        "Đã đóng hội thoại: 3. Để nguyên: 3 (Đang có người chăm sóc, Không phải hội thoại của bạn)"
    )
