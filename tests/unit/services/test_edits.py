"""Edits on their way to Zalo: in order, once each, with patience, and honest about a no."""

from typing import NamedTuple

import pytest
import pytest_asyncio

from app.domain.connections import ConnectionState, Health, OaStatus
from app.domain.customers import EditState, Field
from app.domain.ids import OWNER, ConversationId, UserId
from app.domain.messages import Customer
from app.errors import AppError, NeedsUser, RateLimited, Rejected, Transient, WrongPlace
from app.events import ConnectionsChanged, StatusChanged
from app.services.customers import Customers
from app.services.edits import Edits
from app.services.ground import Ground
from app.store import connections, conversations, customer_edits, messages
from app.zalo.requests import CustomerChange
from tests.fakes.clock import FakeClock, settle
from tests.fakes.connected import connect
from tests.fakes.zalo import OA, FakeZalo

LAN = ConversationId(OA, UserId("11"))


class Waker:
    def wake(self) -> None:
        pass


class Shop(NamedTuple):
    ground: Ground
    clock: FakeClock
    zalo: FakeZalo
    customers: Customers

    async def left(self) -> list[tuple[Field, EditState, str]]:
        edits = await self.ground.db.read(customer_edits.of_customer, LAN)
        return [(edit.field, edit.state, edit.reason) for edit in edits]

    def asked(self, *names: str) -> list[object]:
        return [detail for name, detail in self.zalo.log if name in names]


@pytest_asyncio.fixture()
async def shop(ground: Ground, clock: FakeClock, zalo: FakeZalo) -> Shop:
    await connect(ground, zalo)
    zalo.write("11", "Còn hàng không?")
    await ground.db.write(messages.ingest, OA, zalo.rows, clock.now(), live=True)
    zalo.people[LAN.user_id] = Customer(LAN.user_id, "Lan", tags=("VIP",))
    await ground.db.write(conversations.save_customer, OA, zalo.people[LAN.user_id], clock.now())
    await Edits(ground, lambda _: zalo).open()
    return Shop(ground, clock, zalo, Customers(ground, lambda _: zalo, Waker()))


@pytest.mark.asyncio
async def test_every_kind_of_edit_arrives(shop: Shop) -> None:
    customers = shop.customers
    for field, typed in (
        (Field.ALIAS, "Lan quận 1"),
        (Field.FULL_NAME, "Nguyễn Thị Lan"),
        (Field.PHONE, "0903123456"),
        (Field.ADDRESS, "1 Lê Lợi"),
        (Field.BIRTHDAY, "31/12/1999"),
    ):
        await customers.edit(LAN, field, typed)
    await customers.add_tag(LAN, "Sỉ")
    await customers.remove_tag(LAN, "VIP")
    await settle()
    assert await shop.left() == []
    assert shop.zalo.people[LAN.user_id] == Customer(
        LAN.user_id,
        "Lan",
        "Lan quận 1",
        phone="84903123456",
        address="1 Lê Lợi",
        birthday="31/12/1999",
        tags=("Sỉ",),
        full_name="Nguyễn Thị Lan",
    )
    assert shop.asked("change_customer")[0] == (LAN.user_id, CustomerChange(alias="Lan quận 1"))


@pytest.mark.asyncio
async def test_offline_it_waits_longer_each_time_and_nothing_is_lost(shop: Shop) -> None:
    shop.zalo.down = Transient("offline", reached=False)
    await shop.customers.edit(LAN, Field.ALIAS, "Lan quận 1")
    await shop.clock.advance(30)
    tries = shop.zalo.calls["change_customer"]
    assert 3 <= tries <= 6
    assert await shop.left() == [(Field.ALIAS, EditState.WAITING, "offline")]
    await shop.customers.edit(LAN, Field.PHONE, "0903123456")
    await settle()
    assert shop.zalo.calls["change_customer"] == tries, "a new edit doesn't cut the wait short"
    shop.zalo.down = None
    await shop.clock.advance(61)
    assert await shop.left() == []


@pytest.mark.asyncio
async def test_back_on_line_it_goes_at_once(shop: Shop) -> None:
    bus = shop.ground.bus
    shop.zalo.down = Transient("offline", reached=False)
    await shop.customers.edit(LAN, Field.ALIAS, "Lan quận 1")
    await shop.clock.advance(20)
    bus.publish(StatusChanged(OaStatus(OA, Health.OFFLINE, 0)))
    shop.zalo.down = None
    bus.publish(StatusChanged(OaStatus(OA, Health.LIVE, 0)))
    await settle()
    assert await shop.left() == []


@pytest.mark.asyncio
async def test_an_answer_that_was_lost_is_asked_for_again(shop: Shop) -> None:
    """Repeating an edit does no harm, and a tag that is gone already counts as taken away."""
    shop.zalo.people[LAN.user_id] = Customer(LAN.user_id, "Lan")
    await shop.customers.remove_tag(LAN, "VIP")
    await settle()
    assert await shop.left() == []
    assert shop.asked("untag", "customer") == [(LAN.user_id, "VIP"), LAN.user_id]


@pytest.mark.asyncio
async def test_a_refused_one_says_why_and_keeps_none_back(shop: Shop) -> None:
    shop.zalo.fail["change_customer"] = [Rejected("bad_parameter", zalo_code=-201, zalo_text="phone is invalid!")]
    await shop.customers.edit(LAN, Field.PHONE, "0903123456")
    await shop.customers.edit(LAN, Field.ALIAS, "Lan quận 1")
    await settle()
    assert await shop.left() == [(Field.PHONE, EditState.REFUSED, "bad_parameter")]
    card = await shop.customers.card(LAN)
    assert card is not None
    assert (card.customer.phone, card.customer.alias) == ("84903123456", "Lan quận 1")
    (edit,) = card.edits
    assert await shop.customers.retry(edit.id)
    await settle()
    assert await shop.left() == []


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("error", "state"),
    [
        (NeedsUser("permission_missing", zalo_code=-223), EditState.REFUSED),
        (NeedsUser("package_too_low", zalo_code=-224), EditState.REFUSED),
        (NeedsUser("login_again"), EditState.WAITING),
        (WrongPlace("203.0.113.7"), EditState.WAITING),
        (RateLimited(1_760_000_060_000), EditState.WAITING),
        (Transient("server"), EditState.WAITING),
    ],
)
async def test_who_has_to_act(shop: Shop, error: AppError, state: EditState) -> None:
    shop.zalo.down = error
    await shop.customers.edit(LAN, Field.ALIAS, "Lan quận 1")
    await settle()
    assert await shop.left() == [(Field.ALIAS, state, error.code)]
    assert shop.zalo.calls["change_customer"] == 1


@pytest.mark.asyncio
async def test_with_a_dead_login_it_waits_for_a_new_one(shop: Shop) -> None:
    shop.zalo.down = NeedsUser("login_again")
    await shop.customers.edit(LAN, Field.ALIAS, "Lan quận 1")
    await shop.clock.advance(600)
    assert shop.zalo.calls["change_customer"] == 1
    shop.zalo.down = None
    shop.ground.bus.publish(ConnectionsChanged(OA))
    await settle()
    assert await shop.left() == []


@pytest.mark.asyncio
async def test_a_disconnected_oa_is_not_called(shop: Shop) -> None:
    await shop.ground.db.write(connections.set_state, OA, ConnectionState.DISCONNECTED)
    await shop.customers.edit(LAN, Field.ALIAS, "Lan quận 1")
    await shop.clock.advance(120)
    assert shop.zalo.calls["change_customer"] == 0
    await shop.ground.db.write(connections.set_state, OA, ConnectionState.CONNECTED)
    shop.ground.bus.publish(ConnectionsChanged(OA))
    await settle()
    assert await shop.left() == []


@pytest.mark.asyncio
async def test_what_was_left_goes_after_the_next_start(ground: Ground, zalo: FakeZalo, clock: FakeClock) -> None:
    await connect(ground, zalo)
    zalo.write("11", "Còn hàng không?")
    await ground.db.write(messages.ingest, OA, zalo.rows, clock.now(), live=True)
    await Customers(ground, lambda _: zalo, Waker()).edit(LAN, Field.ALIAS, "Lan quận 1")
    assert not zalo.calls
    await Edits(ground, lambda _: zalo).open()
    await settle()
    assert zalo.person(LAN.user_id).alias == "Lan quận 1"


@pytest.mark.asyncio
async def test_an_edit_made_while_one_is_under_way_goes_too(shop: Shop) -> None:
    later = ["Lan quận 3"]

    def meanwhile(name: str) -> None:
        if name == "change_customer" and later:
            shop.ground.db._write(customer_edits.put, LAN, Field.ALIAS, later.pop(), by=OWNER, now=shop.clock.now())

    shop.zalo.before_answer = meanwhile
    await shop.customers.edit(LAN, Field.ALIAS, "Lan quận 1")
    await settle()
    assert shop.zalo.person(LAN.user_id).alias == "Lan quận 3"
    assert await shop.left() == []
