"""The card: what is known, figures, photos and files by pages, the same person elsewhere, and who may see it."""

from dataclasses import replace

from sqlalchemy import text

from app.domain.connections import ChatRight, Connection, ConnectionState
from app.domain.customers import Figures, Shared
from app.domain.ids import OWNER, AppId, ConversationId, OaId, StaffId, UserId, first_key
from app.domain.messages import Body, Customer, Direction, Kind, OaProfile
from app.store import connections, conversations, customers, notes
from app.store.ingest import ingest
from app.store.work import Session
from tests.fakes.history import AN, BINH, OA, OTHER_OA, T0, TALK, said
from tests.fakes.members import share_with

ELSEWHERE = ConversationId(OTHER_OA, UserId("2000000000000000077"))
HOLDER = StaffId("an")


def thread(session: Session) -> None:
    kinds = (Kind.PHOTO, Kind.TEXT, Kind.GIF, Kind.FILE, Kind.STICKER, Kind.VIDEO, Kind.PHOTO)
    rows = [
        replace(said("", T0 + n, n + 1, AN, Direction.OUT if n % 3 == 2 else Direction.IN), body=Body(kind))
        for n, kind in enumerate(kinds)
    ]
    ingest(session, OA, [*rows, said("người khác", T0 + 99, 99, BINH)], T0, live=True)


def connected(session: Session, oa_id: OaId, name: str, app: str = "1") -> None:
    made = Connection(oa_id, AppId(app), OaProfile(oa_id, name), ConnectionState.CONNECTED, ChatRight.ONLY_ME, T0, T0)
    connections.save_connection(session, made)


def test_a_card_has_all_that_is_known(session: Session) -> None:
    thread(session)
    told = Customer(
        AN,
        "An",
        "Chị An",
        follower=True,
        tags=("VIP",),
        phone="84903123456",
        address="1 Lê Lợi",
        birthday="31/12/1999",
        sensitive=True,
        full_name="Nguyễn An",
        person="77",
    )
    conversations.save_customer(session, OA, told, T0 + 5)
    notes.add(session, TALK, OWNER, "size M", T0)
    card = customers.card(session, TALK, OWNER)
    assert card is not None
    assert (card.customer, card.fetched_at, card.edits) == (told, T0 + 5, ())
    assert [note.text for note in card.notes] == ["size M"]


def test_who_may_not_see_a_customer_is_told_nothing(session: Session) -> None:
    thread(session)
    assert customers.card(session, TALK, HOLDER) is None
    assert not customers.visible(session, TALK, HOLDER)
    share_with(session, HOLDER)
    conversations.set_assignee(session, TALK, HOLDER)
    assert customers.card(session, TALK, HOLDER) is not None
    assert customers.visible(session, TALK, HOLDER)
    assert customers.card(session, TALK, StaffId("binh")) is None
    assert customers.card(session, TALK, OWNER) is not None
    assert customers.card(session, ELSEWHERE, OWNER) is None


def test_figures_are_of_this_conversation(session: Session) -> None:
    thread(session)
    assert customers.figures(session, TALK) == Figures(
        first_at=T0, last_in_at=T0 + 6, last_out_at=T0 + 5, received=5, sent=2, photos=3, files=2
    )
    assert customers.figures(session, ELSEWHERE) == Figures()


def test_photos_and_files_come_by_pages_the_newest_first(session: Session) -> None:
    thread(session)
    first = customers.exchanged(session, TALK, Shared.PHOTOS, None, 2)
    assert [message.sent_at - T0 for message in first] == [6, 2]
    rest = customers.exchanged(session, TALK, Shared.PHOTOS, first[-1].key, 2)
    assert [message.sent_at - T0 for message in rest] == [0]
    files = customers.exchanged(session, TALK, Shared.FILES, None, 9)
    assert [(message.body.kind, message.sent_at - T0) for message in files] == [(Kind.VIDEO, 5), (Kind.FILE, 3)]


def test_a_page_is_read_from_its_index_alone(session: Session) -> None:
    """A thread of many thousand messages may hold few photos."""
    if session.dialect.name != "sqlite":
        return
    seen: list[str] = []
    execute = session.execute

    def explained(query: object, *args: object) -> object:
        compiled = str(query.compile(session, compile_kwargs={"literal_binds": True}))  # type: ignore[attr-defined]
        seen.extend(row[3] for row in execute(text(f"EXPLAIN QUERY PLAN {compiled}")))
        return execute(query, *args)  # type: ignore[call-overload]

    session.execute = explained  # type: ignore[method-assign, assignment]
    customers.exchanged(session, TALK, Shared.PHOTOS, first_key(T0), 9)
    assert any("ix_messages_exchanged" in step for step in seen), seen
    assert not any("TEMP B-TREE" in step for step in seen), seen


def test_the_same_person_elsewhere(session: Session) -> None:
    thread(session)
    for oa_id, name in ((OA, "Tiệm"), (OTHER_OA, "Tiệm 2")):
        connected(session, oa_id, name)
    conversations.save_customer(session, OA, Customer(AN, "An", person="77"), T0)
    ingest(session, OTHER_OA, [said("ở đây nữa", T0 + 50, 50, ELSEWHERE.user_id, name="An đây")], T0, live=True)
    conversations.save_customer(session, OTHER_OA, Customer(ELSEWHERE.user_id, "An đây", person="77"), T0)
    conversations.save_customer(session, OTHER_OA, Customer(BINH, "Bình", person="78"), T0)
    card = customers.card(session, TALK, OWNER)
    assert card is not None
    assert [(one.conversation, one.oa_name, one.name, one.last_at) for one in card.elsewhere] == [
        (ELSEWHERE, "Tiệm 2", "An đây", T0 + 50)
    ]
    share_with(session, HOLDER)
    conversations.set_assignee(session, TALK, HOLDER)
    card = customers.card(session, TALK, HOLDER)
    assert card is not None
    assert card.elsewhere == (), "nothing of a conversation that somebody else holds"


def test_a_person_of_another_app_is_somebody_else(session: Session) -> None:
    thread(session)
    connected(session, OA, "Tiệm")
    connected(session, OTHER_OA, "Tiệm 2", app="2")
    conversations.save_customer(session, OA, Customer(AN, "An", person="77"), T0)
    conversations.save_customer(session, OTHER_OA, Customer(ELSEWHERE.user_id, "An", person="77"), T0)
    card = customers.card(session, TALK, OWNER)
    assert card is not None
    assert card.elsewhere == ()


def test_all_tags_of_an_oa(session: Session) -> None:
    thread(session)
    conversations.save_customer(session, OA, Customer(AN, tags=("VIP", "Sỉ")), T0)
    conversations.save_customer(session, OA, Customer(BINH, tags=("Quen", "VIP")), T0)
    assert sorted(customers.all_tags(session, OA)) == ["Quen", "Sỉ", "VIP"]
    assert customers.all_tags(session, OTHER_OA) == []
