"""What a person reads and changes of a customer, and what they may not."""

import pytest
import pytest_asyncio

from app.domain.customers import EditState, Field, NoteId, Shared
from app.domain.ids import OWNER, ConversationId, StaffId, UserId
from app.domain.messages import Customer
from app.errors import Rejected, Transient
from app.events import ConversationsChanged, CustomerChanged, Event
from app.services.customers import FRESH_MS, KEPT_MS, TAGS_FRESH_MS, Customers
from app.services.ground import Ground
from app.store import conversations, customer_edits, messages, notes
from tests.fakes.clock import FakeClock
from tests.fakes.members import share_with
from tests.fakes.zalo import OA, FakeZalo

LAN = ConversationId(OA, UserId("11"))
HOLDER, OTHER = StaffId("an"), StaffId("binh")


class Waker:
    def wake(self) -> None:
        pass


@pytest_asyncio.fixture()
async def customers(ground: Ground, zalo: FakeZalo) -> Customers:
    zalo.write("11", "Còn hàng không?")
    await ground.db.write(messages.ingest, OA, zalo.rows, ground.clock.now(), live=True)
    return Customers(ground, lambda _: zalo, Waker())


def heard(ground: Ground) -> list[Event]:
    found: list[Event] = []
    ground.bus.subscribe(CustomerChanged, found.append)
    ground.bus.subscribe(ConversationsChanged, found.append)
    return found


@pytest.mark.asyncio
async def test_an_edit_is_kept_and_announced(ground: Ground, customers: Customers) -> None:
    events = heard(ground)
    await customers.edit(LAN, Field.PHONE, "0903 123 456")
    card = await customers.card(LAN)
    assert card is not None
    assert card.customer.phone == "84903123456"
    edit = card.edit(Field.PHONE)
    assert edit is not None
    assert (edit.state, edit.author) == (EditState.WAITING, OWNER)
    assert events == [ConversationsChanged(frozenset({LAN})), CustomerChanged(LAN)]
    await customers.edit(LAN, Field.PHONE, "0903.123.456")
    assert len(events) == 2, "nothing has changed"


@pytest.mark.asyncio
async def test_what_can_not_be_right_is_refused_and_nothing_changes(customers: Customers) -> None:
    for field, typed, code in (
        (Field.PHONE, "0903", "bad_phone"),
        (Field.BIRTHDAY, "31/12/2031", "bad_birthday"),
        (Field.ALIAS, "x" * 101, "field_too_long"),
    ):
        with pytest.raises(Rejected, match=code):
            await customers.edit(LAN, field, typed)
    card = await customers.card(LAN)
    assert card is not None
    assert card.edits == ()


@pytest.mark.asyncio
async def test_today_is_vietnams(customers: Customers, clock: FakeClock) -> None:
    clock.set_wall(1_760_029_200_000)  # 2025-10-09T17:00Z: the 10th has begun in Vietnam
    await customers.edit(LAN, Field.BIRTHDAY, "10/10/2025")


@pytest.mark.asyncio
async def test_tags_are_completed_from_those_of_the_oa(ground: Ground, zalo: FakeZalo, customers: Customers) -> None:
    zalo.oa_tags = ["Khách quen", "VIP"]
    await ground.db.write(conversations.save_customer, OA, Customer(UserId("12"), tags=("Sỉ", "VIP")), 1)
    assert await customers.oa_tags(OA) == ["Sỉ", "VIP"]
    await customers.refresh_tags(OA)
    assert await customers.oa_tags(OA) == ["Khách quen", "VIP", "Sỉ"]
    await customers.add_tag(LAN, "khách QUEN")
    await customers.add_tag(LAN, "Mới  toanh")
    card = await customers.card(LAN)
    assert card is not None
    assert card.customer.tags == ("Khách quen", "Mới toanh")
    await customers.remove_tag(LAN, "Khách quen")
    card = await customers.card(LAN)
    assert card is not None
    assert (card.customer.tags, [edit.name for edit in card.edits]) == (("Mới toanh",), ["Mới toanh"])


@pytest.mark.asyncio
async def test_the_oas_tags_are_asked_for_once_an_hour(zalo: FakeZalo, clock: FakeClock, customers: Customers) -> None:
    zalo.fail["tags"] = [Transient("offline")]
    with pytest.raises(Transient):
        await customers.refresh_tags(OA)
    for _ in range(2):
        await customers.refresh_tags(OA)
    assert zalo.calls["tags"] == 2
    clock.set_wall(clock.now() + TAGS_FRESH_MS)
    await customers.refresh_tags(OA)
    assert zalo.calls["tags"] == 3


@pytest.mark.asyncio
async def test_an_opened_customer_is_asked_of_zalo_unless_fresh(
    ground: Ground, zalo: FakeZalo, clock: FakeClock, customers: Customers
) -> None:
    events = heard(ground)
    for _ in range(2):
        await customers.refresh(LAN)
    assert zalo.calls["customer"] == 1
    assert CustomerChanged(LAN) in events
    clock.set_wall(clock.now() + FRESH_MS)
    await customers.refresh(LAN)
    assert zalo.calls["customer"] == 2


@pytest.mark.asyncio
async def test_an_edit_taken_while_zalo_was_asked_is_not_undone(
    ground: Ground, zalo: FakeZalo, clock: FakeClock, customers: Customers
) -> None:
    """The answer is older than the acknowledgement, though it comes later."""
    zalo.people[LAN.user_id] = Customer(LAN.user_id, "Lan", alias="cũ")
    await customers.edit(LAN, Field.ALIAS, "mới")
    (edit,) = await ground.db.read(customer_edits.of_customer, LAN)

    def acknowledged(name: str) -> None:
        clock.set_wall(clock.now() + 50)
        ground.db._write(customer_edits.acknowledge, edit, clock.now())
        clock.set_wall(clock.now() + 50)

    zalo.before_answer = acknowledged
    await customers.refresh(LAN)
    card = await customers.card(LAN)
    assert card is not None
    assert card.customer.alias == "mới"


@pytest.mark.asyncio
async def test_a_refused_edit_is_tried_again_or_dropped(ground: Ground, customers: Customers) -> None:
    await customers.edit(LAN, Field.ALIAS, "Lan quận 1")
    (edit,) = await ground.db.read(customer_edits.of_customer, LAN)
    assert not await customers.drop(edit.id), "it is on its way"
    for decide, left in ((customers.retry, 1), (customers.drop, 0)):
        await ground.db.write(customer_edits.trouble, edit, Rejected("bad_parameter"), refused=True)
        events = heard(ground)
        assert await decide(edit.id)
        assert CustomerChanged(LAN) in events
        assert len(await ground.db.read(customer_edits.of_customer, LAN)) == left
    assert not await customers.retry(edit.id), "there is none any more"


@pytest.mark.asyncio
async def test_notes_are_written_changed_removed_and_brought_back(
    ground: Ground, zalo: FakeZalo, clock: FakeClock, customers: Customers
) -> None:
    events = heard(ground)
    note = await customers.add_note(LAN, " Thích màu đỏ ")
    clock.set_wall(clock.now() + 1_000)
    await customers.change_note(note, "Thích màu xanh")
    card = await customers.card(LAN)
    assert card is not None
    assert [(one.text, one.edited_at - one.created_at) for one in card.notes] == [("Thích màu xanh", 1_000)]
    await customers.remove_note(note)
    with pytest.raises(Rejected, match="gone"):
        await customers.change_note(note, "x")
    await customers.restore_note(note)
    with pytest.raises(Rejected, match="gone"):
        await customers.restore_note(note)
    assert events == [CustomerChanged(LAN)] * 4
    assert not zalo.calls, "a note is never sent"
    await customers.remove_note(note)
    await customers.tidy()
    await customers.restore_note(note)
    await customers.remove_note(note)
    clock.set_wall(clock.now() + KEPT_MS + 1)
    await customers.tidy()
    assert await ground.db.read(notes.get, note) is None


@pytest.mark.asyncio
async def test_a_note_is_its_authors_and_the_owners(ground: Ground, customers: Customers) -> None:
    await ground.db.write(share_with, HOLDER, OTHER, oa_id=OA)
    await ground.db.write(conversations.set_assignee, LAN, HOLDER)
    note = await customers.add_note(LAN, "của An", by=HOLDER)
    await ground.db.write(conversations.set_assignee, LAN, OTHER)
    with pytest.raises(Rejected, match="not_author"):
        await customers.change_note(note, "của Bình", by=OTHER)
    with pytest.raises(Rejected, match="gone"):
        await customers.remove_note(note, by=HOLDER)
    await customers.change_note(note, "của chủ")


@pytest.mark.asyncio
async def test_of_a_customer_whom_one_may_not_see_nothing_is_answered_or_changed(
    ground: Ground, zalo: FakeZalo, customers: Customers
) -> None:
    await customers.edit(LAN, Field.ALIAS, "bí mật")
    await ground.db.write(share_with, HOLDER, OTHER, oa_id=OA)
    await ground.db.write(conversations.set_assignee, LAN, HOLDER)
    (edit,) = await ground.db.read(customer_edits.of_customer, LAN)
    note = await customers.add_note(LAN, "bí mật")
    assert await customers.card(LAN, OTHER) is None
    assert await customers.figures(LAN, OTHER) is None
    assert await customers.exchanged(LAN, Shared.PHOTOS, OTHER) == []
    for refused in (
        customers.edit(LAN, Field.ALIAS, "x", OTHER),
        customers.add_tag(LAN, "x", OTHER),
        customers.remove_tag(LAN, "x", OTHER),
        customers.add_note(LAN, "x", OTHER),
        customers.change_note(note, "x", OTHER),
        customers.remove_note(note, OTHER),
        customers.refresh(LAN, OTHER),
        customers.retry(edit.id, OTHER),
        customers.drop(edit.id, OTHER),
        customers.change_note(NoteId(999), "x"),
    ):
        with pytest.raises(Rejected, match="gone"):
            await refused
    card = await customers.card(LAN, HOLDER)
    assert card is not None
    assert (card.customer.alias, len(card.notes), card.customer.tags) == ("bí mật", 1, ())
    assert not zalo.calls
