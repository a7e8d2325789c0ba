"""The outbox's machine in the store: one in flight per conversation, the first blocks the rest, no step but the known
ones."""

from collections.abc import Callable

import pytest
import sqlalchemy.exc
from sqlalchemy import select, update

from app.domain.ids import OWNER, ConversationId, MediaKey, OutboxId, StaffId, UserId
from app.domain.outbox import LONGEST_WAIT_MS, NIGHT, Attachment, Draft, OutboxItem, OutboxKind, OutboxState, may_become
from app.store import conversations, outbox
from app.store.ingest import ingest
from app.store.tables import outbox as table
from app.store.work import Session
from tests.fakes.history import BINH, OA, OTHER_OA, T0, TALK, answered, remote, said

OTHER = ConversationId(OA, BINH)


def queue(session: Session, *texts: str, talk: ConversationId = TALK, due_at: int = T0) -> list[OutboxId]:
    return [outbox.add(session, talk, OWNER, Draft(text), T0, due_at)[0].id for text in texts]


def read(session: Session, item: OutboxId) -> OutboxItem:
    found = outbox.get(session, item)
    assert found is not None
    return found


def state(session: Session, item: OutboxId) -> OutboxState:
    return read(session, item).state


def due(session: Session, now: int = T0) -> list[str]:
    return [item.text for item in outbox.next_due(session, OA, now, 100)]


def file(name: str, mime: str) -> Attachment:
    return Attachment(MediaKey(name.encode().hex().zfill(64)), name, mime, 10, 3, 4)


PHOTO, GIF, PDF = file("a.jpg", "image/jpeg"), file("b.gif", "image/gif"), file("c.pdf", "application/pdf")


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (Draft("chào"), [("text", "chào", "")]),
        (Draft("", (PHOTO,)), [("photo", "", "a.jpg")]),
        (Draft("chào", (PHOTO, PHOTO)), [("photo", "chào", "a.jpg"), ("photo", "", "a.jpg")]),
        (Draft("chào", (PDF,)), [("text", "chào", ""), ("file", "", "c.pdf")]),
        (Draft("chào", (PDF, PHOTO)), [("file", "", "c.pdf"), ("photo", "chào", "a.jpg")]),
        (Draft("chào", (GIF,)), [("text", "chào", ""), ("gif", "", "b.gif")]),
        (Draft("chào", (PHOTO,), quote=remote(1)), [("text", "chào", ""), ("photo", "", "a.jpg")]),
        (Draft(sticker_id="s1"), [("sticker", "", "")]),
        (Draft(), []),
    ],
)
def test_a_draft_becomes_one_item_a_message(
    session: Session, draft: Draft, expected: list[tuple[str, str, str]]
) -> None:
    items = outbox.add(session, TALK, OWNER, draft, T0, T0 + 5)
    assert [(i.kind.value, i.text, i.attachment.name if i.attachment else "") for i in items] == expected
    assert outbox.of_conversation(session, TALK) == items
    quoting = [item for item in items if item.quote]
    assert [item.kind for item in quoting] == ([OutboxKind.TEXT] if draft.quote else [])
    assert {item.sticker_id for item in items if item.kind is not OutboxKind.STICKER} <= {""}


def test_the_files_of_an_album_share_its_name(session: Session) -> None:
    text, *files = outbox.add(session, TALK, OWNER, Draft("chào", (PDF, GIF, PDF)), T0, T0)
    assert text.album == ""
    assert len({item.album for item in files}) == 1
    assert files[0].album
    (alone,) = outbox.add(session, TALK, OWNER, Draft("", (PDF,)), T0, T0)
    assert alone.album == ""
    first, second = outbox.add(session, TALK, OWNER, Draft("", (PDF, PDF)), T0, T0)
    assert first.album == second.album != files[0].album
    assert first.album


def test_items_come_back_whole(session: Session) -> None:
    (item,) = outbox.add(session, TALK, StaffId("an"), Draft("ảnh", (PHOTO,), paid_ok=True), T0, T0 + 5)
    assert item.attachment == PHOTO
    assert (item.author, item.created_at, item.due_at, item.paid_ok) == ("an", T0, T0 + 5, True)
    assert outbox.get(session, item.id) == item
    assert outbox.get(session, OutboxId(item.id + 99)) is None
    (sticker,) = outbox.add(session, TALK, OWNER, Draft(sticker_id="s1"), T0, T0)
    assert (sticker.sticker_id, sticker.attachment) == ("s1", None)
    keys = session.execute(select(table.c.media_key).order_by(table.c.id)).scalars().all()
    assert keys == [PHOTO.key, ""], "what a file is kept for"


def test_a_thread_shows_its_own_in_order(session: Session) -> None:
    (theirs,) = queue(session, "b1", talk=OTHER)
    (elsewhere,) = queue(session, "c1", talk=ConversationId(OTHER_OA, TALK.user_id))
    first, second, gone = queue(session, "a1", "a2", "a3")
    outbox.cancel(session, gone)
    assert [item.id for item in outbox.of_conversation(session, TALK)] == [first, second]
    assert [item.id for item in outbox.open_items(session)] == [theirs, elsewhere, first, second]
    assert outbox.start(session, first, T0) is not None, "what waits in other conversations is not before it"


def test_the_longest_due_is_first_and_no_more_than_asked_for(session: Session) -> None:
    for number, (user, at) in enumerate((("u1", T0), ("u2", T0 - 5), ("u3", T0), ("u4", T0 - 9))):
        queue(session, f"m{number}", talk=ConversationId(OA, UserId(user)), due_at=at)
    assert due(session) == ["m3", "m1", "m0", "m2"]
    assert [item.text for item in outbox.next_due(session, OA, T0, 2)] == ["m3", "m1"]


def test_only_what_is_to_be_sent_or_looked_for_wakes_the_sender(session: Session) -> None:
    (held,) = queue(session, "a1", due_at=T0 + 1)
    outbox.hold(session, held, "cost")
    assert outbox.next_wake(session, OA) is None
    queue(session, "b1", talk=OTHER, due_at=T0 + 9)
    queue(session, "c1", talk=ConversationId(OTHER_OA, BINH), due_at=T0 + 2)
    assert outbox.next_wake(session, OA) == T0 + 9


def test_each_step_notes_why_and_until_when(session: Session) -> None:
    """A reason stands as long as it is so."""

    def told(item: OutboxId) -> tuple[str, int]:
        found = read(session, item)
        return found.reason, found.due_at

    (item,) = queue(session, "a1")
    outbox.hold(session, item, "cost")
    assert told(item) == ("cost", T0)
    outbox.retry(session, item, T0 + 1)
    assert told(item) == ("", T0 + 1)
    outbox.requeue(session, item, T0 + 5, "offline")
    assert told(item) == ("offline", T0 + 5)
    outbox.start(session, item, T0 + 5)
    assert told(item) == ("", T0 + 5)
    outbox.unknown(session, item, "timeout", T0 + 9)
    assert told(item) == ("timeout", T0 + 9)
    outbox.sent(session, item, remote(1), T0 + 10)
    assert told(item)[0] == ""
    found = read(session, item)
    assert (found.remote_id, found.sent_at) == (remote(1), T0 + 10)
    (other,) = queue(session, "b1", talk=OTHER)
    outbox.start(session, other, T0)
    outbox.fail(session, other, "blocked_by_customer")
    assert told(other)[0] == "blocked_by_customer"


@pytest.mark.parametrize("again", [outbox.requeue, outbox.retry])
def test_a_try_that_ended_leaves_nothing_for_the_next(session: Session, again: Callable[..., None]) -> None:
    ingest(session, OA, [answered("cũ", T0 - 1, 1)], T0, live=True)
    (item,) = queue(session, "a1")
    assert outbox.start(session, item, T0) is not None
    if again is outbox.requeue:
        outbox.requeue(session, item, T0 + 5, "offline")
    else:
        outbox.unknown(session, item, "timeout", T0)
        outbox.count_read(session, item, T0)
        outbox.not_found(session, item)
        outbox.retry(session, item, T0 + 5)
    found = read(session, item)
    assert (found.started_at, found.known_before, found.reads) == (0, (), 0)
    started = outbox.start(session, item, T0 + 9)
    assert started is not None
    assert (started.attempts, started.reads) == (2, 0)


def test_who_sends_it_again_answers_for_it(session: Session) -> None:
    first, second = queue(session, "a1", "a2")
    outbox.adopt(session, first, StaffId("an"))
    assert (read(session, first).author, read(session, second).author) == ("an", OWNER)


def test_only_the_first_open_item_of_each_conversation_is_due(session: Session) -> None:
    queue(session, "a1", "a2")
    queue(session, "b1", "b2", talk=OTHER)
    queue(session, "c1", talk=ConversationId(OTHER_OA, BINH))
    assert due(session) == ["a1", "b1"]


def test_what_is_not_due_keeps_those_behind_it(session: Session) -> None:
    queue(session, "a1", due_at=T0 + 10)
    queue(session, "a2")
    assert due(session) == []
    assert outbox.next_wake(session, OA) == T0 + 10
    assert due(session, T0 + 10) == ["a1"]


def into(session: Session, item: OutboxId, target: OutboxState) -> None:
    """Lead a queued item to `target` by the steps that there are."""
    if target is OutboxState.HELD:
        outbox.hold(session, item, "cost")
    elif target is OutboxState.CANCELLED:
        assert outbox.cancel(session, item)
    elif target is not OutboxState.QUEUED:
        assert outbox.start(session, item, T0) is not None
        if target is OutboxState.SENT:
            outbox.sent(session, item, remote(item), T0)
        elif target is OutboxState.FAILED:
            outbox.fail(session, item, "blocked_by_customer")
        elif target in (OutboxState.UNKNOWN, OutboxState.NOT_FOUND):
            outbox.unknown(session, item, "timeout", T0 + 5)
            if target is OutboxState.NOT_FOUND:
                outbox.not_found(session, item)


@pytest.mark.parametrize("target", OutboxState)
def test_whatever_is_not_done_blocks_the_next_of_its_conversation(session: Session, target: OutboxState) -> None:
    first, _ = queue(session, "a1", "a2")
    into(session, first, target)
    assert state(session, first) is target
    done = target in (OutboxState.SENT, OutboxState.CANCELLED)
    assert ("a2" in due(session)) is done
    assert ("a1" in due(session, T0 + 5)) is (target in (OutboxState.QUEUED, OutboxState.UNKNOWN))


STEPS: dict[str, tuple[OutboxState, Callable[[Session, OutboxId], object]]] = {
    "start": (OutboxState.SENDING, lambda s, i: outbox.start(s, i, T0)),
    "sent": (OutboxState.SENT, lambda s, i: outbox.sent(s, i, remote(7), T0)),
    "requeue": (OutboxState.QUEUED, lambda s, i: outbox.requeue(s, i, T0, "offline")),
    "fail": (OutboxState.FAILED, lambda s, i: outbox.fail(s, i, "x")),
    "unknown": (OutboxState.UNKNOWN, lambda s, i: outbox.unknown(s, i, "timeout", T0)),
    "not_found": (OutboxState.NOT_FOUND, lambda s, i: outbox.not_found(s, i)),
    "hold": (OutboxState.HELD, lambda s, i: outbox.hold(s, i, "cost")),
    "retry": (OutboxState.QUEUED, lambda s, i: outbox.retry(s, i, T0)),
    "cancel": (OutboxState.CANCELLED, lambda s, i: outbox.cancel(s, i)),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("before", OutboxState)
def test_each_step_is_the_machines_or_a_bug(session: Session, before: OutboxState, step: str) -> None:
    (item,) = queue(session, "a1")
    into(session, item, before)
    after, take = STEPS[step]
    if may_become(before, after):
        take(session, item)
        assert state(session, item) is after
    elif step in ("start", "cancel"):  # a person and the sender may meet: no bug, and no effect
        assert not take(session, item)
        assert state(session, item) is before
    else:
        with pytest.raises(ValueError, match="can't go"):
            take(session, item)
        assert state(session, item) is before


def test_start_notes_what_was_there_before(session: Session) -> None:
    ingest(session, OA, [answered("cũ", T0 - n, n) for n in range(1, 31)], T0, live=True)
    (item,) = queue(session, "a1")
    started = outbox.start(session, item, T0 + 3)
    assert started is not None
    assert started.known_before == tuple(remote(n) for n in range(1, 21))
    assert (started.started_at, started.attempts) == (T0 + 3, 1)


def test_an_item_is_not_started_out_of_turn(session: Session) -> None:
    first, second = queue(session, "a1", "a2")
    assert outbox.start(session, second, T0) is None
    assert outbox.start(session, first, T0) is not None
    assert outbox.start(session, first, T0) is None
    assert outbox.start(session, second, T0) is None


def test_the_database_itself_allows_one_in_flight_per_conversation(session: Session) -> None:
    first, second = queue(session, "a1", "a2")
    (other,) = queue(session, "b1", talk=OTHER)
    assert outbox.start(session, first, T0)
    assert outbox.start(session, other, T0)
    with pytest.raises(sqlalchemy.exc.IntegrityError), session.begin_nested():
        session.execute(update(table).where(table.c.id == second).values(state="sending"))


def test_cancel_and_start_can_not_both_win(session: Session) -> None:
    first, second = queue(session, "a1", "a2")
    assert outbox.cancel(session, first)
    assert outbox.start(session, first, T0) is None
    assert outbox.start(session, second, T0) is not None
    assert not outbox.cancel(session, second)
    assert [item.id for item in outbox.of_conversation(session, TALK)] == [second]


def test_sd03_the_rest_stays_queued_behind_a_failure(session: Session) -> None:
    first, second, third = queue(session, "a1", "a2", "a3")
    into(session, first, OutboxState.SENT)
    into(session, second, OutboxState.FAILED)
    assert due(session) == []
    assert state(session, third) is OutboxState.QUEUED
    outbox.retry(session, second, T0)
    assert due(session) == ["a2"]


def test_sd07_the_former_holders_queue_is_held_when_somebody_else_takes_over(session: Session) -> None:
    ingest(session, OA, [said("a", T0, 1)], T0, live=True)
    an, binh = StaffId("an"), StaffId("binh")
    conversations.set_assignee(session, TALK, an)
    (mine,) = outbox.add(session, TALK, an, Draft("của An"), T0, T0)
    conversations.set_assignee(session, TALK, an)
    assert state(session, mine.id) is OutboxState.QUEUED
    (theirs,) = outbox.add(session, TALK, binh, Draft("của Bình"), T0, T0)
    conversations.set_assignee(session, TALK, binh)
    held = outbox.get(session, mine.id)
    assert held is not None
    assert (held.state, held.reason) == (OutboxState.HELD, "not_holder")
    assert state(session, theirs.id) is OutboxState.QUEUED


def test_sd09_items_in_their_undo_window_are_counted(session: Session) -> None:
    queue(session, "a1", due_at=T0 + 5_000)
    (put_off,) = queue(session, "b1", talk=OTHER)
    assert outbox.start(session, put_off, T0)
    outbox.requeue(session, put_off, T0 + 60_000, "offline")
    (never_started,) = queue(session, "c1", talk=ConversationId(OTHER_OA, BINH))
    outbox.requeue(session, never_started, T0 + 60_000, "offline")
    (held,) = queue(session, "d1", talk=ConversationId(OTHER_OA, TALK.user_id), due_at=T0 + 5_000)
    outbox.cancel(session, held)
    assert outbox.unfinished_within(session, T0 + 4_999) == 1
    assert outbox.unfinished_within(session, T0 + 5_000) == 0


def test_what_was_being_sent_when_the_process_died_is_of_unknown_fate(session: Session) -> None:
    (first,) = queue(session, "a1")
    (second,) = queue(session, "b1", talk=OTHER)
    assert outbox.start(session, first, T0)
    recovered = outbox.recover(session, T0 + 9)
    assert [(item.id, item.state, item.due_at) for item in recovered] == [(first, OutboxState.UNKNOWN, T0 + 9)]
    assert recovered[0].reason == "interrupted"
    assert state(session, second) is OutboxState.QUEUED
    assert outbox.recover(session, T0 + 10) == []


def test_reads_are_counted_and_begin_anew_with_each_try(session: Session) -> None:
    (item,) = queue(session, "a1")
    into(session, item, OutboxState.UNKNOWN)
    outbox.count_read(session, item, T0 + 15)
    outbox.count_read(session, item, None)
    found = outbox.get(session, item)
    assert found is not None
    assert (found.reads, found.due_at) == (2, T0 + 15)
    outbox.not_found(session, item)
    outbox.retry(session, item, T0 + 20)
    again = outbox.get(session, item)
    assert again is not None
    assert (again.reads, again.started_at, again.known_before) == (0, 0, ())


def test_sent_by_a_persons_word(session: Session) -> None:
    (item,) = queue(session, "a1")
    with pytest.raises(ValueError, match="a person"):
        outbox.mark_sent_by_person(session, item, T0)
    into(session, item, OutboxState.NOT_FOUND)
    outbox.mark_sent_by_person(session, item, T0 + 9)
    found = outbox.get(session, item)
    assert found is not None
    assert (found.state, found.sent_at, found.linked, found.reason) == (OutboxState.SENT, T0 + 9, False, "")


def test_sent_by_a_persons_word_it_is_what_came_meanwhile(session: Session) -> None:
    (item,) = queue(session, "a1")
    into(session, item, OutboxState.NOT_FOUND)
    session.execute(update(table).where(table.c.id == item).values(started_at=0))  # nothing to find it by yet
    ingest(session, OA, [answered("a1", T0 + 50, 1)], T0, live=True)
    session.execute(update(table).where(table.c.id == item).values(started_at=T0))
    outbox.mark_sent_by_person(session, item, T0 + 9)
    assert read(session, item).linked


def test_an_answer_that_repeats_an_id_does_not_break_the_outbox(session: Session) -> None:
    first, second = queue(session, "a1", "a2")
    into(session, first, OutboxState.SENT)
    assert outbox.start(session, second, T0)
    outbox.sent(session, second, remote(first), T0)
    assert state(session, second) is OutboxState.SENT
    assert (read(session, first).remote_id, read(session, second).remote_id) == (remote(first), None)
    (third,) = queue(session, "c1", talk=ConversationId(OTHER_OA, BINH))
    assert outbox.start(session, third, T0)
    outbox.sent(session, third, remote(first), T0)
    assert read(session, third).remote_id == remote(first), "another OA's ids are its own"


def test_small_marks(session: Session) -> None:
    (item,) = queue(session, "a1")
    outbox.set_upload(session, item, "upload-1")
    outbox.confirm_paid(session, item)
    found = outbox.get(session, item)
    assert found is not None
    assert (found.upload_id, found.paid_ok) == ("upload-1", True)


def test_an_item_that_does_not_exist_is_a_bug(session: Session) -> None:
    with pytest.raises(ValueError, match="no outbox item"):
        outbox.fail(session, OutboxId(12345), "x")
    assert not outbox.cancel(session, OutboxId(12345))


def test_the_list_tells_what_needs_a_person(session: Session) -> None:
    ingest(session, OA, [said("a", T0, 1)], T0, live=True)
    (first, second) = queue(session, "a1", "a2")
    into(session, first, OutboxState.FAILED)
    outbox.hold(session, second, "cost")
    row = conversations.get(session, TALK)
    assert row is not None
    assert row.unsent == 2


def test_ids_are_never_used_again(session: Session) -> None:
    (item,) = queue(session, "a1")
    session.execute(table.delete())
    assert session.execute(select(table.c.id)).all() == []
    (later,) = queue(session, "a2")
    assert later > item


def test_the_partial_index_serves_the_sender(sqlite_engine: object) -> None:
    from sqlalchemy import Engine

    assert isinstance(sqlite_engine, Engine)
    with sqlite_engine.connect() as connection:
        plan = " ".join(
            str(row)
            for row in connection.exec_driver_sql(
                "EXPLAIN QUERY PLAN SELECT min(id) FROM outbox WHERE oa_id = ? "
                "AND (state NOT IN ('sent', 'cancelled')) GROUP BY user_id",
                ("1",),
            )
        )
    assert "ix_outbox_open" in plan


def test_what_was_ever_sent_is_not_walked_through_for_what_is_open(sqlite_engine: object) -> None:
    from sqlalchemy import Engine

    assert isinstance(sqlite_engine, Engine)
    with sqlite_engine.connect() as connection:
        asked: list[str] = []
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.set_trace_callback(asked.append)
        assert outbox.open_items(connection) == []
        driver.set_trace_callback(None)
        plan = " ".join(map(str, connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked[-1]}")))
    assert "ix_outbox_open" in plan


def test_a_clock_that_was_set_back_leaves_nothing_waiting_for_a_time_that_is_far_away(session: Session) -> None:
    """Queued while the PC's clock was ahead; then the network came back, and Zalo's time with it."""
    (item,) = queue(session, "chào", due_at=T0 + 86_400_000)
    assert due(session) == ["chào"]
    outbox.requeue(session, item, T0 + LONGEST_WAIT_MS, "server")
    assert due(session) == []
    outbox.requeue(session, item, T0 + 8 * 3_600_000, NIGHT)
    assert due(session) == []
