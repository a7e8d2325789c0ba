"""The order of a thread: days, gaps, the "new messages" line, runs, and what is still on its way."""

from dataclasses import replace

from app.domain.ids import OutboxId, StaffId
from app.domain.messages import Gap, GapReason
from app.domain.origins import Hand
from app.domain.outbox import OutboxState
from app.domain.sharing.log import LogLine
from app.domain.sharing.shop import Step
from app.domain.sharing.values import Why
from tests.fakes.inbox import DAY, MINUTE, NOW, cid_of, item_of, message_of
from ui.models.entries import EntryKind, Window, project

CID = cid_of("1")


def kinds(window: Window) -> list[str]:
    return [entry.kind.name for entry in project(window, {})]


def test_a_day_line_stands_above_each_days_first_message() -> None:
    messages = (message_of(CID, 1, at=NOW), message_of(CID, 2, at=NOW + MINUTE), message_of(CID, 3, at=NOW + DAY))
    assert kinds(Window(messages)) == ["DAY", "MESSAGE", "MESSAGE", "DAY", "MESSAGE"]


def test_a_gap_stands_where_history_is_missing() -> None:
    messages = (message_of(CID, 1, at=NOW), message_of(CID, 2, at=NOW + 30 * MINUTE))
    gap = Gap(CID, NOW, NOW + 30 * MINUTE, GapReason.NOT_FETCHED)
    assert kinds(Window(messages, (gap,))) == ["DAY", "MESSAGE", "GAP", "MESSAGE"]


def test_a_gap_beyond_the_loaded_end_is_not_shown() -> None:
    messages = (message_of(CID, 1, at=NOW),)
    gap = Gap(CID, 0, NOW - DAY, GapReason.TOO_OLD)
    assert kinds(Window(messages, (gap,), has_older=True)) == ["DAY", "MESSAGE"]
    assert kinds(Window(messages, (gap,))) == ["GAP", "DAY", "MESSAGE"]


def test_the_new_line_skips_our_own_messages() -> None:
    messages = (message_of(CID, 1), message_of(CID, 2, out=True), message_of(CID, 3))
    window = Window(messages, new_from=messages[1].key)
    assert kinds(window) == ["DAY", "MESSAGE", "MESSAGE", "NEW", "MESSAGE"]


def test_the_outbox_stands_at_the_end_in_its_order() -> None:
    window = Window((message_of(CID, 1),), outbox=(item_of(CID, 7), item_of(CID, 8)))
    assert [entry.id for entry in project(window, {})][2:] == ["o:7", "o:8"]


def test_what_waits_behind_a_failed_message_is_told_apart() -> None:
    items = (item_of(CID, 7), item_of(CID, 8, state=OutboxState.FAILED), item_of(CID, 9), item_of(CID, 10))
    shown = [entry for entry in project(Window(outbox=items), {}) if entry.kind is EntryKind.OUTBOX]
    assert [entry.behind for entry in shown] == [False, False, True, True]


def test_a_linked_or_cancelled_item_is_not_shown_twice() -> None:
    message = message_of(CID, 1, out=True, outbox_id=7)
    items = (
        item_of(CID, 7, state=OutboxState.SENT),
        item_of(CID, 8, state=OutboxState.SENT, linked=True),
        item_of(CID, 9, state=OutboxState.CANCELLED),
    )
    assert [entry.id for entry in project(Window((message,), outbox=items), {})][1:] == ["o:7"]


def test_a_message_sent_from_here_keeps_the_id_and_the_local_picture_of_its_item() -> None:
    item = item_of(CID, 7, state=OutboxState.SENT)
    before = project(Window(outbox=(item,)), {})[-1]
    after = project(Window((message_of(CID, 1, out=True, outbox_id=7),)), {OutboxId(7): item})[-1]
    assert after.id == before.id
    assert after.item == item
    assert after.kind is EntryKind.MESSAGE


def test_the_outbox_is_hidden_while_newer_messages_are_not_loaded() -> None:
    window = Window((message_of(CID, 1),), outbox=(item_of(CID, 7),), has_newer=True)
    assert kinds(window) == ["DAY", "MESSAGE"]


def test_messages_of_one_side_close_in_time_are_one_run() -> None:
    messages = (message_of(CID, 1), message_of(CID, 2), message_of(CID, 3, out=True), message_of(CID, 30, out=True))
    entries = [entry for entry in project(Window(messages), {}) if entry.message]
    assert [(entry.first, entry.last) for entry in entries] == [
        (True, False),
        (False, True),
        (True, True),
        (True, True),
    ]


def test_each_person_has_their_own_messages_and_their_colleagues() -> None:
    an = StaffId("an")
    window = Window((message_of(CID, 1, out=True),), outbox=(item_of(CID, 7), item_of(CID, 8, author=an)))
    hands = [entry.hand for entry in project(window, {}, an) if entry.hand is not None]
    assert hands[-2:] == [Hand.COLLEAGUE, Hand.MINE]
    assert [entry.hand for entry in project(window, {}) if entry.hand is not None][-2:] == [Hand.MINE, Hand.COLLEAGUE]


def test_an_old_failed_item_brings_no_day_that_runs_backwards() -> None:
    failed = replace(item_of(CID, 7, state=OutboxState.FAILED), created_at=NOW - 3 * DAY)
    assert kinds(Window((message_of(CID, 1),), outbox=(failed,))) == ["DAY", "MESSAGE", "OUTBOX"]


def happened(number: int, at: int, why: Why = Why.TURN) -> LogLine:
    step = Step(CID, why, StaffId("an"), None, (("holder", "an"),))
    return LogLine(number, at, step)


def test_who_has_it_stands_where_it_happened() -> None:
    window = Window(messages=(message_of(CID, 1, at=NOW), message_of(CID, 2, at=NOW + 9_000)))
    lines = (happened(5, NOW + 1_000), happened(6, NOW + 20_000))
    kinds = [entry.kind for entry in project(replace(window, hands=lines), {})]
    assert kinds == [EntryKind.DAY, EntryKind.MESSAGE, EntryKind.HANDS, EntryKind.MESSAGE, EntryKind.HANDS]


def test_many_changes_of_hands_are_one_row_until_it_is_unfolded() -> None:
    window = Window(messages=(message_of(CID, 1, at=NOW),))
    lines = tuple(happened(number, NOW + number) for number in range(5, 9))
    rows = [entry for entry in project(replace(window, hands=lines), {}) if entry.kind is EntryKind.HANDS]
    assert [(entry.id, len(entry.lines)) for entry in rows] == [("h:5", 4)]
    unfolded = project(replace(window, hands=lines, unfolded=frozenset({"h:5"})), {})
    assert [entry.id for entry in unfolded if entry.kind is EntryKind.HANDS] == ["h:5", "h:6", "h:7", "h:8"]


def test_what_happened_beyond_what_is_loaded_is_left_out() -> None:
    window = Window(messages=(message_of(CID, 1, at=NOW), message_of(CID, 2, at=NOW + 9_000)), has_older=True)
    lines = (happened(5, NOW - 1_000), happened(6, NOW + 20_000))
    assert [entry.id for entry in project(replace(window, hands=lines), {}) if entry.lines] == ["h:6"]
    newer = replace(window, hands=lines, has_newer=True)
    assert [entry.id for entry in project(newer, {}) if entry.lines] == []


def test_a_day_begins_with_what_happened_on_it() -> None:
    window = Window(messages=(message_of(CID, 1, at=NOW),), hands=(happened(5, NOW + 2 * 86_400_000),))
    kinds = [entry.kind for entry in project(window, {})]
    assert kinds == [EntryKind.DAY, EntryKind.MESSAGE, EntryKind.DAY, EntryKind.HANDS]
