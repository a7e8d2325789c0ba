"""Linking: a message is one item's and an item one message's, whatever comes first, and an id beats a likeness."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.domain.ids import OWNER, ConversationId, MediaKey, OutboxId, RemoteId
from app.domain.messages import Body, Kind, Origin
from app.domain.outbox import LIKENESS_MS, LONGEST_SEND_MS, Attachment, Draft, OutboxItem, OutboxState
from app.store import messages, outbox
from app.store.ingest import Ingested, ingest
from app.store.tables import messages as table
from app.store.tables import outbox as items
from app.store.work import Session
from tests.fakes.history import AN, BINH, OA, OTHER_OA, T0, TALK, answered, remote, said


def started(session: Session, text: str = "Dạ còn ạ", at: int = T0, talk: ConversationId = TALK) -> OutboxId:
    (item,) = outbox.add(session, talk, OWNER, Draft(text), at, at)
    assert outbox.start(session, item.id, at) is not None
    return item.id


def lost(session: Session, text: str = "Dạ còn ạ", at: int = T0) -> OutboxId:
    """An item of unknown fate."""
    item = started(session, text, at)
    outbox.unknown(session, item, "timeout", at + 5_000)
    return item


def of(session: Session, item: OutboxId) -> OutboxItem:
    found = outbox.get(session, item)
    assert found is not None
    return found


def take(session: Session, *rows: object) -> Ingested:
    return ingest(session, OA, list(rows), T0, live=True)  # type: ignore[arg-type]


def test_the_answer_first_then_the_row(session: Session) -> None:
    item = started(session)
    outbox.sent(session, item, remote(1), T0 + 100)
    assert [shown.id for shown in outbox.of_conversation(session, TALK)] == [item]
    done = take(session, answered(at=T0 + 90, number=1))
    assert done.linked == {item}
    assert outbox.of_conversation(session, TALK) == []
    (message,) = messages.page(session, TALK)
    assert (message.outbox_id, message.origin) == (item, Origin.HERE)
    assert take(session, answered(at=T0 + 90, number=1)).linked == frozenset()
    assert of(session, item).sent_at == T0 + 100, "as Zalo answered"


def test_the_row_first_then_the_answer(session: Session) -> None:
    item = started(session)
    assert take(session, answered(at=T0 + 90, number=1)).linked == frozenset(), "its fate is not known yet"
    outbox.sent(session, item, remote(1), T0 + 100)
    assert of(session, item).linked
    assert messages.page(session, TALK)[0].outbox_id == item


def test_sd02_an_item_of_unknown_fate_is_found_among_new_and_known_rows(session: Session) -> None:
    before = started(session)
    take(session, answered(at=T0 + 90, number=1))
    outbox.unknown(session, before, "timeout", T0 + 5_000)
    done = take(session, answered(at=T0 + 90, number=1))
    assert done.linked == {before}
    assert done.conversations == {TALK}
    found = of(session, before)
    assert (found.state, found.remote_id, found.sent_at, found.reason) == (OutboxState.SENT, remote(1), T0 + 90, "")


@pytest.mark.parametrize(
    "row",
    [
        answered("Dạ hết ạ", T0 + 90, 1),
        answered(at=T0 - LIKENESS_MS - 1, number=1),
        answered(at=T0 + 3_600_000, number=1),
        answered(at=T0 + 90, number=1, user=BINH),
        said("Dạ còn ạ", T0 + 90, 1),
        replace(answered(at=T0 + 90, number=1), body=Body(Kind.PHOTO, "Dạ còn ạ")),
    ],
    ids=["other text", "too early", "too late", "another customer", "from the customer", "another kind"],
)
def test_what_only_resembles_it_is_not_it(session: Session, row: object) -> None:
    item = lost(session)
    assert take(session, row).linked == frozenset()
    assert of(session, item).state is OutboxState.UNKNOWN


@pytest.mark.parametrize("after", [-LIKENESS_MS, LONGEST_SEND_MS + LIKENESS_MS])
def test_a_clock_that_is_off_so_far_hides_nothing(session: Session, after: int) -> None:
    item = lost(session)
    assert take(session, answered(at=T0 + after, number=1)).linked == {item}


def test_an_id_is_enough_however_wrong_the_time(session: Session) -> None:
    item = started(session)
    outbox.sent(session, item, remote(1), T0 + 100)
    done = take(session, answered("Dạ còn ạ", T0 + 3_600_000, 1))
    assert done.linked == {item}


def test_it_is_not_looked_for_among_what_others_got(session: Session) -> None:
    item = lost(session)
    ingest(session, OTHER_OA, [answered(at=T0 + 80, number=1)], T0, live=True)
    done = take(session, answered(at=T0 + 90, number=2, user=BINH), said("Có ai không?", T0 + 95, 3))
    assert done.linked == frozenset()
    assert of(session, item).state is OutboxState.UNKNOWN


def test_an_id_says_nothing_about_another_oa(session: Session) -> None:
    theirs = started(session, talk=ConversationId(OTHER_OA, AN))
    outbox.sent(session, theirs, remote(1), T0 + 100)
    ingest(session, OTHER_OA, [answered(at=T0 + 90, number=1)], T0, live=True)
    item = started(session)
    outbox.sent(session, item, remote(1), T0 + 100)
    assert take(session, answered(at=T0 + 80, number=2)).linked == {item}, "by likeness"
    assert take(session, answered(at=T0 + 90, number=1)).linked == {item}, "by its id"
    (message,) = messages.page(session, ConversationId(OTHER_OA, AN))
    assert message.outbox_id == theirs
    assert of(session, theirs).linked


def test_what_was_there_before_can_not_be_it(session: Session) -> None:
    take(session, answered(at=T0 - 500, number=1))
    item = lost(session)
    assert take(session, answered(at=T0 - 500, number=1)).linked == frozenset()
    assert take(session, answered(at=T0 + 50, number=2)).linked == {item}


def test_an_item_that_was_given_up_is_still_recognised(session: Session) -> None:
    item = lost(session)
    outbox.not_found(session, item)
    assert take(session, answered(at=T0 + 90, number=1)).linked == {item}
    assert of(session, item).state is OutboxState.SENT


def test_a_different_id_in_the_history_is_matched_by_likeness(session: Session) -> None:
    item = started(session)
    outbox.sent(session, item, remote(77), T0 + 100)
    assert take(session, answered(at=T0 + 90, number=1)).linked == {item}
    assert of(session, item).remote_id == remote(77)


def test_two_alike_are_two(session: Session) -> None:
    first = started(session)
    outbox.sent(session, first, remote(71), T0 + 100)
    second = started(session, at=T0 + 200)
    outbox.sent(session, second, remote(72), T0 + 300)
    assert len(take(session, answered(at=T0 + 90, number=1)).linked) == 1
    assert len(take(session, answered(at=T0 + 290, number=2)).linked) == 1
    assert take(session, answered(at=T0 + 295, number=3)).linked == frozenset()
    assert {message.outbox_id for message in messages.page(session, TALK)} == {first, second, None}


def test_an_id_takes_the_item_back_from_a_look_alike(session: Session) -> None:
    item = started(session)
    outbox.sent(session, item, remote(2), T0 + 100)
    assert take(session, answered(at=T0 + 80, number=1)).linked == {item}
    done = take(session, answered(at=T0 + 90, number=2))
    assert done.linked == {item}
    assert done.conversations == {TALK}
    assert [message.outbox_id for message in messages.page(session, TALK)] == [None, item]


def test_an_id_takes_the_message_back_from_a_look_alike(session: Session) -> None:
    first = started(session)
    outbox.sent(session, first, remote(71), T0 + 100)
    second = started(session, at=T0 + 200)
    take(session, answered(at=T0 + 290, number=2))
    assert of(session, first).linked
    outbox.sent(session, second, remote(2), T0 + 300)
    assert (of(session, first).linked, of(session, second).linked) == (False, True)
    assert messages.page(session, TALK)[0].outbox_id == second


def test_a_look_alike_freed_by_an_id_settles_the_next_doubt(session: Session) -> None:
    first = started(session)
    outbox.sent(session, first, remote(1), T0 + 100)
    second = lost(session, at=T0 + 200)
    assert take(session, answered(at=T0 + 290, number=2)).linked == {first}, "it must not settle a doubt yet"
    assert of(session, second).state is OutboxState.UNKNOWN
    assert take(session, answered(at=T0 + 90, number=1)).linked == {first, second}
    assert [message.outbox_id for message in messages.page(session, TALK)] == [first, second]


def test_a_photo_is_matched_by_its_caption(session: Session) -> None:
    photo = Attachment(MediaKey("0" * 64), "a.jpg", "image/jpeg", 10)
    (item,) = outbox.add(session, TALK, OWNER, Draft("ảnh đây", (photo,)), T0, T0)
    assert outbox.start(session, item.id, T0)
    outbox.unknown(session, item.id, "timeout", T0)
    other = replace(answered(at=T0 + 80, number=1), body=Body(Kind.PHOTO, "ảnh khác", "https://x/1"))
    ours = replace(answered(at=T0 + 90, number=2), body=Body(Kind.PHOTO, "ảnh đây", "https://x/2"))
    assert take(session, other).linked == frozenset()
    assert take(session, ours).linked == {item.id}


TEXTS = st.sampled_from(("ok", "dạ"))
EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("row"), st.integers(1, 5), TEXTS, st.integers(-50, 400)),
        st.tuples(st.just("answer"), st.integers(1, 5), TEXTS, st.integers(0, 400)),
        st.tuples(st.just("lost"), st.just(0), TEXTS, st.integers(0, 400)),
    ),
    max_size=12,
)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(events=EVENTS)
def test_never_one_message_for_two_items_nor_the_reverse(
    session: Session, events: list[tuple[str, int, str, int]]
) -> None:
    with session.begin_nested() as attempt:
        for kind, number, words, after in events:
            if kind == "row":
                take(session, answered(words, T0 + after, number))
                continue
            (item,) = outbox.add(session, TALK, OWNER, Draft(words), T0, T0)
            if outbox.start(session, item.id, T0 + after) is None:
                continue
            if kind == "answer":
                outbox.sent(session, item.id, RemoteId(remote(number)), T0 + after)
            else:
                outbox.unknown(session, item.id, "timeout", T0)
        links = select(func.count(table.c.outbox_id), func.count(table.c.outbox_id.distinct()))
        total, distinct = session.execute(links).one()
        assert total == distinct
        by_item = {row.outbox_id: row.remote_id for row in session.execute(select(table)) if row.outbox_id}
        for row in session.execute(select(items)):
            assert row.linked is (row.id in by_item)
        attempt.rollback()
