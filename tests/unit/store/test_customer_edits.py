"""Edits: shown at once, sent until Zalo agrees, and never lost to what Zalo says meanwhile."""

import pytest

from app.domain.customers import ON, Edit, EditId, EditState, Field
from app.domain.ids import OWNER
from app.domain.messages import Customer
from app.domain.query import Term
from app.errors import Rejected
from app.store import conversations, customer_edits, customers
from app.store.ingest import ingest
from app.store.search_entries import find_customers
from app.store.work import Session
from tests.fakes.history import AN, BINH, OA, T0, TALK, said


@pytest.fixture(autouse=True)
def known(session: Session) -> None:
    ingest(session, OA, [said("chào", T0, 1, name="An")], T0, live=True)
    told(session, Customer(AN, "An", alias="Chị An", phone="84903123456", tags=("VIP",)))


def told(session: Session, customer: Customer, *, now: int = T0, asked_at: int | None = None) -> bool:
    return conversations.save_customer(session, OA, customer, now, asked_at=asked_at)


def put(session: Session, field: Field, value: str, *, name: str = "", now: int = T0 + 1) -> bool:
    return customer_edits.put(session, TALK, field, value, name=name, by=OWNER, now=now)


def shown(session: Session) -> Customer:
    found = conversations.customer(session, TALK)
    assert found is not None
    return found[0]


def only(session: Session) -> Edit:
    (edit,) = customer_edits.of_customer(session, TALK)
    return edit


def test_an_edit_is_shown_at_once_and_waits(session: Session) -> None:
    assert put(session, Field.ALIAS, "An quận 1")
    assert shown(session).alias == "An quận 1"
    edit = only(session)
    assert (edit.value, edit.before, edit.state, edit.author) == ("An quận 1", "Chị An", EditState.WAITING, OWNER)
    row = conversations.get(session, TALK)
    assert row is not None
    assert row.name == "An quận 1", "the list too"
    assert customer_edits.waiting(session, OA, 9) == [edit]
    assert customer_edits.waiting_oas(session) == [OA]


def test_what_stands_there_already_is_no_edit(session: Session) -> None:
    assert not put(session, Field.ALIAS, "Chị An")
    assert not put(session, Field.PHONE, "84903123456")
    assert not put(session, Field.TAG, ON, name="VIP")
    assert customer_edits.of_customer(session, TALK) == ()


def test_nobody_has_no_edits(session: Session) -> None:
    nobody = TALK._replace(user_id=BINH)
    assert not customer_edits.put(session, nobody, Field.ALIAS, "x", by=OWNER, now=T0)


def test_a_second_edit_takes_the_firsts_place(session: Session) -> None:
    put(session, Field.ALIAS, "một")
    first = only(session)
    put(session, Field.ALIAS, "hai")
    second = only(session)
    assert (second.value, second.before) == ("hai", "Chị An")
    assert second.id != first.id, "an answer for the first must not count for the second"


def test_going_back_before_it_was_sent_leaves_nothing_to_send(session: Session) -> None:
    put(session, Field.ALIAS, "một")
    assert put(session, Field.ALIAS, "Chị An")
    assert customer_edits.of_customer(session, TALK) == ()
    assert shown(session).alias == "Chị An"


def test_going_back_after_it_may_have_arrived_is_sent(session: Session) -> None:
    put(session, Field.ALIAS, "một")
    assert customer_edits.begin(session, only(session).id)
    put(session, Field.ALIAS, "Chị An")
    assert only(session).value == "Chị An"


def test_acknowledged_it_is_done(session: Session) -> None:
    put(session, Field.ALIAS, "một")
    customer_edits.acknowledge(session, only(session), T0 + 5)
    assert customer_edits.of_customer(session, TALK) == ()
    assert shown(session).alias == "một"


def test_an_edit_made_while_the_former_was_under_way_stays(session: Session) -> None:
    put(session, Field.ALIAS, "một")
    first = only(session)
    customer_edits.begin(session, first.id)
    put(session, Field.ALIAS, "hai")
    customer_edits.acknowledge(session, first, T0 + 5)
    later = only(session)
    assert (later.value, later.before) == ("hai", "một")
    assert not customer_edits.begin(session, first.id), "the first is gone"


def test_zalos_word_does_not_overwrite_what_is_on_its_way(session: Session) -> None:
    put(session, Field.ALIAS, "của shop")
    told(session, Customer(AN, "An", alias="của Zalo", phone="84911111111"), now=T0 + 9)
    assert (shown(session).alias, shown(session).phone) == ("của shop", "84911111111")
    assert only(session).before == "của Zalo", "dropping it shows what Zalo has now"


def test_an_empty_word_of_zalos_says_nothing(session: Session) -> None:
    put(session, Field.ALIAS, "của shop")
    told(session, Customer(AN, "An"), now=T0 + 9)
    assert (shown(session).alias, only(session).before) == ("của shop", "Chị An")


def test_what_zalo_shows_has_arrived(session: Session) -> None:
    put(session, Field.PHONE, "84911111111")
    put(session, Field.TAG, "", name="VIP")
    told(session, Customer(AN, "An", phone="0911111111"), now=T0 + 9)
    assert customer_edits.of_customer(session, TALK) == ()
    assert shown(session).tags == ()


def test_a_cleared_field_has_arrived_when_zalo_has_none(session: Session) -> None:
    put(session, Field.ALIAS, "")
    told(session, Customer(AN, "An"), now=T0 + 9)
    assert (customer_edits.of_customer(session, TALK), shown(session).alias) == ((), "")


def test_tags_are_merged(session: Session) -> None:
    put(session, Field.TAG, ON, name="Sỉ")
    put(session, Field.TAG, "", name="VIP")
    assert shown(session).tags == ("Sỉ",)
    assert customers.all_tags(session, OA) == ["Sỉ"]
    told(session, Customer(AN, "An", tags=("VIP", "Quen")), now=T0 + 9)
    assert shown(session).tags == ("Quen", "Sỉ")
    assert customers.all_tags(session, OA) == ["Quen", "Sỉ"], "the list's filter agrees"
    assert [edit.before for edit in customer_edits.of_customer(session, TALK)] == ["", ON]


def test_an_answer_that_was_asked_for_before_the_acknowledgement_is_out_of_date(session: Session) -> None:
    put(session, Field.ALIAS, "mới")
    put(session, Field.TAG, ON, name="Sỉ")
    for edit in customer_edits.of_customer(session, TALK):
        customer_edits.acknowledge(session, edit, T0 + 50)
    before = conversations.customer(session, TALK)
    assert before is not None
    told(session, Customer(AN, "An", alias="cũ", follower=True), now=T0 + 60, asked_at=T0 + 40)
    assert (shown(session).alias, shown(session).tags, shown(session).follower) == ("mới", ("VIP", "Sỉ"), True)
    after = conversations.customer(session, TALK)
    assert after is not None
    assert after[1] == before[1], "it is asked again"
    told(session, Customer(AN, "An", alias="sau đó"), now=T0 + 90, asked_at=T0 + 80)
    assert shown(session).alias == "sau đó", "who writes last wins"


def test_refused_it_stays_until_a_person_decides(session: Session) -> None:
    put(session, Field.PHONE, "84911111111")
    error = Rejected("bad_parameter", zalo_code=-201, zalo_text="phone is invalid!")
    customer_edits.trouble(session, only(session), error, refused=True)
    edit = only(session)
    assert (edit.state, edit.reason, edit.zalo_code) == (EditState.REFUSED, "bad_parameter", -201)
    assert edit.zalo_text == "phone is invalid!"
    assert customer_edits.waiting(session, OA, 9) == []
    assert shown(session).phone == "84911111111"
    assert customer_edits.retry(session, edit.id)
    assert not customer_edits.retry(session, edit.id)
    assert (only(session).reason, only(session).state) == ("", EditState.WAITING)


def test_dropped_it_shows_what_zalo_has(session: Session) -> None:
    put(session, Field.PHONE, "84911111111")
    put(session, Field.TAG, "", name="VIP")
    for edit in customer_edits.of_customer(session, TALK):
        customer_edits.drop(session, edit)
    assert (shown(session).phone, shown(session).tags) == ("84903123456", ("VIP",))
    assert customer_edits.of_customer(session, TALK) == ()


def test_a_refused_edit_put_again_is_sent_again(session: Session) -> None:
    put(session, Field.PHONE, "84911111111")
    customer_edits.trouble(session, only(session), Rejected("bad_parameter"), refused=True)
    assert put(session, Field.PHONE, "84911111111")
    assert only(session).state is EditState.WAITING


def test_one_that_fails_lets_the_others_go_first(session: Session) -> None:
    put(session, Field.ALIAS, "một")
    put(session, Field.PHONE, "84911111111")
    first = customer_edits.waiting(session, OA, 1)[0]
    customer_edits.begin(session, first.id)
    assert customer_edits.waiting(session, OA, 1)[0].field is Field.PHONE
    assert customer_edits.get(session, EditId(999_999)) is None


def test_a_new_name_is_found_at_once(session: Session) -> None:
    def found(word: str) -> int:
        return len(find_customers(session, [Term((word,), word)], OWNER, None))

    put(session, Field.ALIAS, "Chị An Đồng Nai")
    put(session, Field.FULL_NAME, "Nguyễn Thị Huyền")
    put(session, Field.PHONE, "84911222333")
    assert [found(word) for word in ("dong", "huyen", "0911222333", "0903123456")] == [1, 1, 1, 0]
