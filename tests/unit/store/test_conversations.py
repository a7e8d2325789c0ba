"""Conversations: the list's order and rows, what is known of a customer, drafts."""

from app.domain.ids import OWNER, ConversationId, MediaKey, RemoteId, StaffId, UserId
from app.domain.messages import Customer, Direction, Kind
from app.domain.outbox import Attachment
from app.store import conversations, draft_files, listing
from app.store.ingest import ingest
from app.store.work import Session
from tests.fakes.history import AN, BINH, OA, OTHER_OA, T0, TALK, answered, said

OTHER = ConversationId(OA, BINH)


def two(session: Session) -> None:
    ingest(session, OA, [said("mới", T0 + 5, 2, BINH, name="Bình"), said("cũ", T0, 1, name="An")], T0, live=True)
    ingest(session, OTHER_OA, [said("khác", T0 + 2, 1)], T0, live=True)


def test_the_newest_comes_first_in_all_oas_or_in_one(session: Session) -> None:
    two(session)
    assert conversations.ids(session) == [OTHER, (OTHER_OA, AN), TALK]
    assert conversations.ids(session, oa_id=OA) == [OTHER, TALK]


def test_equal_times_have_a_fixed_order(session: Session) -> None:
    ingest(session, OA, [said("a", T0, 1, BINH), said("b", T0, 2, AN)], T0, live=True)
    assert conversations.ids(session) == [TALK, OTHER]


def test_rows_come_in_the_order_asked_for_and_unknown_ones_are_left_out(session: Session) -> None:
    two(session)
    asked = [TALK, ConversationId(OA, UserId("9")), (OTHER_OA, AN), OTHER]
    found = conversations.rows(session, [ConversationId(*cid) for cid in asked])
    assert [row.id for row in found] == [TALK, (OTHER_OA, AN), OTHER]
    first = found[0]
    assert (first.name, first.last_text, first.last_kind, first.last_direction) == (
        "An",
        "cũ",
        Kind.TEXT,
        Direction.IN,
    )
    assert conversations.rows(session, []) == []


def test_more_rows_than_one_statement_asks_for(session: Session) -> None:
    rows = [said(f"{n}", T0 + n, n + 1, UserId(str(10**18 + n))) for n in range(1100)]
    for start in range(0, 1100, 500):
        ingest(session, OA, rows[start : start + 500], T0, live=False)
    ids = conversations.ids(session)
    assert [row.id for row in conversations.rows(session, ids)] == ids
    assert len(ids) == 1100


def test_seen_until_something_newer_comes(session: Session) -> None:
    def seen() -> bool:
        row = conversations.get(session, TALK)
        assert row is not None
        return row.seen

    two(session)
    assert not seen()
    assert conversations.mark_seen(session, TALK)
    assert seen()
    assert not conversations.mark_seen(session, TALK), "nothing new to see"
    ingest(session, OA, [said("muộn", T0 - 5, 3)], T0, live=True)
    assert seen(), "a late older message is not news"
    ingest(session, OA, [said("mới", T0 + 9, 4)], T0, live=True)
    assert not seen()
    row = conversations.get(session, TALK)
    assert row is not None
    assert row.waiting == 3, "seen is not answered"
    assert not conversations.mark_seen(session, ConversationId(OA, UserId("9")))


def test_waiting_conversations_are_counted(session: Session) -> None:
    two(session)
    assert listing.total_waiting(session) == 3
    ingest(session, OA, [answered("dạ", T0 + 9_000, 5)], T0, live=True)
    assert listing.total_waiting(session) == 2


def test_drafts_belong_to_a_person(session: Session) -> None:
    two(session)
    conversations.save_draft(session, TALK, OWNER, "dạ chị", T0)
    conversations.save_draft(session, TALK, StaffId("an"), "của An", T0)
    conversations.save_draft(session, TALK, OWNER, "dạ chị ơi", T0 + 1)
    assert conversations.draft(session, TALK, OWNER) == "dạ chị ơi"
    assert conversations.draft(session, TALK, StaffId("an")) == "của An"
    row = conversations.get(session, TALK)
    assert row is not None
    assert row.draft == "dạ chị ơi"
    conversations.save_draft(session, TALK, OWNER, "", T0 + 2)
    conversations.save_draft(session, TALK, OWNER, "", T0 + 2)
    assert conversations.draft(session, TALK, OWNER) == ""
    assert conversations.draft(session, OTHER, OWNER) == ""


def test_a_draft_of_files_alone_is_seen_in_the_list(session: Session) -> None:
    two(session)
    photo = Attachment(MediaKey("a" * 64), "a.jpg", "image/jpeg", 9)
    draft_files.save(session, TALK, OWNER, [photo, photo])
    draft_files.save(session, OTHER, StaffId("an"), [photo])
    files = {row.id: row.draft_files for row in conversations.rows(session, [TALK, OTHER])}
    assert files == {TALK: 2, OTHER: 0}


def test_a_draft_remembers_what_it_answers_to(session: Session) -> None:
    two(session)
    conversations.save_draft(session, TALK, OWNER, "", T0, quote=RemoteId("a1"))
    assert (conversations.draft(session, TALK, OWNER), conversations.draft_quote(session, TALK, OWNER)) == ("", "a1")
    conversations.save_draft(session, TALK, OWNER, "dạ", T0)
    assert conversations.draft_quote(session, TALK, OWNER) is None


FULL = Customer(AN, "An", "Chị An quận 3", "https://a/1", True, ("VIP", "Quận 3"), "0900", "1 Lê Lợi", "01/02/1990")


def test_a_customer_is_kept_whole(session: Session) -> None:
    assert conversations.customer(session, TALK) is None
    assert conversations.save_customer(session, OA, FULL, T0)
    assert conversations.customer(session, TALK) == (FULL, T0)
    assert not conversations.save_customer(session, OA, FULL, T0 + 5)
    assert conversations.customer(session, TALK) == (FULL, T0 + 5)
    assert conversations.ids(session) == [], "without a message there is nothing to list"


def test_an_empty_value_never_overwrites_a_good_one(session: Session) -> None:
    conversations.save_customer(session, OA, FULL, T0)
    assert conversations.save_customer(session, OA, Customer(AN, tags=("VIP",)), T0 + 1), "tags are as Zalo has them"
    known, at = conversations.customer(session, TALK) or (None, 0)
    assert known is not None
    assert at == T0 + 1
    assert (known.name, known.alias, known.avatar, known.phone, known.follower, known.tags) == (
        "An",
        "Chị An quận 3",
        "https://a/1",
        "0900",
        True,
        ("VIP",),
    )


def test_the_shops_own_name_for_a_customer_is_shown(session: Session) -> None:
    two(session)
    conversations.save_customer(session, OA, FULL, T0 + 9)
    row = conversations.get(session, TALK)
    assert row is not None
    assert row.name == "Chị An quận 3"


def test_the_newer_name_wins_whichever_way_it_came(session: Session) -> None:
    conversations.save_customer(session, OA, Customer(AN, "Tên mới"), T0 + 10)
    ingest(session, OA, [said("a", T0, 1, name="Tên cũ")], T0, live=True)
    assert (conversations.get(session, TALK) or FULL).name == "Tên mới"
    ingest(session, OA, [said("b", T0 + 20, 2, name="Tên mới hơn")], T0, live=True)
    conversations.save_customer(session, OA, Customer(AN, "Tên cũ"), T0 + 15)
    assert (conversations.get(session, TALK) or FULL).name == "Tên mới hơn"


def test_customers_not_fetched_for_long_the_newest_conversation_first(session: Session) -> None:
    two(session)
    assert conversations.stale_customers(session, OA, T0, 10) == [BINH, AN]
    conversations.save_customer(session, OA, Customer(BINH), T0)
    assert conversations.stale_customers(session, OA, T0, 10) == [AN]
    assert conversations.stale_customers(session, OA, T0 + 1, 1) == [BINH]


def test_the_last_interaction_only_moves_forward(session: Session) -> None:
    def last() -> int:
        row = conversations.get(session, TALK)
        assert row is not None
        return row.last_interaction

    two(session)
    assert last() == T0
    conversations.set_last_interaction(session, TALK, T0 + 50)
    conversations.set_last_interaction(session, TALK, T0 + 40)
    ingest(session, OA, [said("muộn", T0 + 30, 9)], T0, live=True)
    assert last() == T0 + 50


def test_noted_customers_are_those_to_fetch_until_a_message_is_stored(session: Session) -> None:
    two(session)
    new = UserId("1000000000000000099")
    assert conversations.note_users(session, OA, [new, AN, BINH, new]) == [new]
    assert conversations.note_users(session, OA, [new]) == [new]
    ingest(session, OA, [said("a", T0, 9, new)], T0, live=False)
    assert conversations.note_users(session, OA, [new]) == []
    assert conversations.note_users(session, OA, []) == []


def test_who_holds_a_conversation(session: Session) -> None:
    two(session)
    conversations.set_assignee(session, TALK, StaffId("an"))
    row = conversations.get(session, TALK)
    assert row is not None
    assert row.assignee == "an"
    conversations.set_assignee(session, TALK, None)
    row = conversations.get(session, TALK)
    assert row is not None
    assert row.assignee is None
