"""Ingest: whatever the order, the overlap and the repetition, the same rows end in the same state."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from app.domain.ids import OWNER, ConversationId, OaId
from app.domain.messages import Body, Direction, HistoryRow, Kind, Link, Place
from app.domain.origins import is_too_soon
from app.domain.outbox import Draft
from app.store import conversations, media, messages, outbox
from app.store.ingest import ingest
from app.store.keys import LATEST_MS
from app.store.tables import conversations as heads
from app.store.tables import messages as table
from app.store.work import Session
from tests.fakes.dump import dump
from tests.fakes.history import AN, BINH, OA, OTHER_OA, T0, TALK, answered, remote, said

MANY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
NAMES = ("", "", "Khách A", "Khách B")


@st.composite
def histories(draw: st.DrawFn, *, equal_times: bool) -> list[HistoryRow]:
    """Rows of two customers, the newest first, as Zalo has them."""
    count = draw(st.integers(0, 14))
    step = st.integers(0 if equal_times else 1, 3)
    at, rows = T0, []
    for number in range(count):
        at += draw(step) * 900  # some answers come too soon for a person
        rows.append(
            said(
                f"tin {number}",
                at,
                number,
                draw(st.sampled_from((AN, BINH))),
                draw(st.sampled_from(Direction)),
                draw(st.sampled_from(NAMES)),
            )
        )
    rows.reverse()
    return rows


@st.composite
def pages_of(draw: st.DrawFn, rows: list[HistoryRow], *, ordered: bool) -> list[list[HistoryRow]]:
    """Pages that together have all the rows: overlapping, repeated, in any order."""
    pages: list[list[HistoryRow]] = []
    rest = list(rows) if ordered else list(draw(st.permutations(rows)))
    while rest:
        size = draw(st.integers(1, len(rest)))
        page = rest[:size]
        if draw(st.booleans()):
            page = [*draw(st.lists(st.sampled_from(rows), max_size=3)), *page] if not ordered else page
        pages.append(page)
        rest = rest[size:]
    if not ordered and pages:
        pages += draw(st.lists(st.sampled_from(pages), max_size=2))
        pages = list(draw(st.permutations(pages)))
    return pages


def model(rows: Sequence[HistoryRow]) -> dict[str, object]:
    """What the list must show of one conversation, worked out from its messages in thread order."""
    last = rows[-1]
    since_answer: list[HistoryRow] = []
    heard = 0
    for row in rows:
        if row.direction is Direction.IN:
            since_answer, heard = [*since_answer, row], row.sent_at
        elif not is_too_soon(row.sent_at, heard):
            since_answer = []
    incoming = [row for row in rows if row.direction is Direction.IN]
    return {
        "name": next((row.customer_name for row in reversed(rows) if row.customer_name), ""),
        "last_at": last.sent_at,
        "last_text": last.body.text,
        "last_direction": last.direction,
        "waiting": len(since_answer),
        "waiting_since": min((row.sent_at for row in since_answer), default=0),
        "last_interaction": max((row.sent_at for row in incoming), default=0),
        "seen": not since_answer,
    }


def assert_heads_match(session: Session, rows: Sequence[HistoryRow]) -> None:
    by_id = {row.remote_id: row for row in rows}
    for user in {row.user_id for row in rows}:
        cid = ConversationId(OA, user)
        thread = [by_id[message.remote_id] for message in messages.page(session, cid)]
        head = conversations.get(session, cid)
        assert head is not None
        assert len(thread) == sum(row.user_id == user for row in rows), "a row is lost or doubled"
        assert [row.sent_at for row in thread] == sorted(row.sent_at for row in thread)
        assert {name: getattr(head, name) for name in model(thread)} == model(thread)


@MANY
@given(data=st.data())
def test_any_order_and_any_split_of_the_rows_give_the_same_database(session: Session, data: st.DataObject) -> None:
    rows = data.draw(histories(equal_times=False))
    states = []
    for pages in (data.draw(pages_of(rows, ordered=False)), [rows] if rows else []):
        with session.begin_nested() as attempt:
            for page in pages:
                ingest(session, OA, page, T0, live=data.draw(st.booleans()))
            assert_heads_match(session, rows)
            states.append(dump(session))
            attempt.rollback()
    assert states[0] == states[1]


@MANY
@given(data=st.data())
def test_equal_times_lose_nothing_in_any_order(session: Session, data: st.DataObject) -> None:
    rows = data.draw(histories(equal_times=True))
    with session.begin_nested() as attempt:
        for page in data.draw(pages_of(rows, ordered=False)):
            ingest(session, OA, page, T0, live=data.draw(st.booleans()))
        assert_heads_match(session, rows)
        attempt.rollback()


@MANY
@given(data=st.data(), live=st.booleans())
def test_equal_times_keep_the_order_of_zalos_pages(session: Session, data: st.DataObject, live: bool) -> None:
    """Live pages bring ever newer rows, a back-fill ever older ones, each page with the last row of the one before."""
    rows = data.draw(histories(equal_times=True))
    pages = data.draw(pages_of(rows, ordered=True))
    with session.begin_nested() as attempt:
        above: list[HistoryRow] = []
        for page in reversed(pages) if live else pages:
            ingest(session, OA, page if live else [*above, *page], T0, live=live)
            above += page
        for user in (AN, BINH):
            thread = [message.remote_id for message in messages.page(session, ConversationId(OA, user))]
            assert thread == [row.remote_id for row in reversed(rows) if row.user_id == user]
        attempt.rollback()


@MANY
@given(data=st.data())
def test_polling_anything_twice_changes_nothing(session: Session, data: st.DataObject) -> None:
    rows = data.draw(histories(equal_times=True))
    with session.begin_nested() as attempt:
        pages = data.draw(pages_of(rows, ordered=False))
        for page in pages:
            ingest(session, OA, page, T0, live=True)
        before = dump(session)
        for page in pages:
            again = ingest(session, OA, page, T0 + 1, live=data.draw(st.booleans()))
            assert (again.new, again.conversations, again.arrived, again.linked, again.media) == (
                (),
                frozenset(),
                frozenset(),
                frozenset(),
                (),
            )
        assert dump(session) == before
        attempt.rollback()


def test_an_equal_row_between_two_known_ones_goes_between_them(session: Session) -> None:
    first, second, third = (said(f"tin {n}", T0, n) for n in (1, 2, 3))
    ingest(session, OA, [third, first], T0, live=True)
    ingest(session, OA, [third, second, first], T0, live=True)
    ids = [message.remote_id for message in messages.page(session, TALK)]
    assert ids == [first.remote_id, second.remote_id, third.remote_id]


@pytest.mark.parametrize("live", [True, False])
def test_more_messages_in_a_millisecond_than_it_has_keys(session: Session, live: bool) -> None:
    rows = [said(f"tin {n}", T0, n) for n in range(1500)]
    neighbours = [said("trước", T0 - 1, 2000), said("sau", T0 + 1, 2001)]
    ingest(session, OA, neighbours, T0, live=live)
    for start in range(0, 1500, 500):
        part = rows[max(start - 1, 0) : start + 500]
        ingest(session, OA, part[::-1] if live else part, T0, live=live)
    stored = messages.page(session, TALK, limit=5000)
    assert len(stored) == 1502
    again = ingest(session, OA, rows[:500], T0, live=live)
    assert again.new == ()
    assert again.known == 500
    order = [message.remote_id for message in stored if message.sent_at == T0]
    expected = [row.remote_id for row in rows]
    within_room = slice(0, 800) if live else slice(700, 1500)
    assert order[within_room] == (expected if live else expected[::-1])[within_room]


def test_rows_of_several_conversations_in_one_millisecond(session: Session) -> None:
    rows = [said("a", T0, 1), said("b", T0, 2, BINH), said("c", T0, 3)]
    ingest(session, OA, rows, T0, live=True)
    ingest(session, OTHER_OA, [said("d", T0, 1)], T0, live=True)
    assert messages.counts(session) == {OA: (2, 3), OTHER_OA: (1, 1)}
    assert [row.body.text for row in messages.page(session, TALK)] == ["c", "a"]


def test_a_row_sent_twice_in_one_page_counts_once(session: Session) -> None:
    row = said("a", T0, 1)
    done = ingest(session, OA, [row, row, said("b", T0 + 1, 2), row], T0, live=True)
    assert len(done.new) == 2
    head = conversations.get(session, TALK)
    assert head is not None
    assert head.waiting == 2


def test_an_answer_from_outside_ends_the_wait_and_a_late_older_one_does_not(session: Session) -> None:
    ingest(session, OA, [said("b", T0 + 4_000, 2), said("a", T0, 1)], T0, live=True)
    ingest(session, OA, [answered("late", T0 + 3_000, 3)], T0, live=True)
    head = conversations.get(session, TALK)
    assert head is not None
    assert (head.waiting, head.waiting_since, head.last_text) == (1, T0 + 4_000, "b")
    assert ingest(session, OA, [answered("now", T0 + 7_000, 4)], T0, live=True).outside == {TALK}
    head = conversations.get(session, TALK)
    assert head is not None
    assert (head.waiting, head.waiting_since, head.seen) == (0, 0, True)


def test_arrived_tells_of_live_customer_messages_newer_than_all(session: Session) -> None:
    first = ingest(session, OA, [said("a", T0, 1), answered("b", T0 + 1, 2, BINH)], T0, live=True)
    assert first.arrived == {TALK}
    late = ingest(session, OA, [said("late", T0 - 5, 3)], T0, live=True)
    assert late.arrived == frozenset()
    assert late.conversations == {TALK}
    assert ingest(session, OA, [said("old", T0 + 9, 4)], T0, live=False).arrived == frozenset()
    assert ingest(session, OA, [said("new", T0 + 10, 5)], T0, live=True).arrived == {TALK}
    session.execute(update(heads).where(heads.c.user_id == TALK.user_id).values(blocked_at=T0))
    done = ingest(session, OA, [said("blocked", T0 + 20, 6), said("not", T0 + 20, 7, BINH)], T0, live=True)
    assert done.arrived == {ConversationId(OA, BINH)}


def test_names_and_pictures_are_the_last_good_ones(session: Session) -> None:
    def shown() -> tuple[str, str]:
        row = conversations.get(session, TALK)
        assert row is not None
        return row.name, row.avatar

    ingest(session, OA, [replace(said("a", T0, 1, name="An"), customer_avatar="https://x/1")], T0, live=True)
    ingest(session, OA, [said("b", T0 + 1, 2)], T0, live=True)
    assert shown() == ("An", "https://x/1")
    ingest(session, OA, [said("older", T0 - 1, 3, name="Tên cũ")], T0, live=True)
    assert shown() == ("An", "https://x/1")
    done = ingest(session, OA, [replace(said("b", T0 + 1, 2, name="An Nguyễn"))], T0, live=True)
    assert shown() == ("An Nguyễn", "https://x/1"), "the same row read again tells a new name"
    assert done.conversations == {TALK}
    assert done.new == ()


def test_a_file_is_wanted_when_its_message_is_new(session: Session) -> None:
    photo = replace(said("", T0, 1), body=Body(Kind.PHOTO, url="https://f/1.jpg", thumb="https://t/1.jpg"))
    link = replace(said("", T0 + 1, 2), body=Body(Kind.LINK, url="https://shop.vn", thumb="https://t/2.jpg"))
    done = ingest(session, OA, [link, photo], T0, live=True)
    assert set(done.media) == {"https://t/1.jpg", "https://f/1.jpg", "https://t/2.jpg"}
    assert {found.url for found in media.wanted(session, T0, 10)} == set(done.media)
    assert ingest(session, OA, [link, photo], T0, live=True).media == ()


BODIES = [
    Body(Kind.TEXT, "xin chào 👋🏽 Ế", raw_type="text"),
    Body(Kind.LINK, "xem", links=(Link("https://a", "A", "mô tả", "https://t"), Link("https://b")), raw_type="links"),
    Body(Kind.LOCATION, place=Place(10.5, 106.25), raw_type="location"),
    Body(Kind.FILE, url="https://f", file_name="bảng giá.pdf", file_size=123, raw_type="file"),
    Body(Kind.UNKNOWN, raw_type="zinstant.v9"),
]


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.kind.value)
def test_every_kind_of_body_comes_back_as_it_was(session: Session, body: Body) -> None:
    ingest(session, OA, [replace(said("", T0, 1), body=body, raw='{"x":1}')], T0, live=True)
    assert [message.body for message in messages.page(session, TALK)] == [body]


def test_text_that_no_database_can_hold_does_not_lose_its_neighbours(session: Session) -> None:
    bad = replace(said("a\x00b\ud800c", T0, 1, name="\ud800An"), raw="\x00")
    ingest(session, OA, [said("good", T0 + 1, 2), bad], T0, live=True)
    assert [message.body.text for message in messages.page(session, TALK)] == ["ab?c", "good"]


@pytest.mark.parametrize("spoiled", ["a\x00b", "a\ud800b"])
@pytest.mark.parametrize("first", [True, False])
def test_each_text_of_a_row_is_made_fit_for_any_database(session: Session, spoiled: str, first: bool) -> None:
    body = Body(Kind.PHOTO, spoiled, f"https://f/{spoiled}", f"https://t/{spoiled}", raw_type="photo")
    bad = replace(said("", T0, 1, name=spoiled), body=body, raw=spoiled, customer_avatar=f"https://a/{spoiled}")
    good = said("good", T0 + (1 if first else -1), 2)
    ingest(session, OA, [bad, good] if first else [good, bad], T0, live=True)
    fit = "ab" if "\x00" in spoiled else "a?b"
    message = next(one for one in messages.page(session, TALK) if one.remote_id == remote(1))
    assert (message.body.text, message.body.url, message.body.thumb) == (fit, f"https://f/{fit}", f"https://t/{fit}")
    head = conversations.get(session, TALK)
    assert head is not None
    assert (head.name, head.avatar) == (fit, f"https://a/{fit}")
    assert session.execute(select(table.c.raw).where(table.c.remote_id == remote(1))).scalar_one() == fit


def test_it_says_what_was_new_known_and_linked(session: Session) -> None:
    first = ingest(session, OA, [said("a", T0, 1)], T0, live=True)
    (item,) = outbox.add(session, TALK, OWNER, Draft("Dạ còn ạ"), T0, T0)
    assert outbox.start(session, item.id, T0)
    outbox.unknown(session, item.id, "timeout", T0)
    done = ingest(session, OA, [answered("Dạ còn ạ", T0 + 5_000, 2), said("a", T0, 1)], T0, live=True)
    assert (first.known, done.known) == (0, 1)
    assert not first.linked
    assert done.linked == {item.id}
    assert [message.key for message in messages.page(session, TALK)] == [*first.new, *done.new]
    assert done.outside == frozenset(), "it was sent from here"


def test_what_was_answered_long_ago_is_not_answered_from_outside_now(session: Session) -> None:
    rows = [answered("b", T0 + 60_000, 2), said("a", T0, 1)]
    assert ingest(session, OA, rows, T0, live=False).outside == frozenset()


def test_while_something_of_ours_is_under_way_an_answer_may_be_it(session: Session) -> None:
    """Only in its own conversation; elsewhere somebody else has answered."""
    ingest(session, OA, [said("a", T0, 1), said("b", T0, 2, BINH)], T0, live=True)
    (item,) = outbox.add(session, TALK, OWNER, Draft("Dạ còn ạ"), T0, T0)
    assert outbox.start(session, item.id, T0)
    mine, other = answered("Dạ còn ạ", T0 + 60_000, 3), answered("Dạ còn ạ", T0 + 60_000, 4, user=BINH)
    assert ingest(session, OA, [mine, other], T0, live=True).outside == {ConversationId(OA, BINH)}


@pytest.mark.parametrize("at", [-5, 0, 2**70])
def test_an_impossible_time_still_finds_a_place(session: Session, at: int) -> None:
    stored_at = 1 if at < 1 else LATEST_MS
    ingest(session, OA, [replace(said("a", T0, 1), sent_at=at), said("b", T0, 2)], T0, live=True)
    found = {message.remote_id: message.sent_at for message in messages.page(session, TALK)}
    assert found == {remote(1): stored_at, remote(2): T0}


def test_ids_beyond_53_bits_stay_exact(session: Session) -> None:
    user = AN.__class__("9007199254740993")
    ingest(session, OaId("9007199254740993"), [said("a", T0, 1, ConversationId(OA, user).user_id)], T0, live=True)
    assert conversations.ids(session) == [("9007199254740993", "9007199254740993")]


def test_nothing_is_nothing(session: Session) -> None:
    before = dump(session)
    assert ingest(session, OA, [], T0, live=True).new == ()
    assert dump(session) == before
