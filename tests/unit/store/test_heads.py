"""Heads, one message at a time; whole pages in any order are in test_ingest."""

from dataclasses import replace

from sqlalchemy import update

from app.domain.ids import first_key
from app.domain.messages import Body, HistoryRow, Kind
from app.store import conversations
from app.store.heads import LAST_TEXT, Head, Heads, told_anew
from app.store.ingest import ingest
from app.store.tables import conversations as table
from app.store.work import Session
from tests.fakes.history import AN, OA, T0, TALK, answered, said
from tests.unit.store.shop_talk import find


def test_customer_messages_wait_for_an_answer() -> None:
    head = Head()
    assert not head.add(10, said(at=1))
    assert not head.add(20, said(at=2))
    assert (head.waiting, head.waiting_since, head.first_in_at, head.last_interaction) == (2, 1, 1, 2)
    assert not head.add(first_key(3_000), answered(at=3_000))
    assert (head.waiting, head.waiting_since, head.last_out_key) == (0, 0, first_key(3_000))
    assert not head.add(25, said(at=2))
    assert head.waiting == 0, "it was there before the answer"
    head.add(first_key(4_000), said(at=4_000))
    assert (head.waiting, head.waiting_since, head.last_in_key) == (1, 4_000, first_key(4_000))


def test_an_answer_among_older_messages_asks_for_a_count() -> None:
    head = Head()
    head.add(10, said(at=1))
    head.add(30, said(at=3))
    assert head.add(20, answered(at=2))
    head.last_out_key = 20
    assert not head.add(15, answered(at=1)), "an older one yet changes nothing"


def test_rr25_what_comes_too_soon_asks_whether_it_is_an_answer() -> None:
    head = Head()
    head.add(first_key(1_000), said(at=1_000))
    assert head.add(first_key(3_000), answered(at=3_000)), "a person needs longer"
    assert (head.waiting, head.waiting_since) == (1, 1_000)
    assert not head.add(first_key(3_001), answered(at=3_001))
    assert head.add(first_key(2_000), said(at=2_000)), "heard of only now: then that one came too soon"


def test_a_returning_customer_reopens_and_waits_anew() -> None:
    head = Head(last_key=20, last_in_key=20, waiting=2, waiting_since=1, closed_at=9)
    head.add(15, said(at=1))
    head.add(30, answered(at=3))
    assert head.closed_at == 9, "neither a late older one nor the shop's own"
    head.waiting, head.waiting_since = 1, 2
    head.add(40, said(at=4))
    assert (head.closed_at, head.settled_key, head.waiting, head.waiting_since) == (0, 30, 1, 4)
    assert head.returned
    head.add(35, said(at=3))
    assert (head.waiting, head.waiting_since) == (2, 3)


def test_only_the_newest_is_shown_and_not_all_of_its_text() -> None:
    head = Head()
    head.add(20, said("x" * 1000, at=2))
    head.add(10, said("cũ", at=1))
    assert head.last_text == "x" * LAST_TEXT
    assert head.last_at == 2


def test_names_by_the_newest_row_that_has_one() -> None:
    head = Head()
    assert head.name_by(20, said(name="An"))
    assert not head.name_by(10, said(name="Tên cũ"))
    assert not head.name_by(30, said())
    assert (head.name, head.name_key) == ("An", 20)
    assert head.name_by(20, said(name="Bình")), "the same message, read after the customer changed it"
    assert head.name == "Bình"
    assert head.name_by(20, replace(said(), customer_avatar="https://a"))
    assert head.name_by(20, replace(said(), customer_avatar="https://b"))
    assert not head.name_by(19, replace(said(), customer_avatar="https://c"))
    assert (head.name, head.avatar, head.avatar_key) == ("Bình", "https://b", 20)


def test_what_is_not_touched_keeps_its_texts(session: Session) -> None:
    ingest(session, OA, [replace(said("ảnh", T0, 1, name="An"), body=Body(Kind.PHOTO, "ảnh"))], T0, live=True)
    heads = Heads(session, OA, [AN])
    heads.people([(2**60, replace(said(), customer_avatar="https://new"))])
    heads.save()
    row = conversations.get(session, TALK)
    assert row is not None
    assert (row.name, row.avatar, row.last_text, row.last_kind, row.last_at) == (
        "An",
        "https://new",
        "ảnh",
        Kind.PHOTO,
        T0,
    )


def test_a_conversation_that_a_person_closes_meanwhile_stays_closed(session: Session) -> None:
    ingest(session, OA, [said("a", T0, 1)], T0, live=True)
    heads = Heads(session, OA, [AN])
    session.execute(update(table).values(closed_at=T0 + 5))
    heads.people([(2**60, said(name="An"))])
    heads.save()
    row = conversations.get(session, TALK)
    assert row is not None
    assert (row.name, row.closed) == ("An", True)
    ingest(session, OA, [said("b", T0 + 9, 2)], T0, live=True)
    row = conversations.get(session, TALK)
    assert row is not None
    assert not row.closed, "its customer has come back"


def test_known_rows_tell_news_of_the_person_alone(session: Session) -> None:
    done = ingest(session, OA, [said("a", T0, 1, name="An"), said("b", T0 - 1, 2, name="An")], T0, live=True)
    older, newer = done.new
    assert told_anew(session, OA, [(newer, said(name="An"))]) == []
    assert told_anew(session, OA, [(older, said(name="Bình"))]) == []
    renamed = said(name="Bình")
    assert told_anew(session, OA, [(newer, renamed), (older, said(name="An"))]) == [(newer, renamed)]
    assert told_anew(session, OA, [(newer, said())]) == []


def test_known_rows_tell_another_picture_too(session: Session) -> None:
    def pictured(at: str) -> HistoryRow:
        return replace(said(number=9), customer_avatar=f"https://{at}")

    rows = [replace(said("b", T0, 1), customer_avatar="https://a"), said("a", T0 - 1, 2)]
    older, newer = ingest(session, OA, rows, T0, live=True).new
    assert told_anew(session, OA, [(newer, pictured("a"))]) == [], "the same"
    assert told_anew(session, OA, [(newer, pictured("b"))]) == [(newer, pictured("b"))]
    assert told_anew(session, OA, [(older, pictured("b"))]) == [], "older than what is stored"
    later = newer + 1
    assert told_anew(session, OA, [(later, pictured("a"))]) == [(later, pictured("a"))]
    assert told_anew(session, OA, [(newer, pictured("b")), (later, pictured("c"))]) == [(later, pictured("c"))]


def test_a_new_name_is_found_by_the_search(session: Session) -> None:
    ingest(session, OA, [said("a", T0, 1, name="Trần Huệ")], T0, live=True)
    assert [hit.person.name for hit in find(session, "hue").customers] == ["Trần Huệ"]
    ingest(session, OA, [said("b", T0 + 1, 2, name="Trần Lan")], T0, live=True)
    assert [hit.person.name for hit in find(session, "lan").customers] == ["Trần Lan"]
    assert find(session, "hue").customers == ()


def test_only_the_shops_own_newest_message_is_an_answer(session: Session) -> None:
    heads = Heads(session, OA, [AN])
    asked, told = first_key(T0), first_key(T0 + 60_000)
    heads.add([(asked, said(at=T0))])
    assert heads.answered == {}
    heads.add([(told, answered(at=T0 + 60_000))])
    assert heads.answered == {AN: told}
    assert (heads.last_key(AN), heads.last_key("nobody")) == (told, 0)
